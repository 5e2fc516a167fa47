"""On how many works each fact of the network stands, and how old the newest of them is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.analytics.counting import certainty
from graph.analytics.parts import newest
from graph.dates import years_before
from graph.model import Relationship, Subgraph
from graph.schema import NETWORK
from graph.works import Works

FACTS = tuple(kind for kind in NETWORK if kind not in ("OVERSEES", "AT", "HOLDS"))
"""What is asked of; oversight and the places of posts are left out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact of the network: which works say it, and of what day the newest of them speaks."""

    relation: str
    start: str
    end: str
    role: str | None
    works: tuple[str, ...]
    as_of: str | None
    certainty: str
    scope: str
    claims: tuple[str, ...]


def standing(network: Subgraph, today: str) -> list[Standing]:
    """Every fact of the network with the works that say it and the day of the newest.

    Parameters
    ----------
    network : Subgraph
        The network's claims, and COPY_OF.
    today : str

    Returns
    -------
    list of Standing
        By relation, start, end and role. What is over is left out.
    """
    works = Works.among(network.nodes.values(), network.relationships.values())
    facts: dict[tuple[str, str, str, str], list[Relationship]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type in FACTS and certainty(claim.properties, today) != "no":
            facts[claim.type, claim.start, claim.end, str(claim.properties.get("role") or "")].append(claim)
    rows = []
    for (relation, start, end, role), claims in sorted(facts.items()):
        said = sorted({work for claim in claims for work in works.of(claim)})
        sure = {certainty(claim.properties, today) for claim in claims}
        spoken = newest(claims).properties.get("as_of")
        scope = "class" if all(claim.properties.get("scope") == "class" for claim in claims) else "named"
        rows.append(
            Standing(
                relation, start, end, role or None, tuple(said), str(spoken) if spoken else None,
                "certain" if "certain" in sure else "possible", scope, tuple(claim.id for claim in claims),
            )
        )  # fmt: skip
    return rows


def stale(facts: Iterable[Standing], today: str, years: float) -> list[Standing]:
    """The dated facts whose newest source speaks of a day more than so many years ago, oldest first."""
    old = [fact for fact in facts if fact.as_of and years_before(fact.as_of, today) > years]
    return sorted(old, key=lambda f: (str(f.as_of), f.relation, f.start, f.end, f.role or ""))
