"""Names that nobody knows yet, as marks: joint units and boards by how their names end or are brought in."""

import re
from typing import Final

from loaders.extraction import defining
from loaders.extraction.reading import Reading
from loaders.extraction.slots import Body, Marked, Slot
from loaders.extraction.slots import J as UNIT
from loaders.extraction.slots import L as PLACE

CALLED: Final = re.compile(
    r"\b(?:programme|unit|team|service|partnership|collaboration|alliance|arrangement) (?:called|known"
    r" as) (?:the )?"
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){1,4})"
)
AGREED_ON: Final = re.compile(
    r"\bAgreement (?:for|on|to|in relation to|in respect of|relating to"
    r"|about) (?:the )?(?:(?:Provision|Delivery|Creation) of )?(?:an? )?",
    re.I,
)
SERVICES: Final = re.compile(r"\b(?:to include|including|includes|covering) [^.;:]*,[^.;:]*$")
"""Before the last of a list of what an agreement is for: it is a service, and no unit."""
TWO_UNITS: Final = re.compile(rf"{defining.UNIT_HEADS},? and (?:the )?")
ARTICLE: Final = re.compile(
    r"(?:(?:Minutes|Meeting|Report|Terms of Reference) (?:of"
    r"|to) (?:the )?)?(?:(?:When|Since|After|Before|As|While|Under|In|At|For|With|By|From|Both|Like"
    r"|Unlike|Although|Within|Through|But|And"
    r"|Until|Whether|Our|Together) (?:the )?)?(?:The |A |An |Our |New |This )?"
)


def mark_called(result: Marked) -> None:
    """ "A programme called Safer Together": a name that ends like no unit's, where the words before say that it is one."""
    for match in reversed(list(CALLED.finditer(result.marked))):
        result.put(
            match.start("name"),
            match.end("name"),
            Slot("J", (Body(match["name"], "", "Unit", defining.NEW),), match["name"]),
        )


def mark_new(result: Marked, reading: Reading) -> None:
    """Boards, and joint units by their names, that nobody knows yet; a place in such a name is part of it."""
    for match in reversed(
        list(re.finditer(rf"({UNIT})(?: [A-Z]\w+){{0,3}} {defining.BOARD_HEADS}\b", result.marked))
    ):
        whole = result.slots[match[1]].text + match[0][1:]
        board = defining.named(whole, reading.known)
        if board.label == "Board":
            result.put(match.start(), match.end(), Slot("B", (board,), whole))
    for pattern, kind in ((defining.BOARD, "B"), (defining.UNIT, "J"), (defining.UNIT, "J")):
        if _capitals(result.text):
            result.marked = defining.titled(result.marked)
        for match in reversed(list(pattern.finditer(re.sub(PLACE, "X", result.marked)))):
            start = match.start() + len(ARTICLE.match(match[0])[0])  # type: ignore[index]
            start += max(
                (two.end() for two in TWO_UNITS.finditer(result.marked[start : match.end()])), default=0
            )
            start += max(
                (cut.end() for cut in AGREED_ON.finditer(result.marked[start : match.end()])), default=0
            )
            if re.search(rf"{UNIT} $", result.marked[:start]):
                start -= 2
            within = result.marked[start : match.end()]
            whole = "".join(result.slots[c].text if c in result.slots else c for c in within)
            called = re.search(r"(?:called|known as|named) (?:the )?$", result.marked[:start])
            if SERVICES.search(result.marked[:start]):
                continue
            enough = len(whole.split()) >= (2 if called else 3)
            if enough and not defining.OTHER.search(whole):
                result.put(start, match.end(), Slot(kind, (defining.named(whole, reading.known),), whole))


def _capitals(text: str) -> bool:
    """Whether a line is a title in capitals, but for its small words."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters)
