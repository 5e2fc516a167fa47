"""Text tables (csv) as a sheet of cells: which letters, which separator, said where it was not certain."""

import csv
import re
from pathlib import Path
from typing import Final

from loaders.registers.files.grid import LONGEST_CELL, Cell, Filling, Sheet, refusal
from loaders.registers.files.packed import LARGEST_FILE

SEPARATORS: Final = (",", ";", "\t", "|")
LOOKED_AT: Final = 50
"""Records at the top by which the separator is found."""


def read_csv(path: Path) -> list[Sheet]:
    """A text table as one sheet that bears the file's name.

    Raises
    ------
    ConcordError
        For a file that is no text, that has an unclosed quote, or that is overlarge.
    """
    content = path.read_bytes()
    if len(content) > LARGEST_FILE:
        raise refusal(path.name, "", f"is larger than {LARGEST_FILE // 1_000_000} MB.")
    text, notices = _text(path.name, content)
    separator = _separator(text)
    filling = Filling(path.name, path.stem)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    text, loose = _dittos(text, separator), _by_line(text, separator)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    if loose:
        notices.append("Some quotes in it part no cells; each line was read as a row of its own.")
    try:
        for row, cells in enumerate(loose or reader, 1):
            for column, said in enumerate(cells, 1):
                filling.put(row, column, Cell(said.strip(), formula=said.startswith("=")))
    except csv.Error as error:
        raise refusal(
            path.name, f"line {reader.line_num}", f"{error}; expected cells parted by {separator!r}."
        ) from None
    return [Sheet(path.stem, filling.cells, notices=tuple(notices), delimited=True)]


def _dittos(text: str, separator: str) -> str:
    """The text, in which a cell that is one quote and no more, for "the same as above", does not open a quotation."""
    alone = re.compile(rf'(?:(?<=^)|(?<={re.escape(separator)}))"(?={re.escape(separator)})')
    lines = text.splitlines(keepends=True)
    return "".join(
        alone.sub('""""', line.rstrip("\r\n")) + line[len(line.rstrip("\r\n")) :]
        if line.count('"') == 1
        else line
        for line in lines
    )


def _by_line(text: str, separator: str) -> list[list[str]]:
    """The rows of a text whose quotes are not those of a text table, where each line is plainly a row; else none."""
    lines = _dittos(text, separator).splitlines()
    try:
        for _ in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error:
        rows = [next(csv.reader([line], delimiter=separator), []) for line in lines]
        widths = {len(row) for row in rows if len(row) > 1}
        return rows if len(widths) == 1 and all(line.count('"') % 2 == 0 for line in lines) else []
    return []


def _text(file: str, content: bytes) -> tuple[str, list[str]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), []
        except UnicodeDecodeError:
            raise refusal(file, "", "is damaged or cut short. Save it again.") from None
    if b"\0" in content:
        raise refusal(file, "", "is not a text table. Save it as csv or xlsx.")
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), ["Read in the Windows alphabet (cp1252), as it is not UTF-8."]
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise refusal(
            file, f"line {line}", "has letters of no alphabet known here. Save it as UTF-8."
        ) from None


def _separator(text: str) -> str:
    """What parts the cells: what parts most records into the same number of several cells."""
    return max(SEPARATORS, key=lambda separator: _agreement(text, separator))


def _agreement(text: str, separator: str) -> tuple[int, int]:
    widths: dict[int, int] = {}
    lines = text.splitlines(keepends=True)[: LOOKED_AT * 4]
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader):
            if number >= LOOKED_AT:
                break
            if len(cells) > 1 and all(len(cell) <= LONGEST_CELL for cell in cells):
                widths[len(cells)] = widths.get(len(cells), 0) + 1
    except csv.Error:
        if reader.line_num < len(lines):
            return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
