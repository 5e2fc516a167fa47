"""What a briefing is written from: the answers to named questions, the claims behind them, and whom it is about."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.analytics.counting import as_at
from graph.analytics.parts import on_a_day
from graph.briefing.blocks import Chart, Picture
from graph.drawing.bodies import reach_of
from graph.model import NOTHING, Entity, Relationship, Result, Subgraph
from graph.schema import JOINT


@dataclass(frozen=True)
class Material:
    """What a briefing is written from.

    Attributes
    ----------
    force : Entity
    office : Entity or None
        The local policing body of the force, where one is known.
    held : Subgraph
        Every node and claim that may be told of.
    answers : mapping of str to Result
        By the name of the question; disputes asked of several bodies are one answer.
    today : str
    day : str
        The day that the briefing is of, as at which it is written: today, unless one was asked for.
    pictures : tuple of Picture
        Maps for a page.
    charts : tuple of Chart
        Maps for slides.
    marking : str
    notes : tuple of str
        What is said of the map, and of what was left out.
    left_out : tuple of str
        What was left out of the store it was written from: "people", "marked".
    published : mapping of str to str
        Document to the force or policing body that published it.
    """

    force: Entity
    office: Entity | None
    held: Subgraph
    answers: Mapping[str, Result]
    today: str
    day: str
    pictures: tuple[Picture, ...] = ()
    marking: str = ""
    notes: tuple[str, ...] = field(default=())
    left_out: tuple[str, ...] = field(default=())
    charts: tuple[Chart, ...] = ()
    published: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    @cached_property
    def then(self) -> Subgraph:
        """The network as the sources of the day have it."""
        return as_at(self.held, self.day)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """Ids of the force and of its policing body."""
        return (self.force.id, *([self.office.id] if self.office else []))

    @cached_property
    def _at(self) -> Mapping[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = defaultdict(list)
        for key in sorted(self.then.relationships):
            claim = self.then.relationships[key]
            for end in {claim.start, claim.end}:
                found[end].append(claim)
        return found

    def at(self, node: str, *types: str) -> list[Relationship]:
        """The claims at a node, of these types or of any, as known on the day."""
        return [claim for claim in self._at.get(node, ()) if not types or claim.type in types]

    @cached_property
    def certainties(self) -> Mapping[str, str]:
        """Each unit that the force or its policing body takes part in: "certain" or "possible"."""
        found: dict[str, str] = {}
        for body in self.own:
            for claim in self.at(body, "COLLABORATES"):
                if claim.start != body or self.then.nodes[claim.end].label not in JOINT:
                    continue
                sure = on_a_day(self.then, claim, self.day)
                if sure != "no" and found.get(claim.end) != "certain":
                    found[claim.end] = sure
        return dict(sorted(found.items(), key=lambda item: (self.name(item[0]).casefold(), item[0])))

    def reach(self, unit: str) -> str:
        """Local, Regional or National, by the rule of the map."""
        forces = {
            claim.start
            for claim in self.at(unit, "COLLABORATES")
            if self.held.nodes[claim.start].label == "Force"
        }
        return reach_of(self.held.nodes[unit], len(forces))

    @cached_property
    def naming(self) -> frozenset[str]:
        """Ids of the documents that name the force or its policing body as taking part, not only all forces."""
        return frozenset(
            str(claim.properties["source"])
            for body in self.own
            for claim in self.at(body, "COLLABORATES", "PARTY_TO")
            if claim.start == body and claim.properties.get("scope") != "class"
        )

    def agreements(self, unit: str) -> list[str]:
        """The agreements that cover a unit."""
        return sorted({claim.start for claim in self.at(unit, "COVERS") if claim.end == unit})

    def name(self, node: str) -> str:
        return self.held.nodes[node].name

    def short(self, node: str) -> str:
        return self.held.nodes[node].short

    def claims(self, ids: Iterable[str]) -> list[Relationship]:
        """Claims by id, in order of id; ids that the store no longer holds are an error of ours."""
        return [self.held.relationships[key] for key in sorted(set(ids))]

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that several documents have, whatever their capitals."""
        found = Counter(node.name.casefold() for node in self.held.nodes.values() if node.label == "Document")
        return frozenset(name for name, count in found.items() if count > 1)

    def document(self, claim: Relationship) -> Entity:
        return self.held.nodes[str(claim.properties["source"])]

    def stated(self, node: str, *terms: str, without: Collection[str] = ()) -> list[Relationship]:
        """What documents state of a node, of these terms or of any."""
        return [
            claim
            for claim in self.at(node, "STATES")
            if claim.end == node
            and (not terms or claim.properties["term"] in terms)
            and claim.properties["term"] not in without
        ]
