"""The end of a panel report: implications, which are its author's to give, and whom to ask."""

from collections.abc import Iterator, Sequence
from typing import Final

from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.heading import HEADS, holder
from graph.briefing.material import Material
from graph.briefing.wording import dated, sentence
from graph.drawing.names import spoken_date
from graph.model import Relationship

IMPLICATIONS: Final = (
    "Financial", "Legal", "Equality impact assessment", "Risks and impact", "Link to Police and Crime Plan",
)  # fmt: skip


def implications(material: Material, units: Sequence[str]) -> Iterator[Block]:
    """A table with a row for each implication: its author's, and what an earlier report said."""
    earlier = _earlier(material, units)
    rows = []
    for name in IMPLICATIONS:
        own = [claim for claim in earlier if _is_of(claim, name)]
        said = [f"{spoken_date(dated(c)) or 'Undated'}: {c.properties['says']}" for c in own]
        rows.append(
            (
                Sentence(name),
                Sentence("[To be completed]"),
                sentence(" ".join(said), own) if own else Sentence("No earlier report was seen."),
            )
        )
    yield Heading(1, "Implications")
    yield Paragraph(
        (Sentence("The implications of this report:"), Reference("table-implications")), numbered=True
    )
    columns = ("Implication", "Of this report", "What an earlier report said")
    yield Table("table-implications", "Implications", columns, (42, 50, 78), tuple(rows))


def _earlier(material: Material, units: Sequence[str]) -> list[Relationship]:
    """What documents that speak of these collaborations say of their own implications."""
    documents = {str(c.properties["source"]) for unit in units for c in material.at(unit) if c.end == unit}
    return [claim for source in sorted(documents) for claim in material.stated(source, "implications")]


def _is_of(claim: Relationship, name: str) -> bool:
    place = str(claim.properties.get("place") or "").casefold()
    return name.casefold() in place


def contacts(material: Material, units: Sequence[str]) -> Iterator[Block]:
    """Whom to ask: the author, and whom sources name as contact, post before name."""
    documents = {str(c.properties["source"]) for unit in units for c in material.at(unit) if c.end == unit}
    named = [
        claim
        for about in (*units, *sorted(documents))
        for claim in material.at(about, "CONTACT_FOR")
        if claim.end == about and material.held.nodes[claim.start].label in (*HEADS, "PCC")
    ]
    yield Heading(1, "Persons to contact")
    yield Paragraph((Sentence("[Name, post, telephone and e-mail address of the author]"),), listed=True)
    for claim in named:
        who, basis = holder(material, claim.start)
        when = f"as of {spoken_date(dated(claim))}" if dated(claim) else "by a source without a date"
        about = material.name(claim.end)
        yield Paragraph((sentence(f"{who}, {when}, for “{about}”", [claim, *basis]),), listed=True)
