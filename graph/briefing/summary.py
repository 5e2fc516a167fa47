"""The briefing in short: how much there is, what is to be decided, on whom they depend most, what is in doubt."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from graph.briefing.blocks import Block, Heading, Paragraph, Sentence
from graph.briefing.collaborations import REACHES
from graph.briefing.decisions import UNDATED
from graph.briefing.material import Material
from graph.briefing.wording import counted, listed, sentence

FIRST: Final = 3
"""How many lead bodies are named."""


def summary(material: Material) -> Iterator[Block]:
    """A list of what follows."""
    yield Heading(2, "In short")
    for said in filter(None, (_size(material), _decisions(material), _leads(material), _doubts(material))):
        yield Paragraph((said,), listed=True)


def _size(material: Material) -> Sentence:
    units = material.certainties
    found = Counter(material.reach(unit) for unit in units)
    maybe = [material.short(unit) for unit, sure in units.items() if sure != "certain"]
    by_reach = listed(f"{found[reach]} {reach.lower()}" for reach in REACHES if found[reach])
    only = f", {listed(maybe)} only as possible" if maybe else ""
    return Sentence(f"Recorded {'is' if len(units) == 1 else 'are'} {by_reach or 'no'} collaborations{only}.")


def _decisions(material: Material) -> Sentence | None:
    rows = [row for row in material.answers["decisions_pending"].records() if row["kind"] != UNDATED]
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["about"], []).append(row)
    if not found:
        return None
    told = [
        f"{material.name(about)} ({listed(dict.fromkeys(row['kind'] for row in own))})"
        for about, own in found.items()
    ]
    claims = [claim for row in rows for claim in row["claims"]]
    return sentence(f"To be decided, or with a date: {'; '.join(told)}", claims)


def _leads(material: Material) -> Sentence | None:
    rows = [row for row in material.answers["depends"].records() if row["certainty"] == "certain"]
    if not rows:
        return None
    rows.sort(key=lambda row: (-row["weight"], row["lead"]))
    told = [f"{material.name(row['lead'])} ({counted(row['weight'], 'unit')})" for row in rows[:FIRST]]
    more = f" and {counted(len(rows) - FIRST, 'more body', 'more bodies')}" if len(rows) > FIRST else ""
    claims = [claim for row in rows for claim in row["claims"]]
    return sentence(f"{material.force.name} depends on {', '.join(told)}{more} as leads or hosts", claims)


def _doubts(material: Material) -> Sentence:
    units = material.certainties
    without = sum(not any(c.end == unit for c in material.at(unit, "LEADS", "HOSTS")) for unit in units)
    disputes = {row["dispute"] for row in material.answers["disputes"].records()}
    return Sentence(
        f"Of {without} of the {counted(len(units), 'collaboration')} no lead, head or host is known; "
        f"on {counted(len(disputes), 'matter')} sources disagree."
    )
