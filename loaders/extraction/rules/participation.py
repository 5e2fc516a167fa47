"""Who takes part in a joint unit, said in one clause."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.reading import LISTED
from loaders.extraction.rules import members
from loaders.extraction.rules.members import COUNCILS, NOT_PART
from loaders.extraction.rules.sharing import FROM, NEAR, NOUN, SHARE, VERB
from loaders.extraction.sentences import PAST
from loaders.extraction.slots import ANY, NO_JOINT, NO_MARK, Clause, Found, G, J, L, Slot, both, each

PATTERNS: Final = (
    (
        "noun between",
        0.97,
        rf"(?P<u>{J})(?:'s)?,?\s*(?:[–—:-]\s*)?(?:(?:is|was|are|this is|it is|which is|operates as"
        rf"|works as|acts as)\s+)?(?:(?:a|an|the|our)\s+)?(?:[\w-]+\s+){{0,6}}?{NOUN}"
        r"(?: \w+)?\s+(?:between|of|involving|for|across|with|made up of|comprising|serving|covering"
        rf"|from|shared by|shared between|run by|by|bringing together)\s+{FROM}(?P<g>{G})",
    ),
    (
        "verb",
        0.97,
        rf"(?P<u>{J})(?:\s+\w+ly)?,?(?:\s+(?:which|that|and|also|currently|now"
        rf"|it)){{0,3}}\s+{VERB}\s+{FROM}(?P<g>{G})",
    ),
    (
        "later verb",
        0.9,
        rf"(?P<u>{J}){NO_JOINT}{{1,110}}?(?:,| and| which| that)\s+(?:is |was "
        rf"|it )?{VERB}\s+{FROM}(?P<g>{G})",
    ),
    (
        "set between",
        0.93,
        rf"(?P<u>{J}),?\s+(?:is |was |set up |established |agreed |formed |shared |in place |runs? "
        rf"|operates? |spans? )*(?:between|across|spanning|on behalf of|for)\s+{FROM}(?P<g>{G})",
    ),
    (
        "they share",
        0.95,
        rf"(?P<g>{G}|{L}(?= (?:also |now |has )?(?:joined|signed up to|contributes|belongs|takes part"
        rf"|participates|is (?:also )?a (?:member|partner))\b))"
        rf"(?:,? (?:which|who|together|jointly)"
        rf"|,[^,;{ANY[1:-1]}]{{3,60}},)?\s+{SHARE}\s+(?:{NO_MARK}{{0,70}}?"
        r"(?: called | known as | named |, | through | as )(?:the |an? )?(?:joint |new )?"
        rf"|{NEAR}{{0,4}})(?P<u>{J}(?:(?:, | and |, and ){J})*)",
    ),
    (
        "they share with",
        0.95,
        rf"(?P<f>{G})\s+(?:{SHARE}|runs|operates|delivers"
        rf"|provides)\s+{NO_MARK}{{0,12}}(?P<u>{J}),?\s+(?:together |along |jointly "
        rf"|in partnership |in collaboration )?(?:with|alongside)\s+(?P<g>{G})",
    ),
    (
        "together they run",
        0.95,
        rf"(?P<f>{G}|{L}),? (?:in partnership|together|along|jointly|in collaboration|alongside)(?:"
        rf" with)? (?P<g>{G}),? "
        rf"(?:{SHARE}|runs|operates|delivers|provides)\s+{NEAR}{{0,4}}(?P<u>{J})",
    ),
    (
        "together with, they run",
        0.93,
        rf"^(?:Together|Along|Jointly|In partnership) with (?P<g>{G}), (?P<f>{G}) (?:{SHARE}|runs"
        rf"|operates|shares) "
        rf"{NEAR}{{0,4}}(?P<u>{J})",
    ),
    (
        "with them, they make up",
        0.95,
        rf"^With (?P<g>{G}),? (?P<f>{G}) (?:{SHARE}|makes? up|runs?|operates?|forms?) {NEAR}{{0,4}}(?P<u>{J})",
    ),
    ("of them", 0.9, rf"(?P<u>{J})(?: arrangement| collaboration)? of (?:the )?(?P<g>{G})"),
    ("works in", 0.93, rf"(?P<f>{G}) (?:also |now )?works? (?:closely )?in (?P<u>{J}) with (?P<g>{G})"),
    (
        "works with",
        0.93,
        rf"(?P<f>{G}) (?:also |now )?(?:works?|collaborates?|works? (?:closely|together|in partnership))"
        rf" with (?P<g>{G}) "
        rf"(?:in|through|on|within|as part of|to (?:deliver|run|provide)) {NEAR}{{0,3}}(?P<u>{J})",
    ),
    (
        "when they joined",
        0.93,
        rf"(?P<u>{J}) was (?:created|formed|set up|established"
        rf"|launched){NO_MARK}{{0,25}}? when (?P<g>{G}) (?:joined|came|merged|united"
        r"|pooled|combined)\b",
    ),
    (
        "officers from",
        0.92,
        rf"[Oo]fficers(?: and staff)? (?:from|of) (?P<g>{G}) (?:all |both |also |now )?(?:work|serve"
        rf"|are seconded|are based|are posted)"
        rf"\b{NO_MARK}{{0,40}}? (?:in|within|to|for|as part of) (?:the )?(?P<u>{J})",
    ),
    (
        "joined to form",
        0.95,
        rf"(?P<f>{G})\s+(?:(?:have|has|had)\s+)?(?:joined|come|teamed|united|linked)(?: up)?"
        rf"(?: forces)?(?: together)? with (?P<g>{G}){NO_MARK}{{0,40}}? to (?:form|create|launch"
        rf"|establish|set up|run) (?P<u>{J})",
    ),
    (
        "came to form",
        0.95,
        rf"(?P<g>{G})\s+(?:(?:have|has|had)\s+)?(?:joined|come|teamed|united|linked|merged|brought|pooled"
        rf"|combined)\b{NO_MARK}{{0,60}}? to (?:form|create|launch|establish|set up|run) (?P<u>{J})",
    ),
    (
        "by them",
        0.95,
        r"(?:[Ll]aunched|[Ss]et up|[Rr]un|[Ee]stablished|[Cc]reated|[Ff]ormed"
        rf"|[Jj]ointly \w+) by {FROM}(?P<g>{G}),\s+(?P<u>{J})",
    ),
    (
        "set up to",
        0.93,
        rf"(?P<u>{J}) (?:has been|was|is) (?:established|set up|created"
        rf"|designed) to {NO_MARK}{{4,140}}?\b(?:across|for|between|serving"
        rf"|on behalf of) {FROM}(?P<g>{G})",
    ),
    (
        "in which they",
        0.94,
        rf"(?P<u>{J}), in which (?P<g>{G}) (?:all |both )?(?:take part|participate|work together|are"
        rf" (?:members|partners))",
    ),
    (
        "one of those in",
        0.95,
        rf"(?P<f>{G}|{L})\s+(?:is|are)\s+(?:one|two|three) of the (?:\w+ )?(?:(?:police )?forces "
        rf"|members |partners )?"
        rf"(?:in|of|that make up|which make up|making up|that form|sharing)\s+(?P<u>{J}),?\s+(?:the"
        rf" others being|along with"
        rf"|alongside|together with|with)\s+(?P<g>{G})",
    ),
    (
        "which they ran",
        0.93,
        rf"(?P<u>{J}),? which (?P<g>{G}) (?:have |jointly |now |both |all )*(?:run|ran|share|shared"
        rf"|operate|operated|set up|own|owned)\b",
    ),
    (
        "by one for others",
        0.93,
        rf"(?P<u>{J}){NO_JOINT}{{1,60}}?\b(?:delivered|provided|run|hosted|operated|managed|led) by"
        rf" (?P<f>{G}),? "
        rf"(?:on behalf of|for|as well as for) {FROM}(?P<g>{G})",
    ),
    ("with", 0.9, rf"^(?P<g>{G}) with (?P<u>{J})\W*$"),
    ("their unit", 0.93, rf"(?P<g>{G})\s{NO_MARK}{{0,80}}?\btheir (?:own |joint |shared )*(?P<u>{J})"),
    (
        "that form",
        0.95,
        r"(?:forces|members|partners|parties|constabularies)\s+(?:that|which|who)?\s*(?:form|make up"
        rf"|are in|comprise|are part of|take part in|in|of)\s+(?P<u>{J})\s*(?:are|is|:"
        rf"|include)\s+(?P<g>{G})",
    ),
    (
        "collaboration named",
        0.93,
        r"(?:collaboration|partnership|alliance|arrangement|unit|team|agreements?)\s+(?:(?:are"
        rf"|is) in place )?(?:between|of|involving|for)\s+{FROM}(?P<g>{G}),?\s+"
        rf"(?:{NO_MARK}{{0,60}}?\s)?(?:called|known as|named|through|for|is)\s+"
        rf"(?:{NO_MARK}{{0,60}}?\s)?(?P<u>{J}(?:(?:, | and |, and )(?:an? )?{J})*)",
    ),
    ("in brackets", 0.93, rf"(?P<u>{J})\s*(?:\(|:|[–—-])\s*(?:the )?(?P<g>{G})\s*(?:\)|$|\.$|;)"),
    (
        "list of forces",
        0.9,
        rf"(?P<u>{J})(?:'s)?\s+(?:member |partner |participating )?(?:forces|members|partners"
        rf"|participants)\s*(?:are|:|include|–)\s*(?P<g>{G})",
    ),
)
COMPILED: Final = tuple((name, sure, re.compile(pattern)) for name, sure, pattern in PATTERNS)
KEYED: Final = re.compile(
    r"^(?:(?:[Pp]articipating|[Mm]ember|[Pp]artner) (?:forces|bodies)|[Ff]orces(?: involved)?"
    r"|[Pp]artners(?: involved)?"
    r"|[Mm]embers|[Pp]articipants|[Pp]arties|[Ss]ignatories|[Ww]ho is involved)\s*[:–-]\s"
)
PARTIES: Final = re.compile(r"^(?:The )?(?:[Pp]arties|[Ss]ignatories)\b")


def takes_part(clause: Clause) -> Iterator[Found]:
    """COLLABORATES, where a clause says that bodies share a unit, or that a unit is theirs."""
    if clause.denied:
        return
    ended = PAST.search(clause.text) and not re.search(r"\buntil\b|\breplac", clause.text)
    if ended:
        return
    if members.MEMBER_UNTIL.search(clause.text):
        return
    groups = [clause.slots[c] for c in clause.text if c in clause.slots and clause.slots[c].kind == "G"]
    about = clause.under or clause.topic
    if KEYED.match(clause.says) and about and groups and not clause.units():
        yield from _joined(groups[0], about, "participation: keyed", 0.93)
        if PARTIES.match(clause.says) and about.of:
            yield from each("PARTY_TO", groups[0], Slot("A", (about.of,), ""), "participation: parties", 0.94)
    for name, sure, pattern in COMPILED:
        for match in pattern.finditer(clause.text):
            if name != "in brackets" and NOT_PART.search(clause.text):
                continue
            group = clause.slot(match["g"])
            others = match.groupdict().get("f")
            if len(group.bodies) < 2 and not (
                others or name == "they share" or re.search(r"serves|covers|provides|supports", match[0])
            ):
                continue
            if name == "noun between" and re.search(r"\b(?:lead|host) force\b", match[0]):
                continue
            if name == "set between" and all(body.sure == LISTED for body in group.bodies):
                continue
            if re.search(r"\bmembers?\b", match[0]) and COUNCILS.intersection(_ids(match["u"], clause)):
                continue
            if others:
                group = both(clause.slot(others), group)
            for mark in match["u"]:
                if mark in clause.slots:
                    yield from _joined(group, clause.slots[mark], f"participation: {name}", sure)


def _ids(marks: str, clause: Clause) -> set[str]:
    return {body.id for mark in marks if mark in clause.slots for body in clause.slots[mark].bodies}


def _joined(group: Slot, unit: Slot, rule: str, sure: float) -> Iterator[Found]:
    bodies = tuple(b for b in group.bodies if b.label in ("Force", "PCC", "Partner"))
    if bodies:
        yield from each(
            "COLLABORATES", Slot("G", bodies, group.text, group.basis, group.scope), unit, rule, sure
        )
