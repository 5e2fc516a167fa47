"""The page's words and small markup: dates, tiers, tags, claims; all text from data is escaped here."""

import calendar
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from graph import schema
from graph.dates import years_before
from graph.drawing import style
from graph.drawing.parts import Picture
from graph.model import Entity, Relationship, Subgraph
from graph.questions.counted import count as count
from graph.questions.counted import of as of
from graph.questions.counted import share as share
from graph.questions.counted import verb as verb
from views.hiding import carried
from views.stacked import labelled

TIERS = {"own": "own page", "press": "press", "copy": "copy"}


def day(partial: str | None) -> str:
    """A partial date in words.

    Examples
    --------
    >>> day("2021-05"), day("2018"), day(None)
    ('May 2021', '2018', 'undated')
    """
    if not partial:
        return "undated"
    year, *rest = str(partial).split("-")
    month = f"{calendar.month_name[int(rest[0])]} " if rest else ""
    return f"{int(rest[1])} {month}{year}" if len(rest) == 2 else f"{month}{year}"


def as_of(claim: Relationship) -> str:
    """The date that a claim's source speaks of, in words.

    Examples
    --------
    >>> as_of(Relationship("c", "LEADS", "a", "u", {"as_of": "2021-05"})), as_of(Relationship("c", "LEADS", "a", "u"))
    ('as of May 2021', 'undated')
    """
    spoken = claim.properties.get("as_of")
    return f"as of {day(spoken)}" if spoken else "undated"


def age(partial: str | None, today: str) -> str:
    """How long ago a date lies at least; empty for less than a year, and where either is missing.

    Examples
    --------
    >>> age("2021-05", "2026-11-25"), age("2025-12", "2026-11-25"), age("2018", "2026-11-25"), age(None, "2026")
    ('over 5 years ago', '', 'over 7 years ago', '')
    """
    if not partial or not today:
        return ""
    years = int(years_before(str(partial), today))
    return f"over {count(years, 'year')} ago" if years > 0 else ""


def newest(claims: Iterable[Relationship]) -> Relationship:
    """The claim whose source speaks of the latest date.

    Examples
    --------
    >>> newest(Subgraph.of("a LEADS u as_of=2018", "a LEADS u as_of=2021-05").relationships.values()).id
    'c2'
    """
    return max(claims, key=lambda claim: (str(claim.properties.get("as_of", "")), claim.id))


def relation(claim: Relationship) -> str:
    """What a claim says its start does with its end, its role included.

    Examples
    --------
    >>> relation(Relationship("c", "LEADS", "a", "u", {"role": "lead force"}))
    'leads (lead force)'
    """
    said = schema.JOINS[claim.type].said
    role = claim.properties.get("role")
    return f"{said} ({role})" if role else said


def link(text: str, **query: str) -> str:
    """A link to a view: the URL is the view."""
    return f'<a href="?{escape(urlencode({**query, **carried()}))}" target="_self">{escape(text)}</a>'


def to_page(text: str, page: str, **query: str) -> str:
    """A link to another page; Explore is at the root of the product, wherever that is."""
    place = "./" if page == "explore" else page
    return f'<a href="{escape(f"{place}?{urlencode({**query, **carried()})}")}" target="_self">{escape(text)}</a>'


def to_explore(node: Entity) -> str:
    """A body by its symbol and name, linked to its map."""
    return f"{glyph(node.label)} {to_page(node.name, 'explore', body=node.id)}"


def outside(text: str, address: str | None) -> str:
    """A link to a document's own address, when it is one of the web."""
    if not address or urlsplit(address).scheme not in ("http", "https"):
        return escape(text)
    return f'<a href="{escape(address)}" target="_blank" rel="noreferrer noopener">{escape(text)}</a>'


def drawn(svg: str) -> str:
    """A drawing of ours as an image: the page lets no inline SVG through."""
    named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f'<img class="g" alt="" src="data:image/svg+xml,{quote(named)}">'


def glyph(label: str, size: int = 15) -> str:
    """The small symbol of a kind of body."""
    return drawn(style.body_svg(label, size=size)) if label in style.SHAPES else ""


def drawn_body(picture: Picture, key: str) -> str:
    """A body of the picture by its symbol and name; a card by how many it stands for."""
    body = picture.body(key)
    return f"{drawn(style.body_svg(body.shape, size=15))} {escape(body.name)}" if body else escape(key)


def term(name: str) -> str:
    """The name of a term in words.

    Examples
    --------
    >>> term("count_members"), term("legal_basis")
    ('number of members', 'legal basis')
    """
    return name.replace("count_", "number of ").replace("_", " ")


def tag(text: str, kind: str = "") -> str:
    """A small label: `d` disputed, `r` under review, `o` possible."""
    return f'<span class="tag {kind}">{escape(text)}</span>'


def tags(properties: Mapping[str, Any]) -> str:
    """Tags of a body or of the claims of a line: status and what is in dispute."""
    made = []
    disputed = properties.get("disputed")
    if disputed:
        about = f": {', '.join(map(term, disputed))}" if isinstance(disputed, list | tuple) else ""
        made.append(tag(f"≠ Sources disagree{about}", "d"))
    status = properties.get("status")
    if status:
        made.append(tag(str(status).capitalize(), "o" if status in schema.POSSIBLE else "r"))
    return f'<p class="tags">{" ".join(made)}</p>' if made else ""


def tier(name: str) -> str:
    """How near a document stands to what it speaks of."""
    return f'<span class="tier {escape(name)}">{TIERS.get(name, escape(name))}</span>'


def source_line(claim: Relationship, documents: Mapping[str, Entity], *, today: str = "") -> str:
    """Who says so, where and when, and how long ago that is."""
    properties = claim.properties
    document = documents.get(str(properties.get("source")))
    if document is None:
        return f'<p class="by">{escape(str(properties.get("source", "")))}</p>'
    own = document.properties
    publisher = f"<b>{escape(str(own['publisher']))}</b>, " if own.get("publisher") else ""
    place = str(properties.get("place", ""))
    cells = [f"{k} {properties[k]}" for k in ("row", "column") if properties.get(k)]
    cell = "".join(f", {escape(said)}" for said in cells if said not in place)
    ago = age(properties.get("as_of"), today)
    dated = as_of(claim)
    told = [ago] if ago else []
    told += ["the document gives no date"] if properties.get("as_of") and not own.get("date") else []
    more = f' <span class="m">{"; ".join(told)}</span>' if told else ""
    reported = properties.get("reported_from")
    via = f" Reporting on {escape('; '.join(reported))}." if isinstance(reported, list | tuple) else ""
    return (
        f'<p class="by">{publisher}{outside(document.name, own.get("address"))}, '
        f"{escape(place)}{cell}.{via}</p>"
        f'<p class="by"><b>{dated}</b>{more} {tier(str(own.get("tier", "copy")))}'
        f"{_basis(properties)}</p>"
    )


def _basis(properties: Mapping[str, Any]) -> str:
    words = []
    if properties.get("basis") == "inferred":
        words.append("inferred, not stated")
    if properties.get("scope") == "class":
        words.append("given as “all forces”, not by name")
    return f' <span class="m">{"; ".join(words)}</span>' if words else ""


def table(label: str, heads: Iterable[str], rows: str, *, stacks: bool = False) -> str:
    """Rows of cells under their heads, scrolling sideways where they must; a head that begins with # is of numbers.

    Parameters
    ----------
    label : str
    heads : iterable of str
    rows : str
    stacks : bool, default False
        Whether each row stands as a list of its cells on a phone, so that none is out of sight.
    """
    named = tuple(heads)
    roles = ("role=table", "role=rowgroup", "role=row", "role=columnheader") if stacks else ("",) * 4
    row = "".join(
        f'<th class="n" {roles[3]}>{head[1:]}</th>' if head.startswith("#") else f"<th {roles[3]}>{head}</th>"
        for head in named
    )
    return (
        f'<div class="scroll{" stacks" if stacks else ""}" tabindex="0" role="region" aria-label="{escape(label)}">'
        f"<table {roles[0]}><thead {roles[1]}><tr {roles[2]}>{row}</tr></thead>"
        f"<tbody {roles[1]}>{labelled(named, rows) if stacks else rows}</tbody></table></div>"
    )


def claim_item(
    claim: Relationship, network: Subgraph, documents: Mapping[str, Entity], *, today: str = ""
) -> str:
    """One claim: what it says, its dates and status, and its source."""
    properties = claim.properties
    ends = [network.nodes[key].name if key in network.nodes else key for key in (claim.start, claim.end)]
    if claim.type == "STATES":
        composed = f"{term(str(properties['term']))}: {properties['value']}"
    else:
        composed = f"{ends[0]} {relation(claim)} {ends[1]}."
    said = str(properties.get("says") or composed)
    facts = [f"{word} {day(properties[word])}" for word in ("since", "until") if properties.get(word)]
    facts += [f"status: {properties['status']}"] if properties.get("status") else []
    facts += [f"in the source's words: “{properties['role_said']}”"] if properties.get("role_said") else []
    stated = f'<p class="by m">{escape(composed)}</p>' if claim.type == "STATES" and composed != said else ""
    more = f'<p class="by m">{escape("; ".join(facts))}</p>' if facts else ""
    mark = tag("≠ Disputed", "d") if properties.get("disputed") else ""
    return (
        f'<li class="claim"><p class="says">{escape(said)} {mark}</p>{stated}{more}'
        f"{source_line(claim, documents, today=today)}</li>"
    )


def claim_list(
    claims: Iterable[Relationship], network: Subgraph, documents: Mapping[str, Entity], *, today: str = ""
) -> str:
    """Claims newest first, undated last."""
    ordered = sorted(claims, key=lambda c: (str(c.properties.get("as_of", "")), c.id), reverse=True)
    items = "".join(claim_item(claim, network, documents, today=today) for claim in ordered)
    return f'<ol class="claims">{items}</ol>'


def line_status(claims: Iterable[Relationship]) -> str:
    """The status that the newest claim of a line gives it, or Unknown.

    Examples
    --------
    >>> line_status(Subgraph.of("a COLLABORATES u status=tbc").relationships.values())
    'Tbc'
    """
    told = [c for c in claims if c.properties.get("status")]
    if not told:
        return "Unknown"
    newest = max(told, key=lambda c: (str(c.properties.get("as_of", "")), c.id))
    return str(newest.properties["status"]).capitalize()
