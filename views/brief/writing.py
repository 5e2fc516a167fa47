"""A document of each form: asked of the store for the page, then drawn and written for its file."""

from dataclasses import dataclass, replace

from graph.briefing.blocks import Briefing, sentences
from graph.briefing.commissioner import commissioner_briefing
from graph.briefing.letter import letter
from graph.briefing.material import Material
from graph.briefing.panel import Report, panel_report
from graph.briefing.register import Register
from graph.briefing.register.book import workbook
from graph.briefing.register.document import document
from graph.briefing.slides import to_pptx
from graph.briefing.slides.deck import FORM as SLIDES
from graph.briefing.slides.deck import commissioner_slides
from graph.briefing.word import to_docx
from graph.gathering import finished, gathered, marked, of_region, register_of, report_on
from graph.marking import Markings
from graph.questions import present_day
from graph.questions.assurance import publishers
from graph.store import Store
from views.brief.mapped import with_charts, with_map
from views.brief.regional import with_region_map
from views.brief.state import ALL, PPTX, XLSX, Asked


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the page shows of a document, and what its file is written from."""

    material: Material
    briefing: Briefing
    report: Report | None = None
    register: Register | None = None


def drawn(store: Store, asked: Asked, marks: Markings, *, hide_people: bool) -> Drawn:
    """The document in words, without its map.

    Raises
    ------
    ConcordError
        If nothing can be written about what was asked, such as a letter that has nothing to ask.
    """
    today = asked.today or present_day()
    day = asked.as_at or today
    if asked.form == "commissioner-briefing":
        material = gathered(store, asked.about, today, day, hide_people=hide_people)
        return Drawn(material, _finished(commissioner_briefing(material), material, asked, marks))
    region = "" if asked.about == ALL or asked.form == "letter" else asked.about
    material = of_region(store, region, today, day, hide_people=hide_people)
    if asked.form == "panel-report":
        report = report_on(material, region)
        told = _finished(panel_report(report), report.material, asked, marks)
        return Drawn(report.material, told, report=report)
    if asked.form == "letter":
        told = letter(material, publishers(material.held), asked.about)
        return Drawn(material, _marked(told, material, asked, marks))
    register = register_of(material, region)
    register = replace(register, name=asked.title or register.name)
    claims = {claim for cell in register.cells() for claim in cell.claims}
    material = replace(material, marking=marked(claims, material, marks, asked.marking))
    return Drawn(material, document(material, register), register=register)


def written(
    store: Store, asked: Asked, made: Drawn, marks: Markings, template: bytes | None
) -> tuple[bytes, str]:
    """The file, with its map where it has one, and its marking.

    Raises
    ------
    ConcordError
        If the template is none.
    """
    if made.register:
        if asked.kind == XLSX:
            return workbook(made.material, made.register), made.material.marking
        return to_docx(made.briefing, template), made.material.marking
    whole = made.briefing
    if made.report:
        material = with_region_map(store, made.report, marks, asked.as_at)
        whole = _finished(panel_report(replace(made.report, material=material)), material, asked, marks)
    elif asked.form == "commissioner-briefing" and asked.kind == PPTX:
        material = with_charts(store, made.material, asked.as_at)
        whole = _finished(commissioner_slides(material), material, replace(asked, form=SLIDES), marks)
        return to_pptx(whole, template), whole.marking
    elif asked.form == "commissioner-briefing":
        material = with_map(store, made.material, marks, asked.as_at)
        whole = _finished(commissioner_briefing(material), material, asked, marks)
    return to_docx(whole, template), whole.marking


def _finished(made: Briefing, material: Material, asked: Asked, marks: Markings) -> Briefing:
    return finished(replace(made, name=asked.title or made.name), material, marks, asked.marking, asked.form)


def _marked(made: Briefing, material: Material, asked: Asked, marks: Markings) -> Briefing:
    """A letter is not checked again, so it keeps nothing but its marking."""
    claims = {claim for said in sentences(made.blocks) for claim in said.claims}
    return replace(
        made, name=asked.title or made.name, marking=marked(claims, material, marks, asked.marking)
    )
