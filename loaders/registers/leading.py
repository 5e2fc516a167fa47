"""Who leads, hosts or is whom to meet, by the names in a cell."""

from graph import schema
from loaders.registers.columns import Column, Matched
from loaders.registers.meaning import NOTHING_SAID, phrase_meaning
from loaders.registers.names import OPEN_LEADS, Named
from loaders.registers.notebook import end, ends
from loaders.registers.spots import Reading, Spot


def read_leads(about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched) -> None:
    """A cell that names who leads or hosts."""
    kind, role = column.meaning.kind, column.meaning.detail
    relation = "HOSTS" if kind == "host" else "CONTACT_FOR" if kind == "contact" else "LEADS"
    if spot.text.lower() in NOTHING_SAID:
        about.note.passed["that say nothing is there (such as a dash)"] += 1
        return
    if OPEN_LEADS.fullmatch(spot.text):
        about.note.ask(
            spot.place,
            kind,
            f"Nobody is named yet: {spot.says}",
            value=spot.text,
            role=role,
            **ends({}, unit),
        )
        return
    first = ("PCC",) if role in ("PCC lead", "lead policing body") else ("Force",)
    for named in about.names_in(spot.text, first, people=relation != "HOSTS"):
        _read_lead(about, column, spot, unit, what, named, relation)


def _read_lead(
    about: Reading, column: Column, spot: Spot, unit: dict[str, str], what: Matched, named: Named, relation: str
) -> None:  # fmt: skip
    """One name of such a cell: a claim, or a question where it is not certain who that is or what stands beside it."""
    kind, role, match = column.meaning.kind, _role(column.meaning.detail, named), named.match
    status, doubt = _beside(about, named)
    unsure = named.label == "Person" and match is not None and match.near
    if named.label not in schema.JOINS[relation].starts or unsure or doubt:
        why = match.why if match is not None and match.why else ""
        says = f'{doubt}"{named.text}" is not certain. {why} {spot.says}'
        who = ends({"name": named.text, "label": named.label}, unit)
        about.note.ask(spot.place, kind, says, value=named.text, role=role, **who)
        return
    about.note.fact(
        spot.place, kind, spot.says, [match, what], **ends(end(named.text, match, named.label), unit),
        relation=relation, role="" if relation == "CONTACT_FOR" else role, status=status, scope="named",
    )  # fmt: skip


def _beside(about: Reading, named: Named) -> tuple[str, str]:
    """The status that words behind a name give it, and why they are in doubt; both empty where they say neither."""
    if not named.beside:
        return "", ""
    said = phrase_meaning(named.beside)
    if said and said.status and said.acts == ("takes part",):
        return said.status, ""
    office = named.label in ("Person", "Post")
    body = office and about.known.resolve(named.beside, schema.POLICING, heading=True).id
    plain = named.beside.lower() == "chair" or (said and set(said.acts) <= {"lead", "host"})
    return "", "" if body or plain else f'"{named.beside}" in brackets is not understood. '


def _role(role: str, named: Named) -> str:
    """The role of whom a cell names: by the column, else by what kind of body it is."""
    if role == "lead force" and named.label == "PCC":
        return "lead policing body"
    if role == "lead policing body" and named.label == "Force":
        return "lead force"
    if role and not (
        role in ("lead force", "lead policing body") and named.label in ("Person", "Post", "Unit")
    ):
        return role
    return {"Force": "lead force", "PCC": "lead policing body"}.get(named.label, "lead (column not stated)")
