"""Sentences and clauses, and which of them say that something is so."""

import re
from typing import Final

SHORTENED: Final = re.compile(
    r"(?:\b(?:Det|Supt|Sup|Insp|Sgt|Ch|Mr|Mrs|Ms|Dr|St|No|Nos|para|paras|s|ss|e\.g|i\.e|etc|c"
    r"|approx|Rt|Hon|Cllr|Ltd|vs|cf)"
    r"|\b[A-Z])\.$"
)
END: Final = re.compile(r"[.!?][\"'’”)]*\s+(?=[\"'‘“(]?[A-Z0-9£])")
CLAUSE: Final = re.compile(
    r";\s+|,?\s+but\s+|,\s+(?:although|though|whereas|while|whilst|however)\s+|\s+(?:although|whereas)\s+"
)
SAID: Final = re.compile(
    r",\s+(?:(?:has|have|who)\s+)?(?:said|says|added|adds|commented|explained|told|welcomed|praised|thanked)\b"
)
SUPPOSED: Final = re.compile(
    r"\b(?:if|would|could|might|should|unless|whether|perhaps|maybe|suppose|imagine|hypothetical\w*"
    r"|(?<!\d )may(?! (?:19|20)\d\d)(?=\s+[a-z])|can|consider(?:s|ed|ing|ation)?|explor(?:e|es|ed"
    r"|ing)|options?"
    r"|propos(?:e|es|ed|ing|al|als)|plan(?:s|ned|ning)?\b(?! unit)|potential(?:ly)?|possib(?:le|ly|ility)"
    r"|intend\w*|intention|aims? to|hop(?:e|es|ed|ing)|seek(?:s|ing)?|wish(?:es|ed)?|invit(?:e|ed|es|ation)"
    r"|consultation|in principle|feasibility|business case|rumou?r\w*|alleg\w+|claim(?:s|ed)?|reject(?:s|ed)"
    r"|asked (?:for|to|whether)|were to|pursued|discussions?|talks|subject to)\b",
    re.I,
)
EXAMPLE: Final = re.compile(r"\b(?:for example|for instance|e\.g\.?|such as|illustrat\w+|example)\b", re.I)
GENERAL: Final = re.compile(
    r"\b(?:a|any|each|every|one|another) (?:police |host |lead )?(?:force|chief constable"
    r"|chief officer|commissioner|policing body"
    r"|party|pcc)\b|\bmust\b|\bmeans\b(?! of)|\bshall (?:be (?:subject|entitled|required)|have (?:the right|power))\b|\bthe Act (?:allows|enables|lets|provides|requires)"
    r"|\b(?:lets|allows|enables) (?:forces|chief|policing|pccs)|\bshall not\b|\bForce [A-Z]\b",
    re.I,
)
DENIED: Final = re.compile(
    r"\b(?:not|no longer|never|neither|nor|without|cannot|declin\w+|refus\w+|withdr[ae]w\w*"
    r"|pulled out|opt(?:s|ed)? out|opting out"
    r"|decid\w+ against|outside|except(?:ing)?|excluding|apart from|other than|instead of"
    r"|rather than|no plans?|left|unlike)\b"
    r"|\w+n['’]t\b",
    re.I,
)
PAST: Final = re.compile(
    r"\b(?:former(?:ly)?|previous(?:ly)?|used to|originally|no more|disbanded|dissolved|until"
    r"|had been|once|replac\w+"
    r"|in the past|historic\w*|at the time)\b",
    re.I,
)


def sentences(text: str) -> list[str]:
    """The sentences of a passage.

    Examples
    --------
    >>> sentences("It is led by Det. Supt. Smith. It has 2.5 posts. Why?")
    ['It is led by Det. Supt. Smith.', 'It has 2.5 posts.', 'Why?']
    """
    found, start = [], 0
    for match in END.finditer(text):
        if not SHORTENED.search(text[start : match.start() + 1]):
            found.append(text[start : match.end()].strip())
            start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def is_cut(text: str) -> bool:
    """Whether a text of several words ends in the middle of a sentence.

    Examples
    --------
    >>> is_cut("The unit, which is hosted by the force in"), is_cut("It is hosted by Kent Police.")
    (True, False)
    """
    return len(text.split()) > 5 and not re.search(r"[.!?:;]['\"’”)\]]*\s*$", text)


def asserts(sentence: str) -> bool:
    """Whether a sentence, its names as marks, says that something is so: no question, case supposed, example or rule."""
    return not (sentence.rstrip().endswith("?") or SUPPOSED.search(sentence) or GENERAL.search(sentence))


def told(sentence: str) -> list[str]:
    """Who speaks, and what is said, apart: "the head of the unit, said it could grow" says who the head is.

    Examples
    --------
    >>> told("Ann Other, head of it, said it could grow.")
    ['Ann Other, head of it', ' it could grow.']
    """
    return SAID.split(sentence)


def without_examples(sentence: str) -> str:
    """A sentence up to where it begins to give examples.

    Examples
    --------
    >>> without_examples("It has officers of two forces, such as Kent"), without_examples("For example, Kent leads")
    ('It has officers of two forces, ', '')
    """
    return EXAMPLE.split(sentence, maxsplit=1)[0]


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence that may each be denied or not."""
    return [part for part in CLAUSE.split(sentence) if part and part.strip()]
