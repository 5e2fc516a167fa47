"""How far a view reaches: crowds, whom a body meets outside them, and what a second step adds."""

from collections import defaultdict
from collections.abc import Collection

from graph.model import Subgraph
from graph.schema import JOINT, POLICING

CROWD = 9
"""From this many participants a unit says little about who works with whom."""


def participants(network: Subgraph) -> dict[str, set[str]]:
    """Who takes part in each unit; a policing body beside its own force is not counted again.

    Examples
    --------
    >>> participants(Subgraph.of("kent COLLABORATES u", "lpb-kent COLLABORATES u", "lpb-kent OVERSEES kent",
    ...                          labels={"kent": "Force"}))
    {'u': {'kent'}}
    """
    overseen = {
        claim.start: claim.end for claim in network.relationships.values() if claim.type == "OVERSEES"
    }
    found: dict[str, set[str]] = defaultdict(set)
    for claim in network.relationships.values():
        if claim.type == "COLLABORATES":
            found[claim.end].add(claim.start)
    return {unit: {x for x in who if overseen.get(x) not in who} for unit, who in found.items()}


def crowds(network: Subgraph, least: int = CROWD) -> set[str]:
    """The units in which so many take part that they tell nothing of any two.

    Examples
    --------
    >>> crowds(Subgraph.of(*(f"force-{i} COLLABORATES npas" for i in range(9)), "kent COLLABORATES u"))
    {'npas'}
    """
    return {unit for unit, who in participants(network).items() if len(who) >= least}


def met(network: Subgraph, focus: Collection[str], *, without: Collection[str] = ()) -> set[str]:
    """The forces and policing bodies that the focus meets: in a unit of its own, or directly.

    Parameters
    ----------
    network : Subgraph
    focus : collection of str
        Ids of bodies; they are not among those met.
    without : collection of str
        Units that are not walked.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES u", "kent COLLABORATES u", "essex COLLABORATES v")
    >>> met(network, ["durham"])
    {'kent'}
    """
    near: dict[str, set[str]] = defaultdict(set)
    for claim in network.relationships.values():
        if claim.type != "COLLABORATES" or claim.end not in without:
            near[claim.start].add(claim.end)
            near[claim.end].add(claim.start)
    units = {x for key in focus for x in near[key] if network.nodes[x].label in JOINT}
    beside = {x for key in [*focus, *units] for x in near[key]}
    return {x for x in beside if network.nodes[x].label in POLICING} - set(focus)


def beyond(first: Subgraph, second: Subgraph, met: Collection[str]) -> tuple[Subgraph, int]:
    """What a second step adds: the units that those met are in and who leads, hosts or holds them.

    Parameters
    ----------
    first : Subgraph
        The first step.
    second : Subgraph
        The claims around those met.
    met : collection of str

    Returns
    -------
    Subgraph
        Without units that nine or more take part in and that the first step has not.
    int
        How many such units there are.

    Examples
    --------
    >>> first = Subgraph.of("durham COLLABORATES u", "kent COLLABORATES u")
    >>> second = Subgraph.of("kent COLLABORATES v", "essex COLLABORATES v", "essex LEADS v", "avon COLLABORATES v")
    >>> sorted(beyond(first, second, {"kent"})[0].nodes)
    ['essex', 'kent', 'v']
    """
    left = crowds(Subgraph.union([first, second])) - set(first.nodes)
    own = {*met, *first.nodes}
    kept = {
        key: claim
        for key, claim in second.relationships.items()
        if not {claim.start, claim.end} & left
        and (claim.start in own or claim.end in met or claim.type in ("LEADS", "HOSTS", "PART_OF"))
    }
    ends = {end for claim in kept.values() for end in (claim.start, claim.end)}
    return Subgraph({key: second.nodes[key] for key in sorted(ends)}, kept), len(left)


def among(network: Subgraph, bodies: Collection[str]) -> Subgraph:
    """The claims of a network whose ends are both among some bodies.

    Examples
    --------
    >>> len(among(Subgraph.of("lpb-kent OVERSEES kent", "lpb-essex OVERSEES essex"), {"lpb-kent", "kent"}).nodes)
    2
    """
    kept = {k: c for k, c in network.relationships.items() if c.start in bodies and c.end in bodies}
    ends = {end for claim in kept.values() for end in (claim.start, claim.end)}
    return Subgraph({key: network.nodes[key] for key in sorted(ends)}, kept)


def adds_nothing(network: Subgraph, more: Subgraph) -> bool:
    """Whether all that is said in the one is said in the other, and no crowd in it would be opened.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas", "kent COLLABORATES npas")
    >>> adds_nothing(network, Subgraph(network.nodes, {"c1": network.relationships["c1"]}))
    True
    """
    return set(more.relationships) <= set(network.relationships) and set(more.nodes) <= set(network.nodes)
