"""Lists of names as one mark: "the PCCs and Chief Constables of A, B and C", "A and B Police"."""

import re
from dataclasses import replace
from typing import Final

from loaders.extraction.reading import LISTED, Reading
from loaders.extraction.slots import Body, Marked, Slot
from loaders.extraction.slots import G as GROUP
from loaders.extraction.slots import L as PLACE

FORCES: Final = (
    r"(?:police )?(?:forces|constabularies)|chief constables|ccs|chief officers|police(?! and| authorit| &)"
)
COMMISSIONERS: Final = (
    r"(?:the )?(?:offices? of the )?(?:police(?:,? fire)?(?:,| and| &)* crime commissioners|o?p(?:f)?ccs"
    r"|commissioners|policing bodies"
    r"|police authorities|local policing bodies)"
)
WHO: Final = rf"(?:{FORCES}|{COMMISSIONERS})(?:\s*\((?:O?PCCs?|CCs)\))?"
WHOM: Final = (
    rf"(?:the )?(?:(?:respective|two|three|four|five|six|seven)\s+)*{WHO}(?:\s*(?:,|and|&|,\s+and"
    rf"|and the|and their|and its)\s+(?:respective )?{WHO})*"
)
ONE: Final = (
    r"(?:the )?(?:(?P<pcc>(?:office of the )?(?:police(?:,? fire)?(?:,| and| &)* crime(?:"
    r" (?:and|&) victims['’]?)? commissioner|o?pf?cc"
    r"|commissioner))"
    r"|(?P<cc>chief constable))(?:\s*\((?:O?PCC|CC)\))?"
)
SEPARATOR: Final = (
    r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*/\s*|\s*;\s*(?:and\s+)?|\s+as well as\s+"
    r"|\s+(?:together |along )?with\s+(?=the Chief|[\ue000-\ue4ff])|\s+alongside\s+)"
    r"(?:the\s+|both\s+|neighbouring\s+|that of\s+)?"
)
MEMBER: Final = f"(?:{GROUP}|{PLACE})"
LIST: Final = rf"{MEMBER}(?:{SEPARATOR}{MEMBER})*"
PREFIXED: Final = re.compile(
    rf"(?:both |all )?(?P<who>{WHOM})\s+(?:of|for|from|in|covering|representing)\s+(?:the\s+)?"
    r"(?:(?:\w+ )?(?:police |force |policing )*areas (?:of|in) (?:the )?)?"
    rf"(?:[A-Z]\w+(?:[ -][A-Z]\w+)? (?:[Rr]egion|area)\s*[(:,]\s*)?(?P<list>{LIST})\)?(?P<more>(?<=\))\s+and\s+{MEMBER})?",
    re.I,
)
SUFFIXED: Final = re.compile(rf"(?P<list>{LIST})(?:['’]s?)?\s+(?P<who>{WHOM})\b", re.I)
SINGLE: Final = re.compile(
    rf"{ONE}\s+(?:of|for)\s+(?:the\s+)?(?P<list>{MEMBER})(?P<after>\s+(?:police|constabulary))?", re.I
)
BOTH: Final = re.compile(
    r"(?:the )?chief constable (?:and|&)(?: the)? (?:police(?:,? fire)? and crime commissioner|pf?cc)"
    rf" (?:of|for) (?:the )?(?P<list>{MEMBER})",
    re.I,
)
SINGLE_AFTER: Final = re.compile(
    rf"(?P<list>{PLACE})(?:['’]s)?\s+(?:(?P<pcc>O?PF?CC\b|Police"
    r"(?:,? Fire)? and Crime Commissioner\b)|(?P<cc>Chief Constable\b))"
)
PLAIN: Final = re.compile(rf"{MEMBER}(?:(?:['’]s)?{SEPARATOR}{MEMBER})+")


def labels_of(who: str) -> tuple[str, ...]:
    said = who.lower()
    pcc = re.search(r"commissioner|pccs?|pfcc|policing bod", said)
    force = re.search(r"forces|constabular|chief|\bccs\b|police(?!,? (?:fire )?and crime)", said)
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


def mark_groups(result: Marked, reading: Reading) -> None:
    for pattern in (PREFIXED, SUFFIXED):
        for match in reversed(list(pattern.finditer(result.marked))):
            letters = match["list"] + (match.groupdict().get("more") or "")
            if (
                pattern is SUFFIXED
                and len([c for c in letters if c in result.slots]) < 2
                and "L" not in {result.slots[c].kind for c in letters if c in result.slots}
            ):
                continue
            bodies = _bodies(letters, labels_of(match["who"]), result, reading)
            if bodies:
                result.put(match.start(), match.end(), Slot("G", bodies, match[0]))
    for match in reversed(list(BOTH.finditer(result.marked))):
        bodies = _bodies(match["list"], ("Force", "PCC"), result, reading)
        if bodies:
            result.put(match.start(), match.end(), Slot("G", bodies, match[0]))
    for single in (SINGLE, SINGLE_AFTER):
        for match in reversed(list(single.finditer(result.marked))):
            label = "PCC" if match["pcc"] else "Force"
            bodies = _bodies(match["list"], (label,), result, reading)
            if bodies:
                result.put(match.start(), match.end(), Slot("G", bodies, match[0]))
    for match in reversed(list(PLAIN.finditer(result.marked))):
        ended = re.match(r".*?(?: and | & )[^;]*(?=;)", match[0])
        listed = ended[0] if ended else match[0]
        slots = [result.slots[c] for c in listed if c in result.slots]
        each = [b if s.kind == "G" else replace(b, sure=b.sure * LISTED) for s in slots for b in s.bodies]
        if not any(s.basis for s in slots):
            end = match.start() + len(listed)
            result.put(match.start(), end, Slot("G", tuple(dict.fromkeys(each)), listed))


THEIRS: Final = re.compile(
    rf"(?P<g>{GROUP}),? and (?:their|its|the respective) (?P<who>chief constables?|forces?|pccs|commissioners"
    rf"|police and crime commissioners)\b",
    re.I,
)


def mark_theirs(result: Marked, reading: Reading) -> None:
    """ "The PCCs for A and B, and their Chief Constables"."""
    for match in reversed(list(THEIRS.finditer(result.marked))):
        group = result.slots[match["g"]]
        others = [reading.other(b, label) for label in labels_of(match["who"] + "s") for b in group.bodies]
        bodies = tuple(dict.fromkeys((*group.bodies, *filter(None, others))))
        result.put(match.start(), match.end(), replace(group, bodies=bodies, text=match[0]))


def merge(result: Marked) -> None:
    for match in reversed(list(re.finditer(f"{GROUP}(?:{SEPARATOR}{GROUP})+", result.marked))):
        slots = [result.slots[c] for c in match[0] if c in result.slots]
        if len({(s.basis, s.scope) for s in slots}) == 1:
            bodies = tuple(dict.fromkeys(b for s in slots for b in s.bodies))
            result.put(
                match.start(), match.end(), Slot("G", bodies, match[0], slots[0].basis, slots[0].scope)
            )
