"""Pieces of WordprocessingML that python-docx has no name for, and text without what XML may not hold."""

import re
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

UNPRINTABLE: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(kind: str, /, *children: Any, **attributes: str) -> Any:
    """A `w:` element with `w:` attributes."""
    made = OxmlElement(f"w:{kind}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def clean(text: str) -> str:
    """Text that a file can hold and that shows as it was: without control characters.

    Examples
    --------
    >>> clean("Who\\x01 & <b>")
    'Who & <b>'
    """
    return UNPRINTABLE.sub("", text)


def run(text: str, style: str = "") -> Any:
    """A run of plain text, in a character style by its id."""
    said = element("t")
    said.text = clean(text)
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made = element("r", said)
    if style:
        made.insert(0, element("rPr", element("rStyle", val=style)))
    return made


def field(instruction: str, shown: str, style: str = "") -> list[Any]:
    """The runs of a field: what Word works out, and what stands there until it does."""
    told = element("instrText")
    told.text = f" {instruction} "
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", told),
        element("r", element("fldChar", fldCharType="separate")),
        run(shown, style),
        element("r", element("fldChar", fldCharType="end")),
    ]
