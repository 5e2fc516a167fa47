"""Forces by lead body as a heat map: the number always printed, grey enough to print, each cell a way to its evidence."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from graph.analytics.dependence import Dependence
from graph.analytics.heat import WIDE, Heat, heat
from graph.drawing.names import short_name
from graph.model import Entity, Result
from graph.store import Store
from views import asking, leaving, words
from views.dependencies import cells, parts
from views.dependencies.dependants import depends
from views.dependencies.state import Asked

REGIONS = (
    "North East", "North West", "Yorkshire and the Humber", "East Midlands", "West Midlands", "Eastern", "London",
    "South East", "South West", "Wales",
)  # fmt: skip
"""From north to south; a region that is not among them comes after."""
SHORT = {WIDE: "All"}
OTHERS = {"Other forces": "Force", "Policing bodies": "PCC"}
"""Rows after those of the regions, and of what label."""
KEYS = (
    (
        '<span class="hm h1">1</span> <span class="hm h2">2</span> <span class="hm h3">3</span>',
        "units, named in a source",
    ),
    ('<span class="hm cl">1</span>', "only as “all forces”"),
    ('<span class="hm h1">2<sup>+</sup></span>', "some of them only as “all forces”"),
    ('<span class="hm po">1?</span>', "possible, not counted"),
    ('<span class="hm h1">1↑</span>', "from the unit above"),
    ('<span class="hm own">own</span>', "itself, or its own policing body"),
    ("", "blank: nothing seen, which is not independence"),
)


def show(store: Store, asked: Asked) -> None:
    """The view."""
    bodies = asking.named(store)
    rows = parts.rows(store, asked)
    grouped = groups(bodies, rows)
    found = heat(rows, grouped, [title for title in grouped if title not in OTHERS])
    keys = " ".join(f"<span>{drawn} {means}</span>" for drawn, means in KEYS)
    left, right = st.columns([15, 4], gap="small")
    with left:
        st.html(
            "<h2>Force by lead or host body, in units</h2>"
            f'<p class="m keys">{keys}</p><p class="m">Regions from north to south; bodies that lead across the country '
            "first, then those of each region. Choose a number to read who says so.</p>"
            f"{_table(store, found, bodies, asked, rows)}"
        )
        leaving.download(store, _result(found, bodies), "matrix")
    with right:
        _evidence(store, asked, rows, bodies)


def groups(bodies: Mapping[str, Entity], rows: Sequence[Dependence]) -> dict[str, list[str]]:
    """The territorial forces by region, then whoever else depends on a body."""
    made: dict[str, list[str]] = {region: [] for region in REGIONS}
    forces = parts.territorial(bodies)
    for key in sorted(forces, key=lambda key: bodies[key].name):
        regions = bodies[key].properties.get("regions") or ("No region seen",)
        made.setdefault(str(regions[0]), []).append(key)
    others = {row.dependant for row in rows} - forces
    for title, label in OTHERS.items():
        made[title] = sorted(
            (k for k in others if bodies[k].label == label), key=lambda key: bodies[key].name
        )
    return made


def _table(
    store: Store, found: Heat, bodies: Mapping[str, Entity], asked: Asked, rows: Sequence[Dependence]
) -> str:
    own = {
        (claim.end, claim.start) for claim in asking.ask(store, "overseen").subgraph.relationships.values()
    }
    known = {row.dependant: (row.known, row.of) for row in rows}
    bands = "".join(_band(title, len(leads)) for title, leads in found.columns)
    heads = "".join(_head(bodies[lead], asked, lead in _firsts(found)) for lead in found.leads)
    body = ""
    for title, keys in found.rows:
        body += (
            f'<tr class="rg"><th scope="rowgroup">{escape(title)} <span class="m">{len(keys)}</span></th>'
            f'<td colspan="{len(found.leads) + 1}"></td></tr>'
        )
        body += "".join(_row(key, found, bodies, own, known, asked) for key in keys)
    return (
        '<div class="heat" tabindex="0" role="region" aria-label="Matrix of forces by lead body"><table>'
        '<caption class="sr">Units through which each force depends on each lead or host body. A blank cell says that no '
        "source seen names a dependence.</caption>"
        f'<thead><tr class="bands"><td></td>{bands}<td></td></tr>'
        f'<tr><th scope="col" class="corner">Force</th>{heads}<th scope="col" class="kn">Known leads</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _band(title: str, columns: int) -> str:
    """The title of a group of columns; of a narrow one the initials."""
    said = escape(title)
    if 7 * len(title) > 26 * columns:
        initials = "".join(word[0] for word in title.split() if word[0].isupper())
        said = f'<abbr title="{said}">{escape(initials if len(initials) > 1 else SHORT.get(title, title[:3]))}</abbr>'
    return f'<th scope="colgroup" colspan="{columns}">{said}</th>'


def _firsts(found: Heat) -> set[str]:
    """The lead bodies with which a group of columns begins."""
    return {leads[0] for _, leads in found.columns}


def _head(node: Entity, asked: Asked, first: bool) -> str:
    on = " on" if node.id == asked.lead else ""
    link = parts.follow(
        short_name(node),
        asked.to("body", lead=node.id),
        label=f"{short_name(node)}: who depends on {node.name}",
    )
    return (
        f'<th scope="col" class="v{" first" if first else ""}{on}" title="{escape(node.name)}">'
        f"<span>{words.glyph(node.label, 13)} {link}</span></th>"
    )


def _row(
    key: str,
    found: Heat,
    bodies: Mapping[str, Entity],
    own: set[tuple[str, str]],
    known: Mapping[str, tuple[int, int]],
    asked: Asked,
) -> str:
    firsts = _firsts(found)
    across = "".join(
        cells.drawn(bodies, key, lead, found.cells.get((key, lead)), (key, lead) in own or key == lead,
              " first" if lead in firsts else "", asked)
        for lead in found.leads
    )  # fmt: skip
    seen, every = known.get(key, (0, 0))
    node = bodies[key]
    share = f"{100 * seen / every:.0f}" if every else "0"
    cover = (
        f'<span class="rail"><span style="width:{share}%"></span></span> {seen} of {every}'
        if every
        else "not seen"
    )
    mine = " me" if key == asked.dependant else ""
    name = words.to_page(short_name(node), "explore", body=key)
    return (
        f'<tr class="f{mine}"><th scope="row" title="{escape(node.name)}">{words.glyph(node.label, 14)} {name}</th>{across}'
        f'<td class="kn">{cover}</td></tr>'
    )


def _evidence(store: Store, asked: Asked, rows: Sequence[Dependence], bodies: Mapping[str, Entity]) -> None:
    mine = [row for row in rows if (row.dependant, row.lead) == (asked.dependant, asked.lead)]
    if mine:
        within = parts.claims(store, asked)
        behind = [within.relationships[key] for key in sorted({key for row in mine for key in row.claims})]
        heading = f"{bodies[asked.dependant].name} on {bodies[asked.lead].name}"
        close = asked.but(lead="", dependant="", view="matrix")
        ways = " · ".join(
            (
                parts.follow("All who depend on it", asked.to("body", lead=asked.lead)),
                parts.follow(
                    "If it withdrew", asked.to("withdrawal", bodies=(asked.lead,), seen_by=asked.dependant)
                ),
            )
        )
        parts.evidence(
            store, heading, f'<p>{depends(mine, bodies)}</p><p class="m">{ways}</p>', behind, within, close
        )
        return
    for key in (asked.lead, asked.dependant):
        if key and key not in bodies:
            parts.gone(
                bodies, key, asked, "lead" if key == asked.lead else "dependant", labels=("Force", "PCC")
            )
            return
    if asked.lead and asked.dependant:
        parts.side(
            f"<h2>Nothing seen</h2><p>No source seen makes {escape(bodies[asked.dependant].name)} depend on "
            f"{escape(bodies[asked.lead].name)}. That is not independence: of most units no lead is known.</p>"
        )
        return
    sure = [row for row in rows if row.certainty == "certain"]
    maybe = len(rows) - len(sure)
    parts.side(
        f"<h2>Evidence</h2><p>{words.count(len(sure), 'dependence')} of "
        f"{words.count(len({r.dependant for r in sure}), 'body', 'bodies')} on {len({r.lead for r in sure})} "
        f"{words.verb(len(sure), 'is', 'are')} certain; {maybe} more {words.verb(maybe, 'is', 'are')} possible and in no "
        "number.</p><p>Choose a number to read who says so, a name above a column to see all who depend on it, "
        "a force to see its own map.</p>"
    )


def _result(found: Heat, bodies: Mapping[str, Entity]) -> Result:
    names = ("dependant", "dependant_name", "group", *found.leads)
    made = []
    for title, keys in found.rows:
        for key in keys:
            numbers = [
                found.cells[key, lead].weight if (key, lead) in found.cells else None for lead in found.leads
            ]
            made.append((key, bodies[key].name, title, *numbers))
    return Result(names, tuple(made))
