"""What every address of the page carries, put into the address bar without a step in the browser's history."""

from collections.abc import Mapping

from graph.drawing.component.mounting import mounted


def carried_in_address(key: str, query: Mapping[str, str]) -> None:
    """Keep these query parameters in the address, whatever way the reader came to the page.

    Parameters
    ----------
    key : str
    query : mapping of str to str
    """
    mounted("carry")(key=key, data={"query": dict(query)})
