"""What the page shows: a question, what it is told, and which part of the answer is open. Read from the URL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from views.url import InUrl, one_of, others

SHOWN = {"": "List", "table": "Table", "map": "Map", "definition": "Definition"}
"""The parts of an answer and what they are called, in their order on the page; few answers have a list."""


@dataclass(frozen=True, slots=True)
class Asked(InUrl):
    """A view of the page.

    Attributes
    ----------
    question : str
        Empty for the list of all.
    values : mapping of str to str
        Parameters by name, as text.
    show : str
        A key of SHOWN.
    row : str
        The row whose evidence is open.
    selected : str
        What is chosen on the map.
    """

    question: str = ""
    values: Mapping[str, str] = others(bare=True)
    show: str = one_of("", SHOWN)
    row: str = ""
    selected: str = ""

    def told(self, name: str, value: str) -> "Asked":
        """The same asked with another value of a parameter, or without it; what was open is shut.

        Examples
        --------
        >>> Asked("depends", {"of": "durham"}, row="3f").told("of", "").query()
        {'question': 'depends'}
        """
        return replace(self, values={**self.values, name: value}, row="", selected="")

    def only(self, names: Collection[str]) -> dict[str, str]:
        """The values of these parameters that are given."""
        return {name: self.values[name] for name in names if self.values.get(name)}
