"""On whom the force and its policing body depend, and what would follow if they withdrew."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.analytics.effects import EFFECTS
from graph.briefing.blocks import Block, Heading, Paragraph, Reference, Sentence, Table
from graph.briefing.decisions import NAMED
from graph.briefing.material import Material
from graph.briefing.wording import bodies, counted, listed

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
    "gives up function": "They would give up a function",
}


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
                    "no source says that this is intended:"
                ),
                Reference("table-withdrawal"),
            )
        )
        yield _withdrawal(material, follow)
    yield from _told(material, "withdrawal")


def _records(material: Material, name: str) -> list[dict[str, Any]]:
    return material.answers[name].records() if name in material.answers else []


def _told(material: Material, *names: str) -> Iterator[Block]:
    """What the answers say they could not see."""
    warnings = dict.fromkeys(
        w for name in names if name in material.answers for w in material.answers[name].warnings
    )
    if warnings:
        yield Paragraph(tuple(Sentence(warning) for warning in warnings))


def _leads(material: Material, rows: list[dict[str, Any]]) -> Table:
    cells = []
    for row in sorted(rows, key=lambda r: (r["certainty"], -r["weight"], r["lead"], r["dependant"])):
        by_class = f" ({row['class_weight']} as all forces)" if row["class_weight"] else ""
        cells.append(
            (
                Sentence(material.name(row["lead"])),
                Sentence(material.name(row["dependant"])),
                Sentence(
                    f"{listed(material.short(unit) for unit in row['units'])}{by_class}",
                    tuple(sorted(row["claims"])),
                ),
                Sentence(listed(row["roles"])),
                Sentence(row["certainty"]),
            )
        )
    columns = ("Lead or host", "Who depends on it", "Through", "As", "Certainty")
    return Table(
        "table-depends",
        "Lead and host bodies that they depend on",
        columns,
        (40, 40, 46, 26, 18),
        tuple(cells),
    )


def _withdrawal(material: Material, rows: list[dict[str, Any]]) -> Table:
    """Rows of one effect and the same units together."""
    merged: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[dict[str, Any]]] = {}
    for row in rows:
        others = tuple(row["others"]) if row["effect"] == "agreement to renegotiate" else ()
        alike = (row["body"],) if row["effect"] == "agreement to renegotiate" else tuple(row["units"])
        merged.setdefault((row["effect"], row["certainty"], alike, others), []).append(row)
    cells = []
    for (effect, certainty, _, others), own in sorted(
        merged.items(), key=lambda m: (EFFECTS.index(m[0][0]), m[0][1:])
    ):
        units = sorted({unit for row in own for unit in row["units"]})
        functions = sorted({material.name(row["function"]) for row in own if row["function"]})
        names = {row["body"] for row in own if row["body"]}
        whom = bodies(material, names) if names else "the unit itself"
        what = listed(material.short(unit) for unit in units)
        what += f": {listed(functions).lower()}" if functions else ""
        if effect == "agreement to renegotiate":
            whom = material.name(own[0]["body"])
            rest = counted(len(others), "other known party", "other known parties")
            what += (
                f", with {bodies(material, others)}"
                if 0 < len(others) <= NAMED
                else f", with {rest}"
                if others
                else ""
            )
        claims = tuple(sorted({claim for row in own for claim in row["claims"]}))
        cells.append((Sentence(FOLLOWS[effect]), Sentence(whom), Sentence(what, claims), Sentence(certainty)))
    columns = ("What would follow", "For whom", "In what", "Certainty")
    return Table("table-withdrawal", "What a withdrawal would mean", columns, (40, 48, 64, 18), tuple(cells))
