"""The words of the field and of Concord: what each means, where that comes from, and how a page explains it."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

TABLE = Path(__file__).parent / "glossary.csv"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, other words for it, what it means, and who says so.

    Attributes
    ----------
    group : str
        The law, Bodies, Roles, Evidence or Measures.
    name : str
    also : tuple of str
    says, source : str
    """

    group: str
    name: str
    also: tuple[str, ...]
    says: str
    source: str


@cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(
                row["group"],
                row["name"],
                tuple(filter(None, row["also"].split("; "))),
                row["says"],
                row["source"],
            )
            for row in csv.DictReader(file)
        )


@cache
def _by_word() -> Mapping[str, Term]:
    return {word.casefold(): term for term in terms() for word in (term.name, *term.also)}


def meaning(word: str) -> Term | None:
    """What a word means, by its name or another word for it; None where the table does not have it.

    Examples
    --------
    >>> meaning("Lead force").name, meaning("chief constable").name, meaning("sausage")
    ('lead force', 'chief officer', None)
    """
    return _by_word().get(word.casefold())


def explained(word: str, text: str | None = None, *, at: str = "page") -> str:
    """A word with a dotted underline that tells what it means; plain text where the table does not have it.

    Parameters
    ----------
    word : str
    text : str, optional
        What stands on the page, where that is not the word itself.
    at : str
        Where on the page, so that ids differ where a term is explained in two places.

    Returns
    -------
    str
        A button that opens its explanation by press, tap, Enter or space; Escape or a press elsewhere closes
        it. On hover the browser shows the same words. No script is needed.

    Notes
    -----
    A text that appears on hover by style sheet alone could not be dismissed by Escape (WCAG 1.4.13); the
    browser's own tooltip and a popover can.

    Examples
    --------
    >>> "Shown, and not counted as leading" in explained("finance lead")
    True
    >>> explained("<b>", "a < b")
    'a &lt; b'
    """
    term = meaning(word)
    said = escape(text if text is not None else word)
    if term is None:
        return said
    key = f"term-{at}-{''.join(c if c.isalnum() else '-' for c in term.name.casefold())}"
    return (
        f'<button type="button" class="term" popovertarget="{key}" title="{escape(term.says)}">{said}</button>'
        f'<span class="tip" id="{key}" popover><b>{escape(_capital(term.name))}</b> '
        f"{escape(term.says)}{_source(term)}</span>"
    )


def all_terms_html() -> str:
    """Every term in its group with its source, as definition lists.

    Examples
    --------
    >>> all_terms_html().count("<dt") == len(terms())
    True
    """
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms():
        groups[term.group].append(term)
    return "".join(
        f'<section class="terms"><h3>{escape(group)}</h3><dl>{"".join(map(_entry, found))}</dl></section>'
        for group, found in groups.items()
    )


def _entry(term: Term) -> str:
    also = f' <span class="m">also {escape(", ".join(term.also))}</span>' if term.also else ""
    return f"<dt><b>{escape(_capital(term.name))}</b>{also}</dt><dd>{escape(term.says)}{_source(term)}</dd>"


def _source(term: Term) -> str:
    return f' <span class="m src">{escape(term.source)}</span>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
