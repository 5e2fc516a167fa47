"""What may follow from a change: the effects that are told apart, and one of them."""

from collections.abc import Iterable
from dataclasses import dataclass

EFFECTS = (
    "left without lead or host",
    "comes under the unit above",
    "keeps another lead or host",
    "unit goes",
    "no participant left",
    "left alone",
    "hit",
    "would lose function",
    "keeps function otherwise",
    "agreement to renegotiate",
    "gives up function",
)
"""In the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that would follow.

    Attributes
    ----------
    effect : str
        One of EFFECTS.
    body : str, optional
        Whom it happens to: the participant, or the agreement. Absent where it happens to a unit.
    function : str, optional
        The function that would be lost or kept.
    units : tuple of str
        The units it speaks of.
    because : tuple of str
        Those of the withdrawing bodies on which it rests.
    others : tuple of str
        Who or what remains: participants, leads, parties; for a function the units that deliver it, still
        stand and could be turned to, or that the body takes part in already.
    number, class_number : int
        How many it touches: for a unit its remaining participants, for a body its units. `class_number` of
        them only by a claim about all forces or all policing bodies.
    certainty : str
        "certain", or "possible": rests on what is to be confirmed, proposed or in development.
    claims : tuple of str
        Ids of the claims it rests on.
    """

    effect: str
    body: str | None
    function: str | None
    units: tuple[str, ...]
    because: tuple[str, ...]
    others: tuple[str, ...]
    number: int
    class_number: int
    certainty: str
    claims: tuple[str, ...]


def order(effect: Effect) -> tuple[object, ...]:
    return (
        effect.certainty, EFFECTS.index(effect.effect), -effect.number,
        effect.body or "", effect.function or "", effect.units,
    )  # fmt: skip


def ordered(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
