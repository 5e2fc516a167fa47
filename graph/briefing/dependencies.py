"""On whom the force and its policing body depend, and what would follow if they withdrew."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from graph.analytics.effects import EFFECTS
from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.decisions import BODIES, NAMED
from graph.briefing.material import Material
from graph.briefing.wording import bodies, counted, dated, listed, sentence, within_sentence
from graph.dates import interval
from graph.drawing.names import spoken_date
from graph.schema import JOINT

FOLLOWS: Final[Mapping[str, str]] = {
    "left without lead or host": "Would be left without a lead or host",
    "comes under the unit above": "Would come under the unit above",
    "keeps another lead or host": "Would keep another lead or host",
    "unit goes": "Would go with them",
    "no participant left": "Would have no known participant left",
    "left alone": "Would be left alone in a unit",
    "hit": "Would lose a partner",
    "would lose function": "Would lose a function that no other unit is known to give them",
    "keeps function otherwise": "Would keep a function through another unit",
    "agreement to renegotiate": "Agreement to be made again",
}
ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
AGREEMENT: Final = "agreement to renegotiate"
GIVES_UP: Final = "gives up function"


def dependencies(material: Material) -> Iterator[Block]:
    """A table of leads and hosts, then one of what a withdrawal would mean."""
    yield Heading(1, "Dependencies and what a withdrawal would mean")
    yield Heading(2, "Who they depend on")
    rows = [row for name in ("depends", "depends_office") for row in _records(material, name)]
    if rows:
        yield Paragraph(
            (
                Sentence("Lead and host bodies, and through what:"),
                Reference("table-depends"),
            )
        )
        yield _leads(material, rows)
    else:
        yield Paragraph((Sentence("No lead or host body of their collaborations is known."),))
    yield from _told(material, "depends", "depends_office")
    yield Heading(2, "If they withdrew")
    follow = _records(material, "withdrawal")
    if follow:
        yield Paragraph(
            (
                Sentence(
                    "What the recorded claims imply if the force and its policing body left everything they take part in; "
                    "no source says that this is intended. Annex C has every row."
                ),
            )
        )
        yield from _consequences(material, follow)
    yield from _told(material, "withdrawal")


def _consequences(material: Material, rows: list[dict[str, Any]]) -> Iterator[Block]:
    """One sentence for each effect, with the units or, where they are many, their number."""
    for effect in EFFECTS:
        own = [row for row in rows if row["effect"] == effect and row["certainty"] == "certain"]
        if not own or effect not in FOLLOWS:
            continue
        if effect == AGREEMENT:
            what = counted(len({row["body"] for row in own}), "agreement")
        else:
            what = _whom_in_what(material, own)
        claims = [claim for row in own for claim in row["claims"]]
        yield Paragraph((sentence(f"{FOLLOWS[effect]}: {what}", claims),), listed=True)


def _whom_in_what(material: Material, rows: list[dict[str, Any]]) -> str:
    """Who is hit in which units; units that hit the same bodies stand together."""
    hit: dict[str, set[str]] = {}
    for row in rows:
        for unit in row["units"]:
            hit.setdefault(unit, set()).update([row["body"]] if row["body"] else [])
    together: dict[tuple[str, ...], list[str]] = {}
    for unit in sorted(hit, key=lambda unit: (material.short(unit).casefold(), unit)):
        together.setdefault(tuple(sorted(hit[unit])), []).append(material.short(unit))
    return "; ".join(
        f"{_named(material, set(whom))} in {listed(units)}" if whom else listed(units)
        for whom, units in together.items()
    )


def _named(material: Material, whom: set[str]) -> str:
    return bodies(material, whom) if len(whom) <= NAMED else counted(len(whom), *BODIES)


def withdrawal(material: Material) -> Iterator[Block]:
    """The annex of what would follow, row by row."""
    follow = _records(material, "withdrawal")
    if follow:
        yield Heading(1, "Annex C: what a withdrawal would mean, row by row")
        yield _withdrawal(material, [row for row in follow if row["effect"] != GIVES_UP])
        yield from _functions(material, [row for row in follow if row["effect"] == GIVES_UP])


def _records(material: Material, name: str) -> list[dict[str, Any]]:
    return material.answers[name].records() if name in material.answers else []


def _told(material: Material, *names: str) -> Iterator[Block]:
    """What the answers say they could not see."""
    warnings = dict.fromkeys(
        w for name in names if name in material.answers for w in material.answers[name].warnings
    )
    if warnings:
        yield Paragraph(tuple(Sentence(_by_name(material, warning)) for warning in warnings))


def _by_name(material: Material, warning: str) -> str:
    """A warning with units by their short names, where it has their ids."""
    nodes = material.held.nodes
    return ID.sub(
        lambda word: (
            material.short(word[0]) if word[0] in nodes and nodes[word[0]].label in JOINT else word[0]
        ),
        warning,
    )


def _leads(material: Material, rows: list[dict[str, Any]]) -> Table:
    """What the force and its policing body share is one row."""
    merged: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda r: (r["certainty"], -r["weight"], r["lead"], r["dependant"])):
        key = (row["certainty"], row["lead"], tuple(row["units"]), tuple(row["roles"]), row["class_weight"])
        merged.setdefault(key, []).append(row)
    cells = []
    for (certainty, lead, units, roles, by_class), own in merged.items():
        aside = f" ({by_class} as all forces)" if by_class else ""
        claims = tuple(sorted({claim for row in own for claim in row["claims"]}))
        cells.append(
            (
                Sentence(material.name(lead)),
                Sentence(bodies(material, (row["dependant"] for row in own))),
                Sentence(f"{listed(material.short(unit) for unit in units)}{aside}", claims),
                Sentence(listed(roles)),
                Sentence(led_as_of(material, lead, claims)),
                Sentence(certainty),
            )
        )
    columns = ("Lead or host", "Who depends on it", "Through", "As", "Newest source", "Certainty")
    caption = "Lead and host bodies that they depend on"
    return Table("table-depends", caption, columns, (40, 38, 32, 22, 20, 18), tuple(cells), by_row=True)


def led_as_of(material: Material, lead: str, claims: Iterable[str]) -> str:
    """Of which day the newest source speaks that says this body leads or hosts."""
    own = [
        c for c in material.claims(claims) if c.start == lead and c.type in ("LEADS", "HOSTS") and dated(c)
    ]
    if not own:
        return "undated"
    return f"as of {spoken_date(dated(max(own, key=lambda c: interval(dated(c))[1])))}"


def _withdrawal(material: Material, rows: list[dict[str, Any]]) -> Table:
    """Rows of one effect on the same units together."""
    merged: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        alike = (row["body"],) if row["effect"] == AGREEMENT else tuple(row["units"])
        merged.setdefault((row["effect"], row["certainty"], alike), []).append(row)
    found = sorted(merged.items(), key=lambda m: (EFFECTS.index(m[0][0]), m[0][1:]))
    cells = [_row(material, effect, certainty, own) for (effect, certainty, _), own in found]
    columns = ("What would follow", "For whom", "In what", "Certainty")
    return Table(
        "table-withdrawal",
        "What a withdrawal would mean",
        columns,
        (42, 46, 60, 22),
        tuple(cells),
        by_row=True,
    )


def _row(material: Material, effect: str, certainty: str, own: list[dict[str, Any]]) -> tuple[Sentence, ...]:
    units = sorted({unit for row in own for unit in row["units"]})
    functions = sorted({within_sentence(material.name(row["function"])) for row in own if row["function"]})
    names = {row["body"] for row in own if row["body"]}
    whom = bodies(material, names) if names else "the unit itself"
    what = listed(material.short(unit) for unit in units)
    what += f": {'; '.join(functions)}" if functions else ""
    if effect == AGREEMENT:
        others = own[0]["others"]
        named = bodies(material, others) if len(others) <= NAMED else f"{len(others)} other known parties"
        what += f", with {named}" if others else ""
    claims = tuple(sorted({claim for row in own for claim in row["claims"]}))
    return Sentence(FOLLOWS[effect]), Sentence(whom), Sentence(what, claims), Sentence(certainty)


def _functions(material: Material, rows: list[dict[str, Any]]) -> Iterator[Block]:
    """The functions that would be given up, by who gives them up."""
    who: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        who.setdefault((row["certainty"], row["function"]), set()).add(row["body"])
    for sure, names in sorted({(sure, tuple(sorted(names))) for (sure, _), names in who.items()}):
        own = [row for row in rows if row["certainty"] == sure and who[sure, row["function"]] == set(names)]
        what = "; ".join(sorted({within_sentence(material.name(row["function"])) for row in own}))
        verb = "would give up" if sure == "certain" else "might give up"
        claims = [claim for row in own for claim in row["claims"]]
        text = f"{bodies(material, names)} {verb} what these units deliver: {what}"
        yield Paragraph((sentence(text, claims),), listed=True)
