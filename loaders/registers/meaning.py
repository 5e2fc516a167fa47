"""What a mark in a force's column means: only what a key states or what nobody can mistake."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.naming.folding import folded

TICKS: Final = frozenset("✓✔☑√✅🗸")
CROSSES: Final = frozenset("✗✘☒✕✖❌×")
LONGEST: Final = 200
"""Letters of words that may say how a body takes part; what is longer has to be read by a person."""
NOTHING_SAID: Final = frozenset(
    {"-", "–", "—", "--", "n/a", "na", "none", "nil", ".", "…", "...", "n.a.", "not applicable"}
)
PLAIN: Final = {
    "y": "takes part",
    "yes": "takes part",
    "true": "takes part",
    "n": "stays out",
    "no": "stays out",
    "false": "stays out",
}
ONE_OF_A_CLASS: Final = "takes part as one of a class"
ACTS: Final = ("takes part", ONE_OF_A_CLASS, "stays out", "lead", "host", "nothing")
STATUSES: Final = ("tbc", "proposed", "in development", "under review", "ended")
PARTLY: Final = re.compile(
    r"\b(partial\w*|partly|some|limited|associate|observer|affiliate\w*|only|except|excluding|may|if"
    r"|possibly|option|part of|previous lead|deputy)\b"
)
IN_PART: Final = re.compile(
    r"^(takes? part|taking part|particip\w*) (in )?(part|some|parts|partially|partly|elements)\b(?!.*\b(may|if|except"
    r"|excluding|possibly|observer|previous)\b)|^(partial|part|limited) participa\w+$"
    r"|^(we are |is |are )?(partly|partially|in part) in$"
)
"""Words that say of a part that the body takes part in it: it takes part."""
WATCHING: Final = frozenset(
    f"observer{only} {rest}" for only in ("", " only") for rest in ("not a party", "not a member", "no party")
)
NOT: Final = re.compile(
    r"\b(not|non|does not|do not|doesnt|isnt|outside|never)\b.*\b(particip\w*|tak\w+ part|part|member"
    r"|signator\w*|signed|sign"
    r"|involved|collaborat\w*|party|included|partner|in scope|in)\b|\bopt(s|ed)? out\b|\bstays? out\b"
    r"|\bdeclined\b|\bno participation\b"
)  # fmt: skip
PART: Final = re.compile(
    r"\b(particip\w*|takes? part|taking part|taken part|member|members|signator\w*|signed|signed up"
    r"|involved|collaborat\w*|included"
    r"|party|partner|joined|in part|partly in|partially in|full member|fully participating)\b"
)  # fmt: skip
SAID: Final = {
    "tbc": re.compile(
        r"\b(to be confirmed|tbc|tba|tbd|to be decided|to be determined|awaiting|awaited|undecided"
        r"|under consideration|considering|under discussion|in discussion|pending)\b"
    ),
    "proposed": re.compile(r"\b(proposed|planned|intends to|due to join|will join|to join|expected to join)\b"),
    "in development": re.compile(r"\b(in|under) development\b|\bbeing developed\b"),
    "under review": re.compile(r"\b(under|in) review\b|\bbeing reviewed\b"),
    "ended": re.compile(
        r"\b(ended|withdrawn|withdrew|former|formerly|ceased|left|terminated|expired|no longer|closed"
        r"|discontinued|historic|lapsed)\b"
    ),
}  # fmt: skip
CLASS: Final = re.compile(r"\bspeaks? (only )?of a class of (bodies|forces)\b")
"""Of a mark: whoever has it takes part only as far as a source says so of all such bodies."""
LEAD: Final = re.compile(r"\b(lead|leads|leading|lead force)\b")
HOST: Final = re.compile(r"\b(host|hosts|hosting|host force)\b")


BESIDE: Final = frozenset({
    "y", "yes", "n", "no", "not", "the", "a", "an", "is", "as", "be", "has", "have", "and", "or", "of", "in", "to", "by",
    "with", "from", "since", "at", "it", "this", "part", "joint", "co", "only", "both", "also", "yet", "full", "fully",
    "force", "forces", "agreement", "unit", "date", "current", "currently", "present",
})  # fmt: skip
"""Words that change nothing of what a mark says, or are looked at apart."""
NOTHING_WORDS: Final = ("not applicable", "nothing", "no information", "not known", "unknown")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says: what the body does, and a status where the mark gives one."""

    acts: tuple[str, ...]
    status: str = ""

    def __str__(self) -> str:
        return "; ".join([*self.acts, *([self.status] if self.status else [])])

    @classmethod
    def of(cls, text: str) -> "Mark | None":
        """The mark that a person wrote into a mapping; None where it is none.

        Examples
        --------
        >>> Mark.of("takes part; lead"), Mark.of("takes part; tbc"), Mark.of("perhaps")
        (Mark(acts=('takes part', 'lead'), status=''), Mark(acts=('takes part',), status='tbc'), None)
        """
        parts = [part.strip().lower() for part in text.split(";") if part.strip()]
        acts = tuple(part for part in parts if part in ACTS)
        statuses = [part for part in parts if part in STATUSES]
        if not parts or len(acts) + len(statuses) < len(parts) or len(statuses) > 1:
            return None
        return cls(acts or ("takes part",), statuses[0] if statuses else "")


@lru_cache(maxsize=20_000)
def phrase_meaning(phrase: str) -> Mark | None:
    """What words say of taking part, as a key or a cell has them; None where that is not certain.

    Examples
    --------
    >>> print(phrase_meaning("Not participating"), "|", phrase_meaning("lead force and host"), "|", phrase_meaning("Partly"))
    stays out | lead; host | None
    >>> print(phrase_meaning("To be confirmed"), "|", phrase_meaning("Participating, under review"))
    takes part; tbc | takes part; under review
    """
    if len(phrase) > LONGEST:
        return None
    plain = folded(phrase)
    if phrase.strip().lower() in NOTHING_SAID or plain in NOTHING_WORDS:
        return Mark(("nothing",))
    if plain in PLAIN:
        return Mark((PLAIN[plain],))
    if plain in WATCHING:
        return Mark(("stays out",))
    if CLASS.search(plain):
        return Mark((ONE_OF_A_CLASS,))
    if "?" in phrase or (PARTLY.search(plain) and not IN_PART.search(plain)):
        return None
    statuses = [status for status, pattern in SAID.items() if pattern.search(plain)]
    if len(statuses) > 1:
        return None
    if (denied := NOT.search(plain)) is not None:
        both = statuses or PART.search(plain[: denied.start()])
        return None if both else Mark(("stays out",))
    acts = [
        name
        for name, pattern in (("takes part", PART), ("lead", LEAD), ("host", HOST))
        if pattern.search(plain)
    ]
    if re.search(r"\b(no|not|non|nor|never|without)\b", plain) and statuses != ["ended"]:
        return None
    if (yes := re.match(r"(yes|y)\b", plain)) and "takes part" not in acts:
        rest = phrase_meaning(plain[yes.end() :])
        if rest is None or "stays out" in rest.acts:
            return None
        acts.insert(0, "takes part")
    if not acts and not statuses:
        return None
    return Mark(tuple(acts) or ("takes part",), statuses[0] if statuses else "")


@lru_cache(maxsize=20_000)
def unmistakable(text: str) -> Mark | None:
    """What a cell's mark means where no key is needed: a tick, Y, yes, no, tbc, lead, host and such words.

    Examples
    --------
    >>> [str(unmistakable(mark)) for mark in ("✓", "Yes (lead)", "Lead / Host", "x", "NP", "P", "Y?")]
    ['takes part', 'takes part; lead', 'lead; host', 'None', 'None', 'None', 'None']
    """
    plain = "".join(text.split()).lower()
    bare = plain.rstrip("\ufe0e\ufe0f")
    if bare and all(letter in TICKS for letter in bare):
        return Mark(("takes part",))
    if plain in NOTHING_SAID:
        return Mark(("nothing",))
    if any(letter in CROSSES for letter in text):
        return None
    if ticked := [letter for letter in text if letter in TICKS]:
        rest = phrase_meaning("".join(letter for letter in text if letter not in ticked))
        if rest is None or "stays out" in rest.acts:
            return None
        return Mark(("takes part", *(act for act in rest.acts if act in ("lead", "host"))), rest.status)
    if len(text) > 60 or not re.fullmatch(r"[\w\s/&,;()+.\-–]+", text):
        return None
    return phrase_meaning(text) if _of_marks(folded(text)) else None


def _of_marks(plain: str) -> bool:
    """Whether all words of a cell are of taking part: "Derby to lead" in another's column says something else."""
    for pattern in (NOT, *SAID.values(), PART, LEAD, HOST):
        plain = pattern.sub(" ", plain)
    return set(plain.split()) <= BESIDE or " ".join(plain.split()) in (*PLAIN, *NOTHING_WORDS)


def together(first: Mark, second: Mark) -> Mark | None:
    """Two marks on one cell, its text and its colour, as one; None where they contradict each other."""
    acts = dict.fromkeys(act for act in (*first.acts, *second.acts) if act != "nothing")
    statuses = dict.fromkeys(status for status in (first.status, second.status) if status)
    if len(statuses) > 1 or ("stays out" in acts and (len(acts) > 1 or statuses)):
        return None
    if ("nothing" in first.acts) != ("nothing" in second.acts):
        return None
    return Mark(tuple(acts) or ("nothing",), next(iter(statuses), ""))
