"""A picture as a matrix, where it is too dense for lines: units in rows, forces and policing bodies in columns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.drawing.parts import Body, Line, Picture
from graph.drawing.plan import planned
from graph.drawing.titles import REACHES
from graph.schema import JOINT, POLICING

LETTERS: Final[Mapping[str, tuple[str, str]]] = {
    "LEADS": ("L", "leads"),
    "LEADS light": ("l", "leads in part (finance, operations, chair)"),
    "HOSTS": ("H", "hosts"),
    "HOSTS light": ("h", "gives premises or staff"),
    "COLLABORATES": ("P", "takes part"),
    "PROVIDES": ("S", "provides to it"),
    "STAYS_OUT_OF": ("–", "stays out"),
}
"""The letter of each kind of line, and what it stands for; in the order in which a cell has them."""
POSSIBLE: Final = "?"
SEVERAL: Final = 2
ALSO: Final = {POSSIBLE: "possible, never counted", "": "nothing seen, which is not independence"}


@dataclass(frozen=True, slots=True)
class Row:
    """A unit: its id and name, the section it stands in, how deep it is under its parent."""

    id: str
    name: str
    section: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What a body does in a unit.

    Attributes
    ----------
    text : str
        A letter for each role, each followed by "?" where it is only possible.
    lines : tuple of str
        Ids of the lines it stands for.
    says : str
        The same in words.
    """

    text: str
    lines: tuple[str, ...]
    says: str
    possible: bool = False
    disputed: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units in rows, bodies in columns, cells by the ids of both; what is not there was not seen.

    `left_out` has the ids of those bodies of the picture that are in neither; `legend` each sign that is present
    and what it stands for.
    """

    rows: tuple[Row, ...]
    columns: tuple[Body, ...]
    cells: Mapping[tuple[str, str], Cell]
    left_out: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()


def matrix(picture: Picture) -> Matrix:
    """The units of a picture by its forces and policing bodies.

    Parameters
    ----------
    picture : Picture

    Returns
    -------
    Matrix
        Columns are the forces and policing bodies of the focus that do anything in a unit, or all that do where the
        focus has only one; rows stand as in the column layout.

    Notes
    -----
    O(n log n + m) for n bodies and m lines.

    Examples
    --------
    >>> from graph.drawing.view import picture
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("durham LEADS u role=lead_force", "kent COLLABORATES u status=tbc", "durham COLLABORATES u")
    >>> made = matrix(picture(network, ["durham", "kent"], today="2026"))
    >>> {key: cell.text for key, cell in made.cells.items()}
    {('u', 'durham'): 'LP', ('u', 'kent'): 'P?'}
    """
    bodies = {body.id: body for body in picture.bodies}
    policing = [b for b in sorted(picture.bodies, key=lambda b: (b.name, b.id)) if b.label in POLICING]
    heads = [key for key in picture.focus if bodies[key].label in POLICING]
    if len(heads) < SEVERAL:
        heads += [body.id for body in policing if body.id not in heads]
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in picture.lines:
        if line.start in heads and line.style in LETTERS and bodies[line.end].label in (*JOINT, "Fold"):
            found[line.end, line.start].append(line)
    cells = {key: _cell(lines) for key, lines in sorted(found.items())}
    rows = _rows(picture, bodies, {unit for unit, _ in cells})
    columns = tuple(bodies[key] for key in heads if any(key == body for _, body in cells))
    shown = {row.id for row in rows} | {body.id for body in columns}
    return Matrix(
        rows, columns, cells, tuple(sorted(set(bodies) - shown)), _legend(cells, len(rows) * len(columns))
    )


def _cell(lines: Sequence[Line]) -> Cell:
    ranked = sorted(lines, key=lambda line: (list(LETTERS).index(line.style), line.id))
    text = "".join(LETTERS[line.style][0] + (POSSIBLE if line.possible else "") for line in ranked)
    says = "; ".join(f"{line.says} ({line.detail})" for line in ranked)
    return Cell(
        text,
        tuple(line.id for line in ranked),
        says,
        possible=all(line.possible for line in lines),
        disputed=any(line.disputed for line in lines),
        stale=all(line.stale or line.ended for line in lines),
    )


def _rows(picture: Picture, bodies: Mapping[str, Body], units: set[str]) -> tuple[Row, ...]:
    """As in the column layout where it has them, the others after these by reach and name."""
    rows: dict[str, Row] = {}
    if picture.focus:
        plan = planned(picture, one_sided=True)
        for section in plan.columns[1] if len(plan.columns) > 1 else ():
            for key in section.ids:
                if key in units:
                    rows[key] = Row(key, bodies[key].name, section.title, plan.indent.get(key, 0))
    rest = sorted(units - set(rows), key=lambda key: (_reach(bodies[key]), bodies[key].name, key))
    return (*rows.values(), *(Row(key, bodies[key].name, bodies[key].reach) for key in rest))


def _reach(body: Body) -> int:
    return REACHES.index(body.reach) if body.reach in REACHES else len(REACHES)


def _legend(cells: Mapping[tuple[str, str], Cell], size: int) -> tuple[tuple[str, str], ...]:
    used = {letter for cell in cells.values() for letter in cell.text}
    signs = [(letter, said) for letter, said in LETTERS.values() if letter in used]
    signs += [(POSSIBLE, ALSO[POSSIBLE])] if POSSIBLE in used else []
    return (*signs, *([("", ALSO[""])] if len(cells) < size else []))
