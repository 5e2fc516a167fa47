"""The mark of one party at one collaboration: how it takes part, and whether its own documents say so."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.analytics.counting import certainty
from graph.model import Relationship

NOTHING: Final = "–"
MEANS: Final = {
    "": "Takes part",
    "inferred": "Takes part, by inference",
    "review": "Takes part, under review",
    "tbc": "To be confirmed",
    "proposed": "Proposed",
    "developing": "In development",
    "ended": "Ended",
    "stays out": "Stays out",
    "disputed": "Sources disagree, and it may take part",
    "absent": "A source that should show it may have left it out",
    "class": "A source speaks of a class of bodies, of which it may be one",
}
"""How a body takes part, as the key explains it; the three last are no certain answer, and read as a question."""
OWN: Final = {
    "says so": "its own documents say so",
    "silent": "its own documents are silent",
    "withheld": "its own documents keep the agreement back",
    "contradicts": "its own documents contradict it",
}
SHORT: Final = {"under review": "review", "in development": "developing"}
"""A mark is at most 24 letters long, or it would be no mark."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How a body takes part, a key of MEANS, with the claims that say so."""

    how: str
    claims: tuple[str, ...]


def taking(claims: Sequence[Relationship], day: str) -> Taking | None:
    """How one body takes part in one collaboration on a day, from all that sources say of the two.

    Parameters
    ----------
    claims : sequence of Relationship
        COLLABORATES and STAYS_OUT_OF; what is said of a class counts where nothing else is said.
    day : str

    Returns
    -------
    Taking or None
        None where no source says anything.

    Examples
    --------
    >>> taking([Relationship("c1", "COLLABORATES", "durham", "npas", {"status": "tbc"})], "2026")
    Taking(how='tbc', claims=('c1',))
    """
    named = [c for c in claims if c.properties.get("scope") != "class"]
    if not named:
        of_class = [c for c in claims if certainty(c.properties, day) != "no"]
        return _taking("class", of_class) if of_class else None
    return _named(named, day)


def _named(claims: Sequence[Relationship], day: str) -> Taking | None:
    parts = [c for c in claims if c.type == "COLLABORATES" and certainty(c.properties, day) != "no"]
    out = [c for c in claims if c.type == "STAYS_OUT_OF" and certainty(c.properties, day) == "certain"]
    absent = [c for c in claims if c.properties.get("status") == "not shown"]
    over = [c for c in claims if c.type == "COLLABORATES" and c.properties.get("status") == "ended"]
    if parts and (out or absent):
        return _taking("disputed", [*parts, *out, *absent])
    if parts:
        return _part(parts, day)
    for how, found in (("stays out", out), ("absent", absent), ("ended", over)):
        if found:
            return _taking(how, found)
    return None


def _part(claims: Sequence[Relationship], day: str) -> Taking:
    """Certain before possible; stated before inferred; of several statuses that of the newest source."""
    sure = [c for c in claims if certainty(c.properties, day) == "certain"]
    if not sure:
        newest = max(claims, key=lambda c: (str(c.properties.get("as_of") or ""), c.id))
        status = str(newest.properties.get("status") or "")
        return _taking(SHORT.get(status, status if status in MEANS else "tbc"), claims)
    stated = [c for c in sure if c.properties.get("basis") != "inferred"]
    told = stated or sure
    if all(c.properties.get("status") == "under review" for c in told):
        return _taking("review", told)
    return _taking("" if stated else "inferred", told)


def _taking(how: str, claims: Iterable[Relationship]) -> Taking:
    return Taking(how, tuple(sorted({claim.id for claim in claims})))


def mark(how: str, own: str) -> str:
    """A mark: how a body takes part, and what its own documents say; "" for a body that has no such duty.

    Examples
    --------
    >>> mark("", "silent"), mark("tbc", "silent"), mark("stays out", "contradicts"), mark("proposed", "")
    ('silent', 'tbc, silent', 'stays out, says so', 'proposed')
    """
    if how == "stays out":
        own = {"contradicts": "says so", "says so": "contradicts"}.get(own, own)
    return ", ".join(filter(None, (how, own)))


def key(marks: Collection[str]) -> tuple[tuple[str, str], ...]:
    """What each of these marks means, in the order of MEANS.

    Examples
    --------
    >>> key({"tbc, silent"})
    (('tbc, silent', 'To be confirmed; its own documents are silent'), ('–', 'No information'))
    """
    every = {
        mark(how, own): "; ".join(filter(None, (meaning, OWN[_turned(how, own)] if own else "")))
        for how, meaning in MEANS.items()
        for own in ("", *OWN)
    }
    found = [(text, meaning) for text, meaning in every.items() if text and text in marks]
    return (*found, (NOTHING, "No information"))


def _turned(how: str, own: str) -> str:
    return mark(how, own).removeprefix(f"{how}, ") if how == "stays out" else own
