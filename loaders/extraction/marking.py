"""From a sentence to its marks: names, lists of names, "all five forces", "we" and "the unit"."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from graph.schema import JOINT
from loaders.extraction import defining
from loaders.extraction.naming import Known, Mention, Names
from loaders.extraction.people import names_of_people
from loaders.extraction.regions import NUMBERS, members, regions
from loaders.extraction.slots import ANY, Body, Marked, Slot
from loaders.extraction.slots import G as GROUP
from loaders.extraction.slots import J as UNIT
from loaders.extraction.slots import L as PLACE

FORCES: Final = (
    r"(?:police )?(?:forces|constabularies)|chief constables|chief officers|police(?! and| authorit| &)"
)
COMMISSIONERS: Final = (
    r"(?:the )?(?:offices? of the )?(?:police(?:,? fire)? and crime commissioners|o?p(?:f)?ccs|commissioners|policing bodies"
    r"|police authorities|local policing bodies)"
)
WHO: Final = rf"(?:{FORCES}|{COMMISSIONERS})(?:\s*\((?:O?PCCs?|CCs)\))?"
WHOM: Final = rf"(?:the )?(?:(?:respective|two|three|four|five|six|seven)\s+)*{WHO}(?:\s*(?:,|and|&|,\s+and|and the|and their|and its)\s+(?:respective )?{WHO})*"
ONE: Final = (
    r"(?:the )?(?:(?P<pcc>(?:office of the )?(?:police(?:,? fire)? and crime commissioner|o?pf?cc|commissioner))"
    r"|(?P<cc>chief constable))(?:\s*\((?:O?PCC|CC)\))?"
)
SEPARATOR: Final = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*/\s*|\s*;\s*(?:and\s+)?|\s+as well as\s+|\s+(?:together |along )?with\s+(?=the Chief|[\ue000-\ue4ff])|\s+alongside\s+)(?:the\s+|both\s+)?"
MEMBER: Final = f"(?:{GROUP}|{PLACE})"
LIST: Final = rf"{MEMBER}(?:{SEPARATOR}{MEMBER})*"
PREFIXED: Final = re.compile(
    rf"(?:both |all )?(?P<who>{WHOM})\s+(?:of|for|from|in|covering|representing)\s+(?:the\s+)?(?:[A-Z]\w+(?:[ -][A-Z]\w+)? (?:region|area)\s*[(:,]\s*)?(?P<list>{LIST})",
    re.I,
)
SUFFIXED: Final = re.compile(rf"(?P<list>{LIST})(?:['’]s?)?\s+(?P<who>{WHOM})\b", re.I)
SINGLE: Final = re.compile(
    rf"{ONE}\s+(?:of|for)\s+(?P<list>{MEMBER})(?P<after>\s+(?:police|constabulary))?", re.I
)
SINGLE_AFTER: Final = re.compile(
    rf"(?P<list>{PLACE})(?:['’]s)?\s+(?:(?P<pcc>O?PF?CC\b|Police(?:,? Fire)? and Crime Commissioner\b)|(?P<cc>Chief Constable\b))"
)
PLAIN: Final = re.compile(rf"{MEMBER}(?:{SEPARATOR}{MEMBER})+")
REGION: Final = "|".join(
    re.escape(name) for region in regions() for name in sorted(region.names, key=len, reverse=True)
)
REGIONAL: Final = re.compile(
    rf"(?P<who>{WHOM})\s+(?:of|for|from|in|across)\s+(?:the\s+)?(?P<region>(?-i:{REGION}))(?: region)?(?! (?-i:[A-Z]))",
    re.I,
)
COUNT: Final = "|".join(NUMBERS)
CLASS: Final = re.compile(
    rf"(?:(?P<all>all|each|both)\s+(?:of\s+)?)?(?:the\s+)?(?:same\s+)?(?:(?P<count>{COUNT})\s+)?(?:(?P<before>{REGION})(?:['’]s)?\s+)?"
    rf"(?:regional |member |partner |participating |local )?(?:[Pp]olice )?(?P<what>[Ff]orces|PCCs and (?:their )?forces|[Cc]onstabularies)"
    rf"(?:\s+(?:in|of|across|from|within)\s+(?:the\s+)?(?P<after>{REGION})(?:\s+region)?)?",
)
EXPLICIT: Final = re.compile(
    rf"{CLASS.pattern}(?:,|\s*[:(–—-]|\s+of|\s+in|\s+involved)?\s*[(–—]?\s*(?P<list>{GROUP})\)?".replace(
        "?P<all>", ""
    )
    .replace("?P<count>", "")
    .replace("?P<before>", "")
    .replace("?P<what>", "")
    .replace("?P<after>", "")
)
COUNTED: Final = rf"(?:the )?(?:(?:{COUNT}) (?:(?:{REGION}) )?|(?:{REGION}) )(?P<list>{GROUP})"
AGREED: Final = re.compile(
    rf"(?P<unit>{UNIT})(?:['’]s)?\s+(?:(?:section|s\.?)\s*2[23]A?\s+)?(?:overarching |collaboration |partnership |legal )*agreement\b"
    rf"|(?:(?:section|s\.?)\s*2[23]A?\s+)?(?:collaboration |partnership )?(?<!\bno )agreement(?: for the provision of| for| on| about| in relation to"
    rf"| in respect of| relating to| concerning| covering| establishing| to establish)\s+(?:an? )?(?P<later>{UNIT})",
    re.I,
)
PRONOUN: Final = re.compile(
    r"^(?P<it>It|This|They)(?=\s+(?:is|was|has|serves|covers|comprises|provides|includes|involves|works|supports|brings|brought|consists|operates|forms|will|began|sits|ended|came|became|continues|reports)\b)"
    r"|^(?P<its>Its)\b"
    r"|\b(?P<the>[Tt]h(?:e|is) (?:joint |collaborated |shared |regional |pilot |new |specialist )?(?:unit|service|collaboration|team|alliance|programme|department|consortium|partnership|directorate|bureau|network|function|group))\b(?! (?:of|between|for|in)\b)"
)
OFFICE_AFTER: Final = re.compile(r"(?:,? Fire)? (?:and|&) Crime (?:(?P<who>Commissioner)|Panel)")
ALLIANCE: Final = re.compile(r"\b(?:[Tt]he |[Aa] )?(?:formal )?[Ss]trategic (?:[Pp]olicing )?[Aa]lliance\b")
ARTICLE: Final = re.compile(r"(?:The |A |An |Our |New |This )?")
INFERRED: Final = 0.9
PUBLISHED: Final = 0.95
SPOKEN: Final = 0.97
LISTED: Final = 0.98
NEAR: Final = 2
"""Within how many passages "both forces" means two that were named."""


@dataclass(slots=True)
class Reading:
    """What is known while a document is read, sentence by sentence."""

    known: Known
    names: Names
    text: str
    local: dict[str, Body]
    publisher: Body | None = None
    topic: Slot | None = None
    fresh: bool = False
    lists: list[tuple[int, tuple[Body, ...]]] = field(default_factory=list)
    passage: int = 0

    def other(self, body: Body, label: str) -> Body | None:
        """The force of a policing body, or the policing body of a force."""
        if body.label == label:
            return body
        key = body.id.removeprefix("lpb-") if label == "Force" else f"lpb-{body.id}"
        node = self.names.nodes.get(key)
        return Body(body.name, key, node.label, body.sure) if node and node.label == label else None


def marked(text: str, reading: Reading) -> Marked:
    """The sentence with its names as marks."""
    result = Marked(text, text)
    _mark_names(result, reading)
    _mark_new(result, reading)
    result.marked = re.sub(
        rf"({ANY})\s*\(({ANY}|(?:[A-Z]{{2,6}} )?[A-Z][\w&-]{{1,9}})\)",
        lambda m: _same_twice(m, result),
        result.marked,
    )
    result.marked = re.sub(rf"\b[Tt]he ((?!{GROUP}|{PLACE}){ANY})", r"\1", result.marked)
    _mark_spoken(result, reading)
    _mark_agreements(result, reading)
    _mark_groups(result, reading)
    _mark_classes(result, reading)
    _mark_regional(result, reading)
    _mark_publisher(result, reading)
    _merge(result)
    _mark_alliance(result, reading)
    return result


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
            kind = "B" if body.label == "Board" else "J"
            spans.append((match.start(), match.end(), Slot(kind, (replace(body, name=body.name),), match[0])))
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
        spans.append((start, end, slot))
    for start, end, slot in sorted(spans, key=lambda span: -span[0]):
        result.put(start, end, slot)


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
    parts = re.split(r",\s*|\s+and\s+", near)
    return all(part in reading.text for part in parts if part) or any(part in area for part in parts if part)


def _mark_new(result: Marked, reading: Reading) -> None:
    """Boards, and joint units by their names, that nobody knows yet; a place in such a name is part of it."""
    for pattern, kind in ((defining.BOARD, "B"), (defining.UNIT, "J")):
        for match in reversed(list(pattern.finditer(re.sub(PLACE, "X", result.marked)))):
            start = match.start() + len(ARTICLE.match(match[0])[0])  # type: ignore[index]
            within = result.marked[start : match.end()]
            whole = "".join(result.slots[c].text if c in result.slots else c for c in within)
            called = re.search(r"(?:called|known as|named) (?:the )?$", result.marked[:start])
            enough = len(whole.split()) >= (2 if called else 3)
            if enough and not defining.OTHER.search(whole):
                result.put(start, match.end(), Slot(kind, (defining.named(whole, reading.known),), whole))


def _mark_spoken(result: Marked, reading: Reading) -> None:
    """ "It", "the unit": the unit that was spoken of before."""
    if reading.topic is None:
        return
    topic = replace(
        reading.topic, bodies=tuple(replace(b, sure=b.sure * SPOKEN) for b in reading.topic.bodies)
    )
    for match in reversed(list(PRONOUN.finditer(result.marked))):
        if not match["the"] and not reading.fresh:
            continue
        before = result.kinds("J", result.marked[: match.start()])
        slot = (
            Slot("J", (before[-1].bodies[0],), match[0])
            if before and match["the"]
            else replace(topic, text=match[0])
        )
        letter = result.mark(slot)
        own = "'s" if match["its"] else ""
        result.marked = result.marked[: match.start()] + letter + own + result.marked[match.end() :]


def _mark_agreements(result: Marked, reading: Reading) -> None:
    for match in reversed(list(AGREED.finditer(result.marked))):
        unit = result.slots[match["unit"] or match["later"]].bodies[0]
        result.put(match.start(), match.end(), Slot("A", (agreement(unit, reading),), match[0], of=unit))


def agreement(unit: Body, reading: Reading) -> Body:
    """The agreement on a unit: the known one, or a new one named for it."""
    node = reading.names.nodes.get(f"{unit.id}-agreement") if unit.id else None
    known = reading.names.nodes.get(unit.id)
    name = known.name if known else unit.name
    return Body(
        node.name if node else f"Agreement on {name}", node.id if node else "", "Agreement", unit.sure
    )


def _labels(who: str) -> tuple[str, ...]:
    said = who.lower()
    pcc = re.search(r"commissioner|pccs?|pfcc|policing bod", said)
    force = re.search(r"forces|constabular|chief|police(?!,? (?:fire )?and crime)", said)
    return (*(("Force",) if force else ()), *(("PCC",) if pcc else ()))


def _bodies(letters: str, labels: tuple[str, ...], result: Marked, reading: Reading) -> tuple[Body, ...]:
    found = []
    for letter in letters:
        if letter not in result.slots or result.slots[letter].kind not in ("G", "L"):
            continue
        for body in result.slots[letter].bodies:
            if body.label not in ("Force", "PCC") or (body.label == "PCC" and "PCC" not in labels):
                found.append(body)
            else:
                found += [other for label in labels if (other := reading.other(body, label))]
    return tuple(dict.fromkeys(found))


def _mark_groups(result: Marked, reading: Reading) -> None:
    for pattern in (PREFIXED, SUFFIXED):
        for match in reversed(list(pattern.finditer(result.marked))):
            letters = match["list"]
            if (
                pattern is SUFFIXED
                and len([c for c in letters if c in result.slots]) < 2
                and "L" not in {result.slots[c].kind for c in letters if c in result.slots}
            ):
                continue
            bodies = _bodies(letters, _labels(match["who"]), result, reading)
            if bodies:
                result.put(match.start(), match.end(), Slot("G", bodies, match[0]))
    for single in (SINGLE, SINGLE_AFTER):
        for match in reversed(list(single.finditer(result.marked))):
            label = "PCC" if match["pcc"] else "Force"
            bodies = _bodies(match["list"], (label,), result, reading)
            if bodies:
                result.put(match.start(), match.end(), Slot("G", bodies, match[0]))
    for match in reversed(list(PLAIN.finditer(result.marked))):
        slots = [result.slots[c] for c in match[0] if c in result.slots]
        each = [b if s.kind == "G" else replace(b, sure=b.sure * LISTED) for s in slots for b in s.bodies]
        if not any(s.basis for s in slots):
            result.put(match.start(), match.end(), Slot("G", tuple(dict.fromkeys(each)), match[0]))


def _counted(match: re.Match[str], result: Marked) -> str:
    """A list of forces without the "six North West" before it."""
    return match["list"] if len(result.slots[match["list"]].bodies) > 1 else match[0]


def _count(text: str) -> int | None:
    """The number that a text counts by, in words or figures."""
    return next((NUMBERS[word] for word in text.lower().split() if word in NUMBERS), None)


def _mark_regional(result: Marked, reading: Reading) -> None:
    """ "The PCCs and Chief Constables in Yorkshire and the Humber"."""
    for match in reversed(list(REGIONAL.finditer(result.marked))):
        nodes = reading.names.nodes
        forces = [
            Body(nodes[i].name, i, "Force", INFERRED)
            for i in members(match["region"], _count(match["who"]))
            if i in nodes
        ]
        labels = _labels(match["who"])
        bodies = tuple(other for label in labels for body in forces if (other := reading.other(body, label)))
        if bodies and re.search(r"chief|commission|pcc|bod(?:y|ies)", match["who"], re.I):
            result.put(
                match.start(), match.end(), Slot("G", bodies, match[0], basis="inferred", scope="class")
            )


def _mark_classes(result: Marked, reading: Reading) -> None:
    result.marked = re.sub(
        EXPLICIT.pattern,
        lambda m: m["list"] if len(result.slots[m["list"]].bodies) > 1 else m[0],
        result.marked,
    )
    result.marked = re.sub(COUNTED, lambda m: _counted(m, result), result.marked)
    for slot in result.kinds("G"):
        forces = tuple(b for b in slot.bodies if b.label == "Force")
        if len(forces) > 1 and not slot.basis:
            reading.lists.append((reading.passage, forces))
    for match in reversed(list(CLASS.finditer(result.marked))):
        said = match["count"] or ("both" if match["all"] == "both" else "")
        count, region = NUMBERS.get(said.lower()) if said else None, match["before"] or match["after"]
        bodies: tuple[Body, ...] = ()
        if region:
            ids = members(region, count)
            bodies = tuple(
                Body(reading.names.nodes[i].name, i, "Force", INFERRED)
                for i in ids
                if i in reading.names.nodes
            )
        elif count:
            near = reading.passage - (NEAR if count == 2 else len(reading.text))
            fitting = [forces for at, forces in reading.lists if len(forces) == count and at >= near]
            if fitting and len({frozenset(b.key for b in forces) for forces in fitting[-3:]}) == 1:
                bodies = tuple(replace(b, sure=INFERRED) for b in fitting[-1])
        if bodies:
            result.put(
                match.start(), match.end(), Slot("G", bodies, match[0], basis="inferred", scope="class")
            )


def _mark_alliance(result: Marked, reading: Reading) -> None:
    """ "A strategic alliance" of forces that a sentence names: the one that is known by their names."""
    forces = {b.id for s in result.kinds("G") for b in s.bodies if b.label in ("Force", "PCC")}
    areas = {
        re.sub(r" (?:Police|Constabulary).*", "", reading.names.nodes[f.removeprefix("lpb-")].name)
        for f in forces
        if f
    }
    fitting = [
        node
        for node in reading.names.nodes.values()
        if node.label in JOINT and re.search("strategic alliance$", node.name, re.I) and len(areas) > 1
        and all(area in node.name for area in areas)
    ]  # fmt: skip
    match = ALLIANCE.search(result.marked)
    if match and len(fitting) == 1 and not result.kinds("J"):
        body = Body(match[0], fitting[0].id, fitting[0].label, INFERRED)
        result.put(match.start(), match.end(), Slot("J", (body,), match[0]))


def _mark_publisher(result: Marked, reading: Reading) -> None:
    if reading.publisher is None:
        return
    force, pcc = reading.other(reading.publisher, "Force"), reading.other(reading.publisher, "PCC")
    ours = force if reading.publisher.label == "Force" else pcc
    spoken = (
        (r"\b(?:We|we)\b", ours),
        (r"\b[Tt]he (?:PF?CC|Police(?:,? Fire)? and Crime Commissioner|Commissioner|OPF?CC)\b(?!s)", pcc),
        (r"\b[Tt]he (?:force|Force|[Cc]onstabulary|Chief Constable)\b(?! that\b| which\b)", force),
    )
    for pattern, body in spoken:
        for match in reversed(list(re.finditer(pattern, result.marked))):
            if body:
                result.put(match.start(), match.end(), Slot("G", (replace(body, sure=PUBLISHED),), match[0]))


def _merge(result: Marked) -> None:
    for match in reversed(list(re.finditer(f"{GROUP}(?:{SEPARATOR}{GROUP})+", result.marked))):
        slots = [result.slots[c] for c in match[0] if c in result.slots]
        if len({(s.basis, s.scope) for s in slots}) == 1:
            bodies = tuple(dict.fromkeys(b for s in slots for b in s.bodies))
            result.put(
                match.start(), match.end(), Slot("G", bodies, match[0], slots[0].basis, slots[0].scope)
            )
