"""A table for Word: what goes on the clipboard, with its heading, its marking and where it is from."""

from collections.abc import Mapping
from html import escape

from graph.model import Entity, Result
from views import rows

MOST = 300
"""Rows that are copied; a file has all."""
CELL = "border:1px solid #6B7782;padding:3pt 5pt;vertical-align:top;text-align:{side}"
FONT = "font-family:Arial,sans-serif;font-size:10pt;color:#14181D"


def word_table(
    result: Result, title: str, note: str, bodies: Mapping[str, Entity], *, marking: str = ""
) -> tuple[str, str]:
    """An answer as an html table and as text with tabs between its cells.

    Parameters
    ----------
    result : Result
    title, note : str
        What stands above and below it.
    bodies : mapping of str to Entity
        By id; an id of one is written by its name.
    marking : str
        Stands first and last.

    Examples
    --------
    >>> html, text = word_table(Result(("lead",), (("<i>",),)), "Leads", "Concord", {}, marking="OFFICIAL")
    >>> text.split("\\n")
    ['OFFICIAL', 'Leads', 'lead', '<i>', 'Concord', 'OFFICIAL']
    >>> "<i>" in html, "&lt;i&gt;" in html
    (False, True)
    """
    told = [[_told(value, bodies) for value in row] for row in result.rows[:MOST]]
    heads = [column.replace("_", " ") for column in result.columns]
    sides = [
        "right" if told and all(isinstance(row[i], int | float) for row in result.rows[:MOST]) else "left"
        for i in range(len(heads))
    ]
    head = "".join(
        f'<th style="{CELL.format(side=side)};background:#E8EEF4">{escape(said)}</th>'
        for said, side in zip(heads, sides, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{CELL.format(side=side)}">{escape(said)}</td>'
            for said, side in zip(row, sides, strict=True)
        )
        + "</tr>"
        for row in told
    )
    mark = f'<p style="{FONT};text-align:center"><b>{escape(marking)}</b></p>' if marking else ""
    html = (
        f'<meta charset="utf-8">{mark}<p style="{FONT}"><b>{escape(title)}</b></p>'
        f'<table style="border-collapse:collapse;{FONT}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        f'<p style="{FONT};font-size:9pt;color:#4A5560">{escape(note)}</p>{mark}'
    )
    lines = [
        title,
        "\t".join(heads),
        *("\t".join(" ".join(said.split()) for said in row) for row in told),
        note,
    ]
    return html, "\n".join([marking, *lines, marking] if marking else lines)


def _told(value: object, bodies: Mapping[str, Entity]) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_told(item, bodies) for item in value)))
    return bodies[value].name if isinstance(value, str) and value in bodies else rows.text(value)
