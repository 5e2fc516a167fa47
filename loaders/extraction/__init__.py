"""Passages as candidate facts, each with its sentence, place, confidence and the rule that found it."""

from loaders.candidates import Candidate
from loaders.documents import Document
from loaders.extraction.naming import Known, Names
from loaders.extraction.reader import Reader

__all__ = ["candidates"]


def candidates(
    document: Document, known: Known, *, source: str, names: Names | None = None
) -> list[Candidate]:
    """What a document says of who works with whom, proposed for a person to decide on.

    Parameters
    ----------
    document : Document
    known : Known
        What is known by name: its `nodes`, and `resolve(name, labels)`.
    source : str
        The id of the document among the facts.
    names : Names, optional
        The names of `known`, made once where many documents are read.

    Returns
    -------
    list of Candidate
        In reading order, each fact once. A question that a person has to answer has the decision "ask".

    Notes
    -----
    A sentence that supposes, asks, gives an example or tells what the law allows gives nothing; one that denies gives
    only who stays out. Linear in the length of the document.

    Examples
    --------
    >>> from graph.model import Entity
    >>> from loaders.documents import Passage
    >>> class Nobody:
    ...     nodes = {"kent": Entity("kent", "Force", {"name": "Kent Police"}),
    ...              "scd": Entity("scd", "Unit", {"name": "Serious Crime Directorate"})}
    ...     def resolve(self, name, labels=()):
    ...         raise AssertionError(name)
    >>> page = Document("A page", (Passage("The Serious Crime Directorate is hosted by Kent Police.", "paragraph 1"),))
    >>> [(c.from_id, c.relation, c.to_id, c.place) for c in candidates(page, Nobody(), source="doc-page")]
    [('kent', 'HOSTS', 'scd', 'paragraph 1')]
    """
    return list(Reader(document, known, source, names or Names(known.nodes.values())).read())
