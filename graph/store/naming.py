"""Where a text holds a person's name, and the text without it.

A name is looked for word by word, in whatever case, accents, order and punctuation it is written; ranks stay.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

HIDDEN: Final = "[name hidden]"
NO_ADDRESS: Final = "[address hidden: it holds a name]"


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS: Final = _set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness rt hon cllr councillor"
)
"""Words before a name that go with it; in an address they are sign enough of one."""
RANKS: Final = _set(
    "constable superintendent supt dsupt csupt inspector insp sergeant sgt commander commissioner cc dcc acc aco "
    "dac tacc tdcc tcc dcs cs ci dci di ds dc pc ps cso cfo ceo pcc pfcc mayor minister secretary"
)
"""Words before a name that say what its bearer is, and stay."""
PARTICLES: Final = _set("van von der den de da di du la le bin ibn al el st")
"""Small words of a surname."""
AFTER: Final = _set("qpm kpm obe mbe cbe kbe dbe cb kcb dcb qc kc mp ms jp dl tr esq frsa phd jr sr ii iii")
"""Letters after a name."""
WORD: Final = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
_JOINED: Final = re.compile(r"(?:[\s._+/,-]|%20){0,3}")
BESIDE: Final = re.compile(r"[.\s]{1,3}")
_ADDRESS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)[^\s<>\"]+", re.I)
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A word as it is compared: no case, accents or apostrophes.

    Examples
    --------
    >>> folded("Zoë"), folded("O’Keeffe")
    ('zoe', 'okeeffe')
    """
    if word.isascii():
        return word.replace("'", "").lower()
    plain = unicodedata.normalize("NFKD", word.translate(_UNSEEN))
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’").casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return [folded(match.group()) for match in WORD.finditer(unicodedata.normalize("NFC", text))]


def name_parts(name: str) -> tuple[list[str], list[str]]:
    """Given names and the words of the surname, as written."""
    plain = re.sub(r"\bor\b|[()\"“”]", " ", unicodedata.normalize("NFC", name)).split()
    kept = [
        word for word in plain if folded(word.strip(".,")) not in HONORIFICS | RANKS | {"deputy", "chief"}
    ]
    while len(kept) > 1 and folded(kept[-1].strip(".,")) in AFTER:
        kept.pop()
    last = len(kept) - 1
    while last > 1 and folded(kept[last - 1]) in PARTICLES:
        last -= 1
    return kept[: max(last, 0)], kept[max(last, 0) :]


@dataclass(slots=True)
class Names:
    """The names of people, and the names of bodies that must not be taken for them.

    Examples
    --------
    >>> names = Names.of(["Robin Sample", "Pat Durham"], bodies=["Durham Constabulary"], places=["durham"])
    >>> names.hide("Chief Constable Sample met R. Sample's deputy at Durham Constabulary.")
    "Chief Constable [name hidden] met [name hidden]'s deputy at Durham Constabulary."
    >>> names.hide("Pat Durham of Durham")
    '[name hidden] of Durham'
    """

    given: dict[str, set[str]] = field(default_factory=dict)
    """The given names that go with each word of a surname."""
    alone: set[str] = field(default_factory=set)
    """Given names that are nothing else."""
    whole: set[str] = field(default_factory=set)
    """Names written as one word."""
    places: frozenset[str] = frozenset()
    """Words that name a force too; alone they stay."""
    bodies: dict[str, list[list[str]]] = field(default_factory=dict)
    """Names of bodies that hold a surname, by their first word."""

    @classmethod
    def of(
        cls,
        people: Iterable[str],
        *,
        bodies: Iterable[str] = (),
        places: Iterable[str] = (),
        ordinary: Iterable[str] = (),
    ) -> "Names":
        """The names of people.

        Parameters
        ----------
        people : iterable of str
            Names and aliases, with or without ranks.
        bodies : iterable of str
            Names that stay whole although a surname stands in them.
        places : iterable of str
            Folded words of the names of forces.
        ordinary : iterable of str
            Folded words that a text uses for something else; a given name among them stays when alone.
        """
        found = cls(places=frozenset(places))
        for name in people:
            found._add(name)
        found.alone -= set(ordinary) | found.places | PARTICLES | RANKS
        for body in bodies:
            sequence = words(body)
            if any(word in found.given for word in sequence):
                found.bodies.setdefault(sequence[0], []).append(sequence)
        return found

    def _add(self, name: str) -> None:
        given, surname = name_parts(name)
        first = [word for part in given for word in words(part)]
        core = [word for part in surname for word in words(part)]
        last = core + [folded(re.split("['’]", part)[-1]) for part in surname if re.search("['’]", part)]
        for word in last:
            if word not in PARTICLES and len(word) > 1:
                self.given.setdefault(word, set()).update(first, (w for w in last if w != word))
        self.alone |= {word for word in first if len(word) > 2}
        if first:
            self.whole |= {"".join([first[0], *core]), "".join([*core, first[0]])}

    def hide(self, text: str) -> str:
        """The text without any name; the same text where there is none."""
        shown, at = [], 0
        for address in _ADDRESS.finditer(text):
            held = self.in_address(address.group())
            shown += [self._hide(text[at : address.start()]), NO_ADDRESS if held else address.group()]
            at = address.end()
        return "".join([*shown, self._hide(text[at:])])

    def in_address(self, address: str) -> bool:
        """Whether an address or id holds a name; any surname in it counts, and so does an honorific.

        Examples
        --------
        >>> names = Names.of(["Robin Sample"])
        >>> [names.in_address(a) for a in ("https://a.uk/sample-visits", "https://robinsample.uk", "https://a.uk/b")]
        [True, True, False]
        """
        inside = words(unquote(address))
        if any(word in HONORIFICS for word in inside) or self._hide(" ".join(inside)) != " ".join(inside):
            return True
        if any(word in self.given and word not in self.places for word in inside):
            return True
        together = "".join(inside)
        return any(name in together for name in self.whole if len(name) > 5)

    def _hide(self, text: str) -> str:
        plain = text if text.isascii() else unicodedata.normalize("NFC", text.translate(_UNSEEN))
        if not any(self._speaks(folded(word)) for word in WORD.findall(plain)):
            return text
        tokens = list(WORD.finditer(plain))
        keys = [folded(token.group()) for token in tokens]
        spans = list(self._spans(plain, tokens, keys))
        if not spans:
            return text
        shown, at = [], 0
        for start, end in _merged(spans):
            shown += [plain[at:start], HIDDEN]
            at = end
        return "".join([*shown, plain[at:]])

    def _speaks(self, key: str) -> bool:
        return key in self.given or key in self.whole or key in self.alone

    def _spans(
        self, text: str, tokens: Sequence[re.Match[str]], keys: Sequence[str]
    ) -> Iterator[tuple[int, int]]:
        within = self._within_bodies(keys)
        for here, key in enumerate(keys):
            written = tokens[here].group()
            if key in self.whole and key not in self.places:
                yield tokens[here].span()
            elif key in self.given:
                first, last = self._reach(text, tokens, keys, here)
                named = first < here or last > here
                bare = not written.islower() and here not in within and key not in self.places
                if named or bare or (here not in within and self._ranked(text, tokens, keys, here)):
                    first = self._honoured(text, tokens, keys, first)
                    yield tokens[first].start(), tokens[last].end()
            elif key in self.alone and not written.islower() and here not in within:
                yield tokens[self._honoured(text, tokens, keys, here)].start(), tokens[here].end()

    def _within_bodies(self, keys: Sequence[str]) -> set[int]:
        """The words that stand in the name of a body, spelled out."""
        found: set[int] = set()
        for here, key in enumerate(keys):
            for body in self.bodies.get(key, ()):
                if list(keys[here : here + len(body)]) == body:
                    found |= set(range(here, here + len(body)))
        return found

    def _reach(
        self, text: str, tokens: Sequence[re.Match[str]], keys: Sequence[str], here: int
    ) -> tuple[int, int]:
        """The first and last word of the name whose surname stands here."""
        first = last = here
        given = self.given[keys[here]]
        initials = {name[0] for name in given} - ({"a", "i"} if keys[here] in self.places else set())
        while first and _JOINED.fullmatch(text, tokens[first - 1].end(), tokens[first].start()):
            key, written = keys[first - 1], tokens[first - 1].group()
            dotted = text[tokens[first - 1].end()] == "."
            initial = len(key) == 1 and written.isupper() and (dotted or key in initials)
            if not (key in given or initial or (key in PARTICLES and first - 1 and keys[first - 2] in given)):
                break
            first -= 1
        after = text[tokens[here].end() : tokens[here + 1].start()] if here + 1 < len(tokens) else ""
        if after.strip() in (",", "-", "_", "+", ".") and keys[here + 1] in given:
            last += 1
        return first, last

    def _ranked(self, text: str, tokens: Sequence[re.Match[str]], keys: Sequence[str], here: int) -> bool:
        """Whether a rank or honorific stands right before a name that is written with a capital."""
        if not here:
            return False
        between = text[tokens[here - 1].end() : tokens[here].start()]
        if keys[here - 1] == "person" and between == "-":
            return True
        titled = keys[here - 1] in HONORIFICS | RANKS and BESIDE.fullmatch(between) is not None
        return titled and not tokens[here].group().islower()

    def _honoured(self, text: str, tokens: Sequence[re.Match[str]], keys: Sequence[str], first: int) -> int:
        """Where a name begins once the honorifics before it are counted in."""
        while (
            first
            and keys[first - 1] in HONORIFICS
            and not tokens[first - 1].group().islower()
            and BESIDE.fullmatch(text, tokens[first - 1].end(), tokens[first].start())
        ):
            first -= 1
        return first


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap or have only a space between them as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
