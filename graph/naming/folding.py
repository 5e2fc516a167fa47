"""Texts as they are compared: without case, accents and punctuation, and what of a name was typed."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from graph.model import Entity

SMALL: Final = frozenset({"and", "of", "for", "the", "in", "y", "yr"})
"""Words that say nothing where others do."""
TAILS: Final = (" police service", " police", " constabulary")
READINGS: Final = {
    "heddlu": "police", "cymru": "wales", "gogledd": "north", "de": "south", "comisiynydd": "commissioner",
    "throsedd": "crime", "a": "and", "welsh": "wales", "gtr": "greater", "mids": "midlands", "dept": "department",
}  # fmt: skip
"""Words of readers for words of the names, tried where nothing fits as typed: Welsh ones and shortened ones."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, & as and, no punctuation.

    Examples
    --------
    >>> folded("Devon & Cornwall Police"), folded("Dyfed-Powys"), folded("Zoë")
    ('devon and cornwall police', 'dyfed powys', 'zoe')
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("’", "'"))
    ascii_only = plain.encode("ascii", "ignore").decode().replace("'", "").lower()
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", ascii_only).split())


def names(node: Entity) -> list[str]:
    """All that a node is called, its id last."""
    aliases = node.properties.get("aliases") or []
    short = node.properties.get("abbreviation")
    return [node.name, *([str(short)] if short else []), *map(str, aliases), node.id]


def tokens(wanted: str) -> list[str]:
    """The words of a folded text that a name has to have: small ones count only where there are no others.

    Examples
    --------
    >>> tokens("police and crime commissioner for kent"), tokens("the")
    (['police', 'crime', 'commissioner', 'kent'], ['the'])
    """
    words = wanted.split()
    return [word for word in words if word not in SMALL] or words


def untailed(name: str) -> str:
    """A force's name without Police or Constabulary.

    Examples
    --------
    >>> untailed("west midlands police"), untailed("Metropolitan Police Service")
    ('west midlands', 'Metropolitan')
    """
    return next((name[: -len(tail)] for tail in TAILS if name.lower().endswith(tail)), name)


def segments(called: str, text: str) -> list[tuple[str, bool]]:
    """A name in parts, with whether each is what was typed.

    Examples
    --------
    >>> segments("Cleveland and Durham unit", "dur cle")
    [('Cle', True), ('veland and ', False), ('Dur', True), ('ham unit', False)]
    """
    asked = tokens(folded(text))
    marked = bytearray(len(called))
    for word in _WORD.finditer(called):
        plain = folded(word[0])
        for typed in asked:
            at = plain.find(typed) if len(typed) > 2 else 0 if plain.startswith(typed) else -1
            if at >= 0:
                first = word.start() + at
                last = min(first + len(typed), word.end())
                marked[first:last] = b"\1" * (last - first)
    parts: list[tuple[str, bool]] = []
    for letter, on in zip(called, marked, strict=True):
        if parts and parts[-1][1] == bool(on):
            parts[-1] = (parts[-1][0] + letter, bool(on))
        else:
            parts.append((letter, bool(on)))
    return parts
