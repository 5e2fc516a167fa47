"""Brings what is marked on a Streamlit page into sight within the boxes that scroll around it; the page itself stays."""

from graph.drawing.component.mounting import mounted


def in_sight(key: str, element: str, *, of: str) -> None:
    """Scroll to an element once for each `of`; where the reader scrolls after that, it is left alone.

    Parameters
    ----------
    key : str
    element : str
        A CSS selector.
    of : str
        What is shown.
    """
    mounted("sight")(key=key, data={"element": element, "of": of})
