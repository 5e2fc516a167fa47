"""Whether each party to an agreement says so itself, and which facts rest on one work or on old ones."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analytics.counting import certainty
from graph.analytics.parts import newest
from graph.dates import years_before
from graph.model import Relationship, Subgraph
from graph.schema import NETWORK
from graph.works import Works

STATES = ("contradicts", "withheld", "silent", "says so")
WITHHELD = ("not made public", "not published", "withheld", "not disclosed", "confidential")
"""Words of a publication statement by which an agreement is kept back."""
FACTS = tuple(kind for kind in NETWORK if kind not in ("OVERSEES", "AT", "HOLDS"))


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
        PARTY_TO, COVERS, COLLABORATES and STAYS_OUT_OF claims, and statements of publication.
    published : mapping of str to str
        Document to the body that published it.
    halves : mapping of str to list of str
        Each force's policing body and each policing body's force.
    today : str

    Returns
    -------
    list of Word
        By agreement and party.
    """
    covers: dict[str, list[str]] = defaultdict(list)
    about: dict[str, list[Relationship]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type == "COVERS":
            covers[claim.start].append(claim.end)
        about[claim.end].append(claim)
    rows = []
    for agreement in sorted(key for key, node in network.nodes.items() if node.label == "Agreement"):
        signed: dict[str, list[Relationship]] = defaultdict(list)
        for claim in about[agreement]:
            if claim.type == "PARTY_TO" and certainty(claim.properties, today) != "no":
                signed[claim.start].append(claim)
        told = [claim for node in (agreement, *sorted(set(covers[agreement]))) for claim in about[node]]
        rows += [
            _word(agreement, party, signed[party], told, published, halves.get(party, [])[:1], today)
            for party in sorted(signed)
        ]
    return rows


def _word(
    agreement: str,
    party: str,
    signed: list[Relationship],
    told: Iterable[Relationship],
    published: Mapping[str, str],
    half: list[str],
    today: str,
) -> Word:
    mine = [claim for claim in told if _publisher(claim, published) == party]
    theirs = [claim for claim in told if half and _publisher(claim, published) == half[0]]
    state, used = _state(party, mine)
    other = _state(half[0], theirs)[0] if half else None
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
    for state, claims in (("contradicts", against), ("says so", part), ("withheld", kept)):
        if claims:
            return state, claims
    return "silent", []


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact of the network: which works say it, and of what day the newest of them speaks."""

    relation: str
    start: str
    end: str
    role: str | None
    works: tuple[str, ...]
    as_of: str | None
    certainty: str
    scope: str
    claims: tuple[str, ...]


def standing(network: Subgraph, today: str) -> list[Standing]:
    """Every fact of the network with the works that say it and the day of the newest.

    Parameters
    ----------
    network : Subgraph
        The network's claims, and COPY_OF.
    today : str

    Returns
    -------
    list of Standing
        By relation, start, end and role. What is over is left out.
    """
    works = Works.among(network.nodes.values(), network.relationships.values())
    facts: dict[tuple[str, str, str, str], list[Relationship]] = defaultdict(list)
    for key in sorted(network.relationships):
        claim = network.relationships[key]
        if claim.type in FACTS and certainty(claim.properties, today) != "no":
            facts[claim.type, claim.start, claim.end, str(claim.properties.get("role") or "")].append(claim)
    rows = []
    for (relation, start, end, role), claims in sorted(facts.items()):
        said = sorted({work for claim in claims for work in works.of(claim)})
        sure = {certainty(claim.properties, today) for claim in claims}
        spoken = newest(claims).properties.get("as_of")
        scope = "class" if all(claim.properties.get("scope") == "class" for claim in claims) else "named"
        rows.append(
            Standing(
                relation, start, end, role or None, tuple(said), str(spoken) if spoken else None,
                "certain" if "certain" in sure else "possible", scope, tuple(claim.id for claim in claims),
            )
        )  # fmt: skip
    return rows


def stale(facts: Iterable[Standing], today: str, years: float) -> list[Standing]:
    """The dated facts whose newest source speaks of a day more than so many years ago, oldest first."""
    old = [fact for fact in facts if fact.as_of and years_before(fact.as_of, today) > years]
    return sorted(old, key=lambda f: (str(f.as_of), f.relation, f.start, f.end, f.role or ""))
