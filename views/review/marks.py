"""The marks on a source: which candidates a place of it has, what was decided on them, and the way to each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from loaders.candidates import Candidate
from views import words
from views.review.state import Asked, part, to

SAID: Final = {"open": "to decide", "questions": "question", "decided": "decided"}
ORDER: Final = tuple(SAID)
KEY: Final = (
    '<p class="m rv-key"><span><mark class="now">7</mark> looked at</span><span><mark class="open">7</mark> to decide'
    '</span><span><mark class="questions">7</mark> question</span><span><mark class="decided">7</mark> decided</span></p>'
)


class Mark(NamedTuple):
    """How a place is marked: by a class of its state, and the way to its candidate as html; both empty for none."""

    kind: str = ""
    link: str = ""


def by_place(candidates: Sequence[Candidate], source: str) -> Mapping[str, list[int]]:
    """The numbers of the candidates of a source by their places."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.source == source:
            found[candidate.place].append(number)
    return found


def mark(candidates: Sequence[Candidate], numbers: Sequence[int], looked: int, asked: Asked) -> Mark:
    """The mark of what these candidates speak of: it leads to the one looked at, else to the first still open.

    Parameters
    ----------
    candidates : sequence of Candidate
        All of the review.
    numbers : sequence of int
        Those that speak of it; none gives no mark.
    looked : int
        The candidate looked at.
    asked : Asked
    """
    if not numbers:
        return Mark()
    first = looked if looked in numbers else min(numbers, key=lambda n: (ORDER.index(part(candidates[n])), n))
    kind = part(candidates[first])
    label = f"Candidate {first + 1}, {SAID[kind]}"
    link = words.link(str(first + 1), **to(candidates[first], first, asked).query())
    here = ' aria-current="true"' if first == looked else ""
    told = f"<sup>{link.replace('<a ', f'<a{here} aria-label={label!r} ', 1)}</sup> "
    return Mark("now" if first == looked else kind, told)
