"""What a heading means by its words alone, where it is none of the phrases that offices share."""

import re
from dataclasses import dataclass
from typing import Final

OTHERWISE: Final = frozenset({
    "former", "formerly", "previous", "previously", "last", "not", "non", "proposed", "deputy", "ex", "old", "original",
    "historic", "likely", "potential", "possible", "excluding", "except", "without", "target",
})  # fmt: skip
"""Words that make a heading mean something else than its other words do."""
ARTICLES: Final = frozenset(
    {"the", "a", "an", "our", "its", "is", "are", "was", "this", "that", "it", "please"}
)
JOINT: Final = (
    "agreement agreements collaboration collaborations unit arrangement service s22a s22 section 22a 22"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of column: the stems one of which its heading has, and the words that may stand beside them."""

    kind: str
    stems: re.Pattern[str]
    beside: frozenset[str]


def _concept(kind: str, stems: str, beside: str) -> Concept:
    whole = "|".join(re.escape(stem).replace(r"\*", r"\w*") for stem in stems.split())
    return Concept(kind, re.compile(whole), frozenset(beside.split()))


WHEN: Final = f"date day year month when on of from by to in {JOINT} work for"
CONCEPTS: Final = (
    _concept("since", "start* commenc* began begin* begun inception launch* established effective live",
             f"{WHEN} go went operational force actual joint"),
    _concept("until", "end ends ended ending ceas* terminat* closed closes closure finish* until", WHEN),
    _concept("expires", "expir* lapse* lapses", f"{WHEN} runs"),
    _concept("review_date", "review*", f"{WHEN} next due planned scheduled again falls must be"),
    _concept("signed", "signed signing signature sealed sealing executed dated", "date day year month"
             " when on of agreement agreements"),
    _concept("joined", "joined joining", "date day year month when on of force from"),
    _concept("left", "left leaving withdrew withdrawn", "date day year month when on of force from"),
    _concept("parties", "force forces constabular* participant* participat* participating partner"
             " partners member members body bodies"
             " others party parties signator* pcc pccs who whom between signed",
             "taking take takes part in it to involved police policing of by agreement agreements"
             " collaboration and or other covered list names"
             " name up with works working joint collaborating local which within opcc opccs organisation"
             " organisations unit concerned"),
    _concept("host", "host hosts hosted hosting", "force body by organisation pcc who which agreement"
             " unit where constabulary"),
    _concept("contact", "contact contacts quer* enquir* spoc speak liaison ask",
             "to for officer name person point of with first main whom who key any about at in force lead"),
    _concept("number", "ref refs reference no nos number numbers id serial entry item urn how",
             f"{JOINT} of register unique many units forces and line row in"),
    _concept("status", "status state stage position", f"{JOINT} current of present now"),
    _concept("purpose", "purpose aim aims objective objectives remit", f"{JOINT} of what does for brief"
             f" description and"),
    _concept("legal_basis", "legal legislat* statut* power powers", f"{JOINT} basis of for under police"
             f" act made authority"),
    _concept("not read", "cost costs value budget rag price spend saving savings contribution"
             " contributions amount k m pounds headcount fte",
             "annual year per in of total each yearly rating forces share net gross approximate approx £"
             " and k m our"),
    _concept("role", "role roles capacity involvement change changes event action happened", "of force"
             " in their type nature party what"),
    _concept("comments", "comment comments note notes remark remarks why reason reasons anything",
             "other any further additional and information for if else of leaving notes comments"),
    _concept("comments", "services service support provides provided provision gives giving",
             "which who what by force forces body each in to from they functions and provide"),
    _concept("unit", "collaboration collaborations agreement agreements unit units service services"
             " arrangement arrangements programme"
             " programmes project projects scheme schemes initiative initiatives title name",
             "of joint shared s22a s22 section 22a 22 police policing regional national and or what"),
)  # fmt: skip
"""The kinds in the order in which they are tried: one that names its column more exactly goes before."""


def kind_by_words(plain: str) -> str:
    """The kind of column that a folded heading speaks of; empty where a word of it speaks of something else.

    Examples
    --------
    >>> kind_by_words("date the agreement commenced"), kind_by_words("who is in it"), kind_by_words("last review")
    ('since', 'parties', '')
    """
    words = [word for word in plain.split() if word not in ARTICLES]
    if not words or OTHERWISE & set(words):
        return ""
    for concept in CONCEPTS:
        named = [word for word in words if concept.stems.fullmatch(word)]
        if named and all(word in named or word in concept.beside for word in words):
            return concept.kind
    return ""
