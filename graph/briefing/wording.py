"""How a claim is put in words: its date, its tense, what was inferred, and names in a row."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from graph.briefing.blocks import Sentence
from graph.briefing.material import Material
from graph.dates import interval, surely_before
from graph.drawing.names import spoken_date
from graph.model import Relationship
from graph.schema import POSSIBLE

T = TypeVar("T")
ALL: Final = 40
"""From this many forces, or policing bodies, what is said of a class is said of all of them."""


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names in a row.

    Examples
    --------
    >>> listed(["Durham", "Cleveland", "Cumbria"]), listed(["Durham"])
    ('Durham, Cleveland and Cumbria', 'Durham')
    """
    every = list(names)
    return f" {last} ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "unit"), counted(1200, "body", "bodies")
    ('1 unit', '1,200 bodies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def within_sentence(name: str) -> str:
    """A name as it stands within a sentence: without its capital, unless it is an abbreviation.

    Examples
    --------
    >>> within_sentence("Air support"), within_sentence("CBRN response")
    ('air support', 'CBRN response')
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def sentence(text: str, claims: Iterable[Relationship | str] = ()) -> Sentence:
    """A sentence with a capital and a full stop, and the ids of its claims in order.

    Examples
    --------
    >>> sentence("durham took part", ["c2", "c1", "c2"])
    Sentence(text='Durham took part.', claims=('c1', 'c2'))
    """
    said = " ".join(text.split())
    said = said[:1].upper() + said[1:]
    ids = {claim if isinstance(claim, str) else claim.id for claim in claims}
    return Sentence(said if said.endswith((".", "?", ":", "”")) else f"{said}.", tuple(sorted(ids)))


def dated(claim: Relationship) -> str:
    """The date of which the source of a claim speaks; empty where it has none."""
    return str(claim.properties.get("as_of") or "")


def holds(date: str, day: str) -> bool:
    """Whether what was said of that date is said of the day, and so stands in the present tense.

    Examples
    --------
    >>> holds("2021-05", "2021-05-20"), holds("2021-05", "2026-11-30"), holds("", "2026")
    (True, False, False)
    """
    return bool(date) and not surely_before(date, day)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: clauses of one date and one doubt are told in one sentence."""

    date: str
    doubt: str
    text: str
    claims: tuple[str, ...]


def clause(text: str, claims: Sequence[Relationship]) -> Clause:
    """A clause with the date and the doubt of its claims."""
    return Clause(dated(claims[0]), doubt(claims), text, tuple(claim.id for claim in claims))


def joined(clauses: Iterable[Clause]) -> list[Sentence]:
    """One sentence for each date and doubt, in the order in which they come.

    Examples
    --------
    >>> told = [Clause("2021-05", "", "it was listed", ("c1",)), Clause("2021-05", "", "it was active", ("c2",))]
    >>> joined(told)
    [Sentence(text='As of May 2021, it was listed, and it was active.', claims=('c1', 'c2'))]
    """
    found: dict[tuple[str, str], list[Clause]] = defaultdict(list)
    for told in clauses:
        found[told.date, told.doubt].append(told)
    order = sorted(found, key=lambda key: (_newest(key[0]), key[1]))
    return [
        sentence(
            f"{opening(date, doubt)}{_row([told.text for told in found[date, doubt]])}",
            (claim for told in found[date, doubt] for claim in told.claims),
        )
        for date, doubt in order
    ]


def _row(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0]
    return f"{'; '.join(texts[:-1])}{'; and ' if len(texts) > 2 or ';' in texts[0] else ', and '}{texts[-1]}"


def opening(date: str, doubt: str = "") -> str:
    """How a sentence begins: with the date of its source, and with what is in doubt.

    Examples
    --------
    >>> opening("2021-05"), opening("", "inferred, not stated")
    ('As of May 2021, ', 'By a source without a date (inferred, not stated), ')
    """
    aside = f" ({doubt})" if doubt else ""
    return f"As of {spoken_date(date)}{aside}, " if date else f"By a source without a date{aside}, "


def doubt(claims: Sequence[Relationship]) -> str:
    """What to say of the basis of claims that share a sentence: stated is said by nothing.

    Examples
    --------
    >>> doubt([Relationship("c1", "LEADS", "a", "u", {"basis": "inferred"})])
    'inferred, not stated'
    """
    bases = {str(claim.properties.get("basis") or "stated") for claim in claims}
    said = []
    if "stated" not in bases and bases:
        said.append("inferred, not stated" if "inferred" in bases else "reported, not stated at first hand")
    if any(claim.properties.get("disputed") for claim in claims):
        said.append("sources disagree")
    return "; ".join(said)


def grouped(
    claims: Iterable[Relationship], key: Callable[[Relationship], T]
) -> list[tuple[T, list[Relationship]]]:
    """Claims that share a sentence, the newest first and the undated last."""
    found: dict[tuple[str, str, bool, T], list[Relationship]] = defaultdict(list)
    for claim in claims:
        inferred = str(claim.properties.get("basis") or "stated")
        found[dated(claim), inferred, bool(claim.properties.get("disputed")), key(claim)].append(claim)
    order = sorted(
        found.items(), key=lambda item: (_newest(item[0][0]), item[0][1] != "stated", str(item[0][2:]))
    )
    return [(group[3], sorted(own, key=lambda claim: claim.id)) for group, own in order]


def _newest(date: str) -> tuple[int, int]:
    if not date:
        return (1, 0)
    return (0, -interval(date)[1].toordinal())


def possible(claim: Relationship) -> bool:
    """Whether a claim is to be confirmed, proposed or in development."""
    return claim.properties.get("status") in POSSIBLE


def bodies(material: Material, ids: Iterable[str]) -> str:
    """Forces with their policing bodies, then what else there is, in a row.

    "the forces and policing bodies of Cleveland and Durham, Cumbria (force) and the Home Office".
    """
    every = sorted(set(ids), key=lambda key: (area(material, key).casefold(), key))
    labels = {key: material.held.nodes[key].label for key in every}
    forces = {area(material, key) for key in every if labels[key] == "Force"}
    offices = {area(material, key): key for key in every if labels[key] == "PCC"}
    both = [name for name in sorted(forces, key=str.casefold) if name in offices]
    said = [f"the {'forces' if len(both) > 1 else 'force'} and {'policing bodies' if len(both) > 1 else 'policing body'} "
            f"of {listed(both)}"] if both else []  # fmt: skip
    said += [
        material.name(key) for key in every if labels[key] == "Force" and area(material, key) not in both
    ]
    said += [material.name(key) for name, key in offices.items() if name not in both]
    said += [material.name(key) for key in every if labels[key] not in ("Force", "PCC")]
    return listed(said)


def area(material: Material, key: str) -> str:
    """What a force and its policing body are both called by."""
    if material.held.nodes[key].label == "PCC":
        overseen = sorted(
            c.end for c in material.at(key, "OVERSEES") if c.start == key and c.end in forces(material)
        )
        key = overseen[0] if overseen else key
    name = material.name(key)
    for end in (" Constabulary", " Police Service", " Police"):
        name = name.removesuffix(end)
    return name


def forces(material: Material) -> set[str]:
    return {key for key, node in material.held.nodes.items() if node.label == "Force"}
