"""From a sentence to its marks: names that are known, names that are new, agreements, "it" and "the unit"."""

import re
from typing import Final

from loaders.extraction.boards import mark_steered
from loaders.extraction.grouping import mark_groups, mark_theirs, merge
from loaders.extraction.introducing import mark_called, mark_new
from loaders.extraction.mentioning import mark_names
from loaders.extraction.naming import WEAK
from loaders.extraction.people import FULL
from loaders.extraction.reading import Reading
from loaders.extraction.slots import ANY, Marked
from loaders.extraction.slots import B as BOARD
from loaders.extraction.slots import G as GROUP
from loaders.extraction.slots import J as UNIT
from loaders.extraction.slots import L as PLACE
from loaders.extraction.slots import N as PERSON
from loaders.extraction.speaking import mark_agreements, mark_board, mark_spoken, mark_tails, mark_unsaid
from loaders.extraction.standins import (
    mark_alliance,
    mark_classes,
    mark_each,
    mark_pair,
    mark_publisher,
    mark_regional,
)

WEAK_NAME: Final = re.compile(
    r"(?P<name>\w+) (?:[Pp]rogramme|[Cc]ollaboration|[Uu]nit|[Ss]ystem|[Pp]roject)$"
)
INITIALS: Final = 3
"""Letters at least of initials that a unit goes by once its name was written in full."""
WHO_IS: Final = re.compile(
    rf"({GROUP}),? \(?(?:{PERSON}|{FULL})(?:\)|,)(?= (?:is|are|chairs|leads|hosts|has|was|also"
    rf"|who(?! [^,.]{{0,40}}\b[Cc]hair))\b)"
)
"""Who holds an office, beside the office that does something: "the Chief Constable of Kent, Ann Other, is the lead"."""
ATTRIBUTE: Final = re.compile(
    rf"(?<!employer of )({UNIT})((?:['’]s)? (?:(?:annual|recent|latest|first|major|murder|drugs"
    rf"|open) )?(?:review|investigations?|trial|awards?|conference|event|week"
    rf"|day|appeal|helicopters?|officers?"
    r"|detectives?|cases?|report|meetings?|campaign|raids?|arrests?|inquiry|inspection|website"
    r"|headquarters|open day|work|[Pp]ortfolio"
    r"|operations?|warrants?|staff|spokes\w+|van|base|annual|press|visit)\b)(?! (?:unit|team"
    r"|collaboration|service)\b)"
)
"""A unit's name before what is not the unit: "the ERSOU review was led by Kent" does not say who leads ERSOU."""
DEPUTY: Final = re.compile(
    rf"(?P<who>\b(?:Deputy|Assistant) (?:Chief Constable|Commissioner)s? (?:of|for|from|at)"
    rf" (?:the )?)(?P<of>{GROUP}|{PLACE})"
)
"""Who is at a force without being its chief does not stand for it."""
QUOTED: Final = re.compile(r"\s*\((?:[Tt]he )?[“\"'‘][^()]{2,40}[”\"'’]\)")
"""What a deed will call somebody: ("the Parties")."""


def marked(text: str, reading: Reading) -> Marked:
    """The sentence with its names as marks."""
    result = Marked(text, text)
    mark_names(result, reading)
    mark_new(result, reading)
    mark_called(result)
    mark_tails(result, reading)
    _learn_shorts(result, reading)
    result.marked = QUOTED.sub("", result.marked)
    result.marked = re.sub(
        rf"({ANY})\s*\(({ANY}|(?!Chair|Vice|Host|Lead)(?:[A-Z]{{2,6}} )?[A-Z][\w&-]{{1,9}})\)",
        lambda m: _same_twice(m, result),
        result.marked,
    )
    result.marked = re.sub(rf"{UNIT} [–—-] [^{ANY[1:-1]}.;:]{{3,60}}\(({UNIT})\)", r"\1", result.marked)
    result.marked = re.sub(rf"\b[Tt]he ((?!{GROUP}|{PLACE}){ANY})", r"\1", result.marked)
    result.marked = re.sub(f"{UNIT} ({BOARD})", r"\1", result.marked)
    result.beside = [result.slots[m[1]] for m in ATTRIBUTE.finditer(result.marked)]
    result.marked = ATTRIBUTE.sub(lambda m: result.slots[m[1]].text + m[2], result.marked)
    _mark_councils(result)
    mark_steered(result, reading)
    mark_spoken(result, reading)
    mark_unsaid(result, reading)
    mark_board(result, reading)
    mark_agreements(result, reading)
    result.marked = DEPUTY.sub(lambda m: m["who"] + result.slots[m["of"]].text, result.marked)
    mark_groups(result, reading)
    mark_theirs(result, reading)
    mark_each(result, reading)
    mark_pair(result, reading)
    mark_classes(result, reading)
    mark_regional(result, reading)
    mark_publisher(result, reading)
    merge(result)
    mark_alliance(result, reading)
    result.marked = WHO_IS.sub(r"\1", result.marked)
    return result


def _learn_shorts(result: Marked, reading: Reading) -> None:
    """The short form in brackets behind a partner, and the initials of a unit's name written in full."""
    for match in re.finditer(rf"({GROUP})\s*\(([A-Z][\w&-]{{1,9}})\)", result.marked):
        bodies = result.slots[match[1]].bodies
        if len(bodies) == 1 and bodies[0].label == "Partner":
            reading.local.setdefault(match[2], bodies[0])
    for slot in result.kinds("J"):
        words = re.findall(r"\b[A-Z]", slot.text) if " " in slot.text else []
        weak = WEAK_NAME.match(slot.text)
        if weak and weak["name"] in WEAK and len(slot.bodies) == 1:
            reading.local.setdefault(weak["name"], slot.bodies[0])
        if len(words) >= INITIALS and len(slot.bodies) == 1 and not reading.names.mentions("".join(words)):
            reading.local.setdefault("".join(words), slot.bodies[0])


def _mark_councils(result: Marked) -> None:
    """ "The Common Council of the City of London": the office, and not the area after it as well."""
    for match in reversed(list(re.finditer(rf"({GROUP}) of (?:the )?({GROUP}|{PLACE})", result.marked))):
        office, area = (result.slots[mark].bodies for mark in match.groups())
        if (
            len(office) == 1
            and office[0].id.removeprefix("lpb-") == area[0].id
            and office[0].id != area[0].id
        ):
            result.marked = result.marked[: match.start()] + match[1] + result.marked[match.end() :]


def _same_twice(match: re.Match[str], result: Marked) -> str:
    """A name and its short form in brackets, as one."""
    first, second = result.slots[match[1]], result.slots.get(match[2])
    if second is None:
        return match[1]
    same = {b.key for b in first.bodies} & {b.key for b in second.bodies}
    if not first.bodies[0].id and second.bodies[0].id and first.kind == second.kind:
        return match[2]
    return match[1] if same or (first.kind == second.kind == "J" and not first.bodies[0].id) else match[0]
