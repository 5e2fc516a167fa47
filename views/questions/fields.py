"""What a question needs to be told: bodies found by their names, and the rest as fields, the required first."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any, Final

import streamlit as st

from graph import schema
from graph.analytics.findings import FINDINGS
from graph.dates import interval
from graph.errors import ConcordError
from graph.model import Entity
from graph.questions.bodies import resolve
from graph.questions.header import Parameter, Question
from graph.store import Store
from views import asking, words
from views.explore.finding import by_region, find_box
from views.questions.catalogue import listed
from views.questions.state import Asked

LABELS: Final = {
    "of": "Whose",
    "on": "On whom",
    "a": "The one",
    "b": "The other",
    "id": "About what or whom",
    "body": "Force, body or agreement",
    "bodies": "Bodies",
    "region": "Region",
    "lacks": "Lacking",
    "into": "To which body",
    "unit": "Unit or national body",
    "function": "Function",
    "as_at": "As at",
    "today": "What counts as today",
    "since": "From",
    "until": "To",
    "day": "Day",
    "named_only": "Leave out claims about “all forces”",
    "network": "Relations that are read",
    "roles": "Roles that count",
    "among": "Bodies that are looked at",
}
FRONT: Final = ("region", "lacks")
"""What stands in sight though it need not be told: it makes another question of one."""
DATE: Final = "2021, 2021-05 or 2021-05-01"
CHOICES: Final[Mapping[str, Sequence[str]]] = {
    "network": schema.NETWORK,
    "roles": (*schema.LEADS_ROLES, *schema.HOSTS_ROLES),
    "among": ("Force", "PCC", "Partner"),
    "kind": FINDINGS,
    "lacks": schema.AGREEMENT_TERMS,
    "status": schema.STATUSES,
}
"""What may be chosen for a list or a text that the schema closes."""


def label(parameter: Parameter, question: Question | None = None) -> str:
    """What a field is called."""
    said = parameter.purpose[:1].upper() + parameter.purpose[1:]
    told = LABELS.get(parameter.name, said)
    if parameter.name == "body" and question and tuple(fits(question, parameter)) == schema.POLICING:
        told = "Force or policing body"
    return told + ("" if parameter.needed else " (optional)")


def of_bodies(question: Question, parameter: Parameter) -> bool:
    """Whether a parameter is told bodies: one, or in a list."""
    return parameter.kind == "body" or (parameter.kind == "list" and parameter.name == "bodies")


def fits(question: Question, parameter: Parameter) -> Collection[str]:
    """The labels of what may be named."""
    own = listed(question)
    if parameter.name == own.subject:
        return own.fits
    if parameter.name in ("a", "b") and own.fits:
        return own.fits
    if parameter.name == "function":
        return ("Function",)
    return (
        schema.BODIES
        if parameter.name in ("of", "on", "bodies")
        else (*schema.BODIES, "Agreement", "Person", "Post")
    )


def bodies_of(text: str) -> list[str]:
    """The bodies that a value names.

    Examples
    --------
    >>> bodies_of("durham; forces of North East")
    ['durham', 'forces of North East']
    """
    return [part.strip() for part in text.split(";") if part.strip()]


def settled(store: Store, question: Question, asked: Asked) -> tuple[Asked, list[str], str]:
    """The same with ids for names; what is wrong with other values, in words; and the first name that means nothing."""
    known, wrong, values = asking.named(store), [], dict(asked.values)
    for parameter in question.parameters:
        value = values.get(parameter.name)
        if not value:
            continue
        if parameter.kind == "body" and value not in known:
            try:
                values[parameter.name] = resolve(store, value).id
            except ConcordError:
                return asked, wrong, value
        elif parameter.kind == "date":
            try:
                interval(value)
            except ValueError:
                wrong.append(f"{label(parameter)}: “{value}” is not a day, month or year; expected {DATE}.")
        elif (
            parameter.kind == "number"
            and not value.replace(",", "").replace(".", "", 1).lstrip("-").isdigit()
        ):
            wrong.append(f"{label(parameter)}: “{value}” is not a number.")
    return asked.but(values=values), wrong, ""


def form(store: Store, question: Question, asked: Asked) -> None:
    """The fields; what is chosen changes the URL."""
    ordered = sorted(question.parameters, key=lambda p: (not p.needed, p.name != listed(question).subject))
    pickers = [p for p in ordered if of_bodies(question, p)]
    rest = [p for p in ordered if p not in pickers]
    needed = [p for p in rest if p.needed or p.name in FRONT]
    with st.container(key="q-form"):
        for parameter in pickers:
            _picker(store, question, parameter, asked)
        if needed:
            _fields(store, question, needed, asked)
    more = [p for p in rest if p not in needed]
    if more:
        set_ = [label(p).removesuffix(" (optional)") for p in more if p.name in asked.values]
        said = f"More to ask ({', '.join(set_)} set)" if set_ else "More to ask"
        with st.expander(said, expanded=False):
            _fields(store, question, more, asked)


def _picker(store: Store, question: Question, parameter: Parameter, asked: Asked) -> None:
    known, value = asking.named(store), asked.values.get(parameter.name, "")
    several = parameter.kind == "list"
    chosen = bodies_of(value) if several else [value] if value else []
    labels = fits(question, parameter)
    with st.container(key=f"pick-{parameter.name}"):
        found = find_box(
            store,
            key=f"q-{question.name}-{parameter.name}",
            label=label(parameter, question),
            placeholder="Type a name" if not chosen else "Add another" if several else "Another instead",
            only=(*labels, "Region") if several else labels,
        )
        st.html(
            f'<p class="chips">{"".join(_chip(known, each, chosen, parameter.name, asked) for each in chosen)}</p>'
        )
    if found:
        key = found.get("selected") or found.get("function") or found.get("body")
        key = key or f"forces of {found['region']}"
        to = "; ".join(dict.fromkeys([*chosen, key])) if several else key
        st.query_params.from_dict(asked.told(parameter.name, to).query())
        st.rerun()


def _chip(known: Mapping[str, Entity], key: str, chosen: Sequence[str], name: str, asked: Asked) -> str:
    node = known.get(key)
    called = node.name if node else key
    left = "; ".join(other for other in chosen if other != key)
    away = words.link("×", **asked.told(name, left).query()).replace(
        "<a ", f'<a aria-label="{escape(f"Remove {called}")}" ', 1
    )
    return f'<span class="chip">{words.glyph(node.label) if node else ""} {escape(called)} {away}</span>'


def _fields(store: Store, question: Question, parameters: Sequence[Parameter], asked: Asked) -> None:
    kept = "".join(f"{p.name}={asked.values.get(p.name)};" for p in parameters)
    with st.form(f"form-{question.name}-{kept}", border=False):  # another URL is another form
        columns = st.columns(min(3, len(parameters)))
        chosen = {}
        for place, parameter in enumerate(parameters):
            with columns[place % len(columns)]:
                chosen[parameter.name] = _field(
                    store, question.name, parameter, asked.values.get(parameter.name)
                )
        if st.form_submit_button("Ask", type="primary"):
            values = {**asked.values, **chosen}
            st.query_params.from_dict(asked.but(values=values, row="", selected="").query())
            st.rerun()


def _field(store: Store, question: str, parameter: Parameter, value: str | None) -> str:
    said, key, usual = label(parameter), f"q-{question}-{parameter.name}-{value}", parameter.default
    if parameter.kind == "flag":
        now = usual is True if value is None else value == "true"
        ticked = st.checkbox(said.removesuffix(" (optional)"), now, key=key)
        return "" if ticked == (usual is True) else str(ticked).lower()
    if parameter.kind == "list" and parameter.name in CHOICES:
        now = bodies_of(value) if value else list(usual or ())
        options = list(dict.fromkeys([*CHOICES[parameter.name], *now]))
        some = st.multiselect(said, options, now, key=key, format_func=_called)
        return "" if some == list(usual or ()) else "; ".join(some)
    options = _choices(store, parameter)
    if parameter.kind == "text" and options:
        now = value or (str(usual) if usual else None)
        names = {**options, **({now: now} if now and now not in options else {})}
        one = st.selectbox(said, list(names), list(names).index(now) if now else None, lambda k: names[k], key=key,
                           placeholder="Any")  # fmt: skip
        return "" if one in (None, usual) else str(one)
    default = "; ".join(usual) if isinstance(usual, list) else "" if usual is None else str(usual)
    hint = (
        DATE if parameter.kind == "date" else "separated by semicolons" if parameter.kind == "list" else None
    )
    typed = st.text_input(said, value or default, key=key, placeholder=hint)
    return "" if typed.strip() == default else typed.strip()


def _choices(store: Store, parameter: Parameter) -> dict[str, str]:
    """What a text may be, and what each is called."""
    if parameter.name == "region":
        return {region: region for region in by_region(asking.named(store))}
    if parameter.name == "source":
        every: list[Any] = sorted(asking.documents(store).values(), key=lambda d: (d.name, d.id))
        return {node.id: node.name for node in every}
    return {each: _called(each) for each in CHOICES.get(parameter.name, ())}


def _called(choice: str) -> str:
    """What a closed choice is called.

    Examples
    --------
    >>> _called("COLLABORATES"), _called("PCC"), _called("lead force"), _called("review_date")
    ('takes part in', 'Policing body', 'Lead force', 'Review date')
    """
    if choice in schema.JOINS:
        return schema.JOINS[choice].said
    if choice in schema.AGREEMENT_TERMS:
        return words.term(choice).capitalize()
    said = schema.LABEL_NAMES.get(choice, choice)
    return said[:1].upper() + said[1:]
