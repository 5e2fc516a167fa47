"""Single keys that do something on a Streamlit page, while the reader is not writing into a field."""

from collections.abc import Mapping

from graph.drawing.component.mounting import mounted, nothing, told


def pressed(key: str) -> tuple[str, str]:
    """What the key pressed since the last run does, and on what it was pressed; two empty texts where none was.

    Asked before `keys`.
    """
    press = told(key, "press")
    do, on = press.get("do"), press.get("on")
    return (do, on) if isinstance(do, str) and isinstance(on, str) else ("", "")


def keys(key: str, does: Mapping[str, str], *, on: str, focus: str = "") -> None:
    """Listen for keys.

    Parameters
    ----------
    key : str
    does : mapping of str to str
        What each key does, by the key's name in a browser: "a", "ArrowDown".
    on : str
        A CSS selector of the element whose text says what is shown. That text comes back with a press: whatever
        else of the page has not arrived yet, a key is about what the reader sees.
    focus : str
        A CSS selector of a field that the reader is put into when this is asked for first.
    """
    mounted("keys")(key=key, data={"does": dict(does), "on": on, "focus": focus}, on_press_change=nothing)
