"""What is in a policing region, for the questions that may be asked of one."""

from typing import Final

from graph.analytics.placed import regions
from graph.errors import QueryError
from graph.model import Subgraph
from graph.questions.bodies import folded

IN_REGION: Final = (
    '// parameter: region [text] = null: only what is in this policing region, such as "South East"\n'
)
FACING_REGION: Final = (
    "// parameter: region [text] = null: only what is in this region, or what its bodies take part in\n"
)


def inside(network: Subgraph, region: str) -> set[str]:
    """The ids of the forces, policing bodies, units and agreements in a region.

    Parameters
    ----------
    network : Subgraph
        As in `regions`.
    region : str
        "South East", "the South East" or "south east".

    Raises
    ------
    QueryError
        If nothing is in a region of that name; the message tells which there are.
    """
    found = regions(network)
    asked = folded(region).removeprefix("the ")
    there = {key for key, some in found.items() if asked in {folded(each) for each in some}}
    if not there:
        known = ", ".join(sorted({each for some in found.values() for each in some}))
        raise QueryError(f'Nothing is in a region called "{region}". There are {known}.')
    return there


def facing(network: Subgraph, region: str) -> set[str]:
    """What is in a region, what its bodies take part in, such as a national service, and the agreements on that."""
    there = inside(network, region)
    claims = network.relationships.values()
    there |= {c.end for c in claims if c.type in ("COLLABORATES", "PARTY_TO") and c.start in there}
    return there | {c.start for c in claims if c.type == "COVERS" and c.end in there}
