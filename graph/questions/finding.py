"""What a typed text may mean: every name is folded once, then found whole, begun, by its words, or nearly."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.model import NOTHING, Entity
from graph.naming.folding import READINGS, folded, names, segments, tokens, untailed
from graph.naming.spelling import Spelling

__all__ = ["ORDER", "Found", "Hit", "Index", "segments"]

ORDER: Final = (
    "Force", "Region", "PCC", "NationalBody", "Function", "Unit", "Board", "Partner", "Agreement", "Person", "Post",
)  # fmt: skip
"""What comes first among names that fit alike. A Region is no node: a caller may add those it knows."""
IMPLIED: Final = {
    "Force": ("police", "constabulary", "force"),
    "PCC": ("pcc", "commissioner"),
    "Region": ("region",),
}
"""Words that a reader adds to the name of any body of a kind, whether its name has them or not."""
SIDES: Final = ("north ", "south ", "east ", "west ", "greater ")
"""How names begin that readers look for by their next word."""
SENTENCES: Final = ("Agreement", "Post")
"""Whose names are long descriptions: no typing error in one of their words brings them up."""
SOUNDING: Final = ("Force", "Region", "NationalBody")
"""What is offered beside what fits, as sounding alike."""
WRONG: Final = 10
"""What an error in typing counts, beside 1 for a word that is only begun."""
GENERIC: Final = frozenset(word for words in IMPLIED.values() for word in words)
LOOKED_AT: Final = 500
"""Of how many nodes with the words it is looked whether one name has them all."""
LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that a text may mean, and why.

    Attributes
    ----------
    node : Entity
    how : str
        "is" (a whole name, alias, abbreviation or id), "begins", "words" (each word begins one of its words),
        "holds" (somewhere within a name), "near" (but for an error in typing).
    called : str
        Which of its names it was found by; the name itself where that fits too.
    """

    node: Entity
    how: str
    called: str


@dataclass(frozen=True, slots=True)
class Found:
    """What fits a text, and what nearly does; where nothing fits, `near` is the closest."""

    hits: tuple[Hit, ...] = ()
    near: tuple[Hit, ...] = ()


class Index:
    """Every name of every node, ready to be searched.

    Parameters
    ----------
    nodes : iterable of Entity
    weights : mapping of str to int
        By id, how much a node takes part in; among names that fit alike the larger comes first.

    Notes
    -----
    Built once in O(n log n); a search takes milliseconds for 20,000 nodes, since names and words are looked
    up by their beginning, and errors in typing are counted only for words with nearly the same letters.

    Examples
    --------
    >>> index = Index([Entity("durham", "Force", {"name": "Durham Constabulary"}),
    ...                Entity("npas", "NationalBody", {"name": "National Police Air Service",
    ...                                                "abbreviation": "NPAS"})])
    >>> [(hit.node.id, hit.how, hit.called) for hit in index.found("npas").hits]
    [('npas', 'is', 'NPAS')]
    >>> found = index.found("durhan")
    >>> found.hits, [hit.node.id for hit in found.near]
    ((), ['durham'])
    """

    def __init__(self, nodes: Iterable[Entity], weights: Mapping[str, int] = NOTHING) -> None:
        self.nodes = sorted(nodes, key=lambda n: (_place(n), -weights.get(n.id, 0), n.name, n.id))
        self.whole: dict[str, set[int]] = defaultdict(set)
        self.words: dict[str, set[int]] = defaultdict(set)
        begun, text, starts = [], [], []
        for at, node in enumerate(self.nodes):
            for name in dict.fromkeys(map(folded, names(node)[:-1])):
                squashed = name.replace(" and ", "").replace(" ", "")
                self.whole[name].add(at)
                begun += [(name, at)] if squashed == name else [(name, at), (squashed, at)]
                starts.append(at)
                text.append(name)
                for word in name.split():
                    self.words[word].add(at)
            self.whole[folded(node.id)].add(at)
            if node.label == "Force":
                short = untailed(folded(node.name))
                self.whole[short].add(at)
                begun.append((short.split(" ", 1)[-1] if short.startswith(SIDES) else short, at))
            for word in IMPLIED.get(node.label, ()):
                self.words[word].add(at)
        self.begun = sorted(begun)
        self.vocabulary = sorted(self.words)
        self.spelling = Spelling(word for word in self.vocabulary if word not in GENERIC)
        sounding = [set(folded(n.name).split()) for n in self.nodes if n.label in SOUNDING]
        self.sounding = Spelling(set().union(*sounding) - GENERIC)
        self.lines = [(at, name) for at, name in zip(starts, text, strict=True)]

    def found(self, text: str, *, most: int = 12, labels: Collection[str] = ()) -> Found:
        """What a text may mean, likeliest first.

        Parameters
        ----------
        text : str
        most : int
            How many to return of each.
        labels : collection of str
            Only nodes of these labels, unless empty.

        Returns
        -------
        Found
            Whole names first, then names that begin with the text, then those with words that do, then those
            that hold it; among these forces, regions, policing bodies, national bodies, functions, units.
        """
        wanted = folded(text)
        if not wanted:
            return Found()
        hits = self._fitting(wanted, most, labels)
        if not hits and (read := _read_otherwise(wanted)) != wanted:
            wanted, hits = read, self._fitting(read, most, labels)
        near = () if any(hit.how == "is" for hit in hits) else self._near(tokens(wanted), hits, labels)
        return Found(hits, tuple(Hit(node, "near", node.name) for node in near[:most]))

    def _near(self, asked: Sequence[str], hits: Sequence[Hit], labels: Collection[str]) -> Sequence[Entity]:
        """The closest where nothing fits; beside what fits, what is spelt nearly as the one word typed."""
        if not hits:
            close = self._nearly(asked, self.spelling, labels) or self._closest(asked, labels)
            return [self.nodes[at] for at in close]
        if len(asked) > 1:
            return ()
        known = {hit.node.id for hit in hits}
        alike = [self.nodes[at] for at in self._nearly(asked, self.sounding, labels)]
        return [node for node in alike if node.label in SOUNDING and node.id not in known]

    def _fitting(self, wanted: str, most: int, labels: Collection[str]) -> tuple[Hit, ...]:
        asked = tokens(wanted)
        ways: dict[str, Callable[[], set[int]]] = {
            "is": lambda: self.whole.get(wanted, set()) | self.whole.get(" ".join(asked), set()),
            "begins": lambda: self._beginning(wanted) | self._beginning(wanted.replace(" ", "")),
            "words": lambda: self._by_words(asked),
            "holds": lambda: {at for at, name in self.lines if wanted in name} if len(wanted) > 2 else set(),
        }
        hits: dict[int, Hit] = {}
        for how, fitting in ways.items():
            if len(hits) >= most or (how == "holds" and any(hit.how == "is" for hit in hits.values())):
                break
            fresh = [at for at in sorted(fitting() - set(hits)) if _among(self.nodes[at], labels)]
            for at in fresh[: most - len(hits)]:
                hits[at] = Hit(self.nodes[at], how, _called(self.nodes[at], how, wanted, asked))
        return tuple(hits.values())

    def _beginning(self, wanted: str) -> set[int]:
        first = bisect_left(self.begun, (wanted, -1))
        return {at for _, at in self.begun[first : bisect_right(self.begun, (wanted + LAST, -1))]}

    def _by_words(self, asked: Sequence[str]) -> set[int]:
        """The nodes with a word beginning with each of these, in whatever order; in one name, if any has them."""
        if len(asked) > 1 and max(map(len, asked)) == 1:
            return set()
        fitting: set[int] | None = None
        for word in sorted(asked, key=len, reverse=True):
            begun: set[int] = set()
            if fitting is None or fitting:
                begun = begun.union(*(self.words[w] for w in self._vocabulary(word)))
            fitting = begun if fitting is None else fitting & begun
        fitting = fitting or set()
        if len(asked) == 1:
            return fitting
        return {at for at in sorted(fitting)[:LOOKED_AT] if _in_one(self.nodes[at], asked)} or fitting

    def _vocabulary(self, word: str) -> Sequence[str]:
        first = bisect_left(self.vocabulary, word)
        return self.vocabulary[first : bisect_right(self.vocabulary, word + LAST, first)]

    def _nearly(self, asked: Sequence[str], spelling: Spelling, labels: Collection[str]) -> list[int]:
        """The nodes that have nearly each of these words, those with the fewest errors first."""
        total: dict[int, int] | None = None
        for word in sorted(asked, key=len, reverse=True):
            alike = [(WRONG * errors + begun, other) for errors, begun, other in spelling.alike(word)]
            alike += [(int(other != word), other) for other in self._vocabulary(word)]
            costs: dict[int, int] = {}
            for cost, other in sorted(alike):
                for at in self.words[other]:
                    if total is None or at in total:
                        costs.setdefault(at, cost)
            total = costs if total is None else {at: total[at] + cost for at, cost in costs.items()}
        costs = total or {}
        return sorted(
            (at for at, cost in costs.items() if cost >= WRONG and self._offered(at, labels)),
            key=lambda at: (costs[at], at),
        )

    def _offered(self, at: int, labels: Collection[str]) -> bool:
        return self.nodes[at].label not in SENTENCES and _among(self.nodes[at], labels)

    def _closest(self, asked: Sequence[str], labels: Collection[str]) -> list[int]:
        """Where not even that: the nodes with most of the words, or with words that begin as they do."""
        scores: dict[int, int] = defaultdict(int)
        for word in asked:
            best: dict[int, int] = {}
            for other in self._vocabulary(word[:4]) if len(word) > 3 else ():
                shared = sum(1 for i in range(4, len(word)) if other.startswith(word[: i + 1]))
                for at in self.words[other] if other not in GENERIC else ():
                    best[at] = max(best.get(at, 0), 4 + shared)
            for at, shared in best.items():
                scores[at] += shared
        found = [at for at in scores if self._offered(at, labels)]
        top = max((scores[at] for at in found), default=0)
        return sorted((at for at in found if scores[at] > top - 2), key=lambda at: (-scores[at], at))


def _place(node: Entity) -> int:
    return ORDER.index(node.label) if node.label in ORDER else len(ORDER)


def _among(node: Entity, labels: Collection[str]) -> bool:
    return not labels or node.label in labels


def _in_one(node: Entity, asked: Sequence[str]) -> bool:
    """Whether one of its names has a word beginning with each of these, the implied ones included."""
    implied = IMPLIED.get(node.label, ())
    return any(
        all(any(word.startswith(begun) for word in (*folded(name).split(), *implied)) for begun in asked)
        for name in names(node)[:-1]
    )


def _read_otherwise(wanted: str) -> str:
    """The text with Welsh and shortened words read as the names have them."""
    return " ".join(READINGS.get(word, word) for word in wanted.split())


def _called(node: Entity, how: str, wanted: str, asked: Sequence[str]) -> str:
    """Which of a node's names it was found by, the name itself where that fits as well."""
    every = names(node)[:-1]
    fits: dict[str, Callable[[str], bool]] = {
        "is": lambda name: folded(name) in (wanted, " ".join(asked)),
        "begins": lambda name: folded(name).startswith(wanted),
        "holds": lambda name: wanted in folded(name),
    }
    fit = fits.get(how)
    if fit and (called := next(filter(fit, every), None)):
        return called
    having = [sum(any(w.startswith(word) for w in folded(name).split()) for word in asked) for name in every]
    return every[having.index(max(having))]
