"""Who heads or leads something, post before name, with the claims that say who holds the post, where and of what rank."""

from collections.abc import Iterable

from graph.briefing.blocks import Sentence
from graph.briefing.material import Material
from graph.briefing.saying import tense
from graph.briefing.wording import dated, doubt, grouped, listed, sentence, when
from graph.model import Relationship

HEADS = ("Person", "Post")


def holder(material: Material, who: str) -> tuple[str, list[Relationship]]:
    """A person or post as it is written, post first, and the claims that this rests on."""
    label = material.held.nodes[who].label
    if label not in HEADS:
        return material.name(who), []
    holds = [c for c in material.at(who, "HOLDS")]
    posts = sorted({c.end for c in holds}) if label == "Person" else [who]
    people = [who] if label == "Person" else sorted({c.start for c in holds})
    placed = [c for post in posts for c in material.at(post, "AT") if c.start == post]
    ranks = [c for post in posts for c in material.stated(post, "rank")]
    post = "; ".join(material.name(post) for post in posts)
    names = [material.name(person) for person in people if material.name(person) not in post]
    return " ".join(filter(None, [post, f"({listed(names)})" if names and post else listed(names)])), [
        *holds, *placed, *ranks,
    ]  # fmt: skip


def leaders(material: Material, claims: Iterable[Relationship]) -> list[Sentence]:
    """Who leads, by role: those of one date and role together."""
    said = []
    for (end, role, status), own in grouped(
        claims, lambda c: (c.end, str(c.properties.get("role")), str(c.properties.get("status") or ""))
    ):
        told = [holder(material, claim.start) for claim in own]
        names = listed(sorted({name for name, _ in told}))
        one = len({name for name, _ in told}) == 1
        be = tense(own, material.day, "is" if one else "are", "was" if one else "were")
        if status in ("tbc", "proposed", "in development"):
            be = f"{'is' if one else 'are'} named as possible ({status}), not as certain:"
        text = f"{when(dated(own[0]))}the {role} of {material.short(end)} {be} {names}{doubt(own)}"
        said.append(sentence(text, [*own, *(claim for _, claims in told for claim in claims)]))
    return said
