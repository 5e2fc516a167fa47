"""Where sources disagree: both sides next to each other, what is counted, and why; nothing is settled here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from graph.dates import interval
from graph.model import Relationship
from graph.schema import JOINS
from views import words

ASKED = {
    "status": "what is its status", "since": "since when", "until": "until when", "name": "what is it called",
    "signed": "when was it signed", "act": "under which Act", "is_rocu": "is it a ROCU",
    "membership_body": "is it a membership body",
}  # fmt: skip
"""What sources answer differently, by the term of their statements."""
DATES = ("since", "until", "signed", "expires")


@dataclass(frozen=True, slots=True)
class Contest:
    """Something on which sources differ.

    Attributes
    ----------
    about : str
        The question that they answer differently.
    sides : mapping of str to tuple
        What is said, to the claims that say it.
    term : str
        For statements, of which term.
    disputed : bool
        False where a later source says something else than an earlier one, which is a change.
    """

    about: str
    sides: Mapping[str, tuple[Relationship, ...]]
    term: str = ""
    disputed: bool = True


def of_statements(stated: Sequence[Relationship]) -> list[Contest]:
    """The terms on which statements about one thing are disputed.

    Examples
    --------
    >>> from graph.model import Subgraph
    >>> both = Subgraph.of("d1 STATES u value=2001", "d2 STATES u value=2002", term="since", disputed=True)
    >>> [(c.about, list(c.sides)) for c in of_statements(list(both.relationships.values()))]
    [('since when', ['2002', '2001'])]
    """
    made = []
    for term in sorted({str(c.properties["term"]) for c in stated if c.properties.get("disputed")}):
        said = [c for c in stated if c.properties["term"] == term and c.properties.get("disputed")]
        told = _sides(said, lambda c, term=term: _dated(term, str(c.properties["value"])))  # type: ignore[misc]
        made.append(Contest(ASKED.get(term, f"what is the {words.term(term)}"), told, term=term))
    return made


def of_claims(
    claims: Sequence[Relationship], rivals: Sequence[Relationship], name: Mapping[str, str]
) -> list[Contest]:
    """What is disputed about one line, or said otherwise by a later source.

    Parameters
    ----------
    claims : sequence of Relationship
        The claims of the line.
    rivals : sequence of Relationship
        Others at the same unit that may contradict them: staying out, not shown, another lead force.
    name : mapping of str to str
        Names of bodies.
    """
    if any(claim.properties.get("disputed") for claim in claims):
        said = [c for c in [*claims, *rivals] if c.properties.get("disputed")]
        return [Contest(_about(said), _sides(said, lambda c: _value(c, said, name)))]
    made = []
    for term in ("until", "since", "status"):
        told = [c for c in claims if c.properties.get(term)]
        after = max((_spoken(c) for c in told), default="")
        silent = (
            term == "until" and told and any(_spoken(c) > after for c in claims if not c.properties.get(term))
        )
        if silent or _differ(term, {str(c.properties[term]) for c in told}):
            told_by = _sides(claims, lambda c, term=term: _said(c, term))  # type: ignore[misc]
            made.append(Contest(ASKED[term], told_by, term=term, disputed=False))
    return made


def _differ(term: str, values: set[str]) -> bool:
    """Whether values cannot all be the same: of partial dates, where they have no day in common."""
    if term not in DATES:
        return len(values) > 1
    spans = [interval(value) for value in values]
    return any(one[1] < other[0] for one in spans for other in spans)


def rivals(line: Sequence[Relationship], near: Sequence[Relationship]) -> list[Relationship]:
    """Disputed claims at the same unit that are not of the line and speak of the same.

    Examples
    --------
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("a COLLABORATES u disputed=yes", "a STAYS_OUT_OF u disputed=yes", "b COLLABORATES u")
    >>> claims = list(network.relationships.values())
    >>> [c.type for c in rivals(claims[:1], claims)]
    ['STAYS_OUT_OF']
    """
    mine = {claim.id for claim in line}
    first = line[0]
    part = ("COLLABORATES", "STAYS_OUT_OF")
    leads = any(c.properties.get("role") == "lead force" for c in line)

    def against(claim: Relationship) -> bool:
        if claim.id in mine or not claim.properties.get("disputed") or claim.end != first.end:
            return False
        if first.type in part:
            return claim.type in part and claim.start == first.start
        if leads and claim.properties.get("role") == "lead force":
            return True
        return claim.type == first.type and claim.start == first.start

    return [claim for claim in near if against(claim)]


def box(contest: Contest, documents: Mapping[str, Any], *, counted: str, today: str) -> str:
    """Both sides next to each other, each with who says so, and what is counted."""
    columns = "".join(
        f'<div><p class="v">{escape(value)}</p>{_voice(claims, documents, today)}</div>'
        for value, claims in contest.sides.items()
    )
    head = "Sources disagree" if contest.disputed else "Sources of different dates differ"
    kind = "disp" if contest.disputed else "disp later"
    return (
        f'<section class="{kind}"><h3>{head}: {escape(contest.about)}?</h3><div class="two">{columns}</div>'
        f'<p class="m">{counted} Neither side is dropped.</p></section>'
    )


def _voice(claims: Sequence[Relationship], documents: Mapping[str, Any], today: str) -> str:
    """The newest claim of a side in full, and how many more there are."""
    said = escape(str(claims[0].properties.get("says") or ""))
    others = ", ".join(words.as_of(claim) for claim in claims[1:])
    more = f'<p class="by">And {words.count(len(claims) - 1, "more claim")}: {others}.</p>' if others else ""
    return f'<p class="says">{said}</p>{words.source_line(claims[0], documents, today=today)}{more}'


def _sides(claims: Sequence[Relationship], value: Any) -> dict[str, tuple[Relationship, ...]]:
    """Claims by what they say, the newest side first."""
    found: dict[str, list[Relationship]] = {}
    for claim in sorted(claims, key=lambda c: (_spoken(c), c.id), reverse=True):
        found.setdefault(value(claim), []).append(claim)
    return {said: tuple(by) for said, by in found.items()}


def _about(said: Sequence[Relationship]) -> str:
    if len({c.start for c in said}) > 1:
        return "which force leads"
    if len({c.type for c in said}) > 1 or any(c.properties.get("status") == "not shown" for c in said):
        return "does it take part"
    for term in ("until", "since"):
        if len({c.properties[term] for c in said if c.properties.get(term)}) > 1:
            return ASKED[term]
    return ASKED["status"]


def _value(claim: Relationship, among: Sequence[Relationship], name: Mapping[str, str]) -> str:
    """What one claim says on the matter, in a few words."""
    if len({c.start for c in among}) > 1:
        first = name.get(claim.start, claim.start)
    elif claim.properties.get("status") == "not shown":
        return "Not shown"
    else:
        said = JOINS[claim.type].said.removesuffix(" in").removesuffix(" of")
        first = said[:1].upper() + said[1:]
    dates = [
        f"{term} {words.day(claim.properties[term])}"
        for term in ("since", "until")
        if claim.properties.get(term)
    ]
    status = claim.properties.get("status")
    return ", ".join([first, *dates, *([str(status)] if status else [])])


def _spoken(claim: Relationship) -> str:
    return str(claim.properties.get("as_of", ""))


def _said(claim: Relationship, term: str) -> str:
    value = claim.properties.get(term)
    none = {"until": "No end given", "since": "No beginning given"}.get(term, "No status given")
    return _dated(term, str(value)) if value else none


def _dated(term: str, value: str) -> str:
    """A value as it is read: a date in words, a status with a capital."""
    if term == "status":
        return value.capitalize()
    return words.day(value) if term in DATES else value
