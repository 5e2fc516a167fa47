"""What the colour and the size of a body say beside its kind: its region or status, and a number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import sqrt
from typing import Final

from graph.drawing.parts import Body
from graph.drawing.style import TOKENS
from graph.model import Subgraph
from graph.schema import JOINT, POSSIBLE

COLOURS: Final[tuple[str, ...]] = tuple(TOKENS["group"]["colours"])
"""As many as can be told apart, in the order of the Government Analysis Function."""
OTHER: Final[str] = TOKENS["group"]["other"]
NONE: Final[str] = TOKENS["group"]["none"]
REGIONS: Final[Mapping[str, int]] = TOKENS["group"]["regions"]
"""Which colour a region takes where it is free: neighbours on the ground differ."""
STATUS: Final[Mapping[str, str]] = TOKENS["group"]["status"]
NO_REGION: Final = "no one region"
NO_STATUS: Final = "no status seen"
LEAST: Final = 0.6
MOST: Final = 1.7
"""How much smaller or larger than usual a symbol may be drawn."""


def dressed(
    bodies: Sequence[Body],
    network: Subgraph,
    overseen: Mapping[str, str],
    *,
    colour: str = "",
    size: Mapping[str, float] | None = None,
) -> list[Body]:
    """Bodies with what their colour and size stand for.

    Parameters
    ----------
    bodies : sequence of Body
    network : Subgraph
        Where their regions and statuses stand.
    overseen : mapping of str to str
        Policing body to its force, whose region it has.
    colour : {"", "region", "status"}
    size : mapping of str to float, optional
        Body to a number; the area of its symbol is in proportion to it, within bounds.

    Notes
    -----
    Six regions at most have a colour of their own, those with most bodies; the others share one. A region takes
    the same colour in every picture, unless one with more bodies needs it there.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas status=active")
    >>> [body.grow for body in dressed([Body("durham", "", "", "Force", "Force")], network, {}, size={"durham": 3})]
    [1.7]
    """
    found = list(bodies)
    if colour == "region":
        found = _by_region(found, network, overseen)
    elif colour == "status":
        found = [_by_status(body, network) for body in found]
    return [_sized(body, size) for body in found] if size else found


def _sized(body: Body, size: Mapping[str, float]) -> Body:
    if body.shape == "Fold":
        return body
    share = size.get(body.id, 0.0) / (max(size.values()) or 1.0)
    return replace(body, grow=round(max(LEAST, MOST * sqrt(max(share, 0.0))), 3))


def _regions(key: str, network: Subgraph, overseen: Mapping[str, str]) -> tuple[str, ...]:
    at = overseen.get(key, key)
    node = network.nodes.get(key if network.nodes[key].properties.get("regions") else at)
    return tuple(map(str, node.properties.get("regions") or ())) if node else ()


def _by_region(bodies: list[Body], network: Subgraph, overseen: Mapping[str, str]) -> list[Body]:
    home = {b.id: _regions(b.id, network, overseen) for b in bodies if b.id in network.nodes}
    own = {key: found[0] for key, found in home.items() if len(found) == 1 and found[0] != "National"}
    colours = assigned(own.values())
    return [
        replace(
            body,
            group=" and ".join(home.get(body.id, ())) or NO_REGION,
            fill=colours.get(own.get(body.id, ""), NONE),
        )
        for body in bodies
    ]


def assigned(regions: Iterable[str]) -> dict[str, str]:
    """A colour for each region: its own where that is free, by how many bodies it has.

    Examples
    --------
    >>> assigned(["Wales", "London", "London"])
    {'London': '#3D3D3D', 'Wales': '#28A197'}
    """
    counts = Counter(regions)
    taken: dict[str, str] = {}
    for region in sorted(counts, key=lambda name: (-counts[name], name)):
        free = [colour for colour in COLOURS if colour not in taken.values()]
        wish = COLOURS[REGIONS.get(region, 0)]
        taken[region] = OTHER if not free else wish if wish in free else free[0]
    return taken


def _by_status(body: Body, network: Subgraph) -> Body:
    if body.label not in (*JOINT, "Agreement") or body.id not in network.nodes:
        return replace(body, fill=NONE)
    said = str(network.nodes[body.id].properties.get("status") or "")
    if body.under_review:
        said = "under review"
    if said in POSSIBLE:
        return replace(body, group=said)
    return replace(body, group=said or NO_STATUS, fill=STATUS.get(said, NONE))
