"""Boards by what is said of them elsewhere: "this group", a unit's board without a name, one under "Governance"."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from loaders.documents import Passage
from loaders.extraction.reading import Reading
from loaders.extraction.rules.members import COUNCILS
from loaders.extraction.sentences import DENIED, PAST, asserts
from loaders.extraction.slots import B, Body, Found, G, J, Marked, Slot
from loaders.extraction.titles import TITLE, post_of

HAS_BOARD: Final = re.compile(
    rf"(?P<u>{J}(?:(?:, | and |, and | & ){{1}}{J})*) (?:each )?(?:have|has) (?:an? |its own |their own )"
    r"(?:\w+[ -]){0,3}?(?P<kind>strategic|governance|oversight|management|programme)(?: level)?"
    r" (?P<what>board|group|committee)\b"
)
GOVERNANCE: Final = re.compile(r"\b(?:governance|oversight|accountability)\b", re.I)
WHOLE: Final = re.compile(r"\b(?:Collaboration|Alliance|Programme|Partnership)s?$")
OFTEN: Final = 2
"""How often a document names a collaboration at least, for a board under "Governance" to be asked about for it."""

GOVERNED: Final = re.compile(rf"\bgoverned (?:through|by) (?:the )?(?P<b>{B})")
CONTENT: Final = re.compile(r"[a-z]{4,}")
ENOUGH: Final = 4
"""Words of a unit's name at least, by which a description without its name is taken for it."""
CHIEF: Final = re.compile(r"\bchief constables?\b", re.I)


def asked(said: Marked, passage: Passage, reading: Reading) -> Iterator[Found]:
    """GOVERNS as a question: the board that units are said to have, and a board that stands under "Governance"."""
    for match in HAS_BOARD.finditer(said.marked):
        for slot in (said.slots[mark] for mark in match["u"] if mark in said.slots):
            for unit in slot.bodies:
                board = _own_board(unit, f"{match['kind']} {match['what']}", reading)
                yield Found("GOVERNS", unit, "boards: has a board", 0.85, board)
    through = GOVERNED.search(said.marked)
    described = (
        _described(said.text.split("governed")[0], reading) if through and not said.kinds("J") else None
    )
    if through and described:
        governing = said.slots[through["b"]].bodies[0]
        yield Found("GOVERNS", described, "boards: governs what is described", 0.8, governing)
    whole = _whole(reading)
    if whole and GOVERNANCE.search(passage.heading) and not said.kinds("J"):
        for named in said.kinds("B"):
            yield Found("GOVERNS", whole, "boards: under governance", 0.6, named.bodies[0])


def remember(said: Marked, reading: Reading) -> None:
    """Keep the one board of a sentence, which "this group" means in those after it."""
    boards = {slot.bodies[0].key: slot for slot in said.kinds("B")}
    if boards:
        reading.steered = next(iter(boards.values())) if len(boards) == 1 else None
        reading.steered_at = reading.passage


def _own_board(unit: Body, called: str, reading: Reading) -> Body:
    """The one known board of a unit of that kind, or a new one of the unit's name."""
    kind = called.split()[0]
    known = [
        n
        for n in reading.names.nodes.values()
        if n.label == "Board" and n.id.startswith(f"board-{unit.id}-{kind}")
    ]
    if len(known) == 1:
        return Body(known[0].name, known[0].id, "Board")
    return Body(f"{unit.name} {called}", "", "Board")


def _described(text: str, reading: Reading) -> Body | None:
    """The one known unit of whose name a description has every word: "collaboration between the services of ..."."""
    words = set(CONTENT.findall(text.lower()))
    fitting = [
        node
        for node in reading.names.nodes.values()
        if node.label == "Unit"
        and len(named := set(CONTENT.findall(node.name.lower()))) >= ENOUGH
        and named <= words
    ]
    return Body(fitting[0].name, fitting[0].id, "Unit") if len(fitting) == 1 else None


def _whole(reading: Reading) -> Body | None:
    """The collaboration as a whole that a document speaks of."""
    bodies = [slot.bodies[0] for slot in reading.named]
    nodes = reading.names.nodes
    often = Counter(b.id for b in bodies if b.id and WHOLE.search(nodes[b.id].name)).most_common(1)
    if not often or often[0][1] < OFTEN:
        return None
    node = nodes[often[0][0]]
    return Body(node.name, node.id, node.label)


LESSER: Final = re.compile(r"\b(?:[Dd]eputy|[Aa]ssistant|[Ff]ormer|[Aa]cting|[Tt]emporary)\s*$")
"""Before "Chief Constable of Kent": somebody else, whose post is not known by it."""
SEAT: Final = re.compile(rf"(?P<title>{TITLE}) (?:of|at) (?:the )?$")
MEMBERSHIP: Final = (
    re.compile(
        rf"\b[Mm]embership of (?P<b>{B}) (?:includes?|comprises?|consists? of|is made up of|is|are)\b:?(?P<who>[^.;:]+)"
    ),
    re.compile(
        rf"(?P<b>{B}),? (?:which )?(?:comprises|consists of|is (?:made up|composed) of|brings together)\b(?P<who>[^.;:]+)"
    ),
    re.compile(
        rf"(?P<who>[^.;:{J[1:-1]}]+?),? (?:also |all |both |each |jointly )*(?:attends?|sits? on|serves? on"
        rf"|(?:is|are) (?:also |both |all )?(?:an? )?(?:\w+ )?members? of) (?P<b>{B}|{J})"
    ),
)


def members(said: Marked, reading: Reading) -> Iterator[Found]:
    """MEMBER_OF a board by the bodies and known posts that sit on it; who is at a body is not that body."""
    if not asserts(said.marked) or DENIED.search(said.marked) or PAST.search(said.marked):
        return
    for match in (m for pattern in MEMBERSHIP for m in pattern.finditer(said.marked)):
        board = said.slots[match["b"]].bodies[0]
        if board.label != "Board" and board.id not in COUNCILS:
            continue
        for mark in re.finditer(G, match["who"]):
            slot = said.slots[mark[0]]
            before = match["who"][: mark.start()]
            if LESSER.search(before):
                continue
            seat = SEAT.search(before)
            title = seat["title"] if seat else "Chief Constable" if CHIEF.search(slot.text) else ""
            for body in slot.bodies:
                post = post_of(title, body.id, reading.names.nodes) if title else None
                if post or not seat:
                    yield Found("MEMBER_OF", board, "boards: member", 0.9 * body.sure, post or body)


STEERED: Final = re.compile(
    r"\b[Tt]h(?:e|is) (?:[Ss]teering |[Ee]xecutive |[Oo]versight |[Gg]overnance"
    r" )?(?P<noun>[Gg]roup|[Ss]ummit|[Cc]ommittee|[Bb]oard)\b"
    r"(?! (?:of|for) )"
)
NEAR: Final = 1
"""For how many passages a board stays what "the board" means."""


def mark_steered(result: Marked, reading: Reading) -> None:
    """ "This group", "the board": the one of that noun that was named just before."""
    board = reading.steered
    if board is None or reading.passage - reading.steered_at > NEAR or result.kinds("B"):
        return
    for match in reversed(list(STEERED.finditer(result.marked))):
        if board.text.lower().endswith(match["noun"].lower()):
            result.put(match.start(), match.end(), Slot("B", board.bodies, board.text))
