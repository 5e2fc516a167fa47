"""A matrix on paper: units in rows, forces in columns, letters that its legend explains."""

import io

import pytest
from pypdf import PdfReader

from graph.drawing.figure import PAPERS, TooManyError, Words, figure, wide
from graph.drawing.view import picture
from graph.errors import ConcordError
from graph.model import Entity, Subgraph
from tests.measured import written

TODAY = "2026-11-22"
CLAIMS = (
    "durham LEADS dogs role=lead_force", "durham COLLABORATES dogs", "kent COLLABORATES dogs status=tbc",
    "kent COLLABORATES vans",
)  # fmt: skip


def made(*claims, focus=("durham", "kent"), paper=PAPERS["a4-landscape"], nodes=None, **words):
    network = Subgraph.of(*claims)
    known = {**network.nodes, **(nodes or {})}
    drawn = picture(Subgraph(known, network.relationships), list(focus), today=TODAY)
    return figure(drawn, "region", paper, Words(**words), layout="matrix")


def texts(figure):
    return [each.text for each in written(figure.svg())]


def test_each_cell_has_the_letters_of_what_a_force_does_in_a_unit():
    told = texts(made(*CLAIMS))
    assert [text for text in told if text in ("LP", "P?", "P")][:3] == ["LP", "P?", "P"]
    assert told.index("dogs") < told.index("LP") < told.index("P?") < told.index("vans")


def test_its_legend_has_the_letters_that_are_there_and_what_a_blank_is():
    told = texts(made(*CLAIMS))
    said = {"leads", "takes part", "possible, never counted", "nothing seen, which is not independence"}
    assert said <= set(told)
    assert "hosts" not in told


def test_what_sources_disagree_on_has_its_sign_in_the_cell_and_in_the_legend():
    svg = made("durham COLLABORATES dogs disputed=true", "kent COLLABORATES dogs").svg()
    assert svg.count('<circle r="9"') == 2


def test_it_is_as_high_as_it_needs_for_the_text_of_a_document():
    one, other = (made(*CLAIMS[:count], paper=wide(160)) for count in (3, 4))
    assert (one.width, one.points) == (160, 11)
    assert other.height > one.height


def test_its_title_marking_and_short_names_stand_around_it():
    own = {"name": "Police and Crime Commissioner for Kent", "abbreviation": "Kent PCC"}
    drawn = made(
        "durham COLLABORATES dogs", "lpb-kent LEADS dogs role=PCC_lead", focus=("durham", "lpb-kent"),
        nodes={"lpb-kent": Entity("lpb-kent", "PCC", own)}, title="Who does what", marking="OFFICIAL",
    )  # fmt: skip
    told = texts(drawn)
    assert told.count("OFFICIAL") == 2
    assert drawn.alt.startswith("Matrix: Who does what. ")
    assert {"Who does what", "Kent PCC", "Short names: PCC, Police and Crime Commissioner."} <= set(told)


def test_its_text_can_be_found_in_a_pdf():
    page = PdfReader(io.BytesIO(made(*CLAIMS).pdf())).pages[0].extract_text()
    assert "dogs" in page
    assert "LP" in page


def test_one_that_is_too_long_is_refused_with_the_paper_that_would_hold_it():
    claims = [f"{force} COLLABORATES u{n}" for force in ("durham", "kent") for n in range(40)]
    with pytest.raises(
        TooManyError, match=r"too many for half a page .* They fit on .*A3 portrait \(11 pt\)"
    ):
        made(*claims, paper=PAPERS["half-page"])


def test_a_view_without_units_has_none_and_says_so():
    with pytest.raises(ConcordError, match=r"it has no matrix\. Draw the map"):
        made("lpb-durham OVERSEES durham", focus=("durham",))
