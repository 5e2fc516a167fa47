"""Whether each party to an agreement says so itself, in a document that it published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.analytics.counting import certainty
from graph.analytics.parts import above, ancestors
from graph.model import Relationship, Subgraph

STATES = ("contradicts", "withheld", "silent", "says so")
WITHHELD = ("not made public", "not published", "withheld", "not disclosed", "confidential")
"""Words of a publication statement by which an agreement is kept back."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one party to an agreement publishes about it itself.

    Attributes
    ----------
    agreement, party : str
    state : str
        "says so", "silent", "withheld" or "contradicts".
    other_half : str
        The same of its policing body or force.
    documents : tuple of str
        The party's own documents that speak of it.
    certainty, scope : str
        Of being a party.
    claims : tuple of str
    """

    agreement: str
    party: str
    state: str
    other_half: str | None
    documents: tuple[str, ...]
    certainty: str
    scope: str
    claims: tuple[str, ...]


def reciprocity(
    network: Subgraph, published: Mapping[str, str], halves: Mapping[str, list[str]], today: str
) -> list[Word]:
    """For each agreement and party, whether a document that the party published supports it.

    Parameters
    ----------
    network : Subgraph
        PARTY_TO, COVERS, PART_OF, COLLABORATES and STAYS_OUT_OF claims, and statements of publication.
    published : mapping of str to str
        Document to the body that published it.
    halves : mapping of str to list of str
        As graph.analytics.parts.halves gives them.
    today : str

    Returns
    -------
    list of Word
        By agreement and party.

    Notes
    -----
    By the party's own documents. "contradicts": it stays out, or is not shown. "withheld": the agreement, or
    those of the collaboration above, are not made public. "says so": it is party or takes part.
    """
    covers: dict[str, list[str]] = defaultdict(list)
    about: dict[str, list[Relationship]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type == "COVERS":
            covers[claim.start].append(claim.end)
        about[claim.end].append(claim)
    up, rows = above(network, today), []
    for agreement in sorted(key for key, node in network.nodes.items() if node.label == "Agreement"):
        signed: dict[str, list[Relationship]] = defaultdict(list)
        for claim in about[agreement]:
            if claim.type == "PARTY_TO" and certainty(claim.properties, today) != "no":
                signed[claim.start].append(claim)
        covered = sorted(set(covers[agreement]))
        told = [claim for node in (agreement, *covered) for claim in about[node]]
        higher = sorted({node for unit in covered for node in ancestors(unit, up)} - set(covered))
        told += [claim for node in higher for claim in about[node] if claim.type == "STATES"]
        rows += [
            _word(agreement, party, signed[party], told, published, halves.get(party, [])[:1], today)
            for party in sorted(signed)
        ]
    return rows


def _word(
    agreement: str,
    party: str,
    signed: list[Relationship],
    told: Sequence[Relationship],
    published: Mapping[str, str],
    half: list[str],
    today: str,
) -> Word:
    state, used = own_word(party, told, published)
    other = own_word(half[0], told, published)[0] if half else None
    sure = {certainty(claim.properties, today) for claim in signed}
    return Word(
        agreement,
        party,
        state,
        other,
        tuple(sorted({str(claim.properties["source"]) for claim in used})),
        "certain" if "certain" in sure else "possible",
        "class" if all(claim.properties.get("scope") == "class" for claim in signed) else "named",
        tuple(sorted({claim.id for claim in (*signed, *used)})),
    )


def own_word(
    party: str, told: Iterable[Relationship], published: Mapping[str, str]
) -> tuple[str, list[Relationship]]:
    """What a body's own documents say of its part, and the claims that say so.

    Parameters
    ----------
    party : str
    told : iterable of Relationship
        What is said of an agreement, of what it covers, and stated of what that is part of.
    published : mapping of str to str
        Document to the body that published it.

    Examples
    --------
    >>> told = Subgraph.of("durham COLLABORATES npas source=plan").relationships.values()
    >>> own_word("durham", told, {"plan": "durham"})[0], own_word("durham", told, {"plan": "kent"})[0]
    ('says so', 'silent')
    """
    return _state(party, [claim for claim in told if _publisher(claim, published) == party])


def _publisher(claim: Relationship, published: Mapping[str, str]) -> str | None:
    """Who published the document; not where it only reports on what others say."""
    if claim.properties.get("reported_from"):
        return None
    return published.get(str(claim.properties["source"]))


def _state(party: str, mine: list[Relationship]) -> tuple[str, list[Relationship]]:
    """What a body's own documents say of its part, the clearest word first."""
    part = [c for c in mine if c.start == party and c.type in ("PARTY_TO", "COLLABORATES", "STAYS_OUT_OF")]
    against = [
        c
        for c in part
        if (c.type == "STAYS_OUT_OF" and c.properties.get("status") not in ("ended", "proposed"))
        or c.properties.get("status") == "not shown"
    ]
    kept = [
        c
        for c in mine
        if c.type == "STATES"
        and c.properties["term"] == "publication"
        and any(word in str(c.properties["value"]).lower() for word in WITHHELD)
    ]
    for state, claims in (("contradicts", against), ("withheld", kept), ("says so", part)):
        if claims:
            return state, claims
    return "silent", []
