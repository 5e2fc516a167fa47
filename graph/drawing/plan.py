"""Which body stands in which column and under which title, before anything is measured."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.drawing.parts import Body, Line, Picture
from graph.drawing.titles import title
from graph.schema import POLICING

LEFT: Final = ("COLLABORATES", "STAYS_OUT_OF", "MEMBER_OF", "PARTY_TO")
"""What stands left of a unit in the middle: those who take part, or say they do not."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of rows."""

    title: str
    ids: tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """Columns of sections from left to right. `middle` is the column of the focus.

    `indent` says how deep a sub-unit stands under its parent. `through` has, for a line that skips columns, the
    empty rows that it runs through, from its start to its end.
    """

    columns: list[list[Section]]
    middle: int = 0
    headings: list[str] = field(default_factory=list)
    indent: dict[str, int] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    through: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def rows(self, column: int) -> list[str]:
        """The bodies of a column from top to bottom."""
        return [key for section in self.columns[column] for key in section.ids]


def planned(picture: Picture, *, one_sided: bool = False) -> Plan:
    """The columns of a picture.

    Parameters
    ----------
    picture : Picture
    one_sided : bool, default False
        Never put the focus in the middle: for a narrow page.

    Returns
    -------
    Plan
        For a force or policing body: it, what it takes part in by reach, who else is there. For one unit:
        who takes part, the unit, who leads, hosts or governs it. For anything else, by distance.
    """
    bodies = {body.id: body for body in picture.bodies}
    depth = _depths(picture, bodies)
    deepest = max(depth.values(), default=0)
    left_out = tuple(key for key in bodies if key not in depth)
    head = [Section("", tuple(_focus_order(picture, bodies, depth)))]
    near = [body for key, body in bodies.items() if depth.get(key) == 1]
    policing = bool(picture.focus) and all(bodies[key].label in POLICING for key in picture.focus)
    if not policing and deepest == 1 and not one_sided:
        star = _star(picture, near, head)
        if star:
            star.left_out = left_out
            return star
    titled = {body.id: title(picture, body, depth, policing) for body in near}
    first = _sections(near, titled)
    plan = Plan([head, *([first] if first else [])], left_out=left_out)
    _outline(picture, plan)
    for step in range(2, deepest + 1):
        plan.columns.append([Section("", tuple(sorted(key for key in bodies if depth.get(key) == step)))])
    if policing and all(depth.get(key) == 0 for key in picture.focus):
        plan.headings = _headings(picture, bodies, plan)
    return plan


def _focus_order(picture: Picture, bodies: Mapping[str, Body], depth: Mapping[str, int]) -> list[str]:
    """The focus as given, each force followed by its policing body."""
    beside = defaultdict(list)
    for line in picture.lines:
        if line.relation == "OVERSEES":
            beside[line.start].append(line.end)
            beside[line.end].append(line.start)
    found: dict[str, None] = {}
    for key in [*picture.focus, *sorted(bodies)]:
        if depth.get(key) == 0:
            found.setdefault(key)
            for other in sorted(beside[key]):
                if depth.get(other) == 0:
                    found.setdefault(other)
    return list(found)


def _steps(lines: Iterable[Line], bodies: Mapping[str, Body]) -> dict[str, list[tuple[str, int]]]:
    """Neighbours with their distance: a policing body is no step away from its force."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for line in lines:
        pair = bodies[line.start].label in POLICING and bodies[line.end].label in POLICING
        cost = 0 if line.relation == "OVERSEES" and pair else 1
        near[line.start].append((line.end, cost))
        near[line.end].append((line.start, cost))
    return near


def _walk(start: Iterable[str], near: Mapping[str, list[tuple[str, int]]]) -> dict[str, int]:
    depth: dict[str, int] = {}
    front, step = list(start), 0
    while front:
        ahead = []
        for key in front:
            if key not in depth:
                depth[key] = step
                front += [other for other, cost in near.get(key, ()) if not cost]
                ahead += [other for other, cost in near.get(key, ()) if cost]
        front, step = ahead, step + 1
    return depth


def _depths(picture: Picture, bodies: Mapping[str, Body]) -> dict[str, int]:
    """Steps from the focus."""
    near = _steps(picture.lines, bodies)
    return _walk(picture.focus or tuple(sorted(bodies)[:1]), near)


def _sections(near: Iterable[Body], titled: Mapping[str, tuple[int, str]]) -> list[Section]:
    groups: dict[tuple[int, str], list[Body]] = defaultdict(list)
    for body in near:
        groups[titled[body.id]].append(body)
    return [Section(key[1], tuple(b.id for b in sorted(groups[key], key=_by_name))) for key in sorted(groups)]


def _by_name(body: Body) -> tuple[bool, str, str]:
    return body.shape == "Fold", body.name.casefold(), body.id


def _star(picture: Picture, near: list[Body], head: list[Section]) -> Plan | None:
    """Who takes part on the left, the focus in the middle, the rest on the right; what joins these passes it by."""
    centre = set(picture.focus)
    depth = dict.fromkeys(centre, 0)
    left: list[Body] = []
    right: list[Body] = []
    for body in near:
        relations = {line.relation for line in picture.lines if line.start == body.id and line.end in centre}
        (left if relations and relations <= set(LEFT) else right).append(body)
    if not left or not right or len(near) < 6:
        return None
    titled = {body.id: title(picture, body, depth, False) for body in near}
    sides = {body.id: side for side, bodies in enumerate((left, right)) for body in bodies}
    past: dict[str, tuple[str, ...]] = {
        line.id: (f"{line.id}|1",)
        for line in picture.lines
        if {0, 1} == {sides.get(line.start), sides.get(line.end)}
    }
    middle = [*head, *(Section("", empty) for empty in past.values())]
    return Plan([_sections(left, titled), middle, _sections(right, titled)], middle=1, through=past)


def _outline(picture: Picture, plan: Plan) -> None:
    """In the first column, sub-units stand indented under their parent, in the parent's section."""
    if len(plan.columns) < 2:
        return
    column = plan.rows(1)
    for line in picture.lines:
        if line.relation == "PART_OF" and line.start in column and line.end in column:
            plan.parent.setdefault(line.start, line.end)
    for key in column:  # a cycle has no top: let go of its first link
        seen, at = {key}, key
        while at in plan.parent:
            at = plan.parent[at]
            if at in seen:
                del plan.parent[key]
                break
            seen.add(at)
    children = defaultdict(list)
    for key in column:
        if key in plan.parent:
            children[plan.parent[key]].append(key)

    def below(key: str, indent: int) -> list[str]:
        plan.indent[key] = indent
        own = sorted(children[key], key=lambda child: bool(children[child]))
        return [key, *(row for child in own for row in below(child, indent + 1))]

    plan.columns[1] = [
        Section(
            section.title,
            tuple(row for key in section.ids if key not in plan.parent for row in below(key, 0)),
        )
        for section in plan.columns[1]
    ]
    plan.columns[1] = [section for section in plan.columns[1] if section.ids]


def _headings(picture: Picture, bodies: Mapping[str, Body], plan: Plan) -> list[str]:
    """Over the first column what the focus does there, over the second what its bodies do."""
    if len(plan.columns) < 2:
        return []
    units = set(plan.rows(1))
    leads = {x.end for x in picture.lines if x.start in plan.rows(0) and x.relation in ("LEADS", "HOSTS")}
    verb = "leads or hosts" if units <= leads else "takes part in"
    first = f"{bodies[picture.focus[0]].short} {verb}"
    if len(picture.focus) > 1:
        first = f"What they {verb.replace('leads or hosts', 'lead or host').replace('takes', 'take')}"
    outer = set(plan.rows(2)) if len(plan.columns) > 2 else set()
    others = any(x.relation in ("LEADS", "HOSTS") for x in picture.lines if x.start in outer)
    second = "Who leads, hosts or takes part too" if others else "Who takes part too"
    second = "Who takes part" if units <= leads and not others else second
    return ["", first, second, *[""] * (len(plan.columns) - 3)][: len(plan.columns)]
