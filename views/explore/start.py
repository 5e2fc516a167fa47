"""Where a reader starts who has no question yet: the find box, and lists of what the facts hold to begin with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, NamedTuple

import streamlit as st

from graph.model import Entity
from graph.questions.bodies import names, untailed
from graph.store import Store
from views import asking, words
from views.explore import history
from views.explore.finding import Findable, find_box, findable, today
from views.explore.state import View

LABEL = "Find a force, body, person, place or abbreviation"
PLACEHOLDER = "Durham, NPAS, forensics …"
SHOWN = 8
UNDECIDED = 5
STATUSES = ("under review", "in development", "proposed")
WIDE = 34
"""Characters of a name that fit a tile; else a shorter one is taken."""
ALIKE = 4
"""From so many bodies on that await the same on the same day, they stand in one line."""


class Line(NamedTuple):
    """One line of a list: where it goes, what it is called, and what is said of it."""

    query: Mapping[str, str]
    name: str
    said: str = ""
    label: str = ""
    full: str = ""
    page: str = ""


def show(store: Store) -> None:
    """The page."""
    known = findable(store)
    with st.container(key="start"):
        st.html(_head(asking.counts(store)))
        found = find_box(store, key="start-find", placeholder=PLACEHOLDER, label=LABEL)
        if found:
            history.go(View.read({**_day(), **found}))
            st.rerun()
        waiting = undecided(known, _decisions(store))
        tiles = [
            _tile("My region", _regions(known)),
            _tile("A national service", services(known), "All {} national bodies"),
            _tile("A function", functions(known), "All {} functions"),
            _undecided(waiting),
        ]
        st.html(f'<h2 class="or">Or start from</h2><div class="tiles">{"".join(tiles)}</div>')
        st.html(_forces(known) + _asked(known))


def _day() -> dict[str, str]:
    return View.read(st.query_params.to_dict()).day()


def _to(text: str, page: str = "", **query: str) -> str:
    """A link to a view of the same day, on this page or on another."""
    told = {**query, **_day()}
    return words.to_page(text, page, **told) if page else words.link(text, **told)


def _head(counts: Mapping[str, int]) -> str:
    joint = counts.get("Unit", 0) + counts.get("NationalBody", 0)
    return (
        "<h1>Who works with whom in policing, and on whose evidence</h1>"
        f'<p class="lead">{words.count(counts["territorial"], "force")}, their policing bodies and '
        f"{words.count(joint, 'unit or national body', 'units and national bodies')}, from "
        f"{words.count(counts.get('Document', 0), 'document')}. Each line is somebody’s claim, with its date and "
        "place.</p>"
    )


def _regions(known: Findable) -> list[Line]:
    return [
        Line({"region": name}, name, words.count(len(forces), "force"))
        for name, forces in known.regions.items()
    ]


def services(known: Findable) -> list[Line]:
    """The national bodies, those that the most forces take part in first, each with what it delivers."""
    delivers: dict[str, list[str]] = defaultdict(list)
    for function, units in known.delivers.items():
        for unit in units:
            delivers[unit].append(known.by_id[function].name)
    bodies = [node for node in known.by_id.values() if node.label == "NationalBody"]
    bodies.sort(key=lambda n: (-_forces_in(known, n.id), n.short == n.name, n.short.lower(), n.id))
    return [
        Line({"body": n.id}, n.short, _lower(min(delivers[n.id], default="")), n.label, n.name)
        for n in bodies
    ]


def _forces_in(known: Findable, unit: str) -> int:
    return sum(known.by_id[key].properties.get("kind") == "territorial" for key in known.inside.get(unit, ()))


def functions(known: Findable) -> list[Line]:
    """The functions, those that the most units and national bodies deliver first."""
    found = sorted(known.delivers.items(), key=lambda pair: (-len(pair[1]), known.by_id[pair[0]].name))
    return [
        Line({"function": key}, known.by_id[key].name, words.count(len(units), "body", "bodies"))
        for key, units in found
    ]


def _decisions(store: Store) -> list[dict[str, Any]]:
    return asking.ask(store, "decisions_pending", today=today()).records()


def undecided(known: Findable, rows: Iterable[Mapping[str, Any]]) -> list[Line]:
    """What is under review, in development or proposed and what is to end, by whose source is newest.

    Parameters
    ----------
    known : Findable
    rows : iterable of mapping
        Of "decisions_pending".

    Returns
    -------
    list of Line
        One a body; several of a kind that end on one day stand together.
    """
    newest: dict[str, Mapping[str, Any]] = {}
    for row in sorted(rows, key=lambda row: str(row["as_of"] or "")):
        status = row["kind"] in STATUSES and row["relation"] is None
        if row["about"] in known.by_id and (status or row["kind"] == "ending"):
            newest[row["about"]] = row
    together: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for about, row in newest.items():
        ending = row["kind"] == "ending"
        together[(row["label"], row["date"], row["as_of"]) if ending else (about,)].append(row)
    groups = sorted(together.values(), key=lambda group: (_backwards(group[0]["as_of"]), group[0]["name"]))
    return [line for group in groups for line in _waiting(known, group)]


def _waiting(known: Findable, group: list[Mapping[str, Any]]) -> list[Line]:
    if len(group) < ALIKE:
        return [_waits(known, known.by_id[row["about"]], row) for row in group]
    node = known.by_id[group[0]["about"]]
    name = words.count(len(group), str(group[0]["label"]), _many(str(group[0]["label"])))
    query = {"question": "decisions_pending"}
    return [Line(query, name, _state(group[0]), node.label, page="questions")]


def _waits(known: Findable, node: Entity, row: Mapping[str, Any]) -> Line:
    name = node.name if len(node.name) <= WIDE else _shorter(node)
    return Line(known.query(node.id), name, _state(row), node.label, node.name)


def _shorter(node: Entity) -> str:
    """The shortest of what it is called."""
    return min((name for name in names(node)[:-1]), key=lambda name: (len(name), name))


def _state(row: Mapping[str, Any]) -> str:
    """What is undecided, and as of when.

    Examples
    --------
    >>> _state({"kind": "under review", "certainty": "certain", "date": None, "as_of": "2021-05"})
    'under review, as of May 2021'
    >>> _state({"kind": "ending", "certainty": "certain", "date": "2028-05", "as_of": "2025-11-13"})
    'to end in May 2028, as of 13 November 2025'
    """
    said = str(row["kind"])
    if said == "ending":
        said = f"to end in {words.day(row['date'])}"
    elif said == "under review" and row["certainty"] == "possible":
        said = "ended or ending"
    return f"{said}, {'as of ' if row['as_of'] else ''}{words.day(row['as_of'])}"


def _tile(heading: str, lines: list[Line], more: str = "") -> str:
    """A list under its heading; what is beyond the first few opens on demand."""
    shown = lines[:SHOWN] if more else lines
    rest = lines[len(shown) :]
    opened = (
        f"<details><summary>{escape(more.format(len(lines)))}</summary><ul>{_items(rest)}</ul></details>"
        if rest
        else ""
    )
    named = ' class="named"' if any(line.label for line in lines) else ""
    return f"<section{named}><h3>{escape(heading)}</h3><ul>{_items(shown)}</ul>{opened}</section>"


def _undecided(lines: list[Line]) -> str:
    shown = lines[:UNDECIDED]
    more = _to("All that is undecided, and who must sign", "questions", question="decisions_pending")
    if not lines:
        more = '<span class="m">No source seen says that anything awaits a decision.</span>'
    of = f'<span class="m">the newest {len(shown)}</span>' if len(lines) > len(shown) else ""
    return f'<section class="und"><h3>Undecided now {of}</h3><ul>{_items(shown)}</ul><p>{more}</p></section>'


def _items(lines: Iterable[Line]) -> str:
    return "".join(
        f"<li><span>{words.glyph(line.label)} {_anchor(line)}</span>"
        f'<span class="m">{escape(line.said)}</span></li>'
        for line in lines
    )


def _anchor(line: Line) -> str:
    to = _to(line.name, line.page, **line.query)
    return f'<span title="{escape(line.full)}">{to}</span>' if line.full not in ("", line.name) else to


def _forces(known: Findable) -> str:
    """Every territorial force by region, in a small space."""
    rows = []
    for region, forces in known.regions.items():
        links = "".join(f"<li>{_to(untailed(known.by_id[key].name), body=key)}</li>" for key in forces)
        rows.append(f"<div><h4>{escape(region)}</h4><ul>{links}</ul></div>")
    return f'<section class="forces"><h3>My force</h3><div>{"".join(rows)}</div></section>' if rows else ""


def _asked(known: Findable) -> str:
    """Questions that readers often ask, each where it is answered."""
    bodies = [known.by_id[line.query["body"]] for line in services(known)]
    reviewed = [node for node in bodies if node.properties.get("status") == "under review"]
    links = [_to(f"Who hosts {n.short}, and who says so?", body=n.id) for n in (reviewed or bodies)[:1]]
    links += [
        _to("What does my force depend on?", "questions", question="depends"),
        _to("What if a lead withdrew?", "questions", question="withdrawal"),
        _to("Whom should I meet?", "questions", question="people_to_meet"),
    ]
    return f'<p class="asks"><span class="m">Often asked</span> {" ".join(links)}</p>'


def _many(label: str) -> str:
    return f"{label[:-1]}ies" if label.endswith("y") else f"{label}s"


def _backwards(day: str | None) -> tuple[int, ...]:
    """Sorts the newest first and what has no date last."""
    return tuple(255 - ord(c) for c in str(day)) if day else (256,)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
