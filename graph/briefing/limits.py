"""Governance and assurance gaps, what sources disagree on, and what is not known."""

from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.blocks import Block, Cell, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.collaborations import led
from graph.briefing.decisions import undated_agreements
from graph.briefing.material import Material
from graph.briefing.saying import DATES
from graph.briefing.wording import counted, dated, listed, opening, sentence
from graph.drawing.names import spoken_date
from graph.model import Relationship

SHOWN: Final = 3
"""So many agreements are named in a row."""
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
    rows = agreements(material)
    if rows:
        told = (
            f"Particulars that an agreement has to record, and of how many of the {len(rows)} known agreements a source "
            "speaks of them; Annex D has each agreement:"
        )
        yield Paragraph((Sentence(told), Reference("table-assurance")))
        yield _particulars(rows)
    else:
        yield Paragraph((Sentence("No agreement is recorded."),))
    yield Heading(2, "What an auditor would ask")
    yield from findings(material)
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


def findings(material: Material) -> Iterator[Block]:
    """What an auditor would ask, by its kind."""
    rows = material.answers["findings"].records()
    if not rows:
        yield Paragraph((Sentence("Nothing was found."),))
    kinds: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(row)
    for kind, own in kinds.items():
        names = listed(sorted({_subject(row) for row in own}, key=str.casefold))
        claims = [claim for row in own for claim in row["claims"]]
        text = f"{len({_subject(row) for row in own})} found: {names}"
        yield Paragraph((sentence(text, claims),), lead=f"{kind[:1].upper()}{kind[1:]}")


def agreements(material: Material) -> list[dict[str, Any]]:
    """What sources say of each agreement."""
    return [row for row in material.answers["assurance"].records() if row["label"] == "agreement"]


def _subject(row: dict[str, Any]) -> str:
    """What a finding is of, in a few words."""
    name = str(row["name"]).removeprefix("Agreement on ").removeprefix("the ")
    return f"{name}{'' if row['certainty'] == 'certain' else ' (possible only)'}"


def _particulars(rows: list[dict[str, Any]]) -> Table:
    """The particulars, those of which sources speak most first."""
    seen: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        for term in (*row["evidenced"], *row["of_what_it_covers"], *row["possible"], *row["missing"]):
            seen.setdefault(term, [])
        for term in (*row["evidenced"], *row["of_what_it_covers"]):
            seen[term].append(row)
    cells = []
    for term in sorted(seen, key=lambda term: (-len(seen[term]), term)):
        names = sorted(
            str(row["name"]).removeprefix("Agreement on ").removeprefix("the ") for row in seen[term]
        )
        which = "all" if len(names) == len(rows) else listed(names) if len(names) <= SHOWN else "see Annex D"
        cells.append(
            (
                Sentence(_terms([term]).capitalize()),
                Sentence(f"{len(names)} of {len(rows)}"),
                Sentence(which if names else "none"),
            )
        )
    columns = ("Particular", "Agreements", "Which")
    return Table("table-assurance", "What sources say of the agreements", columns, (50, 26, 94), tuple(cells))


def records(material: Material) -> Iterator[Block]:
    """The annex of agreements and findings: each agreement with what is seen and what is not, each finding in full."""
    rows, found = agreements(material), material.answers["findings"].records()
    if rows or found:
        yield Heading(1, "Annex D: what the agreements record, and the findings in full")
    if rows:
        yield _assurance(rows)
    if undated := undated_agreements(material):
        names = listed(material.name(row["about"]) for row in undated)
        claims = [claim for row in undated for claim in row["claims"]]
        yield Paragraph((sentence(f"No source seen gives a date of review or end for {names}", claims),))
    for row in found:
        yield Paragraph((_finding(row),), listed=True)


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
        "table-agreements",
        "What sources say of each agreement",
        columns,
        (42, 48, 20, 60),
        tuple(cells),
        by_row=True,
    )


def _terms(terms: list[str]) -> str:
    return ", ".join(term.replace("_", " ") for term in terms)


def disputes(material: Material) -> Iterator[Block]:
    """Each dispute with every side, and who says so."""
    yield Heading(1, "What sources disagree on")
    found: dict[str, dict[str, list[Relationship]]] = {}
    for row in material.answers["disputes"].records():
        claim = material.held.relationships[row["claim"]]
        found.setdefault(row["dispute"], {}).setdefault(row["side"], []).append(claim)
    if not found:
        yield Paragraph((Sentence("No dispute between sources was found on what is told here."),))
    rows = tuple(_dispute(material, dispute, sides) for dispute, sides in found.items())
    if rows:
        yield Paragraph(
            (Sentence("Each matter with every side; none is chosen:"), Reference("table-disputes"))
        )
        columns = ("On what", "What each source had")
        yield Table("table-disputes", "What sources disagree on", columns, (56, 114), rows, by_row=True)


def _dispute(material: Material, dispute: str, sides: dict[str, list[Relationship]]) -> tuple[Cell, ...]:
    said = [_had(material, claim, side) for side, claims in sides.items() for claim in claims]
    return Sentence(disputed(material, dispute)), tuple(said)


def disputed(material: Material, dispute: str) -> str:
    """What a dispute is on, by its key."""
    about, _, what = dispute.partition(": ")
    name = material.name(about) if about in material.held.nodes else about
    return f"{name}: {_named(material, what)}"


def _had(material: Material, claim: Relationship, side: str) -> Sentence:
    document = material.document(claim)
    tier = {"press": " (press)", "copy": " (a copy)"}.get(str(document.properties.get("tier")), "")
    basis = "inferred, not stated" if claim.properties.get("basis") == "inferred" else ""
    text = f"{opening(dated(claim), basis)}“{document.name}”{tier} had: {_side(material, claim, side)}"
    return sentence(text, [claim])


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
    yield from (Paragraph((Sentence(text),)) for text in not_seen(material))
    yield Paragraph(
        (
            Sentence(
                "What is not in the documents listed in Annex F is not here: collaborations that no source names, "
                "agreements that are not published, and whatever changed after the date of a source. Annex E "
                "has what each answer could not see."
            ),
        )
    )


def not_seen(material: Material) -> Iterator[str]:
    """Of which collaborations nobody is known who leads them, and of which no dated source has these bodies take part."""
    units = material.certainties
    without = [unit for unit in units if not led(material, unit)]
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
        names = listed(material.short(unit) for unit in without)
        yield f"Of {counted(len(without), 'collaboration')} no lead, head or host is known: {names}."
    if undated:
        names = listed(material.short(unit) for unit in undated)
        yield f"No source with a date says that they take part in {names}."


def unseen(material: Material) -> Iterator[Block]:
    """The annex of what the answers say they could not see."""
    rows = tuple(
        (Sentence(heading), tuple(Sentence(warning) for warning in material.answers[name].warnings))
        for name, heading in ASKED.items()
        if name in material.answers and material.answers[name].warnings
    )
    if rows:
        yield Heading(1, "Annex E: what each answer could not see")
        yield Table(
            "table-unseen",
            "What each answer could not see",
            ("Answer", "What it could not see"),
            (40, 130),
            rows,
        )
