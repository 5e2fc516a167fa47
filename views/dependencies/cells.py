"""One cell of the matrix: what is printed in it, how it is told, and the way to its evidence."""

from collections.abc import Mapping
from html import escape

from graph.analytics.heat import Cell
from graph.model import Entity
from views import words
from views.dependencies.state import Asked


def drawn(
    bodies: Mapping[str, Entity], key: str, lead: str, cell: Cell | None, own: bool, first: str, asked: Asked
) -> str:
    """The cell of a dependant and a lead as markup; `own` where they are one, or a force and its policing body."""
    if own and cell is None:
        return f'<td class="c own{first}">own</td>'
    if cell is None:
        return f'<td class="c{first}"><span class="sr">nothing seen</span></td>'
    chosen = (key, lead) == (asked.dependant, asked.lead)
    to = asked.but(view="matrix", lead=lead, dependant=key, row="")
    text, kind = printed(cell)
    seen = text.replace("<sup>", "").replace("</sup>", "")
    label = f"{seen}, {bodies[key].name} on {bodies[lead].name}: {told(cell)}"
    link = (
        words.link("@", **to.query())
        .replace("<a ", f'<a aria-label="{escape(label)}"{" aria-current=true" if chosen else ""} ', 1)
        .replace(">@<", f">{text}<", 1)
    )
    return f'<td class="c {kind}{first}{" chosen" if chosen else ""}">{link}</td>'


def printed(cell: Cell) -> tuple[str, str]:
    """What stands in a cell, as markup, and its kind: h1, h2, h3 by the units, cl for class alone, po for possible.

    Examples
    --------
    >>> printed(Cell(4, 1)), printed(Cell(1, 1)), printed(Cell(possible=2)), printed(Cell(1, 0, 3))
    (('4<sup>+</sup>', 'h3'), ('1', 'cl'), ('2?', 'po'), ('1<sup>?</sup>', 'h1 more'))
    """
    if not cell.weight:
        return f"{cell.possible}?", "po"
    marks = "<sup>+</sup>" if cell.named and cell.class_weight else ""
    marks += "↑" if cell.from_above else ""
    marks += "<sup>?</sup>" if cell.possible else ""
    kind = f"h{min(cell.weight, 3)}" if cell.named else "cl"
    return f"{cell.weight}{marks}", f"{kind} more" if cell.possible else kind


def told(cell: Cell) -> str:
    """A cell in words.

    Examples
    --------
    >>> told(Cell(2, 1)), told(Cell(1, 1, from_above=True)), told(Cell(possible=3))
    ('2 units, 1 of them only as one of all forces', '1 unit, only as one of all forces, from the unit above', '3 possible')
    """
    said = []
    if cell.weight:
        said.append(words.count(cell.weight, "unit"))
        if cell.class_weight:
            some = "" if cell.class_weight == cell.weight else f"{cell.class_weight} of them "
            said.append(f"{some}only as one of all forces")
        said += ["from the unit above"] if cell.from_above else []
    return ", ".join([*said, *([f"{cell.possible} possible"] if cell.possible else [])])
