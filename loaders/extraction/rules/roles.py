"""Who is responsible for a unit, coordinates or chairs it, and what it is linked to."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.people import FULL, NO_PERSON
from loaders.extraction.reading import Reading
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import ANY, B, Body, Clause, Found, G, J, L, Marked, N, Slot, each

BE: Final = r"(?:(?:is|are|who is|also|jointly|currently)\s+)*"
SHAPES: Final = (
    (
        "responsible",
        re.compile(
            rf"(?P<g>{G}|{N}) (?:(?:is|are) {BE}responsible|has (?:overall |strategic |lead |executive"
            rf" )?responsibility)"
            rf" for (?P<u>{J})(?=$|[.,]| which| and)"
        ),
    ),
    (
        "responsible",
        re.compile(
            rf"(?P<g>{J})(?: |[^.;{ANY[1:-1]}]{{2,120}}?\band (?:is |are )?(?:also"
            rf" )?)(?:manages|managing|runs|running|delivers|delivering)"
            rf" (?:an?|the|its) [\w -]{{0,50}}(?:project|programme)(?:,? called|,? known as| [–—-]|:|,)? (?P<u>{J})"
        ),
    ),
    ("coordinator", re.compile(rf"(?P<g>{G}) {BE}(?:co-?ordinates|co-?ordinating) (?:[\w ]{{0,60}}, known as )?(?P<u>{J})")),
    (
        "chair",
        re.compile(
            rf"(?P<u>{J}|{B}),? (?:[^.;{ANY[1:-1]}]{{2,40}}{J} and )?(?:(?:which )?(?:is|are)"
            rf" )?(?:currently |jointly )?chaired by "
            rf"(?:the )?(?P<g>{N}|{FULL}|{G})"
        ),
    ),
    (
        "chair",
        re.compile(rf"(?P<g>{N}|{FULL}),? who (?:[\w ]{{1,30}} )?(?:is|has been) (?:the )?[Cc]hair of (?P<u>{J}|{B})"),
    ),
    ("chair", re.compile(rf"(?P<g>{G}|{N}) (?:chairs|(?:is|has been) (?:the )?[Cc]hair(?:man"
        rf"|woman)? of|who chairs|ha(?:s|ve) chaired) (?P<u>{J}|{B})")),
)  # fmt: skip
CHAIRING: Final = re.compile(
    rf"(?P<n>{N}|{FULL})(?:,? [^,;()]{{1,60}})? \((?:in the )?[Cc]hair(?:man|woman|person)?\)"
)
LINKED: Final = re.compile(rf"(?P<u>{J})[^;.]{{0,60}}?\blinked to (?:the )?(?P<to>{J}|{G}|{L})")


def roles(clause: Clause) -> Iterator[Found]:
    """LEADS with the roles responsible, coordinator and chair."""
    if clause.denied or PAST.search(clause.text):
        return
    for role, pattern in SHAPES:
        for match in pattern.finditer(clause.text):
            who = clause.slots.get(match["g"]) or Slot(
                "N", (Body(match["g"], "", "Person", 0.93),), match["g"]
            )
            if NO_PERSON.search(match["g"]):
                continue
            yield from each("LEADS", who, clause.slot(match["u"]), f"roles: {role}", 0.93, role=role)


def chairs(said: Marked, reading: Reading) -> Iterator[Found]:
    """LEADS as chair the board whose minutes these are: "Present: Ann Other, PCC for Kent (Chair)"."""
    for match in CHAIRING.finditer(said.marked):
        name = match["n"]
        person = (
            said.slots[name].bodies[0]
            if name in said.slots
            else Body(name, reading.known.resolve(name, ("Person",)).id, "Person")
        )
        if reading.board and not NO_PERSON.search(person.name):
            who = Slot("N", (person,), name)
            yield from each("LEADS", who, reading.board, "roles: chair of the minutes", 0.92, role="chair")


def linked(clause: Clause) -> Iterator[Found]:
    """LINKED_TO, in those words."""
    if not clause.denied:
        for match in LINKED.finditer(clause.text):
            yield from each(
                "LINKED_TO", clause.slot(match["u"]), clause.slot(match["to"]), "roles: linked", 0.92
            )
