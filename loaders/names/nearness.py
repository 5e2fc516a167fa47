"""Which known names a written one is nearly: misspelt, shortened, or with a word more; a proposal, no more."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from graph.model import Entity
from graph.naming.folding import READINGS, folded, names
from graph.naming.spelling import FAR, Spelling, edits, letters
from loaders.names.ranks import without_rank

WEAK: Final = frozenset(
    {
        "police", "constabulary", "force", "unit", "team", "service", "department", "programme", "project",
        "collaboration", "joint", "regional", "national", "group", "the", "and", "of", "for", "in", "ltd",
        "limited", "office", "commissioner", "crime", "pcc", "opcc", "lead", "hub",
    }
)  # fmt: skip
"""Words that many names share: alone they make no name near another."""
ERRORS: Final = 2
"""By how many errors the whole names of two people may differ for a person to be asked."""
DIRECTIONS: Final = frozenset(
    {"north", "south", "east", "west", "eastern", "western", "midland", "region", "london"}
)
LOOKED_AT: Final = 50_000
"""How many pairs of names are compared at most: seconds of work."""
KEPT: Final = 10_000
"""Of how many words what is like them is kept for the next time."""
CUT: Final = 4
"""Letters that a shortened word lacks at least: "Occ" of "Occupational"."""
SHORTENED: Final = 2
"""As how many errors a shortened word counts."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_NEARLY_WEAK: Final = Spelling(word for word in WEAK if len(word) > 5)


def strong(text: str) -> tuple[str, ...]:
    """The words that tell a name from others, sorted; all of them where there are no others.

    Examples
    --------
    >>> strong("Regional Forensics Unit"), strong("Heddlu De Cymru"), strong("The Joint Unit")
    (('forensic',), ('south', 'wale'), ('joint', 'the', 'unit'))
    """
    words = [READINGS.get(word, word) for word in folded(text).split()]
    singular = {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words}
    return tuple(sorted({word for word in singular if not _weak(word)} or singular))


@lru_cache(maxsize=65536)
def _weak(word: str) -> bool:
    return word in WEAK or (len(word) > 5 and any(_NEARLY_WEAK.alike(word)))


class Names:
    """The names of bodies, each as its telling words.

    Parameters
    ----------
    nodes : iterable of Entity
    places : collection of str
        Names of areas: a name that says only where is not near another that says what as well.

    Examples
    --------
    >>> names = Names([Entity("npas", "NationalBody", {"name": "National Police Air Service", "abbreviation": "NPAS"}),
    ...                Entity("derbyshire", "Force", {"name": "Derbyshire Constabulary"})])
    >>> list(names.near("Derbyshrie Police")), list(names.near("NPAS base")), list(names.near("Derbyshire Fire"))
    (['derbyshire'], ['npas'], [])
    """

    def __init__(self, nodes: Iterable[Entity], places: Collection[str] = ()) -> None:
        where = DIRECTIONS | {word for place in places for word in strong(place)}
        self._sets: list[tuple[frozenset[str], str]] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        self._whole: dict[frozenset[str], list[str]] = defaultdict(list)
        for node in nodes:
            for name in dict.fromkeys(names(node)[:-1]):
                words = frozenset(strong(name))
                for word in words:
                    self._having[word].append(len(self._sets))
                self._sets.append((words, node.id))
                if (len(words) > 1 and not words <= where) or (" " not in name and name.isupper()):
                    self._whole[words].append(node.id)
        self._vocabulary = sorted(self._having)
        self._spelling = Spelling(self._vocabulary)
        self._known: dict[str, dict[str, int]] = {}

    def near(self, text: str) -> list[str]:
        """Ids of the bodies with a name that has all the telling words of the text, or the text one word more.

        Returns
        -------
        list of str
            Those with the fewest errors and words too many first.
        """
        asked = frozenset(strong(text))
        scores = {key: (0, 1) for word in asked for key in self._whole.get(asked - {word}, ())}
        for key, errors, more in self._having_all(asked):
            if len(asked) > 1 or more <= 2:
                scores[key] = min((errors, more), scores.get(key, (FAR, 0)))
        return sorted(scores, key=lambda key: (scores[key], key))

    def twins(self, text: str) -> list[str]:
        """Ids of the bodies with a name that has the telling words of the text and no others, perhaps misspelt."""
        return sorted({key for key, _, more in self._having_all(frozenset(strong(text))) if not more})

    def _having_all(self, asked: Collection[str]) -> Iterator[tuple[str, int, int]]:
        """The bodies with all these words in a name: the errors in them, and how many words the name has more."""
        alike = [self._alike(word) for word in asked]
        alike.sort(key=lambda others: sum(len(self._having[other]) for other in others))
        for at in sorted({at for other in alike[0] for at in self._having[other]} if alike else ()):
            words, key = self._sets[at]
            errors = [min((others[word] for word in words & others.keys()), default=FAR) for others in alike]
            if FAR not in errors:
                yield key, sum(errors), abs(len(words) - len(asked))

    def _alike(self, word: str) -> dict[str, int]:
        """The words of known names that are this one, or this one misspelt, with the number of errors."""
        if word not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            most = 0 if len(word) < 3 else 1 if len(word) < 8 else 2
            found = {other: errors for errors, begun, other in self._spelling.alike(word) if not begun}
            for other in self._vocabulary[bisect_left(self._vocabulary, word) :] if most else ():
                if not other.startswith(word):
                    break
                longer = len(other) - len(word)
                if longer <= most and (other == word or other.isalpha()):
                    found[other] = longer
                elif longer >= CUT and other.isalpha():
                    found[other] = SHORTENED
            if word in self._having:
                found[word] = 0
            self._known[word] = found
        return self._known[word]


class People:
    """People by their names, to find who may be one with whom; names are looked up by words nearly alike.

    Parameters
    ----------
    called : mapping of str to iterable of str
        All that each person is called, by an id or anything else that tells them apart.

    Examples
    --------
    >>> people = People({"a": ["Kate Meynell"], "b": ["DS Kate Meynel"], "c": ["Anil Rao"]})
    >>> people.near("K Meynell"), people.pairs()
    (['a'], ([('a', 'b')], True))
    """

    def __init__(self, called: Mapping[str, Iterable[str]]) -> None:
        self._parts = [
            (parts, key) for key in sorted(called) for name in called[key] if (parts := _parts(name))
        ]
        self._having: dict[str, set[int]] = defaultdict(set)
        for at, (parts, _) in enumerate(self._parts):
            for part in parts:
                self._having[part].add(at)
        self._spelling = Spelling(self._having)
        self._alike: dict[str, frozenset[str]] = {}

    def near(self, name: str) -> list[str]:
        """The people of whom one name may be this one, spelt or shortened otherwise."""
        parts = _parts(name)
        return sorted(
            {self._parts[at][1] for at in self._sharing(parts) if _may_be_one(parts, self._parts[at][0])}
        )

    def pairs(self) -> tuple[list[tuple[str, str]], bool]:
        """Every two of them whose names differ and may be one person's; and whether all could be looked at.

        Notes
        -----
        Only names with a word that is nearly the same are compared, and of these no more than LOOKED_AT.
        """
        found: set[tuple[str, str]] = set()
        looked = 0
        for parts, key in self._parts:
            for at in sorted(self._sharing(parts)):
                others, other = self._parts[at]
                if key < other and parts != others:
                    looked += 1
                    if looked > LOOKED_AT:
                        return sorted(found), False
                    if _may_be_one(parts, others):
                        found.add((key, other))
        return sorted(found), True

    def _sharing(self, parts: Sequence[str]) -> set[int]:
        """Those with a word in their name that is one of the parts, or nearly."""
        found: set[int] = set()
        for part in parts:
            if part not in self._alike:
                alike = {other for _, begun, other in self._spelling.alike(part) if not begun}
                longer = (part + letter for letter in LETTERS)
                self._alike[part] = frozenset(alike.union(longer, [part]) & self._having.keys())
            found = found.union(*(self._having[other] for other in self._alike[part]))
        return found


def same_person(one: str, other: str) -> bool:
    """Whether two different names may be one person's: misspelt, or one family name and no other initial.

    Examples
    --------
    >>> same_person("Jon Smith", "John Smith"), same_person("J Smith", "Jane Smith"), same_person("Smith", "Jane Smith")
    (True, True, True)
    >>> same_person("Smith, Jane", "Jane Smith"), same_person("Jane Smith", "Jane Smythe-Jones")
    (True, False)
    >>> same_person("Andrew Price", "Andy Price"), same_person("Kerry Smith", "Peter Smith")
    (True, False)
    """
    return _may_be_one(_parts(one), _parts(other))


def _may_be_one(first: Sequence[str], second: Sequence[str]) -> bool:
    if not first or not second:
        return False
    if first[-1] == second[-1] and (1 in (len(first), len(second)) or first[0][0] == second[0][0]):
        return True
    whole = " ".join(first), " ".join(second)
    most = min(ERRORS, len(whole[0]) // 5, len(whole[1]) // 5)
    if abs(len(whole[0]) - len(whole[1])) > most:
        return False
    if (letters(whole[0]) ^ letters(whole[1])).bit_count() > 2 * most:
        return False
    return edits(*whole, most)[0] <= most


def _parts(text: str) -> tuple[str, ...]:
    """The words of a person's name, the given ones first."""
    name = without_rank(text)[0]
    family, comma, given = name.partition(",")
    return tuple(folded(f"{given} {family}" if comma else name).split())
