"""The smallest stand-in for what is known by name: a name is the one body called so, letter for letter, or nobody."""

from collections import defaultdict
from dataclasses import dataclass

from graph.model import Facts


@dataclass(frozen=True)
class Match:
    id: str = ""
    label: str = ""
    name: str = ""
    confidence: float = 0.0
    near: tuple = ()
    why: str = ""


class Known:
    def __init__(self, nodes):
        self.nodes = {node.id: node for node in nodes if node.label not in ("Document", "Figure", "Rule")}
        self.called = defaultdict(set)
        for node in self.nodes.values():
            for name in (node.name, node.properties.get("abbreviation"), *node.properties.get("aliases", ())):
                if name:
                    self.called[name.lower()].add(node.id)

    @classmethod
    def of(cls, facts: Facts):
        return cls(facts.nodes)

    def resolve(self, name, labels=()):
        found = [
            key for key in self.called.get(name.lower(), ()) if not labels or self.nodes[key].label in labels
        ]
        if len(found) != 1:
            return Match(name=name, near=tuple(sorted(found)))
        node = self.nodes[found[0]]
        return Match(node.id, node.label, node.name, 0.99)
