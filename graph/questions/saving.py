"""Keeping a question of the user's own: what it may be called, its file, and never over another one."""

import os
import re
import secrets
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import Final

from graph.errors import ConcordError
from graph.questions.header import Parameter, parameters_of, question, without_name
from graph.questions.own import LARGEST, folder, own
from graph.store.text import tokens

LONGEST: Final = 60
"""Characters of a question's name."""
NOT_FILES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}
)
"""What Windows takes for a device, whatever follows the dot."""


def named(said: str) -> str:
    """The name that words make: lower case, with underscores for what is no letter or digit.

    Examples
    --------
    >>> named("North East: under review"), named("../../etc/passwd"), named("Ymddiriedolaeth Tŷ")
    ('north_east_under_review', 'etc_passwd', 'ymddiriedolaeth_tŷ')
    """
    plain = unicodedata.normalize("NFC", said).lower()
    return re.sub(r"[\W_]+", "_", plain)[: LONGEST + 1].strip("_")[:LONGEST]


def written(
    said: str, purpose: str, cypher: str, needs: Collection[Parameter] = (), *, taken: Collection[str] = ()
) -> str:
    """The text of the file that a question is kept in.

    Parameters
    ----------
    said : str
        Its name, in words.
    purpose, cypher : str
    needs : collection of Parameter
        Of those the query uses, the ones that its own lines do not tell are added to the header.
    taken : collection of str
        Names of the project's own questions.

    Raises
    ------
    ConcordError
        If the name or the purpose will not do, or there is no query.

    Examples
    --------
    >>> print(written("All forces", "Every force.", "MATCH (f:Force) RETURN f"))
    // name: all_forces
    // purpose: Every force.
    MATCH (f:Force) RETURN f
    <BLANKLINE>
    """
    name, told = named(said), " ".join(purpose.split())
    if not name:
        raise ConcordError("The question has no name. Give it one, such as: North East under review.")
    if name in NOT_FILES:
        raise ConcordError(f'"{name}" is kept by Windows for itself; choose another name.')
    if name in taken:
        raise ConcordError(f'Concord has a question of its own called "{name}"; choose another name.')
    if not told:
        raise ConcordError("Say in a sentence what the question answers; the list shows it.")
    body = without_name(cypher)
    if not tokens(body) or len(body) > LARGEST // 2:
        raise ConcordError(
            "There is no query to save." if not tokens(body) else "The query is too long to save."
        )
    declared = {parameter.name for parameter in parameters_of(body)}
    lines = [f"// name: {name}", f"// purpose: {told}"]
    lines += [f"// parameter: {p.name} [{p.kind}]: {p.purpose}" for p in needs if p.name not in declared]
    text = "\n".join([*lines, body.strip()]) + "\n"
    question(text)
    return text


def save(text: str, *, over: Path | None = None) -> Path:
    """Keep a question in the user's folder; nothing is overwritten but the file that is named.

    Parameters
    ----------
    text : str
        From `written`.
    over : path, optional
        The file of that question which it takes the place of, from Own.files.

    Raises
    ------
    ConcordError
        If a question of that name exists, or the file cannot be written.
    """
    made, place = question(text), folder()
    name = named(made.name)
    file = over if over and over.parent == place else place / f"{name}.cypher"
    try:
        place.mkdir(parents=True, exist_ok=True)
        if not over and (file.exists() or name in own().questions):
            raise FileExistsError
        new = file.with_name(f".{secrets.token_hex(4)}.new")
        new.write_text(text, encoding="utf-8")
        if over:
            new.replace(file)
        else:
            _moved(new, file)
    except FileExistsError:
        raise ConcordError(f'You have a question called "{name}" already.') from None
    except OSError as error:
        raise ConcordError(
            f"{file.name} cannot be written to your questions folder: {error.strerror}."
        ) from None
    return file


def _moved(new: Path, file: Path) -> None:
    """Give the new file its name in one step that fails where the name is taken."""
    try:
        os.link(new, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with file.open("x", encoding="utf-8") as made:
            made.write(new.read_text(encoding="utf-8"))
    finally:
        new.unlink(missing_ok=True)


def delete(name: str) -> None:
    """Remove the file of one of the user's questions.

    Raises
    ------
    ConcordError
        If there is none, or it cannot be removed.
    """
    file = own().files.get(name)
    if file is None:
        raise ConcordError(f'You have no question called "{name}".')
    try:
        file.unlink()
    except OSError as error:
        raise ConcordError(f"{file.name} cannot be deleted: {error.strerror}.") from None
