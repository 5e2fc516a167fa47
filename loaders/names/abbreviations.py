"""Usual short forms of the names of forces, kept in abbreviations.csv with where each is from."""

import csv
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from graph.naming.folding import folded

FILE: Final = Path(__file__).parent / "abbreviations.csv"
TAILS: Final = (" police service", " police force", " constabulary", " police", " constab", " force")


@dataclass(frozen=True, slots=True)
class Short:
    """Whom a short form means, and whether it is taken "always", "in a heading" or "never" by itself."""

    id: str
    taken: str


def shorts(known: Collection[str]) -> dict[str, list[Short]]:
    """Every short form of the known bodies, as it is compared.

    Examples
    --------
    >>> shorts({"derbyshire"})["derby"]
    [Short(id='derbyshire', taken='in a heading')]
    """
    found: dict[str, list[Short]] = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["id"] in known:
                found[plain_name(row["abbreviation"])].append(Short(row["id"], row["taken"]))
    return found


def plain_name(name: str) -> str:
    """A name as it is compared, without "the".

    Examples
    --------
    >>> plain_name("The Met"), plain_name("Devon & Cornwall")
    ('met', 'devon and cornwall')
    """
    return folded(name).removeprefix("the ")


@lru_cache(maxsize=65_536)
def untailed(plain: str) -> str:
    """A compared name of a force without Police, Constabulary or Force.

    Examples
    --------
    >>> untailed("kent police force"), untailed("metropolitan police service"), untailed("npas")
    ('kent', 'metropolitan', 'npas')
    """
    if not plain.endswith(TAILS):
        return plain
    return next(plain.removesuffix(tail) for tail in TAILS if plain.endswith(tail))
