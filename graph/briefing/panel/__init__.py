"""The report to a Police and Crime Panel on the collaborations of a region: its sections in their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.briefing.blocks import Block, Briefing, Heading, Paragraph, Reference, Sentence, Turn, sentences
from graph.briefing.material import Material
from graph.briefing.panel.appendices import APPENDIX_A, APPENDIX_B, appendices, listing_source
from graph.briefing.panel.closing import contacts, implications
from graph.briefing.panel.listing import ACTIVITY
from graph.briefing.panel.telling import told
from graph.briefing.panel.topics import GOVERNANCE, OTHER, UPDATE, Topic
from graph.briefing.register import Register, evidence
from graph.briefing.register.making import Scope, units_of
from graph.briefing.sources import footnote, order, sources
from graph.drawing.names import spoken_date
from graph.model import Relationship

APPENDIX_C: Final = "Appendix C: sources"
READING: Final = (
    "Each statement below is what a document said, and its footnote names the document and the place. Nothing was "
    "checked with the bodies themselves; what a source said of an earlier date may have changed since. What we read in a "
    "document that does not state it is told apart, as our reading."
)


@dataclass(frozen=True, slots=True)
class Report:
    """What a panel report is written from.

    Attributes
    ----------
    material : Material
    scope : Scope
        The region, its forces and policing bodies.
    register : Register
        Its register, for the appendices where no document has one.
    """

    material: Material
    scope: Scope
    register: Register

    @property
    def units(self) -> Sequence[str]:
        """The collaborations of the region that are not national."""
        every = units_of(self.material, self.scope)
        return [unit for unit in every if self.material.reach(unit) != "National"]


def panel_report(report: Report) -> Briefing:
    """A report to a Police and Crime Panel, in the order of the East Midlands report of 2018.

    Parameters
    ----------
    report : Report

    Returns
    -------
    Briefing
        What only its author can say stands in square brackets.

    Notes
    -----
    Nothing asks the clock: the same material gives the same report.
    """
    material, region = report.material, report.scope.region
    before = (*_beginning(report), *_update(report))
    # the numbers of the documents follow from the claims, and stand in the tables that the claims stand in
    numbers = order(material, (*before, *_end(report, evidence.numbers(material, report.register))))
    told_of = (*before, *_end(report, numbers))
    claims = sorted({said.claims for said in sentences(told_of) if said.claims})
    return Briefing(
        f"Regional collaboration: {region}",
        f"Report to the [name of the] Police and Crime Panel, {spoken_date(material.day)}",
        f"Collaborations of the {region}",
        material.marking,
        material.day,
        (*told_of, *sources(material, told_of, numbers, heading=APPENDIX_C)),
        {each: footnote(material, each, numbers) for each in claims},
    )


def _numbered(text: str) -> Paragraph:
    return Paragraph((Sentence(text),), numbered=True)


def _beginning(report: Report) -> Iterator[Block]:
    material = report.material
    yield Heading(1, "Purpose of the report")
    yield _numbered(
        f"To update the Police and Crime Panel on regional collaboration in the {report.scope.region}."
    )
    yield from told(material, "", _earlier(report, "purpose", "audience"))
    yield Heading(1, "Recommendation")
    yield _numbered("The Panel is asked to note the report. [Or what else the author recommends.]")
    yield from told(material, "", _earlier(report, "recommendation"))
    yield Heading(1, "Update")
    yield _numbered(
        f"This report is written from public documents as of {spoken_date(material.day)}. {READING}"
    )
    if material.day != material.today:
        yield _numbered(
            f"It is written as at {spoken_date(material.day)}: what no source says by then, or says holds since then, is "
            "left out."
        )
    yield from (_numbered(note) for note in material.notes)


def _earlier(report: Report, *terms: str) -> list[Relationship]:
    """What the report whose register is Appendix A says of itself."""
    source = listing_source(report.material, report.units, ACTIVITY)
    return report.material.stated(source, *terms) if source else []


def _update(report: Report) -> Iterator[Block]:
    yield from _topics(report, UPDATE)
    yield Paragraph(
        (
            Sentence("The register of the agreements and collaborations of the region is Appendix A."),
            Reference(APPENDIX_A),
            Sentence("The national ones are in Appendix B."),
            Reference(APPENDIX_B),
        ),
        lead="Registers",
        numbered=True,
    )
    for picture in report.material.pictures:
        yield Paragraph((Sentence(f"{picture.caption}:"), Reference(picture.key)), numbered=True)
        yield picture
    yield Heading(1, "Governance")
    yield from _topics(report, GOVERNANCE)
    others = list(_topics(report, (OTHER,)))
    if others:
        yield Heading(1, "Other matters")
        yield from others


def _topics(report: Report, topics: Sequence[Topic]) -> Iterator[Block]:
    for topic in topics:
        claims = topic.claims(report.material, report.units, report.scope.bodies)
        yield from told(report.material, topic.name, claims)


def _end(report: Report, numbers: Mapping[str, int]) -> Iterator[Block]:
    yield from implications(report.material, report.units)
    yield Heading(1, "Appendices")
    for text in ("Appendix A: the regional register", "Appendix B: national agreements", APPENDIX_C):
        yield Paragraph((Sentence(text),), listed=True)
    yield from contacts(report.material, report.units)
    yield Turn(lying=True)
    yield from appendices(report.material, report.units, report.register, numbers)
    yield Turn(lying=False)
