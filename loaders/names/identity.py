"""Whom a written name means: taken where it is one body's name, proposed where it is nearly one, never guessed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from graph.model import Entity, Facts, Relationship
from graph.naming.folding import folded, names
from graph.schema import BODIES, JOINT
from loaders.names.abbreviations import plain_name, shorts, untailed
from loaders.names.match import SURE, WAYS, Match
from loaders.names.nearness import Names, People
from loaders.names.ranks import without_rank

__all__ = ["Known", "Match"]

NAMELESS: Final = ("Document", "Figure", "Rule")
"""Labels whose nodes nobody means by a name."""
ASKED_FOR: Final = ("Agreement", "Post", "Function")
"""Labels whose names are descriptions or common words: near only where they alone are asked for."""
JOINING: Final = ("of", "for", "at", "in", "and", "to")
"""With which words an office goes on, and no name begins."""
COMMISSIONER: Final = re.compile(
    r"\b(?:(?:the )?office of (?:the )?)?(?:opfcc|opcc|pfcc|pcvc|pcc"
    r"|(?:police|policing)(?: fire)?(?: and)? crime(?: and victims)? commissioner)s?\b(?: for\b)?(?: the\b)?"
)
BRACKETED: Final = re.compile(r"(.+?)\s*\(([^()]+)\)|(.+?)\s+[-–—]\s+(.+)")
NO_NAME: Final = frozenset(
    {
        "tbc", "tba", "tbd", "to be confirmed", "to be decided", "n a", "na", "nil", "none", "no", "yes", "y", "n", "x",
        "p", "np", "vacant", "vacancy", "unknown", "not known", "various", "all", "all forces", "ditto", "as above",
        "see above", "lead", "host", "partner", "force", "forces", "police", "constabulary", "pcc", "opcc", "pccs",
    }
)  # fmt: skip
CHIEF: Final = re.compile(r"^(?:chief constable|cc) (?:of |for )?(?:the )?(?=\w)")
"""The holder of an office who acts for a force."""
KINDS: Final = {
    "rocu": "regional organised crime unit", "ctu": "counter terrorism unit", "ctiu": "counter terrorism intelligence unit",
}  # fmt: skip
COMPASS: Final = {"n": "north", "s": "south", "e": "east", "w": "west", "nth": "north", "sth": "south"}
MOST: Final = 5
"""How many near names are proposed."""
LONGEST: Final = 250
"""Characters; what is longer is no name."""
KEPT: Final = 10_000
"""How many answers are kept for the next time."""


class Known:
    """Every name of every body, ready to be asked whom a written one means.

    Parameters
    ----------
    nodes : iterable of Entity
    claims : iterable of Relationship
        Only OVERSEES is looked at: a commissioner is found by the name of the force.

    Notes
    -----
    Built once in O(n) for n names. A name that is known takes one look; one that is not is compared with the
    names that share one of its words, or one spelt nearly so. An answer is kept for the next time.

    Examples
    --------
    >>> known = Known([Entity("derbyshire", "Force", {"name": "Derbyshire Constabulary"}),
    ...                Entity("npas", "NationalBody", {"name": "National Police Air Service"})])
    >>> known.resolve("DERBYSHIRE POLICE").id, known.resolve("Derbys").id
    ('derbyshire', 'derbyshire')
    >>> known.resolve("Derby").id, known.resolve("Derby").near, known.resolve("Derby", heading=True).id
    ('', ('derbyshire',), 'derbyshire')
    >>> known.resolve("Natinal Police Air Service").near, known.resolve("Border Force").new
    (('npas',), True)
    """

    def __init__(self, nodes: Iterable[Entity], claims: Iterable[Relationship] = ()) -> None:
        self.nodes = {n.id: n for n in sorted(nodes, key=lambda n: n.id) if n.label not in NAMELESS}
        self.shorts = shorts(self.nodes)
        self.called: dict[str, dict[str, str]] = defaultdict(dict)
        self.areas: dict[str, set[str]] = defaultdict(set)
        for node in self.nodes.values():
            self._note(node)
        self.people = People({n.id: names(n)[:-1] for n in self.nodes.values() if n.label == "Person"})
        self.overseers: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.type == "OVERSEES" and claim.properties.get("status") != "ended":
                self.overseers[claim.end].add(claim.start)
        self._names: dict[tuple[str, ...], Names] = {}
        self._answers: dict[tuple[str, tuple[str, ...], bool], Match] = {}

    @classmethod
    def of(cls, facts: Facts) -> "Known":
        """All that the facts know by name."""
        return cls(facts.nodes, facts.relationships)

    def _note(self, node: Entity) -> None:
        every = dict.fromkeys(names(node)[:-1])
        for name in reversed(every):
            if name == node.name or not self._is_place(plain_name(name)):
                self.called[plain_name(name)][node.id] = "name" if name == node.name else "alias"
        if node.label == "Force":
            for area in {untailed(plain_name(name)) for name in every}:
                if not self._is_place(area):
                    self.areas[area].add(node.id)
        if node.label == "Person":
            for name in every:
                if bare := folded(without_rank(name)[0]):
                    self.called[bare].setdefault(node.id, "person")

    def _is_place(self, plain: str) -> bool:
        """Whether a short form is taken in a heading alone, or never."""
        return any(short.taken != "always" for short in self.shorts.get(plain, ()))

    def resolve(self, name: str, labels: Collection[str] = (), *, heading: bool = False) -> Match:
        """Whom a written name means.

        Parameters
        ----------
        name : str
            As the source has it: any case, punctuation, "&" or "and", with or without Police, a rank or a title.
        labels : collection of str
            Only nodes of these labels, unless empty.
        heading : bool
            Whether the source uses the name as the heading of a force's column, where "Derby" is a force.

        Returns
        -------
        Match
            With an id where the name is one body's; with `near` where it may be one or more; else somebody new.
        """
        asked = (" ".join(name.split()), tuple(sorted(set(labels))), heading)
        if asked not in self._answers:
            if len(self._answers) >= KEPT:
                self._answers.clear()
            self._answers[asked] = self._resolved(*asked)
        return self._answers[asked]

    def _resolved(self, text: str, labels: tuple[str, ...], heading: bool) -> Match:
        only = labels[0] if len(labels) == 1 else ""
        if len(text) > LONGEST:
            return Match(label=only, why=f"{len(text):,} characters are no name; the longest has {LONGEST}.")
        plain = plain_name(text)
        if not plain or plain in NO_NAME:
            return Match(label=only, why=f'"{text}" is nobody\'s name.' if text else "No name is given.")
        if text in self.nodes and self._among(text, labels):
            node = self.nodes[text]
            return Match(text, node.label, node.name, SURE["id"], (), f'"{text}" is the id of {node.name}.')
        return self._taken_for(text, plain, labels, heading) or self._unknown(text, labels, only)

    def _taken_for(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """What the first way of knowing a name says that says anything."""
        ways = (
            self._by_short,
            self._by_name,
            self._by_long,
            self._by_force,
            self._by_compass,
            self._by_office,
            self._by_rank,
            self._by_parts,
        )
        return next((met for way in ways if (met := way(text, plain, labels, heading))), None)

    def _met(self, found: dict[str, str], text: str, labels: tuple[str, ...]) -> Match | None:
        """The match, where one body of these labels was found; a question, where several were."""
        found = {key: how for key, how in found.items() if self._among(key, labels)}
        if len(found) > 1:
            return self._question(text, sorted(found), "may mean")
        for key, how in found.items():
            node = self.nodes[key]
            why = f'"{text}" is {WAYS[how]} {node.name}.'
            return Match(key, node.label, node.name, SURE[how], (), why)
        return None

    def _question(self, text: str, near: Sequence[str], verb: str) -> Match:
        shown = near[:MOST]
        called = " or ".join(f"{self.nodes[key].name} ({key})" for key in shown)
        more = f", or one of {len(near) - MOST} others" if len(near) > MOST else ""
        return Match(
            name=text, near=tuple(shown), why=f'"{text}" {verb} {called}{more}: say which, or that it is new.'
        )

    def _among(self, key: str, labels: tuple[str, ...]) -> bool:
        return not labels or self.nodes[key].label in labels

    def _by_short(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """An abbreviation that is kept; where it means a body in a heading alone, a question elsewhere."""
        both = dict.fromkeys((plain, untailed(plain)))
        found = [s for key in both for s in self.shorts.get(key, ()) if self._among(s.id, labels)]
        taken = {s.id for s in found if s.taken == "always" or (heading and s.taken == "in a heading")}
        if taken:
            known = self.called.get(plain, {})
            return self._met({**known, **dict.fromkeys(taken, "short")}, text, labels)
        if not found:
            return None
        also = [key for key in self.called.get(plain, ()) if self._among(key, labels)]
        return self._question(text, sorted({*also, *(s.id for s in found)}), "is also a place, and may mean")

    def _by_name(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        return self._met(self.called.get(plain, {}), text, labels)

    def _by_long(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """A unit's name in which a kind of unit is said in short: Tarian ROCU."""
        whole = " ".join(KINDS.get(word, word) for word in plain.split())
        return (
            self._met(dict.fromkeys(self.called.get(whole, {}), "short"), text, labels)
            if whole != plain
            else None
        )

    def _by_force(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        if CHIEF.match(plain):
            named = self.areas.get(untailed(CHIEF.sub("", plain)), ())
            return self._met({key: "tail" for key in named if self.nodes[key].label == "Force"}, text, labels)
        area = untailed(plain)
        return self._met(
            dict.fromkeys(self.areas.get(area, ()), "area" if area == plain else "tail"), text, labels
        )

    def _by_compass(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """A name that begins with a point of the compass in short: N. Yorkshire."""
        point, _, rest = plain.partition(" ")
        if point not in COMPASS or not rest:
            return None
        whole = f"{COMPASS[point]} {rest}"
        found = {**self.called.get(whole, {}), **dict.fromkeys(self.areas.get(untailed(whole), ()), "short")}
        return self._met(dict.fromkeys(found, "short"), text, labels)

    def _by_office(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """A commissioner by the force's name: where the text says so, or no force was asked for."""
        if labels and "PCC" not in labels:
            return None
        area = " ".join(COMMISSIONER.sub(" ", plain).split())
        if area == plain and (not labels or "Force" in labels):
            return None
        force = self.resolve(area, ("Force",), heading=True)
        bodies = {pcc for key in filter(None, (force.id, *force.near)) for pcc in self.overseers.get(key, ())}
        known = sorted(body for body in bodies if body in self.nodes and self._among(body, labels))
        if force.id:
            return self._met(dict.fromkeys(known, "office"), text, labels)
        return self._question(text, known, "may mean") if known else None

    def _by_rank(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """A person by the name without rank and title."""
        if labels and "Person" not in labels:
            return None
        bare, rank = without_rank(text)
        if not bare or (rank and bare.split()[0].lower() in JOINING):
            if "Post" in labels or (bare and not labels):
                return None
            return Match(label="Person", why=f'"{text}" is a rank or an office without a name.')
        if bare == text and "Person" not in labels:
            return None
        if met := self._met(self.called.get(folded(bare), {}), text, ("Person",)):
            return replace(met, confidence=SURE["person"])
        if rank and (body := self.resolve(bare, ("Force", "PCC"))).id:
            return Match(why=f'"{text}" is a post at {body.name}, and nobody\'s name.')
        if near := self.people.near(bare):
            return replace(self._question(bare, near, "may be"), label="Person")
        return (
            Match(label="Person", name=bare, why=f'Nobody is known by the name "{bare}".')
            if bare != text
            else None
        )

    def _by_parts(self, text: str, plain: str, labels: tuple[str, ...], heading: bool) -> Match | None:
        """A name with its abbreviation in brackets or after a dash: taken where both mean the same body."""
        found = BRACKETED.fullmatch(text)
        if not found:
            return None
        first, second = (part for part in found.groups() if part)
        one, other = (self.resolve(part, labels, heading=heading) for part in (first, second))
        for met, beside in ((one, second), (other, first)):
            if met.id and (one.id == other.id or _initials(met.name) == folded(beside)):
                return replace(met, confidence=min(filter(None, (one.confidence, other.confidence))))
        ids = dict.fromkeys(key for match in (one, other) for key in (match.id, *match.near) if key)
        return self._question(text, list(ids), "may mean") if ids else None

    def _unknown(self, text: str, labels: tuple[str, ...], only: str) -> Match:
        """A question, where a name is nearly this one; a source's unit may be a national body, and the other way."""
        wide = tuple(sorted({*labels, *JOINT})) if set(labels) & set(JOINT) else labels
        if wide not in self._names:
            asked = [n for n in self.nodes.values() if self._among(n.id, wide) and n.label != "Person"]
            short = [n for n in asked if n.label not in ASKED_FOR]
            self._names[wide] = Names(short if short else asked, self.areas)
        near = self._names[wide].near(text)
        if near:
            return replace(self._question(text, near, "is nearly"), label=only)
        other = self._taken_for(text, plain_name(text), BODIES, False) if labels else None
        if other and other.id:
            return self._question(
                text, [other.id], f"is expected to be a {' or '.join(labels)}, and may mean"
            )
        return Match(label=only, name=text, why=f'Nobody is known by the name "{text}".')


def _initials(name: str) -> str:
    return "".join(word[0] for word in folded(name).split() if word not in ("and", "of", "for", "the"))
