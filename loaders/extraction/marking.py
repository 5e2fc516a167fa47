"""From a sentence to its marks: names that are known, names that are new, agreements, "it" and "the unit"."""

import re
from dataclasses import replace
from typing import Final

from loaders.extraction import defining
from loaders.extraction.boards import mark_steered
from loaders.extraction.grouping import mark_groups, mark_theirs, merge
from loaders.extraction.naming import WEAK, Mention
from loaders.extraction.people import FULL, NAME, NO_PERSON, names_of_people
from loaders.extraction.reading import Reading
from loaders.extraction.regions import members
from loaders.extraction.slots import ANY, Body, Marked, Slot
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

OFFICE_AFTER: Final = re.compile(r"(?:,? Fire)? (?:and|&) Crime (?:(?P<who>Commissioner)|Panel)")
TITLED: Final = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Sir|Dame) (?P<surname>{NAME})\b(?! [A-Z])")
WEAK_NAME: Final = re.compile(
    r"(?P<name>\w+) (?:[Pp]rogramme|[Cc]ollaboration|[Uu]nit|[Ss]ystem|[Pp]roject)$"
)
INITIALS: Final = 3
"""Letters at least of initials that a unit goes by once its name was written in full."""
SURNAME: Final = 0.85
"""How sure it is who somebody is whose surname is all that a document gives."""
WHO_IS: Final = re.compile(
    rf"({GROUP}),? \(?(?:{PERSON}|{FULL})(?:\)|,)(?= (?:is|are|chairs|leads|hosts|has|was|also|who(?! [^,.]{{0,40}}\b[Cc]hair))\b)"
)
"""Who holds an office, beside the office that does something: "the Chief Constable of Kent, Ann Other, is the lead"."""
CALLED: Final = re.compile(
    r"\b(?:programme|unit|team|service|partnership|collaboration|alliance|arrangement) (?:called|known"
    r" as) (?:the )?"
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){1,4})"
)
AGREED_ON: Final = re.compile(
    r"\bAgreement (?:for|on|to|in relation to|in respect of|relating to"
    r"|about) (?:the )?(?:(?:Provision|Delivery|Creation) of )?(?:an? )?",
    re.I,
)
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
SERVICES: Final = re.compile(r"\b(?:to include|including|includes|covering) [^.;:]*,[^.;:]*$")
"""Before the last of a list of what an agreement is for: it is a service, and no unit."""
DEPUTY: Final = re.compile(
    rf"(?P<who>\b(?:Deputy|Assistant) (?:Chief Constable|Commissioner)s? (?:of|for|from|at) (?:the )?)(?P<of>{GROUP}|{PLACE})"
)
"""Who is at a force without being its chief does not stand for it."""
QUOTED: Final = re.compile(r"\s*\((?:[Tt]he )?[“\"'‘][^()]{2,40}[”\"'’]\)")
"""What a deed will call somebody: ("the Parties")."""
TWO_UNITS: Final = re.compile(rf"{defining.UNIT_HEADS},? and (?:the )?")
ARTICLE: Final = re.compile(
    r"(?:(?:Minutes|Meeting|Report|Terms of Reference) (?:of"
    r"|to) (?:the )?)?(?:(?:When|Since|After|Before|As|While|Under|In|At|For|With|By|From|Both|Like"
    r"|Unlike|Although|Within|Through|But|And"
    r"|Until|Whether|Our|Together) (?:the )?)?(?:The |A |An |Our |New |This )?"
)


def marked(text: str, reading: Reading) -> Marked:
    """The sentence with its names as marks."""
    result = Marked(text, text)
    _mark_names(result, reading)
    _mark_new(result, reading)
    _mark_called(result)
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


def _mark_names(result: Marked, reading: Reading) -> None:
    spans: list[tuple[int, int, Slot]] = []
    for short, body in reading.local.items():
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?![\w-])", result.text):
            kind = {"Board": "B", "Person": "N", "Partner": "G"}.get(body.label, "J")
            spans.append((match.start(), match.end(), Slot(kind, (replace(body, name=body.name),), match[0])))
    for short, bodies in reading.shorts.items():
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?![\w-])", result.text):
            spans.append((match.start(), match.end(), Slot("G", bodies, match[0])))
    grouped: dict[tuple[int, int], list[Mention]] = {}
    for mention in reading.names.mentions(result.text):
        grouped.setdefault((mention.start, mention.end), []).append(mention)
    for (start, end), mentions in grouped.items():
        tail = re.match(r" (?:Police|Constabulary)\b(?! and Crime)", result.text[end:])
        if tail and mentions[0].kind == "P":
            end += tail.end()
        office = OFFICE_AFTER.match(result.text, end)
        if office and mentions[0].kind == "F":
            end, mentions = office.end(), _offices(mentions, reading) if office["who"] else []
        slot = _slot(mentions, result.text[start:end], reading)
        if slot and not any(s < end and start < e and e - s >= end - start for s, e, _ in spans):
            spans = [span for span in spans if span[1] <= start or span[0] >= end]
            spans.append((start, end, slot))
    for start, end, rank, name in names_of_people(result.text):
        met = reading.known.resolve(name, ("Person",))
        slot = Slot("N", (Body(name, met.id, "Person"),), rank)
        spans = [span for span in spans if span[1] <= start or span[0] >= end]
        spans.append((start, end, _same_person(slot, reading)))
    for match in TITLED.finditer(result.text):
        full = re.findall(rf"\b({FULL})(?<= {match['surname']})\b", reading.text)
        names = {name for name in full if not NO_PERSON.search(name) and not name.startswith(match["title"])}
        if len(names) == 1 and not any(s < match.end() and match.start() < e for s, e, _ in spans):
            name = names.pop()
            who = Body(name, reading.known.resolve(name, ("Person",)).id, "Person", SURNAME)
            spans.append((match.start(), match.end(), Slot("N", (who,), match[0])))
    for start, end, slot in sorted(spans, key=lambda span: -span[0]):
        result.put(start, end, slot)


def _same_person(slot: Slot, reading: Reading) -> Slot:
    """Somebody whose surname alone is said is who was named in full before."""
    person = slot.bodies[0]
    surname = person.name.split()[-1]
    if " " in person.name:
        reading.people[surname] = person
    elif surname not in reading.people and not person.id:
        person = replace(person, sure=SURNAME)
    return replace(slot, bodies=(reading.people.get(surname, person),))


def _offices(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Kent Police" before "and Crime Commissioner" is the commissioner's area, and no force."""
    keys = [f"lpb-{m.id}" for m in mentions if f"lpb-{m.id}" in reading.names.nodes]
    return [replace(m, kind="P", id=key) for m, key in zip(mentions, keys, strict=False)]


def _slot(mentions: list[Mention], text: str, reading: Reading) -> Slot | None:
    kept = [m for m in mentions if _near(m.near, reading)]
    if not kept:
        return None
    first = kept[0]
    if first.kind == "A":
        node = reading.names.nodes[first.id]
        unit = reading.names.nodes.get(first.id.removesuffix("-agreement"))
        of = Body(unit.name, unit.id, unit.label) if unit else None
        return Slot("A", (Body(text, node.id, "Agreement"),), text, of=of)
    ids = {m.id for m in kept if m.kind not in "L"} or {m.id for m in kept}
    node = reading.names.nodes[first.id]
    body = Body(text, node.id, node.label) if len(ids) == 1 else Body(text, "", node.label)
    if first.kind == "P" and len(ids) > 1:
        return None
    kind = {"F": "G", "P": "G", "O": "G"}.get(first.kind, first.kind)
    return Slot(kind, (body,), text)


def _near(near: str, reading: Reading) -> bool:
    """Whether what a name's bracket says is spoken of in the document."""
    area = reading.publisher.name if reading.publisher else ""
    force = reading.other(reading.publisher, "Force") if reading.publisher else None
    if force and force.id in members(near, None):
        return True
    parts = re.split(r",\s*|\s+and\s+(?!Somerset)|\s+&\s+(?!Cornwall)", near)
    return all(part in reading.text for part in parts if part) or any(part in area for part in parts if part)


def _capitals(text: str) -> bool:
    """Whether a line is a title in capitals, but for its small words."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _mark_called(result: Marked) -> None:
    """ "A programme called Safer Together": a name that ends like no unit's, where the words before say that it is one."""
    for match in reversed(list(CALLED.finditer(result.marked))):
        result.put(
            match.start("name"),
            match.end("name"),
            Slot("J", (Body(match["name"], "", "Unit", defining.NEW),), match["name"]),
        )


def _mark_new(result: Marked, reading: Reading) -> None:
    """Boards, and joint units by their names, that nobody knows yet; a place in such a name is part of it."""
    for match in reversed(
        list(re.finditer(rf"({UNIT})(?: [A-Z]\w+){{0,3}} {defining.BOARD_HEADS}\b", result.marked))
    ):
        whole = result.slots[match[1]].text + match[0][1:]
        board = defining.named(whole, reading.known)
        if board.label == "Board":
            result.put(match.start(), match.end(), Slot("B", (board,), whole))
    for pattern, kind in ((defining.BOARD, "B"), (defining.UNIT, "J"), (defining.UNIT, "J")):
        if _capitals(result.text):
            result.marked = defining.titled(result.marked)
        for match in reversed(list(pattern.finditer(re.sub(PLACE, "X", result.marked)))):
            start = match.start() + len(ARTICLE.match(match[0])[0])  # type: ignore[index]
            start += max(
                (two.end() for two in TWO_UNITS.finditer(result.marked[start : match.end()])), default=0
            )
            start += max(
                (cut.end() for cut in AGREED_ON.finditer(result.marked[start : match.end()])), default=0
            )
            if re.search(rf"{UNIT} $", result.marked[:start]):
                start -= 2
            within = result.marked[start : match.end()]
            whole = "".join(result.slots[c].text if c in result.slots else c for c in within)
            called = re.search(r"(?:called|known as|named) (?:the )?$", result.marked[:start])
            if SERVICES.search(result.marked[:start]):
                continue
            enough = len(whole.split()) >= (2 if called else 3)
            if enough and not defining.OTHER.search(whole):
                result.put(start, match.end(), Slot(kind, (defining.named(whole, reading.known),), whole))
