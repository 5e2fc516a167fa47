"""Which reader a register's file wants: by what it is, not only by what it is called."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from loaders.registers.files.delimited import read_csv
from loaders.registers.files.docx import read_docx
from loaders.registers.files.grid import Sheet, refusal
from loaders.registers.files.ods import read_ods
from loaders.registers.files.packed import LARGEST_FILE
from loaders.registers.files.xls import read_xls
from loaders.registers.files.xlsx import read_xlsx

ZIPPED: Final[dict[str, Callable[[Path], list[Sheet]]]] = {
    ".xlsx": read_xlsx,
    ".ods": read_ods,
    ".docx": read_docx,
}
TEXTS: Final = (".csv", ".tsv", ".txt")
EXTENSIONS: Final = (*ZIPPED, ".xls", *TEXTS)
COMPOUND: Final = b"\xd0\xcf\x11\xe0"


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets of a file, hidden ones included.

    Raises
    ------
    ConcordError
        Where it cannot be read: why, and what to do.
    """
    if not path.is_file():
        raise refusal(path.name, "", "is not there.")
    kind, size = path.suffix.lower(), path.stat().st_size
    if not size:
        raise refusal(path.name, "", "is empty.")
    if size > LARGEST_FILE:
        raise refusal(path.name, "", f"is {size:,} bytes; the limit is {LARGEST_FILE:,}.")
    if kind in (".xlsm", ".xltm", ".xlsb"):
        raise refusal(path.name, "", "is a workbook that may hold macros. Save it as a plain xlsx workbook.")
    if kind not in EXTENSIONS:
        raise refusal(
            path.name, "", f"is no register that can be read; expected one of {', '.join(EXTENSIONS)}."
        )
    with path.open("rb") as file:
        begins = file.read(4)
    if begins == COMPOUND:
        if kind in ZIPPED:
            raise refusal(
                path.name,
                "",
                "is protected by a password, or is an old xls by another name. Save it as xlsx without a password.",
            )
        return read_xls(path)
    if begins == b"PK\x03\x04" and kind in ZIPPED:
        try:
            return ZIPPED[kind](path)
        except ValueError as error:
            raise refusal(path.name, "", f"is damaged ({error}). Save it again.") from None
        except RecursionError:
            raise refusal(
                path.name, "", "is built deeper than any program builds it. Save it again."
            ) from None
    if begins[:2] == b"PK":
        raise refusal(
            path.name, "", "is a zip archive by another name. Give it the ending that it was saved with."
        )
    if kind in ZIPPED:
        raise refusal(path.name, "", f"is damaged, or no {kind[1:]} file at all. Save it again.")
    if kind == ".xls":
        return read_xls(path)
    return read_csv(path)
