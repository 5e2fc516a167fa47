"""Nodes, claims and a network small enough to know every answer by hand, for the tests of the pages."""

from contextlib import closing

from graph.model import Entity, Facts, Relationship
from graph.store import open_store
from tests.reading import NASTY


def claim(number, text, source="doc", **properties):
    """A claim from "start TYPE end", on a line of its own of a document of 2025."""
    start, kind, end = text.split()
    own = {"id": f"c{number}", "source": source, "place": f"line {number}", "as_of": "2025", **properties}
    return Relationship(f"c{number}", kind, start, end, own)


def node(key, label, name="", **properties):
    return Entity(key, label, {"id": key, "name": name or key.title(), **properties})


def force(key, region, name=""):
    return node(key, "Force", name, kind="territorial", regions=[region])


NODES = (
    force("cleveland", "North East"),
    force("kent", "South East", NASTY),
    force("yorkshire", "Yorkshire and the Humber"),
    node("lpb-durham", "PCC", "Commissioner for Durham", kind="PCC", until="2028-05"),
    node("air", "NationalBody", "Air Service"),
    node("cameras", "Unit", "Camera Unit"),
    node("vans", "Unit", "Van Unit"),
    node("roads", "Function", "Roads policing"),
    node("doc", "Document", "A page", tier="own", publisher="Home Office"),
)
"""Durham and the agreement on the camera unit are each test's own."""
CLAIMS = (
    # everybody takes part in the air service, which Yorkshire leads; only Durham is named in it
    claim(1, "durham COLLABORATES air"),
    claim(2, "cleveland COLLABORATES air", scope="class"),
    claim(3, "kent COLLABORATES air", scope="class"),
    claim(4, "yorkshire LEADS air", role="lead force"),
    # the camera unit is of Durham and Cleveland alone, and delivers what neither has otherwise
    claim(5, "durham COLLABORATES cameras"),
    claim(6, "cleveland COLLABORATES cameras"),
    claim(7, "cameras DELIVERS roads"),
    claim(8, "contract COVERS cameras"),
    claim(9, "lpb-durham OVERSEES durham"),
    # Kent may come to lead vans
    claim(11, "kent LEADS vans", role="lead force", status="proposed"),
)


def with_more(nodes, claims):
    """The network with what one page is asked about."""
    return Facts((*NODES, *nodes), (*CLAIMS, *claims))


def stored(tmp_path_factory, facts):
    """The path of a built-in store that holds these facts."""
    made = str(tmp_path_factory.mktemp("store") / "facts.kgl")
    with closing(open_store(made)) as store:
        store.load(facts)
    return made
