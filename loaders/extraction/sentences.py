"""Sentences and clauses, and which of them say that something is so."""

import re
from typing import Final

from loaders.extraction.slots import ANY

SHORTENED: Final = re.compile(
    r"(?:\b(?:Det|Supt|Sup|Insp|Sgt|Ch|Mr|Mrs|Ms|Dr|St|No|Nos|para|paras|s|ss|e\.g|i\.e|etc|c"
    r"|approx|Rt|Hon|Cllr|Ltd|vs|cf)"
    r"|\b[A-Z])\.$"
)
END: Final = re.compile(r"[.!?][\"'’”)]*\s+(?=[\"'‘“(]?[A-Z0-9£])")
CLAUSE: Final = re.compile(
    r";\s+|,?\s+but\s+|,?\s+because\s+|,\s+(?:although|though|whereas|while|whilst|however)\s+"
    r"|\s+(?:although|whereas)\s+"
)
SAID: Final = re.compile(
    r",\s+(?:(?:has|have|who)\s+)?(?:said|says|added|adds|commented|explained|told|welcomed|praised"
    r"|thanked)\b"
)
PURPOSE: Final = re.compile(
    r",?\s(?:so(?: that)?|which|that|who|and|enabling|allowing|ensuring|meaning|to ensure"
    r"|to make sure)\s[^,.;:]{0,80}?\b(?:can|could|may"
    r"|might|would|aims? to|seeks? to|hopes? to|is (?:intended|designed) to)\b[^,.;:]*"
    r"|,\s(?:aiming|seeking|hoping) to\b[^,.;:]*|,?\s(?:unless|or until)\s[^.;]*"
    r"|\s(?:that|which|who)\s(?:was|were|had been|have been)\s(?:previously|formerly|once"
    r"|originally)\b[^,.;:]*"
    r"|^Unless (?:it is |ended |terminated |extended |brought to an end )+(?:earlier|sooner),?\s"
    rf"|^(?:Originally|Initially|Previously|Formerly)\b[^.;:]*?,\s(?={ANY} has (?:since|now)\b)"
)
"""What something is good for, beside what it is: "..., so that officers can be sent where they are needed"."""
SUPPOSED: Final = re.compile(
    r"\b(?:if|would|could|might|should|unless|whether|perhaps|maybe|suppose|imagine|hypothetical\w*"
    r"|(?<!\d )may(?! (?:19|20)\d\d)(?=\s+[a-z])|can|consider(?:s|ed|ing|ation)?|explor(?:e|es|ed"
    r"|ing)|options?"
    r"|propos(?:e|es|ed|ing|al|als)|(?<!crime )(?<!business )(?<!delivery )(?<!action )plan(?:s|ned"
    r"|ning)?\b(?! unit)"
    r"|potential(?:ly)?|(?<!best )(?<!as )(?<!where )(?<!wherever )possib(?:le|ly|ility)"
    r"|intend\w*|intention|aims? to|hop(?:e|es|ed|ing)|seek(?:s|ing)?|wish(?:es|ed)?|invit(?:e|ed|es"
    r"|ation)(?![^.;]*\b(?:declin|refus|turned))"
    r"|consultation|in principle|feasibility|business case|rumou?r\w*|alleg\w+|claims? (?:that|to)"
    r"|claimed|reject(?:s|ed)"
    r"|asked (?:for|to|whether|that)|were to|recommend(?:s|ed|ing)? (?:that|to)|urged|call(?:s"
    r"|ed) for|according to (?:one|a|some|reports)"
    r"|it (?:was|is|has been) (?:reported|suggested|said)|pursued|discussions?|talks"
    r"|den(?:y|ies|ied) (?:that|it|having)|myth|untrue|not true|asked to (?:leave|join)"
    r"|subject to(?! (?:an? )?(?:section|s\.? ?22|formal|collaboration|legal|written|the terms)))\b",
    re.I,
)
EXAMPLE: Final = re.compile(r"\b(?:for example|for instance|e\.g\.?|such as|illustrat\w+|example)\b", re.I)
GENERAL: Final = re.compile(
    r"\b(?<!\bnot )(?:a|any|another) (?:police |host |lead )?(?:force(?! model| area)|chief constable"
    r"|chief officer|commissioner|policing body|party(?! to)|pcc)\b"
    r"|\b(?:each|every|one) (?:police )?(?:force|chief constable|chief officer|commissioner"
    r"|policing body|party|pcc) (?:must|shall|may|can"
    r"|should|has to|is to|will|needs?)\b"
    r"|\bmust\b|\bthe Act (?:allows|enables|lets|provides|requires)"
    r"|\b(?:lets|allows|enables) (?:forces|chief|policing|pccs)|\bshall (?:not|have the right)\b|\bForce"
    r" [A-Z]\b",
    re.I,
)
DENIED: Final = re.compile(
    r"\b(?:not(?! only| just)|no longer|never|neither|nor|nobody|no one|none|no force|cannot|declin\w+"
    r"|refus\w+|withdr[ae]w\w*"
    r"|pulled out|opt(?:s|ed)? out|opting out|decid\w+ against|no plans?|left)\b|\w+n['’]t\b"
    r"|\b(?:outside|except(?:ing| for)?|excluding|apart from|other than|instead of|rather than|unlike"
    r"|without)"
    rf" (?:of )?(?:the )?{ANY}",
    re.I,
)
PAST: Final = re.compile(
    r"\b(?:former(?:ly)?|previous(?:ly)?|(?<!is )(?<!are )(?<!be )used to|originally|no more|disbanded"
    r"|dissolved|until"
    r"|had been(?! \w+ing\b)|once|replac\w+"
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
    """Who speaks and what is said, apart, and without what something is good for.

    Examples
    --------
    >>> told("Ann Other, head of it, said it could grow.")
    ['Ann Other, head of it', ' it could grow.']
    >>> told("Two forces share it, so that officers can be sent where they are needed.")
    ['Two forces share it .']
    """
    return [PURPOSE.sub(" ", part) for part in SAID.split(sentence)]


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
