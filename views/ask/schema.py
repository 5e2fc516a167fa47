"""The schema beside the editor: labels, relationship types, properties, statuses; a click puts a name into the query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from graph import schema
from graph.drawing.component.cypher import Words
from graph.errors import ConcordError
from graph.schema import JOINS, LABEL_NAMES
from graph.store import Store
from views import asking, words

KEYS = """\
MATCH (n) UNWIND keys(n) AS key
RETURN labels(n)[0] AS label, key, count(*) AS nodes ORDER BY label, nodes DESC, key"""
GROUPS = {
    "Bodies that act": ("Force", "PCC", "Partner"),
    "What is run jointly": ("Unit", "NationalBody"),
    "Agreements, functions and boards": ("Agreement", "Function", "Board"),
    "People": ("Person", "Post"),
    "Evidence": ("Document", "Figure", "Rule"),
}
LISTS = {
    "status": schema.STATUSES,
    "basis": schema.BASES,
    "scope": schema.SCOPES,
    "role": (*schema.LEADS_ROLES, *schema.HOSTS_ROLES),
    "tier": schema.TIERS,
}
"""Properties whose values are a closed list."""
DATED = "dates are texts such as '2021', '2021-05' or '2021-05-01', and compare as texts"


@st.cache_resource(max_entries=4, show_spinner=False)
def _properties(version: str, _store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for label, key, _ in _store.read(KEYS, limit=0).rows:
        found[label].append(key)
    return {label: tuple(keys) for label, keys in found.items()}


def properties(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The properties that nodes of each label carry, most frequent first; none where the store cannot say."""
    try:
        return _properties(asking.version(store), store)
    except ConcordError:
        return {}


def completed(store: Store) -> Words:
    """What the editor completes."""
    told: dict[str, str] = dict.fromkeys(schema.CLAIM_PROPERTIES, "of a claim")
    for label, keys in properties(store).items():
        for key in keys:
            told.setdefault(key, f"of {'an' if label[0] in 'AEIOU' else 'a'} {LABEL_NAMES[label]}")
    for kind, join in JOINS.items():
        for key in join.own:
            told.setdefault(key, f"of {kind}")
    return Words(
        labels=tuple((label, LABEL_NAMES[label]) for label in schema.NODE_LABELS),
        types=tuple((kind, join.said) for kind, join in JOINS.items()),
        properties=tuple(sorted(told.items())),
    )


def show(store: Store) -> None:
    """The panel: the model in five lists, each closed but the first."""
    counts = asking.counts(store)
    st.html(
        '<section class="model" aria-labelledby="model"><h2 id="model">The model</h2>'
        '<p class="m">Choose a name to put it into the query, where the caret is. Numbers are of nodes.</p>'
        f"{_part('Labels', _labels(counts), opened=True)}{_part('Relationship types', _types())}"
        f"{_part('Properties of a node', _of_nodes(properties(store)))}"
        f"{_part('Properties of a relationship', _of_claims())}{_part('Values of a closed list', _values())}</section>"
    )


def _part(head: str, inside: str, *, opened: bool = False) -> str:
    return f"<details{' open' if opened else ''}><summary>{escape(head)}</summary>{inside}</details>"


def insert(name: str, put: str = "") -> str:
    """A name that goes into the query when it is chosen."""
    said = escape(name)
    return (
        f'<button type="button" class="put" data-insert="{escape(put or name)}"><code>{said}</code></button>'
    )


def _labels(counts: Mapping[str, int]) -> str:
    made = []
    for group, labels in GROUPS.items():
        items = "".join(
            f"<li>{words.glyph(label)} {insert(label)} <span class='m'>"
            f"{'' if label.lower() == LABEL_NAMES[label] else f'{LABEL_NAMES[label]}, '}{counts.get(label, 0):,}</span></li>"
            for label in labels
        )
        made.append(f'<p class="m g">{group}</p><ul class="plain row">{items}</ul>')
    return "".join(made)


def _types() -> str:
    items = "".join(
        f"<li>{insert(kind)} <span class='m'>{escape(join.said)}<br>{_ends(join.starts)} → {_ends(join.ends)}"
        f"{f'; its own: {_listed(join.own)}' if join.own else ''}</span></li>"
        for kind, join in JOINS.items()
    )
    return f'<ul class="plain">{items}</ul>'


def _ends(labels: Iterable[str]) -> str:
    """Labels at an end.

    Examples
    --------
    >>> _ends(schema.NODE_LABELS), _ends(("Force", "PCC"))
    ('any node', 'Force, PCC')
    """
    found = tuple(labels)
    return "any node" if found == schema.NODE_LABELS else ", ".join(found)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(insert(name) for name in names)


def _of_nodes(found: Mapping[str, tuple[str, ...]]) -> str:
    if not found:
        return '<p class="m">The store does not answer now; every node has an id and a name.</p>'
    items = "".join(
        f"<li><b>{label}</b> {_listed(found[label])}</li>" for label in schema.NODE_LABELS if label in found
    )
    return (
        f'<p class="m">Most frequent first. Without a value a property is absent: ask with IS NULL; {DATED}.</p>'
        f'<ul class="plain">{items}</ul>'
    )


def _of_claims() -> str:
    return (
        f'<p class="m">A relationship is a claim: one source saying one thing. Of every type; {DATED}.</p>'
        f'<p class="puts">{_listed(schema.CLAIM_PROPERTIES)}</p>'
    )


def _values() -> str:
    items = "".join(
        f"<li><b>{name}</b> {', '.join(insert(value, repr(value)) for value in values)}</li>"
        for name, values in LISTS.items()
    )
    return f'<ul class="plain">{items}</ul>'
