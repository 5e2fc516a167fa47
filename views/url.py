"""What a page shows is its URL: a view is a dataclass whose fields are the query parameters of those names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

from graph.dates import interval

AT = "CONCORD_AT"
"""In the environment of a server: the address at which its readers reach it."""
PREFIX = "param."
"""Before a parameter of what is asked, where it could be taken for one of the page itself."""


def one_of(usual: Any, values: Iterable[Any]) -> Any:
    """A field that is one of these values; what a URL says beside them is as usual."""
    return field(default=usual, metadata={"of": frozenset(values)})


def others(*, bare: bool) -> Any:
    """A field for the parameters of what is asked, by name; `bare` where only the page's own names need PREFIX."""
    return field(default_factory=dict, metadata={"bare": bare})


@dataclass(frozen=True, slots=True)
class InUrl:
    """A view that is read from a query and written back to it.

    Fields are text, numbers, yes or no, tuples of text, places (id to x and y) and, with `others`, the rest of
    the query. What is as usual is left out of the query, and what a query says that makes no sense is as usual.
    """

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """The view that a query says; what it does not know it leaves alone.

        Examples
        --------
        >>> from views.explore.state import View
        >>> View.read({"body": "durham,npas", "people": "true", "hops": "9", "colour of": "red"}).query()
        {'body': 'durham,npas', 'people': 'true'}
        >>> View.read({"only": "durham; npas", "at": "npas:10:-4,kent:x:1"}).query()
        {'only': 'durham,npas', 'at': 'npas:10:-4'}
        """
        usual, told = cls(), dict[str, Any]()
        own = {f.name for f in fields(cls) if "bare" not in f.metadata}
        for f in fields(cls):
            if f.name not in own:
                told[f.name] = {
                    name.removeprefix(PREFIX): text.strip()
                    for name, text in query.items()
                    if text.strip() and (name.startswith(PREFIX) or (f.metadata["bare"] and name not in own))
                }
            elif f.name in query:
                value = _read(getattr(usual, f.name), query[f.name].strip())
                if value in f.metadata.get("of", (value,)):
                    told[f.name] = value
        return cls(**told)

    def query(self) -> dict[str, str]:
        """The view as query parameters; what is as usual is left out.

        Examples
        --------
        >>> from views.dependencies.state import Asked
        >>> Asked(view="withdrawal", bodies=("durham", "all PCCs"), named_only=True).query()
        {'view': 'withdrawal', 'bodies': 'durham,all PCCs', 'named_only': 'true'}
        """
        usual, told = type(self)(), dict[str, str]()
        own = {f.name for f in fields(self) if "bare" not in f.metadata}
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name not in own:
                plain = {name for name in value if f.metadata["bare"] and name not in own}
                told |= {
                    name if name in plain else PREFIX + name: text for name, text in value.items() if text
                }
            elif value != getattr(usual, f.name):
                told[f.name] = _written(value)
        return told

    def but(self, **changed: Any) -> Self:
        """The same view with some fields changed."""
        return replace(self, **changed)

    def day(self) -> dict[str, str]:
        """The day that the view is of, as parameters of a question or of another view.

        Examples
        --------
        >>> from views.explore.state import View
        >>> View(body=("durham",), as_at="2019-04").day()
        {'as_at': '2019-04'}
        """
        return {name: value for name in ("as_at", "today") if (value := getattr(self, name, ""))}

    def dated(self) -> tuple[Self, str]:
        """The same view without a day that is none, and what the page says of that; empty where there was none.

        Examples
        --------
        >>> from views.explore.state import View
        >>> View(body=("durham",), as_at="31/02/2019").dated()[1]
        '“31/02/2019” is not a day, month or year; expected 2019, 2019-04 or 2019-04-01. Shown is today.'
        """
        wrong = {name: day for name, day in self.day().items() if not _is_day(day)}
        said = " and ".join(f"“{day}”" for day in wrong.values())
        told = f"{said} is not a day, month or year; expected 2019, 2019-04 or 2019-04-01. Shown is today."
        return self.but(**dict.fromkeys(wrong, "")), told if wrong else ""


def _read(usual: Any, text: str) -> Any:
    """The value that a text says, of the kind that the field usually has."""
    if isinstance(usual, Mapping):
        parts = (item.rsplit(":", 2) for item in text.split(","))
        return {p[0]: (int(p[1]), int(p[2])) for p in parts if len(p) == 3 and _whole(p[1]) and _whole(p[2])}
    if isinstance(usual, tuple):
        parts_of = (part.strip() for part in text.replace(";", ",").split(","))
        return tuple(dict.fromkeys(part for part in parts_of if part))
    if isinstance(usual, bool):
        return text == "true"
    if isinstance(usual, int):
        return int(text) if _whole(text) else usual
    return text


def _is_day(text: str) -> bool:
    try:
        interval(text)
    except ValueError:
        return False
    return True


def _whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and len(text) < 7


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        return ",".join(f"{key}:{x}:{y}" for key, (x, y) in value.items())
    if isinstance(value, tuple):
        return ",".join(value)
    return "true" if value is True else str(value)
