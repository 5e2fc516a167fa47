"""Who holds the network together: betweenness, breaking points, and groups beside the policing regions."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from graph.analytics.connection import body_graph
from graph.analytics.participation import Participation
from graph.analytics.structure import Breaking, Standing, adjusted_rand, breaking_points, lone_ties, structure
from graph.errors import QueryError
from graph.model import Result, Subgraph
from graph.questions.connection import class_claims
from graph.questions.counted import count, of, share
from graph.questions.header import question
from graph.questions.seen import NAMED_ONLY, seen, table
from graph.schema import BODIES


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many bodies of one group sources place in one region, and which."""

    community: int
    region: str
    number: int
    bodies: tuple[str, ...]
    of_community: int
    of_region: int
    certainty: str
    claims: tuple[str, ...]


def standing(
    network: Subgraph, *, among: list[str], named_only: bool, as_at: str | None, today: str
) -> Result:
    """Rows of Standing."""
    shown, day = seen(network, as_at, today)
    rows = structure(shown, among=among, today=day, named_only=named_only)
    warnings = [
        "A high betweenness says that the shortest ways between others, by units they share, pass through this body: "
        "it is placed to pass things on. It does not say that it leads, decides or is large.",
        _seen(shown, among, len(rows)),
        *class_claims(shown, day, named_only),
    ]
    return table(Standing, rows, shown, warnings, as_at)


def breaking(network: Subgraph, *, named_only: bool, as_at: str | None, today: str) -> Result:
    """Rows of Breaking."""
    shown, day = seen(network, as_at, today)
    rows = breaking_points(shown, today=day, named_only=named_only)
    graph = body_graph(shown, today=day, named_only=named_only)
    joined = sum(1 for _, degree in graph.degree() if degree)
    warnings = [
        "A high number says that by what is recorded this many bodies are joined to the rest only through this one; "
        "not that they have no other contact, nor that they would stop working.",
        f"Left out: {count(lone_ties(graph), 'tie')} that would cut off one body only.",
        f"{share(joined, len(graph), 'body', ('is', 'are'), many='bodies')} joined to any other by a claim that counts.",
        *class_claims(shown, day, named_only),
    ]
    return table(Breaking, rows, shown, warnings, as_at)


def groups(network: Subgraph, *, among: list[str], named_only: bool, as_at: str | None, today: str) -> Result:
    """Rows of Overlap, and the adjusted Rand index."""
    shown, day = seen(network, as_at, today)
    rows = structure(shown, among=among, today=day, named_only=named_only)
    placed = [row for row in rows if len(row.regions) == 1]
    index = adjusted_rand([row.community for row in placed], [row.regions[0] for row in placed])
    world = Participation.of(shown, today=day, named_only=named_only)
    size, homes = (
        Counter(row.community for row in rows),
        Counter(home for row in rows for home in row.regions),
    )
    cells: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in rows:
        for home in row.regions or ("no region seen",):
            cells[row.community, home].append(row.body)
    overlaps = [
        Overlap(group, home, len(bodies), tuple(sorted(bodies)), size[group], homes[home], "certain",
                _claims(world, bodies))
        for (group, home), bodies in sorted(cells.items())
    ]  # fmt: skip
    alike = (
        f"Adjusted Rand index {index:.2f} over {len(placed)} {of(len(rows), 'body', 'bodies')} with one region: 1 would be "
        "groups that are the regions, 0 no more alike than by chance."
    )
    warnings = [
        alike
        if placed
        else f"None {of(len(rows), 'body', 'bodies')} has one region, so nothing is compared with regions.",
        "A group is bodies that share more units with one another than chance would have it; it is no organisation, and "
        "another method or seed may cut it differently.",
        _seen(shown, among, len(rows)),
        *class_claims(shown, day, named_only),
    ]
    return table(Overlap, overlaps, shown, warnings, as_at)


def _claims(world: Participation, bodies: list[str]) -> tuple[str, ...]:
    said = (inside[body] for inside in world.inside.values() for body in bodies if body in inside)
    return tuple(sorted({claim.id for claims in said for claim in claims}))


def _seen(network: Subgraph, among: list[str], looked: int) -> str:
    if unknown := sorted(set(among) - set(BODIES)):
        raise QueryError(f'among names "{unknown[0]}"; expected labels out of {", ".join(BODIES)}.')
    every = sum(1 for node in network.nodes.values() if node.label in among)
    told = tuple(f"looked at ({', '.join(among)}) {take}" for take in ("takes part", "take part"))
    return f"{share(looked, every, 'body', (told[0], told[1]), many='bodies')} in a unit that counts."


AMONG: Final = '// parameter: among [list] = ["Force"]: labels of the bodies looked at: Force, PCC, Partner\n'
QUESTIONS: Final = (
    question("""\
// name: structure
// purpose: Who stands between others by the units they share, and in which group of close collaborators.
""" + AMONG + NAMED_ONLY, standing, where="structure"),
    question("""\
// name: breaking_points
// purpose: The bodies and single ties on which the connection of others hangs.
""" + NAMED_ONLY, breaking, where="breaking_points"),
    question("""\
// name: communities
// purpose: Groups of forces that share the most units, beside the policing regions.
""" + AMONG + NAMED_ONLY, groups, where="communities"),
)  # fmt: skip
