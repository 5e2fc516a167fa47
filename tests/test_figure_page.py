"""A figure on its page: every label readable, what stands around it, and what it says where it does not fit."""

import re

import pytest

from graph.drawing.columns import place
from graph.drawing.figure import PAPERS, Paper, TooManyError, Words, figure, ink, strokes, wide
from graph.drawing.figure.ink import Sheet
from graph.drawing.figure.legend import items
from graph.drawing.parts import Body, Line, Picture
from graph.drawing.style import SHAPES, STROKES
from graph.drawing.view import picture
from graph.errors import ConcordError
from graph.model import Entity, Subgraph
from loaders.tables import Tables, shipped
from tests.measured import clipped, overlaps, page, width, written

TODAY = "2026-11-22"
A4 = [PAPERS["a4-landscape"], PAPERS["a4-portrait"]]
A3 = [PAPERS["a3-landscape"], PAPERS["a3-portrait"]]
CLOCK = 'r="7.5"'


@pytest.fixture(scope="module")
def names():
    """Real names by label, as long and as short as the facts have them."""
    found = {}
    for node in Tables(shipped()).read().nodes:
        if node.properties.get("status") != "ended":
            found.setdefault(node.label, []).append(node)
    return found


def network(bodies: int, names: dict) -> Subgraph:
    """A force, units that it takes part in, and who else is there: so many bodies with real names."""
    forces = names["Force"][: min(bodies // 2, 40)]
    units = names["Unit"][: bodies - len(forces)]
    centre, *others = forces
    claims = [f"{centre.id} COLLABORATES {unit.id}" for unit in units]
    for number, force in enumerate(others):
        claims += [f"{force.id} COLLABORATES {units[number % len(units)].id} source={s}" for s in ("a", "b")]
        claims.append(f"{force.id} LEADS {units[(number * 7 + 3) % len(units)].id} role=lead_force")
    made = Subgraph.of(*claims)
    known = {node.id: node for node in (*units, *forces)}
    nodes = {key: Entity(key, node.label, known[key].properties) for key, node in made.nodes.items()}
    return Subgraph(nodes, made.relationships)


def small(*claims: str, focus: str = "durham", **options) -> Picture:
    return picture(Subgraph.of(*claims), [focus], today=TODAY, **options)


def texts(made) -> list[str]:
    return [each.text for each in written(made.svg())]


# Readable


@pytest.mark.parametrize(("bodies", "papers"), [(20, A4), (60, A3), (100, A3)])
@pytest.mark.parametrize("kind", ["columns", "free"])
def test_no_label_lies_over_another_or_over_the_edge(bodies, papers, kind, names):
    given = network(bodies, names)
    centre = names["Force"][0].id
    drawn = picture(given, [centre], today=TODAY)
    assert len(drawn.bodies) == bodies
    svg = figure(drawn, "body", papers, Words(title="Who works with whom"), layout=kind).svg()
    told = written(svg)
    assert len(told) > bodies
    assert (overlaps(told), clipped(told, page(svg))) == ([], [])


@pytest.mark.parametrize("kind", ["columns", "free"])
def test_no_name_is_cut(kind, names):
    drawn = picture(network(60, names), [names["Force"][0].id], today=TODAY)
    made = figure(drawn, "body", A3, Words(), layout=kind)
    assert [text for text in texts(made) if "…" in text] == []


def test_labels_are_of_eleven_points_where_they_fit_and_of_eight_at_least(names):
    roomy = figure(small("durham COLLABORATES npas"), "body", wide(160), Words())
    dense = figure(
        picture(network(60, names), [names["Force"][0].id], today=TODAY),
        "body",
        PAPERS["a4-portrait"],
        Words(),
    )
    assert roomy.points == 11
    assert 8 <= dense.points < 11
    assert dense.note == f"Labels are {dense.points:g} pt to fit A4 portrait."
    least = min(each.size for each in written(dense.svg()))
    assert least == pytest.approx(
        dense.points * 96 / 72 * 12 / 13.5, abs=0.01
    )  # a number on a line is 12 of 13.5


def test_every_text_says_how_long_the_font_draws_it_so_that_another_font_is_fitted_to_its_place():
    svg = figure(small("durham COLLABORATES npas"), "body", wide(160), Words(title="Durham’s work, ŵ")).svg()
    for size, weight, length, text in re.findall(
        r'font-size="([\d.]+)"(?: font-weight="(\d+)")?.*?textLength="([\d.]+)".*?>([^<]+)</text>', svg
    ):
        assert float(length) == pytest.approx(
            width(text, float(size), int(weight or 400)), rel=0.002, abs=0.02
        )


def test_too_many_bodies_are_refused_with_the_paper_that_would_hold_them(names):
    drawn = picture(network(60, names), [names["Force"][0].id], today=TODAY)
    with pytest.raises(TooManyError) as error:
        figure(drawn, "body", PAPERS["half-page"], Words())
    assert re.match(
        r"60 bodies and \d+ lines are too many for half a page with labels of 8 pt or more\. They fit on "
        r".*A3 portrait \([\d.]+ pt\)\. Or hide kinds of body or line in the view\.$",
        str(error.value),
    )
    assert error.value.count == 60


def test_a_region_that_is_too_much_is_offered_by_its_forces(names):
    drawn = picture(network(60, names), [names["Force"][0].id], today=TODAY)
    with pytest.raises(TooManyError, match=r"Or show one of its forces or its matrix, or hide kinds of body"):
        figure(drawn, "region", PAPERS["half-page"], Words())


def test_a_picture_of_two_steps_that_is_too_much_is_offered_in_one():
    claims = [f"durham COLLABORATES u{n}" for n in range(33)]
    claims += [f"f{n} COLLABORATES {unit}{n}" for n in range(33) for unit in "uv"]
    with pytest.raises(TooManyError, match=r"how one step instead of two, or hide kinds of body"):
        figure(small(*claims), "body", PAPERS["half-page"], Words())


def test_the_longest_name_of_a_force_stands_whole_among_many():
    forces = [f"{name} COLLABORATES u" for name in ("Northamptonshire", "b", "c", "d")]
    drawn = picture(Subgraph.of(*forces), ["Northamptonshire", "b", "c", "d"], today=TODAY)
    assert "Northamptonshire" in texts(figure(drawn, "region", PAPERS["a4-portrait"], Words()))


def test_bodies_of_a_focus_of_many_stand_apart_on_paper():
    claims = [f"{force} COLLABORATES u{n}" for force in "abcd" for n in range(24)]
    drawn = picture(Subgraph.of(*claims), list("abcd"), today=TODAY)
    on_paper, on_screen = (place(drawn, height=900, printed=printed) for printed in (True, False))
    spans = [each.places["d"].y - each.places["a"].y for each in (on_paper, on_screen)]
    assert spans[0] > on_paper.height / 2 > spans[1]


def test_abbreviations_are_told_in_full(names):
    drawn = picture(network(60, names), [names["Force"][0].id], today=TODAY)
    told = " ".join(texts(figure(drawn, "body", PAPERS["a4-portrait"], Words())))
    bodies = [body for body in drawn.bodies if body.short.isupper() and body.short != body.name]
    short = [body for body in bodies if f" {body.short} " in f" {told} "]
    assert short
    assert [body.short for body in short if f"{body.short}, {body.name}" not in told] == []


def test_the_office_of_policing_bodies_is_told_once():
    made = Subgraph.of("durham COLLABORATES u", "lpb-kent LEADS u role=PCC_lead", "lpb-sussex COLLABORATES u")
    own = {
        f"lpb-{place.lower()}": {"name": f"Police and Crime Commissioner for {place}", "abbreviation": f"{place} PCC"}
        for place in ("Kent", "Sussex")
    }  # fmt: skip
    nodes = {key: Entity(key, node.label, own.get(key, node.properties)) for key, node in made.nodes.items()}
    drawn = picture(Subgraph(nodes, made.relationships), ["durham"], today=TODAY)
    told = texts(figure(drawn, "body", wide(160), Words()))
    assert [text for text in told if "Short names" in text] == [
        "Short names: PCC, Police and Crime Commissioner."
    ]


def test_of_two_papers_the_one_with_the_larger_labels_is_taken(names):
    drawn = picture(network(60, names), [names["Force"][0].id], today=TODAY)
    alone = {paper.name: figure(drawn, "body", paper, Words()).points for paper in A3}
    assert figure(drawn, "body", A3, Words()).points == max(alone.values())


def test_places_of_the_screen_are_kept():
    drawn = small("durham COLLABORATES npas", "durham COLLABORATES evolve", "durham COLLABORATES nabis")
    layout = place(drawn, width=1000, height=400)
    svg = figure(drawn, layout, PAPERS["a4-landscape"], Words()).svg()
    on_page = {each.text: each.box[1] for each in written(svg)}
    given = {key: body.y for key, body in layout.places.items()}
    scale = (on_page["npas"] - on_page["evolve"]) / (given["npas"] - given["evolve"])
    assert scale > 1
    assert on_page["npas"] - on_page["nabis"] == pytest.approx(
        scale * (given["npas"] - given["nabis"]), abs=0.1
    )


# What it says


def test_around_the_map_stand_its_title_caption_sources_date_and_marking():
    words = Words(
        title="Who Durham works with",
        caption="Figure 1. Collaborations.",
        sources=("Durham briefing (May 2021)",),
        dated="View of 22 November 2026.",
        link="http://localhost:8501/?body=durham",
        marking="OFFICIAL",
    )
    made = figure(small("durham COLLABORATES npas"), "body", PAPERS["a4-landscape"], words)
    told = texts(made)
    assert told.count("OFFICIAL") == 2
    assert {
        "Who Durham works with", "Figure 1. Collaborations.", "Source: Durham briefing (May 2021).",
        "View of 22 November 2026.", "http://localhost:8501/?body=durham",
    } <= set(told)  # fmt: skip
    top, bottom = (each.box[1] for each in written(made.svg()) if each.text == "OFFICIAL")
    assert top < 60
    assert bottom > page(made.svg())[1] - 70
    assert '<a href="http://localhost:8501/?body=durham"><text' in made.svg()


def test_sources_that_two_lines_do_not_hold_are_counted():
    words = Words(sources=tuple(f"Report {n} of the panel on collaboration (2018)" for n in range(40)))
    told = " ".join(texts(figure(small("durham COLLABORATES npas"), "body", wide(160), words)))
    named = len(set(re.findall(r"Report \d+ of the panel", told)))
    assert f"and {40 - named} more, listed in the view." in told


def test_a_note_has_a_letter_beside_its_symbol_and_its_words_under_the_map():
    words = Words(notes={"npas": "To be replaced."})
    told = texts(figure(small("durham COLLABORATES npas"), "body", wide(160), words))
    assert "a" in told
    assert "a. npas: To be replaced." in told


def test_a_hidden_label_is_not_drawn_and_its_symbol_is():
    drawn = small("durham COLLABORATES npas")
    shown = figure(drawn, "body", wide(160), Words())
    hidden = figure(drawn, "body", wide(160), Words(unlabelled=frozenset({"npas"})))
    assert ("npas" in texts(shown), "npas" in texts(hidden)) == (True, False)
    symbols = [made.svg().count(SHAPES["Unit"].path) for made in (shown, hidden)]
    assert symbols == [2, 2]  # on the map and in the legend


def test_what_is_folded_and_what_has_ended_is_said():
    drawn = small(
        *(f"force-{n} COLLABORATES npas" for n in range(12)),
        "durham COLLABORATES npas",
        "durham COLLABORATES old status=ended",
    )
    told = " ".join(texts(figure(drawn, "body", wide(160), Words())))
    assert "Lines not drawn one by one: 12 of participants whose number stands at their unit." in told
    assert "1 line has ended and is not drawn." in told


def test_a_title_that_looks_like_markup_is_text():
    title = '<script>alert(1)</script> #read("secret") & "quotes"'
    made = figure(small("durham COLLABORATES npas"), "body", wide(160), Words(title=title))
    assert title in texts(made)
    assert "<script" not in made.svg()


def test_a_character_that_the_font_has_not_is_named():
    with pytest.raises(ConcordError, match="The font of figures has no “日” or “本”, which a title, a note"):
        figure(small("durham COLLABORATES npas"), "body", wide(160), Words(title="日本"))


def test_a_character_that_no_svg_may_hold_is_left_out():
    told = texts(
        figure(small("durham COLLABORATES npas"), "body", wide(160), Words(title="Who\x01 works\nhere"))
    )
    assert "Who works here" in told


# The legend


def test_the_legend_explains_what_is_drawn_and_nothing_else():
    drawn = small("durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b")
    assert [[item.text for item in row] for row in items(drawn, junctions=False)] == [
        ["Force", "Unit"],
        ["takes part", "works that say so"],
    ]


def every_kind() -> Picture:
    """A picture with a body of every shape, a line of every style and every mark."""
    bodies = [Body(key, key, key, key, key, under_review=key == "Unit") for key in SHAPES]
    lines = [Line(key, "Force", "Unit", key.split()[0], key, ()) for key in STROKES]
    marks = {"possible": True}, {"ended": True}, {"stale": True}, {"works": 2}, {"disputed": True}
    lines += [Line(str(n), "Force", "Unit", "LEADS", "LEADS", (), **mark) for n, mark in enumerate(marks)]
    return Picture(tuple(bodies), tuple(lines))


def without_colour(svg: str) -> str:
    """A drawing in which white is white and every colour is ink, and widths of lines are one."""
    white = re.sub(r"#FFFFFF", "white", svg)
    return re.sub(r'stroke-width="[^"]+"', "", re.sub(r"#[0-9A-Fa-f]{6}", "ink", white))


def test_no_two_entries_of_the_legend_differ_by_colour_or_width_alone():
    entries = [item for row in items(every_kind()) for item in row]
    drawn = []
    for item in entries:
        sheet = Sheet()
        item.draw(sheet, 0, 0, 1)
        drawn.append(without_colour("".join(sheet.drawn)))
    assert len(entries) == 28  # 11 shapes, 10 looks of lines, 6 marks and the junction
    assert len(set(drawn)) == len(drawn)


def test_relations_that_are_drawn_alike_share_an_entry():
    told = [item.text for row in items(every_kind()) for item in row]
    assert "governs, oversees or reports to" in told
    assert "leads" in told


def test_what_is_under_review_and_what_is_long_ago_is_told_without_colour():
    plain, old = (
        strokes.stroke("LEADS", ((0, 0), (0, 0), (9, 0), (9, 0)), 1, stale=stale) for stale in (False, True)
    )
    assert (len(plain), len(old)) == (1, 2)
    assert CLOCK in ink.clock(0, 0, 1)


def test_what_short_names_stand_for_never_costs_the_figure():
    own = {"name": "A service with a name of many words " * 4, "abbreviation": "ASN"}
    made = Subgraph.of(*(f"durham COLLABORATES u{n}" for n in range(20)), "durham COLLABORATES asn")
    nodes = {
        key: Entity(key, node.label, own if key == "asn" else node.properties)
        for key, node in made.nodes.items()
    }
    drawn = picture(Subgraph(nodes, made.relationships), ["durham"], today=TODAY)
    roomy, tight = (figure(drawn, "body", Paper("a page", 100, height, 1), Words()) for height in (140, 115))
    said = [any("Short names: ASN" in text for text in texts(each)) for each in (roomy, tight)]
    assert (said, "short names stand for is left out" in tight.note) == ([True, False], True)
