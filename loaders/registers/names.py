"""Whom a cell names: bodies, people with their ranks, posts; one or several, and what the cell says beside them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from loaders.names.ranks import RANKS, without_rank
from loaders.registers.columns import Knows, Matched
from loaders.registers.meaning import NOTHING_SAID, phrase_meaning

BODIES: Final = ("Force", "PCC", "Partner", "Unit", "NationalBody")
SEPARATORS: Final = (
    r"\s*[;\n•|]\s*",
    r"\s+/\s*|\s*/\s+|(?<=[\w&]{3})/(?=[\w&]{3}|[A-Z] [A-Z])",
    r"\s*,\s*",
    r"\s+[-–—]\s+",
)
JOINED: Final = r"\s+(?:and|&|\+|with)\s+|\s*&\s*|\s*\+\s*"
"""What also stands within names: it parts them only where each part is a name."""
LEADING: Final = re.compile(r"^\s*(the )?(police )?(forces|constabularies|police forces) of (?=[A-Z])", re.I)
OTHERS: Final = re.compile(r"\s*(?:,|\+|&|\band\b|\bplus\b)\s*(others?|etc)\.?\s*$", re.I)
"""Behind a list of names: some more, whom nobody has named."""
COUNTED: Final = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]\s*(?=\S)", re.I)
"""What counts the lines of a cell."""
MOST_JOINED: Final = 10
DOUBT: Final = re.compile(r"[?*†‡§]")
"""A question mark, or the sign of a footnote that may say anything of the name before it."""
PARTNER: Final = re.compile(
    r"[A-Z][\w&'’ .-]*? (Fire (and|&) Rescue (Service|Authority)|Fire Authority"
    r"|Ambulance Service( NHS)?( Foundation)?( Trust)?"
    r"|NHS( Foundation)? Trust|((County|City|Borough|District|Metropolitan Borough|Combined) )?(Council|Authority))"
)
"""The name of an organisation that is no policing body, whoever it is."""
OPEN_LEADS: Final = re.compile(
    r"(tbc|tba|tbd|to be (confirmed|decided|agreed|appointed)|vacant|vacancy|unknown|not known|\?+|awaiting\b.*|pending)\.?",
    re.I,
)
POST: Final = re.compile(
    r"\b(head of|director|manager|officer|chief executive|chief finance officer|cfo|cfos|accountant"
    r"|treasurer|solicitor|secretary"
    r"|commander|regional|chair|lead|superintendent|constable|inspector|commissioner|deputy|assistant"
    r"|monitoring|team|post)\b", re.I
)  # fmt: skip
PORTFOLIO: Final = re.compile(
    r"^(for |of )?(crime|operations|ops|operational|local policing|specialist|protective|regional|support"
    r"|organisational|intelligence"
    r"|serious|organised|territorial|people|professional|corporate|resources|finance|custody|criminal|collaboration|uniform|response"
    r"|roads|firearms|safeguarding|change|business|major|special|east|west|north|south|the|force)\b", re.I
)  # fmt: skip
ORGANISATION: Final = re.compile(
    r"\b(police|policing|council|authority|service|services|unit|team|group|ltd|limited|plc|fire|ambulance|trust|office|board|programme"
    r"|region|regional|force|forces|constabulary|department|agency|college|university|nhs|partnership"
    r"|county|city|midlands|all|none|various|each)\b", re.I
)  # fmt: skip
PERSON: Final = re.compile(
    r"(?:[A-Z][\w'’.\-]*|de|van|von|der|la|le|al|bin|ap)(?:\s+(?:[A-Z][\w'’.\-]*|de|van|von|der|la|le|al|bin|ap)){0,3}"
)
SHORTS: Final = sorted(
    {short for shorts in RANKS.values() for short in shorts}, key=lambda short: (-len(short), short)
)
INSIDE: Final = re.compile(
    r"(?P<before>(?:regional|deputy|temporary|temp|acting|interim|national|force)(?:\s+\w+)?)"
    rf"\s+(?P<rank>{'|'.join(map(re.escape, SHORTS))})\b\s*(?P<name>.*)",
    re.I,
)
LONGEST: Final = 2_000
"""Letters of a cell that may list names."""
CLASS: Final = re.compile(r"\b(all|every|each|both|others?|any|except|excluding|remaining|rest of)\b", re.I)
"""Words that speak of a class of bodies, whom nobody has listed."""


@dataclass(frozen=True, slots=True)
class Named:
    """One whom a cell names.

    Attributes
    ----------
    text : str
        The words of the cell.
    label : str
        "Force" and so on, "Person", "Post"; empty where it cannot be said.
    match : Matched or None
        Whom a body or person was taken for.
    beside : str
        What stands in brackets behind the name and is no name: "tbc", "lead".
    """

    text: str
    label: str
    match: Matched | None = None
    beside: str = ""


def named_in(text: str, known: Knows, first: Collection[str], people: bool = True) -> list[Named]:
    """Whom a cell names, in its order.

    Parameters
    ----------
    text : str
        Of a column whose cells hold names.
    known : Knows
    first : collection of str
        The labels that the column means before all others: "Derbyshire" as PCC lead is the commissioner.
    people : bool
        Whether people and posts may stand there.

    Returns
    -------
    list of Named
        One with an empty label for each part that is nobody for sure.
    """
    if others := OTHERS.search(text):
        return [*named_in(text[: others.start()], known, first, people), Named(others[1], "")]
    if len(text) > LONGEST or CLASS.search(text):
        return [Named(" ".join(text.split()), "")]
    text = LEADING.sub("", text)
    lines = [line.strip(" .,;") for line in text.split("\n") if line.strip(" .,;")]
    if len(lines) > 1 and all(COUNTED.match(line) for line in lines):
        lines = [COUNTED.sub("", line) for line in lines]
        text = "\n".join(lines)
    if len(lines) > 1 and all(_stands_alone(_one(line, known, first, people)) for line in lines):
        return [named for line in lines for named in named_in(line, known, first, people)]
    if at := people and "\n" not in text and re.fullmatch(r"\s*([^:]{3,40}):\s+([^:]+)", text):
        body, person = _one(at[1], known, ("Force",), False), _one(at[2].strip(" .,;"), known, first, True)
        if body and body.match and body.match.id and person and person.label == "Person":
            return [Named(person.text, person.label, person.match, at[1])]
    plain = text.strip(" .,;\n")
    whole = _one(plain, known, first, people)
    if whole is not None and (whole.label or len(plain) < 3):
        return [whole]
    bracketed = re.fullmatch(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*", plain, re.S)
    before = _one(bracketed[1], known, first, people) if bracketed else None
    if bracketed and before and before.match and before.match.id:
        return _bracketed(bracketed[1], bracketed[2], known, first, people)
    for separator in SEPARATORS[:3]:
        if pieces := _pieces(plain, separator):
            found = [named_in(piece, known, first, people) for piece in pieces]
            return _joined(found, separator == SEPARATORS[0], separator == SEPARATORS[2])
    if told := _dashed(plain, known, first, people):
        return told
    if len(list(_outside_brackets(plain, JOINED))) > 1:
        return _by_names(plain, known, first, people) or [Named(plain, "", whole.match if whole else None)]
    if pieces := _pieces(plain, SEPARATORS[3]):
        return _joined([named_in(piece, known, first, people) for piece in pieces], False, True)
    if bracketed:
        return _bracketed(bracketed[1], bracketed[2], known, first, people)
    return [Named(plain, "", whole.match if whole else None)]


def _dashed(text: str, known: Knows, first: Collection[str], people: bool) -> list[Named]:
    """A body and behind a dash what it does: "Kent - lead force and host"."""
    found = re.fullmatch(r"(.+?)\s+[-–—]\s+(.+)", text)
    body = _one(found[1], known, first, people) if found and phrase_meaning(found[2]) else None
    if not found or body is None or body.match is None or not body.match.id:
        return []
    return [Named(body.text, body.label, body.match, found[2])]


def _pieces(text: str, separator: str) -> list[str]:
    """The parts of a text, where it has several."""
    pieces = [piece.strip(" .,") for piece in _outside_brackets(text, separator)]
    pieces = [piece for piece in pieces if piece]
    return pieces if len(pieces) > 1 else []


def _by_names(text: str, known: Knows, first: Collection[str], people: bool) -> list[Named]:
    """Names joined by words that stand within names too ("Devon & Cornwall and Dorset"): the most that are all names.

    Nothing where some part is no name, or where it can be parted in two ways.
    """
    cuts = [found.span() for found in re.finditer(JOINED, text, re.I) if _outside(text, found.start())]
    if not 0 < len(cuts) <= MOST_JOINED:
        return []
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    best: list[list[list[Named]]] = [[[]], *([] for _ in ends)]
    for stop in range(1, len(ends) + 1):
        for start in range(stop):
            piece = text[starts[start] : ends[stop - 1]].strip(" .,")
            if not best[start] or (start, stop) == (0, len(ends)):
                continue
            found = (
                named_in(piece, known, first, people)
                if stop == start + 1
                else [_with_bracket(piece, known, first, people)]
            )
            if all(named is not None and named.label for named in found):
                best[stop] += [[*before, *(n for n in found if n)] for before in best[start]]
        most = max((len(names) for names in best[stop]), default=0)
        best[stop] = [names for names in best[stop] if len(names) == most]
    return _joined([best[-1][0]], False) if len(best[-1]) == 1 else []


def _with_bracket(text: str, known: Knows, first: Collection[str], people: bool) -> Named | None:
    """The one whom a text names, with what stands in brackets behind the name."""
    found = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text)
    named = _one(found[1] if found else text, known, first, people)
    return Named(named.text, named.label, named.match, found[2]) if found and named else named


def _outside(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("(") + before.count("[") <= before.count(")") + before.count("]")


def _stands_alone(named: Named | None) -> bool:
    """Whether a line names somebody by itself; half of a name that is broken over two lines does not."""
    return (
        named is not None and bool(named.label) and (named.label != "Person" or len(named.text.split()) > 1)
    )


def _joined(parts: list[list[Named]], apart: bool, titled: bool = False) -> list[Named]:
    """The parts of a cell; "tbc" belongs to what stands before it, and so does the force behind a person's name.

    `titled` says that a person and a post beside each other are one: "Jane Smith, Head of Crime" names her.
    """
    found: list[Named] = []
    for part in parts:
        for named in part:
            before = found[-1] if found else None
            said = not named.label and (phrase_meaning(named.text) or OPEN_LEADS.fullmatch(named.text))
            at = not apart and named.label in ("Force", "PCC") and before is not None
            if before and not before.beside and (said or (at and before.label in ("Person", "Post"))):
                text = f"{before.text}, {named.text}" if at and before.label == "Post" else before.text
                found[-1] = Named(text, before.label, before.match, named.text)
            elif before and titled and {before.label, named.label} == {"Person", "Post"}:
                found[-1] = before if before.label == "Person" else named
            else:
                found.append(named)
    return found


def _bracketed(before: str, inside: str, known: Knows, first: Collection[str], people: bool) -> list[Named]:
    found = named_in(before, known, first, people)
    also = _one(inside, known, first, people)
    if also is not None and also.label and also.label != "Post":
        return _joined([found, [also]], False)
    return [*found[:-1], Named(found[-1].text, found[-1].label, found[-1].match, inside)]


def _outside_brackets(text: str, separator: str) -> Iterator[str]:
    """The text parted where the separator stands outside brackets."""
    start, deep = 0, 0
    opens = [0] * (len(text) + 1)
    for at, letter in enumerate(text):
        deep += (letter in "([") - (letter in ")]")
        opens[at + 1] = max(deep, 0)
    for found in re.finditer(separator, text, re.I):
        if not opens[found.start()]:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _one(text: str, known: Knows, first: Collection[str], people: bool) -> Named | None:
    """The one whom a text names as a whole; one without a label where it may be several, or nobody."""
    line = " ".join(text.split())
    if not line or line.lower() in NOTHING_SAID:
        return None
    if DOUBT.search(line):
        return Named(line, "", known.resolve(line, tuple(first), heading=True))
    asked = [tuple(first), BODIES]
    for labels in asked:
        match = known.resolve(line, labels, heading=True)
        if match.id:
            return Named(line, match.label, match)
    for label, name in (
        (("Post", line), ("Post", line.replace(": ", ", ")), ("Person", line)) if people else ()
    ):
        if (match := known.resolve(name, (label,))).id and match.name == name:
            return Named(line, label, match)
    if people and (person := _person(line, known)):
        return person
    near = known.resolve(line, tuple(first), heading=True)
    return Named(line, "Partner" if PARTNER.fullmatch(line) and not near.near else "", near)


def _person(line: str, known: Knows) -> Named | None:
    bare, rank = without_rank(line)
    if not rank and (inside := INSIDE.fullmatch(line)):
        bare, rank = inside["name"].strip(), inside["rank"]
    if rank and not bare:
        return Named(line, "Post")
    if rank and (known.resolve(bare, ("Force", "PCC"), heading=True).id or PORTFOLIO.match(bare)):
        return Named(line, "Post")
    words = bare.split()
    if any(without_rank(" ".join(words[at:]))[1] for at in range(1, len(words))):
        return None
    titled = bare != line
    if (
        PERSON.fullmatch(bare)
        and not POST.search(bare)
        and not ORGANISATION.search(bare)
        and (titled or len(bare.split()) > 1)
        and not bare.isupper()
    ):
        match = known.resolve(line, ("Person",))
        return Named(line, "Person", match)
    if (
        POST.search(line)
        and len(line) < 60
        and not re.search(r"[,;/&:(]", line)
        and len(line.split()) > 1
        and not ORGANISATION.search(line.split()[-1])
    ):
        return Named(line, "Post")
    return None
