"""The titles that rows stand under next to a focus: how far they reach, or what joins them to it."""

from collections.abc import Mapping
from typing import Final

from graph.drawing.parts import Body, Line, Picture

REACHES: Final = ("Local", "Regional", "National")
TITLES: Final[Mapping[tuple[str, str], tuple[int, str]]] = {
    ("LEADS", "in"): (10, "Leads or hosts it"),
    ("HOSTS", "in"): (10, "Leads or hosts it"),
    ("LEADS light", "in"): (11, "Leads in part"),
    ("HOSTS light", "in"): (13, "Gives premises or staff"),
    ("GOVERNS", "in"): (12, "Governs it"),
    ("OVERSEES", "in"): (12, "Oversees it"),
    ("PROVIDES", "in"): (14, "Provides to it"),
    ("FUNDS", "in"): (15, "Funds it"),
    ("COLLABORATES", "in"): (20, "Takes part"),
    ("STAYS_OUT_OF", "in"): (21, "Stays out"),
    ("MEMBER_OF", "in"): (22, "Members"),
    ("PARTY_TO", "in"): (22, "Parties"),
    ("PART_OF", "out"): (30, "It is part of"),
    ("PART_OF", "in"): (31, "Parts of it"),
    ("LEADS", "out"): (5, "Leads"),
    ("HOSTS", "out"): (6, "Hosts"),
    ("LEADS light", "out"): (7, "Leads in part"),
    ("HOSTS light", "out"): (8, "Gives premises or staff to"),
    ("COLLABORATES", "out"): (20, "Takes part in"),
    ("GOVERNS", "out"): (24, "Governs"),
    ("OVERSEES", "out"): (24, "Oversees"),
    ("REPORTS_TO", "out"): (25, "Reports to"),
    ("REPORTS_TO", "in"): (26, "Reports to it"),
    ("PROVIDES", "out"): (27, "Provides to"),
    ("FUNDS", "out"): (28, "Funds"),
    ("MEMBER_OF", "out"): (29, "Member of"),
    ("HOLDS", "out"): (3, "Holds the post"),
    ("HOLDS", "in"): (3, "Held by"),
    ("AT", "out"): (4, "At"),
    ("DELIVERS", "in"): (33, "Delivered by"),
    ("DELIVERS", "out"): (33, "Delivers"),
    ("COVERS", "out"): (23, "Covers"),
    ("COVERS", "in"): (34, "Covered by"),
    ("PARTY_TO", "out"): (34, "Party to"),
    ("STAYS_OUT_OF", "out"): (35, "Stays out of"),
}
OTHER: Final = (40, "Linked")
PEOPLE: Final = (38, "People and posts")


def title(picture: Picture, body: Body, depth: Mapping[str, int], policing: bool) -> tuple[int, str]:
    """The section that a body next to the focus belongs in: by reach, or by what joins it to the focus."""
    if policing and body.reach:
        return REACHES.index(body.reach), body.reach
    found = []
    for line in picture.lines:
        if line.start == body.id and depth.get(line.end) == 0:
            found.append(TITLES.get((_kind(line), "in"), OTHER))
        elif line.end == body.id and depth.get(line.start) == 0:
            found.append(TITLES.get((_kind(line), "out"), OTHER))
    order, title = min(found, default=OTHER)
    if body.label in ("Person", "Post") and title not in ("Held by", "Holds the post"):
        return PEOPLE
    return (50 + order if policing else order), title


def _kind(line: Line) -> str:
    """A role that makes nobody depend has titles of its own."""
    return line.style if line.style.endswith(" light") else line.relation
