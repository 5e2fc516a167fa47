"""Which forces a region's name stands for, where a text means its forces."""

import csv
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2
    )
} | {str(number): number for number in range(2, 11)} | {"both": 2}  # fmt: skip


class Region(NamedTuple):
    """The forces of a region; a text that counts other than `size` means something else by its name."""

    names: tuple[str, ...]
    size: int
    members: tuple[str, ...]


@cache
def regions() -> tuple[Region, ...]:
    """The table beside this module."""
    with (Path(__file__).parent / "regions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Region(_items(row["names"]), int(row["count"]), _items(row["members"]))
            for row in csv.DictReader(file)
        )


def members(name: str, count: int | None) -> tuple[str, ...]:
    """The ids of the forces that a region stands for; none where the text counts them otherwise.

    Examples
    --------
    >>> members("East Midlands", 5)[0], members("North East", 7)
    ('derbyshire', ())
    """
    for region in regions():
        if name in region.names and count in (None, region.size):
            return region.members
    return ()


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(";"))
