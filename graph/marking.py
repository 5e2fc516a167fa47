"""Protective markings: what a text of one means, and the highest of several.

The tiers are those of the Government Security Classifications. The product asserts none by itself: an office
sets its own with CONCORD_MARKING, and a document may carry one. See docs/decisions/0008-markings.md.
"""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.errors import ConcordError
from graph.model import Entity, Path, Relationship, Result, Subgraph

TIERS: Final = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")
"""Lowest first."""
MARKED: Final = "MATCH (d:Document) WHERE d.marking IS NOT NULL RETURN d ORDER BY d.id"
STATED: Final = """\
MATCH (d:Document)-[r:STATES]->(n) WHERE d.marking IS NOT NULL RETURN r ORDER BY r.id"""
_READ: Final = re.compile(
    r"(TOP SECRET|SECRET|OFFICIAL ?[-–—:]? ?SENSITIVE|OFFICIAL)(?:\s*[-–—:,;/]\s*|\s+|$)(.*)", re.I | re.S
)
_OTHER_TIER: Final = re.compile(r"\b(SECRET|SENSITIVE|OFFICIAL)\b", re.I)


def marking(text: str) -> str:
    """A marking as it is written: the tier in capitals, then any handling instructions; empty for none.

    Raises
    ------
    ConcordError
        If the text does not begin with a tier of the Government Security Classifications.

    Examples
    --------
    >>> marking("official - sensitive"), marking("SECRET UK EYES ONLY"), marking("")
    ('OFFICIAL-SENSITIVE', 'SECRET UK EYES ONLY', '')
    """
    plain = " ".join(text.split())
    if not plain:
        return ""
    found = _READ.fullmatch(plain)
    if not found or _OTHER_TIER.search(found[2]):
        raise ConcordError(
            f'"{plain}" is not a marking. Write {", ".join(TIERS[:-1])} or {TIERS[-1]}, then any handling '
            "instructions; leave it empty where there is none."
        )
    tier = "OFFICIAL-SENSITIVE" if "SENSITIVE" in found[1].upper() else found[1].upper()
    return _written(tier, found[2].split(";"))


def tier_of(text: str) -> str:
    """The tier of a marking, without its handling instructions.

    Examples
    --------
    >>> tier_of("TOP SECRET UK EYES ONLY"), tier_of("")
    ('TOP SECRET', '')
    """
    return next((tier for tier in (TIERS[3], TIERS[2], TIERS[1], TIERS[0]) if text.startswith(tier)), "")


def highest(markings: Iterable[str]) -> str:
    """What holds all of these carries: the highest tier, and the handling instructions of every one.

    Examples
    --------
    >>> highest(["OFFICIAL", "SECRET", ""]), highest([])
    ('SECRET', '')
    >>> highest(["OFFICIAL-SENSITIVE COMMERCIAL", "SECRET UK EYES ONLY"])
    'SECRET COMMERCIAL; UK EYES ONLY'
    """
    own = [marking(text) for text in markings]
    tier = max((tier_of(text) for text in own), key=lambda t: TIERS.index(t) if t else -1, default="")
    handling = (part for text in own for part in text.removeprefix(tier_of(text)).split(";"))
    return _written(tier, handling) if tier else ""


def _written(tier: str, handling: Iterable[str]) -> str:
    kept = {part.strip() for part in handling} - {""}
    return f"{tier} {'; '.join(sorted(kept))}" if kept else tier


def office() -> str:
    """The marking that this office sets, CONCORD_MARKING; empty unless it does.

    Raises
    ------
    ConcordError
        If it is no marking.
    """
    try:
        return marking(os.environ.get("CONCORD_MARKING", ""))
    except ConcordError as error:
        raise ConcordError(f"CONCORD_MARKING: {error}") from None


@dataclass(frozen=True, slots=True)
class Markings:
    """What marks a part of the network: the office, the documents, and what documents say of bodies.

    Attributes
    ----------
    office : str
    documents : mapping of str to str
        The marking of each marked document, by id.
    bodies : mapping of str to set of str
        The marked documents that state something of a body, since the body's own properties are what
        they state.
    """

    office: str = ""
    documents: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, marked: Subgraph, office: str = "") -> "Markings":
        """From the marked documents and the statements that they make.

        Raises
        ------
        ConcordError
            If a document carries what is no marking.
        """
        documents = {}
        for node in marked.nodes.values():
            try:
                own = marking(str(node.properties.get("marking") or "")) if node.label == "Document" else ""
            except ConcordError as error:
                raise ConcordError(f"Document {node.id}: {error}") from None
            if own:
                documents[node.id] = own
        bodies: dict[str, set[str]] = defaultdict(set)
        for claim in marked.relationships.values():
            if claim.type == "STATES" and _source(claim) in documents:
                bodies[claim.end].add(_source(claim))
        return cls(office, documents, dict(bodies))

    def everything(self) -> str:
        """The marking of all that the store holds."""
        return highest([self.office, *self.documents.values()])

    def over(self, part: Subgraph) -> str:
        """The highest marking inside a part of the network: of its claims, documents and bodies.

        Examples
        --------
        >>> network = Subgraph.of("durham COLLABORATES npas")
        >>> Markings("OFFICIAL", {"doc": "SECRET"}).over(network)
        'SECRET'
        """
        inside = {_source(claim) for claim in part.relationships.values()} | set(part.nodes)
        inside |= {document for node in part.nodes for document in self.bodies.get(node, ())}
        return highest([self.office, *(own for key, own in self.documents.items() if key in inside)])

    def of_answer(self, result: Result, *, named: bool) -> str:
        """The marking of an answer.

        Parameters
        ----------
        result : Result
        named : bool
            Whether a named question gave it: its rows name the claims that they rest on. What a query of
            the reader's own counted or took apart does not say where it is from.

        Returns
        -------
        str
            The highest inside, where every row shows what it rests on; else that of all the store holds.
        """
        if not self.documents or not result.rows:
            return self.office
        traced = _each_row_names_claims(result) if named else all(map(_traced, result.rows))
        return self.over(result.subgraph) if traced else self.everything()


def markings(read: Callable[..., Result], office: str = "") -> Markings:
    """The markings of a store's documents and of this office; one or two short reads.

    Parameters
    ----------
    read : callable
        The store's own read.
    office : str
    """
    documents = read(MARKED, limit=0).subgraph
    if not documents.nodes:
        return Markings(office)
    return Markings.of(Subgraph.union([documents, read(STATED, limit=0).subgraph]), office)


def _source(claim: Relationship) -> str:
    return str(claim.properties.get("source", ""))


def _traced(cell: object) -> bool:
    """Whether a cell is nothing but nodes, relationships and paths, which the subgraph has."""
    if isinstance(cell, list | tuple):
        return all(map(_traced, cell))
    return cell is None or isinstance(cell, Entity | Relationship | Path)


def _each_row_names_claims(result: Result) -> bool:
    known = result.subgraph.relationships
    return all(any(_names_claim(cell, known) for cell in row) for row in result.rows)


def _names_claim(cell: object, known: Mapping[str, Relationship]) -> bool:
    """Whether a cell is a claim, or ids of claims that are all known."""
    if isinstance(cell, list | tuple):
        return bool(cell) and all(_names_claim(item, known) for item in cell)
    return isinstance(cell, Relationship) or (isinstance(cell, str) and cell in known)
