"""Serving the page: to one person on this machine, or to an office behind its own reverse proxy and sign-on."""

import errno
import logging
import os
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.errors import ConcordError
from loaders.review.desk import REVIEW
from views.url import AT

HOST = "127.0.0.1"
OPTIONS: dict[str, Any] = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.maxUploadSize": 1,
    "server.maxMessageSize": 64,
    "server.maxWidgetStateSize": 2,
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "logger.level": "warning",
    "logger.hideWelcomeMessage": True,
    "logger.enableRich": False,
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


NO_READER = "streamlit.runtime.scriptrunner_utils.script_run_context"
"""Warns of work that no reader asked for, such as opening the store before the first of them comes."""


@dataclass(frozen=True, slots=True)
class Public:
    """The address at which readers reach the page.

    Examples
    --------
    >>> Public.of("https://intranet.example/concord/")
    Public(scheme='https', host='intranet.example', port=443, base='/concord')
    """

    scheme: str
    host: str
    port: int
    base: str

    @classmethod
    def of(cls, url: str) -> "Public":
        """The parts of an address.

        Raises
        ------
        ConcordError
            If it is none, or would carry what readers see unencrypted over a network.
        """
        expected = "expected one such as https://intranet.example or https://intranet.example/concord"
        try:
            parts = urlsplit(url)
            scheme, host, port = parts.scheme, parts.hostname or "", parts.port
        except ValueError:
            raise ConcordError(f'"{url}" is not an address; {expected}.') from None
        if (
            scheme not in ("http", "https")
            or not host
            or parts.query
            or parts.fragment
            or "@" in parts.netloc
        ):
            raise ConcordError(f'"{url}" is not an address of a page; {expected}.')
        if scheme == "http" and host not in ("localhost", HOST):
            raise ConcordError(
                f'"{url}" would carry what readers see unencrypted; {expected}. The proxy holds the certificate.'
            )
        return cls(scheme, host, port or {"http": 80, "https": 443}[scheme], parts.path.rstrip("/"))

    @property
    def origin(self) -> str:
        """The address without its path, as a browser sends it."""
        usual = self.port == {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{self.host}" + ("" if usual else f":{self.port}")

    @property
    def socket(self) -> str:
        """The same for the page's web socket."""
        return "ws" + self.origin.removeprefix("http")


def options(port: int, address: str, public: Public | None) -> dict[str, Any]:
    """Streamlit's options for one person, or for readers who come through a proxy.

    The web socket opens only to pages of these addresses, so that no other web site can read through a reader's
    browser.
    """
    found = {
        **OPTIONS,
        "server.address": address,
        "server.port": port,
        "server.allowedHosts": ["localhost", HOST],
    }
    if public:
        found |= {
            "server.allowedHosts": [public.host, "localhost", HOST],
            "server.corsAllowedOrigins": [public.origin],
            "server.baseUrlPath": public.base.strip("/"),
            "browser.serverAddress": public.host,
            "browser.serverPort": public.port,
        }
    return found


def serve(
    url: str | None,
    *,
    port: int,
    open_browser: bool,
    address: str = HOST,
    behind_proxy: str = "",
    first: str = "",
) -> None:
    """Serve the page until it is stopped.

    Parameters
    ----------
    url : str, optional
        The store; as for open_store.
    port : int
    open_browser : bool
    address : str
        Where to listen; anything but this machine only behind a proxy.
    behind_proxy : str
        The address at which readers reach the page; empty for one person on this machine.
    first : str
        The page that is opened, by the last part of its address; Explore unless given.

    Raises
    ------
    ConcordError
        If something else listens on the port, an address is none, or readers behind a proxy could write.
    """
    public = Public.of(behind_proxy) if behind_proxy else None
    if public and os.environ.get(REVIEW):
        raise ConcordError(
            "The Review page writes into a folder of facts, so it is for one person on this machine. "
            f"Unset {REVIEW} to serve behind a proxy."
        )
    if address != HOST and not public:
        raise ConcordError(
            "The page has no sign-on of its own. To listen on another address, say where readers reach it "
            "through your proxy: --behind-proxy https://intranet.example/concord"
        )
    _free(address, port)
    if url:
        os.environ["CONCORD_STORE"] = url
    _shown(
        options(port, address, public),
        public or Public("http", HOST, port, ""),
        open_browser,
        bool(public),
        first,
    )


def _free(address: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise ConcordError(
                    f"Nothing can listen on {address}, port {port}: {error.strerror}."
                ) from None
            raise ConcordError(
                f"Something else listens on port {port}. Choose another: concord serve --port {port + 1}"
            ) from None


def _shown(given: dict[str, Any], public: Public, open_browser: bool, office: bool, first: str) -> None:
    """Run the server; Streamlit is loaded only now."""
    from streamlit import cli_util, net_util

    from views import nameless
    from views.front import INDEX, Front, policy
    from views.opening import ready, warmed

    if office:
        nameless.keep()
    logging.getLogger(NO_READER).addFilter(lambda _: False)
    net_util.get_external_ip = lambda: None  # it would ask another machine, whenever a foreign page calls
    at = f"{public.origin}{public.base}" + (f"/{first}" if first else "")
    os.environ[AT] = at
    sockets = public.socket if office else f"{public.socket} ws://localhost:{public.port}"

    @asynccontextmanager
    async def begun(app: Front) -> AsyncIterator[None]:
        threading.Thread(target=warmed, daemon=True).start()
        if open_browser:
            cli_util.open_browser(at)
        yield

    page = Path(__file__).resolve().parent.parent / "app.py"
    csp = policy(INDEX.read_bytes(), sockets)
    print(f"Concord: {at}", flush=True)
    Front(page, base=public.base, csp=csp, ready=ready, lifespan=begun).run(config=given)
