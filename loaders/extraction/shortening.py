"""Short forms of forces that a document defines itself: "Thames Valley Police (TVP)", "the four" means A, B, C and D."""

import re
from collections.abc import Iterable
from typing import Final

from loaders.documents import Passage
from loaders.extraction.naming import Names
from loaders.extraction.slots import Body

AFTER: Final = re.compile(r"\s*\((?:the )?[“\"']?(?P<short>[A-Z]{2,5})[”\"']?\)")
DEED: Final = re.compile(r"[^();“”\"]{0,90}\((?:the )?[“\"](?P<short>[A-Z][\w ]{1,20})[”\"]\)")
BEFORE: Final = re.compile(r"\b(?P<short>[A-Z]{2,5})[”\"']? (?:stands for|means|is short for) (?:the )?$")
SEVERAL: Final = re.compile(
    r"[“\"‘'](?P<short>(?:the )?[\w -]{2,25})[”\"’'] (?:means|stands for|are) (?P<list>[^.;]{5,200})"
)
LONGEST: Final = 1_500


def short_forces(passages: Iterable[Passage], names: Names) -> dict[str, tuple[Body, ...]]:
    """The forces that each short form of a document means.

    Examples
    --------
    >>> from graph.model import Entity
    >>> names = Names([Entity("thames-valley", "Force", {"name": "Thames Valley Police"})])
    >>> found = short_forces([Passage("This register belongs to Thames Valley Police (TVP).", "paragraph 1")], names)
    >>> {short: [body.id for body in bodies] for short, bodies in found.items()}
    {'TVP': ['thames-valley']}
    """
    found: dict[str, tuple[Body, ...]] = {}
    for text in (p.text for p in passages if len(p.text) <= LONGEST):
        forces = [m for m in names.mentions(text) if m.kind == "F"]
        for mention in forces:
            before = BEFORE.search(text, 0, mention.start)
            after = AFTER.match(text, mention.end) or DEED.match(text, mention.end)
            for match in filter(None, (before, after)):
                if not re.search(r"\b(?:and Crime|Commissioner)\b", match[0]):
                    found.setdefault(match["short"], (_body(mention.id, names),))
        for several in SEVERAL.finditer(text):
            kept = [m.id for m in names.mentions(several["list"]) if m.kind in "FL"]
            if len(kept) > 1:
                found.setdefault(several["short"], tuple(_body(key, names) for key in dict.fromkeys(kept)))
    return found


def _body(key: str, names: Names) -> Body:
    return Body(names.nodes[key].name, key, "Force")
