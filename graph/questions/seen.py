"""What the questions in Python share: the text that reads the network, its day, and rows of what was found."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from typing import Any, Final

from graph.analytics.counting import OR_ENDING, ended_or_ending, undated
from graph.analytics.counting import as_at as network_as_at
from graph.dates import interval, taken
from graph.errors import ConcordError
from graph.model import Entity, Result, Subgraph
from graph.questions.bodies import folded, names, search
from graph.questions.counted import share, verb

READ: Final = """\
// parameter: named_only [flag] = false: leave out what is given only as "all forces" or "all policing bodies"
// parameter: as_at [date] = null: the day asked about, today unless given
// parameter: today [date] = null: what counts as today
MATCH (a)-[r:COLLABORATES|STAYS_OUT_OF|LEADS|HOSTS|PROVIDES|PART_OF|OVERSEES|GOVERNS|MEMBER_OF|LINKED_TO|REPORTS_TO
         |FUNDS|HOLDS|AT|DELIVERS|PARTY_TO|COVERS|SUCCEEDS|STATES]->(b)
WHERE type(r) <> 'STATES' OR r.term IN ['status', 'since', 'until']
RETURN r
ORDER BY r.id
"""
NAMED_ONLY: Final = READ.replace("[flag] = false", "[flag] = true", 1)
"""The same where claims about all forces would join everybody: left out unless asked for."""


def seen(network: Subgraph, as_at: str | None, today: str) -> tuple[Subgraph, str]:
    """The network as the day asked about knows it, and that day."""
    return (network_as_at(network, as_at), as_at) if as_at else (network, today)


def table(
    kind: type, found: Iterable[Any], network: Subgraph, warnings: Sequence[str], as_at: str | None
) -> Result:
    """Rows of a dataclass, its fields the columns, tuples as lists; on another day, how much carries no date."""
    columns = tuple(field.name for field in fields(kind))
    rows = tuple(tuple(_cell(getattr(row, column)) for column in columns) for row in found)
    used = _behind(columns, rows)
    ends = {end for key in used for end in _ends(network, key)}
    told = (*warnings, *dates(network, columns, rows, as_at), *ending_told(network, ends))
    return Result(columns, rows, warnings=told)


def _behind(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> set[str]:
    """The claims behind rows."""
    return {key for row in rows for key in row[columns.index("claims")]}


def _ends(network: Subgraph, key: str) -> tuple[str, str]:
    return network.relationships[key].start, network.relationships[key].end


def ending_told(network: Subgraph, among: Collection[str]) -> tuple[str, ...]:
    """The sentence on what counts although its source says only that it is ended or ending, where there is any."""
    found = [name(network, key) for key in ended_or_ending(network) if key in among]
    if not found:
        return ()
    return (f'Counted as under review, though the source says only "{OR_ENDING}": {", ".join(found)}.',)


def dates(
    network: Subgraph, columns: Sequence[str], rows: Iterable[Sequence[Any]], as_at: str | None
) -> tuple[str, ...]:
    """For another day, the sentence on claims without a date; for a month or year, which days it is taken to mean."""
    if not as_at:
        return ()
    claims = _behind(columns, rows)
    without = sum(1 for key in claims if undated(network.relationships[key]))
    told = share(without, len(claims), "claim", ("behind this carries", "behind this carry"))
    said = (f"{told} no date and {verb(1 if len(claims) == 1 else without, 'is', 'are')} counted.",)
    first, last = interval(as_at)
    if first == last:
        return said
    return (f"{taken(as_at)}; what held for a part of it only is possible.", *said)


def narrowed(rows: Sequence[Sequence[Any]], body: str | None, *, most: int = 100) -> tuple[str, ...]:
    """The sentence that opens a long answer about everything: how many rows, and how to ask for fewer.

    Examples
    --------
    >>> narrowed([("durham",)] * 1000, None)
    ('1,000 rows, about every body; --param body=durham, or another force, unit or agreement, asks for its own alone.',)
    >>> narrowed([("durham",)] * 1000, "durham")
    ()
    """
    if body is not None or len(rows) <= most:
        return ()
    return (
        f"{len(rows):,} rows, about every body; --param body=durham, or another force, unit or agreement, asks for its "
        "own alone.",
    )


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    return list(value) if isinstance(value, tuple) else value


def name(network: Subgraph, key: str) -> str:
    """What a node is called; its id where it is not in what was read."""
    return network.nodes[key].name if key in network.nodes else key


def chosen(network: Subgraph, items: Iterable[str]) -> list[str]:
    """The ids that a list of bodies means.

    Parameters
    ----------
    network : Subgraph
    items : iterable of str
        Each an id, a name, an alias or an abbreviation; "all forces", "all policing bodies" or "all PCCs"
        (the offices to be abolished: commissioners, with and without fire; not mayors, MOPAC, the Common
        Council or police authorities); "forces of REGION"; "policing bodies of REGION".

    Raises
    ------
    ConcordError
        If nothing, or more than one body, is called so.

    Examples
    --------
    >>> network = Subgraph.of("durham COLLABORATES npas", "lpb-durham OVERSEES durham", labels={"durham": "Force"})
    >>> chosen(network, ["all policing bodies", "NPAS"])
    ['lpb-durham', 'npas']
    """
    return sorted({key for item in items for key in _set(network, item) or [_one(network, item)]})


def _set(network: Subgraph, item: str) -> list[str]:
    text = folded(item)
    if text == "all forces":
        return [key for key, node in network.nodes.items() if node.label == "Force"]
    if text == "all policing bodies":
        return [key for key, node in network.nodes.items() if node.label == "PCC"]
    if text in ("all pccs", "all commissioners"):
        kinds = ("PCC", "PFCC")
        return [
            key for key, n in network.nodes.items() if n.label == "PCC" and n.properties.get("kind") in kinds
        ]
    for words in ("forces of ", "policing bodies of "):
        if text.startswith(words):
            region = text.removeprefix(words).removeprefix("the ")
            found = {
                key for key, node in network.nodes.items() if node.label == "Force" and _in(node, region)
            }
            if not found:
                raise ConcordError(f'No force is in a region called "{item[len(words) :].strip()}".')
            return sorted(found) if words.startswith("forces") else _overseers(network, found)
    return []


def _in(node: Entity, region: str) -> bool:
    return region in {folded(str(name)) for name in node.properties.get("regions") or ()}


def _overseers(network: Subgraph, forces: set[str]) -> list[str]:
    return [c.start for c in network.relationships.values() if c.type == "OVERSEES" and c.end in forces]


def _one(network: Subgraph, item: str) -> str:
    if item in network.nodes:
        return item
    nodes = [node for node in network.nodes.values() if node.label not in ("Document", "Rule", "Figure")]
    same = [node.id for node in nodes if folded(item) in {folded(called) for called in names(node)}]
    if len(same) == 1:
        return same[0]
    close = ", ".join(same or [f"{node.name}: {node.id}" for node in search(nodes, item, most=3)])
    hint = f" Use an id: {close}." if close else ""
    said = "More than one body is called" if same else "No claim speaks of a body called"
    raise ConcordError(f'{said} "{item}".{hint}')
