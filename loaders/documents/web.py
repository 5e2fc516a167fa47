"""Web pages: what the page says, without its navigation, banners and hidden parts; the only place that knows lxml."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree, html

from graph.errors import ConcordError
from loaders.documents.lines import BULLET
from loaders.documents.passages import Placing, tidy

NEVER: Final = {
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "select", "button", "input",
    "textarea", "audio", "video", "math", "head",
}  # fmt: skip
ROUND: Final = {"nav": "navigation", "footer": "the foot of the page", "aside": "a side box"}
ROLES: Final = {
    "navigation": "navigation",
    "banner": "the head of the page",
    "contentinfo": "the foot of the page",
    "search": "a search box",
    "dialog": "a dialogue box",
    "alertdialog": "a dialogue box",
    "complementary": "a side box",
}
MARKS: Final = (
    (re.compile(r"cookie|consent|gdpr|onetrust|ccc-", re.I), "a cookie banner"),
    (re.compile(
    r"breadcrumb|skip-?link|skip-to|\b(?:main|site|side|top|global)?-?(?:nav|menu)(?:bar"
    r"|igation)?\b"
, re.I),
     "navigation"),
    (re.compile(
    r"\b(?:share|social|newsletter|subscribe|related|sidebar|advert\w*|site-?footer"
    r"|site-?header)\b"
, re.I),
     "a side box"),
)  # fmt: skip
FOLDS: Final = re.compile(r"accordion|collaps|expand|toggle|tab-?pane|tab-?panel|details", re.I)
MOST: Final = 0.5
"""An element with more of the page's text than this share is the page itself, whatever its marks say."""
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BLOCKS: Final = {
    "p", "div", "section", "article", "main", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure",
    "figcaption", "address", "header", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "details", "hr", "body",
    "center", "tr", "td", "th", "table", "tbody", "thead", "tfoot", "caption", "fieldset", "legend", "hgroup",
}  # fmt: skip
HEADS: Final = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "caption"}


def read_web(name: str, text: str, placing: Placing) -> tuple[str, str]:
    """The passages of a web page; gives its title and the name of its site, either may be empty."""
    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.LxmlError, ValueError):
        raise ConcordError(
            f"{name}: is not a web page that can be read. Save it from the browser again."
        ) from None
    body = root.find("body")
    if body is None:
        raise ConcordError(f"{name}: has no body, so there is nothing to read. Save the page again.")
    if re.search(r"<html[\s>]", text, re.I) and not re.search(r"</html\s*>\s*", text, re.I):
        placing.notices.append("The page ends before its closing mark: it may be cut off.")
    _say_left_out(_strip(body), placing)
    _Page(placing).read(body)
    title = tidy(root.findtext("head/title") or "")
    return title, _meta(root, "og:site_name")


def _meta(root: Any, key: str) -> str:
    for meta in root.iter("meta"):
        if key in (meta.get("property"), meta.get("name")):
            return tidy(meta.get("content") or "")
    return ""


def _strip(body: Any) -> Counter[str]:
    """Take out what is not the page's own text; what that was, counted."""
    left: Counter[str] = Counter()
    most = MOST * _length(body)
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element is body or element.getparent() is None:
            continue
        reason = _reason(element)
        if reason is None or (element.tag.lower() not in (*NEVER, *ROUND) and _length(element) > most):
            continue
        if reason and tidy("".join(element.itertext())):
            left[reason] += 1
        element.drop_tree()
    return left


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext())


def _is_hidden(element: Any) -> bool:
    """Whether a reader cannot bring an element to sight; what folds out on a click can be."""
    folds = FOLDS.search(f"{element.get('id', '')} {element.get('class', '')}")
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return not folds and (hidden or bool(HIDDEN.search(element.get("style", ""))))


def _reason(element: Any) -> str | None:
    """Why an element is left out: in words, empty where nobody would miss it, None where it stays."""
    tag = element.tag.lower()
    if tag in NEVER:
        return ""
    if tag == "form" and element.find(".//p") is None and element.find(".//table") is None:
        return ""
    if _is_hidden(element):
        return "hidden text"
    if (
        tag in ("main", "article", "html")
        or element.find(".//main") is not None
        or element.find(".//h1") is not None
    ):
        return None
    if tag in ROUND:
        return ROUND[tag]
    if tag == "header" and not any(above.tag in ("main", "article") for above in element.iterancestors()):
        return "the head of the page"
    role = ROLES.get(element.get("role", "").lower())
    if role:
        return role
    marks = f"{element.get('id', '')} {element.get('class', '')}"
    return next((reason for mark, reason in MARKS if mark.search(marks)), None)


def _say_left_out(left: Counter[str], placing: Placing) -> None:
    if left:
        parts = ", ".join(
            f"{reason} ({count})" if count > 1 else reason for reason, count in sorted(left.items())
        )
        placing.notices.append(f"Left out of the page: {parts}.")


class _Page:
    """Walks a body without recursion: text gathers until a block begins or ends."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.words: list[str] = []
        self.term = ""

    def read(self, body: Any) -> None:
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            tag = element.tag.lower()
            if event == "start":
                self._start(tag, element, walk)
            else:
                if tag in BLOCKS:
                    self._flush(tag, element)
                if element is not body:
                    self.words.append(element.tail or "")

    def _start(self, tag: str, element: Any, walk: Any) -> None:
        if tag in BLOCKS:
            above = element.getparent()
            self._flush(above.tag if above is not None and isinstance(above.tag, str) else "", above)
        if tag == "table" and _is_data(element):
            self.placing.table(list(_rows(element)))
            walk.skip_subtree()
        elif tag == "br":
            self.words.append("\n")
        else:
            self.words.append(element.text or "")

    def _flush(self, tag: str, element: Any) -> None:
        text, self.words = "".join(self.words), []
        if not text.strip():
            return
        if tag in HEADS:
            self.placing.head(text)
        elif tag == "dt":
            self.term = tidy(text)
        elif tag == "dd" and self.term:
            self.placing.paragraph(f"{self.term}: {tidy(text)}")
        elif tag == "li" or (element is not None and next(element.iterancestors("li"), None) is not None):
            self.placing.item(text)
        else:
            self._paragraphs(text, element)

    def _paragraphs(self, text: str, element: Any) -> None:
        bold = element is not None and _all_bold(element)
        for part in re.split(r"\n[ \t\r\f\v]*\n\s*", text) if "\n" in text else [text]:
            lines = part.split("\n")
            if any(BULLET.match(line) for line in lines[1:]):
                for line in lines:
                    mark = BULLET.match(line)
                    (self.placing.item if mark else self.placing.paragraph)(
                        line[mark.end() :] if mark else line
                    )
            elif bold and len(part.split()) <= 10 and not re.search(r"[.:;,]$", part.strip()):
                self.placing.head(part)
            else:
                self.placing.paragraph(part)


def _all_bold(element: Any) -> bool:
    children = [child for child in element if isinstance(child.tag, str)]
    return (
        element.tag == "p"
        and not (element.text or "").strip()
        and len(children) == 1
        and children[0].tag in ("strong", "b")
        and not (children[0].tail or "").strip()
    )


def _is_data(table: Any) -> bool:
    """Whether a table holds data, and does not just lay out the page."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    rows = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in table.iter("tr")]
    return len(rows) > 1 and max(rows) > 1


def _rows(table: Any) -> Iterator[list[str]]:
    """The rows of a table: a cell over several columns or rows counts for each of them."""
    hanging: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in [cell for cell in row if cell.tag in ("td", "th")]:
            _hang(hanging, cells)
            text = tidy(" ".join(cell.itertext()))
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    hanging[len(cells)] = (_span(cell, "rowspan") - 1, text)
                cells.append(text)
        _hang(hanging, cells)
        yield cells


def _hang(hanging: dict[int, tuple[int, str]], cells: list[str]) -> None:
    while len(cells) in hanging:
        left, text = hanging.pop(len(cells))
        if left > 1:
            hanging[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Any, name: str) -> int:
    said = cell.get(name, "1")
    return min(max(int(said), 1), 100) if said.isdigit() else 1
