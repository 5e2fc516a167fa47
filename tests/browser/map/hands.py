"""A page with a map of six bodies and no store, and the hands of a reader on it."""

from playwright.sync_api import expect

NASTY = '<img src=x onerror="window.hit=1">"><script>window.hit=1</script> href'
SCRIPT = f"""
from dataclasses import replace
import streamlit as st
from graph.drawing import columns, free
from graph.drawing.component import happened, map_width, network_map
from graph.drawing.view import picture
from graph.model import Entity, Subgraph

st.set_page_config(layout="wide")
network = Subgraph.of(
    "durham COLLABORATES npas source=a", "durham COLLABORATES npas source=b", "durham COLLABORATES evil",
    "west-yorkshire LEADS npas role=lead_force", "lpb-durham OVERSEES durham", "cumbria COLLABORATES evil",
    labels={{"npas": "NationalBody", "durham": "Force"}},
)
names = {{"npas": "National Police Air Service", "durham": "Durham Constabulary", "evil": {NASTY!r}}}
nodes = {{k: Entity(k, n.label, {{"id": k, "name": names.get(k, k)}}) for k, n in network.nodes.items()}}
kept = st.session_state
key = f"map{{kept.get('number', 0)}}"
event = happened(key)
if event.do:
    kept.acts = kept.get("acts", []) + [event.do]
    kept.said = " ".join([event.do, *event.ids, event.link]).strip()
if event.do in ("select", "open"):
    kept.selected = event.ids
if event.do == "pin":
    kept.pinned = tuple({{*kept.get("pinned", ())}} ^ {{*event.ids}})
if event.do == "hide":
    kept.hidden = {{*kept.get("hidden", ()), *event.ids}}
kept.moved = {{**kept.get("moved", {{}}), **event.at}}
left = {{k: n for k, n in nodes.items() if k not in kept.get("hidden", ())}}
lines = {{k: r for k, r in network.relationships.items() if r.start in left and r.end in left}}
drawn = picture(Subgraph(left, lines), ["durham"], today="2026-11-22")
kept.free = kept.get("free") or bool(st.query_params.get("free"))
place = free.place if kept.free else columns.place
if st.query_params.get("filled"):
    dyed = [replace(b, fill="#C71585", grow=1.5) if b.id == "cumbria" else b for b in drawn.bodies]
    drawn = replace(drawn, bodies=tuple(dyed))

def begin_anew():
    number = kept.get("number", 0) + 1
    for name in list(kept):
        del kept[name]
    kept.number = number

def page():
    network_map(drawn, place(drawn, width=map_width(key), height=500), key=key,
                selected=kept.get("selected", ()), pinned=kept.get("pinned", ()), moved=kept.moved,
                undo=bool(kept.get("acts")), redo=False)
    st.button("unrelated")
    st.button("begin anew", on_click=begin_anew)
    st.text("said: " + kept.get("said", "nothing"))
    st.text("acts: " + " ".join(kept.get("acts", [])))
    st.text(f"width: {{map_width(key):.0f}}")
    rows = "".join(
        f'<tr data-line="{{x.id}}"><td><span data-body="{{x.start}}">{{x.start}}</span></td>'
        f'<td><a href="?selected={{x.id}}" target="_self">{{x.relation}}</a></td><td>{{x.end}}</td></tr>'
        for x in drawn.lines)
    st.html(f"<table>{{rows}}</table>")
    st.html('<a href="?body=npas&amp;hops=2">another view</a> <a href="?x=1" target="_blank">a new tab</a>')
    if st.query_params.get("two"):
        network_map(drawn, place(drawn, width=map_width("second"), height=300), key="second", offers=("open",))

def elsewhere():
    st.text("elsewhere")

st.navigation([st.Page(page, title="Map", default=True), st.Page(elsewhere, title="Elsewhere")], position="top").run()
"""

SCALE = "stage => stage.concordMap.scene.network.getScale()"
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return [at.getAttribute('aria-label') && at.tagName === 'BUTTON' ? at.getAttribute('aria-label') : at.className,
          at.textContent];
}"""


def shown(page, address, query=""):
    """The map as a new reader sees it: on a page that is there already, all that was done before is forgotten."""
    before = page.locator(".stage[data-ready]")
    if page.url == f"{address}/{query}" and before.count() == 1:
        before.evaluate("stage => { stage.dataset.before = 'yes'; }")
        page.get_by_role("button", name="begin anew").click()
    else:
        page.goto(f"{address}/{query}")
    expect(page.locator(".stage[data-ready]:not([data-before])")).to_be_visible()
    said(page, "nothing")
    expect(page.locator(".stage[data-ready]")).to_have_count(1)
    page.wait_for_timeout(150)
    return page.locator(".stage[data-ready]")


def point(stage, key):
    """Where a body or a line is hit on the page."""
    return stage.evaluate("(stage, key) => stage.concordMap.point(key)", key)


def said(page, text):
    expect(page.get_by_text(f"said: {text}", exact=True)).to_be_visible()


def choose(page, stage, *keys):
    """Click the first, shift-click the others."""
    page.mouse.click(**point(stage, keys[0]))
    page.keyboard.down("Shift")
    for key in keys[1:]:
        page.mouse.click(**point(stage, key))
    page.keyboard.up("Shift")


def selected(stage):
    return stage.evaluate("stage => [...stage.concordMap.scene.selected]")


def painted(stage, *colour):
    """How many pixels of the map have a colour."""
    return stage.evaluate(
        """(stage, [r, g, b]) => {
          const canvas = stage.querySelector('canvas'), data = canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 0; i < data.length; i += 4)
            if (data[i] === r && data[i + 1] === g && data[i + 2] === b) count++;
          return count;
        }""",
        list(colour),
    )
