"""Lead bodies ranked by who depends on them."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from graph.analytics.ranking import Ranked, ranking
from graph.model import Entity, Result
from graph.store import Store
from views import asking, leaving, words
from views.dependencies import parts
from views.dependencies.state import Asked

HEADS = (
    "#<span class='sr'>Place</span>", "Lead or host body", "#Forces", "#by name", "Bar", "#Possible", "#Others", "#Units",
    "Through",
)  # fmt: skip
COLUMNS = (
    "lead", "lead_name", "forces", "forces_by_name", "forces_by_class", "forces_only_from_above", "forces_possible",
    "others", "units", "units_from_above",
)  # fmt: skip
BAR = 110


def show(store: Store, asked: Asked) -> None:
    """The view."""
    bodies = asking.named(store)
    forces = parts.territorial(bodies)
    ranked = ranking(parts.rows(store, asked), forces)
    if not ranked:
        parts.state(
            "No source seen makes a force depend on a body",
            "That is a gap in the sources of that day, not a finding that every force stands alone.",
        )
        return
    left, right = st.columns([3, 1], gap="large")
    with left:
        st.html(_table(ranked, bodies, len(forces), asked))
        leaving.download(store, _result(ranked, bodies), "ranking")
    with right:
        _told(store, asked, ranked, bodies, len(forces))


def _table(ranked: list[Ranked], bodies: Mapping[str, Entity], of: int, asked: Asked) -> str:
    rows = "".join(_row(place, row, bodies, of, asked) for place, row in enumerate(ranked, 1))
    heads = [f"of {of}" if head == "Bar" else head for head in HEADS]
    table = words.table("Ranking of lead bodies", heads, rows).replace(
        "<table>", '<table class="dep-rank">', 1
    )
    return (
        "<h2>Lead bodies, by forces that depend on them</h2>"
        '<p class="m keys"><span><span class="key solid"></span> named in a source</span> '
        '<span><span class="key hatched"></span> only as “all forces”</span> '
        '<span><span class="key dashed"></span> possible, not counted</span> '
        f"<span>{parts.ABOVE} from the unit above</span></p>{table}"
    )


def _row(place: int, row: Ranked, bodies: Mapping[str, Entity], of: int, asked: Asked) -> str:
    node = bodies[row.lead]
    from_above = f'<br><span class="m nw">{row.from_above} only ↑</span>' if row.from_above else ""
    through = f'<br><span class="m">{len(row.inherited)} ↑</span>' if row.inherited else ""
    return (
        f'<tr><td class="n m">{place}</td><td>{words.glyph(node.label)} '
        f'<span title="{escape(node.name)}">{parts.follow(_name(node), asked.to("body", lead=node.id))}</span></td>'
        f'<td class="n"><b>{row.forces}</b>{from_above}</td><td class="n">{row.by_name}</td>'
        f"<td>{_bar(row, of)}</td>"
        f'<td class="n">{f"+{row.possible}" if row.possible else ""}</td><td class="n">{row.others or ""}</td>'
        f'<td class="n">{len(row.units)}{through}</td>'
        f'<td class="long">{parts.units(bodies, [unit for unit, _ in row.units], row.inherited, most=3)}</td></tr>'
    )


def _name(node: Entity) -> str:
    """A policing body by its abbreviation: its name in full takes three lines, and is the tooltip."""
    return node.short if node.label == "PCC" else node.name


def _bar(row: Ranked, of: int) -> str:
    """The forces as a bar: solid by name, hatched as one of all, dashed what is possible; told apart in grey too."""
    named, whole, wide = (
        BAR * min(n, of) / max(of, 1) for n in (row.by_name, row.forces, row.forces + row.possible)
    )
    more = (
        f'<rect x="{whole + 1.75:.1f}" y="2" width="{wide - whole - 1.5:.1f}" height="10" fill="#fff" stroke="#12436D" '
        'stroke-width="1.5" stroke-dasharray="3 2"/>'
        if row.possible
        else ""
    )
    return words.drawn(
        f'<svg width="{BAR + 2}" height="14">'
        f'<rect x=".5" y=".5" width="{BAR + 1}" height="13" fill="#fff" stroke="#6B7782"/>'
        '<defs><pattern id="h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="2" height="5" fill="#12436D"/></pattern></defs>'
        f'<rect x="1" y="1" width="{whole:.1f}" height="12" fill="url(#h)"/>'
        f'<rect x="1" y="1" width="{named:.1f}" height="12" fill="#12436D"/>{more}</svg>'
    )


def _told(store: Store, asked: Asked, ranked: list[Ranked], bodies: Mapping[str, Entity], of: int) -> None:
    """What the ranking comes to, in words."""
    every = [row for row in ranked if row.forces >= of - 1]
    named = sorted((row for row in ranked if row.by_name), key=lambda row: (-row.by_name, row.lead))
    top, first = named[0] if named else ranked[0], ranked[0]
    concentration = asking.ask(
        store, "lead_concentration", named_only=asked.named_only, **asked.day()
    ).warnings
    said = (
        f"<p class='answer'>{words.share(top.by_name, of, 'territorial force', ('depends', 'depend'))} on "
        f"{escape(bodies[top.lead].name)} by name, more than on any other body.</p>"
    )
    mostly = sum(1 for row in every if 2 * row.by_class > row.forces)
    if every and not asked.named_only:
        said += (
            f"<p>All but their own force depend on {words.count(len(every), 'body', 'bodies')}, {mostly} of them mostly "
            "because a source says “all forces” and names none.</p>"
        )
    elif first is not top:
        said += f"<p>Most forces in all depend on {escape(bodies[first.lead].name)}: {first.forces}.</p>"
    matrix = parts.follow("Who depends on whom, as a matrix", asked.to("matrix"))
    leave = parts.follow(
        f"What if {bodies[top.lead].short} withdrew", asked.to("withdrawal", bodies=(top.lead,))
    )
    told = "".join(f'<p class="m">{escape(line)}</p>' for line in concentration[:4])
    parts.side(
        f"<h2>In words</h2>{said}<ul class='plain'><li>{matrix}</li><li>{leave}</li></ul>"
        f"<h3>How concentrated</h3>{told}"
    )


def _result(ranked: list[Ranked], bodies: Mapping[str, Entity]) -> Result:
    return Result(
        COLUMNS,
        tuple(
            (row.lead, bodies[row.lead].name, row.forces, row.by_name, row.by_class, row.from_above, row.possible,
             row.others, [unit for unit, _ in row.units], list(row.inherited))
            for row in ranked
        ),
    )  # fmt: skip
