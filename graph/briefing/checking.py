"""A briefing beside the facts of today: which of its statements still hold, which source changed, what is new since."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Final

from graph.briefing.blocks import Briefing, Kept, Sentence, sentences
from graph.briefing.kept import Statement, claim_print, source_print, text_print
from graph.briefing.material import Material
from graph.briefing.wording import counted, listed
from graph.model import Relationship, Result

HOLDS: Final = "holds"
GONE: Final = "no longer holds"
CHANGED: Final = "source changed"
OTHERWISE: Final = "told otherwise now"
NEW: Final = "new since"


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One statement of a briefing, or one that it would have today, and what became of it.

    Attributes
    ----------
    verdict : str
        "holds", "no longer holds", "source changed", "told otherwise now" or "new since".
    statement : str
    why : str
    sources : str
        Names of the documents that it turns on.
    claims : tuple of str
        Ids of the claims that it turns on; all of its own where it holds.
    """

    verdict: str
    statement: str
    why: str
    sources: str
    claims: tuple[str, ...]


COLUMNS: Final = tuple(field.name for field in fields(Rechecked))


def rechecked(
    kept: Kept, statements: Iterable[Statement], material: Material, now: Briefing
) -> list[Rechecked]:
    """Each statement with what became of it, then what is new.

    Parameters
    ----------
    kept : Kept
    statements : iterable of Statement
        Those that the file still has, in its order.
    material : Material
        What a briefing on the same body is written from today.
    now : Briefing
        Written from that material.

    Returns
    -------
    list of Rechecked

    Notes
    -----
    A statement holds where today's briefing has the same words on the same claims, none of which was corrected. One
    whose words an author changed is judged by its claims and by the words as they were written. O(s + n) for s
    statements and n sentences of today, and one search among them for each that is told otherwise.
    """
    today = _Today(kept, material, now)
    old = list(statements)
    known = {statement.made for statement in old}
    new = [
        Rechecked(NEW, said.text, "", today.names(fresh), tuple(fresh))
        for said in dict.fromkeys(sentences(now.blocks))
        if (fresh := [claim for claim in said.claims if claim not in kept.claims])
        and text_print(said.text) not in known
    ]
    return [*map(today.check, old), *new]


def as_result(rows: Sequence[Rechecked], kept: Kept, removed: int, material: Material) -> Result:
    """What no longer holds, what changed and what is new, as an answer; what holds is only counted."""
    count = Counter(row.verdict for row in rows)
    told = ", ".join(f"{count[verdict]:,} {verdict}" for verdict in (HOLDS, GONE, CHANGED, OTHERWISE, NEW))
    warnings = [f"{counted(len(rows) - count[NEW], 'statement')} checked: {told}."]
    if removed:
        warnings.append(
            f"{counted(removed, 'statement')} that it was made with {_are(removed)} no longer in it."
        )
    changed = [
        name
        for key, (made, name) in kept.sources.items()
        if key not in material.held.nodes or source_print(material.held.nodes[key]) != made
    ]
    if changed:
        warnings.append(f"Documents that were corrected or are gone: {listed(sorted(changed))}.")
    warnings.append(
        "A statement holds if sources still say so; nothing was checked with the bodies themselves."
    )
    shown = [row for row in rows if row.verdict != HOLDS]
    return Result(
        COLUMNS, tuple((*astuple(row)[:4], list(row.claims)) for row in shown), warnings=tuple(warnings)
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


class _Today:
    """The sentences of today's briefing, by print and by claim."""

    def __init__(self, kept: Kept, material: Material, now: Briefing) -> None:
        self.kept, self.held = kept, material.held.relationships
        self.documents: Mapping[str, str] = {
            **{key: name for key, (_, name) in kept.sources.items()},
            **{key: node.name for key, node in material.held.nodes.items() if node.label == "Document"},
        }
        self.said = [said for said in sentences(now.blocks) if said.claims]
        self.prints = {(text_print(said.text), said.claims) for said in self.said}

    def check(self, statement: Statement) -> Rechecked:
        gone = [key for key in statement.claims if key not in self.held]
        changed = [
            key
            for key in statement.claims
            if key in self.held
            and key in self.kept.claims
            and claim_print(self.held[key]) != self.kept.claims[key][0]
        ]
        same = (statement.made, statement.claims) in self.prints
        verdict, why, turns = HOLDS, "", list(statement.claims)
        if gone:
            verdict, turns = GONE, gone
            why = f"{len(gone)} of its {counted(len(statement.claims), 'claim')} {_are(len(gone))} no longer in the facts."
        elif changed and same:
            verdict, why, turns = (
                CHANGED,
                "The sentence stands; the place, date or wording of its claim was corrected.",
                changed,
            )
        elif changed:
            verdict, turns = (GONE if self._ended(changed) else CHANGED), changed
            why = f"Corrected since: {self._now(changed)}"
        elif not same:
            verdict = OTHERWISE
            why = self._instead(statement)
        if statement.edited:
            why = f"{why} Its words were changed by hand.".strip()
        return Rechecked(verdict, statement.text, why, self.names(turns), tuple(turns))

    def names(self, claims: Iterable[str]) -> str:
        """The documents behind claims, those that are gone by what the file keeps of them."""
        keys = [
            str(self.held[key].properties["source"])
            if key in self.held
            else self.kept.claims.get(key, ("", ""))[1]
            for key in claims
        ]
        return "; ".join(sorted({self.documents.get(key, key) for key in keys if key}))

    def _ended(self, claims: Iterable[str]) -> bool:
        return any(self.held[key].properties.get("status") == "ended" for key in claims)

    def _now(self, claims: Iterable[str]) -> str:
        return " ".join(dict.fromkeys(_said(self.held[key]) for key in claims))

    def _instead(self, statement: Statement) -> str:
        """The sentence of today that shares most claims with it, and of those the one that shares most words."""
        own, words = set(statement.claims), set(statement.text.split())
        best: Sentence | None = max(
            self.said,
            key=lambda said: (len(own & set(said.claims)), len(words & set(said.text.split()))),
            default=None,
        )
        if best is None or not own & set(best.claims):
            return "Its claims stand, but today's briefing does not tell them."
        return f"Its claims stand; today's briefing says: {best.text}"


def _said(claim: Relationship) -> str:
    """What a claim says now, in a few words."""
    told = str(claim.properties.get("says") or claim.properties.get("value") or claim.type)
    aside = [
        str(claim.properties[term]) for term in ("status", "until", "as_of") if claim.properties.get(term)
    ]
    return f"{told.removesuffix('.')} ({', '.join(aside)})." if aside else f"{told.removesuffix('.')}."
