"""Partnership and police involvement, and the people to meet: about what, and why."""

from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.background import REQUIRED, reported, rules
from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.heading import holder, titled
from graph.briefing.material import Material
from graph.briefing.wording import counted, listed
from graph.drawing.names import spoken_date

INFERRED: Final = "inferred"
"""What an answer says of a reason that no source states."""


def involvement(material: Material) -> Iterator[Block]:
    """Which other bodies are involved, and what the rules ask of the policing body and the force."""
    yield Heading(1, "Partnership and police involvement")
    yield Heading(2, "Partners")
    rows = [row for row in material.answers["people_to_meet"].records() if row["kind"] == "counterpart"]
    if rows:
        yield Paragraph(
            (Sentence("Bodies in the same units, those that share most first:"), Reference("table-partners"))
        )
        yield from _partners(material, rows)
    yield from reported(material, _contexts(material))
    yield Heading(2, "What the force and the policing body have to do")
    needed = [claim for rule in rules(material) for claim in material.stated(rule, *REQUIRED)]
    if not needed:
        yield Paragraph((Sentence("No source seen says what these bodies have to do."),))
    yield from reported(material, needed)


def _contexts(material: Material) -> list[Any]:
    """What documents that say what they take part in state of collaboration as a whole."""
    sources = {
        str(claim.properties["source"])
        for body in material.own
        for claim in material.at(body, "COLLABORATES", "PARTY_TO")
    }
    return [
        c
        for source in sorted(sources)
        for c in material.stated(source, "context")
        if c.properties["source"] in sources
    ]


def _partners(material: Material, rows: list[dict[str, Any]]) -> Iterator[Block]:
    """Those who share what names them; the others are only counted, since with all forces everybody shares."""
    named = [row for row in rows if _named_units(material, row)]
    cells = []
    for row in sorted(
        named, key=lambda r: (r["certainty"], r["class_weight"] - r["weight"], -r["weight"], r["id"])
    ):
        own = [claim for claim in material.claims(row["claims"]) if claim.properties.get("scope") != "class"]
        units = listed(unit for unit in _named_units(material, row))
        cells.append(
            (
                Sentence(row["body"] or material.name(row["id"])),
                Sentence(
                    f"{units}{'' if row['certainty'] == 'certain' else ' (possible only)'}",
                    tuple(sorted(claim.id for claim in own)),
                ),
                Sentence(str(row["class_weight"])),
            )
        )
    columns = ("Body", "Shared collaborations", "More, only as all forces")
    yield Table("table-partners", "Bodies in the same collaborations", columns, (56, 84, 30), tuple(cells))
    if len(named) < len(rows):
        rest = counted(len(rows) - len(named), "more body shares", "more bodies share")
        yield Paragraph((Sentence(f"{rest} only what all forces or all policing bodies share."),))


def _named_units(material: Material, row: dict[str, Any]) -> list[str]:
    """The shared units in which both are named, by their short names."""
    by_name = {
        claim.end
        for claim in material.claims(row["claims"])
        if claim.type == "COLLABORATES"
        and claim.start == row["id"]
        and claim.properties.get("scope") != "class"
    }
    return [material.short(unit) for unit in row["units"] if unit in by_name]


def people(material: Material) -> Iterator[Block]:
    """Whom to meet, by what it is about; leads and hosts after those whom a source names as contacts."""
    yield Heading(1, "People to meet and why")
    rows = material.answers["people_to_meet"].records()
    tables = (
        ("table-contacts", "Whom a source names as to be met", ("contact",)),
        ("table-leads", "Who leads, heads or hosts what they take part in", ("lead", "host")),
        ("table-own", "Posts of the force and the policing body", ("own post",)),
    )
    for key, caption, kinds in tables:
        own = [row for row in rows if row["kind"] in kinds]
        if own:
            yield Paragraph((Sentence(f"{caption}:"), Reference(key)))
            yield _whom(material, key, caption, own)
    if not rows:
        yield Paragraph((Sentence("No source seen names anybody to meet."),))


def _whom(material: Material, key: str, caption: str, rows: list[dict[str, Any]]) -> Table:
    """A row for each thing to meet about and each date of its sources."""
    merged: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        merged.setdefault((row["about"], row["as_of"] or ""), []).append(row)
    cells = []
    for (about, date), own in sorted(
        merged.items(), key=lambda m: (material.name(m[0][0]).casefold(), m[0][0], m[0][1] == "")
    ):
        undecided = dict.fromkeys(_what(material, about, item) for row in own for item in row["undecided"])
        posts = [claim.id for row in own for claim in holder(material, row["id"])[1]]
        claims = tuple(sorted({*posts, *(claim for row in own for claim in row["claims"])}))
        cells.append(
            (
                Sentence(material.name(about)),
                Sentence("; ".join(dict.fromkeys(_who(material, row) for row in own)), claims),
                Sentence("; ".join(undecided) or "nothing known"),
                Sentence(spoken_date(date) if date else "undated"),
            )
        )
    columns = ("About", "Whom, and why", "Undecided", "As of")
    return Table(key, caption, columns, (38, 66, 40, 26), tuple(cells))


def _what(material: Material, about: str, item: str) -> str:
    """What is undecided, without the name of what the row is about; its agreement is said to be that."""
    for deal in material.agreements(about):
        item = item.replace(f"{material.name(deal)}: ", "agreement: ")
    return item.removeprefix(f"{material.name(about)}: ")


def _who(material: Material, row: dict[str, Any]) -> str:
    post, person = row["post"], row["person"]
    who = titled(post or "", person or "") or row["body"]
    possible = "" if row["certainty"] == "certain" else ", possible only"
    if row["kind"] == "contact":
        inferred = " (inferred, not stated)" if INFERRED in row["why"] else ""
        return f"{who}{inferred}{possible}"
    why = str(row["why"]).replace(f" of {material.short(row['about'])}", "")
    return f"{who}: {why}{possible}"
