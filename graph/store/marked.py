"""The same store without what marked documents say."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from graph.model import Entity, Facts, Relationship
from graph.store import Store
from graph.store.copied import CopiedStore

KEPT: Final = ("id", "name", "aliases", "abbreviation", "tier", "marking")
"""Properties of the node tables, which no statement overwrites."""

Derive = Callable[[Sequence[Entity], Sequence[Relationship]], Facts]
"""Makes facts of nodes and claims, with what follows from them: loaders.derive.derived."""


class PublicStore(CopiedStore):
    """The same store without what marked documents say.

    Parameters
    ----------
    store : Store
    derive : callable
        loaders.derive.derived.
    """

    def __init__(self, store: Store, derive: Derive) -> None:
        self._left_out = (0, 0)

        def change(facts: Facts) -> Facts:
            kept, claims, documents = public(facts, derive)
            self._left_out = (claims, documents)
            return kept

        super().__init__(store, change, "public")

    def told(self) -> str:
        """How many claims of how many documents are left out."""
        self.refresh()
        claims, documents = self._left_out
        if not documents:
            return "No document is marked, so nothing was left out."
        said = f"{claims:,} claim{'' if claims == 1 else 's'}"
        return f"{said} of {documents:,} marked document{'' if documents == 1 else 's'} left out."


def public(facts: Facts, derive: Derive) -> tuple[Facts, int, int]:
    """The facts without what marked documents say and what follows from it.

    Parameters
    ----------
    facts : Facts
    derive : callable
        Makes anew what follows from the claims that stay, so that no property, participation or dispute
        is left that a claim left out gave.

    Returns
    -------
    Facts
        Without the marked documents, their claims, and every node that only they speak of.
    int
        Claims left out.
    int
        Documents left out.
    """
    marked = {node.id for node in facts.nodes if node.label == "Document" and node.properties.get("marking")}
    if not marked:
        return facts, 0, 0
    out = [claim for claim in facts.relationships if _speaks(claim, marked)]
    gone = {claim.id for claim in out}
    stay = [claim for claim in facts.relationships if claim.id not in gone and not _follows(claim)]
    before = {end for claim in facts.relationships for end in (claim.start, claim.end)}
    after = {end for claim in stay for end in (claim.start, claim.end)}
    after |= {str(claim.properties.get("source")) for claim in stay}
    stated: dict[str, set[str]] = defaultdict(set)
    for claim in facts.relationships:
        if claim.type == "STATES":
            stated[claim.end].add(str(claim.properties.get("term")))
    nodes = [
        Entity(node.id, node.label, _without(node.properties, stated[node.id] - set(KEPT)))
        for node in facts.nodes
        if node.id not in marked and (node.id in after or node.id not in before)
    ]
    claims = [Relationship(c.id, c.type, c.start, c.end, _without(c.properties, set())) for c in stay]
    return derive(nodes, claims), len(out), len(marked)


def _speaks(claim: Relationship, marked: set[str]) -> bool:
    return str(claim.properties.get("source")) in marked or not marked.isdisjoint((claim.start, claim.end))


def _follows(claim: Relationship) -> bool:
    """Whether loading made a claim of a signature and what the agreement covers; it is made anew."""
    says = str(claim.properties.get("says", ""))
    inferred = claim.type == "COLLABORATES" and claim.properties.get("basis") == "inferred"
    return inferred and " is party to " in says and ", which covers " in says


def _without(properties: Mapping[str, Any], terms: set[str]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in terms and name != "disputed"}
