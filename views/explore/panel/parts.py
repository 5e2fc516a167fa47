"""Small pieces of the panel's markup."""

from collections.abc import Iterable, Sequence
from html import escape

from graph.model import Relationship
from graph.schema import POSSIBLE
from views import words
from views.explore.panel import sides
from views.explore.panel.reading import Known, Reading
from views.glossary import explained

MOST = 20
"""Claims listed in the panel; the question "claims" has all."""


def row(head: str, value: str) -> str:
    """A name and its value, or nothing where there is no value; both are markup."""
    return f"<dt>{head}</dt><dd>{value}</dd>" if value else ""


def rows(*made: str) -> str:
    return f'<dl class="kv">{"".join(made)}</dl>' if any(made) else ""


def items(entries: Iterable[str], *, most: int = 0, more: str = "") -> str:
    """A plain list; past `most` it says how many are left out, and where they are."""
    listed = list(entries)
    shown = listed[:most] if most else listed
    left = len(listed) - len(shown)
    tail = f'<li class="m">and {left:,} more{more}</li>' if left else ""
    return f'<ul class="plain">{"".join(f"<li>{entry}</li>" for entry in shown)}{tail}</ul>' if listed else ""


def fold(heading: str, inside: str, *, level: str = "h3") -> str:
    """What is there for whoever wants it: closed until it is asked for."""
    return f"<details><summary><{level}>{heading}</{level}></summary>{inside}</details>" if inside else ""


def section(heading: str, inside: str) -> str:
    return f"<h3>{heading}</h3>{inside}" if inside else ""


def joined(entries: Sequence[str]) -> str:
    """Entries as they are said: a, b and c.

    Examples
    --------
    >>> joined(["a"]), joined(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join(filter(None, [", ".join(entries[:-1]), *entries[-1:]]))


def counted(certain: int, possible: int, noun: str) -> str:
    """A count with what is only possible told apart.

    Examples
    --------
    >>> counted(22, 1, "unit")
    '<b>22</b> units; 1 more possible'
    """
    said = f"<b>{certain:,}</b> {noun if certain == 1 else noun + 's'}"
    return said + (f"; {possible} more possible" if possible else "")


def status_tag(known: Known) -> str:
    """The status, and as of when."""
    status = str(known.node.properties.get("status", ""))
    if not status:
        return ""
    claim = known.status_claim()
    dated = f", {words.as_of(claim)}" if claim else ""
    return words.tag(f"{status.capitalize()}{dated}", "o" if status in POSSIBLE else "r")


def agreement_tags(reading: Reading, known: Known) -> list[str]:
    """That an agreement which covers it is under review, and as of when: its own status may say nothing of that."""
    under = [reading.known(key) for key in known.into("COVERS")]
    return [
        words.tag(f"Agreement under review, {words.as_of(claim)}", "r")
        for claim in (agreement.status_claim() for agreement in under)
        if claim and claim.properties["value"] == "under review"
    ]


def disputed_tag(known: Known) -> str:
    terms = known.node.properties.get("disputed") or []
    return words.tag(f"≠ Sources disagree: {', '.join(map(words.term, terms))}", "d") if terms else ""


def statement(known: Known, term: str) -> str:
    """What is stated of it, with its age where the newest statement has one."""
    value = known.node.properties.get(term)
    if not value:
        return ""
    said = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    made = [c for c in known.stated if c.properties["term"] == term and c.properties["value"] == value]
    spoken = words.newest(made).properties.get("as_of") if made else None
    dated = f' <span class="m">as of {words.day(spoken)}</span>' if spoken else ""
    opened = said if said[:2] == "s." else said[:1].upper() + said[1:]
    return f"{escape(opened)}{dated}"


def contests(reading: Reading, known: Known) -> str:
    """What documents disagree on in what they state of it, folded."""
    made = ""
    for contest in sides.of_statements(known.stated):
        shown = known.node.properties.get(contest.term)
        counted = f"Shown is what the newest statement says: {escape(str(shown))}." if shown else ""
        box = sides.box(contest, reading.documents, counted=counted, today=reading.today)
        values = escape(", or ".join(contest.sides))
        made += fold(f"≠ Sources disagree: {escape(contest.about)} <span class='m'>{values}</span>", box)
    return made


def role(claim: Relationship, *, at: str = "panel") -> str:
    """The role of a claim, explained."""
    name = str(claim.properties.get("role") or "")
    return explained(name, at=at) if name else ""


def evidence(reading: Reading, known: Known) -> str:
    """All that is behind the panel: statements, then claims, newest first."""
    made = []
    for heading, claims in (
        ("What documents state of it", list(known.stated)),
        ("Every claim that it is part of", list(known.near.relationships.values())),
    ):
        first = sorted(claims, key=lambda c: (str(c.properties.get("as_of", "")), c.id), reverse=True)[:MOST]
        listed = words.claim_list(first, known.near, reading.documents, today=reading.today)
        if len(claims) > MOST:
            where = words.to_page("all of them", "questions", question="claims", id=known.node.id)
            listed += f'<p class="m">The newest {MOST} of {len(claims):,}; {where}.</p>'
        if claims:
            made.append(fold(f"{heading} ({len(claims):,})", listed))
    return "".join(made)
