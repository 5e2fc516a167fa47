"""The picture of a view: its part of the network, of its day, without what its filters hide."""

from dataclasses import dataclass

from graph.drawing.folding import PEOPLE
from graph.drawing.parts import Picture
from graph.drawing.view import picture
from graph.model import Subgraph
from graph.questions import present_day
from graph.store import Store
from views import asking
from views.explore.scope import Scope, measures, scoped
from views.explore.sifting import Sifted, dated, sifted
from views.explore.state import View


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a view shows.

    Attributes
    ----------
    scope : Scope
        With every claim, before filters and folding.
    network : Subgraph
        As the sources of its day knew it.
    whole : Picture
        Before the view's filters.
    left : Sifted
        After them.
    day : str
        ISO date, perhaps partial.
    """

    scope: Scope
    network: Subgraph
    whole: Picture
    left: Sifted
    day: str


def pictured(store: Store, view: View) -> Pictured:
    """The picture of a view of any scope but "start"; its ids are ones that the store knows."""
    scope = scoped(store, view)
    day = view.as_at or view.today or present_day()
    network = dated(scope.network, asking.statuses(store), day) if view.as_at else scope.network
    whole = _picture(store, view, scope, network, day)
    left = sifted(whole, network, view, functions=asking.functions(store))
    return Pictured(scope, network, whole, left, day)


def _picture(store: Store, view: View, scope: Scope, network: Subgraph, day: str) -> Picture:
    people = True if view.people else False if set(PEOPLE) & set(view.kind) else None
    return picture(
        network,
        [key for key in scope.focus if key in network.nodes],
        today=day,
        copies=asking.copies(store),
        people=people,
        ended=view.ended,
        colour=view.colour,
        size=measures(store, view),
        opened=view.also,
        agreements=_agreements(store, view, day),
    )


def _agreements(store: Store, view: View, day: str) -> Subgraph:
    """What covers what, as it was known on the view's day."""
    covers = asking.covers(store)
    return dated(covers, asking.statuses(store), day) if view.as_at else covers
