"""A log for an office: what failed and where in the code, never whom a reader looked at or what was asked."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

OURS = "concord"
"""The log whose messages are told: they are Concord's own words, and what is put into them is left out."""
LAST = 6
"""Lines of code of a failure that are told, the innermost last."""


def told(error: BaseException) -> str:
    """The kind of a failure and where it happened; its message may hold a name or a query, and is left out.

    Examples
    --------
    >>> told(KeyError("Jane Doe"))
    'KeyError'
    """
    frames = traceback.extract_tb(error.__traceback__)[-LAST:]
    places = [_place(frame.filename, frame.lineno) for frame in frames]
    kind = type(error).__name__ + (f" at {', '.join(places)}" if places else "")
    cause = error.__cause__
    return f"{kind}, because of {told(cause)}" if cause and cause is not error else kind


def _place(file: str, line: int | None) -> str:
    return f"{'/'.join(Path(file).parts[-3:])}:{line}"


def record(*given: Any, **named: Any) -> logging.LogRecord:
    """A record without what was put into its message, and without the message of a failure.

    Nobody can tell what another part of the program put into its text before it wrote it; so of such a message only
    the place in the code is told.
    """
    made = logging.LogRecord(*given, **named)
    made.msg, made.args = made.msg if made.name == OURS else _place(made.pathname, made.lineno), None
    if made.exc_info and made.exc_info[1]:
        made.msg = f"{made.msg} {told(made.exc_info[1])}"
    made.exc_info = made.exc_text = made.stack_info = None
    return made


def keep() -> None:
    """Have every log of this process written so, whichever part of it writes."""
    logging.setLogRecordFactory(record)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.captureWarnings(True)
    sys.excepthook = _unseen
    threading.excepthook = lambda failed: _unseen(failed.exc_type, failed.exc_value, failed.exc_traceback)
    sys.unraisablehook = lambda failed: _unseen(failed.exc_type, failed.exc_value, failed.exc_traceback)


def _unseen(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if not issubclass(kind, SystemExit | KeyboardInterrupt):
        logging.getLogger(OURS).error("A part of the server failed.", exc_info=(kind, error or kind(), trace))
