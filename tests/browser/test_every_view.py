"""What holds for every view of every page: each is opened once and looked at from all sides."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEWS = {
    "start": "",
    "a force": "?body=durham",
    "a claim": "?body=npas&selected=lpb-west-yorkshire%7CLEADS%7Cnpas",
    "a region": "?region=East%20Midlands",
    "a path": "?path=durham,kent",
    "everything": "?everything=true",
    "a matrix": "?region=North%20East&layout=matrix",
    "a day": "?body=durham&as_at=2019",
    "a link that names nobody": "?body=durhan",
    "ranking": "dependencies",
    "a lead body": "dependencies?lead=west-yorkshire&dependant=humberside",
    "who on whom": "dependencies?view=matrix&lead=lincolnshire&dependant=derbyshire",
    "a withdrawal": "dependencies?view=withdrawal&bodies=durham&seen_by=cleveland",
    "two side by side": "dependencies?view=sides&a=durham&b=cleveland",
    "all questions": "questions",
    "a question": "questions?question=depends&of=durham",
    "an answer as a map": "questions?question=depends&of=durham&show=map",
    "a definition": "questions?question=depends&of=durham&show=definition",
    "decisions": "questions?question=decisions_pending&body=durham",
    "people to meet": "questions?question=people_to_meet&body=durham",
    "a form": "questions?question=changes",
    "a question of nobody": "questions?question=depends&of=durhan",
    "nothing asked": "ask",
    "a query": "ask?cypher=MATCH%20(f)-%5Bc:LEADS%5D-%3E(u)%20RETURN%20f,c,u%20ORDER%20BY%20c.id%20LIMIT%2020",
    "a wrong query": "ask?cypher=MATCH%20(f:Force)%20RETRN%20f",
    "documents": "evidence",
    "disagreements": "evidence?tab=disagreements",
    "gaps": "evidence?tab=gaps&region=South%20East",
    "agreements": "evidence?tab=agreements&region=South%20East&lacks=review_date",
    "one source alone": "evidence?tab=alone&body=durham",
    "long ago": "evidence?tab=stale&years=15",
    "glossary": "evidence?tab=glossary",
    "no briefing yet": "brief",
    "a briefing": "brief?about=durham&marking=OFFICIAL",
}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],  # without it axe describes every element that passes, for seconds
}
KNOWN = {"presentation-role-conflict": 'data-testid="stFileUploaderDropzone"'}
"""A good practice that Streamlit's place for dropping a file does not keep: it has a name and no role, while the button in
it, which does the same, has both (docs/accessibility.md)."""
OURS = r"(https?|wss?)://127\.0\.0\.1|data:|blob:"


def settle(page):
    """Wait until the page is whole and at rest."""
    expect(page.locator("footer.foot")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(300)


@pytest.fixture(scope="module", params=VIEWS)
def view(request, reader, address):
    """A view in a window of 1,440 px, with what it asked for and what went wrong."""
    page = watched(reader.new_page())
    page.goto(f"{address}/{VIEWS[request.param]}")
    settle(page)
    yield page
    page.close()


def text(page):
    return page.locator("[data-testid=stMain]").inner_text()


def violations(page):
    """What axe finds, and on what, but for what is known of parts that Streamlit makes."""
    found = Axe().run(page, options=RULES).response["violations"]
    every = [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]
    return [(rule, html) for rule, html in every if not (rule in KNOWN and KNOWN[rule] in html)]


def test_its_link_is_the_same_view_in_another_browser(view, another):
    other = another.new_page()
    other.goto(view.url)
    settle(other)
    for _ in range(40):  # code is coloured a moment after it is there
        if text(other) == text(view):
            break
        other.wait_for_timeout(250)
    assert text(other) == text(view)
    other.close()


def test_axe_finds_nothing(view):
    assert violations(view) == []


def test_it_is_no_wider_than_the_window_and_axe_finds_nothing_on_a_phone(view):
    wide = {1440: view.evaluate("document.documentElement.scrollWidth")}
    for width in (1024, 390, 320):
        view.set_viewport_size({"width": width, "height": 900})
        settle(view)
        wide[width] = view.evaluate("document.documentElement.scrollWidth")
        if width == 390:
            assert violations(view) == []
    assert wide == {width: width for width in wide}


def test_it_asked_nothing_of_another_machine_and_nothing_went_wrong(view):
    assert [url for url in view.asked if not re.match(OURS, url)] == []
    assert view.wrong == []
