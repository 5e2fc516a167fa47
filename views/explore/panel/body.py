"""The panel of a force, a policing body, a unit or a national body."""

from graph.schema import POLICING
from views.explore.panel import joint, parts, policing
from views.explore.panel.reading import Reading


def summary(reading: Reading, key: str) -> str:
    """What the first screen gives, as markup."""
    known = reading.known(key)
    part = policing if known.node.label in POLICING else joint
    return part.summary(reading, known) + parts.contests(reading, known)


def more(reading: Reading, key: str) -> str:
    """The rest, folded, as markup."""
    known = reading.known(key)
    part = policing if known.node.label in POLICING else joint
    return part.more(reading, known) + parts.evidence(reading, known)
