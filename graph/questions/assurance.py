"""How well agreements are evidenced: particulars, findings, and whether each party says so itself."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from graph.analytics.assurance import Particular, particulars, subjects
from graph.analytics.findings import findings
from graph.analytics.parts import halves
from graph.analytics.reciprocity import STATES, reciprocity
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.bodies import folded, names
from graph.questions.counted import count, of, share, verb
from graph.questions.header import question
from graph.questions.placing import IN_REGION, facing, inside
from graph.questions.seen import narrowed
from graph.schema import AGREEMENT_TERMS, LABEL_NAMES, POLICING

LEGAL = (
    "unit that names a legal basis and has none here",
    "units that name a legal basis and have none here",
)
SAYS = (
    "named one by one says so in a document of its own", "named one by one say so in a document of their own",
)  # fmt: skip
TODAY = "// parameter: today [date] = null: what counts as today\n"
OF_BODY = "// parameter: body [body] = null: only what concerns this body, unit or agreement\n"
EVIDENCE = """
MATCH (a)-[r:PARTY_TO|COVERS|COLLABORATES|OVERSEES|DELIVERS|LEADS|HOSTS|FUNDS|GOVERNS|STATES]->(b)
WHERE type(r) <> 'STATES' OR b:Agreement OR b:Unit OR b:NationalBody
MATCH (d:Document) WHERE d.id = r.source
RETURN r, d ORDER BY r.id
"""
PARTIES = """
MATCH (a)-[r:PARTY_TO|COVERS|COLLABORATES|STAYS_OUT_OF|LEADS|HOSTS|PART_OF|OVERSEES|COPY_OF|STATES]->(b)
WHERE type(r) <> 'STATES' OR r.term = 'publication'
MATCH (d:Document) WHERE d.id = r.source
RETURN r, d ORDER BY r.id
"""


def assured(
    network: Subgraph,
    *,
    body: str | None = None,
    region: str | None = None,
    lacks: str | None = None,
    today: str,
) -> Result:
    """One row for each agreement: how many particulars are evidenced, which, and which are missing."""
    if lacks is not None and lacks not in AGREEMENT_TERMS:
        raise QueryError(f'lacks is "{lacks}"; expected one of {", ".join(AGREEMENT_TERMS)}.')
    rows = []
    asked = _of(network, particulars(network, today), body, region)
    for about, group in groupby(asked, key=lambda p: p.about):
        told = list(group)
        if lacks and not any(p.term == lacks and p.state == "missing" for p in told):
            continue
        by = {state: [p.term for p in told if p.state == state] for state in {p.state for p in told}}
        known, of_unit = by.get("evidenced", []), by.get("of what it covers", [])
        rows.append(
            (
                about, network.nodes[about].name, LABEL_NAMES[network.nodes[about].label], len(known),
                len(AGREEMENT_TERMS), known, of_unit, by.get("possible", []), by.get("missing", []),
                sorted({network.nodes[s].name for p in told for s in p.sources}),
                sorted({claim for p in told for claim in p.claims}),
            )
        )  # fmt: skip
    columns = (
        "about", "name", "label", "known", "of", "evidenced", "of_what_it_covers", "possible", "missing",
        "documents", "claims",
    )  # fmt: skip
    rows.sort(key=lambda row: (-row[3], -len(row[6]), row[0]))
    return Result(
        columns,
        tuple(rows),
        warnings=(
            *_lacking(asked, lacks),
            *_wider(network, region),
            *_particulars_seen(network, body or region),
        ),
    )


def _lacking(asked: Iterable[Particular], lacks: str | None) -> tuple[str, ...]:
    """Of how many one particular is missing, and of how many it is said only of what they cover, or only possibly."""
    told = [particular for particular in asked if particular.term == lacks]
    if not told:
        return ()
    of_state = Counter(particular.state for particular in told)
    which = str(lacks).replace("_", " ")
    also = [
        f"{count(of_state[state], 'more has', 'more have')} one {said}"
        for state, said in (("of what it covers", "only by what they cover"), ("possible", "only possibly"))
        if of_state[state]
    ]
    missing = share(of_state["missing"], len(told), "agreement or unit", many="agreements and units")
    return (f"{'; '.join([f'{missing} no known {which}', *also])}.",)


def by_particular(
    network: Subgraph, *, body: str | None = None, region: str | None = None, today: str
) -> Result:
    """One row for each agreement and particular: evidenced or missing, and by which document."""
    rows = tuple(
        (
            p.about, network.nodes[p.about].name, p.term, p.state,
            [network.nodes[source].name for source in p.sources], list(p.claims),
        )
        for p in _of(network, particulars(network, today), body, region)
    )  # fmt: skip
    columns = ("about", "name", "term", "state", "documents", "claims")
    return Result(
        columns,
        rows,
        warnings=(
            *narrowed(rows, body or region),
            *_wider(network, region),
            *_particulars_seen(network, body or region),
        ),
    )


def _of(
    network: Subgraph, found: Iterable[Particular], body: str | None, region: str | None
) -> list[Particular]:
    if region is not None:
        there = inside(network, region)
        found = [particular for particular in found if particular.about in there]
    if body is None:
        return list(found)
    near = {body}
    for claim in network.relationships.values():
        if claim.type in ("PARTY_TO", "COVERS", "COLLABORATES") and body in (claim.start, claim.end):
            near |= {claim.start, claim.end}
    return [particular for particular in found if particular.about in near]


def _wider(network: Subgraph, region: str | None) -> tuple[str, ...]:
    """How many agreements that bodies of the region take part in are not in it, such as those of national services."""
    if region is None:
        return ()
    left = (facing(network, region) - inside(network, region)) & set(subjects(network))
    more = count(
        len(left),
        "more agreement or unit that its bodies take part in is",
        "more that its bodies take part in are",
    )
    return (
        (
            f"{more} wider than the region and not listed, such as a national service; ask of one body to see them.",
        )
        if left
        else ()
    )


def _particulars_seen(network: Subgraph, only: str | None) -> tuple[str, ...]:
    every = subjects(network)
    units = sum(1 for key in every if network.nodes[key].label != "Agreement")
    agreements = sum(1 for key in every if network.nodes[key].label == "Agreement")
    return (
        f"{count(agreements, 'agreement')}, and {count(units, *LEGAL)}"
        f"{'; only those of the body or region asked about are listed' if only else ''}.",
        "Hardly any agreement was read itself: missing means that no source seen speaks of it, not that the "
        "agreement is silent.",
    )


def found(network: Subgraph, *, body: str | None = None, kind: str | None = None, today: str) -> Result:
    """Rows of Finding with names."""
    every = findings(network, today)
    kinds = sorted({finding.kind for finding in every})
    if kind is not None and kind not in kinds:
        raise QueryError(f'No finding is of the kind "{kind}"; there are {", ".join(kinds)}.')
    near = {body, *halves(network).get(body, ())} if body else set()
    rows = tuple(
        (
            f.kind, f.about, network.nodes[f.about].name, f.body,
            network.nodes[f.body].name if f.body else None, f.detail, f.certainty, f.scope, list(f.claims),
        )
        for f in every
        if kind in (None, f.kind)
        and (not body or near & {f.about, f.body, *(network.relationships[c].start for c in f.claims)})
    )  # fmt: skip
    columns = ("kind", "about", "name", "body", "body_name", "detail", "certainty", "scope", "claims")
    by_class = sum(1 for row in rows if row[columns.index("scope")] == "class")
    overseen = sum(1 for key in halves(network) if network.nodes[key].label == "Force")
    forces = sum(1 for node in network.nodes.values() if node.label == "Force")
    return Result(
        columns,
        rows,
        warnings=(
            f"{share(by_class, len(rows), 'finding', ('rests', 'rest'))} on a class such as all forces alone. The policing "
            f"body is known of {overseen} {of(forces, 'force')}.",
            "A finding is about what sources record, not about what is so.",
        ),
    )


def words(network: Subgraph, *, body: str | None = None, today: str) -> Result:
    """Rows of Word, with how many parties a document of their own supports."""
    published = publishers(network)
    near = {body, *halves(network).get(body, ())} if body else set()
    every = [
        word
        for word in reciprocity(network, published, halves(network), today)
        if not body or near & {word.agreement, word.party}
    ]
    rows = tuple(
        (
            w.agreement, network.nodes[w.agreement].name, w.party, network.nodes[w.party].name, w.state,
            w.other_half, [network.nodes[d].name for d in w.documents], w.certainty, w.scope, list(w.claims),
        )
        for w in sorted(every, key=lambda w: (STATES.index(w.state), w.agreement, w.party))
    )  # fmt: skip
    columns = (
        "agreement", "name", "party", "party_name", "state", "other_half", "documents", "certainty", "scope",
        "claims",
    )  # fmt: skip
    sure = [w for w in every if w.certainty == "certain" and w.scope == "named"]
    said = sum(1 for w in sure if w.state == "says so")
    more = len(every) - len(sure)
    own = len({*published.values()})
    return Result(
        columns,
        rows,
        warnings=(
            f"{share(said, len(sure), 'party', SAYS, many='parties')}; "
            f"{more} more {verb(more, 'is', 'are')} party only as a class or possibly.",
            f"Documents of {count(own, 'force or policing body', 'forces and policing bodies')} were read at all. Silent "
            "means none of these speaks of it. Section 23E of the Police Act 1996 requires publication of a copy, or of "
            "its title and purpose.",
        ),
    )


def publishers(network: Subgraph) -> dict[str, str]:
    """Which force or policing body published each document, by its names; nothing where no name fits."""
    bodies = {
        folded(name): key
        for key, node in sorted(network.nodes.items())
        if node.label in POLICING
        for name in names(node)
    }
    made = {}
    for key, node in network.nodes.items():
        if node.label == "Document":
            said = str(node.properties.get("publisher", "")).split(";")[0].split("(")[0].split(" via ")[0]
            if folded(said) in bodies:
                made[key] = bodies[folded(said)]
    return made


QUESTIONS = (
    question(
        "// name: assurance\n// purpose: Of each agreement, which particulars that it must record are evidenced, and which "
        f"are missing.\n{OF_BODY}{IN_REGION}"
        "// parameter: lacks [text] = null: only agreements of which this particular is missing, such as review_date\n"
        f"{TODAY}{EVIDENCE}", assured, where="assurance",
    ),
    question(
        "// name: particulars\n// purpose: Each particular that each agreement must record: evidenced or missing, and by "
        f"which document.\n{OF_BODY}{IN_REGION}{TODAY}{EVIDENCE}", by_particular, where="particulars",
    ),
    question(
        "// name: findings\n// purpose: What an auditor would ask about: a chief officer without the policing body, leads "
        f"not taking part, units nobody leads, parties that differ.\n{OF_BODY}"
        f"// parameter: kind [text] = null: only this kind of finding\n{TODAY}{PARTIES}", found, where="findings",
    ),
    question(
        "// name: reciprocity\n// purpose: Of each agreement and party, whether the party itself says so, is silent, "
        f"withholds it or contradicts.\n{OF_BODY}{TODAY}{PARTIES}", words, where="reciprocity",
    ),
)  # fmt: skip
