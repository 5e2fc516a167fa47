"""Ask as its readers use it: write, complete, run, mend, save, copy into Word, stop; by hand and by keyboard alone."""

import csv
import io
import re
from urllib.parse import urlencode

import neo4j
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.test_every_view import settle

pytestmark = pytest.mark.browser

MAP = (
    "MATCH (f:Force)-[c:COLLABORATES]->(u:Unit)\n"
    "WHERE f.id IN ['cleveland', 'durham'] AND (c.scope IS NULL OR c.scope <> 'class')\n"
    "RETURN f, c, u ORDER BY u.name, f.name, c.as_of"
)
SLOW = (
    "MATCH (a)-[r]->(b), (c)-[s]->(d), (e)-[t]->(f) WHERE a.name + c.name + e.name = 'x' RETURN count(*) AS n"
)
SLOW_THERE = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS n"


def at(address, **query):
    return f"{address}/ask?{urlencode(query)}"


def editor(page):
    found = page.get_by_role("textbox", name=re.compile("^Query"))
    expect(found).to_be_visible()
    return found


def write(page, text):
    """Replace what is in the editor as one would by pasting."""
    editor(page).click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def written(page):
    return editor(page).evaluate(
        "e => [...e.querySelectorAll('.cm-line')].map(l => l.textContent).join('\\n')"
    )


def answer(page):
    found = page.get_by_role("region", name="Answer")
    expect(found).to_be_visible()
    expect(page.locator("footer.foot")).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    page.wait_for_timeout(800)  # a map that has told its width is drawn for it
    return found


@pytest.fixture(scope="module")
def own(product, tmp_path_factory):
    """The product with a questions folder of its own: its address, and the folder."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "bad.cypher").write_text("// name: bad\nRETURN 1\n", encoding="utf-8")
    return product(CONCORD_QUESTIONS=str(folder)), folder


def test_a_query_is_written_with_completion_run_by_keyboard_and_its_link_is_the_same_view(
    page, address, another
):
    page.goto(f"{address}/ask")
    write(page, "MATCH (f:Fo")
    expect(page.get_by_role("option", name=re.compile("^Force"))).to_be_visible()
    page.wait_for_timeout(200)  # the list takes no key in its first moment
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.insert_text(") WHERE f.id = 'durham' RETURN f.name AS force")
    page.keyboard.press("Control+Enter")
    expect(answer(page)).to_contain_text("Durham Constabulary")
    other = another.new_page()
    other.goto(page.url)
    expect(other.get_by_role("region", name="Answer")).to_contain_text("Durham Constabulary")
    assert written(other) == written(page) == "MATCH (f:Force) WHERE f.id = 'durham' RETURN f.name AS force"
    other.close()


def test_the_keyboard_leaves_the_editor_by_escape_and_tab(page, address):
    page.goto(f"{address}/ask")
    write(page, "RETURN 1")
    page.keyboard.press("Tab")
    assert written(page) != "RETURN 1", "Tab indents"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_focused()
    assert "Escape, then Tab" in editor(page).get_attribute("aria-label")


def test_what_is_wrong_is_underlined_and_said_with_its_place_and_what_to_write(page, address):
    page.goto(f"{address}/ask")
    write(page, "MATCH ()-[r]->(n)\nMATCH (d:Document {id: r.source})\nRETURN d.name AS name")
    page.keyboard.press("Control+Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Line 2, column 24")
    expect(alert).to_contain_text("Write it after the pattern: MATCH (d:Document) WHERE d.id = r.source")
    expect(page.locator(".cm-wrong")).to_have_text("r.source")
    write(page, "MATCH (f:Force) RETURN f.name AS name ORDER BY name LIMIT 1")
    page.keyboard.press("Control+Enter")
    expect(answer(page)).to_contain_text("Avon and Somerset")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".cm-wrong")).to_have_count(0)


def test_a_write_is_refused_and_says_why(page, address):
    page.goto(at(address, cypher="MATCH (n:Force)\nSET n.name = 'x' RETURN n"))
    expect(page.get_by_role("alert")).to_contain_text("This page only reads")
    expect(page.locator(".cm-wrong")).to_have_text("SET")


def test_a_name_of_the_schema_goes_where_the_caret_is(page, address):
    page.goto(f"{address}/ask")
    write(page, "MATCH (n:")
    page.get_by_role("button", name="NationalBody", exact=True).click()
    page.keyboard.type(" {{")  # the editor closes brackets itself
    assert written(page).startswith("MATCH (n:NationalBody {")


def test_a_draft_outlives_a_visit_to_another_page_and_a_link_replaces_it(page, address):
    page.goto(f"{address}/ask")
    write(page, "MATCH (f:Force) RETURN f // not yet run")
    page.get_by_role("link", name="Evidence").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Evidence")
    page.get_by_role("link", name="Ask").first.click()
    expect(editor(page)).to_contain_text("not yet run")
    settle(page)  # a link is followed within the page once the page listens to it, else as any link
    page.evaluate("window.same = true")
    page.get_by_role("link", name=re.compile("^Try it: count")).click()
    expect(answer(page)).to_contain_text("claims")
    assert written(page).startswith("MATCH (f:Force {id: 'durham'})")
    assert page.evaluate("window.same") is True
    page.go_back()
    expect(page.get_by_role("heading", name="Nothing is asked yet")).to_be_visible()


def test_parameters_get_fields_and_stand_in_the_link(page, address):
    page.goto(
        at(
            address,
            cypher="MATCH (b {id: $body})-[:COLLABORATES]->(u:Unit) RETURN count(DISTINCT u) AS units",
        )
    )
    expect(page.get_by_role("heading", name="It needs to be told something")).to_be_visible()
    box = page.get_by_role("combobox", name=re.compile(r"\$body"))
    box.fill("durham con")
    page.get_by_role("option", name=re.compile("^Durham Constabulary")).first.click()
    page.get_by_role("button", name="Run with these").click()
    expect(answer(page)).to_contain_text("10")  # units_alone of trap 3 in docs/cypher.md
    expect(page).to_have_url(re.compile("param.body=durham"))


def test_a_question_is_saved_found_again_and_deleted_and_a_broken_file_is_told(page, own):
    address, folder = own
    page.goto(at(address, cypher="MATCH (u:Unit) RETURN count(u) AS units"))
    answer(page)
    expect(page.locator("body")).to_contain_text("bad.cypher, line 1")
    page.get_by_role("button", name="Save as a question").click()
    page.get_by_label("Name", exact=True).fill("../Units <b>counted</b>")
    page.get_by_label("What it answers").fill("How many units <script>hit()</script> there are.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved as")).to_contain_text("units_b_counted_b")
    assert sorted(file.name for file in folder.iterdir()) == ["bad.cypher", "units_b_counted_b.cypher"]
    expect(page).to_have_url(re.compile(r"ask\?question=units_b_counted_b$"))
    expect(page.get_by_role("region", name="Your questions")).to_contain_text("<script>hit()</script>")
    page.get_by_role("link", name="Its answer in Questions").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body")).to_contain_text("How many units")
    page.goto(at(address, question="units_b_counted_b"))
    page.get_by_role("button", name="Delete …").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Delete …").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("status").filter(has_text="Deleted")).to_be_visible()
    assert [file.name for file in folder.iterdir()] == ["bad.cypher"]
    assert "count(u)" in written(page)


def test_a_question_of_that_name_is_not_overwritten_unless_asked(page, own):
    address, folder = own
    kept = "// name: kept\n// purpose: Kept.\nRETURN 1 AS one\n"
    (folder / "kept.cypher").write_text(kept, encoding="utf-8")
    page.goto(at(address, cypher="RETURN 2 AS two"))
    answer(page)
    page.get_by_role("button", name="Save as a question").click()
    page.get_by_label("Name", exact=True).fill("Kept")
    page.get_by_label("What it answers").fill("Other.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("already")
    assert (folder / "kept.cypher").read_text(encoding="utf-8") == kept
    page.get_by_text("If I have one of that name, replace it").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Saved as")).to_be_visible()
    assert "RETURN 2 AS two" in (folder / "kept.cypher").read_text(encoding="utf-8")
    (folder / "kept.cypher").unlink()


def test_rows_and_the_map_light_up_together_and_a_line_says_who_says_so(page, address):
    page.goto(at(address, cypher=MAP))
    answer(page)
    stage = page.locator(".stage[data-ready]")
    expect(stage).to_be_visible()
    page.wait_for_timeout(600)
    page.locator("span[data-body=cdsou]").first.hover()
    assert stage.evaluate("stage => stage.concordMap.scene.hovered") == "cdsou"
    page.locator("span[data-line='durham|COLLABORATES|cdsou']").first.hover()
    assert stage.evaluate("stage => stage.concordMap.scene.hovered") == "durham|COLLABORATES|cdsou"
    place = stage.evaluate("stage => stage.concordMap.point('cdsou')")
    page.mouse.move(*([place["x"], place["y"]] if isinstance(place, dict) else place))
    expect(page.locator("span[data-body=cdsou]").first).to_have_class(re.compile("lit"))
    page.goto(at(address, cypher=MAP, selected="durham|COLLABORATES|cdsou"))
    expect(page.get_by_role("region", name="Chosen on the map")).to_contain_text("Who says so")


def test_an_answer_goes_into_excel_and_into_word(page, address):
    page.context.grant_permissions(["clipboard-read"])
    page.goto(
        at(
            address,
            cypher="MATCH (f:Force) WHERE f.id IN ['kent', 'durham'] RETURN f, f.id AS id ORDER BY id",
        )
    )
    answer(page)
    with page.expect_download() as got:
        page.get_by_role("button", name="Download as CSV").click()
    with open(got.value.path(), encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["durham", "kent"]
    with page.expect_download() as got:
        page.get_by_role("button", name="Download as Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(got.value.path().read_bytes()))
    rows = book["Answer"].iter_rows(values_only=True)
    assert list(rows) == [("f", "id"), ("durham", "durham"), ("kent", "kent")]
    page.get_by_role("button", name="Copy for Word").click()
    expect(page.get_by_text("Copied 2 rows: paste it into Word.")).to_be_visible()
    # what Word does with a table on the clipboard, an editable page does, too
    page.evaluate(
        "() => { const box = document.createElement('div'); box.id = 'word'; box.contentEditable = true;"
        " box.style = 'position:fixed;top:0;left:0;z-index:9999;background:#fff'; document.body.append(box); box.focus(); }"
    )
    page.keyboard.press("Control+V")
    cells = page.locator("#word table tr")
    expect(cells).to_have_count(3)
    assert cells.nth(1).locator("td").all_inner_texts() == ["Durham Constabulary", "Durham Constabulary"]
    plain = page.evaluate("navigator.clipboard.readText()")
    assert plain.split("\n")[1] == "f\tid"


def test_too_many_rows_are_cut_and_it_says_so(page, address):
    page.goto(at(address, cypher="MATCH (d:Document)-[r:STATES]->(n) RETURN r.term AS term, n.name AS name"))
    expect(page.get_by_role("status").filter(has_text="Cut at 1,000 rows; there are more.")).to_be_visible()


def test_long_work_on_the_built_in_store_is_shown_and_stopped(page, address):
    page.goto(at(address, cypher=SLOW))
    expect(page.get_by_text(re.compile(r"Asking the store.* … [2-9] s"))).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    expect(page.locator("body")).to_contain_text("The built-in store cannot break off")
    expect(page.get_by_role("button", name="Run it again")).to_be_visible()


@pytest.mark.neo4j
def test_stopping_ends_the_read_on_neo4j(page, product, empty_neo4j):
    address = product(CONCORD_STORE=empty_neo4j)
    running = (
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND' RETURN count(*) AS n"
    )
    with neo4j.GraphDatabase.driver(empty_neo4j) as driver:

        def under_way():
            return driver.execute_query(running).records[0]["n"]

        page.goto(at(address, cypher=SLOW_THERE))
        expect(page.get_by_text(re.compile(r"Asking the store.* … [1-9] s"))).to_be_visible()
        assert under_way() == 1
        page.get_by_role("button", name="Stop", exact=True).click()
        expect(page.locator("body")).to_contain_text("It was ended at the server, too.")
        none_under_way(page, under_way)
        page.get_by_role("button", name="Run it again").click()
        expect(page.get_by_text(re.compile(r"Asking the store.* … [1-9] s"))).to_be_visible()
        page.goto("about:blank")  # who leaves does not leave a read behind
        none_under_way(page, under_way)


def none_under_way(page, under_way):
    """A server takes a moment to end what it was told to end; far less than the deadline of 30 seconds."""
    for _ in range(40):
        if not under_way():
            return
        page.wait_for_timeout(250)
    assert under_way() == 0


def test_open_as_cypher_leads_here_from_the_map(page, address):
    page.goto(f"{address}/?body=durham&selected=durham")
    page.get_by_role("link", name="Open as Cypher").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ask in Cypher")
    expect(answer(page)).to_contain_text("Durham Constabulary")


def test_what_an_address_brings_is_never_markup(page, address):
    nasty = "<img src=x onerror='window.hit=1'><script>window.hit=1</script>"
    page.goto(at(address, cypher=f"RETURN '{nasty}\" AS `{nasty}`", question=nasty, **{"param.x": nasty}))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("body")).to_contain_text("No question is called")
    assert page.evaluate("window.hit") is None
    assert [url for url in page.asked if not re.match(r"(https?|wss?)://127\.0\.0\.1|data:|blob:", url)] == []
