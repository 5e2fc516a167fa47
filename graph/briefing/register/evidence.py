"""The documents behind a register: a number for each, and the places in them behind each row."""

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.briefing.material import Material
from graph.briefing.register import Cell, Register


def numbers(material: Material, register: Register) -> dict[str, int]:
    """The number of each document that a register rests on: those behind most of its claims first."""
    claims = {claim for cell in register.cells() for claim in cell.claims}
    found = Counter(str(claim.properties["source"]) for claim in material.claims(claims))
    ranked = sorted(found, key=lambda source: (-found[source], material.name(source), source))
    return {source: number for number, source in enumerate(ranked, 1)}


def places(material: Material, cells: Iterable[Cell], numbered: Mapping[str, int]) -> Cell:
    """The numbers of the documents behind some cells, each with the places in it."""
    claims = material.claims(claim for cell in cells for claim in cell.claims)
    found: dict[int, dict[str, None]] = {}
    for claim in claims:
        own = found.setdefault(numbered[str(claim.properties["source"])], {})
        place = str(claim.properties.get("place") or "")
        if place:
            own[place] = None
    told = [f"{number}: {', '.join(sorted(found[number]))}".removesuffix(": ") for number in sorted(found)]
    return Cell("; ".join(told), tuple(claim.id for claim in claims))
