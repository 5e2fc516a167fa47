"""What an answer comes to in a sentence or two, by question; where there is nothing to say beyond it, how many rows."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final

from graph.analytics.decisions import LACKING
from graph.analytics.effects import Effect
from graph.model import Relationship
from graph.questions import counted as counting
from views.dependencies import told as effects_told
from views.dependencies.parts import listed
from views.questions.catalogue import Listed
from views.words import count

Row = Mapping[str, Any]
Name = Callable[[str], str]
KINDS: Final = {
    "decision needed": "where a decision is needed",
    "tbc": "to be confirmed",
    "ending": "ending in the period",
    "date passed": "past the date",
}


def bold(text: str) -> str:
    """A text as markup, the numbers that stand by themselves in bold.

    Examples
    --------
    >>> bold("<i> 2 of 10. Section 22A")
    '&lt;i&gt; <b>2</b> of <b>10</b>. Section 22A'
    """
    return re.sub(r"(?<![\w.&#;-])\d[\d,]*(?![\w-]|\.\d)", lambda n: f"<b>{n[0]}</b>", escape(text))


def _some(number: int, one: str, many: str) -> str:
    return f"<b>{escape(count(number, one, many))}</b>"


def counted(question: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    """How many rows, and how sure, where there is nothing more to say."""
    if rows and "certainty" in rows[0]:
        of = Counter(row["certainty"] for row in rows)
        said = []
        if of["certain"]:
            said.append(
                f"{_some(of['certain'], question.one, question.many)} {counting.verb(of['certain'], 'is', 'are')} certain"
                if of["possible"] or of[None]
                else f"{_some(of['certain'], question.one, question.many)}, certain as far as sources say"
            )
        if of["possible"]:
            more = (
                " more"
                if of["certain"]
                else f" {escape(question.one if of['possible'] == 1 else question.many)}"
            )
            said.append(
                f"<b>{of['possible']:,}</b>{more} {counting.verb(of['possible'], 'is', 'are')} possible"
            )
        if of[None]:
            said.append(f"of <b>{of[None]:,}</b> no source seen says anything")
        return f"{'; '.join(said)}."
    claims = [cell for row in rows for cell in row.values() if isinstance(cell, Relationship)]
    sources = {c.properties.get("source") for c in claims} or {
        row["document"] for row in rows if row.get("document")
    }
    within = f" in <b>{count(len(sources), 'document')}</b>" if sources and question.one != "document" else ""
    return f"{_some(len(rows), question.one, question.many)}{within}."


def _depends(_: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    sure = [row for row in rows if row["certainty"] == "certain"]
    of, on = given.get("of"), given.get("on")
    units = {unit for row in sure for unit in row["units"]}
    if not sure:
        who = escape(name(of)) if of else "anybody"
        return (
            f"No source seen makes {who} depend on {escape(name(on)) if on else 'another body'} for certain."
        )
    if of:
        leads = Counter(label(row["lead"]) for row in sure)
        others = len(sure) - leads["Force"] - leads["PCC"]
        kinds = [
            _some(number, one, many)
            for number, one, many in (
                (leads["Force"], "force", "forces"),
                (leads["PCC"], "policing body", "policing bodies"),
                (others, "other body", "other bodies"),
            )
            if number
        ]
        on_whom = escape(name(on)) if on else listed(kinds, most=3)
        return (
            f"{escape(name(of))} depends on {on_whom} for <b>{len(units)} {counting.of(sure[0]['of'], 'unit')}</b> "
            "it takes part in."
        )
    who = _some(len({row["dependant"] for row in sure}), "body", "bodies")
    verb = "depends" if len({row["dependant"] for row in sure}) == 1 else "depend"
    whom = (
        escape(name(on))
        if on
        else _some(len({r["lead"] for r in sure}), "lead or host body", "lead and host bodies")
    )
    return f"{who} {verb} on {whom}, through <b>{count(len(units), 'unit')}</b>."


def _withdrawal(_: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    effects = [Effect(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in rows]
    gone = [part.strip() for part in given.get("bodies", "").split(";") if part.strip()]
    who = listed([name(key) for key in gone], most=4)
    return " ".join(map(bold, effects_told.everybody(effects, gone, who, name, label)))


def _people(_: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    sure = [row for row in rows if row["certainty"] == "certain"]
    whom = {row["id"] for row in sure}
    open_ = {row["id"] for row in sure if row["undecided"]}
    about = {row["about"] for row in sure if row["about"]}
    to_meet = _some(len(whom), "person, post or body to meet", "people, posts and bodies to meet")
    them = f"<b>{len(open_)}</b> of them" if len(whom) > 1 else "That" if open_ else "Nothing of it"
    return (
        f"{to_meet}, for <b>{count(len(sure), 'reason')}</b> in <b>{count(len(about), 'unit')}</b> and in shared work. "
        f"{them} {'is about something' if len(whom) == 1 else 'about something'} that is undecided."
    )


def _decisions(_: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    matters = [row for row in rows if row["kind"] != LACKING]
    sure = [row for row in matters if row["certainty"] == "certain"]
    maybe = [row for row in matters if row["certainty"] != "certain"]
    said = []
    if sure:
        waits = "awaits" if len(sure) == 1 else "await"
        said.append(f"<b>{count(len(sure), 'matter')}</b> {waits} a decision or an end: {_kinds(sure)}.")
        dated = sum(1 for row in sure if row["date"])
        of = f"<b>{dated} of the {len(sure)}</b> {'has' if dated == 1 else 'have'}"
        said.append(f"{of if len(sure) > 1 else 'It has'} {'a' if dated or len(sure) > 1 else 'no'} date.")
    if maybe:
        said.append(
            f"<b>{len(maybe)}</b>{' more' if sure else ''} {counting.verb(len(maybe), 'is', 'are')} possible: "
            f"{_kinds(maybe)}."
        )
    if not matters:
        said.append("No source seen tells of a decision that is pending.")
    if lacking := len(rows) - len(matters):
        said.append(
            f"Beside these stand <b>{count(lacking, 'agreement')}</b> of which no end or review date is known: "
            f"<b>{count(len(rows), 'row')}</b> in all."
        )
    return " ".join(said)


def _kinds(rows: Sequence[Row]) -> str:
    of = Counter(row["kind"] for row in rows).most_common()
    return listed([f"<b>{number}</b> {escape(KINDS.get(kind, kind))}" for kind, number in of], most=9)


def _disputes(_: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    points = {row["dispute"] for row in rows}
    return (
        f"On {_some(len(points), 'point', 'points')} sources disagree, in <b>{count(len(rows), 'claim')}</b>. "
        "Both sides stand; none was settled here."
    )


def _assurance(_: Listed, rows: Sequence[Row], given: Mapping[str, str], name: Name, label: Name) -> str:
    what = _some(len(rows), "agreement or unit with a legal basis", "agreements and units with a legal basis")
    if given.get("lacks"):
        which = escape(given["lacks"].replace("_", " "))
        return f"{what} {'has' if len(rows) == 1 else 'have'} no known {which}."
    lacking = sum(1 for row in rows if "review_date" in row["missing"])
    of_unit = sum(1 for row in rows if "review_date" in row["of_what_it_covers"])
    covered = f"; of <b>{of_unit}</b> it is known only of what they cover" if of_unit else ""
    most = max(rows, key=lambda row: row["known"])
    return (
        f"{what}: of <b>{lacking}</b> no review date is known{covered}. Best evidenced is {escape(str(most['name']))}, with "
        f"<b>{most['known']} of the {most['of']}</b> particulars."
    )


SAID: Final[Mapping[str, Callable[..., str]]] = {
    "depends": _depends,
    "withdrawal": _withdrawal,
    "people_to_meet": _people,
    "decisions_pending": _decisions,
    "disputes": _disputes,
    "assurance": _assurance,
}
