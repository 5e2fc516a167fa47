"""Who is responsible for a unit, coordinates or chairs it, and what it is linked to."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.sentences import PAST
from loaders.extraction.slots import B, Clause, Found, G, J, L, N, each

BE: Final = r"(?:(?:is|are|who is|also|jointly|currently)\s+)*"
SHAPES: Final = (
    (
        "responsible",
        re.compile(
            rf"(?P<g>{G}|{N}) (?:(?:is|are) {BE}responsible|has (?:overall |strategic |lead |executive )?responsibility)"
            rf" for (?P<u>{J})(?=$|[.,]| which| and)"
        ),
    ),
    ("coordinator", re.compile(rf"(?P<g>{G}) {BE}(?:co-?ordinates|co-?ordinating) (?:[\w ]{{0,60}}, known as )?(?P<u>{J})")),
    (
        "chair",
        re.compile(
            rf"(?P<u>{J}|{B}),? (?:(?:which )?(?:is|are) )?(?:currently |jointly )?chaired by "
            rf"(?:the )?(?P<g>{G}|{N})"
        ),
    ),
    ("chair", re.compile(rf"(?P<g>{G}|{N}) (?:chairs|is (?:the )?chair of|who chairs|ha(?:s|ve) chaired) (?P<u>{J}|{B})")),
)  # fmt: skip
LINKED: Final = re.compile(rf"(?P<u>{J})[^;.]{{0,60}}?\blinked to (?:the )?(?P<to>{J}|{G}|{L})")


def roles(clause: Clause) -> Iterator[Found]:
    """LEADS with the roles responsible, coordinator and chair."""
    if clause.denied or PAST.search(clause.text):
        return
    for role, pattern in SHAPES:
        for match in pattern.finditer(clause.text):
            yield from each(
                "LEADS", clause.slot(match["g"]), clause.slot(match["u"]), f"roles: {role}", 0.93, role=role
            )


def linked(clause: Clause) -> Iterator[Found]:
    """LINKED_TO, in those words."""
    if not clause.denied:
        for match in LINKED.finditer(clause.text):
            yield from each(
                "LINKED_TO", clause.slot(match["u"]), clause.slot(match["to"]), "roles: linked", 0.92
            )
