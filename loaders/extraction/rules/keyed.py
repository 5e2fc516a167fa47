"""Lines that say one thing of the unit they stand under: "Lead: Kent Police", "Start date: April 2010", "Status: live"."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.extraction.rules.dates import DATE, iso
from loaders.extraction.slots import Clause, Found, G, J, L, each

LEAD: Final = re.compile(rf"^(?:{J}\W+)?Lead(?:s| body| organisation| agency)?\s*[:–-]\s*(?P<g>{G}|{L})\W*$")
BEGINS: Final = (
    r"(?:Start(?: date|ed)?|Commence[sd]?|Commencement(?: date)?|Established|Went live|Live since|Since"
    r"|In place since)"
)
ENDS: Final = r"(?:Ended|End date|Ceased|Closed|Until)"
DAYS: Final = tuple(
    (term, re.compile(rf"^{words}\s*[:–-]\s*{DATE}\W*$", re.I))
    for term, words in (("since", BEGINS), ("until", ENDS))
)
STATUS: Final = re.compile(r"^(?:Current )?[Ss]tatus\s*[:–-]\s*(?P<status>[A-Za-z ]+?)\W*$")
STATUSES: Final = {
    "active": "active",
    "live": "active",
    "in place": "active",
    "under review": "under review",
    "in development": "in development",
    "ended": "ended",
    "closed": "ended",
}


def keyed(clause: Clause) -> Iterator[Found]:
    """LEADS, and STATES since, until and status, of the unit in the heading."""
    unit = clause.topic
    if unit is None or clause.denied:
        return
    lead = LEAD.match(clause.text)
    if lead and len(clause.slot(lead["g"]).bodies) == 1:
        body = clause.slot(lead["g"])
        role = "lead policing body" if body.bodies[0].label == "PCC" else "lead force"
        yield from each("LEADS", body, unit, "keyed: lead", 0.92, role=role)
    for term, pattern in DAYS:
        day = pattern.match(clause.text)
        if day:
            yield Found("STATES", unit.bodies[0], f"keyed: {term}", 0.92, term=term, value=iso(day["date"]))
    status = STATUS.match(clause.text)
    if status and (value := STATUSES.get(status["status"].strip().lower())):
        yield Found("STATES", unit.bodies[0], "keyed: status", 0.93, term="status", value=value)
