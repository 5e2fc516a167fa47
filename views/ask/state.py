"""What the Ask page shows: its URL, and nothing beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from views.url import InUrl, others

LONG_LINK = 6_000
"""Characters of a query past which a link may not arrive whole everywhere."""


@dataclass(frozen=True, slots=True)
class Asked(InUrl):
    """A query and the values of its parameters.

    Attributes
    ----------
    cypher : str
        Empty where nothing is asked yet, or a question is asked as it is kept.
    question : str
        The named question that the query is or was made of.
    values : mapping of str to str
        Parameters by name, as text.
    """

    cypher: str = ""
    question: str = ""
    values: Mapping[str, str] = others(bare=False)
