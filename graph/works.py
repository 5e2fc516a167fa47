"""Which work a claim speaks from: copies of one document are one work, and so counts are of works."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model import Entity, Relationship


@dataclass(frozen=True, slots=True)
class Works:
    """Documents by the work they are copies of.

    Parameters
    ----------
    originals : mapping of str to str
        Document id to the id of the document that it is a copy of.
    """

    originals: Mapping[str, str]

    @classmethod
    def among(cls, nodes: Iterable[Entity], claims: Iterable[Relationship]) -> "Works":
        """The works that COPY_OF claims tell apart."""
        return cls({claim.start: claim.end for claim in claims if claim.type == "COPY_OF"})

    def of(self, claim: Relationship) -> frozenset[str]:
        """The works a claim speaks from: each thing it reports on, else its document's original.

        Examples
        --------
        >>> works = Works({"scan": "briefing"})
        >>> claim = Relationship("c1", "COLLABORATES", "durham", "npas", {"source": "scan"})
        >>> sorted(works.of(claim))
        ['briefing']
        """
        reported = claim.properties.get("reported_from")
        if reported:
            return frozenset(reported if isinstance(reported, list | tuple) else [str(reported)])
        document, seen = str(claim.properties.get("source", "")), set()
        while document in self.originals and document not in seen:
            seen.add(document)
            document = self.originals[document]
        return frozenset([document])

    def count(self, claims: Iterable[Relationship]) -> int:
        """How many works stand behind several claims.

        Examples
        --------
        >>> from graph.model import Subgraph
        >>> pair = Subgraph.of("a LEADS u source=scan", "a LEADS u source=briefing")
        >>> Works({"scan": "briefing"}).count(pair.relationships.values())
        1
        """
        return len({work for claim in claims for work in self.of(claim)})

    def differ(self, one: Relationship, other: Relationship) -> bool:
        """Whether two claims come from different works."""
        return self.of(one).isdisjoint(self.of(other))
