"""Titles and lines that are but a name: the unit of an agreement, of a heading, of an item, and bodies right under one."""

import re
from typing import Final

from loaders.documents import Document
from loaders.extraction.marking import marked
from loaders.extraction.reading import Reading
from loaders.extraction.saying import units_of, with_agreement
from loaders.extraction.slots import ANY, A, G, J, Marked, Slot

MOST: Final = 1_500
"""Letters of a sentence; a longer one is a table or a list that lost its shape, and is not read."""


def whole(document: Document, reading: Reading) -> Slot | None:
    """The one unit that an agreement names in its title and opening lines."""
    head = [document.name, *(p.text for p in document.passages[:5])]
    title = marked(document.name[:MOST], reading)
    if names_alone(title):
        return with_agreement(units_of(title)[0], reading)
    if not re.search(r"\bagreement\b|\bmemorandum\b", " ".join(head[:4]), re.I):
        return None
    titles = [line[:MOST] for line in head if not line.endswith(".")]
    units = {u.bodies[0].key: u for line in titles for u in units_of(marked(line, reading))}
    return with_agreement(next(iter(units.values())), reading) if len(units) == 1 else None


def under_heading(text: Marked, reading: Reading) -> Slot | None:
    """The bodies of a line that is nothing but their names, right under a heading that names one unit."""
    names = re.fullmatch(rf"\W*(?:between |with |the )*({G})\W*(?:\s[–—-]\s.*)?", text.marked, re.I)
    right = reading.alone == reading.passage - 1
    group = text.slots[names[1]] if names and right else None
    return group if group and len(group.bodies) > 1 else None


def names_alone(heading: Marked) -> bool:
    """Whether a heading is the name of a unit or of its agreement, with a date or a number at most."""
    return bool(
        re.fullmatch(
            rf"(?:[^{ANY[1:-1]}]*\d[^{ANY[1:-1]}]*|\W*)(?:the )?(?:{J}|{A})[^a-z]*", heading.marked, re.I
        )
    )


def names_line(item: Marked) -> Slot | None:
    """The unit of an item that is but its name with a date, as a heading over the items after it."""
    line = re.match(
        rf"^\W*(?P<m>{J}|{A})\W*(?:\s(?:first |now )?(?:signed|ended|made|dated|agreed)\b.*)?$", item.marked
    )
    slot = item.slots[line["m"]] if line else None
    return Slot("J", (slot.of,), slot.text) if slot and slot.kind == "A" and slot.of else slot
