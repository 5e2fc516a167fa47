"""Lists: what the words before a list say of each of its items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from loaders.extraction.grouping import WHOM, labels_of
from loaders.extraction.reading import Reading, agreement
from loaders.extraction.rules.dates import AGAIN, DATE, iso
from loaders.extraction.sentences import DENIED, PAST, SUPPOSED
from loaders.extraction.slots import A, Body, Found, G, J, L, Marked, Slot, each
from loaders.extraction.titling import names_alone

MEMBERS: Final = re.compile(
    r"\b(?:made up of|comprises?|comprised of|consists? of|following (?:\w+ )?(?:forces|members"
    r"|partners|bodies)|members?|partners?|participants?|serves|covers"
    r"|involves?|draws? [\w ]{2,30} from|between|brings together|participating forces|member forces)\b",
    re.I,
)
PARTIES: Final = re.compile(r"\bparties\b|\bbound by\b|\bsignatories\b|\bbetween\b", re.I)
UNITS: Final = re.compile(
    r"\b(?:collaborations?|agreements?|services|units|teams|departments|functions|partnerships?"
    r"|programmes?|alliances?"
    r"|arrangements?|part of|takes? part in|participates? in|members? of)\b",
    re.I,
)
OPENS: Final = re.compile(
    r":\s*$|\b(?:below|following)\b[^.;]*[.:]?\s*$|\b(?:include|includes|are)\s*:?\s*$|\b(?:between|made"
    r" by)\s*$",
    re.I,
)
PARTY_WORDS: Final = re.compile(
    r"\bpart(?:y|ies) to\b|\bsignator(?:y|ies)\b|\bentered into\b|\bsigned\b", re.I
)
START: Final = re.compile(
    r"^\W*(?:\d+\W+)?(?:and )?(?:the |an? )?(?:(?:establishment|delivery|provision|creation|operation|running"
    rf"|collaboration) (?:of|on|for) (?:the |an? )?)?(?P<m>{G}|{L}|{J}|{A})",
    re.I,
)
NUMBERED: Final = re.compile(r"^\(?\d{1,2}[.)]\s*[A-Z]")
AREAS: Final = re.compile(rf"^\W*(?:for|between|across|with|of|:|[–—(-])\s*(?:the )?(?P<g>{G})")
BEGAN: Final = re.compile(rf"[–—-]\s*(?:since )?{DATE}\W*$")
BEGINNING: Final = re.compile(r"\b(?:established|set up|formed|launched|created|began|started)\b")
OURS: Final = re.compile(
    r"^\W*(?:list of |our |key |current |existing |formal |other |the )*(?:national|regional|local"
    r"|bilateral|multi-?lateral"
    r"|police)?\s*(?:section 22a? )?(?:collaboration )?agreements\W*$",
    re.I,
)
"""A heading over the agreements that those named before are party to."""
OFFICES_FOR: Final = re.compile(rf"(?P<who>{WHOM})(?: \([^)]*\))? (?:of|for)\s*:?\s*$", re.I)
BARE: Final = re.compile(rf"^\W*(?:the )?(?:{G}|{L})\W*(?:\([^)]*\))?\W*(?:and)?\W*$", re.I)
NOTED: Final = re.compile(
    r"[^()]*(?:\(|[–-]\s)[“\"‘']?(?:the )?(?P<role>lead|host)(?:ing)?(?: force"
    r"| policing body| body| PCC)?[”\"’']?\)?\W*(?:and)?\W*$",
    re.I,
)
ROW: Final = re.compile(rf"{J} (?:[A-Z]|{J})")
HEADED: Final = re.compile(
    r"^\W*(?:(?:the )?(?:member|partner|participating|collaborating)s? (?:forces|bodies|organisations)"
    r"|between|the parties|forces involved|who is involved|members|partners|parties|signatories)\W*$",
    re.I,
)


OFFICE: Final = re.compile(
    r"\b(?:(?P<force>Chief Constable)|(?P<pcc>PF?CC|(?:Police and Crime )?Commissioner))\b"
)
SO_FAR: Final = re.compile(r"\b(?:members?|partners?|sign\w*|pen to paper|joined|parties|take part)\b", re.I)
SIGNING: Final = re.compile(r"\bsign\w*|\bpen to paper\b|\bparties\b", re.I)
NEAR: Final = 2


@dataclass(frozen=True, slots=True)
class Lead:
    """What a list's opening words say: `unit` has the items as members, or `group` takes part in each of them; `bare` lists
    count only items that are names and nothing else; `says` are the words themselves."""

    unit: Slot | None = None
    group: Slot | None = None
    parties: bool = False
    agreements: bool = False
    bare: bool = False
    labels: tuple[str, ...] = ()
    says: str = ""


def lead(sentence: Marked, reading: Reading, carried: Slot | None) -> Lead | None:
    """What a sentence that opens a list says of the items; nothing where that is not plain."""
    text = sentence.marked
    if HEADED.match(text) and reading.topic:
        parties = bool(re.search("parties|signator|between", text, re.I))
        return Lead(unit=reading.topic, parties=parties)
    if not OPENS.search(text) or SUPPOSED.search(text) or DENIED.search(text):
        return None
    units, groups = sentence.kinds("J"), sentence.kinds("G")
    agreements = sentence.kinds("A")
    unit = units[0] if units else None
    named = re.search(r"agreement|\bdeed\b|memorandum", text + " ".join(a.text for a in agreements), re.I)
    if PARTIES.search(text) and (named or re.match(r"\W*The [Pp]arties\b", text)):
        about = (
            Slot("J", (agreements[0].of,), "") if agreements and agreements[0].of else unit or reading.topic
        )
        of = OFFICES_FOR.search(text)
        labels = labels_of(of["who"]) if of else ()
        return Lead(unit=about, parties=True, labels=labels) if about else None
    if unit and not groups and MEMBERS.search(text):
        return Lead(unit=unit)
    if unit and groups and MEMBERS.search(text) and any(g.basis for g in groups):
        return Lead(unit=unit)
    if not (unit or groups or UNITS.search(text)) and text.rstrip().endswith(":") and _joining(reading):
        return Lead(unit=reading.topic, parties=bool(SIGNING.search(" ".join(reading.told))))
    if not UNITS.search(text) or unit:
        return None
    agreed = bool(re.search(r"\bagreements\b", text) and PARTY_WORDS.search(text))
    if len(groups) == 1:
        return Lead(group=groups[0], agreements=agreed)
    if len(groups) == 2 and re.search(rf"\bwith {G}[^.;]*\W*$", text):
        bodies = tuple(dict.fromkeys(b for g in groups for b in g.bodies))
        basis, scope = max((g.basis, g.scope) for g in groups)
        return Lead(group=Slot("G", bodies, groups[0].text, basis, scope), agreements=agreed)
    if not groups and carried:
        return Lead(group=carried)
    if not groups and reading.publisher:
        return Lead(group=Slot("G", (reading.publisher,), ""), agreements=agreed)
    return None


def _joining(reading: Reading) -> bool:
    """Whether the sentences before a bare "So far we have heard from:" said who is in the unit spoken of."""
    near = reading.topic and reading.passage - reading.spoken < NEAR
    return bool(near and SO_FAR.search(" ".join(reading.told)))


def heading_lead(heading: Marked, reading: Reading, carried: Slot | None) -> Lead | None:
    """What a heading says of the list under it: "All five forces" over units, "Member forces" over forces."""
    if (
        re.fullmatch(rf"\W*(?:with )?(?:the )?{G}\W*", heading.marked)
        and len(heading.kinds("G")[0].bodies) > 1
    ):
        return Lead(group=heading.kinds("G")[0], says=heading.text)
    if names_alone(heading) and heading.kinds("J"):
        return Lead(unit=heading.kinds("J")[0], bare=True, says=heading.text)
    if OURS.match(heading.marked):
        return Lead(group=carried, agreements=True, says=heading.text) if carried else None
    about = reading.before or reading.whole
    if HEADED.match(heading.marked) and about:
        parties = bool(re.search("parties|signator|between", heading.marked, re.I))
        return Lead(unit=about, parties=parties, says=heading.text)
    return None


def carries(sentence: Marked) -> Slot | None:
    """The bodies of a sentence that says they are party to agreements which a list further on may name."""
    groups = sentence.kinds("G")
    if (
        len(groups) == 1
        and not sentence.kinds("J")
        and PARTY_WORDS.search(sentence.marked)
        and UNITS.search(sentence.marked)
    ):
        return groups[0]
    return None


def is_item(item: Marked, opened: Lead) -> bool:
    """Whether a passage is one of a list although it has no bullet: a number, a unit and a dash, or but a name.

    Of a list of agreements a table may be left whose rows have become lines: a unit's name, then a sentence about it.
    """
    row = opened.agreements and ROW.match(item.marked)
    unit = re.match(rf"^(?:{J}\s*(?:[–—:(-]|$)|{A})", item.marked)
    name = re.fullmatch(rf"\W*\d*\W*(?:[Tt]he )?{G}\W*(?:and)?\W*", item.marked)
    party = opened.parties and re.match(rf"\W*(?:[Tt]he )?{G}", item.marked)
    return bool(row or unit or name or party or NUMBERED.match(item.text))


def item_facts(opened: Lead, item: Marked, reading: Reading) -> Iterator[Found]:
    """What a list says of one item."""
    start = START.match(item.marked)
    row = opened.agreements and ROW.match(item.marked)
    doubt = SUPPOSED.search(item.marked) or DENIED.search(item.marked) or PAST.search(item.marked)
    if not start or (doubt and not row):
        return
    slot = item.slots[start["m"]]
    yield from _named_for(opened, slot, item.marked[start.end() :], item, reading)
    if AGAIN.search(item.marked):
        return
    if opened.labels and slot.kind in ("G", "L"):
        others = tuple(o for b in slot.bodies for label in opened.labels if (o := reading.other(b, label)))
        slot = Slot("G", others, slot.text)
    offices = OFFICE.findall(item.text)
    if opened.unit and offices and slot.kind in ("G", "L") and not opened.labels:
        labels = [
            label for label, said in (("Force", 0), ("PCC", 1)) if any(found[said] for found in offices)
        ]
        others = tuple(o for b in slot.bodies for label in labels if (o := reading.other(b, label)))
        slot = Slot("G", others or slot.bodies, slot.text)
    if opened.unit and slot.kind in ("G", "L"):
        if opened.bare and not BARE.match(item.marked):
            return
        yield from each("COLLABORATES", slot, opened.unit, "listing: members", 0.92 if opened.bare else 0.95)
        noted = NOTED.match(item.marked[start.end() :])
        if noted and len(slot.bodies) == 1:
            hosts = noted["role"].lower() == "host"
            leads = "lead policing body" if slot.bodies[0].label == "PCC" else "lead force"
            relation, role = ("HOSTS", "host") if hosts else ("LEADS", leads)
            yield from each(relation, slot, opened.unit, "listing: noted", 0.93, role=role)
        if opened.parties:
            agreed = Slot("A", (agreement(opened.unit.bodies[0], reading),), "")
            yield from each("PARTY_TO", slot, agreed, "listing: parties", 0.95)
    elif opened.group and slot.kind == "A" and slot.of:
        yield from each("PARTY_TO", opened.group, slot, "listing: agreements", 0.93)
        yield from each("COLLABORATES", opened.group, Slot("J", (slot.of,), ""), "listing: agreements", 0.93)
    elif opened.group and slot.kind == "J":
        yield from each("COLLABORATES", opened.group, slot, "listing: units", 0.93)
        if opened.agreements:
            agreed = Slot("A", (agreement(slot.bodies[0], reading),), "")
            yield from each("PARTY_TO", opened.group, agreed, "listing: agreements", 0.9)


def _named_for(opened: Lead, slot: Slot, after: str, item: Marked, reading: Reading) -> Iterator[Found]:
    """The forces that an item says its unit is for, or that its name holds; and since when, if the list says it began."""
    unit = slot if slot.kind == "J" else Slot("J", (slot.of,), slot.text) if slot.of else None
    if unit is None or not opened.group:
        return
    areas = AREAS.match(after)
    if areas and (len(item.slots[areas["g"]].bodies) > 1 or "with" in areas[0]):
        yield from each("COLLABORATES", item.slots[areas["g"]], unit, "listing: named for", 0.92)
    held = reading.names.areas(slot.text, reading.text)
    if len(held) > 1:
        names = tuple(Body(reading.names.nodes[key].name, key, "Force") for key in held)
        yield from each("COLLABORATES", Slot("G", names, ""), unit, "listing: in its name", 0.88)
    began = BEGAN.search(after)
    if began and BEGINNING.search(opened.says):
        yield Found("STATES", unit.bodies[0], "listing: since", 0.9, term="since", value=iso(began["date"]))
