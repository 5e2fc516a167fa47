"""The panel of a force or a policing body: its part, on whom it depends, who depends on it, what awaits a decision."""

from collections.abc import Mapping
from html import escape
from typing import Any

from graph.schema import LEAD_ROLES
from views import asking, words
from views.explore.panel import counts, ends, parts, pending
from views.explore.panel.reading import Known, Reading
from views.glossary import explained

OUT = ("LEADS", "HOSTS", "PROVIDES", "GOVERNS", "MEMBER_OF", "FUNDS", "PARTY_TO", "LINKED_TO")
INTO = ("PROVIDES", "AT", "FUNDS", "LINKED_TO")
SHORT = 3
"""Entries of a list on the first screen."""


def summary(reading: Reading, known: Known) -> str:
    """What the first screen gives."""
    node = known.node
    over = [reading.link(key) for key in (*known.into("OVERSEES"), *known.out("OVERSEES"))]
    office = "Overseen by" if node.label == "Force" else "Oversees"
    led = _led(known)
    on = counts.dependants(reading.depends().records(), reading.bodies, node.id)
    listing = words.to_page("List them", "dependencies", lead=node.id, **reading.view.day())
    made = parts.rows(
        parts.row("Kind", parts.statement(known, "kind") if node.label == "PCC" else ""),
        parts.row(office, "<br>".join(over)),
        parts.row("Takes part in", _part(known)),
        parts.row("Leads or hosts", _leading(reading, led)),
        parts.row("Depend on it", f"{on.said()}. {listing}" if on else ""),
        parts.row("Posts", _posts(reading, known)),
    )
    waiting = pending.listed(reading, pending.pending(reading, known))
    return (
        made
        + parts.section("Awaits a decision", parts.items(waiting, most=SHORT, more=", below"))
        + _depends(reading, known)
    )


def _part(known: Known) -> str:
    """How many units a force or policing body takes part in."""
    level = {unit: known.sure(claims) for unit, claims in known.out("COLLABORATES").items()}
    sure = [unit for unit, how in level.items() if how == "certain"]
    possible = sum(how == "possible" for how in level.values())
    out = len(known.out("STAYS_OUT_OF"))
    if not level and not out:
        return "Nothing seen"
    classed = sum(not counts.by_name(known.out("COLLABORATES")[unit]) for unit in sure)
    said = f"<b>{len(sure)}</b> {'unit' if len(sure) == 1 else 'units'}"
    said += f", {classed} of them only as {explained('“all forces”', at='panel')}" if classed else ""
    said += f"; {possible} more {explained('possible', at='panel')}" if possible else ""
    return said + (f"; stays out of {out}" if out else "")


def _led(known: Known) -> dict[str, list[str]]:
    """The units that a body leads or hosts in a role that makes others depend, by certainty; aside, the others."""
    made: dict[str, list[str]] = {"certain": [], "possible": [], "no": [], "aside": []}
    for unit, claims in known.out("LEADS", "HOSTS").items():
        counting = [c for c in claims if c.properties.get("role") in LEAD_ROLES]
        made[known.sure(counting) if counting else "aside"].append(unit)
    return made


def _leading(reading: Reading, led: dict[str, list[str]]) -> str:
    """How many it leads or hosts, and which; roles that make nobody depend are told apart."""
    other = f"in other roles {words.count(len(led['aside']), 'unit')}, below" if led["aside"] else ""
    if not led["certain"] and not led["possible"]:
        return f"None seen{'; ' if other else ''}{other}"
    said = parts.counted(len(led["certain"]), len(led["possible"]), "unit") + _few(reading, led["certain"])
    return said + (f"; {other}" if other else "")


def _few(reading: Reading, units: list[str]) -> str:
    shorts = [
        reading.choose(unit, reading.bodies[unit].short) for unit in units[:4] if unit in reading.bodies
    ]
    left = len(units) - len(shorts)
    return f": {', '.join(shorts)}{f' and {left} more' if left else ''}" if shorts else ""


def _posts(reading: Reading, known: Known) -> str:
    posts = sorted(
        known.into("AT"), key=lambda key: ("Chief Constable" not in known.name(key), known.name(key))
    )
    listed = [_post(reading, key, known.name(key).removesuffix(f", {known.node.name}")) for key in posts[:2]]
    left = len(posts) - len(listed)
    return ", ".join(listed) + (f" and {left} more" if left else "")


def _post(reading: Reading, key: str, name: str) -> str:
    """A post, then who holds it and as of when, where a source says so."""
    held = asking.ask(reading.store, "neighbourhood", body=key, network=["HOLDS"]).subgraph
    who = [
        f"{held.nodes[c.start].name}, {words.as_of(c)}" for c in held.relationships.values() if c.end == key
    ]
    return reading.choose(key, name) + (f' <span class="m">({escape("; ".join(who))})</span>' if who else "")


def _depends(reading: Reading, known: Known) -> str:
    """On whom it depends, through what, and of how many units a lead is known."""
    own = [row for row in reading.depends().records() if row["dependant"] == known.node.id]
    sure = [row for row in own if row["certainty"] == "certain"]
    maybe = [row for row in own if row["certainty"] == "possible"]
    if own:
        coverage = (
            f"{own[0]['known']} of the {own[0]['of']} units that it takes part in have a known lead or host."
        )
    else:
        asked = asking.ask(reading.store, "depends", of=known.node.id, today=reading.today,
                           as_at=reading.view.as_at or None)  # fmt: skip
        coverage = asked.warnings[0]
    entries = [_way(reading, row) for row in sure]
    entries += [f"{_way(reading, row)} {words.tag('Possible', 'o')}" for row in maybe]
    listed = parts.items(entries, most=5)
    if len(entries) > 5:
        listed = parts.items(entries[:5]) + parts.fold(
            f"{len(entries) - 5} more", parts.items(entries[5:]), level="span"
        )
    nobody = "" if own else "<p>No source seen makes it depend on another.</p>"
    return f'<h3>{explained("depends on", "Depends on", at="panel")}</h3>{listed}{nobody}<p class="m">{escape(coverage)}</p>'


def _way(reading: Reading, row: Mapping[str, Any]) -> str:
    """A lead or host body, and the units through which it is depended on; a lead from above says so."""
    shown = row["units"][:3]
    through = ", ".join(reading.bodies[unit].short for unit in shown)
    left = f" and {len(row['units']) - 3} more" if len(row["units"]) > 3 else ""
    notes = [f"through {escape(through)}{left}"]
    notes += ["only as “all forces”"] if row["class_weight"] == row["weight"] else []
    upper = [reading.bodies[unit].short for unit in row["units"] if not _led_itself(reading, row, unit)]
    if upper:
        which = "" if len(upper) == len(row["units"]) else f"{escape(', '.join(upper[:3]))} "
        notes.append(f"{which}{explained('through the unit above', at='depends-' + row['lead'])}")
    return f'{reading.link(row["lead"])} <span class="m">{", ".join(notes)}</span>'


def _led_itself(reading: Reading, row: Mapping[str, Any], unit: str) -> bool:
    """Whether the lead body leads or hosts this very unit, and not only the one above it."""
    claims = (reading.depends().subgraph.relationships.get(key) for key in row["claims"])
    return any(
        c is not None and c.type in ("LEADS", "HOSTS") and c.start == row["lead"] and c.end == unit
        for c in claims
    )


def more(reading: Reading, known: Known) -> str:
    """The rest, folded."""
    taking, count = ends.standing(
        reading, known, known.out("COLLABORATES"), known.out("STAYS_OUT_OF"), stays="Stays out of"
    )
    waiting = pending.listed(reading, pending.pending(reading, known))
    return (
        (
            parts.fold(f"Awaits a decision ({len(waiting)})", parts.items(waiting))
            if len(waiting) > SHORT
            else ""
        )
        + parts.fold(f"Takes part in ({count})", taking)
        + ends.others(reading, known, OUT, INTO)
    )
