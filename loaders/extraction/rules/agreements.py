"""Who is party to an agreement, and on what law it stands."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.extraction.slots import NO_MARK, A, Clause, Found, G, J, Slot, both, each

SIGN: Final = (
    r"(?:(?:have|has|had|all|both|each|also|today|now|jointly)\s+)*(?:entered into|put (?:his|her|their"
    r"|its) names? to|concluded|struck|sealed|signed"
    r"(?: up to)?|agreed|made|approved and signed|are (?:the )?parties to|is (?:a )?party to"
    r"|are (?:all )?signatories to|is a signatory to)"
)
SIGNED: Final = re.compile(rf"(?P<g>{G})\s+{SIGN}\s+(?:{NO_MARK}{{0,40}}?\s)?(?P<a>{A})")
PARTIES: Final = re.compile(
    rf"(?:parties|signatories) to (?P<a>{A}|[Tt]h(?:e|is) agreement)\s*(?:are|include|:)\s+"
    rf"(?:the )?(?P<g>{G})"
)
BETWEEN: Final = re.compile(
    rf"(?P<a>{A}){NO_MARK}{{0,70}}?\b(?:between|made by|signed by"
    rf"|with the following parties:?)\s+(?:the )?(?:[\w ]{{0,30}}[(:]\s*(?:the )?)?(?P<g>{G})"
)
SIGNED_BY: Final = re.compile(
    rf"(?P<a>{A}|{J}) (?:has been|was|is|have been) (?:also )?signed by (?:the )?(?P<g>{G})"
)
WITH_OTHERS: Final = re.compile(
    rf"(?P<f>{G})\s+{SIGN}\s+{NO_MARK}{{0,60}}?\bagreements? with (?:the )?(?P<g>{G}) (?:for|on|to|in"
    rf" (?:relation|respect)"
    rf"|relating|regarding|concerning|about){NO_MARK}{{0,50}}?\s(?P<a>{J})"
)
AMONG: Final = re.compile(
    rf"[Aa]greement (?:is |was |made |dated [\w ]+ )*between (?:the )?(?P<g>{G}) (?:for|on|to|in"
    rf" (?:relation|respect)"
    rf"|relating|regarding|concerning|about|establishing){NO_MARK}{{0,50}}?\s(?P<a>{J})"
)
KEYED: Final = re.compile(
    rf"^[\s(]*(?:(?P<u>{J}|{A})\W+)?(?:Parties|Signatories|Between|Who)\s?:\s+(?:the )?(?P<g>{G})"
)
"""A line of an entry on one agreement: "Parties: A and B"."""
WITH_IT: Final = re.compile(rf"^[\s(]*(?P<g>{G}),? with (?:the )?(?P<u>{J})\W*$")
"""All that stands of who made an agreement, on a page of agreements."""
LAW: Final = re.compile(
    r"\b(?:section|sections|s\.?)\s?(2[23]A?)(?: to 2[23][A-Z]+)?(?:\s+(?:\w+\s+){0,3}?"
    r"(?:of\s+)?(?:the\s+)?Police Act 1996)",
    re.I,
)


def parties(clause: Clause) -> Iterator[Found]:
    """PARTY_TO, and COLLABORATES in the unit that the agreement is about."""
    if clause.denied:
        return
    for name, pattern in (
        ("signed", SIGNED),
        ("parties", PARTIES),
        ("between", BETWEEN),
        ("signed by", SIGNED_BY),
        ("with others", WITH_OTHERS),
        ("among", AMONG),
    ):
        for match in pattern.finditer(clause.text):
            agreement = _agreement(match["a"], clause)
            first = match.groupdict().get("f")
            group = both(clause.slot(first), clause.slot(match["g"])) if first else clause.slot(match["g"])
            if name in ("between", "among") and len(group.bodies) < 2:
                continue
            if agreement and agreement.of:
                yield from each("PARTY_TO", group, agreement, f"agreements: {name}", 0.95)
                unit = Slot("J", (agreement.of,), agreement.text)
                yield from each("COLLABORATES", group, unit, f"agreements: {name}", 0.95)

    entry = KEYED.match(clause.text) or (WITH_IT.match(clause.text) if clause.register else None)
    about = (clause.slots.get(entry["u"] or "") or clause.under or clause.topic) if entry else None
    agreed = _agreement(entry["u"] or "", replace(clause, topic=about)) if entry and about else None
    if entry and agreed and agreed.of:
        yield from each("PARTY_TO", clause.slot(entry["g"]), agreed, "agreements: entry", 0.93)
        yield from each(
            "COLLABORATES", clause.slot(entry["g"]), Slot("J", (agreed.of,), ""), "agreements: entry", 0.93
        )


def legal_basis(clause: Clause) -> Iterator[Found]:
    """STATES legal_basis, where the section stands beside an agreement that is named."""
    law = LAW.search(clause.text)
    if clause.denied or not law:
        return
    agreements = [clause.slots[c] for c in clause.text if c in clause.slots and clause.slots[c].kind == "A"]
    units = clause.units()
    if not agreements and len(units) == 1 and units[0].of and re.search(r"\bagreement\b", clause.text, re.I):
        agreements = [Slot("A", (units[0].of,), "")]
    made = re.search(r"\bmade (?:pursuant to|under)\b", clause.text, re.I)
    if made and not agreements and clause.topic and clause.topic.of:
        agreements = [Slot("A", (clause.topic.of,), "")]
    for agreement in agreements:
        value = f"section {law[1].upper()}, Police Act 1996"
        yield Found("STATES", agreement.bodies[0], "agreements: law", 0.93, term="legal_basis", value=value)


def _agreement(said: str, clause: Clause) -> Slot | None:
    if said in clause.slots and clause.slots[said].kind == "A":
        return clause.slots[said]
    topic = clause.slots.get(said, clause.topic)
    if topic is None or topic.of is None:
        return None
    return Slot("A", (topic.of,), said, of=topic.bodies[0])
