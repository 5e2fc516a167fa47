"""What is drawn of a subgraph: its bodies, its claims as lines, and the legend of what is present."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.dates import interval, surely_before, years_before
from graph.drawing.bodies import At, drawn_body, marked, over
from graph.drawing.dress import dressed
from graph.drawing.folding import PEOPLE, fold, shows_people
from graph.drawing.names import spoken_date
from graph.drawing.parts import Line, Picture
from graph.drawing.style import SHAPES, STALE_AFTER_YEARS, STROKES
from graph.model import NOTHING, Entity, Relationship, Subgraph
from graph.schema import JOINS, LEAD_ROLES, POSSIBLE
from graph.works import Works

NOT_DRAWN: Final = ("STATES", "ABOUT", "COPY_OF", "WROTE")
"""Evidence and numbers stand in the panel beside the map, never on it."""


def picture(
    network: Subgraph,
    focus: Sequence[str] = (),
    *,
    today: str,
    copies: Mapping[str, str] = NOTHING,
    ended: bool = False,
    people: bool | None = None,
    opened: Collection[str] = (),
    colour: str = "",
    size: Mapping[str, float] = NOTHING,
    agreements: Subgraph | None = None,
) -> Picture:
    """What is drawn of a subgraph.

    Parameters
    ----------
    network : Subgraph
    focus : sequence of str, default ()
        Ids of what the view is about. With a focus, crowds fold: a unit with nine or more participants
        carries their number instead, and a policing body that only signs with its own force stands within it.
        Without one the picture is of everything, and the bodies that nearly all forces are in are one card.
    today : str
        ISO date of the view; nothing here asks the clock.
    copies : mapping of str to str
        Document id to the id of the document that it is a copy of, beside the COPY_OF claims of `network`.
    ended : bool, default False
        Whether what has ended is drawn too.
    people : bool, optional
        Whether people and posts are drawn; unless told, only around a unit, a body or one of themselves.
    opened : collection of str, default ()
        Ids of bodies that never fold, or of cards that are opened.
    colour : {"", "region", "status"}
        What the colour of a body says beside its kind.
    size : mapping of str to float
        Body to a number, to which the area of its symbol is in proportion; without one all are alike.

    agreements : Subgraph, optional
        What covers what beside the COVERS claims of `network`: an agreement under review is said of what it covers.

    Returns
    -------
    Picture
        Sorted by ids, so that the same network gives the same picture in whatever order it comes.

    Notes
    -----
    O(n log n + m log m) for n nodes and m claims.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b")
    >>> [(line.id, line.works) for line in picture(network, ["durham"], today="2026-11-22").lines]
    [('durham|COLLABORATES|npas', 2)]
    """
    works = Works({**Works.among((), network.relationships.values()).originals, **copies})
    every = _lines(network, works, today)
    lines = [
        line
        for line in every
        if ended or not (line.ended or over(network.nodes[line.start]) or over(network.nodes[line.end]))
    ]
    kept = [key for key in dict.fromkeys(focus) if key in network.nodes]
    drawn = fold(network, lines, kept, people=people, opened=opened)
    with_ended = (
        fold(network, every, kept, people=people, opened=opened) if len(every) > len(lines) else drawn
    )
    touched = {end for line in drawn.lines for end in (line.start, line.end)} | (
        set() if kept else set(drawn.badges)
    )
    alone = _alone(network, ended=ended, people=shows_people(network, kept, people))
    at = At.of(network, agreements or Subgraph())
    bodies = [
        drawn_body(network, at, key, drawn.second.get(key, ""), drawn.badges.get(key, ""), key in kept)
        for key in sorted(({*touched, *alone, *kept}) & set(network.nodes))
    ]
    cards = [marked(network, at, card) for card in drawn.cards]
    shown = dressed([*bodies, *cards], network, drawn.overseen, colour=colour, size=size)
    return Picture(
        tuple(sorted(shown, key=lambda body: body.id)),
        tuple(sorted(drawn.lines, key=lambda line: line.id)),
        tuple(sorted(drawn.folds, key=lambda found: (found.what, found.into))),
        tuple(kept),
        today,
        sum(line.ended for line in with_ended.lines),
    )


def _alone(network: Subgraph, *, ended: bool, people: bool) -> set[str]:
    """What is drawn though no claim joins it to anything."""
    had = {end for claim in network.relationships.values() for end in (claim.start, claim.end)}
    return {
        key
        for key, node in network.nodes.items()
        if key not in had
        and node.label in SHAPES
        and (ended or not over(node))
        and (people or node.label not in PEOPLE)
    }


def _lines(network: Subgraph, works: Works, today: str) -> list[Line]:
    groups: dict[tuple[str, str, str, str], list[Relationship]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        ends = network.nodes[claim.start], network.nodes[claim.end]
        if (
            claim.type in NOT_DRAWN
            or claim.start == claim.end
            or claim.properties.get("status") == "not shown"
        ):
            continue
        if all(end.label in SHAPES for end in ends):
            groups[claim.start, claim.type, claim.end, _style(claim, ends[0])].append(claim)
    return [_line(network, key, claims, works, today) for key, claims in sorted(groups.items())]


def _style(claim: Relationship, start: Entity) -> str:
    """Heavy is what makes others depend; a person's lead, and roles that do not count, are light."""
    if claim.type not in ("LEADS", "HOSTS"):
        return claim.type if claim.type in STROKES else "LINKED_TO"
    if start.label in ("Person", "Post"):
        return f"{claim.type} person" if claim.type == "LEADS" else f"{claim.type} light"
    role = claim.properties.get("role", "host" if claim.type == "HOSTS" else "lead force")
    return claim.type if role in LEAD_ROLES else f"{claim.type} light"


def _line(
    network: Subgraph,
    key: tuple[str, str, str, str],
    claims: Sequence[Relationship],
    works: Works,
    today: str,
) -> Line:
    start, relation, end, style = key
    dates = [str(claim.properties["as_of"]) for claim in claims if claim.properties.get("as_of")]
    newest = max(dates, key=lambda date: (interval(date)[1], date), default="")
    speaking = [claim for claim in claims if claim.properties.get("as_of", "") == newest]
    line = Line(
        "|".join([start, relation, end, *(["other"] if style.endswith(" light") else [])]),
        start,
        end,
        relation,
        style,
        tuple(claim.id for claim in claims),
        works=works.count(claims),
        possible=all(claim.properties.get("status") in POSSIBLE for claim in claims),
        ended=all(_has_ended(claim, today) for claim in speaking),
        stale=bool(newest) and years_before(newest, today) > STALE_AFTER_YEARS,
        disputed=any(bool(claim.properties.get("disputed")) for claim in claims),
        newest=newest,
        roles=tuple(sorted({str(c.properties["role"]) for c in claims if c.properties.get("role")})),
        by_class=all(claim.properties.get("scope") == "class" for claim in claims),
    )
    names = network.nodes[start].name, JOINS[relation].said, network.nodes[end].name
    return replace(line, says=" ".join(names), detail=detail(line))


def detail(line: Line) -> str:
    """The evidence for a line in a few words, for a tooltip or a reader's voice.

    Examples
    --------
    >>> detail(Line("a|LEADS|u", "a", "u", "LEADS", "LEADS", ("c1",), works=2, newest="2021-05"))
    '2 works, the newest of May 2021'
    """
    parts = ["1 work" if line.works == 1 else f"{line.works} works"]
    parts[0] += f", the newest of {spoken_date(line.newest)}" if line.works > 1 and line.newest else ""
    parts[0] += f", as of {spoken_date(line.newest)}" if line.works == 1 and line.newest else ""
    parts[0] += "" if line.newest else ", undated"
    parts += [", ".join(line.roles)] if line.roles else []
    parts += ["possible, not counted"] if line.possible else []
    parts += ["ended"] if line.ended else []
    parts += ["sources disagree"] if line.disputed else []
    return "; ".join(parts)


def _has_ended(claim: Relationship, today: str) -> bool:
    until = claim.properties.get("until")
    return claim.properties.get("status") == "ended" or bool(until and surely_before(str(until), today))
