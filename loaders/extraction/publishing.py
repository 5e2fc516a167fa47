"""Who publishes a document: whom "we", "the PCC" and "the force" mean in it."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.documents import Document
from loaders.extraction.naming import Names
from loaders.extraction.slots import Body

HEAD: Final = 10
SHORT: Final = 20
INSPECTION: Final = re.compile(r"\bPEEL\b|HMIC(?:FRS)?\b|\binspection\b", re.I)
"""A report on a force, which is "the force" in it and not "we"."""
PANEL: Final = re.compile(
    r"(?:Police(?:,? Fire)?|Policing) (?:and|&) Crime (?:Panel|Commissioner)|\bO?PF?CC\b", re.I
)


OWN: Final = re.compile(
    r"(?:Office of the [^.]{5,80}|This (?:register|page|list|report|document|site) (?:belongs to|is kept by"
    r"|is published by) [^.;,]{5,80}|When I (?:took office|was elected) as [^.,]{5,60}? for [A-Z][\w-]+(?: [A-Z][\w-]+)?)"
)
"""A sentence by which a document says whose it is."""
MAIL: Final = re.compile(r"@(?P<area>[\w-]+)(?P<pcc>[.-]pf?cc)?\.(?:pnn\.|pcc\.)?(?:police|gov)\.uk\b", re.I)
OFFICE: Final = re.compile(r"\b(?P<area>[A-Z][a-z]+(?: (?:and )?[A-Z][a-z]+)?) OP(?:F|V|CV)?CC?\b")


def publisher(document: Document, names: Names) -> Body | None:
    """The force or policing body that the site, the title or the head of a document names, if it names but one.

    A police and crime panel is reported to by its commissioner.
    """
    for text in _heads(document):
        found = list(dict.fromkeys(_bodies(text, names)))
        if len(found) == 1:
            return found[0]
    return None


def office(document: Document, names: Names) -> Body | None:
    """The one body whose address of mail, or whose office by its area, a document gives: whose posts it means."""
    text = "\n".join(passage.text for passage in document.passages)
    mailed = {key for match in MAIL.finditer(text) for key in _by_area(match["area"], match["pcc"], names)}
    named = {key for match in OFFICE.finditer(text) for key in _by_area(match["area"], "pcc", names)}
    for keys in (mailed, named):
        if len(keys) == 1:
            node = names.nodes[keys.pop()]
            return Body(node.name, node.id, node.label)
    return None


def _by_area(area: str, pcc: str | None, names: Names) -> Iterator[str]:
    """The force or policing body of a place, or of the short form of one."""
    for mention in names.mentions(area.title().replace("-", " ")):
        key = f"lpb-{mention.id}" if pcc else mention.id
        if mention.kind in "FL" and key in names.nodes:
            yield key


def _heads(document: Document) -> Iterator[str]:
    yield document.site
    yield document.name
    for passage in document.passages[:HEAD]:
        said = len(passage.text.split()) <= SHORT and not passage.text.endswith(".")
        own = OWN.match(passage.text)
        if own:
            yield own[0]
        if passage.kind == "heading" or (passage.kind in ("paragraph", "note") and said):
            yield passage.text


def _bodies(text: str, names: Names) -> Iterator[Body]:
    for mention in names.mentions(text):
        label = {"F": "Force", "P": "PCC", "L": "PCC" if PANEL.search(text) else ""}.get(mention.kind, "")
        if mention.kind == "L" and INSPECTION.search(text):
            label = "Force"
        if mention.kind == "F" and PANEL.match(text, max(0, text.find("Police", mention.start))):
            label = "PCC"
        key = f"lpb-{mention.id}" if label == "PCC" and mention.kind != "P" else mention.id
        if label and key in names.nodes:
            yield Body(names.nodes[key].name, key, label)
