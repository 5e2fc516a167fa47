"""The store of a command, with people hidden or marked documents left out where that was asked."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import click

from graph.marking import Markings, markings, office
from graph.store import Store, open_store
from graph.store.marked import PublicStore
from graph.store.people import always_hidden, without_people
from loaders.derive import derived
from loaders.tables import Tables, standing

STORE = click.option(
    "--store",
    "url",
    metavar="URL",
    envvar="CONCORD_STORE",
    help="neo4j://, bolt:// or a file; the built-in store unless given. Also CONCORD_STORE.",
)
HIDE_PEOPLE = click.option(
    "--hide-people", is_flag=True, help="Show posts without the names of people. Also CONCORD_HIDE_PEOPLE=1."
)
PUBLIC = click.option(
    "--public", is_flag=True, help="Leave out what documents with a protective marking say."
)


def opening(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which facts leave."""
    for option in reversed(
        [
            STORE,
            HIDE_PEOPLE,
            PUBLIC,
        ]
    ):
        command = option(command)
    return command


@contextmanager
def opened(url: str | None, *, hide_people: bool, public: bool) -> Iterator[tuple[Store, Markings]]:
    """The store as it may leave, and what marks it; says what was left out."""
    ours = office()
    store = open_store(url, Tables(*standing()))
    published = PublicStore(store, derived) if public else None
    store = published or store
    with closing(without_people(store) if hide_people or always_hidden() else store) as shown:
        yield shown, markings(shown.read, ours)
        if published:
            click.echo(published.told(), err=True)
