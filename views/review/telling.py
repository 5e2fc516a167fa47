"""A candidate in words: what it says of whom, how the source wrote it, and who decided what."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from graph.model import Entity
from graph.schema import JOINS, LABEL_NAMES, LEADS_ROLES
from loaders.candidates import Candidate
from loaders.review.newcomers import NEW
from views import words
from views.review.state import Asked, part, to

DECISIONS: Final = {"accept": "Accepted", "reject": "Rejected", "ask": "Question"}
ROLE_LOST: Final = "in what role is not stated"
PERIODS: Final = {"since": "since", "until": "until", "as_of": "as of"}


def said(relation: str) -> str:
    """A relation in words."""
    return JOINS[relation].said if relation in JOINS else relation


def fact(candidate: Candidate, bodies: Mapping[str, Entity]) -> str:
    """What a candidate says in one line; of a question, whom it is about."""
    start, end = (_end(candidate, side, bodies) for side in ("from", "to"))
    if candidate.relation == "STATES":
        return f'{end} <span class="rl">{escape(words.term(candidate.term))}:</span> <b>{escape(candidate.value)}</b>'
    role = (
        f" ({ROLE_LOST if candidate.role == LEADS_ROLES[-1] else escape(candidate.role)})"
        if candidate.role
        else ""
    )
    relation = (
        f'<span class="rl">{escape(said(candidate.relation))}{role}</span>' if candidate.relation else ""
    )
    return " ".join(filter(None, (start, relation, end)))


def _end(candidate: Candidate, side: str, bodies: Mapping[str, Entity]) -> str:
    """One end by its symbol and name: that of the known body it was taken for, else as the source writes it."""
    key, name, label = (getattr(candidate, f"{side}_{what}") for what in ("id", "name", "label"))
    known = bodies.get(key)
    if not (name or known):
        return ""
    label = known.label if known else label
    return f"{words.glyph(label)} <b>{escape(known.name if known else name or key)}</b>".strip()


def notes(candidate: Candidate, bodies: Mapping[str, Entity]) -> str:
    """What a person should know before deciding: names taken for others, who is new, dates and status."""
    made = []
    for side in ("from", "to"):
        key, name, label = (getattr(candidate, f"{side}_{what}") for what in ("id", "name", "label"))
        known = bodies.get(key)
        if known and name and name != known.name:
            made.append(f"“{name}” is taken for {known.name}")
        elif name and (key == NEW or (not key and candidate.relation)):
            kind = LABEL_NAMES.get(label, "body")
            sure = (
                "is a new"
                if key == NEW
                else "is known by no id yet; unless a known name is like it, it is a new"
            )
            made.append(f"“{name}” {sure} {kind}")
    made += [f"{word} {words.day(v)}" for c, word in PERIODS.items() if (v := getattr(candidate, c))]
    made += [candidate.status] if candidate.status else []
    made += ["the source says only “all forces”"] if candidate.scope == "class" else []
    made += ["inferred, not stated"] if candidate.basis == "inferred" else []
    return "".join(f"<li>{escape(note)}</li>" for note in made)


def state(candidate: Candidate) -> str:
    """Its decision as a tag; nothing while there is none."""
    if candidate.decision == "reject" and not candidate.relation:
        return words.tag("Settled")
    told = DECISIONS.get(candidate.decision, "")
    return words.tag(told, {"ask": "o", "reject": "r"}.get(candidate.decision, "")) if told else ""


def row(candidates: Sequence[Candidate], number: int, asked: Asked, bodies: Mapping[str, Entity]) -> str:
    """A candidate as a line of the list, which leads to it."""
    candidate = candidates[number]
    label = f"Look at candidate {number + 1}"
    link = words.link(str(number + 1), **to(candidate, number, asked).query())
    shown = fact(candidate, bodies) if part(candidate) != "questions" else escape(short(candidate.says))
    return (
        f'<li><span class="no">{link.replace("<a ", f"<a aria-label={label!r} ", 1)}</span>'
        f'<span class="rv-f">{shown}</span><span class="m">{escape(candidate.place)}</span>{state(candidate)}</li>'
    )


def short(text: str, most: int = 160) -> str:
    """The beginning of a text.

    Examples
    --------
    >>> short("No key says what x means.", 10)
    'No key say …'
    """
    return text if len(text) <= most else f"{text[:most]} …"
