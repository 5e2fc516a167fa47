"""What stands for a name that was said before: "it", "the unit", nothing at all, "the Agreement"."""

import re
from dataclasses import replace
from typing import Final

from loaders.extraction.reading import PUBLISHED, SPOKEN, Reading, agreement
from loaders.extraction.slots import Body, Marked, Slot
from loaders.extraction.slots import J as UNIT

AGREED: Final = re.compile(
    rf"(?P<unit>{UNIT})(?:['’]s)?(?:\s*[–—-])?\s+(?:(?:section|s\.?)\s*2[23]A?\s+)?(?:overarching "
    r"|collaboration |partnership |legal )*agreement\b"
    r"|(?:(?:section|s\.?)\s*2[23]A?\s+)?(?:collaboration |partnership )?(?<!\bno )agreement"
    r"(?: for the provision of| for| on| about| in relation to"
    r"| in respect of| relating to| concerning| covering| establishing| to establish)\s+"
    rf"(?:an? )?(?P<later>{UNIT})",
    re.I,
)
PRONOUN: Final = re.compile(
    r"^(?P<it>It|This|They)(?=\s+(?:is|was|has|serves|covers|comprises|provides|includes|involves"
    r"|works|supports|expires|runs|lasts|closed|employs|brings|brought|consists|operates|forms|will"
    r"|began|sits|ended|came|became"
    r"|continues|reports)\b)"
    r"|^(?P<its>Its)\b"
    r"|\b(?P<the>[Tt]h(?:e|is|at) (?:joint |collaborated |shared |regional |pilot |new "
    r"|specialist |[Ss]trategic )?(?:[Uu]nit|[Ss]ervice|[Cc]ollaboration|[Tt]eam|[Aa]lliance"
    r"|[Pp]rogramme|[Dd]epartment"
    r"|[Cc]onsortium|[Pp]artnership|[Dd]irectorate|[Bb]ureau|[Nn]etwork|[Ff]unction|[Gg]roup))\b"
    r"(?! (?:of|between|for|in(?! (?:\d|[A-Z][a-z]+ \d)))\b)|\b[Tt]his (?P<this>collaboration|alliance"
    r"|partnership|unit)\b"
    r"|(?<=, )it(?= has (?:since|now)\b)|^it(?= has (?:since|now)\b)|(?<=and )it(?= (?:came|ended"
    r"|closed|ceased|is|was)\b)|(?<=contribute to )(?P<object>it)\b"
    r"|(?<=contributes to )it\b|(?<=belong to )it\b"
    r"|(?<=belongs to )it\b|(?<=part of )it\b|(?<=members of )it\b|(?<=up to )it\b|(?<=member of )it\b"
    r"|(?<=officers to )it\b"
    r"|(?<=staff to )it\b|(?<=\bjoined )it\b|(?<=\bleads )it\b|(?<=\bhosts )it\b|(?<=\bruns )it\b"
    r"|(?<=\brun )it\b"
    r"|(?<=\brunning )it\b|(?<=\bleft )it\b|(?<=\bheads )it\b|(?<=\bshare )it\b|(?<=\bset )it(?= up\b)"
    r"|(?<=\bwho )(?:run|lead) it\b"
    r"|(?<=\bleads on )it\b|(?<=\blead on )it\b|(?<=\bparty to )it\b|(?<=\binto )it\b|(?<=\bin charge of"
    r" )it\b|(?<=\bjoin )it\b|(?<=\bof )it(?=[,.;]|$)|(?<=, and )it\b|(?<=\bfor )it(?=[.;]|$)"
)
RECENT: Final = 6
"""How many units back one may have been named whose name is then written shorter."""
WORKING: Final = ("unit", "team", "service", "department", "directorate", "bureau")
WIDER: Final = re.compile(
    r"(?:Group|Board|Committee|Programme|Alliance|Partnership|Network"
    r"|Policing in Wales)\b(?: \(.*\))?$"
)
BOARD_SAID: Final = re.compile(r"\b[Tt]he (?:[Cc]ommittee|[Bb]oard)\b(?! (?:of|for) )")
TOGETHER: Final = re.compile(
    r"^(?:Together,? they|They)(?= (?:also |now |both |all |jointly )*(?:share|run|operate|take part"
    r"|work together"
    r"|have|are (?:both )?(?:members|partners)"
    r"|belong|collaborate|contribute)\b)"
)
JOINS: Final = re.compile(
    r"(?<=, )it(?= (?:runs|shares|operates) )|^It(?= (?:also |now |currently )?(?:belongs to"
    r"|contributes \w|takes part in|participates in|does not take part"
    r"|is (?:also |not )?a (?:member|partner|party|signatory) (?:of|in|to)))"
)
AGREEMENT_SAID: Final = re.compile(
    r"\b(?:[Tt]h(?:e|is)|THIS) (?:(?:[Ss]ection|[Ss]\.?) ?2[23]A )?(?:[Cc]ollaboration )?(?:[Aa]greement"
    r"|AGREEMENT)\b"
)
WE_THE_UNIT: Final = re.compile(
    r"^We(?= (?:are|were) (?:an? |the |one of )(?:[\w-]+ ){0,5}(?:unit|team|service|collaboration"
    r"|partnership|alliance|department|consortium)\b)"
)
"""A unit that speaks of itself."""
US: Final = re.compile(
    r"(?<=\bhost )us\b|(?<=\bhosts )us\b|(?<=\bleads )us\b|(?<=\blead )us\b|(?<=\bhosted )us\b"
)
UNSAID: Final = re.compile(
    r"(?:Involves|Operates|Provides|Serves|Covers|Comprises|Brings together|Delivers|Supports|Led by"
    r"|Hosted by|Works across"
    r"|Consists of|Made up of|Shared by|Run by|Belongs|Sits|Falls|Reports|Set up|Established|Formed"
    r"|Created|Launched|Staffed"
    r"|Funded|Owned|Began|Started|Went live|Runs|Closed|Ended|Part of|Shared between|Governed|Overseen"
    r"|Chaired|Headed"
    r"|Commanded|Managed)\b"
)
WITH_US: Final = re.compile(
    rf"^(?:Yes[.,:] )?({UNIT})(?:,| \(?)\s*(?:together |along |jointly |shared )?with (?=[\ue000-\ue7ff])"
)


def mark_spoken(result: Marked, reading: Reading) -> None:
    """ "It", "the unit": the unit that was spoken of before; "it belongs to": the force."""
    together = TOGETHER.match(result.marked)
    if together and reading.subject and len(reading.subject.bodies) > 1:
        result.put(0, together.end(), replace(reading.subject, text="They"))
    joins = JOINS.search(result.marked)
    if joins and reading.subject and len(reading.subject.bodies) == 1:
        body = replace(reading.subject.bodies[0], sure=SPOKEN)
        mark = result.mark(Slot("G", (body,), "It"))
        result.marked = result.marked[: joins.start()] + mark + result.marked[joins.end() :]
    if reading.topic is None:
        return
    if reading.passage - reading.spoken <= 1:
        for pattern in (WE_THE_UNIT, *(() if reading.publisher else (US,))):
            for match in reversed(list(pattern.finditer(result.marked))):
                result.put(match.start(), match.end(), replace(reading.topic, text=match[0]))
    topic = replace(
        reading.topic, bodies=tuple(replace(b, sure=b.sure * SPOKEN) for b in reading.topic.bodies)
    )
    for match in reversed(list(PRONOUN.finditer(result.marked))):
        here = match[0] == "it" and re.match(UNIT, result.marked) and result.slots[result.marked[0]]
        if here:
            letter = result.mark(
                replace(here, bodies=tuple(replace(b, sure=b.sure * SPOKEN) for b in here.bodies))
            )
            result.marked = result.marked[: match.start()] + letter + result.marked[match.end() :]
            continue
        if not (match["the"] or match["this"] or reading.fresh) or _introduced(match, reading):
            continue
        before = result.kinds("J", result.marked[: match.start()])
        if result.marked[: match.start()].endswith("part of "):
            before = []
        slot = (
            Slot("J", (before[-1].bodies[0],), match[0])
            if before and match["the"]
            else replace(topic, text=match[0])
        )
        if match["the"] and not before:
            called = _called(match["the"].split()[-1], slot, reading)
            if called is None:
                continue
            slot = called
        letter = result.mark(slot)
        own = "'s" if match["its"] else ""
        result.marked = result.marked[: match.start()] + letter + own + result.marked[match.end() :]


def mark_board(result: Marked, reading: Reading) -> None:
    """ "The committee" in the minutes of one."""
    if reading.board and not result.kinds("B"):
        for match in reversed(list(BOARD_SAID.finditer(result.marked))):
            result.put(match.start(), match.end(), replace(reading.board, kind="B", text=match[0]))


def _called(noun: str, slot: Slot, reading: Reading) -> Slot | None:
    """Whom "the unit" means: what is spoken of, unless that is a group or a programme; then the last that was a unit."""
    if noun.lower() not in WORKING or not WIDER.search(_whole(slot.bodies[0], reading)):
        return slot
    earlier = [s for s in reading.named if noun.lower() in _whole(s.bodies[0], reading).lower()]
    if not earlier:
        return None
    body = earlier[-1].bodies[0]
    return replace(earlier[-1], bodies=(replace(body, sure=body.sure * SPOKEN),), text=slot.text)


def _whole(body: Body, reading: Reading) -> str:
    node = reading.names.nodes.get(body.id)
    return node.name if node else body.name


def mark_unsaid(result: Marked, reading: Reading) -> None:
    """ "Operates across ..." under the name of a unit: the unit is the subject that is left out; so is who answers."""
    ours = WITH_US.match(result.marked)
    if ours and reading.publisher:
        result.marked = (
            f"{result.mark(Slot('G', (replace(reading.publisher, sure=PUBLISHED),), ''))} shares {ours[1]} with "
            + result.marked[ours.end() :]
        )
    if reading.topic and reading.fresh and (verb := UNSAID.match(result.marked)):
        slot = replace(reading.topic, text="")
        result.marked = f"{result.mark(slot)} {verb[0].lower()}{result.marked[verb.end() :]}"


def mark_tails(result: Marked, reading: Reading) -> None:
    """A new name that only ends the known one of a unit spoken of: "the Regional Organised Crime Unit" of the South West."""
    for mark, slot in result.slots.items():
        new = slot.kind == "J" and len(slot.bodies) == 1 and not slot.bodies[0].id
        said = slot.bodies[0].name.removeprefix("The ") if new else ""
        near = (
            (reading.section, reading.topic, reading.whole, *reading.named[-RECENT:]) if " " in said else ()
        )
        bodies = [s.bodies[0] for s in near if s and _whole(s.bodies[0], reading).endswith(f" {said}")]
        whole = {body.key: body for body in bodies}
        if len(whole) == 1:
            body = next(iter(whole.values()))
            result.slots[mark] = replace(slot, bodies=(replace(body, sure=SPOKEN),))


def _introduced(match: re.Match[str], reading: Reading) -> bool:
    """Whether "the team" means a team that its own paragraph brings in without a name."""
    noun = match[0].split()[-1]
    new = re.search(rf"\b[Aa]n?(?:\s[\w-]+){{0,5}}\s{noun}\b", reading.around)
    return bool(match["the"] and new and reading.spoken < reading.passage)


def mark_agreements(result: Marked, reading: Reading) -> None:
    for match in reversed(list(AGREED.finditer(result.marked))):
        unit = result.slots[match["unit"] or match["later"]].bodies[0]
        result.put(match.start(), match.end(), Slot("A", (agreement(unit, reading),), match[0], of=unit))
    for match in reversed(list(AGREEMENT_SAID.finditer(result.marked))):
        about = (reading.whole if "A" in match[0] else None) or reading.topic
        if about:
            unit = replace(about.bodies[0], sure=about.bodies[0].sure * SPOKEN)
            result.put(match.start(), match.end(), Slot("A", (agreement(unit, reading),), match[0], of=unit))
