"""One collaboration as a row of a register: its parties, leads, hosts, dates, status, publication and sources."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph.analytics.counting import certainty
from graph.analytics.parts import above, ancestors
from graph.analytics.reciprocity import own_word
from graph.briefing.material import Material
from graph.briefing.register import Cell
from graph.briefing.register.marks import NOTHING, mark, taking
from graph.briefing.wording import counted
from graph.drawing.names import spoken_date
from graph.model import Relationship
from graph.schema import POLICING, POSSIBLE

CLASSES: Final = {"Force": ("force", "forces"), "PCC": ("policing body", "policing bodies")}
EMPTY: Final = Cell(NOTHING)


@dataclass(frozen=True)
class Rows:
    """Makes the cells of rows.

    Attributes
    ----------
    material : Material
    published : mapping of str to str
        Document to the force or policing body that published it.
    """

    material: Material
    published: Mapping[str, str]

    @cached_property
    def _up(self) -> Mapping[str, Mapping[str, list[str]]]:
        return above(self.material.then, self.material.day)

    def about(self, unit: str) -> list[Relationship]:
        """What is said of a collaboration and its agreements, and stated of what it is part of."""
        nodes = (unit, *self.material.agreements(unit))
        told = [claim for node in nodes for claim in self.material.at(node) if claim.end == node]
        higher = sorted(ancestors(unit, self._up))
        return [*told, *(claim for node in higher for claim in self.material.stated(node))]

    def parts(self, unit: str, also: Collection[str]) -> dict[str, Cell]:
        """The mark of each body that a source names, by the body's id; of those in `also` as one of a class too."""
        found: dict[str, list[Relationship]] = defaultdict(list)
        for claim in self.material.at(unit, "COLLABORATES", "STAYS_OUT_OF"):
            if claim.end == unit and (claim.properties.get("scope") != "class" or claim.start in also):
                found[claim.start].append(claim)
        told = self.about(unit)
        return {
            body: cell for body, own in sorted(found.items()) if (cell := self._part(body, own, told)).text
        }

    def _part(self, body: str, claims: Sequence[Relationship], told: Iterable[Relationship]) -> Cell:
        how = taking(claims, self.material.day)
        if how is None:
            return Cell("")
        if self.material.held.nodes[body].label not in POLICING:
            return Cell(mark(how.how, "") or "takes part", how.claims)
        own, used = own_word(body, told, self.published)
        return Cell(mark(how.how, own), tuple(sorted({*how.claims, *(c.id for c in used)})))

    def listed(self, parts: Mapping[str, Cell], bodies: Iterable[str]) -> Cell:
        """Some of the parties in one cell, each with its mark in brackets."""
        names = {body: self.called(body) for body in bodies if body in parts}
        if not names:
            return EMPTY
        order = sorted(names, key=lambda body: (names[body].casefold(), body))
        text = "; ".join(
            names[body] if parts[body].text == "takes part" else f"{names[body]} ({parts[body].text})"
            for body in order
        )
        return Cell(text, _ids(claim for body in order for claim in parts[body].claims))

    def called(self, body: str) -> str:
        """A policing body by its short name, anything else by its name; a comma would part a post in two."""
        node = self.material.held.nodes[body]
        if node.label == "Post":
            return node.name.replace(", ", ": ")
        return node.short if node.label == "PCC" else node.name

    def by_class(self, unit: str) -> Cell:
        """What sources say of all forces, or of a smaller class, without naming each."""
        found: dict[str, dict[str, set[str]]] = {"": {}, **{status: {} for status in POSSIBLE}}
        claims = []
        for claim in self.material.at(unit, "COLLABORATES"):
            sure = certainty(claim.properties, self.material.day)
            if claim.end == unit and claim.properties.get("scope") == "class" and sure != "no":
                status = str(claim.properties.get("status") or "") if sure == "possible" else ""
                label = self.material.held.nodes[claim.start].label
                found.setdefault(status, {}).setdefault(label, set()).add(claim.start)
                claims.append(claim)
        told = [
            counted(len(bodies), *CLASSES.get(label, (label.lower(), f"{label.lower()}s")))
            + (f" ({status})" if status else "")
            for status, labels in found.items()
            for label, bodies in sorted(labels.items())
        ]
        return Cell(f"{', '.join(told)}, not named", _ids(c.id for c in claims)) if told else EMPTY

    def leading(self, unit: str, kind: str, role: str) -> Cell:
        """Who leads or hosts in a role; what is only possible says so."""
        found: dict[str, list[Relationship]] = defaultdict(list)
        for claim in self.material.at(unit, kind):
            sure = certainty(claim.properties, self.material.day)
            if claim.end == unit and claim.properties.get("role") == role and sure != "no":
                found[claim.start].append(claim)
        names = {who: self._led(who, own) for who, own in found.items()}
        order = sorted(names, key=lambda who: (names[who].casefold(), who))
        claims = _ids(claim.id for own in found.values() for claim in own)
        return Cell("; ".join(dict.fromkeys(names[who] for who in order)), claims) if found else EMPTY

    def _led(self, who: str, claims: Sequence[Relationship]) -> str:
        statuses = {str(claim.properties.get("status") or "") for claim in claims}
        only = statuses.pop() if len(statuses) == 1 else ""
        if only not in POSSIBLE:
            return self.called(who)
        vacant = self.material.held.nodes[who].label == "Post" and only == "tbc"
        return "tbc" if vacant else f"{self.called(who)} ({only})"

    def stated(self, unit: str, *terms: str, dated: bool = False) -> Cell:
        """What the newest source states of a collaboration, or of its agreements, under one of these terms."""
        for node in (unit, *self.material.agreements(unit)):
            for term in terms:
                value = self.material.held.nodes[node].properties.get(term)
                if value:
                    said = [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]
                    own = [c for c in self.material.stated(node, term) if str(c.properties["value"]) in said]
                    text = "; ".join(spoken_date(v) if dated else v for v in said)
                    return Cell(text, _ids(claim.id for claim in own))
        return EMPTY

    def agreement(self, unit: str) -> Cell:
        """The names of the agreements that cover a collaboration."""
        deals = self.material.agreements(unit)
        covers = [c.id for c in self.material.at(unit, "COVERS") if c.end == unit]
        return Cell("; ".join(map(self.material.name, deals)), _ids(covers)) if deals else EMPTY

    def disputed(self, unit: str) -> Cell:
        """On what sources disagree: terms, and whose part or lead."""
        terms: dict[str, None] = {}
        for node in (unit, *self.material.agreements(unit)):
            terms |= dict.fromkeys(self.material.held.nodes[node].properties.get("disputed") or ())
        claims = [
            claim
            for node in (unit, *self.material.agreements(unit))
            for claim in self.material.at(node)
            if claim.end == node and claim.properties.get("disputed")
        ]
        bodies = sorted({self.called(claim.start) for claim in claims if claim.type != "STATES"})
        told = [*(term.replace("_", " ") for term in terms), *(f"part or lead of {body}" for body in bodies)]
        return Cell(", ".join(told), _ids(claim.id for claim in claims)) if told else EMPTY


def _ids(claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(claims)))
