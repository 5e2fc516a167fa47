"""Serving the page on this machine: the address, the theme, and nothing sent elsewhere."""

import os
import socket
from pathlib import Path
from typing import Any

from graph.errors import ConcordError

HOST = "127.0.0.1"
OPTIONS: dict[str, Any] = {
    "server.address": HOST,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "logger.hideWelcomeMessage": True,
    "theme.base": "light",
    "theme.primaryColor": "#12436D",
    "theme.backgroundColor": "#FFFFFF",
    "theme.secondaryBackgroundColor": "#F4F6F8",
    "theme.textColor": "#14181D",
    "theme.linkColor": "#12436D",
    "theme.borderColor": "#6B7782",
    "theme.showWidgetBorder": True,
    "theme.baseRadius": "4px",
    "theme.buttonRadius": "4px",
    "theme.font": "'Source Sans 3', Arial, sans-serif",
    "theme.headingFont": "'Source Sans 3', Arial, sans-serif",
}
"""Streamlit's options; the colours are those of the visual language (graph/drawing/tokens.json)."""


def serve(url: str | None, *, port: int, open_browser: bool) -> None:
    """Serve the page until it is stopped.

    Parameters
    ----------
    url : str, optional
        The store; as for open_store.
    port : int
    open_browser : bool

    Raises
    ------
    ConcordError
        If something else listens on the port.
    """
    from streamlit.web import bootstrap

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise ConcordError(
                f"Something else listens on port {port}. Choose another: concord serve --port {port + 1}"
            ) from None
    if url:
        os.environ["CONCORD_STORE"] = url
    options = {**OPTIONS, "server.port": port, "server.headless": not open_browser}
    page = Path(__file__).resolve().parent.parent / "app.py"
    flags = {key.replace(".", "_"): value for key, value in options.items()}
    bootstrap.load_config_options(flag_options=flags)
    print(f"Concord: http://{HOST}:{port}")
    bootstrap.run(str(page), False, [], flags)
