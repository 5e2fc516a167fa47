"""Which known names a written one is nearly: misspelt, shortened, or with a word more; a proposal, no more."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from graph.model import Entity
from graph.naming.folding import READINGS, folded, names
from graph.naming.spelling import Spelling, edits
from loaders.ranks import without_rank

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
    telling = {word for word in singular - WEAK if len(word) < 6 or not any(_NEARLY_WEAK.alike(word))}
    return tuple(sorted(telling or singular))


class Names:
    """The names of bodies, each as its telling words.

    Examples
    --------
    >>> names = Names([Entity("npas", "NationalBody", {"name": "National Police Air Service", "abbreviation": "NPAS"}),
    ...                Entity("derbyshire", "Force", {"name": "Derbyshire Constabulary"})])
    >>> list(names.near("Derbyshrie Police")), list(names.near("NPAS base")), list(names.near("Derbyshire Fire"))
    (['derbyshire'], ['npas'], [])
    """

    def __init__(self, nodes: Iterable[Entity]) -> None:
        self._sets: list[tuple[frozenset[str], str, bool]] = []
        self._having: dict[str, set[int]] = defaultdict(set)
        for node in nodes:
            for name in dict.fromkeys(names(node)[:-1]):
                words = frozenset(strong(name))
                for word in words:
                    self._having[word].add(len(self._sets))
                self._sets.append((words, node.id, " " not in name and name.isupper()))
        self._vocabulary = sorted(self._having)
        self._spelling = Spelling(self._vocabulary)

    def near(self, text: str) -> list[str]:
        """Ids of the bodies with a name that has all the telling words of the text, or the text all of theirs.

        Returns
        -------
        list of str
            Those with the fewest errors and words too many first.
        """
        asked = strong(text)
        alike = {word: self._alike(word) for word in asked}
        touched: dict[int, dict[str, int]] = defaultdict(dict)
        for word, others in alike.items():
            for other, wrong in others.items():
                for at in self._having[other]:
                    touched[at][word] = min(wrong, touched[at].get(word, wrong))
        scores: dict[str, int] = {}
        for at, errors in touched.items():
            words, key, initials = self._sets[at]
            more = len(asked) - len(words)
            longer = words < set(asked) and more == 1 and (len(words) > 1 or initials)
            shorter = len(errors) == len(asked) and (len(asked) > 1 or more >= -2)
            if shorter or longer:
                score = 10 * sum(errors.values()) + abs(more)
                scores[key] = min(score, scores.get(key, score))
        return sorted(scores, key=lambda key: (scores[key], key))

    def _alike(self, word: str) -> dict[str, int]:
        """The words of known names that are this one, or this one misspelt, with the number of errors."""
        found = {other: errors for errors, begun, other in self._spelling.alike(word) if not begun}
        most = 0 if len(word) < 3 else 1 if len(word) < 8 else 2
        for other in self._vocabulary[bisect_left(self._vocabulary, word) :]:
            if not other.startswith(word):
                break
            if len(other) - len(word) <= most:
                found[other] = len(other) - len(word)
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
    first, second = _given_first(one), _given_first(other)
    if not first or not second:
        return False
    if edits(" ".join(first), " ".join(second), ERRORS)[0] <= min(ERRORS, len(" ".join(first)) // 5):
        return True
    if first[-1] != second[-1]:
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    return first[0][0] == second[0][0]


def _given_first(text: str) -> list[str]:
    name = without_rank(text)[0]
    family, comma, given = name.partition(",")
    return folded(f"{given} {family}" if comma else name).split()


def people_near(text: str, people: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Ids of the people of whom one name may be this one, spelt or shortened otherwise.

    Parameters
    ----------
    text : str
    people : mapping of str to iterable of str
        The names of each, by id.
    """
    for key in sorted(people):
        if any(same_person(text, name) for name in people[key]):
            yield key


def two_spellings(people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names, none of them known, that may be one person's: a person has to say.

    Examples
    --------
    >>> list(two_spellings(["Kate Meynell", "Det Supt Kate Meynel", "Anil Rao"]))
    [('Det Supt Kate Meynel', 'Kate Meynell')]
    """
    for one, other in combinations(sorted(set(people)), 2):
        if folded(without_rank(one)[0]) != folded(without_rank(other)[0]) and same_person(one, other):
            yield one, other
