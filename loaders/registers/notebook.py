"""What is noted while a register is read: facts, questions, and what was passed over, each with its cell."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from loaders.candidates import Candidate
from loaders.names.ranks import without_rank
from loaders.registers.columns import Matched

ADDRESS: Final = re.compile(r"(?:mailto:)?[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.I)
TELEPHONE: Final = re.compile(
    r"(?:(?:tel|telephone|phone|mob|mobile|fax|t|m)\b\.?:?\s*)?(?<![\w£/.-])(?:\+44[\s(]*0?\)?[\s-]?|\(?0)\d(?:[\s().-]?\d){7,10}(?!\w)(?:\s*(?:ext|extn|x)\.?\s*\d{2,6})?"
    r"|(?<![\w£/.-])7\d{9}(?!\w)|\b(?:ext|extn|extension)\.?:?\s*\d{3,6}\b", re.I
)  # fmt: skip
DIGITS: Final = re.compile(r"(?:\d[\s().-]{0,4}){9}|\bext", re.I)
"""What every telephone number has: looked for first, since most texts have none."""
LEFT_OUT: Final = "[left out]"
PRIVATE: Final = "A telephone number or an e-mail address was left out"
SURE: Final = {
    "mark": 0.98, "key": 0.98, "colour": 0.95, "mapping": 0.98, "listed": 0.95, "role": 0.95, "lead": 0.95,
    "host": 0.95, "date": 0.97, "text": 0.95, "status": 0.97, "services": 0.9, "contact": 0.9, "section": 0.9,
}  # fmt: skip
"""How sure each rule is, in order; measured on the project's own registers alone (docs/decisions)."""
RULES: Final = {rule: f"register: {rule}" for rule in SURE}


def without_private(text: str) -> tuple[str, bool]:
    """A text without telephone numbers and e-mail addresses, and whether it had any.

    Examples
    --------
    >>> without_private("ACC Roe, 0116 496 0000, jane.roe@force.example")
    ('ACC Roe, [left out], [left out]', True)
    >>> without_private("Since 01/04/2015")
    ('Since 01/04/2015', False)
    """
    masked = ADDRESS.sub(LEFT_OUT, text) if "@" in text else text
    masked = TELEPHONE.sub(LEFT_OUT, masked) if DIGITS.search(masked) else masked
    return masked, masked is not text and masked != text


@dataclass(slots=True)
class Notebook:
    """Candidates in the order of their cells, and counts of what was passed over."""

    source: str
    as_of: str = ""
    candidates: list[Candidate] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    seen: "Seen" = field(default_factory=lambda: Seen(SAME))

    def fact(self, place: str, rule: str, says: str, matches: Sequence[Matched | None], **said: str) -> None:
        """A proposed claim; one that says just what an earlier one says is counted."""
        sure = min([SURE[rule], *(m.confidence for m in matches if m is not None and m.id)])
        values: dict[str, Any] = {"basis": "stated", **said}
        candidate = Candidate(
            **values,
            as_of=self.as_of,
            source=self.source,
            place=place,
            says=without_private(says)[0],
            confidence=sure,
            rule=RULES[rule],
        )
        before = self.seen.first(candidate)
        if before is not candidate:
            self.passed["said again elsewhere in the register"] += before.place != place
            return
        self.candidates.append(candidate)

    def ask(self, place: str, rule: str, says: str, **said: str) -> None:
        """A question, or a complaint, that a person has to answer."""
        masked: dict[str, Any] = {name: without_private(value)[0] for name, value in said.items()}
        words, private = without_private(says)
        if private and rule != "private":
            words = f"{PRIVATE}. {words}"
        self.candidates.append(
            Candidate(
                **masked,
                as_of=self.as_of,
                source=self.source,
                place=place,
                says=words,
                rule=f"register: {rule}",
                decision="ask",
            )
        )

    def notices(self) -> list[str]:
        return [
            f"{count:,} {'cells' if count > 1 else 'cell'}: {what}."
            for what, count in sorted(self.passed.items())
            if count
        ]


SAME: Final[Callable[[Candidate], tuple[str, ...]]] = attrgetter(
    "from_name", "from_id", "relation", "to_name", "to_id", "role", "term", "value", "status", "since", "until", "as_of",
)  # fmt: skip
"""What two cells have to agree in to say the same."""


class Seen:
    """The first candidates of each kind that were met.

    Of a million candidates the keys themselves would take more memory than all else: only their hashes are kept,
    and the candidates are asked.
    """

    def __init__(self, key: Callable[[Candidate], tuple[str, ...]]) -> None:
        self._key = key
        self._met: dict[int, Candidate] = {}

    def first(self, candidate: Candidate) -> Candidate:
        """The first candidate with the key of this one; itself where it is the first."""
        key = self._key(candidate)
        at = hash(key)
        while (met := self._met.setdefault(at, candidate)) is not candidate and self._key(met) != key:
            at += 1
        return met


def ends(start: Mapping[str, str], end: Mapping[str, str]) -> dict[str, str]:
    """The two ends of a claim as a candidate has them."""
    return {f"from_{k}": v for k, v in start.items()} | {f"to_{k}": v for k, v in end.items()}


def end(name: str, match: Matched | None, label: str) -> dict[str, str]:
    """One end of a claim: the name as it is written, a person's without rank and title, and whom it was taken for."""
    known = match is not None and match.id
    return {
        "name": without_rank(name)[0] if label == "Person" else name,
        "id": match.id if match and known else "",
        "label": match.label if match and known else label,
    }
