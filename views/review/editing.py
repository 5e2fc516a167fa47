"""The cells of a candidate as a form: what a person may say otherwise, or answer a question with."""

from typing import Final

import streamlit as st

from graph.schema import JOINS, LABEL_NAMES, NODE_LABELS, STATUSES
from loaders.candidates import Candidate
from loaders.review.desk import Desk
from loaders.review.newcomers import NEVER_NEW
from views.review import session
from views.review.state import Asked
from views.review.telling import said

GROUPS: Final = {
    "who": {"from_name": "Who", "from_label": "Their kind", "from_id": "Their id, or “new”"},
    "does": {"relation": "What they do", "role": "In what role"},
    "whom": {"to_name": "With whom, or in what", "to_label": "Its kind", "to_id": "Its id, or “new”"},
    "states": {"term": "What is said of it", "value": "Value"},
    "when": {"status": "Status", "since": "Since", "until": "Until", "as_of": "As of"},
    "how": {"basis": "Basis", "scope": "Scope"},
}
"""The cells by what they are about, in the order of a sentence."""
FIELD: Final = f'.st-key-rv-who input[aria-label="{GROUPS["who"]["from_name"]}"]'
"""The field that a reader is put into."""
CHOICES: Final = {
    "relation": ("", *(kind for kind in JOINS if kind != "COPY_OF")),
    "from_label": ("", *(label for label in NODE_LABELS if label not in NEVER_NEW)),
    "to_label": ("", *(label for label in NODE_LABELS if label not in NEVER_NEW)),
    "status": ("", *STATUSES),
    "basis": ("", "stated", "inferred", "reported"),
    "scope": ("", "named", "class"),
}


def show(desk: Desk, candidate: Candidate, number: int, asked: Asked) -> None:
    """The form; a form of another candidate is another form."""
    cells: dict[str, str] = {}
    with st.form(f"rv-form-{number}", border=False, enter_to_submit=False):
        for group, columns in GROUPS.items():
            if group == "states" and candidate.relation not in ("", "STATES"):
                continue
            with st.container(key=f"rv-{group}"):
                cells |= {
                    column: _field(column, label, candidate, number) for column, label in columns.items()
                }
        if not candidate.relation:
            cells["says"] = st.text_input("Words of the source", candidate.value, key=f"rv-{number}-says")
        st.html(
            '<p class="m">Dates as 2019, 2019-04 or 2019-04-30. The place in the source stays as it is.</p>'
        )
        kept = st.form_submit_button("Keep", type="primary")
    st.button("Leave as it was", key="rv-cancel", on_click=session.go, args=(asked.but(step=""),))
    if kept:
        session.change(desk, number, {column: text.strip() for column, text in cells.items()})
        st.rerun()


def _field(column: str, label: str, candidate: Candidate, number: int) -> str:
    now, key = getattr(candidate, column), f"rv-{number}-{column}"
    if column == "basis" and not candidate.relation:
        now = now or "stated"
    if column not in CHOICES:
        return st.text_input(label, now, key=key)
    options = CHOICES[column] if now in CHOICES[column] else (*CHOICES[column], now)
    chosen: str = st.selectbox(label, options, options.index(now), format_func=_told, key=key)
    return chosen


def _told(option: str) -> str:
    return LABEL_NAMES.get(option, said(option)) if option else "nothing"
