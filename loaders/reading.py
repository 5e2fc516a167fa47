"""Files of every kind as candidates: which reader takes what, and what no reader sees in one file alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graph.errors import ConcordError
from graph.naming.folding import folded
from loaders import documents, extraction, registers
from loaders.candidates import Candidate, source_id
from loaders.documents import Document
from loaders.extraction.sentences import sentences
from loaders.names.identity import Known
from loaders.names.nearness import People
from loaders.names.ranks import without_rank
from loaders.registers import Mapping
from loaders.registers.files.passages import sheets_of_passages


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of a file.

    Attributes
    ----------
    candidates : tuple of Candidate
    notices : tuple of str
        What was passed over and why, a sentence each.
    mapping : Mapping or None
        Of a register: what its headings and marks were taken for.
    """

    candidates: tuple[Candidate, ...]
    notices: tuple[str, ...] = ()
    mapping: Mapping | None = None


def _register(file: Path, known: Known, mapping: Mapping | None) -> Read:
    found = registers.read(file, known, mapping)
    source = source_id(file)
    candidates = (
        replace(candidate, source=source) if candidate.source == found.source else candidate
        for candidate in found.candidates
    )
    return Read(tuple(candidates), tuple(found.notices), found.mapping)


def _document(file: Path, known: Known, mapping: Mapping | None) -> Read:
    return _prose(documents.read(file), file, known)


def _prose(document: Document, file: Path, known: Known) -> Read:
    found = tuple(extraction.candidates(document, known, source=source_id(file)))
    said = {candidate.says for candidate in found}
    every = [text for p in document.passages if p.kind != "heading" for text in sentences(p.text)]
    silent = sum(1 for text in every if not any(text in words for words in said))
    told = f"{silent:,} of the {len(every):,} sentences and cells propose nothing; what they say is for a person to read."
    return Read(found, (*document.notices, told))


def _word(file: Path, known: Known, mapping: Mapping | None) -> Read:
    """A register kept in Word, with the text around it; a table that is none is read as the rest of the text is."""
    document = documents.read(file)
    if not any(passage.kind == "row" for passage in document.passages):
        return _prose(document, file, known)
    register = _register(file, known, mapping)
    if mapping is None and all(candidate.decision == "ask" for candidate in register.candidates):
        return _prose(document, file, known)
    rest = tuple(passage for passage in document.passages if passage.kind not in ("row", "header"))
    around = _prose(replace(document, passages=rest), file, known)
    return Read(
        (*register.candidates, *around.candidates),
        (*register.notices, *(notice for notice in around.notices if notice not in register.notices)),
        register.mapping,
    )


def _pdf(file: Path, known: Known, mapping: Mapping | None) -> Read:
    """A PDF with the tables that are registers in it; any other table is read as the rest of the text is."""
    document = documents.read(file)
    sheets = sheets_of_passages(file.name, document.passages)
    found = registers.read_sheets(sheets, source_id(file), known, mapping) if sheets else None
    if found is None or (
        mapping is None and all(candidate.decision == "ask" for candidate in found.candidates)
    ):
        return _prose(document, file, known)
    rest = tuple(passage for passage in document.passages if passage.kind not in ("row", "header"))
    around = _prose(replace(document, passages=rest), file, known)
    notices = (UNSEEN, *found.notices, *around.notices)
    return Read((*found.candidates, *around.candidates), notices, found.mapping)


UNSEEN: Final = "Of tables in a PDF neither colours, nor words struck through, nor merged cells are seen."
TEXTS: Final = (".html", ".htm", ".md", ".txt")
WITH_MACROS: Final = (".xlsm", ".xltm", ".xlsb")
READERS: Final[dict[str, Callable[[Path, Known, Mapping | None], Read]]] = {
    **dict.fromkeys((*registers.EXTENSIONS, *WITH_MACROS), _register),
    **dict.fromkeys(TEXTS, _document),
    ".docx": _word,
    ".pdf": _pdf,
}
"""By the end of a file's name; one with macros goes to the reader that says why it is refused."""


def read(file: Path, known: Known, mapping: Mapping | None = None) -> Read:
    """What a file proposes, by the reader for its kind.

    Parameters
    ----------
    file : Path
    known : Known
    mapping : Mapping, optional
        What a person said that the headings and marks of a register mean.

    Raises
    ------
    ConcordError
        If no reader takes such a file, it is not there, or its reader refuses it.
    """
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise ConcordError(
            f"{file.name}: no reader takes such a file; expected {', '.join(sorted(READERS))}."
        )
    if not file.is_file():
        raise ConcordError(f"{file}: is not there, or is no file.")
    return reader(file, known, mapping)


def spellings(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """A question for each two names of new people that may be one person's.

    Examples
    --------
    >>> people = [Candidate(from_name=name, from_label="Person") for name in ("Kate Meynell", "Kate Meynel")]
    >>> [(ask.place, ask.says) for ask in spellings(people)]
    [('', '"Kate Meynell" and "Kate Meynel" may be one person. Write one name in all rows, or "new" in the ids.')]
    """
    first: dict[str, tuple[str, Candidate]] = {}
    for candidate in candidates:
        for name in _new_people(candidate):
            first.setdefault(folded(without_rank(name)[0]), (name, candidate))
    pairs, all_seen = People({plain: [name] for plain, (name, _) in first.items()}).pairs()
    order = list(first)
    for pair in pairs:
        (one, _), (other, candidate) = (first[plain] for plain in sorted(pair, key=order.index))
        says = f'"{one}" and "{other}" may be one person. Write one name in all rows, or "new" in the ids.'
        yield _asked(candidate, says)
    if not all_seen:
        _, candidate = next(iter(first.values()))
        yield _asked(
            candidate, f"{len(first):,} new people, too many alike to look for all under two spellings."
        )


def _asked(candidate: Candidate, says: str) -> Candidate:
    source, place = candidate.source, candidate.place
    return Candidate(source=source, place=place, says=says, rule="identity: two spellings", decision="ask")


def _new_people(candidate: Candidate) -> Iterable[str]:
    if candidate.from_label == "Person" and not candidate.from_id:
        yield candidate.from_name
    if candidate.to_label == "Person" and not candidate.to_id:
        yield candidate.to_name
