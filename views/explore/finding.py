"""Finding a body, a region or a function by what a reader types: the box, and what each line of it says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import streamlit as st

from graph.analytics.participation import Participation
from graph.dates import interval
from graph.drawing.component.find import Answer, Row, chosen, find_field, typed
from graph.model import Entity
from graph.questions import present_day
from graph.questions.bodies import NAMED, Hit, Index, names, segments
from graph.schema import LABEL_NAMES, POLICING
from graph.store import Store
from views import asking
from views.words import count

PARTS = "MATCH (b)-[r:COLLABORATES]->(u) RETURN r ORDER BY r.id"
DELIVERS = "MATCH (u)-[:DELIVERS]->(f:Function) RETURN u.id AS unit, f.id AS function ORDER BY unit, function"
COVERS = (
    "MATCH (a:Agreement)-[:COVERS]->(u) WHERE NOT u:Agreement "
    "RETURN a.id AS agreement, u.id AS unit ORDER BY agreement, unit"
)
HELD = "MATCH (p:Person)-[r:HOLDS]->(t:Post) RETURN p.id AS person, t.name AS post, r.as_of AS as_of ORDER BY person, as_of"
KINDS = {**LABEL_NAMES, "Region": "region"}
MOST = 8
ALIKE = 3
ADVICE = (
    "A town is found only where a source names it. Each force is found by its county or its abbreviation, and "
    "all of them stand by region on the start page."
)


@dataclass(frozen=True, slots=True)
class Findable:
    """What a store holds that can be looked for, and what is said of each beside its name.

    Attributes
    ----------
    index : Index
    by_id : mapping of str to Entity
        A region, which is no node of the store, by `region:` and its name.
    part : mapping of str to set of str
        Force or policing body to the units it certainly takes part in today.
    inside : mapping of str to set of str
        Unit to who certainly takes part in it today.
    delivers : mapping of str to set of str
        Function to the units that deliver it.
    regions : mapping of str to tuple of str
        Region to its territorial forces, by name.
    held : mapping of str to str
        Person to the name of the post held by the newest source.
    covers : mapping of str to str
        Agreement to the first of the units it covers.
    """

    index: Index
    by_id: Mapping[str, Entity]
    part: Mapping[str, Collection[str]] = field(default_factory=dict)
    inside: Mapping[str, Collection[str]] = field(default_factory=dict)
    delivers: Mapping[str, Collection[str]] = field(default_factory=dict)
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    covers: Mapping[str, str] = field(default_factory=dict)

    def query(self, key: str) -> dict[str, str]:
        """The view of what has an id: a region, a function, a body; an agreement beside the unit it covers.

        Examples
        --------
        >>> npas, paper = Entity("npas", "NationalBody"), Entity("paper", "Agreement")
        >>> known = Findable(Index([]), {"npas": npas, "paper": paper}, covers={"paper": "npas"})
        >>> known.query("npas"), known.query("paper")
        ({'body': 'npas'}, {'body': 'npas', 'selected': 'paper'})
        """
        node = self.by_id[key]
        if node.label == "Region":
            return {"region": node.name}
        if node.label == "Function":
            return {"function": key}
        return {"body": self.covers[key], "selected": key} if key in self.covers else {"body": key}


def findable(store: Store) -> Findable:
    """All that can be looked for, put together once for each version of the store and each day."""
    return _findable(asking.version(store), today(), store)


def today() -> str:
    """What counts as today: the URL's day where it says one."""
    said = st.query_params.get("today", "")
    try:
        interval(said)
    except ValueError:
        return present_day()
    return said


@st.cache_resource(max_entries=4, show_spinner=False)
def _findable(version: str, today: str, _store: Store) -> Findable:
    nodes = dict(_store.read(NAMED, limit=0).subgraph.nodes)
    takes = Participation.of(_store.read(PARTS, limit=0).subgraph, today=today)
    part = {key: set(units) for key, units in takes.part.items()}
    inside = {key: set(bodies) for key, bodies in takes.inside.items()}
    delivers: dict[str, set[str]] = {}
    for unit, function in _store.read(DELIVERS, limit=0).rows:
        delivers.setdefault(function, set()).add(unit)
    regions = by_region(nodes)
    places = {f"region:{name}": Entity(f"region:{name}", "Region", {"name": name}) for name in regions}
    held = {person: post for person, post, _ in _store.read(HELD, limit=0).rows}
    covers: dict[str, str] = {}
    for agreement, unit in _store.read(COVERS, limit=0).rows:
        covers.setdefault(agreement, unit)
    weights = {key: len(found) for found_in in (part, inside, delivers) for key, found in found_in.items()}
    by_id = {**nodes, **places}
    return Findable(Index(by_id.values(), weights), by_id, part, inside, delivers, regions, held, covers)


def by_region(nodes: Mapping[str, Entity]) -> dict[str, tuple[str, ...]]:
    """The territorial forces of each region, as sources say where they are; both sorted by name.

    Examples
    --------
    >>> kent = Entity("kent", "Force", {"name": "Kent Police", "kind": "territorial",
    ...                                 "regions": ["South East", "Eastern"]})
    >>> by_region({"kent": kent})
    {'Eastern': ('kent',), 'South East': ('kent',)}
    """
    found: dict[str, list[str]] = {}
    for node in sorted(nodes.values(), key=lambda n: (n.name, n.id)):
        if node.label == "Force" and node.properties.get("kind") == "territorial":
            for region in node.properties.get("regions") or ():
                found.setdefault(str(region), []).append(node.id)
    return {region: tuple(found[region]) for region in sorted(found)}


def find_box(
    store: Store,
    *,
    key: str,
    placeholder: str,
    label: str,
    only: Collection[str] = (),
    quiet: bool = False,
) -> dict[str, str] | None:
    """The box; what was chosen in it since the last run as a query of a view, such as {"body": "durham"}.

    Parameters
    ----------
    store : Store
    key : str
    placeholder, label : str
    only : collection of str
        Labels to find, such as ("Force", "PCC"); "Region" and "Function" are found as well unless given.
    quiet : bool
        Whether the label is for screen readers alone.

    Returns
    -------
    dict or None
        As Findable.query, once; None where nothing was chosen.
    """
    found = _taken(store, key, only) or st.session_state.pop(f"{key}-found", None)
    _box(store, key, placeholder, label, tuple(only), quiet)
    return found


@st.fragment
def _box(store: Store, key: str, placeholder: str, label: str, only: tuple[str, ...], quiet: bool) -> None:
    found = _taken(store, key, only)
    if found:
        st.session_state[f"{key}-found"] = found
        st.rerun()
    text, n = typed(key)
    find_field(
        answer(findable(store), text, n, only), key=key, label=label, placeholder=placeholder, quiet=quiet
    )


def _taken(store: Store, key: str, only: Collection[str]) -> dict[str, str] | None:
    known, found = findable(store), chosen(key)
    if found not in known.by_id or (only and known.by_id[found].label not in only):
        return None
    return known.query(found)


def answer(known: Findable, text: str, n: int = 0, only: Collection[str] = ()) -> Answer:
    """What the box shows for a text."""
    if not text.strip():
        return Answer(n=n)
    found = known.index.found(text, most=MOST, labels=only)
    if found.hits:
        rows = [_row(known, hit, text) for hit in found.hits]
        near = [(hit.node.id, hit.node.name) for hit in found.near[:ALIKE]]
        first = f"{_plain(rows[0].name)}, {_plain(rows[0].note)}"
        return Answer(text, n, rows, near, said=f"{len(rows)} found. Enter opens {first}.")
    rows = [_row(known, hit, text) for hit in found.near[:MOST]]
    nothing = f"No force, body or person is called “{text.strip()}”."
    advice = "Closest:" if rows else ADVICE
    said = f"{nothing} {advice} {', '.join(_plain(row.name) for row in rows[:3])}".strip()
    return Answer(text, n, rows, nothing=nothing, advice=advice, said=said)


def _row(known: Findable, hit: Hit, text: str) -> Row:
    node = hit.node
    kind = KINDS.get(node.label, node.label)
    note = [(kind, False)]
    if hit.called != node.name:
        note += [(", also ", False), *segments(hit.called, text)]
    elif said := _beside(known, node):
        note.append((said, False))
    return Row(node.id, node.label, segments(node.name, text), note, _right(known, node))


def _beside(known: Findable, node: Entity) -> str:
    """What stands beside the kind: where a force is, the post of a person, what else a body is called."""
    regions = node.properties.get("regions") or ()
    if node.label == "Force" and regions:
        return f", {', '.join(map(str, regions))}"
    if node.label == "Person":
        return f", {known.held[node.id]}" if node.id in known.held else ""
    also = sorted(
        {name for name in names(node)[1:-1] if name != node.name}, key=lambda name: (len(name), name)
    )
    return f", also {', '.join(also[:2])}" if also and node.label != "Function" else ""


def _right(known: Findable, node: Entity) -> str:
    """How much it takes part in, or how many take part in it."""
    if node.label == "Region":
        return count(len(known.regions[node.name]), "force")
    if node.label == "Function":
        return count(len(known.delivers.get(node.id, ())), "body", "bodies")
    if node.label in POLICING:
        return count(len(known.part.get(node.id, ())), "unit")
    inside = [known.by_id[key].label for key in known.inside.get(node.id, ()) if key in known.by_id]
    for label, one, many in (("Force", "force", "forces"), ("PCC", "policing body", "policing bodies")):
        if label in inside:
            return count(inside.count(label), one, many)
    return count(len(inside), "partner") if inside else ""


def _plain(parts: Collection[tuple[str, bool]]) -> str:
    return "".join(text for text, _ in parts)


def described(node: Entity) -> str:
    """A body as a list has it: its name, what it is, and what else it is called.

    Examples
    --------
    >>> described(Entity("npas", "NationalBody", {"name": "National Police Air Service",
    ...                                           "abbreviation": "NPAS"}))
    'National Police Air Service (national body; NPAS)'
    """
    also = [name for name in names(node)[1:-1] if name != node.name]
    return f"{node.name} ({'; '.join([LABEL_NAMES[node.label], ', '.join(also)]).rstrip('; ')})"
