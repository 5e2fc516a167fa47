"""What an auditor would ask about agreements and units: parties, leads and documents that do not fit together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analytics.counting import certainty
from graph.analytics.parts import WORDS, above, ancestors, halves, on_a_day
from graph.model import Relationship, Subgraph
from graph.schema import JOINT, LEAD_ROLES, POLICING
from graph.works import Works


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an agreement or a unit that an auditor would ask about."""

    kind: str
    about: str
    body: str | None
    detail: str
    certainty: str
    scope: str
    claims: tuple[str, ...]


FINDINGS = (
    "chief officer without policing body", "lead not recorded as taking part", "no lead and no host",
    "parties differ",
)  # fmt: skip


def findings(network: Subgraph, today: str) -> list[Finding]:
    """What an auditor would ask about.

    Parameters
    ----------
    network : Subgraph
        COLLABORATES, LEADS, HOSTS, PART_OF, OVERSEES, PARTY_TO, COVERS and COPY_OF claims.
    today : str

    Returns
    -------
    list of Finding
        In the order of FINDINGS, certain ones first, then by ids.

    Notes
    -----
    Each is about what sources record, never about what is so: a lead that no source lists as a participant
    may well be one. "class" where a force is party only as one of all of a region or country.
    """
    view = _View(network, today)
    rows = [*view.alone(), *view.leads_apart(), *view.leaderless(), *view.parties_differ()]
    return sorted(rows, key=lambda f: (FINDINGS.index(f.kind), f.certainty, f.about, f.body or "", f.detail))


Told = tuple[str, Relationship]
"""A claim with how sure it is."""


class _View:
    """The claims that count on a day, by type and end."""

    def __init__(self, network: Subgraph, today: str) -> None:
        self.network = network
        self.halves = halves(network)
        self.up = above(network, today)
        self.works = Works.among(network.nodes.values(), network.relationships.values())
        self.of: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for key in sorted(network.relationships):
            claim = network.relationships[key]
            sure = on_a_day(network, claim, today)
            if sure != "no":
                self.of[claim.type, claim.end].append((sure, claim))
        self.today = today

    def labelled(self, *labels: str) -> list[str]:
        return sorted(key for key, node in self.network.nodes.items() if node.label in labels)

    def joint(self) -> list[str]:
        """Units that count today."""
        nodes = self.network.nodes
        return [u for u in self.labelled(*JOINT) if certainty(nodes[u].properties, self.today) == "certain"]

    def alone(self) -> list[Finding]:
        """Forces that are party to an agreement without their policing body."""
        rows = []
        for agreement in self.labelled("Agreement"):
            signed: dict[str, list[Told]] = defaultdict(list)
            for sure, claim in self.of["PARTY_TO", agreement]:
                signed[claim.start].append((sure, claim))
            for force in sorted(signed):
                body = self.halves.get(force, [])
                if self.network.nodes[force].label == "Force" and body and not set(body) & set(signed):
                    name = self.network.nodes[body[0]].name
                    detail = f"no source seen names {name} as party"
                    rows.append(
                        _finding(
                            "chief officer without policing body", agreement, force, detail, signed[force]
                        )
                    )
        return rows

    def leads_apart(self) -> list[Finding]:
        """Lead and host bodies that no source records as taking part."""
        rows = []
        for unit in self.joint():
            taking = {claim.start for _, claim in self.of["COLLABORATES", unit]}
            leads: dict[str, list[Told]] = defaultdict(list)
            for sure, claim in (*self.of["LEADS", unit], *self.of["HOSTS", unit]):
                label = self.network.nodes[claim.start].label
                if claim.properties.get("role") in LEAD_ROLES and label in POLICING:
                    leads[claim.start].append((sure, claim))
            for body in sorted(set(leads) - taking):
                roles = sorted({str(claim.properties["role"]) for _, claim in leads[body]})
                half = [h for h in self.halves.get(body, []) if h in taking]
                also = f"; {self.network.nodes[half[0]].name} is" if half else ""
                detail = f"{' and '.join(roles)}, not recorded as taking part{also}"
                rows.append(_finding("lead not recorded as taking part", unit, body, detail, leads[body]))
        return rows

    def leaderless(self) -> list[Finding]:
        """Units with participants that nobody is known to lead or host, themselves or above."""
        rows = []
        for unit in self.joint():
            taking = self.of["COLLABORATES", unit]
            if not any(sure == "certain" for sure, _ in taking):
                continue
            led = self._led(unit)
            if any(sure == "certain" for sure, _ in led):
                continue
            bodies = len({claim.start for sure, claim in taking if sure == "certain"})
            detail = f"{bodies} take part; " + (
                "a lead is not settled" if led else "no lead or host is known"
            )
            claims = [(("possible" if led else "certain"), claim) for _, claim in (*taking, *led)]
            rows.append(_finding("no lead and no host", unit, None, detail, claims))
        return rows

    def _led(self, unit: str) -> list[Told]:
        nodes = [unit, *sorted(ancestors(unit, self.up))]
        hosts = [(s, c) for n in nodes for s, c in self.of["HOSTS", n] if c.properties.get("role") == "host"]
        return [*(found for node in nodes for found in self.of["LEADS", node]), *hosts]

    def parties_differ(self) -> list[Finding]:
        """Agreements for which two works name different parties."""
        rows = []
        for agreement in self.labelled("Agreement"):
            named: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
            for sure, claim in self.of["PARTY_TO", agreement]:
                if claim.properties.get("scope") != "class":
                    for work in self.works.of(claim):
                        named[work][claim.start].append((sure, claim))
            works = sorted(named)
            for at, one in enumerate(works):
                for other in works[at + 1 :]:
                    row = self._differ(agreement, (one, named[one]), (other, named[other]))
                    rows += [row] if row else []
        return rows

    def _differ(
        self,
        agreement: str,
        one: tuple[str, Mapping[str, list[Told]]],
        other: tuple[str, Mapping[str, list[Told]]],
    ) -> Finding | None:
        only = [sorted(set(one[1]) - set(other[1])), sorted(set(other[1]) - set(one[1]))]
        if not any(only):
            return None
        said = [
            f"{self._work(work)} alone names {', '.join(self.network.nodes[key].name for key in bodies)}"
            for (work, _), bodies in zip((one, other), only, strict=True)
            if bodies
        ]
        sure = "certain" if all(only) else "possible"
        claims = [(sure, c) for _, who in (one, other) for found in who.values() for _, c in found]
        return _finding("parties differ", agreement, None, "; ".join(said), claims)

    def _work(self, work: str) -> str:
        return self.network.nodes[work].name if work in self.network.nodes else work


def _finding(kind: str, about: str, body: str | None, detail: str, claims: Iterable[Told]) -> Finding:
    told = list(claims)
    sure = min((sure for sure, _ in told), key=WORDS.__getitem__)
    scope = "class" if all(claim.properties.get("scope") == "class" for _, claim in told) else "named"
    return Finding(kind, about, body, detail, sure, scope, tuple(sorted({claim.id for _, claim in told})))
