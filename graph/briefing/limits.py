"""Governance and assurance gaps, what sources disagree on, and what is not known."""

from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.material import Material
from graph.briefing.saying import DATES
from graph.briefing.wording import counted, dated, listed, opening, sentence
from graph.drawing.names import spoken_date
from graph.model import Relationship

HALF: Final = "chief officer without policing body"
ASKED: Final = {
    "people_to_meet": "People to meet",
    "decisions_pending": "Decisions pending",
    "depends": "Dependence of the force",
    "depends_office": "Dependence of the policing body",
    "withdrawal": "Withdrawal",
    "assurance": "Assurance",
    "findings": "Findings",
    "gaps": "Functions shared in the region",
}


def gaps(material: Material) -> Iterator[Block]:
    """What agreements are not seen to record, what an auditor would ask, and functions that the region shares."""
    yield Heading(1, "Governance and assurance gaps")
    yield Heading(2, "What the agreements record")
    rows = [r for r in material.answers["assurance"].records() if r["label"] == "agreement"]
    if rows:
        yield Paragraph(
            (
                Sentence("Particulars that an agreement has to record, by whether a source speaks of them:"),
                Reference("table-assurance"),
            )
        )
        yield _assurance(rows)
    yield Heading(2, "What an auditor would ask")
    findings = material.answers["findings"].records()
    if not findings:
        yield Paragraph((Sentence("Nothing was found."),))
    halves: dict[str, list[dict[str, Any]]] = {}
    for row in findings:
        halves.setdefault(row["kind"], []).append(row)
    for kind, own in halves.items():
        yield Heading(3, f"{kind[:1].upper()}{kind[1:]}")
        for row in own:
            yield Paragraph((_finding(row),), listed=True)
    yield Heading(2, "Functions that most of the region shares")
    shared = material.answers["gaps"].records()
    for row in shared:
        sure = "" if row["certainty"] == "certain" else " (possible only)"
        text = (
            f"{row['name']}{sure}: {row['shared_by']} of the {row['of']} others in {row['region']} share it through "
            f"{listed(material.short(unit) for unit in row['units'])}; {material.force.name} is not recorded as sharing it"
        )
        yield Paragraph((sentence(text, row["claims"]),), listed=True)
    if not shared:
        yield Paragraph(
            (Sentence("No function was found that most of the region shares and this force does not."),)
        )


def _finding(row: dict[str, Any]) -> Sentence:
    who = f"{row['body_name']}: " if row["body_name"] else ""
    sure = "" if row["certainty"] == "certain" else " (possible only)"
    by_class = " (known only of all forces as a class)" if row["scope"] == "class" else ""
    return sentence(f"{row['name']}: {who}{row['detail']}{sure}{by_class}", row["claims"])


def _assurance(rows: list[dict[str, Any]]) -> Table:
    cells = []
    for row in rows:
        seen = [*row["evidenced"], *(f"{term} (of what it covers)" for term in row["of_what_it_covers"])]
        cells.append(
            (
                Sentence(row["name"]),
                Sentence(_terms(seen) or "none", tuple(sorted(row["claims"]))),
                Sentence(_terms(row["possible"]) or "none"),
                Sentence(f"{len(row['missing'])} of {row['of']}: {_terms(row['missing'])}"),
            )
        )
    columns = ("Agreement", "A source speaks of", "Possibly", "No source seen speaks of")
    return Table(
        "table-assurance", "What sources say of each agreement", columns, (42, 48, 20, 60), tuple(cells)
    )


def _terms(terms: list[str]) -> str:
    return ", ".join(term.replace("_", " ") for term in terms)


def disputes(material: Material) -> Iterator[Block]:
    """Each dispute with every side, and who says so."""
    yield Heading(1, "What sources disagree on")
    rows = material.answers["disputes"].records()
    found: dict[str, dict[str, list[Relationship]]] = {}
    for row in rows:
        claim = material.held.relationships[row["claim"]]
        found.setdefault(row["dispute"], {}).setdefault(row["side"], []).append(claim)
    if not found:
        yield Paragraph((Sentence("No dispute between sources was found on what is told here."),))
    for dispute, sides in found.items():
        about, _, what = dispute.partition(": ")
        name = material.name(about) if about in material.held.nodes else about
        yield Heading(2, f"{name}: {_named(material, what)}")
        for side, claims in sides.items():
            for claim in claims:
                document = material.document(claim)
                tier = {"press": " (press)", "copy": " (a copy)"}.get(
                    str(document.properties.get("tier")), ""
                )
                basis = "inferred, not stated" if claim.properties.get("basis") == "inferred" else ""
                text = f"{opening(dated(claim), basis)}“{document.name}”{tier} had: {_side(material, claim, side)}"
                yield Paragraph((sentence(text, [claim]),), listed=True)


def _side(material: Material, claim: Relationship, side: str) -> str:
    """What one side says; a date as people write it."""
    if claim.type == "STATES" and claim.properties["term"] in DATES and side == claim.properties["value"]:
        return spoken_date(side)
    return _named(material, side)


def _named(material: Material, text: str) -> str:
    """Ids of bodies in the key of a dispute by their names."""
    return " ".join(
        material.name(word)
        if word in material.held.nodes
        else word.replace("_", " ").lower()
        if word.isupper()
        else word
        for word in text.replace("count_", "number of ").replace("_", " ").split(" ")
    )


def unknown(material: Material) -> Iterator[Block]:
    """What the answers say they could not see, and what no source seen says."""
    yield Heading(1, "What is not known")
    units = material.certainties
    without = [unit for unit in units if not any(c.end == unit for c in material.at(unit, "LEADS", "HOSTS"))]
    undated = [
        unit
        for unit in units
        if not any(
            c.properties.get("as_of") or c.properties.get("since")
            for c in material.at(unit, "COLLABORATES")
            if c.start in material.own
        )
    ]
    if without:
        yield Paragraph((Sentence(f"Of {counted(len(without), 'collaboration')} no lead, head or host is known: "
                                  f"{listed(material.short(unit) for unit in without)}."),))  # fmt: skip
    if undated:
        yield Paragraph((Sentence(f"No source with a date says that they take part in "
                                  f"{listed(material.short(unit) for unit in undated)}."),))  # fmt: skip
    yield Paragraph(
        (
            Sentence(
                "What is not in the documents listed under Sources is not here: collaborations that no source names, "
                "agreements that are not published, and whatever changed after the date of a source."
            ),
        )
    )
    yield Paragraph((Sentence("What each answer could not see:"),))
    for name, heading in ASKED.items():
        if name in material.answers:
            for warning in material.answers[name].warnings:
                yield Paragraph((Sentence(f"{heading}: {warning}"),), listed=True)
