"""Words that are nearly a typed one: how many errors in typing lie between them, and who is worth comparing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

FAR = 99


class Spelling:
    """Words to be found by what is nearly one of them; words with digits in them are not.

    Examples
    --------
    >>> spelling = Spelling(["durham", "dorset", "dunstable"])
    >>> list(spelling.alike("durhan"))
    [(1, False, 'durham')]
    >>> sorted(spelling.alike("dur"))
    [(1, True, 'dorset'), (1, True, 'dunstable')]
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._first: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for word in sorted(words):
            if word.isalpha():
                self._first[word[0]].append((word, letters(word)))
                self._length[len(word)].append((word, letters(word)))

    def alike(self, typed: str) -> Iterator[tuple[int, bool, str]]:
        """Words that are the typed one but for a few errors: how many, whether in their beginning only, and which.

        Words that begin with what was typed are left out. A reader may have typed only the beginning of a word,
        then its first letter has to be right. Up to 2 letters may not be wrong, from 3 on one, from 8 on two.
        """
        most = 0 if len(typed) < 3 else 1 if len(typed) < 8 else 2
        if not most:
            return
        own = letters(typed)
        for word, theirs in self._first[typed[0]]:
            if (own & ~theirs).bit_count() <= most and not word.startswith(typed):
                whole, begun = edits(typed, word, most)
                if min(whole, begun) <= most:
                    yield min(whole, begun), whole > begun, word
        for length in range(len(typed) - most, len(typed) + most + 1):
            for word, theirs in self._length[length]:
                if (own ^ theirs).bit_count() <= 2 * most and word[0] != typed[0]:
                    whole, _ = edits(typed, word, most)
                    if whole <= most:
                        yield whole, False, word


def letters(word: str) -> int:
    """Which letters a word has, as bits: words that differ much here need not be compared.

    Examples
    --------
    >>> letters("abba") == letters("ab"), (letters("durham") ^ letters("durhan")).bit_count()
    (True, 2)
    """
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def edits(typed: str, word: str, most: int = FAR) -> tuple[int, int]:
    """How many errors make one word of another: a letter wrong, left out, too many, or two exchanged.

    Parameters
    ----------
    typed, word : str
    most : int
        Beyond so many it is not counted how many; then both are FAR.

    Returns
    -------
    tuple of int
        Against the whole word, and against its beginning, since a reader has perhaps not finished.

    References
    ----------
    Damerau, A technique for computer detection and correction of spelling errors, CACM 7(3), 1964; here
    without editing a part twice (optimal string alignment). O(len(typed) * len(word)).

    Examples
    --------
    >>> edits("yorkshrie", "yorkshire"), edits("northumbia", "northumbria"), edits("durn", "durham")
    ((1, 1), (1, 1), (3, 1))
    >>> edits("durham", "kent", 1)
    (99, 99)
    """
    before: Sequence[int] = ()
    row = list(range(len(word) + 1))
    for i, a in enumerate(typed):
        last, row = row, [i + 1]
        for j, b in enumerate(word):
            cost = min(last[j] + (a != b), last[j + 1] + 1, row[j] + 1)
            if i and j and a == word[j - 1] and typed[i - 1] == b:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        if min(row) > most and min(last) >= most:
            return FAR, FAR
        before = last
    return row[-1], min(row)
