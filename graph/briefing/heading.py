"""Who heads or leads something, post before name, with the claims that say who holds the post, where and of what rank."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from graph.briefing.material import Material
from graph.briefing.saying import Speaker
from graph.briefing.wording import Clause, clause, grouped, listed
from graph.model import Relationship

HEADS: Final = ("Person", "Post")
NAMES: Final = {"responsible": "responsible body or post"}
PLURALS: Final = {
    "responsible": "responsible bodies or posts",
    "lead policing body": "lead policing bodies",
    "lead (column not stated)": "leads (column not stated)",
}
"""Roles whose name in a sentence is not the role, or the role with an s."""


def holder(material: Material, who: str) -> tuple[str, list[Relationship]]:
    """A person or post as it is written, post first, and the claims that this rests on."""
    label = material.held.nodes[who].label
    if label not in HEADS:
        return material.name(who), []
    holds = material.at(who, "HOLDS")
    posts = sorted({c.end for c in holds}) if label == "Person" else [who]
    people = [who] if label == "Person" else sorted({c.start for c in holds})
    placed = [c for post in posts for c in material.at(post, "AT") if c.start == post]
    ranks = [c for post in posts for c in material.stated(post, "rank")]
    post = "; ".join(material.name(post) for post in posts)
    named = titled(post, listed(material.name(person) for person in people))
    return named, [*holds, *placed, *ranks]


def titled(post: str, person: str) -> str:
    """A post with who holds it; a person without a name is called by the post and adds nothing.

    Examples
    --------
    >>> titled("Head of NERSOU", "Jo Doe"), titled("Head of NERSOU", "Head of NERSOU (name hidden)"), titled("", "Jo Doe")
    ('Head of NERSOU (Jo Doe)', 'Head of NERSOU', 'Jo Doe')
    """
    if not post or not person:
        return post or person
    return post if person.startswith(post) else f"{post} ({person})"


def leaders(speaker: Speaker, claims: Iterable[Relationship]) -> list[Clause]:
    """Who leads, by role: those of one date and role together."""
    said = []
    for (end, role, status), own in grouped(
        claims, lambda c: (c.end, str(c.properties.get("role")), str(c.properties.get("status") or ""))
    ):
        told = [holder(speaker.material, claim.start) for claim in own]
        names = sorted({name for name, _ in told})
        one = len(names) == 1
        be = speaker.tense(own, ("is" if one else "are", "was" if one else "were", "may be"))
        of = "its" if end == speaker.unit else f"for {speaker.name(end)} the"
        what = f"{of} {NAMES.get(role, role) if one else PLURALS.get(role, f'{role}s')}"
        what += f" ({status})" if status not in ("", "active") else ""
        basis = [claim for _, held in told for claim in held]
        said.append(
            replace(clause(f"{what} {be} {listed(names)}", own), claims=tuple(c.id for c in [*own, *basis]))
        )
    return said
