"""Words that stand for forces without naming them: regions, "all five forces", "we", "the PCC", "a strategic alliance"."""

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from graph.schema import JOINT
from loaders.extraction.grouping import WHOM, labels_of
from loaders.extraction.reading import INFERRED, PUBLISHED, Reading
from loaders.extraction.regions import NUMBERS, members, regions
from loaders.extraction.slots import ANY, Body, Marked, Slot
from loaders.extraction.slots import G as GROUP
from loaders.extraction.slots import L as PLACE

REGION: Final = "|".join(
    re.escape(name) for region in regions() for name in sorted(region.names, key=len, reverse=True)
)
REGIONAL: Final = re.compile(
    rf"(?P<who>{WHOM})\s+(?:of|for|from|in|across)\s+(?:the\s+)?(?P<region>(?-i:{REGION}))"
    r"(?: region)?(?! (?-i:[A-Z]))",
    re.I,
)
COUNT: Final = rf"(?<!\w)(?:{'|'.join(NUMBERS)})(?!\w)"
CLASS: Final = re.compile(
    rf"(?:(?P<all>all|each|both)\s+(?:of\s+)?)?(?:the\s+)?(?:same\s+)?(?:(?P<count>{COUNT})\s+)?"
    rf"(?:(?P<before>{REGION})(?:['’]s)?\s+)?"
    r"(?:regional |member |partner |participating |local )?(?:[Pp]olice )?(?P<what>[Ff]orces"
    r"|PCCs and (?:their )?forces|[Cc]onstabularies)"
    rf"(?! (?:that|which) (?:make up|form|are in)(?! (?:the )?(?:{REGION})))"
    rf"(?:\s+(?:in|of|across|from|within|(?:that|which) (?:make up|form|are"
    rf" in))\s+(?:(?:the\s+)?(?P<after>{REGION})(?:\s+region)?"
    rf"|(?P<here>the\s+region\b)))?",
)
EXPLICIT: Final = re.compile(
    rf"{CLASS.pattern}(?:,|\s*[:(–—-]|\s+of|\s+in|\s+involved)?\s*[(–—]?\s*(?P<list>{GROUP})(?:\)"
    rf"|,(?=\s[a-z]))?".replace("?P<all>", "")
    .replace("?P<count>", "")
    .replace("?P<before>", "")
    .replace("?P<what>", "")
    .replace("?P<after>", "")
    .replace("?P<here>", "")
)
COUNTED: Final = re.compile(rf"(?:the )?(?:(?:{COUNT}) (?:(?:{REGION}) )?|(?:{REGION}) )(?P<list>{GROUP})")
ALLIANCE: Final = re.compile(
    r"\b(?:[Tt]he |[Aa] )?(?:formal )?(?:[Ss]trategic (?:[Pp]olicing )?)?[Aa]lliance\b"
)
OFTEN: Final = 3
"""How often a document names a region at least, to mean it by "the region"."""
NEAR: Final = 2
"""Within how many passages "both forces" means two that were named."""


def _counted(match: re.Match[str], result: Marked) -> str:
    """A list of forces without the "six North West" before it."""
    return match["list"] if len(result.slots[match["list"]].bodies) > 1 else match[0]


def _count(text: str) -> int | None:
    """The number that a text counts by, in words or figures."""
    return next((NUMBERS[word] for word in text.lower().split() if word in NUMBERS), None)


def mark_regional(result: Marked, reading: Reading) -> None:
    """ "The PCCs and Chief Constables in Yorkshire and the Humber"."""
    for match in reversed(list(REGIONAL.finditer(result.marked))):
        forces = _of_region(match["region"], _count(match["who"]), reading)
        labels = labels_of(match["who"])
        bodies = tuple(other for label in labels for body in forces if (other := reading.other(body, label)))
        if bodies and re.search(r"chief|commission|pcc|bod(?:y|ies)", match["who"], re.I):
            result.put(
                match.start(), match.end(), Slot("G", bodies, match[0], basis="inferred", scope="class")
            )


def mark_classes(result: Marked, reading: Reading) -> None:
    """ "All five forces", "the forces of Wales", "both forces"; a list beside such words is what they mean."""
    for pattern in (EXPLICIT, COUNTED):
        result.marked = pattern.sub(lambda match: _counted(match, result), result.marked)
    for slot in result.kinds("G"):
        forces = tuple(body for body in slot.bodies if body.label == "Force")
        if len(forces) > 1 and not slot.basis:
            reading.lists.append((reading.passage, forces))
    pair = re.search(rf"({GROUP})[^{ANY[1:-1]};]{{1,40}} with ({GROUP})", result.marked)
    if pair:
        two = tuple(
            body for mark in pair.groups() for body in result.slots[mark].bodies if body.label == "Force"
        )
        if len(two) == 2:
            reading.lists.append((reading.passage, two))
    for match in reversed(list(CLASS.finditer(result.marked))):
        said = match["count"] or ("both" if match["all"] == "both" else "")
        count, region = NUMBERS.get(said.lower()), match["before"] or match["after"]
        if match["here"]:
            region = region_spoken_of(reading, count)
        bodies = _of_region(region, count, reading) if region else _named_before(count, reading)
        if bodies:
            result.put(
                match.start(), match.end(), Slot("G", bodies, match[0], basis="inferred", scope="class")
            )


def region_spoken_of(reading: Reading, count: int | None) -> str:
    """The region that "the region" means: the one a document names far more often than others, or its publisher's."""
    named = Counter(region.names[0] for region in regions() for name in region.names if name in reading.text)
    often = Counter(
        {r.names[0]: sum(map(reading.text.count, r.names)) for r in regions() if r.names[0] in named}
    )
    first, second = ([*often.most_common(2), ("", 0), ("", 0)])[:2]
    if first[1] >= OFTEN and first[1] > 2 * second[1]:
        return first[0]
    force = reading.other(reading.publisher, "Force") if reading.publisher else None
    own = [r.names[0] for r in regions() if force and force.id in r.members and count in (None, r.size)]
    return own[0] if len(own) == 1 else ""


def _of_region(region: str, count: int | None, reading: Reading) -> tuple[Body, ...]:
    nodes = reading.names.nodes
    return tuple(Body(nodes[i].name, i, "Force", INFERRED) for i in members(region, count) if i in nodes)


def _named_before(count: int | None, reading: Reading) -> tuple[Body, ...]:
    """The forces that a number alone means: those of that many that were named, if only one list was of so many."""
    since = reading.passage - NEAR if count == 2 else 0
    fitting = [forces for at, forces in reading.lists if len(forces) == count and at >= since]
    alike = {frozenset(body.key for body in forces) for forces in fitting[-3:]}
    return tuple(replace(body, sure=INFERRED) for body in fitting[-1]) if len(alike) == 1 else ()


def mark_alliance(result: Marked, reading: Reading) -> None:
    """ "A strategic alliance" of forces that a sentence names: the one that is known by their names."""
    match = ALLIANCE.search(result.marked)
    if not match or result.kinds("J"):
        return
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
    if len(fitting) == 1:
        body = Body(match[0], fitting[0].id, fitting[0].label, INFERRED)
        result.put(match.start(), match.end(), Slot("J", (body,), match[0]))


PAIRED: Final = re.compile(
    rf"^\W*(?:\(?\w{{1,4}}\) )?(?:(?:Working|Shared|Together) )?[Ww]ith (?P<g>{GROUP}|{PLACE})\W*(?:only\W*)?(?=$|[A-Z])"
)
"""A line that says with whom the publisher does what is told under it."""
EACH: Final = re.compile(
    r"(?:the )?(?:Police and Crime )?(?:PCC|Commissioner)s? (?:for|of) each of (?:the|those)"
    r" (?:(?P<count>\w+) )?(?:areas|forces)\b"
    r"|\bboth (?:Police and Crime )?(?:PCCs|Commissioners)\b(?! (?:of|for))",
    re.I,
)


def mark_each(result: Marked, reading: Reading) -> None:
    """ "The Commissioner for each of the four areas", "both Commissioners": of the forces that the passage names."""
    match = EACH.search(result.marked)
    if not match:
        return
    named = [m.id for m in reading.names.mentions(reading.around) if m.kind == "F"]
    forces = [Body(reading.names.nodes[key].name, key, "Force") for key in dict.fromkeys(named)]
    said = (match["count"] or ("both" if match[0].lower().startswith("both") else "")).lower()
    bodies = tuple(other for force in forces if (other := reading.other(force, "PCC")))
    if len(bodies) > 1 and NUMBERS.get(said, len(bodies)) == len(bodies):
        result.put(match.start(), match.end(), Slot("G", bodies, match[0]))


def mark_pair(result: Marked, reading: Reading) -> None:
    """ "With Hampshire." over what is told: "the two forces" are that one and the publisher's."""
    pair = PAIRED.match(result.marked)
    force = reading.other(reading.publisher, "Force") if reading.publisher else None
    if pair and force:
        others = tuple(body for body in result.slots[pair["g"]].bodies if body.label == "Force")
        if others and force.id not in {body.id for body in others}:
            reading.lists.append((reading.passage, (force, *others)))


def mark_publisher(result: Marked, reading: Reading) -> None:
    if reading.publisher is None:
        return
    force, pcc = reading.other(reading.publisher, "Force"), reading.other(reading.publisher, "PCC")
    ours = force if reading.publisher.label == "Force" else pcc
    spoken = (
        (r"\b(?:We|we|ourselves)\b|(?<=: )ours\b", None if reading.inspected else ours),
        (r"\bI\b(?= (?:have |also |chair|lead|am ))", pcc if ours is pcc else None),
        (r"\b[Mm]y office\b", pcc if ours is pcc else None),
        (r"\b[Tt]he (?:PF?CC|Police(?:,? Fire)? and Crime Commissioner|Commissioner|OPF?CC)\b(?!s)", pcc),
        (r"\b[Tt]he (?:force|Force|[Cc]onstabulary|Chief Constable)\b(?! that\b| which\b)", force),
    )
    for pattern, body in spoken:
        for match in reversed(list(re.finditer(pattern, result.marked))):
            if body:
                result.put(match.start(), match.end(), Slot("G", (replace(body, sure=PUBLISHED),), match[0]))
