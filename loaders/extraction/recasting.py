"""A sentence as plain clauses: without asides, relative clauses on their own feet, what is supposed left out."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.sentences import GENERAL, SUPPOSED, asserts, clauses
from loaders.extraction.slots import ANY, A, G, J, L, N

ASIDE: Final = re.compile(
    rf"(?P<m>{ANY}), (?!which|who|whose|that|where|with|and|together|along|alongside|as well"
    rf"|{ANY})[^,;.{ANY[1:-1]}]{{3,90}},"
    r"(?= (?!and\b|or\b|with\b))"
)
"""What stands between a name and its verb: "Kent Police, asked about it, said"."""
WITH_IT: Final = re.compile(rf"(?P<m>{ANY}), and (?:this|the) [\w ]{{3,30}} with it,", re.I)
OWN_WORDS: Final = re.compile(
    rf"^(?P<m>{G}|{L})(?:, [^,;{ANY[1:-1]}]{{3,90}},)? (?:has |have |had |also )*(?:said|says|confirmed"
    rf"|confirms|stated|told us|added|explained"
    r"|reported)(?: [\w ]{1,30}?)?(?: that)? (?:it|they|we) (?=\w)"
)
"""What a body says of itself: it is the subject of what is said."""
OF_WHOM: Final = re.compile(rf"(?P<m>{G}|{L}|{J}|{A}|{N}),? (?:which|who|that) (?!{ANY})(?P<rest>[^;]+)")
FOR_WHOM: Final = re.compile(
    rf"(?P<u>{J}),? (?:which |that |a \w+(?: \w+)? (?:that |which )?|the \w+(?: \w+)? (?:that |which )?)?"
    rf"(?P<g>{G}|{L}) (?P<verb>(?:(?:has|have|had|also|now|jointly|both|all|still|continues? to) )*"
    r"(?:share[sd]?|shared|runs?|ran|left|leads?|hosts?|joined|founded|funds?|uses?|owns?|operates?|set"
    r" up|formed|created"
    r"|quit|supports?|established|launched)"
    r")\b(?P<rest>[^,;]*)"
)
BEING: Final = re.compile(
    rf"(?P<m>{G}|{L}|{J}|{N}), (?P<rest>(?:an?|the|our|its|their|also|partners?|members?|founders?|both"
    rf"|signatories|all) [^;,]+)"
)
UNLIKE: Final = re.compile(r"^(?:Unlike|Like|As with|As in|Rather than|Instead of) [^,;]{2,60}, ")
PARTICIPLE: Final = re.compile(
    rf"(?P<m>{J}|{A}), (?:being |having been |now |still |jointly |currently )*(?P<rest>(?:shared|run"
    rf"|hosted|led|set up|formed|created|launched"
    r"|established|owned|funded|staffed|headed|chaired|governed|overseen|based|part)\b[^,;]+)"
)
TO_WHICH: Final = re.compile(
    rf"(?P<u>{J}),? to which (?P<g>{G}|{L}) (?P<verb>(?:both |all |each |also )*(?:second|contribute"
    rf"|belong|send|sign up)\w*(?: up)?)(?P<rest>[^,;]*)"
)
IN_WHICH: Final = re.compile(rf"(?P<u>{J}),? (?P<to>of|in|to|from) which (?P<g>{G}|{L}) (?P<verb>[^,;]+)")
AND: Final = re.compile(r",? and (?=(?:that|it|they|the|its|" + ANY + r")\b)|, (?=and )|,? so (?=the\b)")
STOPS: Final = re.compile(r";\s+|,?\s+but\s+|,\s+(?:although|though|whereas|while|whilst|however)\s+")


OFFICER_WHO: Final = re.compile(rf"(?P<m>{N}), (?:the|an?) [^,;{J[1:-1]}]{{2,60}}? (?=who )")
RELATIVE: Final = re.compile(
    rf"(?P<m>{J}|{A}), (?:which|where|whose|who|in which|of which) [^,;]{{3,140}},(?= (?!and\b|or\b|which\b))"
)

TAKEN_FROM: Final = re.compile(rf"(?<=over) from (?:the )?(?:{G}|{L})(?= as\b)")
DONE: Final = re.compile(
    rf"(?P<m>{J}|{A}), (?:headquartered|based|run|led|hosted|set up|formed|shared|known|located|staffed"
    rf"|funded|headed|created)\b[^,;]{{3,120}},"
    r"(?= (?:was|is|has|had|will|can|now|serves|covers|began|closed|ended)\b)"
)


def plain(text: str) -> str:
    """A marked clause without what stands between a name and its verb."""
    text = TAKEN_FROM.sub("", text)
    text = OFFICER_WHO.sub(r"\g<m> ", text)
    for pattern in (WITH_IT, RELATIVE, DONE, ASIDE):
        text = pattern.sub(r"\g<m>", text)
    return text


def own_words(text: str) -> str:
    """A sentence in which a body speaks of itself, as one about it; and without whom it is unlike."""
    return OWN_WORDS.sub(r"\g<m> ", UNLIKE.sub("", text))


def relatives(text: str) -> Iterator[tuple[str, str]]:
    """Each relative clause with the name it is about as a sentence of its own, and the text that went before it."""
    for match in OF_WHOM.finditer(text):
        whole = asserts(match["rest"])
        yield (
            f"{match['m']} {match['rest'] if whole else match['rest'].split(',')[0]}",
            text[: match.end("m")],
        )
    for match in FOR_WHOM.finditer(text):
        yield f"{match['g']} {match['verb']} {match['u']}{match['rest']}", text[: match.end("u")]
    for match in BEING.finditer(text):
        yield f"{match['m']} is {match['rest']}", text[: match.end("m")]
    for match in PARTICIPLE.finditer(text):
        yield f"{match['m']} is {match['rest']}", text[: match.end("m")]
    for match in TO_WHICH.finditer(text):
        yield f"{match['g']} {match['verb']}{match['rest']} to {match['u']}", text[: match.end("u")]
    for match in IN_WHICH.finditer(text):
        yield f"{match['g']} {match['verb']} {match['to']} {match['u']}", text[: match.end("u")]


def stated(part: str) -> list[tuple[str, bool]]:
    """The clauses of a sentence that say that something is so, and whether the sentence as a whole does.

    What follows a clause that supposes is supposed with it, unless "but" or a semicolon parts them.

    Examples
    --------
    >>> stated("The unit is run by two forces, and we may grow it.")
    [('The unit is run by two forces', False)]
    >>> stated("If it is run by two forces, and we lead it, costs fall.")
    []
    """
    if asserts(part):
        return [(clause, True) for clause in clauses(part)]
    if part.rstrip().endswith("?"):
        return []
    kept = []
    for stretch in STOPS.split(part):
        for clause in AND.split(stretch):
            if SUPPOSED.search(clause) or GENERAL.search(clause):
                break
            kept.append((clause, False))
    return kept
