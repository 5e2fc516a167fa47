"""Whom a commissioner should meet, about what, in which role and what is undecided there."""

from collections import defaultdict
from collections.abc import Iterable

from graph.analytics.counterparts import GROUPS, Meeting, counterparts
from graph.analytics.counting import certainty
from graph.analytics.parts import WORDS, Part, above, halves, on_a_day, parts, together
from graph.model import Entity, Relationship, Subgraph
from graph.schema import POSSIBLE

CHIEF = (
    "chief constable", "assistant chief", "deputy chief", "chief officer", "chief executive", "chief finance",
    "commissioner", "monitoring officer", "section 151", "mayor",
)  # fmt: skip
"""Words of the posts that are a force's or policing body's chief officers and statutory officers."""
UNSETTLED = ("under review", *POSSIBLE)
OPEN_TERMS = ("decision_needed", "concern", "change_proposed")
"""Statements that say what is undecided."""


def people_to_meet(network: Subgraph, body: str, today: str) -> list[Meeting]:
    """Whom the commissioner of a force should meet.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, PARTY_TO, COVERS, LEADS, HOSTS, CONTACT_FOR, GOVERNS, PART_OF, OVERSEES, HOLDS, AT and
        WROTE claims, and the statements of what is undecided.
    body : str
        The force or its policing body; the two count as one.
    today : str

    Returns
    -------
    list of Meeting
        Contacts, leads, hosts and heads of boards of what the two take part in, by group, unit and id; then
        the counterpart commissioners, most shared units first; then the own chief officers.

    Notes
    -----
    Where nobody leads, heads or hosts a unit, those of the nearest unit above it stand for it.
    """
    area = _Area(network, body, today)
    rows = [
        *area.about_units(),
        *area.about_documents(),
        *counterparts(network, body, today),
        *area.own_posts(),
    ]
    return sorted(rows, key=_order)


def _order(row: Meeting) -> tuple[int, str, int, int, str, str, str]:
    named = len(row.units) - row.by_class
    return (
        GROUPS.index(row.group), row.certainty if row.group == "counterpart" else "", -named, -len(row.units),
        row.about or "", row.who, row.role,
    )  # fmt: skip


class _Area:
    """A force and its policing body, with the claims around what they take part in."""

    def __init__(self, network: Subgraph, body: str, today: str) -> None:
        self.network, self.today = network, today
        self.bodies = [body, *halves(network).get(body, ())]
        self.by_end: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self.by_start: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for key in sorted(network.relationships):
            claim = network.relationships[key]
            self.by_end[claim.type, claim.end].append(claim)
            self.by_start[claim.type, claim.start].append(claim)
        self.up = above(network, today)
        self.units = together(parts(network, today), self.bodies)

    def agreements(self, unit: str) -> dict[str, list[str]]:
        """The agreements that cover a unit, with the claims that say so."""
        found: dict[str, list[str]] = defaultdict(list)
        for claim in self.by_end["COVERS", unit]:
            found[claim.start].append(claim.id)
        return found

    def about_units(self) -> list[Meeting]:
        rows = []
        for unit, part in self.units.items():
            for node in (unit, *sorted(self.agreements(unit))):
                rows += self._meetings("contact", "CONTACT_FOR", node, node, unit, part)
            for node, path in self._led(unit):
                through = (*part.claims, *path)
                way = Part(part.certainty, part.named, through)
                rows += self._meetings("lead", "LEADS", node, node, unit, way)
                rows += self._meetings("host", "HOSTS", node, node, unit, way)
            for governing in self.by_end["GOVERNS", unit]:
                way = Part(part.certainty, part.named, (*part.claims, governing.id))
                rows += self._meetings("governs", "LEADS", governing.start, governing.start, unit, way)
        return rows

    def _led(self, unit: str) -> list[tuple[str, tuple[str, ...]]]:
        """The unit, or the nearest above it that somebody leads or hosts, with the claims on the way up."""
        front: dict[str, tuple[str, ...]] = {unit: ()}
        seen = {unit}
        while front:
            led = [n for n in sorted(front) if self.by_end["LEADS", n] or self.by_end["HOSTS", n]]
            if led:
                return [(node, front[node]) for node in led]
            ahead = {
                parent: (*path, *claims)
                for node, path in front.items()
                for parent, claims in self.up.get(node, {}).items()
                if parent not in seen
            }
            seen |= set(ahead)
            front = ahead
        return []

    def _meetings(self, group: str, kind: str, node: str, about: str, unit: str, part: Part) -> list[Meeting]:
        """A row for each who and role that claims of a kind name at a node."""
        said: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for claim in self.by_end[kind, node]:
            sure = on_a_day(self.network, claim, self.today)
            if sure != "no" and claim.start not in self._commissioner():
                role = str(claim.properties.get("role") or "contact")
                said[claim.start, role].append(claim)
        open_points, why = self.undecided(unit)
        return [
            Meeting(
                group, who, about, role, None if about == unit else unit, open_points, (), 0,
                self._worst(claims, part), self._scope(claims), "named" if part.named else "class",
                tuple(sorted({*(c.id for c in claims), *part.claims, *why})),
            )
            for (who, role), claims in sorted(said.items())
        ]  # fmt: skip

    def _commissioner(self) -> list[str]:
        """The reader's own office, whom nobody need tell the reader to meet."""
        return [body for body in self.bodies if self.network.nodes[body].label == "PCC"]

    def _worst(self, claims: Iterable[Relationship], part: Part) -> str:
        best = min((on_a_day(self.network, c, self.today) for c in claims), key=WORDS.__getitem__)
        return max(best, part.certainty, key=WORDS.__getitem__)

    def _scope(self, claims: Iterable[Relationship]) -> str:
        return "class" if all(claim.properties.get("scope") == "class" for claim in claims) else "named"

    def undecided(self, unit: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is open about a unit and the agreements that cover it, and the claims that say so."""
        points, why = [], []
        for node in (unit, *sorted(self.agreements(unit))):
            entity = self.network.nodes[node]
            status = entity.properties.get("status")
            for claim in self.by_end["STATES", node]:
                term, value = str(claim.properties["term"]), str(claim.properties["value"])
                unsettled = term == "status" and value == status and value in UNSETTLED
                if unsettled or term in OPEN_TERMS:
                    points.append(f"{entity.name}: {value}")
                    why.append(claim.id)
        part = self.units.get(unit)
        if part is not None and part.certainty == "possible":
            points.append("whether it takes part")
            why += part.claims
        return tuple(dict.fromkeys(points)), tuple(sorted(set(why)))

    def about_documents(self) -> list[Meeting]:
        """Those whom a document of the office's own names for what it lists without a line of its own."""
        staff = {claim.start for body in self.bodies for claim in self.by_end["AT", body]}
        holders = {claim.start for post in staff for claim in self.by_end["HOLDS", post]}
        ours = {*self.bodies, *staff, *holders}
        rows = []
        for (kind, node), _ in sorted(self.by_end.items()):
            if kind != "CONTACT_FOR" or self.network.nodes[node].label != "Document":
                continue
            wrote = [claim.id for claim in self.by_end["WROTE", node] if claim.start in ours]
            contacts = [claim for claim in self.by_end[kind, node] if wrote or claim.start in ours]
            rows += [
                Meeting(
                    "contact",
                    c.start,
                    node,
                    "contact",
                    None,
                    (),
                    (),
                    0,
                    "certain",
                    "named",
                    "named",
                    (c.id, *wrote),
                )
                for c in contacts
            ]
        return rows

    def own_posts(self) -> list[Meeting]:
        """The chief officer posts of the force and of its policing body."""
        rows = []
        for body in self.bodies:
            posts: dict[str, list[Relationship]] = defaultdict(list)
            for claim in self.by_end["AT", body]:
                if certainty(claim.properties, self.today) != "no" and _is_chief(
                    self.network.nodes[claim.start]
                ):
                    posts[claim.start].append(claim)
            rows += [
                Meeting(
                    "own post", post, body, "post", None, (), (), 0, "certain", "named", "named",
                    tuple(sorted(claim.id for claim in claims)),
                )
                for post, claims in sorted(posts.items())
            ]  # fmt: skip
        return rows


def _is_chief(post: Entity) -> bool:
    said = f"{post.name} {post.properties.get('rank', '')}".lower()
    return any(word in said for word in CHIEF)


def held(network: Subgraph, today: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The posts that each person holds, and the persons who hold each post.

    Examples
    --------
    >>> held(Subgraph.of("person-p HOLDS post-x"), "2026")
    ({'person-p': ['post-x']}, {'post-x': ['person-p']})
    """
    posts: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    for claim in network.relationships.values():
        if claim.type == "HOLDS" and certainty(claim.properties, today) != "no":
            posts[claim.start].add(claim.end)
            holders[claim.end].add(claim.start)
    return ({k: sorted(v) for k, v in posts.items()}, {k: sorted(v) for k, v in holders.items()})
