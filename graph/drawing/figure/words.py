"""What stands around a figure: the words that an author sets, and what it owes to its sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from graph.model import NOTHING


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a figure; whatever is empty takes no room.

    Attributes
    ----------
    title, subtitle : str
        What it shows; what it could not see.
    caption : str
        Under the legend, such as "Figure 1. Durham's collaborations."
    notes : mapping of str to str
        Id of a body to what is noted on it: a letter beside its symbol, the note under the figure.
    unlabelled : frozenset of str
        Ids of bodies whose label is hidden.
    sources : tuple of str
        Short names of the documents, those that say most first.
    dated : str
        The day that the figure is of, and the dates of the facts.
    link : str
        Where the view opens again: an address, else what is told instead of one.
    marking : str
        Protective marking, at the top and the bottom.
    alt : str
        The figure in words; from the picture unless given.
    """

    title: str = ""
    subtitle: str = ""
    caption: str = ""
    notes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    unlabelled: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    dated: str = ""
    link: str = ""
    marking: str = ""
    alt: str = ""

    @property
    def pressed(self) -> str:
        """The address behind what is printed of the link, if it is one."""
        return self.link if self.link.startswith(("http://", "https://")) else ""

    def clean(self) -> "Words":
        """The same without characters that nobody sees and no XML may hold.

        Examples
        --------
        >>> Words(title="Who\\x01 works\\nwith whom").clean().title
        'Who works with whom'
        """
        told: dict[str, Any] = {}
        for part in fields(self):
            value = getattr(self, part.name)
            if isinstance(value, str):
                told[part.name] = _clean(value)
            elif isinstance(value, Mapping):
                told[part.name] = {key: _clean(text) for key, text in value.items()}
            elif isinstance(value, tuple):
                told[part.name] = tuple(map(_clean, value))
        return replace(self, **told)


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
