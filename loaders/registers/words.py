"""What the headings of registers mean: the words that offices use, and which kind of column each is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph.naming.folding import folded
from loaders.registers.headings import kind_by_words
from loaders.registers.meaning import Mark, phrase_meaning

UNIT: Final = (
    "unit", "collaboration", "collaborative activity", "collaboration activity", "activity", "collaborative unit",
    "collaboration unit", "joint unit", "shared service", "unit or service", "service or unit", "collaborative service",
    "service", "programme", "agreement", "collaboration agreement", "section 22a agreement", "s22a agreement",
    "section 22 agreement", "s22 agreement", "section 22a agreements", "agreement title", "collaboration or agreement",
    "unit agreement", "area of collaboration", "collaboration area", "collaborative arrangement", "arrangement",
    "national unit", "national service", "regional unit", "project", "initiative", "scheme", "capability",
    "title", "name", "team", "business area", "area of business", "function", "area", "subject",
)  # fmt: skip
"""What heads the column of names, the surest first: the first of these that a table has is it."""
LEADS: Final = {
    "lead policing body": "lead policing body", "pcc": "PCC lead", "opcc": "PCC lead", "pfcc": "PCC lead",
    "commissioner": "PCC lead", "chief officer": "chief officer lead", "chief constable": "chief officer lead",
    "cc": "chief officer lead", "chief officers": "chief officer lead", "operational": "operational lead",
    "ops": "operational lead", "operations": "operational lead", "finance": "finance lead",
    "financial": "finance lead", "cfo": "finance lead", "national": "national lead", "npcc": "national lead",
    "force": "lead force", "constabulary": "lead force",
    "role not stated": "lead (column not stated)",
    "": "", "body": "", "organisation": "", "agency": "", "officer": "", "name": "", "partner": "",
}  # fmt: skip
"""What stands beside the word lead, and the role it makes; "" where it does not say which lead."""
PARTIES: Final = frozenset({
    "participating forces", "participating force", "participants", "participating bodies", "participating policing bodies",
    "participating pccs", "participation", "forces participating", "forces", "force", "police forces", "police force",
    "forces involved", "forces taking part", "parties", "party", "parties to the agreement", "parties to agreement",
    "partners", "partner forces", "signatories", "signatory", "signatory forces", "signatory bodies", "members",
    "member forces", "collaborating forces", "constabulary", "constabularies", "pccs", "policing bodies", "bodies",
    "other participants", "other parties", "other participating policing bodies",
    "local policing bodies", "forces and pccs", "forces in collaboration", "collaborating with", "who takes part",
    "police", "partner", "partner agency", "partner agencies", "partner organisation", "partner organisations",
    "between", "agreement between", "parties involved", "organisation", "organisations", "force or body",
    "force pcc", "force or pcc", "force opcc",
    "other partners", "forces in scope", "forces covered", "forces signed up", "member", "police partners",
})  # fmt: skip
SIGNING: Final = frozenset(
    word for word in PARTIES if word.startswith(("parties", "party", "signator")) or word.endswith("between")
)
"""Headings that speak of the parties to an agreement: that they take part follows from it."""
OTHER: Final = {
    "host": ("host", "host force", "hosted by", "hosting force", "host body", "host organisation", "host pcc",
             "host policing body", "force host", "host constabulary", "hosting body", "hosts"),
    "employer": ("employer", "employing force", "employing body", "employed by"),
    "premises": ("gives premises", "premises given by"),
    "hub": ("hub", "hubs"),
    "since": ("start", "start date", "started", "commenced", "commencement", "commencement date", "date commenced",
              "go live", "go live date", "live date", "date live", "effective date", "effective from", "from", "since",
              "date from", "in force from", "in force since", "date established", "established", "began", "live from",
              "date of commencement", "agreement start", "agreement start date", "collaboration start", "date started",
              "start of collaboration", "operational from", "date went live", "agreement commenced", "begins"),
    "until": ("end", "end date", "ended", "until", "to", "date to", "ceased", "termination date", "terminated",
              "closed", "date closed", "date ended", "finish", "finish date", "ends", "end of collaboration",
              "date ceased", "agreement end", "terminates", "terminates on", "termination", "date of termination",
              "agreement end date", "ended on", "collaboration end", "runs to", "runs until", "in force until",
              "in force to", "valid until", "valid to"),
    "expires": ("expiry", "expiry date", "expires", "agreement expiry", "agreement expires", "date of expiry",
                "expiration date"),
    "signed": ("signed", "date signed", "date of agreement", "agreement date", "agreement dated", "signature date",
               "date of signature", "dated", "sealed", "date sealed", "agreement signed", "signed on"),
    "review_date": ("review", "review date", "next review", "next review date", "review due", "date of review",
                    "review by", "date of next review", "due for review", "review due date", "agreement review date",
                    "to be reviewed", "reviewed by date", "agreement review"),
    "legal_basis": ("legal basis", "legal power", "power", "powers", "legislation", "statutory basis", "statute",
                    "legal", "agreement type", "type of agreement", "legal agreement", "legal framework", "basis",
                    "statutory power", "act", "legal authority", "form of agreement", "basis in law"),
    "purpose": ("purpose", "description", "aim", "aims", "objective", "objectives", "scope", "remit",
                "what for", "what it is for",
                "what it does", "purpose of collaboration", "brief description", "summary", "description of service"),
    "governance": ("governance", "governance arrangements", "governance board"),
    "funding": ("funding", "funding arrangements", "funding formula", "cost share", "cost sharing", "funding model"),
    "withdrawal": ("withdrawal", "notice period", "exit", "termination notice", "withdrawal notice", "exit terms"),
    "duration": ("duration", "term", "length of agreement", "term of agreement"),
    "base": ("base", "location", "premises", "based at", "location of unit", "site", "where based"),
    "staff": ("staff", "staffing", "fte", "staff numbers"),
    "publication": ("publication", "published", "publication status"),
    "status": ("status", "current status", "agreement status", "state", "status of agreement", "current position"),
    "role": ("role", "takes part", "taking part", "participates", "participating", "participant", "participation y n",
             "in or out", "signed up", "role of force", "force role", "involvement", "capacity", "nature of participation",
             "participation status"),
    "comments": ("comments", "comment", "notes", "note", "remarks", "further information", "additional information",
                 "other information", "details", "update", "support services", "support provided",
                 "business support", "support arrangements", "contributions", "services provided", "provision",
                 "support provided by", "provided by", "provides", "who provides what",
                 "comments notes", "notes comments", "observations",),
    "contact": ("contact", "contact officer", "contact name", "point of contact", "spoc", "key contact", "contacts",
                "named contact", "contact person", "single point of contact"),
    "private": ("telephone", "phone", "tel", "tel no", "mobile", "email", "e mail", "email address", "contact details",
                "contact number", "phone number", "telephone number", "e mail address", "contact email", "contact tel",
                "telephone no", "contact telephone", "mobile number", "contact phone"),
    "number": ("ref", "reference", "ref no", "no", "number", "id", "row", "serial", "item", "unique reference",
               "agreement no", "agreement number", "urn", "s no", "reference number", "agreement ref", "item no",
               "agreement reference", "line", "reference no", "ser",
               "total", "totals", "count", "sum"),
    "not read": ("sources", "sources disagree on", "said of a class"),
    "head": ("head", "head of unit", "unit head", "unit manager", "head of service", "head of department"),
    "chair": ("chair", "chaired by", "chair of board"),
    "coordinator": ("coordinator", "co ordinator", "coordinated by"),
    "responsible": ("sro", "senior responsible owner", "senior responsible officer", "responsible officer", "responsible"),
}  # fmt: skip
KINDS: Final = {word: kind for kind, words in OTHER.items() for word in words}
DATES: Final = ("since", "until", "expires", "signed", "review_date")
TEXTS: Final = (
    "legal_basis",
    "purpose",
    "governance",
    "funding",
    "withdrawal",
    "duration",
    "base",
    "staff",
    "publication",
)
PERIOD: Final = {"joined": "since", "left": "until"}
"""Dates of a body's part, which are no dates of the unit."""
LEAD_KINDS: Final = ("head", "chair", "coordinator", "responsible")
HOSTS: Final = ("host", "employer", "premises", "hub")
SMALL: Final = frozenset({"on", "the", "of", "for", "by", "who", "which", "strategic", "board", "officers"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is for: `kind` says how its cells are read, `detail` is its role, its term or its body's id."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else self.kind


UNREAD: Final = Meaning("not read")
OUTSIDE: Final = Meaning("parties outside")
"""Of a column that lists who takes no part."""
WHO: Final = re.compile(
    r"\b(forces?|constabular\w+|police|members?|participants?|pccs?|partners|bodies|who|signator\w+)\b"
)
PLAIN_KINDS: Final = (
    "parties outside",
    "unit",
    "parties",
    "parties to an agreement",
    "status",
    "role",
    "comments",
    "contact",
    "private",
    "number",
    "not read",
    "dates",
)
DETAILED: Final = ("lead", "host", "date", "period", "text", "takes part", "unit column")


def heading_meaning(heading: str) -> Meaning | None:
    """What a heading says its column is for; None where the words are not known.

    Examples
    --------
    >>> print(heading_meaning("PCC Lead on Strategic Board"), "|", heading_meaning("Date commenced"))
    lead: PCC lead | date: since
    >>> print(heading_meaning("Lead / Host"), heading_meaning("Derby"))
    None None
    """
    if any(qualifies(inside) for inside in re.findall(r"\(([^)]*)\)", heading)):
        return None
    plain = folded(re.sub(r"\([^)]*\)", " ", heading)) or folded(heading)
    plain = plain.removeprefix("the ").removeprefix("name of ").removeprefix("the ")
    if WHO.search(plain) and phrase_meaning(plain) == Mark(("stays out",)):
        return OUTSIDE
    if plain in PARTIES:
        return Meaning("parties to an agreement" if plain in SIGNING else "parties")
    if kind := KINDS.get(plain):
        return _of_kind(kind)
    if _unit_in(heading):
        return Meaning("unit")
    return _lead(folded(heading)) or _lead(plain) or _dates(heading) or _by_words(plain)


def qualifies(text: str) -> bool:
    """Whether words beside a heading change what its marks mean: "proposed", "not participating", "lead".

    Examples
    --------
    >>> qualifies("proposed"), qualifies("Former members"), qualifies("Participating forces"), qualifies("dd/mm/yyyy")
    (True, True, False, False)
    """
    mark = phrase_meaning(text)
    return mark is not None and mark != Mark(("takes part",))


def _by_words(plain: str) -> Meaning | None:
    """A heading that is none of the phrases, by its words."""
    kind = kind_by_words(plain)
    if kind == "parties" and re.search(r"\b(part(y|ies)|signator\w+|signed|between)\b(?! of)", plain):
        return Meaning("parties to an agreement")
    return _of_kind(kind) if kind else None


def _dates(heading: str) -> Meaning | None:
    """A heading over cells that say of each of their dates what it is: "Signed / review", "Key dates"."""
    parts = [folded(part) for part in re.split(r"\s*[/,&;+]\s*|\s+and\s+|\s+or\s+", heading) if folded(part)]
    kinds = [KINDS.get(part) or kind_by_words(part) for part in parts]
    if len(parts) > 1 and all(kind in DATES for kind in kinds):
        return Meaning("dates")
    return (
        Meaning("dates")
        if re.fullmatch(r"(key |important |agreement |all )?dates", folded(heading))
        else None
    )


def _of_kind(kind: str) -> Meaning:
    if kind in DATES:
        return Meaning("date", kind)
    if kind in PERIOD:
        return Meaning("period", PERIOD[kind])
    if kind in TEXTS:
        return Meaning("text", kind)
    if kind in LEAD_KINDS:
        return Meaning("lead", kind)
    if kind in HOSTS:
        return Meaning("host", kind)
    return Meaning(kind)


def _unit_word(plain: str) -> str:
    """The word for a unit that a folded heading is, but for what stands before or behind it in every office."""
    bare = plain
    while (
        shorter := re.sub(
            r"^(regional|national|joint|police|policing|existing|current|name of|the)\s+",
            "",
            bare,
        )
    ) != bare:
        bare = shorter
    for word in (plain, bare):
        for short in (word, word.removesuffix(" name"), word.removesuffix(" title"), word.removesuffix("s")):
            if short in UNIT:
                return short
    return ""


def unit_rank(headings: Iterable[str]) -> int:
    """How surely one of these texts heads the column of names: the smaller, the surer."""
    words = (_unit_in(heading) for heading in headings)
    return min((UNIT.index(word) for word in words if word), default=len(UNIT))


def _unit_in(heading: str) -> str:
    """The word for a unit in a heading; of several parted by a stroke, the first."""
    bare = re.sub(r"\([^)]*\)", " ", heading)
    parts = [folded(part) for part in re.split(r"\s*/\s*|\s+or\s+", bare)]
    named = [word for part in parts if (word := _unit_word(part))]
    others = (part for part in parts if not _unit_word(part))
    otherwise = any(part in PARTIES or part in KINDS or kind_by_words(part) or _lead(part) for part in others)
    return _unit_word(folded(bare)) or (named[0] if named and not otherwise else "")


def _lead(plain: str) -> Meaning | None:
    """A heading with the word lead in it: which lead, from what stands beside it."""
    words = plain.split()
    if not {"lead", "leads", "leading", "led"} & set(words) or {
        "host",
        "support",
        "previous",
        "former",
        "date",
        "deputy",
    } & set(words):
        return None
    if plain in ("lead policing body", "lead local policing body", "policing body lead"):
        return Meaning("lead", "lead policing body")
    if plain in ("led by", "lead by", "who leads"):
        return Meaning("lead")
    beside = " ".join(w for w in words if w not in {"lead", "leads", "leading", *SMALL} and w != "s")
    return Meaning("lead", LEADS[beside]) if beside in LEADS else None
