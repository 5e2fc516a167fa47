"""What a document itself names: "ABC - Long Name", "Long Name (ABC)", and units and boards that nobody knows yet."""

import re
from collections.abc import Iterable
from typing import Final

from graph.schema import JOINT
from loaders.documents import Passage
from loaders.extraction.naming import Known
from loaders.extraction.people import FULL, NO_PERSON
from loaders.extraction.sentences import sentences
from loaders.extraction.slots import Body

CAPITAL: Final = r"[A-Z0-9][\w'’/-]*"
GLUE: Final = r"(?:(?:of|and|the|for|in|&)\s+){0,2}"
UNIT_HEADS: Final = (
    r"(?:Unit|Team|Service|Services|Bureau|Alliance|Consortium|Directorate|Command|Hub|Programme"
    r"|Network|Partnership"
    r"|Collaboration|Department|Centre|Facility|Group|Operations|Function)"
)
BOARD_HEADS: Final = (
    r"(?:Board|Committee|Steering Group|Executive Group|Governance Group"
    r"|Oversight Group|Strategic Group|Summit)"
)
BOARD: Final = re.compile(rf"(?:{CAPITAL}\s+{GLUE}){{1,8}}?{BOARD_HEADS}\b(?! {CAPITAL})")
UNIT: Final = re.compile(
    rf"(?:{CAPITAL}\s+{GLUE}){{1,8}}{UNIT_HEADS}\b(?! (?:Agreement|Board|Committee|Plan|Act|Fund"
    r"|Manager|Order))"
)
OTHER: Final = re.compile(
    r"\b(?:Fire|Ambulance|Probation|Prosecution|Health|Council|Court|Crime Panel|Home Office"
    r"|Ministry|NHS|Community Safety"
    r"|Youth|Charity|University|Police Service|Commissioner|Audit|Information Commissioner)\b|^"
    r"(?:This|These|That|Our|Its|Any|All|Head of|Director of)\b"
)
"""Names that end like a joint unit's and are not one."""
AFTER: Final = re.compile(
    rf"((?:{CAPITAL}\s+{GLUE}){{1,9}}{CAPITAL})\s*\((?:the\s+)?[\"“‘']?([A-Z][A-Za-z&-]{{1,9}}"
    rf"|[A-Z]{{2,6}} [A-Z]{{2,6}})[\"”’']?\)"
)
BEFORE: Final = re.compile(
    rf"^([A-Z][A-Za-z&]{{1,9}})\s+(?:[–—-]|\((?=[A-Z]))\s*("
    rf"(?:{CAPITAL}\s+{GLUE}){{1,9}}{CAPITAL})(?=\s*(?:$|[.,;)–—-]))"
)
STANDS: Final = re.compile(
    rf"\b([A-Z][A-Za-z&]{{1,9}}),? (?:stands for|is short for|is the short name (?:of|for)|means|being"
    rf"|or) (?:the )?"
    rf"((?:{CAPITAL}\s+{GLUE}){{1,9}}{CAPITAL})"
)
"""The short form first."""
KNOWN_AS: Final = re.compile(
    rf"((?:{CAPITAL}\s+{GLUE}){{1,9}}{CAPITAL}),? (?:(?:better |also |commonly |usually |otherwise "
    rf"|generally )?known (?:to all )?as"
    rf"|or|abbreviated (?:as|to)|shortened to|called|which we call|hereafter|hereinafter)(?: the)?"
    rf" [\"“‘']?([A-Z]{{2,9}})\b"
)
NO_BODY: Final = re.compile(
    r"\b(?:Police|Constabulary|Commissioners?|Act|Council|Inspectorate|Understanding|Memorandum|Plan|Strategy|Report"
    r"|Agreement|Duty|Guidance|Portfolio|Officers?|Constables?|Lead|Year|Assessment|Requirement|Schedule|Policy|Model"
    r"|Budget|Fund|Framework|Protocol|Review|Groups|OBE|MBE|CBE|QPM|KPM)$|^(?:Her|His) Majesty"
    r"|^Association of Chief Police Officers\b"
)
"""Names with a short form that are of no joint unit: papers, offices and duties."""
SOMEBODY: Final = re.compile(rf"({FULL}) \(([A-Z]{{2,4}})\)")
LONGEST: Final = 1_500
NEW: Final = 0.95
"""How sure a name is that the document gives and nobody knows yet."""


def definitions(passages: Iterable[Passage], known: Known) -> dict[str, Body]:
    """Short forms that a document defines, and the bodies they stand for; they outrank what is known elsewhere."""
    found: dict[str, Body] = {}
    for text in (part for p in passages for part in sentences(p.text) if len(part) <= LONGEST):
        for match in AFTER.finditer(text):
            whole = re.sub(r"^(?:The|An?) ", "", match[1]) if match[2] in match[1].split() else ""
            _define(found, match[2], whole or _fitting(match[1], match[2]), known)
        for match in STANDS.finditer(text):
            _define(found, match[1], _fitting(match[2], match[1]), known)
        for match in KNOWN_AS.finditer(text):
            _define(found, match[2], _fitting(match[1], match[2]), known)
        before = BEFORE.match(text)
        if before:
            _define(found, before[1], _fitting(before[2], before[1]), known)
    return found


def _define(found: dict[str, Body], short: str, long: str, known: Known) -> None:
    if not long or short in found or NO_BODY.search(long):
        return
    partner = known.resolve(long, ("Partner",))
    if partner.id:
        found[short] = Body(long, partner.id, partner.label)
        return
    if OTHER.search(long) and not re.search(UNIT_HEADS + "$", long):
        return
    initials = "".join(word[0] for word in long.split())
    if (
        re.fullmatch(FULL, long)
        and initials == short
        and not NO_PERSON.search(long)
        and not re.search(UNIT_HEADS, long)
    ):
        found[short] = Body(long, known.resolve(long, ("Person",)).id, "Person", NEW)
        return
    body = named(long, known, short)
    if body.id or not re.fullmatch(FULL, long) or NO_PERSON.search(long):
        found[short] = body


def named(long: str, known: Known, short: str = "") -> Body:
    """Whom a unit's or board's name means; a new body of its own name where nobody is known by it."""
    labels = ("Board",) if re.search(BOARD_HEADS + "$", long) else JOINT
    match = known.resolve(long, labels)
    if not match.id and short:
        again = known.resolve(short, labels)
        if again.id and _alike(long, again.name):
            match = again
    if match.id:
        return Body(long, match.id, match.label)
    return Body(long, "", labels[0], NEW)


def titled(text: str) -> str:
    """A line of capitals as a title.

    Examples
    --------
    >>> titled("PROVISION OF A JOINT TEAM")
    'Provision of a Joint Team'
    """
    return re.sub(r"\b(?:Of|And|The|For|In|To|On|A|An|By|With)\b", lambda m: m[0].lower(), text.title())


def _alike(one: str, other: str) -> bool:
    """Whether two names share most of their long words."""
    first, second = ({word[:5] for word in re.findall(r"[a-z]{4,}", name.lower())} for name in (one, other))
    return len(first & second) >= max(2, len(first | second) * 0.5)


def _fitting(long: str, short: str) -> str:
    """The words at the end of a phrase whose initials the short form is made of; empty where they are not.

    Examples
    --------
    >>> _fitting("When the North East Regional Special Operations Unit", "NERSOU")
    'North East Regional Special Operations Unit'
    >>> _fitting("Kent Police", "XYZ")
    ''
    """
    words = long.split()
    letters = re.sub(r"[^A-Z]", "", short.upper())
    for start in range(len(words) - 1, -1, -1):
        if not words[start][0].isupper() or words[start][0].upper() != letters[0]:
            continue
        rest = words[start:]
        if _initials(rest, letters):
            return " ".join(rest)
    return ""


def _initials(words: list[str], letters: str) -> bool:
    """Whether the letters can be taken in order from the words, each long word giving at least its first."""
    joined = "".join(word[0] + word[1:].lower() for word in words)
    position = 0
    for letter in letters:
        position = joined.upper().find(letter, position) + 1
        if not position:
            return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals <= len(letters) + 3
