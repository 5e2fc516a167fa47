"""`concord export`: what the store holds, in the forms of other programs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from commands.opening import opened, opening
from commands.registers import letter, register
from commands.writing import OUT, say, write
from graph.export import marked, to_csv
from graph.export.graphml import graphml as as_graphml
from graph.export.network import as_json
from graph.export.network import tables as network_tables
from graph.export.sheets import workbook
from graph.marking import Markings
from graph.model import Result
from graph.questions import answer
from graph.questions.documents import COPIES, DOCUMENTS
from graph.store import Store
from graph.store.copied import everything
from loaders.whole import write_together
from loaders.writing import tables

ABOUT: Final = (
    "Who works with whom in policing in England and Wales. Every claim is one document saying one thing, at a place "
    "that can be looked up; nothing here was checked on the live web."
)


@click.group()
def export() -> None:
    """Write what the store holds, for another program or for print."""


@export.command()
@OUT
@click.option("--claims", is_flag=True, help="Every claim as an edge; else one edge for a pair and a type.")
@opening
def graphml(out: Path, claims: bool, url: str | None, hide_people: bool, public: bool) -> None:
    """The network as GraphML, each edge with the number of works that say so."""
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        network = answer(store, "network", {}, limit=0).subgraph
        copies = {c.start: c.end for c in store.read(COPIES, limit=0).subgraph.relationships.values()}
        documents = {key: node.name for key, node in store.read(DOCUMENTS, limit=0).subgraph.nodes.items()}
        marking = marks.over(network)
        text = as_graphml(
            network, claims=claims, copies=copies, documents=documents, marking=marking, about=ABOUT
        )
        edges = f"{text.count('<edge '):,} edges for " if not claims else ""
        told = f"{len(network.nodes):,} bodies and {edges}{len(network.relationships):,} claims"
    write(out, text.encode(), told, marking)


@export.command()
@OUT
@opening
def anx(out: Path, url: str | None, hide_people: bool, public: bool) -> None:
    """The network as a chart for i2 Analyst's Notebook; it was never opened in that program itself."""
    from graph.export.notebook import notebook  # the library behind it is for this command alone

    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        network = answer(store, "network", {}, limit=0).subgraph
        copies = {c.start: c.end for c in store.read(COPIES, limit=0).subgraph.relationships.values()}
        documents = {key: node.name for key, node in store.read(DOCUMENTS, limit=0).subgraph.nodes.items()}
        marking = marks.over(network)
        data = notebook(network, documents=documents, copies=copies, marking=marking, about=ABOUT)
        told = f"{len(network.nodes):,} bodies and {len(network.relationships):,} claims"
    write(out, data, told, marking)


@export.command()
@OUT
@opening
def xlsx(out: Path, url: str | None, hide_people: bool, public: bool) -> None:
    """The network as a workbook: bodies, claims with their documents and places, and the documents."""
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        sheets, marking = _network(store, marks)
        told = {name: marked(result, marking) for name, result in sheets.items()}
        data = workbook(told, marking=marking, about={"What this is": ABOUT, **_counts(sheets)})
    write(out, data, ", ".join(_counts(sheets).values()), marking)


@export.command("csv")
@OUT
@opening
def claims_csv(out: Path, url: str | None, hide_people: bool, public: bool) -> None:
    """The claims of the network, one a row, each with its document, its place and the marking."""
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        sheets, marking = _network(store, marks)
    text = to_csv(marked(sheets["Claims"], marking))
    write(out, text.encode(), _counts(sheets)["Sheet Claims"], marking)


@export.command("json")
@OUT
@opening
def network_json(out: Path, url: str | None, hide_people: bool, public: bool) -> None:
    """The network as one object: bodies, claims with their documents and places, the documents, the marking."""
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        sheets, marking = _network(store, marks)
    text = as_json(sheets, marking=marking, about=ABOUT)
    write(out, text.encode(), ", ".join(_counts(sheets).values()), marking)


@export.command()
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write into."
)
@opening
def facts(out: Path, url: str | None, hide_people: bool, public: bool) -> None:
    """The fact tables, csv, as `concord load` reads them; what follows from them is left out."""
    with opened(url, hide_people=hide_people, public=public) as (store, marks):
        held = everything(store)
        marking = marks.everything()
    write_together(out, tables(held))
    say(
        f"{out}: {len(held.nodes):,} nodes and {len(held.relationships):,} claims, with what follows.",
        marking,
    )


def _network(store: Store, marks: Markings) -> tuple[dict[str, Result], str]:
    """The network as tables, and the marking of what it rests on."""
    network = answer(store, "network", {}, limit=0).subgraph
    documents = store.read(DOCUMENTS, limit=0).subgraph.nodes
    return network_tables(network, documents), marks.over(network)


def _counts(sheets: Mapping[str, Result]) -> dict[str, str]:
    return {f"Sheet {name}": f"{len(result.rows):,} {name.lower()}" for name, result in sheets.items()}


export.add_command(register)
export.add_command(letter)
