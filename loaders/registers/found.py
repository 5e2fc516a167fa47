"""Sheets as they are read: without their keys, with a row for each unit, and with the tables that stand on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.registers.columns import Knows, line, meaning_of
from loaders.registers.files.grid import Sheet
from loaders.registers.keyblocks import blocks_of, without
from loaders.registers.keys import Keys, keys_of
from loaders.registers.keytexts import Found
from loaders.registers.layouts import with_units_in_rows
from loaders.registers.lists import parted
from loaders.registers.tables import Table, tables_of
from loaders.registers.words import Meaning


@dataclass(frozen=True, slots=True)
class Whole:
    """The sheets of a register as they are read, their tables, and what their marks mean by their keys.

    `explained` are the sheets that hold a key and may hold nothing else.
    """

    sheets: list[Sheet]
    tables: list[Table]
    keys: Keys
    explained: frozenset[str]


def whole(sheets: Sequence[Sheet], known: Knows, told: Mapping[str, Meaning]) -> Whole:
    """What stands on sheets of a register.

    Parameters
    ----------
    sheets : sequence of Sheet
        Those that are not hidden.
    known : Knows
    told : mapping of str to Meaning
        What a person said that headings mean.
    """
    blocks: dict[str, list[Found]] = {}
    for sheet, found in blocks_of(sheets, lambda text: bool(known.resolve(line(text), heading=True).id)):
        blocks.setdefault(sheet.name, []).extend(found)
    plain = [_without(sheet, blocks.get(sheet.name, [])) for sheet in sheets]
    read = [_laid(part, known) for sheet in plain for part in parted(sheet, known)]
    tables = [table for sheet in read if sheet.cells for table in tables_of(sheet, known, told)]
    heads = {
        sheet.name: frozenset(r for t in tables if t.sheet is sheet and not sheet.origins for r in t.head)
        for sheet in read
    }
    keys = keys_of(plain, heads, [found for several in blocks.values() for found in several])
    laid = {s.name for s in read if s.origins} - {s.name for s in read if not s.origins}
    explained = frozenset({*blocks, *(name for name, *_ in keys.cells)})
    return Whole(
        read, tables, replace(keys, cells=frozenset(c for c in keys.cells if c[0] not in laid)), explained
    )


def _without(sheet: Sheet, found: Sequence[Found]) -> Sheet:
    cells = [at for *_, used in found for at in used]
    return replace(sheet, cells=without(sheet, cells)) if cells else sheet


def _laid(sheet: Sheet, known: Knows) -> Sheet:
    """The sheet with a row for each unit; where it has to be laid out anew, without the keys that stand on it."""
    laid = sheet if sheet.origins else with_units_in_rows(sheet, known)
    if laid is sheet:
        return sheet
    keys = keys_of([sheet], {}).cells
    bare = {(row, column) for _, row, column in keys if not meaning_of(sheet.at(row, column).text)}
    return with_units_in_rows(replace(sheet, cells=without(sheet, [*bare])), known) if bare else laid
