"""`concord check briefing.docx`: what became of the statements of a briefing that Concord made."""

from collections.abc import Mapping
from pathlib import Path

from commands.opening import opened
from graph.briefing.checking import as_result, rechecked
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.kept import Kept, Statement
from graph.briefing.word.reading import carried
from graph.errors import ConcordError
from graph.gathering import MARKED, PEOPLE, gathered
from graph.model import Result
from graph.questions import present_day

FORMS: Mapping[str, str] = {"commissioner-briefing": "a briefing for a commissioner"}


def carried_by(path: Path) -> tuple[Kept, list[Statement], int] | None:
    """The briefing in a file, where it is one that Concord made."""
    if path.suffix.lower() not in (".docx", ".docm") or not path.is_file():
        return None
    return carried(path.read_bytes())


def check_briefing(found: tuple[Kept, list[Statement], int], url: str | None, today: str | None) -> Result:
    """Each statement that does not hold today, what changed, and what is new since.

    Raises
    ------
    ConcordError
        If it is of a form that cannot be checked again, or its body is no longer known.
    """
    kept, statements, removed = found
    form = kept.asked.get("form", "")
    if form not in FORMS:
        raise ConcordError(
            f'A document of the form "{form}" cannot be checked again; {" and ".join(FORMS)} can.'
        )
    now = today or present_day()
    as_at = kept.asked["day"] if kept.asked["day"] != kept.asked["today"] else ""
    left_out = kept.asked.get("left_out", "").split()
    hide, public = PEOPLE in left_out, MARKED in left_out
    with opened(url, hide_people=hide, public=public) as (store, _):
        material = gathered(store, kept.asked["about"], now, as_at or now, hide_people=hide, public=public)
        rows = rechecked(kept, statements, material, commissioner_briefing(material))
    return as_result(rows, kept, removed, material)
