"""The panel of an agreement, a person, a post, a board, a function or a partner: of each, what matters."""

from graph.model import Relationship
from graph.schema import AGREEMENT_TERMS
from views import asking, words
from views.explore.panel import ends, parts, pending
from views.explore.panel.reading import Known, Reading
from views.glossary import explained

ASIDE = {
    "Agreement": (("COVERS",), ("PARTY_TO", "CONTACT_FOR", "GOVERNS")),
    "Person": (("HOLDS", "LEADS", "CONTACT_FOR", "MEMBER_OF", "WROTE"), ()),
    "Post": (("AT", "LEADS", "CONTACT_FOR", "MEMBER_OF", "WROTE"), ("HOLDS",)),
    "Board": (("GOVERNS", "REPORTS_TO"), ("LEADS", "MEMBER_OF", "REPORTS_TO", "AT")),
    "Function": ((), ("DELIVERS",)),
    "Partner": (
        ("COLLABORATES", "HOSTS", "PROVIDES", "FUNDS", "REVIEWED", "MEMBER_OF", "PARTY_TO"),
        ("OVERSEES", "PROVIDES", "FUNDS", "LINKED_TO", "REPORTS_TO", "AT", "MEMBER_OF", "SUCCEEDS"),
    ),
}
"""Which relationships each kind of thing is about: from it, to it; shown open up to eight."""
OPEN = 8


def summary(reading: Reading, key: str) -> str:
    """What the first screen gives, as markup."""
    known = reading.known(key)
    out, into = ASIDE[known.node.label]
    made = _agreement(reading, known) if known.node.label == "Agreement" else _facts(reading, known)
    for kind in out:
        made += _ends(reading, ends.HEADS[kind][0], known.out(kind))
    for kind in into:
        made += _ends(reading, ends.HEADS[kind][1], known.into(kind))
    made += parts.contests(reading, known)
    if known.node.label in ("Person", "Post") and not known.near.relationships:
        made += '<p class="gap">No source seen says more.</p>'
    if known.node.label == "Post" and not known.into("HOLDS"):
        made += '<p class="gap">No source seen names who holds it.</p>'
    return made


def more(reading: Reading, key: str) -> str:
    """The rest, folded, as markup."""
    return parts.evidence(reading, reading.known(key))


def _ends(reading: Reading, heading: str, found: dict[str, list[Relationship]]) -> str:
    listed = ends.listed(reading, found)
    if len(found) > OPEN:
        return parts.fold(f"{heading} ({len(found)})", listed)
    return parts.section(heading, listed)


def _facts(reading: Reading, known: Known) -> str:
    terms = ("kind", "rank", "purpose", "remit", "meets")
    return parts.rows(*(parts.row(words.term(t).capitalize(), parts.statement(known, t)) for t in terms))


def _agreement(reading: Reading, known: Known) -> str:
    terms = ("legal_basis", "provision", "signed", "expires", "review_by")
    basis = {"legal_basis": explained("section 22A agreement", "Legal basis", at="panel")}
    rows = asking.ask(reading.store, "particulars", today=reading.today).records()
    mine = [row for row in rows if row["about"] == known.node.id]
    shown = [row["term"] for row in mine if row["state"] == "evidenced"]
    unit = [row["term"] for row in mine if row["state"] == "of what it covers"]
    link = words.to_page(
        "See which", "questions", question="particulars", body=next(iter(known.out("COVERS")), known.node.id)
    )
    said = f"<b>{len(shown)}</b> of {len(AGREEMENT_TERMS)} evidenced"
    said += f"; {len(unit)} more only of what it covers" if unit else ""
    said += f"; {len(mine) - len(shown) - len(unit)} missing. {link}"
    waiting = pending.listed(reading, pending.pending(reading, known), here=known.node.id)
    return parts.rows(
        *(parts.row(basis.get(t, words.term(t).capitalize()), parts.statement(known, t)) for t in terms),
        parts.row(explained("particulars", "Particulars", at="panel"), said if mine else ""),
    ) + parts.section("Awaits a decision", parts.items(waiting))
