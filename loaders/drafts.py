"""A draft beside the facts: which of its statements sources support, which they contradict, and which they do not make."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Final

from graph import schema
from graph.model import Facts, Relationship, Result
from loaders.candidates import Candidate

SUPPORTED: Final = "supported"
CONTRADICTED: Final = "contradicted"
NOT_FOUND: Final = "not found"
OPPOSITE: Final = {"COLLABORATES": "STAYS_OUT_OF", "STAYS_OUT_OF": "COLLABORATES"}
ONE_AT_A_TIME: Final = ("lead force", "lead policing body", "PCC lead", "chief officer lead", "host")
"""Roles that one body has of a unit: who says that another has it contradicts."""
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
ONE_VALUE: Final = ("status", "since", "until", "expires", "review_by", "signed")
"""Terms of which a body has one value; where a source has another it contradicts, and of the rest both may hold."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One statement of a draft, and what the facts say of it.

    Attributes
    ----------
    place, says : str
        Where it stands in the draft, and its sentence.
    start, relation, end : str
        Who does what with whom, by id, or by name where nobody is known by it; of an attribute the body stands as
        `end`, and `relation` is its term and value.
    verdict : str
        "supported", "contradicted" or "not found".
    claims : tuple of str
        Ids of the claims that the verdict rests on.
    why : str
        In a sentence.
    """

    place: str
    says: str
    start: str
    relation: str
    end: str
    verdict: str
    claims: tuple[str, ...]
    why: str


COLUMNS: Final = tuple(field.name for field in fields(Checked))


def checked(facts: Facts, statements: Iterable[Candidate]) -> list[Checked]:
    """Each statement with what sources say of it.

    Parameters
    ----------
    facts : Facts
    statements : iterable of Candidate
        What a reader found in the draft; questions among them are left out.

    Returns
    -------
    list of Checked
        In the order of the draft. Sources that disagree contradict: a draft that takes one side should say so.

    Notes
    -----
    "Not found" means that no claim in the facts says it; it may be true. O(f + s) for f claims and s statements.

    Examples
    --------
    >>> from graph.model import Subgraph
    >>> network = Subgraph.of("kent HOSTS lab role=host", "surrey COLLABORATES lab")
    >>> facts = Facts(tuple(network.nodes.values()), tuple(network.relationships.values()))
    >>> said = [Candidate(from_id="kent", relation="HOSTS", to_id="lab", role="host"),
    ...         Candidate(from_id="essex", relation="HOSTS", to_id="lab", role="host"),
    ...         Candidate(from_id="essex", relation="COLLABORATES", to_id="lab")]
    >>> [(row.start, row.verdict) for row in checked(facts, said)]
    [('kent', 'supported'), ('essex', 'contradicted'), ('essex', 'not found')]
    """
    about = _Facts(facts)
    return [about.check(said) for said in statements if said.decision != "ask" and said.relation]


def as_result(rows: Sequence[Checked]) -> Result:
    """The rows as an answer, with how many are of each kind, and what "not found" means."""
    count = {
        verdict: sum(row.verdict == verdict for row in rows)
        for verdict in (SUPPORTED, CONTRADICTED, NOT_FOUND)
    }
    told = ", ".join(f"{number:,} {verdict}" for verdict, number in count.items())
    return Result(
        COLUMNS,
        tuple((*astuple(row)[:6], list(row.claims), row.why) for row in rows),
        warnings=(
            f"{len(rows):,} statement{'' if len(rows) == 1 else 's'} about collaborations: {told}.",
            "Not found means that no source seen says so; it may be true.",
        ),
    )


def _as_of(claim: Relationship) -> str:
    spoken = claim.properties.get("as_of")
    return f"as of {spoken}" if spoken else "undated"


def _is_later(said: Candidate, claims: Sequence[Relationship]) -> bool:
    """Whether a statement is of a year after all that the claims speak of: then they cannot contradict it."""
    years = [*YEAR.findall(said.since or said.until or said.says)]
    known = [str(claim.properties.get("as_of", ""))[:4] for claim in claims]
    return bool(years) and all(known) and max(years) > max(known)


class _Facts:
    """The claims by what they are about."""

    def __init__(self, facts: Facts) -> None:
        self.names = {node.id: node.name for node in facts.nodes}
        self.between: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        self.onto: dict[tuple[str, str], list[Relationship]] = defaultdict(list)
        for claim in facts.relationships:
            self.between[claim.start, claim.end].append(claim)
            self.onto[claim.type, claim.end].append(claim)

    def check(self, said: Candidate) -> Checked:
        unknown = [
            name
            for key, name in ((said.from_id, said.from_name), (said.to_id, said.to_name))
            if not key and name
        ]
        if unknown:
            claims: list[Relationship] = []
            verdict, why = NOT_FOUND, f"Nobody is known by the name “{unknown[0]}”."
        elif said.relation == "STATES":
            verdict, claims, why = self._value(said)
        else:
            verdict, claims, why = self._relation(said)
        relation = f"{said.term}: {said.value}" if said.relation == "STATES" else said.relation
        return Checked(
            said.place,
            said.says,
            said.from_id or said.from_name,
            f"{relation} ({said.role})" if said.role else relation,
            said.to_id or said.to_name,
            verdict,
            tuple(sorted(claim.id for claim in claims)),
            why,
        )

    def _relation(self, said: Candidate) -> tuple[str, list[Relationship], str]:
        all_same = [c for c in self.between[said.from_id, said.to_id] if c.type == said.relation]
        same = [c for c in all_same if not said.role or c.properties.get("role") in (None, said.role)]
        holding = [
            c for c in same if c.properties.get("status") not in (*schema.POSSIBLE, "ended", "not shown")
        ]
        against = self._against(said)
        if against and _is_later(said, against):
            return NOT_FOUND, against, f"Sources from before that say otherwise: {self._told(against)}"
        if holding and against:
            return CONTRADICTED, holding + against, f"Sources disagree: {self._told(against)}"
        if against:
            return CONTRADICTED, against, self._told(against)
        if holding:
            named = [c for c in holding if c.properties.get("scope") != "class"]
            return SUPPORTED, holding, "" if named else "Only as one of all forces."
        if same and all(c.properties.get("status") == "ended" for c in same):
            return CONTRADICTED, same, "Sources say that it has ended."
        if same:
            return NOT_FOUND, same, f"Sources say it only as {same[0].properties['status']}."
        if all_same:
            roles = sorted({str(c.properties.get("role")) for c in all_same})
            return NOT_FOUND, all_same, f"Sources say it in another role: {', '.join(roles)}."
        return NOT_FOUND, [], ""

    def _against(self, said: Candidate) -> list[Relationship]:
        """Claims that cannot hold together with what is said."""
        opposite = OPPOSITE.get(said.relation)
        found = [c for c in self.between[said.from_id, said.to_id] if c.type == opposite]
        if said.role in ONE_AT_A_TIME:
            others = [
                c for c in self.onto[said.relation, said.to_id] if c.properties.get("role") == said.role
            ]
            found += [c for c in others if c.start != said.from_id]
        return [c for c in found if c.properties.get("status") not in (*schema.POSSIBLE, "ended")]

    def _value(self, said: Candidate) -> tuple[str, list[Relationship], str]:
        stated = [c for c in self.onto["STATES", said.to_id] if c.properties.get("term") == said.term]
        same = [c for c in stated if str(c.properties.get("value")) == said.value]
        other = [c for c in stated if c not in same]
        if other and said.term in ONE_VALUE:
            values = sorted({str(c.properties.get("value")) for c in other})
            told = f"{'Sources disagree; also' if same else 'Sources say'}: {', '.join(values)}."
            return CONTRADICTED, stated, told
        return (SUPPORTED, same, "") if same else (NOT_FOUND, [], "")

    def _told(self, claims: Sequence[Relationship]) -> str:
        said = sorted(
            {
                f"{self.names.get(c.start, c.start)} {schema.JOINS[c.type].said} {self.names.get(c.end, c.end)}"
                + "".join(f", {text}" for text in (c.properties.get("role"), _as_of(c)) if text)
                for c in claims
            }
        )
        return f"{'; '.join(said)}."
