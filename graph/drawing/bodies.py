"""A body as it is drawn: its name and second line, how many take part, how far it reaches, whether it is under review."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.drawing.names import short_name
from graph.drawing.parts import Body
from graph.model import Entity, Subgraph
from graph.schema import JOINT, POSSIBLE


def over(entity: Entity) -> bool:
    return entity.properties.get("status") == "ended"


@dataclass(frozen=True, slots=True)
class At:
    """What the claims of a network say of single bodies: which posts are held, what covers them, how many forces."""

    held: frozenset[str]
    covering: Mapping[str, set[str]]
    forces: Mapping[str, set[str]]

    @classmethod
    def of(cls, network: Subgraph, agreements: Subgraph) -> "At":
        covering, forces = defaultdict(set), defaultdict(set)
        for known in (network, agreements):
            for claim in known.relationships.values():
                if claim.type == "COVERS":
                    covering[claim.end].add(str(known.nodes[claim.start].properties.get("status", "")))
        for claim in network.relationships.values():
            if claim.type == "COLLABORATES" and network.nodes[claim.start].label == "Force":
                forces[claim.end].add(claim.start)
        held = frozenset(c.end for c in network.relationships.values() if c.type == "HOLDS")
        return cls(held, covering, forces)


def marked(network: Subgraph, at: At, card: Body) -> Body:
    """A card with the clock where something folded into it is under review, and how many."""
    under = sum(drawn_body(network, at, key, "", "", False).under_review for key in card.members)
    if not under:
        return card
    said = "; ".join(filter(None, [card.second, f"{under} under review"]))
    return replace(card, second=said, under_review=True)


def drawn_body(network: Subgraph, at: At, key: str, second: str, badge: str, focus: bool) -> Body:
    entity = network.nodes[key]
    status = entity.properties.get("status")
    covered = "agreement under review" if "under review" in at.covering.get(key, ()) else ""
    told = str(status) if status in (*POSSIBLE, "ended", "under review") else covered
    return Body(
        key,
        entity.name,
        short_name(entity),
        entity.label,
        "Person" if entity.label == "Post" and key in at.held else entity.label,
        second=second or told,
        badge=badge,
        reach=reach_of(entity, len(at.forces.get(key, ()))) if entity.label in JOINT else "",
        possible=status in POSSIBLE,
        ended=over(entity),
        under_review=status == "under review" or bool(covered),
        focus=focus,
    )


def reach_of(entity: Entity, forces: int) -> str:
    """Local, Regional or National: as a source classes it, else by its kind, its regions, its company."""
    said = str(entity.properties.get("reach", ""))
    if said in ("bilateral", "multilateral"):
        return "Local"
    if said in ("regional", "national"):
        return said.capitalize()
    regions = entity.properties.get("regions") or ()
    if entity.label == "NationalBody" or "National" in regions:
        return "National"
    if any(word in str(entity.properties.get("kind", "")) for word in ("regional", "counter terrorism")):
        return "Regional"
    return "National" if forces >= 20 else "Regional" if forces >= 5 else "Local"
