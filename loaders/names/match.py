"""What a written name was taken for, and the ways in which a name is known."""

from dataclasses import dataclass
from typing import Final

SURE: Final = {
    "id": 1.0, "name": 0.99, "alias": 0.98, "short": 0.95, "tail": 0.95, "office": 0.95, "area": 0.9, "person": 0.85,
}  # fmt: skip
"""Which ways of knowing a name are the surer ones: an order, not a measurement."""
WAYS: Final = {
    "id": "the id of", "name": "the name of", "alias": "another name of", "short": "a usual short form of",
    "tail": "the name, but for Police or Constabulary, of", "area": "the area of", "office": "by its area",
    "person": "the name of",
}  # fmt: skip
"""Each in words: the name is ... the body."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a written name was taken for, or why for nobody.

    Attributes
    ----------
    id, label, name : str
        The node. Without an id, `name` is the written one without rank and title, empty where the text names
        nobody ("tbc"), and `label` the one that was asked for, if it was one.
    confidence : float
        0 where there is no id.
    near : tuple of str
        Ids of whom it may mean: a person has to say.
    why : str
        How it was decided, in a sentence for a reader.
    """

    id: str = ""
    label: str = ""
    name: str = ""
    confidence: float = 0.0
    near: tuple[str, ...] = ()
    why: str = ""

    @property
    def new(self) -> bool:
        """Whether the name is somebody's, and nobody known has it or nearly has it."""
        return bool(self.name) and not self.id and not self.near
