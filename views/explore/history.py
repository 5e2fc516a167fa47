"""The views of this session in the order they were seen, so that one can be undone and done again."""

from dataclasses import dataclass, field

import streamlit as st

from views.explore.state import View

QUIET = ("selected",)
"""What a reader does not undo by itself: reading on is no change of the map."""


@dataclass(slots=True)
class Trail:
    """Queries seen, and which of them is on the page.

    Examples
    --------
    >>> trail = Trail()
    >>> for query in ({"body": "durham"}, {"body": "durham", "hide": "npas"}):
    ...     trail.see(query)
    >>> trail.step(-1), trail.can(-1), trail.can(1)
    ({'body': 'durham'}, False, True)
    """

    seen: list[dict[str, str]] = field(default_factory=list)
    at: int = -1

    def see(self, query: dict[str, str]) -> None:
        """Take note of the view on the page; going back by the browser is a step in the trail too."""
        if self.at >= 0 and _loud(query) == _loud(self.seen[self.at]):
            self.seen[self.at] = query
        elif self.can(-1) and query == self.seen[self.at - 1]:
            self.at -= 1
        elif self.can(1) and query == self.seen[self.at + 1]:
            self.at += 1
        else:
            self.seen = [*self.seen[: self.at + 1], query]
            self.at = len(self.seen) - 1

    def can(self, by: int) -> bool:
        """Whether there is a view to step to."""
        return 0 <= self.at + by < len(self.seen)

    def step(self, by: int) -> dict[str, str]:
        """The view one step back (-1) or forward (1), now the one on the page."""
        if self.can(by):
            self.at += by
        return self.seen[self.at]


def _loud(query: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in query.items() if name not in QUIET}


def trail() -> Trail:
    """The trail of this session."""
    kept: Trail = st.session_state.setdefault("trail", Trail())
    return kept


def go(view: View) -> None:
    """Make a view the page's: its query becomes the URL's."""
    st.query_params.from_dict(view.query())


def step(by: int) -> None:
    """Undo (-1) or do again (1)."""
    st.query_params.from_dict(trail().step(by))
