"""What became of the statements of a briefing, panel report or deck of slides that Concord made, for `concord check`."""

from pathlib import Path

from commands.brief import FORMS, PANEL_REPORT, with_charts
from commands.opening import opened
from commands.panel import panel
from graph.briefing.blocks import Kept
from graph.briefing.checking import as_result, rechecked
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.kept import Statement
from graph.briefing.slides.claims import carried as carried_by_slides
from graph.briefing.slides.deck import FORM as SLIDES
from graph.briefing.slides.deck import commissioner_slides
from graph.briefing.word.reading import carried
from graph.errors import ConcordError
from graph.gathering import MARKED, PEOPLE, gathered
from graph.model import Result
from graph.questions import present_day


def carried_by(path: Path) -> tuple[Kept, list[Statement], int] | None:
    """The briefing in a file, where it is one that Concord made."""
    kind = path.suffix.lower()
    if kind not in (".docx", ".docm", ".pptx", ".pptm") or not path.is_file():
        return None
    return (carried if kind.startswith(".doc") else carried_by_slides)(path.read_bytes())


def check_briefing(
    found: tuple[Kept, list[Statement], int], url: str | None, today: str | None, *, hide_people: bool
) -> Result:
    """Each statement that does not hold today, what changed, and what is new since.

    Raises
    ------
    ConcordError
        If it is of a form that cannot be checked again, its body is no longer known, or it shows names that are to be
        hidden.
    """
    kept, statements, removed = found
    form = kept.asked.get("form", "")
    if form not in (*FORMS, SLIDES):
        raise ConcordError(
            f'A document of the form "{form}" cannot be checked again; {" and ".join(FORMS)} can.'
        )
    left_out = kept.asked.get("left_out", "").split()
    hide, public = PEOPLE in left_out, MARKED in left_out
    if hide_people and not hide:
        raise ConcordError(
            "This document was made with names of people shown; write it again with --hide-people to check it so."
        )
    about, now = kept.asked["about"], today or present_day()
    as_at = kept.asked["day"] if kept.asked["day"] != kept.asked["today"] else ""
    with opened(url, hide_people=hide, public=public) as (store, marks):
        if form == PANEL_REPORT:
            told, material = panel(store, marks, about, now, as_at or now, hide_people=hide, public=public)
        else:
            material = gathered(store, about, now, as_at or now, hide_people=hide, public=public)
            if form == SLIDES:
                told = commissioner_slides(with_charts(store, material, as_at))
            else:
                told = commissioner_briefing(material)
        rows = rechecked(kept, statements, material, told)
    return as_result(rows, kept, removed, material)
