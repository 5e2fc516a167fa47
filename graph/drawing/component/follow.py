"""Links that are views of the same page: followed without loading the page anew, its scripts and maps kept."""

from graph.drawing.component.events import query
from graph.drawing.component.mounting import mounted, nothing, once, session


def followed(key: str) -> str:
    """The query of the link followed since the last run, without its question mark; empty where none was.

    Asked before `links`, and before anything reads the URL.
    """
    return query(once(key, "link").get("link")) or ""


def links(key: str, *, page: str) -> None:
    """Listen for plain clicks on links that begin with a question mark; without it they load the page anew.

    Parameters
    ----------
    key : str
    page : str
        Names what is on the page: where it changes after a link, the new one is read from its top.
    """
    mounted("follow")(key=key, data={"page": page, "session": session()}, on_link_change=nothing)
