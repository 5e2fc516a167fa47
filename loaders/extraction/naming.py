"""The names of known bodies in running text: longest first, whole words, capitals as written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from graph.model import Entity
from graph.schema import JOINT
from loaders.extraction.regions import regions

TOKEN: Final = re.compile(r"\w+(?:['’](?!s\b)\w+)*|&|[^\w\s]")
HYPHEN: Final = re.compile(r"(?<=\w)-(?=\w)")
"""What stands between the parts of "Dyfed-Powys", and is often left out."""
WORDS: Final = {"&": "and", "’": "'"}
WEAK: Final = frozenset(
    {
        "City", "Opal", "Gateway", "Sigma", "DVI", "CBRN", "CMP", "Scorpion", "Odyssey", "Zephyr", "Pegasus", "DPC",
        "ECA", "Minerva", "TTC", "CoP", "Payroll", "Interact", "ICT", "Met", "CTC", "SCD", "CC", "Evolve", "CP",
    }
)  # fmt: skip
"""Names that are also everyday words or many things' short forms: taken only where the document defines them."""
TAIL: Final = re.compile(r"\s+(?:Police Service|Police|Constabulary)$")
OF_REGION: Final = re.compile(r"(?P<rest>[A-Z]\S*(?: \S+){2,}) for the (?P<region>.+)$")
BRACKETED: Final = re.compile(r"^(.*\S)\s+\((.+)\)$")
ALSO: Final = (
    ("7F ", "7 Force "),
    ("Seven Force ", "7 Force "),
    ("Strategic Collaboration Programme", "Collaboration Programme"),
    ("Regional Organised Crime Unit", "ROCU"),
    ("Police Group", "Policing Group"),
)
"""Words of a name that stand for one another in practice."""
BROAD: Final = frozenset({"programme", "collaboration", "alliance", "partnership", "consortium"})
"""Last words of a name that are often written small."""
KINDS: Final = {
    "Force": "F", "PCC": "P", "Unit": "J", "NationalBody": "J", "Board": "B", "Person": "N", "Agreement": "A",
    "Partner": "O",
}  # fmt: skip


GROUPED: Final = re.compile(r"^BCH\b")
"""Initials that three forces go by at the head of their units' names."""
GROUP: Final = ("Bedfordshire", "Cambridgeshire", "Hertfordshire")


class Match(Protocol):
    """Whom a written name was taken for."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def name(self) -> str: ...


class Known(Protocol):
    """What is known by name: the nodes, and whom a written name means."""

    @property
    def nodes(self) -> Mapping[str, Entity]: ...
    def resolve(self, name: str, labels: tuple[str, ...] = ..., /) -> Match: ...


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name in a text: F force, P policing body, L place of a force, J joint unit, B board, N person, A agreement."""

    start: int
    end: int
    kind: str
    id: str
    near: str = ""


class Names:
    """Every name of every node, ready to be looked for.

    Parameters
    ----------
    nodes : iterable of Entity

    Notes
    -----
    Built once in O(n) for n names; a text is read in O(tokens), as few names share a first word.

    Examples
    --------
    >>> names = Names([Entity("kent", "Force", {"name": "Kent Police", "aliases": ["Kent"]})])
    >>> [(m.kind, m.id) for m in names.mentions("Kent Police covers Kent, and not kentish towns")]
    [('F', 'kent'), ('L', 'kent')]
    """

    def __init__(self, nodes: Iterable[Entity]) -> None:
        self.nodes = {node.id: node for node in sorted(nodes, key=lambda n: n.id)}
        self.posts = [
            node
            for node in self.nodes.values()
            if node.label == "Post" and len(node.name.split(",")[0].split()) > 4
        ]
        self._starts: dict[str, list[tuple[tuple[str, ...], str, str, str, bool]]] = defaultdict(list)
        areas = "|".join(re.escape(TAIL.sub("", n.name)) for n in self.nodes.values() if n.label == "Force")
        self._placed = re.compile(
            rf"(?:(?P<areas>(?:{areas})(?:(?:, | and | & )(?:{areas}))+)"
            rf"|(?P<bch>BCH)) (?P<rest>\S+(?: \S+)+)$"
        )
        regional = "|".join(re.escape(name) for region in regions() for name in region.names)
        self._regional = re.compile(rf"(?P<region>{regional}) (?P<rest>[A-Z]\S*(?: \S+){{2,}})$")
        self._area_ids = {
            TAIL.sub("", name).replace(" & ", " and "): node.id
            for node in self.nodes.values()
            if node.label == "Force"
            for name in (node.name, *node.properties.get("aliases", ()))
            if TAIL.search(name)
        }
        longest = sorted(self._area_ids, key=len, reverse=True)
        self._areas = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
        for node in self.nodes.values():
            if node.label in KINDS:
                self._learn(node)
        for found in self._starts.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry[1:]))

    def _learn(self, node: Entity) -> None:
        aliases = node.properties.get("aliases", ())
        written = [node.name, str(node.properties.get("abbreviation", "")), *aliases]
        for name in dict.fromkeys(filter(None, written)):
            if name in WEAK:
                continue
            for variant in _variants(name):
                self._add(variant, self._kind(node, name), node.id)
            bracketed = BRACKETED.match(name)
            if bracketed and node.label in (*JOINT, "Partner") and bracketed[1] not in WEAK:
                self._add(bracketed[1], KINDS[node.label], node.id, bracketed[2])
            placed = self._placed.match(name)
            if placed and node.label in JOINT and placed["rest"] not in WEAK:
                areas = (
                    "Bedfordshire and Cambridgeshire and Hertfordshire" if placed["bch"] else placed["areas"]
                )
                self._add(placed["rest"], KINDS[node.label], node.id, areas)
            regional = self._regional.match(name)
            if regional and node.label in JOINT:
                self._add(regional["rest"], KINDS[node.label], node.id, regional["region"])
            unit = OF_REGION.match(name)
            if unit and node.label in JOINT:
                self._add(unit["rest"], KINDS[node.label], node.id, unit["region"])
        for name in written:
            if node.label == "Force" and TAIL.search(name):
                self._add(TAIL.sub("", name), "L", node.id)

    def areas(self, name: str, text: str = "") -> tuple[str, ...]:
        """The ids of the forces whose areas a unit's name holds; those of "BCH" where the document's text names them."""
        said = name.replace(" & ", " and ")
        if all(area in text for area in GROUP):
            said = GROUPED.sub(", ".join(GROUP), said)
        return tuple(self._area_ids[area] for area in dict.fromkeys(self._areas.findall(said)))

    @staticmethod
    def _kind(node: Entity, name: str) -> str:
        named = re.search(r"Police|Constabulary|Service|Agency|^[A-Z]{3,}$", name)
        return KINDS[node.label] if node.label != "Force" or named else "L"

    def _add(self, name: str, kind: str, key: str, near: str = "") -> None:
        tokens = tuple(WORDS.get(t, t).replace("’", "'") for t in TOKEN.findall(name) if t != "-")
        if tokens:
            small = len(tokens) > 2 and all(word.islower() for word in tokens[1:] if word[0].isalpha())
            self._starts[tokens[0].casefold()].append((tokens, kind, key, near, small))

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text, in order, none inside another; `near` is what must be near for a name to count."""
        tokens = [
            (WORDS.get(m[0], m[0]).replace("’", "'"), m.start(), m.end())
            for m in TOKEN.finditer(HYPHEN.sub(" ", text))
        ]
        found, position = [], 0
        while position < len(tokens):
            length, hits = self._longest(tokens, position)
            for kind, key, near in hits[:8]:
                found.append(Mention(tokens[position][1], tokens[position + length - 1][2], kind, key, near))
            position += length or 1
        return found

    def _longest(
        self, tokens: list[tuple[str, int, int]], position: int
    ) -> tuple[int, list[tuple[str, str, str]]]:
        hits: dict[tuple[str, str], str] = {}
        best = 0
        for name, kind, key, near, small in self._starts.get(tokens[position][0].casefold(), ()):
            if len(name) < best:
                break
            if position + len(name) <= len(tokens) and all(
                _same(name[i], tokens[position + i][0], i > 0 and len(name) > 2, small)
                for i in range(len(name))
            ):
                best = len(name)
                hits.setdefault((kind, key), near)
        return best, [(kind, key, near) for (kind, key), near in hits.items()]


def _variants(name: str) -> list[str]:
    """A name, and how else it is often written."""
    return [
        name,
        *name.split(" / ")[:1],
        *(part for part in name.split(", ")[:1] if len(part.split()) > 2 and part != name),
        *(re.sub(r" for Collaboration$", "", re.sub(r"\((\w+)\) ", kept, name)) for kept in (r"\1 ", "")),
        *_shortened(name),
    ]


def _shortened(name: str) -> list[str]:
    """A name with each of the words that stand for one another in practice, one after another."""
    found = [name]
    for long, short in ALSO:
        found += [said.replace(long, short) for said in found if long in said and said != long]
    return found[1:]


def _same(name: str, word: str, later: bool, small: bool) -> bool:
    """Whether a word is the name's: capitals may be more than the name's, and fewer only later in a long name."""
    if name == word:
        return True
    free = word.isupper() or name.islower() or later or small or word in BROAD
    return name.casefold() == word.casefold() and free
