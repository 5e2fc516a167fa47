"""In which policing regions units and agreements are: by what sources say of them, and by the forces they name."""

from collections import defaultdict
from typing import Final

from graph.model import Subgraph
from graph.schema import JOINT, POLICING

NATIONAL: Final = "National"
NOWHERE: Final = "No region seen"


def regions(network: Subgraph) -> dict[str, set[str]]:
    """The regions of each force, policing body, unit and agreement.

    Parameters
    ----------
    network : Subgraph
        PARTY_TO, COVERS, COLLABORATES and OVERSEES claims.

    Returns
    -------
    dict of str to set of str
        A unit is where sources say that it is, else where the forces are that are named as taking part. An agreement
        is where what it covers is, and where the forces are that are named as party. A policing body is where its
        force is. What says "all forces" places nothing; without any place it is NOWHERE.

    Examples
    --------
    >>> from graph.model import Entity
    >>> drawn = Subgraph.of("kent COLLABORATES dogs", "essex COLLABORATES dogs scope=class", "deal COVERS dogs",
    ...                     labels={"kent": "Force", "essex": "Force", "dogs": "Unit", "deal": "Agreement"})
    >>> home = {"kent": "South East", "essex": "Eastern"}
    >>> nodes = {key: Entity(key, node.label, {**node.properties, "regions": [home[key]]} if key in home
    ...          else node.properties) for key, node in drawn.nodes.items()}
    >>> regions(Subgraph(nodes, drawn.relationships))
    {'deal': {'South East'}, 'dogs': {'South East'}, 'essex': {'Eastern'}, 'kent': {'South East'}}
    """
    home = {key: set(map(str, node.properties.get("regions") or ())) for key, node in network.nodes.items()}
    claims = [network.relationships[key] for key in sorted(network.relationships)]
    for claim in claims:
        if claim.type == "OVERSEES":
            home[claim.start] = home[claim.start] | home[claim.end]
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type in ("COLLABORATES", "PARTY_TO") and claim.properties.get("scope") != "class":
            named[claim.end] |= home[claim.start] - {NATIONAL}
    found = {key: home[key] or named[key] for key, node in network.nodes.items() if node.label in JOINT}
    found |= {key: home[key] for key, node in network.nodes.items() if node.label in POLICING}
    for key, node in network.nodes.items():
        if node.label == "Agreement":
            covered = [found.get(c.end, set()) for c in claims if c.type == "COVERS" and c.start == key]
            found[key] = named[key].union(*covered)
    return {key: found[key] or {NOWHERE} for key in sorted(found)}
