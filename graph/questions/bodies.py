"""Which body a text means: its id, name, an alias or its abbreviation, with the nearest ones offered."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from graph.errors import ConcordError
from graph.model import Entity
from graph.schema import LABEL_NAMES
from graph.store import Store

NAMED = "MATCH (n) WHERE NOT n:Document AND NOT n:Rule AND NOT n:Figure RETURN n ORDER BY n.id"
ONE = "MATCH (n {id: $id}) RETURN n ORDER BY n.id"
ORDER = (
    "Force",
    "PCC",
    "NationalBody",
    "Unit",
    "Board",
    "Partner",
    "Agreement",
    "Function",
    "Person",
    "Post",
)
_TYPO = 0.72
"""How alike two words must be for one to stand for the other, by difflib's ratio."""


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, & as and, no punctuation.

    Examples
    --------
    >>> folded("Devon & Cornwall Police"), folded("Dyfed-Powys")
    ('devon and cornwall police', 'dyfed powys')
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", plain.replace("'", "").lower()).split())


def names(node: Entity) -> list[str]:
    """All that a node is called, its id last."""
    aliases = node.properties.get("aliases") or []
    short = node.properties.get("abbreviation")
    return [node.name, *([str(short)] if short else []), *map(str, aliases), node.id]


def search(nodes: Iterable[Entity], text: str, *, most: int = 12) -> list[Entity]:
    """The nodes that a text may mean, likeliest first.

    Parameters
    ----------
    nodes : iterable of Entity
    text : str
        Part of a name, an abbreviation or an alias; a typing error is forgiven where nothing fits.
    most : int
        How many to return.

    Returns
    -------
    list of Entity
        Whole names first, then names that begin with the text, then words that do, then near misses; among
        these forces before policing bodies, national bodies and units.

    Examples
    --------
    >>> forces = [Entity("durham", "Force", {"name": "Durham Constabulary"}),
    ...           Entity("dorset", "Force", {"name": "Dorset Police"})]
    >>> [node.id for node in search(forces, "durhan")]
    ['durham']
    """
    wanted = folded(text)
    if not wanted:
        return []
    scored = [(_rank([folded(name) for name in names(node)], wanted), node) for node in nodes]
    fits = [(rank, node) for rank, node in scored if rank < 4]
    fits = fits or [(rank, node) for rank, node in scored if rank < 6]
    fits.sort(key=lambda found: (found[0], _order(found[1]), found[1].name))
    return [node for _, node in fits[:most]]


def _order(node: Entity) -> int:
    return ORDER.index(node.label) if node.label in ORDER else len(ORDER)


def _rank(called: Sequence[str], wanted: str) -> float:
    """0 the very name, 1 begins with it, 2 words begin with it, 3 holds it, 4 to 6 nearly it, 9 nothing."""
    words = wanted.split()
    if wanted in called:
        return 0
    if any(name.startswith(wanted) for name in called):
        return 1
    if any(all(any(w.startswith(word) for w in name.split()) for word in words) for name in called):
        return 2
    if any(wanted in name for name in called):
        return 3
    alike = max(min(_alike(word, name.split()) for word in words) for name in called if name)
    return 4 + (1 - alike) * 2 if alike >= _TYPO else 9


def _alike(word: str, among: Sequence[str]) -> float:
    return max((SequenceMatcher(None, word, other).ratio() for other in among), default=0.0)


def resolve(store: Store, text: str) -> Entity:
    """The one node that a text means.

    Parameters
    ----------
    store : Store
    text : str
        An id, or a whole name, alias or abbreviation in any case.

    Raises
    ------
    ConcordError
        If nothing is called so, with the closest; or if several are, with their ids.
    """
    exact = store.read(ONE, {"id": text}).subgraph.nodes
    if text in exact:
        return exact[text]
    nodes = list(store.read(NAMED, limit=0).subgraph.nodes.values())
    same = [node for node in nodes if folded(text) in {folded(name) for name in names(node)}]
    if len(same) == 1:
        return same[0]
    if same:
        choices = ", ".join(sorted(f"{_described(node)}: {node.id}" for node in same))
        raise ConcordError(f'"{text}" may mean {choices}. Use the id.')
    close = ", ".join(f"{_described(node)}: {node.id}" for node in search(nodes, text, most=3))
    hint = f" Closest: {close}." if close else ""
    raise ConcordError(f'No force, body or person is called "{text}".{hint}')


def _described(node: Entity) -> str:
    return f"{node.name} ({LABEL_NAMES.get(node.label, node.label)})"
