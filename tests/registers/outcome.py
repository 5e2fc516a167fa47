"""What a register came to, written as its builder expects it."""

from collections.abc import Iterable

from loaders.candidates import Candidate

BESIDE = ("role", "status", "since", "until", "basis", "value")


def told(candidate: Candidate) -> str:
    """A fact as the builder writes it."""
    place = candidate.place
    if candidate.relation == "STATES":
        return f"{place} {candidate.to_id or candidate.to_name} STATES {candidate.term} {candidate.value}"
    start, end = candidate.from_id or candidate.from_name, candidate.to_id or candidate.to_name
    said = {k: getattr(candidate, k) for k in BESIDE}
    said["basis"] = "" if said["basis"] == "stated" else said["basis"]
    beside = [f" {k}={v}" for k, v in said.items() if v]
    return f"{place} {start} {candidate.relation} {end}{''.join(beside)}"


def placed(text: str, sheet: str) -> str:
    """A fact or a cell of the first sheet may leave out the sheet's name."""
    return text if "!" in text.split()[0] else f"{sheet}!{text}"


def normal(fact: str) -> tuple[str, ...]:
    """A fact with what stands beside it in one order."""
    head, *beside = (
        fact.replace(" role=", "\0role=")
        .replace(" status=", "\0status=")
        .replace(" since=", "\0since=")
        .replace(" until=", "\0until=")
        .replace(" basis=", "\0basis=")
        .replace(" value=", "\0value=")
        .split("\0")
    )
    return (head, *sorted(beside))


def facts_of(candidates: Iterable[Candidate]) -> set[tuple[str, ...]]:
    return {normal(told(c)) for c in candidates if c.decision != "ask"}


def asked_at(candidates: Iterable[Candidate]) -> set[str]:
    return {c.place for c in candidates if c.decision == "ask"}
