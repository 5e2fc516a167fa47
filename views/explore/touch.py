"""What the reader's hand on the map makes of a view."""

from urllib.parse import parse_qsl

from views.explore.state import View


def touched(view: View, do: str, ids: tuple[str, ...], *, link: str = "") -> View:
    """The view after the reader did something on the map.

    Parameters
    ----------
    view : View
    do : str
        As in `MapEvent.do`; what is no change of the view by itself ("withdraw", "undo", "redo", "move") is left alone.
    ids : tuple of str
    link : str
        The query of a link on the page.

    Examples
    --------
    >>> touched(View(body=("durham",)), "hide", ("npas",)).query()
    {'body': 'durham', 'hide': 'npas'}
    >>> touched(View(body=("durham",), path=("kent",)), "to", ("npas",)).query()
    {'path': 'kent,npas'}
    """
    if do == "link":
        return View.read(dict(parse_qsl(link.removeprefix("?"))))
    if do == "select":
        return view.but(selected=ids)
    if not ids:
        return view
    if do in ("open", "expand", "hide", "pin"):
        return _here(view, do, ids)
    if do == "centre":
        return View(body=ids[:1], **view.day())
    if do in ("keep", "connect"):
        return View(only=ids, joined=do == "connect", people=view.people, **view.day())
    if do == "from":
        return view.but(path=ids[:1])
    if do == "to":
        start = view.path[:1] or view.body[:1]
        if start and start != ids[:1]:
            return View(path=(*start, ids[0]), **view.day())
    return view


def _here(view: View, do: str, ids: tuple[str, ...]) -> View:
    if do == "open":
        return view.but(selected=ids[:1])
    if do == "expand":
        return view.but(also=_toggled(view.also, ids))
    if do == "pin":
        return view.but(pin=_toggled(view.pin, ids))
    gone = tuple(key for key in ids if key not in view.hide)
    return view.but(hide=(*view.hide, *gone), selected=tuple(key for key in view.selected if key not in ids))


def _toggled(kept: tuple[str, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
    """All of them in, unless all are in already: then out."""
    if set(ids) <= set(kept):
        return tuple(key for key in kept if key not in ids)
    return tuple(dict.fromkeys([*kept, *ids]))
