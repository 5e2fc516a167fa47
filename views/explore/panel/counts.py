"""Who depends on a body: certain and possible apart, by name and by class apart."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Entity, Relationship
from views import words


@dataclass(frozen=True, slots=True)
class Dependants:
    """How many depend on a body.

    Attributes
    ----------
    by_name, by_class : int
        Territorial forces, certain: named by a source, and only as "all forces".
    others : int
        Certain ones that are no territorial force: policing bodies, special forces.
    possible : int
        Forces and others of which it is only possible.
    """

    by_name: int = 0
    by_class: int = 0
    others: int = 0
    possible: int = 0

    @property
    def forces(self) -> int:
        return self.by_name + self.by_class

    def __bool__(self) -> bool:
        return bool(self.forces or self.others or self.possible)

    def said(self) -> str:
        """In words, as markup.

        Examples
        --------
        >>> Dependants(1, 41, 2).said()
        '<b>42</b> forces: 1 by name, 41 only by “all forces”; 2 others'
        """
        parts = []
        if self.forces:
            split = {(True, True): f": {self.by_name} by name, {self.by_class} only by “all forces”",
                     (True, False): ", by name", (False, True): ", only by “all forces”"}  # fmt: skip
            noun = "force" if self.forces == 1 else "forces"
            parts.append(f"<b>{self.forces}</b> {noun}{split[bool(self.by_name), bool(self.by_class)]}")
        if self.others:
            parts.append(words.count(self.others, "other"))
        if self.possible:
            parts.append(f"{self.possible} more possible")
        return "; ".join(parts)


def dependants(
    rows: Sequence[Mapping[str, Any]],
    bodies: Mapping[str, Entity],
    on: str,
    *,
    through: Collection[str] = (),
    named: Collection[str] | None = None,
) -> Dependants:
    """Who depends on a body.

    Parameters
    ----------
    rows : sequence of mapping
        Rows of the question "depends".
    bodies : mapping of str to Entity
    on : str
        The lead or host body.
    through : collection of str, optional
        Ids of the claims that it leads or hosts: only dependence that rests on one of these.
    named : collection of str, optional
        Who takes part by name, where that is asked of one unit; else as the rows have it.

    Examples
    --------
    >>> row = {"dependant": "kent", "lead": "essex", "certainty": "certain", "weight": 1, "class_weight": 0,
    ...        "claims": ["c1"]}
    >>> bodies = {"kent": Entity("kent", "Force", {"kind": "territorial"})}
    >>> dependants([row], bodies, "essex")
    Dependants(by_name=1, by_class=0, others=0, possible=0)
    """
    own = [row for row in rows if row["lead"] == on and (not through or set(through) & set(row["claims"]))]
    sure = [row for row in own if row["certainty"] == "certain"]
    forces = [row for row in sure if bodies[row["dependant"]].properties.get("kind") == "territorial"]
    by_name = sum(
        row["dependant"] in named if named is not None else row["weight"] > row["class_weight"]
        for row in forces
    )
    certain = {row["dependant"] for row in sure}
    possible = {row["dependant"] for row in own if row["certainty"] == "possible"} - certain
    return Dependants(by_name, len(forces) - by_name, len(sure) - len(forces), len(possible))


def by_name(claims: Sequence[Relationship]) -> bool:
    """Whether a source says it by name, not only of all forces.

    Examples
    --------
    >>> by_name([Relationship("c", "COLLABORATES", "kent", "npas", {"scope": "class"})])
    False
    """
    return any(claim.properties.get("scope") != "class" for claim in claims)
