"""What the server answers before Streamlit does: headers of every answer, one health address, what is shut."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import streamlit as st

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

INDEX: Final = Path(st.__file__).parent / "static" / "index.html"
CORE: Final = "/_stcore/"
OPEN: Final = tuple(CORE + part for part in ("health", "host-config", "bidi-components/"))
"""What a page asks of Streamlit's core beside its web socket. All else there is shut, and so is whatever a later
version adds: a reader uploads nothing, and no agent drives the page."""
INLINE: Final = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def policy(index: bytes, sockets: str) -> str:
    """The Content-Security-Policy: nothing runs, and nothing is fetched, but what this server sends.

    Parameters
    ----------
    index : bytes
        Streamlit's document; its own inline scripts are allowed by their hashes, and no other.
    sockets : str
        The addresses of the page's web socket, which older browsers do not count as "self".

    Examples
    --------
    >>> policy(b"<script>1</script>", "wss://a.example").split("; ")[1]
    "script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    digests = [b64encode(sha256(script).digest()).decode() for script in INLINE.findall(index)]
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *(f"'sha256-{digest}'" for digest in digests)]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {sockets}",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        ]
    )


def headers(csp: str) -> list[tuple[bytes, bytes]]:
    """The headers that every answer carries. No address of a view is told to a site that a reader leaves for."""
    told = {
        "content-security-policy": csp,
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
    }
    return [(name.encode(), value.encode()) for name, value in told.items()]


class Front(st.App):
    """Streamlit's page behind these headers.

    Parameters
    ----------
    page : path
        The script.
    base : str
        The path before every address, without a stroke at its end: "" or "/concord".
    csp : str
    ready : callable
        Why the store does not answer, empty where it does; asked in a thread of its own.
    lifespan : callable, optional
        As for st.App.
    """

    def __init__(
        self, page: Path, *, base: str, csp: str, ready: Callable[[], str], lifespan: Any = None
    ) -> None:
        super().__init__(page, lifespan=lifespan)
        self._base, self._headers, self._ready = base, headers(csp), ready

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in self._headers}
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in own]
                message = {**message, "headers": [*kept, *self._headers]}
            await send(message)

        path = scope["path"].removeprefix(self._base)
        if path == "/health" and scope["method"] in ("GET", "HEAD"):
            why = await asyncio.to_thread(self._ready)
            await _say(sent, 503 if why else 200, why or "ok")
        elif path.startswith(CORE) and not path.startswith(OPEN):
            await _say(sent, 404, "There is nothing here.")
        else:
            await super().__call__(scope, receive, sent)


async def _say(send: Send, status: int, text: str) -> None:
    told = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": text.encode()})
