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
    starts = schema.JOINS[relation].starts
    for named in about.names_in(spot.text, first, people=relation != "HOSTS"):
        match = named.match
        status, doubt = "", ""
        if named.beside:
            beside = phrase_meaning(named.beside)
            body_too = (
                named.label in ("Person", "Post")
                and about.known.resolve(named.beside, schema.POLICING, heading=True).id
            )
            if beside and beside.status and beside.acts == ("takes part",):
                status = beside.status
            elif (
                not body_too
                and named.beside.lower() != "chair"
                and not (beside and set(beside.acts) <= {"lead", "host"})
            ):
                doubt = f'"{named.beside}" in brackets is not understood. '
        if (
            named.label not in starts
            or (named.label == "Person" and match is not None and match.near)
            or doubt
        ):
            why = match.why if match is not None and match.why else ""
            about.note.ask(
                spot.place,
                kind,
                f'{doubt}"{named.text}" is not certain. {why} {spot.says}',
                value=named.text,
                role=_role(role, named),
                **ends({"name": named.text, "label": named.label}, unit),
            )
            continue
        body = end(named.text, match, named.label)
        says = spot.says
        about.note.fact(
            spot.place,
            kind,
            says,
            [match, what],
            **ends(body, unit),
            relation=relation,
            role="" if relation == "CONTACT_FOR" else _role(role, named),
            status=status,
            scope="named",
        )


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
