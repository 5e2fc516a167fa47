"""What the panel reads, and with what: the view, its network, its picture and the store, in one place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from graph.analytics.participation import standing_claims
from graph.drawing.parts import Picture
from graph.model import Entity, Relationship, Result, Subgraph
from graph.questions import present_day
from graph.schema import JOINS, LABEL_NAMES, NETWORK
from graph.store import Store
from views import asking, words
from views.explore.sifting import dated
from views.explore.state import View

BESIDE = tuple(sorted(set(JOINS) - {*NETWORK, "STATES", "COPY_OF"}))
"""What is said of a body beside the network: its agreements, functions, contacts, numbers."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds about one body, on the view's day.

    Attributes
    ----------
    node : Entity
    near : Subgraph
        Every claim that it is part of, statements excepted.
    stated : tuple of Relationship
        Every statement about it.
    standing : mapping of str to str
        "certain" or "possible" of each claim of `near` that is not over.
    """

    node: Entity
    near: Subgraph
    stated: tuple[Relationship, ...]
    standing: Mapping[str, str]

    def out(self, *types: str) -> dict[str, list[Relationship]]:
        """Claims of these types from it, by the body at the other end."""
        return self._ends(types, here=lambda c: c.start, there=lambda c: c.end)

    def into(self, *types: str) -> dict[str, list[Relationship]]:
        """Claims of these types to it, by the body at the other end."""
        return self._ends(types, here=lambda c: c.end, there=lambda c: c.start)

    def _ends(
        self,
        types: tuple[str, ...],
        here: Callable[[Relationship], str],
        there: Callable[[Relationship], str],
    ) -> dict[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = {}
        for claim in self.near.relationships.values():
            if claim.type in types and here(claim) == self.node.id:
                found.setdefault(there(claim), []).append(claim)
        return dict(sorted(found.items(), key=lambda end: self.name(end[0])))

    def name(self, key: str) -> str:
        return self.near.nodes[key].name if key in self.near.nodes else key

    def sure(self, claims: list[Relationship]) -> str:
        """How certain several claims that say the same are together: "certain", "possible" or "no"."""
        held = {self.standing.get(claim.id, "no") for claim in claims}
        return next((level for level in ("certain", "possible") if level in held), "no")

    def status_claim(self) -> Relationship | None:
        """The statement that gives it its status."""
        status = self.node.properties.get("status")
        said = [
            c for c in self.stated if c.properties["term"] == "status" and c.properties["value"] == status
        ]
        return words.newest(said) if said else None


@dataclass(frozen=True, slots=True)
class Reading:
    """One run of the panel."""

    store: Store
    view: View
    network: Subgraph
    drawn: Picture
    act: Callable[[View], None]
    _known: dict[str, Known] = field(default_factory=dict)

    @property
    def today(self) -> str:
        return self.view.today or present_day()

    @property
    def day(self) -> str:
        """The day the view is of."""
        return self.view.as_at or self.today

    @property
    def bodies(self) -> Mapping[str, Entity]:
        return asking.named(self.store)

    @property
    def documents(self) -> Mapping[str, Entity]:
        return asking.documents(self.store)

    def known(self, key: str) -> Known:
        """What the store holds about a body, read once a run."""
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str) -> Known:
        asked = Subgraph.union(
            [
                asking.ask(self.store, "neighbourhood", body=key).subgraph,
                asking.ask(self.store, "neighbourhood", body=key, network=list(BESIDE)).subgraph,
            ]
        )
        claims = {k: c for k, c in asked.relationships.items() if key in (c.start, c.end)}
        ends = {key, *(end for claim in claims.values() for end in (claim.start, claim.end))}
        near = Subgraph({k: node for k, node in asked.nodes.items() if k in ends}, claims)
        if self.view.as_at:
            near = dated(near, asking.statuses(self.store), self.day)
        stated = asking.ask(self.store, "about", body=key).subgraph.relationships.values()
        node = near.nodes.get(key) or self.bodies[key]
        return Known(node, near, tuple(stated), {c.id: s for c, s in standing_claims(near, today=self.day)})

    def depends(self) -> Result:
        """Every dependence of the day, with the claims that it rests on."""
        return asking.ask(self.store, "depends", today=self.today, as_at=self.view.as_at or None)

    def link(self, key: str, text: str | None = None) -> str:
        """A body by its symbol and name; choosing it keeps the rest of the view."""
        node = self.bodies.get(key) or self.network.nodes.get(key)
        if node is None:
            return escape(text or key)
        return f"{words.glyph(node.label)} {self.choose(node.id, text or node.name)}"

    def choose(self, key: str, text: str) -> str:
        """A link that chooses a body or line on the same view."""
        return words.link(text, **self.view.but(selected=(key,)).query())

    def kind(self, key: str) -> str:
        node = self.bodies.get(key)
        return LABEL_NAMES[node.label] if node else ""

    def by(self, claims: list[Relationship]) -> str:
        """On whose word, of the newest claim: who, as of when, and how many more works say so."""
        claim = words.newest(claims)
        document = self.documents.get(str(claim.properties.get("source")))
        who = str(document.properties.get("publisher") or document.name) if document else ""
        tier = words.tier(str(document.properties.get("tier", "copy"))) if document else ""
        others = len({c.properties.get("source") for c in claims}) - 1
        more = f", and {words.count(others, 'more document')}" if others else ""
        return f'<span class="m">{escape(who)}, {words.as_of(claim)}{more}</span> {tier}'
