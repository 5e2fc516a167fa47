"""People hidden by a reader: no name reaches the page, what is sent to the browser, a download, or a link."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from graph.store.naming import folded, words
from loaders.tables import Tables, shipped

pytestmark = pytest.mark.browser
VIEWS = [
    "?body=cdsou&people=true",
    "?body=durham&people=true&selected=durham",
    "?body=npas&people=true&selected=lpb-west-yorkshire%7CLEADS%7Cnpas",
    "dependencies?lead=west-yorkshire",
    "questions?question=people_to_meet&body=durham",
    "questions?question=people_to_meet&body=durham&show=map",
    "ask?cypher=MATCH%20(p:Person)-%5Br%5D-(x)%20RETURN%20p,r,x,p.name%20ORDER%20BY%20r.id",
    "evidence",
    "evidence?tab=alone&body=durham",
]


@pytest.fixture(scope="module")
def surnames():
    """The last word of each person's name in the facts that ship, but for one that buttons of the page say too."""
    people = [node for node in Tables(shipped()).read().nodes if node.label == "Person"]
    assert len(people) > 60
    return {folded(person.name.split()[-1]) for person in people} - {"close"}


@pytest.fixture
def received(page):
    """Every text that the server sends to this page over its web socket."""
    frames = []

    def heard(frame):
        frames.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

    page.on("websocket", lambda socket: socket.on("framereceived", heard))
    return frames


def text_of(path):
    """The text of a file; of a workbook that of all its parts."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(part).decode("utf-8") for part in book.namelist())


def settle(page):
    expect(page.locator("footer.foot")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=30_000)


def test_without_the_switch_a_name_is_there_to_be_found(page, address, received, surnames):
    page.goto(f"{address}/questions?question=people_to_meet&body=durham")
    settle(page)
    assert surnames & set(words("".join(received)))


@pytest.mark.parametrize("view", VIEWS)
def test_no_name_is_sent_to_a_reader_who_hides_people(page, address, received, surnames, view):
    page.goto(f"{address}/{view}{'&' if '?' in view else '?'}hide_people=true")
    expect(page.get_by_text("Names of people are hidden on every page")).to_be_visible(timeout=30_000)
    settle(page)
    assert surnames & set(words(page.content() + "".join(received))) == set()
    page.wait_for_timeout(1000)  # a map that has told its width is drawn for it
    for button in page.get_by_test_id("stDownloadButton").get_by_role("button").all():
        with page.expect_download() as going:
            button.click()
        assert surnames & set(words(text_of(going.value.path()))) == set()


def test_the_switch_holds_on_every_page_in_every_link_and_for_who_gets_the_link(page, another, address):
    page.goto(f"{address}/?body=durham")
    page.get_by_role("button", name="Hide names of people").click()
    told = page.get_by_text("Names of people are hidden on every page")
    expect(told).to_be_visible(timeout=30_000)
    expect(page).to_have_url(re.compile("body=durham.*hide_people=true"))
    page.get_by_role("link", name="Evidence").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evidence")
    expect(told).to_be_visible()
    expect(page).to_have_url(re.compile(r"/evidence\?.*hide_people=true"))
    settle(page)
    ours = page.locator("[data-testid=stMain] a[href*='?']:not([target=_blank])")
    assert ours.count() > 20
    assert [
        a
        for a in ours.evaluate_all("all => all.map(a => a.getAttribute('href'))")
        if "hide_people=true" not in a
    ] == []
    other = another.new_page()
    other.goto(page.url)
    expect(other.get_by_text("Names of people are hidden on every page")).to_be_visible(timeout=30_000)
    other.close()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Durham Constabulary")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Show names").click()
    expect(told).to_have_count(0)
    expect(page).not_to_have_url(re.compile("hide_people"))


def test_from_the_moment_that_it_says_so_no_name_is_seen_while_the_page_is_made_anew(page, address):
    page.goto(f"{address}/?body=cdsou&people=true")
    settle(page)
    name = "Steve Ball"  # head of the unit, by the Durham briefing
    expect(page.get_by_text(name).first).to_be_visible()
    page.evaluate(
        """name => { window.seen = 0; const look = () => {
        const main = document.querySelector('[data-testid=stMain]').innerText;
        if (main.includes('Names of people are hidden') && main.includes(name)) window.seen++;
        requestAnimationFrame(look); }; look(); }""",
        name,
    )
    page.get_by_role("button", name="Hide names of people").click()
    expect(page.get_by_text("Names of people are hidden on every page")).to_be_visible()
    settle(page)
    assert page.evaluate("window.seen") == 0
    expect(page.get_by_text(name)).to_have_count(0)
