"""Titles of posts in a text, and which known post a title and a body mean."""

import re
from collections.abc import Mapping
from typing import Final

from graph.model import Entity
from loaders.extraction.slots import Body

TITLE: Final = (
    r"(?:Deputy |Assistant |Acting |Interim |Temporary )?(?:Chief Executive(?: Officer)?|Chief Finance Officer"
    r"|Chief Constable|Chief Officer|Chief Fire Officers?|Executive Director|Force Solicitor|Monitoring Officer"
    r"|Chief Superintendent|Superintendent|Chair(?:man|woman|person)?|Director|Cabinet Member|Treasurer"
    r"|Head of (?:[A-Z]\w+|ICT)|(?:Police(?:,? Fire)? (?:and|&) Crime )?Commissioner)"
)
"""A title as texts write it, with its capitals."""
SHORT: Final = {"c/ supt": "chief superintendent", "supt": "superintendent", "ceo": "chief"
    " executive", "cfo": "chief finance officer"}  # fmt: skip


def slug(title: str) -> str:
    """A title as it stands in a post's id.

    Examples
    --------
    >>> slug("Police & Crime Commissioner"), slug("C/ Supt")
    ('police-and-crime-commissioner', 'chief-superintendent')
    """
    said = title.lower().replace("&", "and")
    return re.sub(r"[^a-z]+", "-", SHORT.get(said, said)).strip("-")


def post_of(title: str, body: str, nodes: Mapping[str, Entity]) -> Body | None:
    """The one known post of a body that has the title, or begins with it.

    Parameters
    ----------
    title : str
        As the text writes it.
    body : str
        The id of the body.
    nodes : mapping of str to Entity

    Examples
    --------
    >>> nodes = {"post-kent-chief-constable": Entity("post-kent-chief-constable", "Post", {"name": "Chief Constable, Kent"})}
    >>> post_of("Chief Constable", "kent", nodes).name
    'Chief Constable, Kent'
    """
    key = f"post-{body}-{slug(title)}"
    fitting = [key] if key in nodes else [k for k in nodes if k.startswith(f"{key}-")]
    return Body(nodes[fitting[0]].name, fitting[0], "Post") if len(fitting) == 1 else None
