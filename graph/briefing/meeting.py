"""Partnership and police involvement, and the people to meet: about what, and why."""

from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.background import REQUIRED, rules, told
from graph.briefing.blocks import Block, Cell, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.heading import holder, titled
from graph.briefing.material import Material
from graph.briefing.wording import counted, listed, opening, sentence
from graph.dates import interval

MET: Final = {"contact": 0, "lead": 0, "host": 0, "own post": 1}
"""The kinds of row that are people, and the order in which what they are about stands."""
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
    if context := told(material, _contexts(material)):
        yield Paragraph(context)
    yield Heading(2, "What the force and the policing body have to do")
    needed = [claim for rule in rules(material) for claim in material.stated(rule, *REQUIRED)]
    nothing = (Sentence("No source seen says what these bodies have to do."),)
    yield Paragraph(told(material, needed) or nothing)


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
        shared = _named_units(material, row)
        own = [
            claim
            for claim in material.claims(row["claims"])
            if claim.properties.get("scope") != "class"
            and (claim.type != "COLLABORATES" or claim.end in shared)
        ]
        units = listed(map(material.short, shared))
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
    yield Table(
        "table-partners",
        "Bodies in the same collaborations",
        columns,
        (56, 84, 30),
        tuple(cells),
        by_row=True,
    )
    if len(named) < len(rows):
        rest = counted(len(rows) - len(named), "more body shares", "more bodies share")
        yield Paragraph((Sentence(f"{rest} only what all forces or all policing bodies share."),))


def _named_units(material: Material, row: dict[str, Any]) -> list[str]:
    """The shared units in which both are named."""
    by_name = {
        claim.end
        for claim in material.claims(row["claims"])
        if claim.type == "COLLABORATES"
        and claim.start == row["id"]
        and claim.properties.get("scope") != "class"
    }
    return [unit for unit in row["units"] if unit in by_name]


def people(material: Material) -> Iterator[Block]:
    """Whom to meet, by what it is about: contacts that a source names, who leads, hosts or heads, then the own posts."""
    yield Heading(1, "People to meet and why")
    rows = [row for row in material.answers["people_to_meet"].records() if row["kind"] in MET]
    if not rows:
        yield Paragraph((Sentence("No source seen names anybody to meet."),))
        return
    yield Paragraph(
        (
            Sentence("Whom sources named as contact, lead, host or head, by what it is about:"),
            Reference("table-meet"),
        )
    )
    about: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda r: (MET[r["kind"]], material.name(r["about"]).casefold(), r["about"])):
        about.setdefault(row["about"], []).append(row)
    first = sorted(about, key=lambda key: all(named_by_another(material, row) for row in about[key]))
    cells = tuple(_whom(material, key, about[key]) for key in first)
    yield Table("table-meet", "People to meet", ("About", "Whom, and why"), (50, 120), cells, by_row=True)


def named_by_another(material: Material, row: dict[str, Any]) -> str:
    """Whose document alone names a contact, where that is another force or policing body; else nothing.

    Whom one commissioner was told to meet is not whom another one has to.
    """
    if row["kind"] != "contact":
        return ""
    own = [c for c in material.claims(row["claims"]) if c.type == "CONTACT_FOR"]
    whose = {material.published.get(str(claim.properties["source"]), "") for claim in own}
    return "" if not whose or whose & {"", *material.own} else listed(sorted(map(material.name, whose)))


def _whom(material: Material, about: str, rows: list[dict[str, Any]]) -> tuple[Cell, ...]:
    """A row: a sentence for each date of its sources, the newest first; whom only another body's document names last."""
    dated: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        dated.setdefault((named_by_another(material, row), row["as_of"] or ""), []).append(row)
    said = []
    for whose, date in sorted(
        sorted(dated, key=lambda d: interval(d[1])[1].toordinal() if d[1] else 0, reverse=True),
        key=lambda d: d[0],
    ):
        own = dated[whose, date]
        posts = [claim.id for row in own for claim in holder(material, row["id"])[1]]
        claims = [*posts, *(claim for row in own for claim in row["claims"])]
        names = dict.fromkeys(who(material, row) for row in own)
        named = f"named in a document of {whose}, for its own commissioner: " if whose else ""
        said.append(sentence(f"{opening(date)}{named}{'; '.join(names)}", claims))
    return Sentence(material.name(about)), tuple(said)


def who(material: Material, row: dict[str, Any]) -> str:
    """Post and name, with what they are to it unless they are only its contact."""
    post, person = row["post"], row["person"]
    whom = titled(post or "", person or "") or row["body"]
    possible = "" if row["certainty"] == "certain" else ", possible only"
    if row["kind"] == "contact":
        inferred = " (inferred, not stated)" if INFERRED in row["why"] else ""
        return f"{whom}{inferred}{possible}"
    why = str(row["why"]).replace(f" of {material.short(row['about'])}", "")
    return f"{whom}: {why}{possible}"
