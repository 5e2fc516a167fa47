"""What can go wrong that a reader can act on; the text is shown unchanged, at the rim only."""


class ConcordError(Exception):
    """Says where, what was found, and what was expected or what to do. Exit code 1."""


class FactsError(ConcordError):
    """Facts that cannot be loaded: every problem found, a line each, nothing loaded.

    Parameters
    ----------
    problems : sequence of str
        One line each: file, line, what was found, what was expected.

    Examples
    --------
    >>> print(FactsError(["nodes.csv, line 2: no name."]))
    1 problem:
    nodes.csv, line 2: no name.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        count = f"{len(problems):,} problem{'s' if len(problems) != 1 else ''}:"
        super().__init__("\n".join([count, *problems]))


class QueryError(ConcordError):
    """A query that the store could not read: its syntax, a missing parameter, a deadline."""


class RefusedError(QueryError):
    """A query that would write, read a file, call out or administer."""


class StoreError(ConcordError):
    """A store that cannot be reached, or that holds what Concord did not load."""
