"""A dense view as a table: a row for each unit, a column for each force, and what is said of the two."""

from html import escape

import streamlit as st

from graph.drawing.matrix import Cell, matrix
from graph.drawing.parts import Picture
from views import words
from views.explore.state import View


def show(view: View, drawn: Picture) -> None:
    """The matrix; each cell is a link to the claims behind it, and an empty one says that nothing was seen."""
    found = matrix(drawn)
    heads = ["Unit", *(escape(body.short or body.name) for body in found.columns)]
    rows = "".join(
        f"<tr><td>{words.link(row.name, **view.but(selected=(row.id,)).query())}</td>"
        + "".join(_cell(view, found.cells.get((row.id, body.id))) for body in found.columns)
        + "</tr>"
        for row in found.rows
    )
    told = "; ".join(f"{mark} {said}" for mark, said in found.legend)
    st.html(f'<p class="m">{escape(told)}.</p>{words.table("Matrix", heads, rows)}')
    if found.left_out:
        st.html(f'<p class="m">{len(found.left_out)} other bodies of this view are in the table below.</p>')


def _cell(view: View, cell: Cell | None) -> str:
    if cell is None:
        return '<td><span class="sr">nothing seen</span></td>'
    text, lines, says = cell.text, cell.lines, cell.says
    return f'<td title="{escape(says)}">{words.link(text, **view.but(selected=lines[:1]).query())}</td>'
