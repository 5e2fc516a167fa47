"""A button on a Streamlit page that puts a table on the clipboard, for Word and for spreadsheets."""

from graph.drawing.component.mounting import mounted


def copy_button(label: str, html: str, text: str, *, key: str, done: str) -> None:
    """A button that copies.

    Parameters
    ----------
    label : str
    html, text : str
        What goes on the clipboard: a whole html table, and the same as text with tabs.
    key : str
    done : str
        What is said when it is there.
    """
    failed = "The browser did not let it be copied. Select the table and copy it."
    mounted("copy")(
        key=key, data={"label": label, "html": html, "text": text, "done": done, "failed": failed}
    )
