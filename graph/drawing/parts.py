"""What a picture is made of: bodies, lines, folds and the legend; plain values that every layout reads."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.drawing.style import SHAPES, STROKES, TOKENS


@dataclass(frozen=True, slots=True)
class Body:
    """A node as it is drawn.

    Attributes
    ----------
    shape : str
        A key of style.SHAPES: its label, "Person" for a post somebody holds, "Fold" for a card.
    second : str
        The second line: who holds a post, or a status that is no plain "active".
    badge : str
        How many take part, where they are too many to draw ("all 43", "10 forces").
    reach : str
        "Local", "Regional" or "National" for what is run jointly, else empty.
    members : tuple of str
        For a card: the ids of the bodies folded into it.
    fill : str
        Colour of the symbol; empty for that of its shape.
    grow : float
        How much larger the symbol is than its usual size.
    group : str
        What its colour stands for, in words: its region, its status.
    """

    id: str
    name: str
    short: str
    label: str
    shape: str
    second: str = ""
    badge: str = ""
    reach: str = ""
    possible: bool = False
    ended: bool = False
    under_review: bool = False
    focus: bool = False
    members: tuple[str, ...] = ()
    fill: str = ""
    grow: float = 1.0
    group: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """All claims that say the same between the same two ends.

    Attributes
    ----------
    id : str
        "start|RELATION|end", with "|other" after it for roles that make nobody depend.
    style : str
        A key of style.STROKES.
    works : int
        How many works say so; copies of one document are one.
    possible : bool
        Every claim is proposed, tbc or in development.
    newest : str
        The newest date a claim speaks of; empty where every claim is undated.
    says, detail : str
        The line as a sentence, and its evidence in a few words.
    """

    id: str
    start: str
    end: str
    relation: str
    style: str
    claims: tuple[str, ...]
    works: int = 1
    possible: bool = False
    ended: bool = False
    stale: bool = False
    disputed: bool = False
    newest: str = ""
    roles: tuple[str, ...] = ()
    by_class: bool = False
    says: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A line that is not drawn (`what`), and the id of the body or line that stands for it (`into`)."""

    what: str
    into: str
    why: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: `kind` is body, line, mark or fill, `key` names it in the style; of a fill, its colour."""

    kind: str
    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, before it has a place."""

    bodies: tuple[Body, ...]
    lines: tuple[Line, ...]
    folded: tuple[Fold, ...] = ()
    focus: tuple[str, ...] = ()
    today: str = ""
    ended: int = 0
    """Lines that have ended and, unless asked for, are not drawn."""

    @property
    def legend(self) -> tuple[Entry, ...]:
        """The shapes, lines and marks that are present, in the order of the language."""
        return legend(self.bodies, self.lines)

    def body(self, key: str) -> Body | None:
        """The body of that id, if drawn."""
        return next((body for body in self.bodies if body.id == key), None)

    def line(self, key: str) -> Line | None:
        """The line of that id, if drawn."""
        return next((line for line in self.lines if line.id == key), None)


def legend(bodies: Iterable[Body], lines: Iterable[Line]) -> tuple[Entry, ...]:
    """What a legend has to explain of these bodies and lines, and nothing that is not present.

    Examples
    --------
    >>> [entry.name for entry in legend([Body("durham", "Durham", "Durham", "Force", "Force")], [])]
    ['Force']
    """
    bodies, lines = list(bodies), list(lines)
    marks = {
        "possible": sum(b.possible for b in bodies) + sum(x.possible for x in lines),
        "ended": sum(b.ended for b in bodies) + sum(x.ended for x in lines),
        "stale": sum(line.stale and not line.ended for line in lines),
        "works": sum(line.works >= TOKENS["modifier"]["works"]["least"] for line in lines),
        "disputed": sum(line.disputed for line in lines),
        "under_review": sum(body.under_review for body in bodies),
    }
    entries = [
        Entry("body", key, shape.name, sum(body.shape == key for body in bodies))
        for key, shape in SHAPES.items()
    ]
    entries += [
        Entry("line", key, stroke.name, sum(line.style == key for line in lines))
        for key, stroke in STROKES.items()
    ]
    entries += [Entry("mark", key, TOKENS["modifier"][key]["name"], count) for key, count in marks.items()]
    return tuple(entry for entry in [*entries, *_fills(bodies)] if entry.count)


def _fills(bodies: list[Body]) -> list[Entry]:
    """What each colour stands for and how many bodies have it; those that share a colour share a line."""
    groups = Counter((body.fill, body.group) for body in bodies if body.fill and body.group)
    named: dict[str, list[tuple[int, str]]] = {}
    for (fill, group), count in groups.items():
        named.setdefault(fill, []).append((-count, group))
    shared = {
        fill: (fill == TOKENS["group"]["none"], len(found) > 1, min(found)) for fill, found in named.items()
    }
    return [
        Entry(
            "fill",
            fill,
            ", ".join(f"{name[:1].upper()}{name[1:]} ({-count})" for count, name in sorted(named[fill])),
            -sum(count for count, _ in named[fill]),
        )
        for fill in sorted(named, key=lambda fill: shared[fill])
    ]
