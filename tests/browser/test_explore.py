"""Explore as its readers use it: find, read, expand, filter, go back, share a link; by hand and by keyboard alone."""

import csv
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self' 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws:; "
    "worker-src 'self' blob:; base-uri 'none'; form-action 'none'; object-src 'none'"
)
"""The hash is that of Streamlit's one inline script, which sets a flag for search engines; styles are its own too."""
NASTY = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> href="javascript:window.hit=1" &amp; \u202egpj'


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_contain_text(text)


def stage(page):
    """The map, drawn and at rest."""
    expect(
        page.locator("[data-test-script-state=notRunning]")
    ).to_be_visible()  # the map before it is gone by then
    found = page.locator(".stage[data-ready]")
    expect(found).to_be_visible()
    page.wait_for_timeout(400)
    return found


def point(page, key):
    found = stage(page)
    found.scroll_into_view_if_needed()
    return found.evaluate("(stage, key) => stage.concordMap.point(key)", key)


def places(page):
    """Where each body stands on the map, in the map's own measure."""
    return stage(page).evaluate(
        """stage => { const scene = stage.concordMap.scene;
        return Object.fromEntries([...scene.bodies.keys()].map(id => {
          const { x, y } = scene.at(id); return [id, [Math.round(x), Math.round(y)]]; })); }"""
    )


def comes_to(page, said, wanted):
    """Wait until what is said of the page is so: a page that was asked answers a moment later."""
    for _ in range(60):
        if said(page) == wanted:
            return
        page.wait_for_timeout(250)
    assert said(page) == wanted


def bodies(page):
    return set(places(page))


def find(page, text, nearly=False):
    box = page.get_by_role("combobox", name="Find a force, body, person, place or abbreviation")
    box.click()
    box.fill(text)
    expect(page.get_by_role("option").first).to_be_visible()
    if nearly:
        box.press("ArrowDown")  # a near miss is offered, never taken by itself
    box.press("Enter")


def test_a_reader_without_a_question_is_offered_where_to_start(page, address):
    page.goto(address)
    heading(page, "Who works with whom in policing, and on whose evidence")
    page.get_by_role("link", name="North East", exact=True).first.click()
    heading(page, "North East")
    expect(page.get_by_role("region", name="Table of lines")).to_contain_text("Durham Constabulary")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("durhan", "Durham Constabulary"),
        ("npas", "National Police Air Service"),
        ("Northumbria Pol", "Northumbria Police"),
        ("OPCVC", "Durham"),
        ("forensics", "Forensic"),
        ("north east", "North East"),
    ],
)
def test_the_box_forgives_and_finds(page, address, typed, found):
    page.goto(address)
    find(page, typed, nearly=typed == "durhan")
    heading(page, found)


def test_a_line_on_the_map_opens_who_says_so(page, address):
    page.goto(f"{address}/?body=npas")
    page.mouse.click(**point(page, "lpb-west-yorkshire|LEADS|npas"))
    expect(page.locator(".panel").first).to_contain_text("Who says so")
    expect(page.locator("body")).to_contain_text("The transition and transformation of NPAS")
    expect(page).to_have_url(re.compile("selected=lpb-west-yorkshire"))


def test_a_double_click_expands_a_filter_hides_and_back_and_undo_return(page, address):
    page.goto(f"{address}/?body=durham")
    before = places(page)
    page.mouse.dblclick(**point(page, "cleveland"))
    expect(page).to_have_url(re.compile("also=cleveland"))
    comes_to(page, lambda p: bodies(p) > set(before), True)
    page.get_by_role("button", name="Filters").click()
    page.get_by_text(re.compile("^National body")).click()
    expect(page).to_have_url(re.compile("kind=NationalBody"))
    expect(page.get_by_role("status").filter(has_text="filters hide")).to_be_visible()
    page.keyboard.press("Escape")
    comes_to(page, lambda p: "npas" in places(p), False)
    page.go_back()
    expect(page).not_to_have_url(re.compile("kind="))
    page.get_by_role("button", name="Undo").click()
    expect(page).not_to_have_url(re.compile("also="))
    comes_to(page, places, before)


def test_a_link_in_a_fresh_browser_shows_the_same_in_the_same_places(page, address, another):
    page.goto(f"{address}/?body=durham&layout=free")
    at = point(page, "npas")
    page.mouse.move(**at)
    page.mouse.down()
    page.mouse.move(at["x"] + 90, at["y"] + 40, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile("at=npas"))
    mine = places(page)
    other = another.new_page()
    other.goto(page.url)
    assert places(other) == mine
    other.close()


def test_the_map_is_gone_through_by_keyboard_alone(page, address):
    page.goto(f"{address}/?body=nersou")
    stage(page).focus()
    voice = page.locator(".concord:has(.stage) .voice")
    page.keyboard.press("Tab")
    expect(voice).to_contain_text("North East Regional Special Operations Unit")
    page.keyboard.press("ArrowRight")
    expect(voice).to_contain_text("Line 1 of")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("Who says so")
    expect(page).to_have_url(re.compile("selected="))


def test_a_row_and_its_line_light_up_together(page, address):
    page.goto(f"{address}/?body=npas")
    stage(page)
    row = page.locator("tr[data-line='west-yorkshire|LEADS|npas']")
    row.hover()
    lit = page.locator(".stage").evaluate("stage => stage.concordMap.scene.hovered")
    assert lit == "west-yorkshire|LEADS|npas"


def test_from_here_to_here_shows_the_ways_between_two(page, address):
    page.goto(f"{address}/?body=durham&path=durham")
    expect(page.get_by_role("status").filter(has_text="From Durham Constabulary")).to_be_visible()
    page.mouse.click(**point(page, "cumbria"), button="right")
    page.get_by_role("menuitem", name=re.compile("To here")).click()
    expect(page).to_have_url(re.compile("path=durham%2Ccumbria|path=durham,cumbria"))
    heading(page, "Cumbria")
    comes_to(page, lambda p: {"durham", "cumbria"} <= bodies(p), True)


def test_several_are_chosen_and_kept(page, address):
    page.goto(f"{address}/?body=durham")
    for key in ("cleveland", "cumbria", "red-sigma"):
        page.keyboard.down("Shift")
        page.mouse.click(**point(page, key))
        page.keyboard.up("Shift")
        expect(page).to_have_url(re.compile(f"selected=.*{key}"))
    page.get_by_role("button", name="Keep only these").first.click()
    expect(page).to_have_url(re.compile("only="))
    comes_to(page, bodies, {"cleveland", "cumbria", "red-sigma"})


def test_too_many_says_so_and_offers_what_fits(page, address):
    page.goto(f"{address}/?region=Eastern&layout=columns&people=true&ended=true&body=")
    heading(page, "Eastern")
    page.goto(f"{address}/?everything=true&layout=columns")
    expect(page.get_by_role("heading", name=re.compile("too many to draw"))).to_be_visible()
    page.get_by_role("link", name="The North East").click()
    heading(page, "North East")


def test_a_dense_region_is_a_matrix_whose_cells_open_the_claims(page, address):
    page.goto(f"{address}/?region=North East&layout=matrix")
    matrix = page.get_by_role("region", name="Matrix")
    expect(matrix).to_contain_text("Cleveland and Durham Specialist Operations Unit")
    matrix.get_by_role("link", name="P", exact=True).first.click()
    expect(page.locator("body")).to_contain_text("Who says so")


def test_a_link_to_something_gone_says_so_and_offers_the_closest(page, address):
    page.goto(f"{address}/?body=durhan")
    heading(page, "This link names “durhan”, which is not in the facts")
    expect(page.get_by_role("link", name="Durham Constabulary")).to_be_visible()


def test_everything_works_with_the_network_shut_and_a_strict_policy(page, address):
    complaints = []
    page.on("console", lambda m: complaints.append(m.text) if "Content Security Policy" in m.text else None)

    def only_the_server(route):
        if not route.request.url.startswith((address, "data:", "blob:")):
            route.abort()
        elif route.request.resource_type == "document":
            answer = route.fetch()
            route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})
        else:
            route.continue_()

    page.route("**/*", only_the_server)
    page.goto(f"{address}/?body=nersou")
    page.mouse.click(**point(page, "durham|COLLABORATES|nersou"))
    expect(page.locator("body")).to_contain_text("Who says so")
    find(page, "npas")
    heading(page, "National Police Air Service")
    stage(page)
    assert complaints == []
    assert [url for url in page.asked if not re.match(r"(https?|wss?)://127\.0\.0\.1|data:|blob:", url)] == []


@pytest.fixture(scope="module")
def hostile(product, tmp_path_factory):
    """A store whose names, labels and sentences try everything."""
    folder = tmp_path_factory.mktemp("facts")
    tables = {
        "nodes": [("id", "label", "name", "aliases", "abbreviation"),
                  ("evil-force", "Force", f"Evil {NASTY}", NASTY, ""), ("evil-unit", "Unit", NASTY, "", "")],
        "documents": [("id", "name", "publisher", "date", "address", "tier", "marking", "copy_of"),
                      ("doc-evil", NASTY, NASTY, "2021", "javascript:window.hit=1", "own", "", "")],
        "relationships": [("start", "type", "end", "role", "role_said", "source", "place", "says", "as_of", "basis"),
                          ("evil-force", "COLLABORATES", "evil-unit", "", NASTY, "doc-evil", NASTY, NASTY,
                           "2021", "stated")],
        "statements": [("source", "about", "term", "value", "place", "says", "as_of", "basis"),
                       ("doc-evil", "evil-unit", "purpose", NASTY, "p 1", NASTY, "2021", "stated")],
    }  # fmt: skip
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    return product(CONCORD_FACTS=str(folder))


def test_hostile_names_and_sentences_are_only_ever_text(page, hostile):
    page.goto(f"{hostile}/?body=evil-force")
    heading(page, "Evil <img src=x")
    page.mouse.click(**point(page, "evil-force|COLLABORATES|evil-unit"))
    expect(page.locator("body")).to_contain_text("Who says so")
    page.mouse.move(**point(page, "evil-unit"))
    page.mouse.click(**point(page, "evil-unit"))
    expect(page).to_have_url(re.compile("selected=evil-unit"))
    find(page, "evil")
    for other in ("questions?question=claims&id=evil-unit", "evidence", "dependencies"):
        page.goto(f"{hostile}/{other}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_timeout(1000)
    assert page.evaluate("window.hit") is None
    assert page.locator("a[href^='javascript:' i]").count() == 0
