"""What has to be said under a map: notes on its bodies, what it folds, what has ended, what short names stand for."""

from collections import Counter
from collections.abc import Iterable

from graph.drawing.figure.around import LETTERS
from graph.drawing.figure.asked import Asked
from graph.drawing.parts import Body
from graph.drawing.places import Layout


def noted(asked: Asked) -> list[str]:
    """What has to be said under the map: the notes on bodies, what is folded, what has ended."""
    drawn = {body.id: body.short or body.name for body in asked.picture.bodies}
    notes = [f"{letter}. {drawn[key]}: {asked.words.notes[key]}" for key, letter in lettered(asked).items()]
    folded = Counter(fold.why for fold in asked.picture.folded)
    why = "; ".join(f"{count:,} {reason}" for reason, count in sorted(folded.items()))
    ended = asked.picture.ended
    told = f"Lines not drawn one by one: {why}." if why else ""
    over = (
        f"{ended:,} {'line has ended and is' if ended == 1 else 'lines have ended and are'} not drawn."
        if ended
        else ""
    )
    return [*notes, *filter(None, [" ".join(filter(None, [told, over]))])]


def lettered(asked: Asked) -> dict[str, str]:
    """The letter of each body that has a note and is drawn, in the order of the picture."""
    keys = [body.id for body in asked.picture.bodies if body.id in asked.words.notes]
    return dict(zip(keys, LETTERS, strict=False))


def shortened(asked: Asked, layout: Layout) -> list[str]:
    """What the abbreviations stand for that are drawn instead of names, as one paragraph.

    Examples
    --------
    >>> from graph.drawing.columns import place
    >>> from graph.drawing.figure.paper import wide
    >>> from graph.drawing.figure.words import Words
    >>> from graph.drawing.view import picture
    >>> from graph.model import Entity, Subgraph
    >>> network = Subgraph.of("durham COLLABORATES npas")
    >>> own = {"name": "National Police Air Service", "abbreviation": "NPAS"}
    >>> known = {**network.nodes, "npas": Entity("npas", "NationalBody", own)}
    >>> drawn = picture(Subgraph(known, network.relationships), ["durham"], today="2026")
    >>> shortened(Asked(drawn, "body", wide(160), Words()), place(drawn, width=200, printed=True))
    ['Short names: NPAS, National Police Air Service.']
    """
    labelled = {body.id for body in asked.picture.bodies} & set(layout.places) - asked.words.unlabelled
    return in_full(body for body in asked.picture.bodies if body.id in labelled and _short(body, layout))


def in_full(bodies: Iterable[Body]) -> list[str]:
    """What the short names of bodies stand for, of those that no reader can take for the whole, as one paragraph."""
    short = (body for body in bodies if not set(body.short.split()) <= set(body.name.split()))
    told = sorted({_stands_for(body) for body in short})
    return [f"Short names: {'; '.join(', '.join(pair) for pair in told)}."] if told else []


def _stands_for(body: Body) -> tuple[str, str]:
    """A short name and the whole one; of "Dorset PCC" its office alone, which other places have too."""
    *where, letters = body.short.split()
    office = body.name.removesuffix(f" for {' '.join(where)}")
    shared = body.label == "PCC" and office != body.name
    return (letters, office) if shared else (body.short, body.name)


def _short(body: Body, layout: Layout) -> bool:
    """Whether a body is labelled with its short name."""
    label = " ".join(text.text for text in layout.places[body.id].texts if text.role in ("label", "focus"))
    return label == body.short
