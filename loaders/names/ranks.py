"""What stands before or after a person's name: police ranks, offices and titles, and their short forms."""

import re
from typing import Final

RANKS: Final = {
    "chief constable": ("chief constable", "ch constable", "ch con", "cc"),
    "deputy chief constable": ("deputy chief constable", "dep chief constable", "dcc"),
    "temporary deputy chief constable": ("temporary deputy chief constable", "t/dcc", "tdcc"),
    "assistant chief constable": ("assistant chief constable", "asst chief constable", "acc"),
    "temporary assistant chief constable": ("temporary assistant chief constable", "t/acc", "tacc"),
    "assistant chief officer": ("assistant chief officer", "asst chief officer", "aco"),
    "commissioner": ("commissioner",),
    "deputy commissioner": ("deputy commissioner",),
    "assistant commissioner": ("assistant commissioner",),
    "deputy assistant commissioner": ("deputy assistant commissioner", "dac"),
    "commander": ("commander", "cmdr", "cdr"),
    "chief superintendent": ("chief superintendent", "chief supt", "ch superintendent", "ch supt", "c/supt", "csupt", "cs"),
    "detective chief superintendent": (
        "detective chief superintendent", "detective chief supt", "det chief superintendent", "det chief supt",
        "det ch supt", "det c/supt", "d/c/supt", "d/ch supt", "dcs",
    ),
    "superintendent": ("superintendent", "supt"),
    "detective superintendent": (
        "detective superintendent", "detective supt", "det superintendent", "det supt", "d/supt", "dsupt",
    ),
    "temporary superintendent": ("temporary superintendent", "t/supt"),
    "chief inspector": ("chief inspector", "chief insp", "ch inspector", "ch insp", "c/insp", "ci"),
    "detective chief inspector": (
        "detective chief inspector", "detective chief insp", "det chief inspector", "det chief insp",
        "det ch insp", "det c/insp", "dci",
    ),
    "inspector": ("inspector", "insp"),
    "detective inspector": ("detective inspector", "det inspector", "det insp", "d/insp", "di"),
    "sergeant": ("sergeant", "sgt", "ps"),
    "detective sergeant": ("detective sergeant", "det sergeant", "det sgt", "ds"),
    "constable": ("constable", "pc"),
    "detective constable": ("detective constable", "det con", "dc"),
    "police and crime commissioner": ("police and crime commissioner", "pcc"),
    "police, fire and crime commissioner": ("police fire and crime commissioner", "pfcc"),
    "deputy police and crime commissioner": ("deputy police and crime commissioner", "deputy pcc", "dpcc"),
    "chief executive": ("chief executive", "chief exec"),
    "chief finance officer": ("chief finance officer", "cfo"),
    "mayor": ("mayor",),
}  # fmt: skip
TITLES: Final = (
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness",
    "rev", "revd", "cllr", "councillor", "rt hon", "the rt hon", "the right honourable", "hon",
)  # fmt: skip
HONOURS: Final = (
    "qpm",
    "kpm",
    "obe",
    "mbe",
    "cbe",
    "kbe",
    "dbe",
    "ba",
    "bsc",
    "msc",
    "mba",
    "phd",
    "dl",
    "jp",
)


def _alternatives(words: list[str]) -> str:
    """A pattern of any of these texts, longest first; spaces and stops between their words as a writer likes."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"[\s.]+".join(re.escape(part) for part in word.split()) for word in longest)


_RANK: Final = {short: rank for rank, shorts in RANKS.items() for short in shorts}
_BEFORE: Final = re.compile(
    rf"\s*(?:(?P<rank>{_alternatives([*_RANK])})"
    rf"|(?:temporary|temp|acting|interim|[ta](?=[/.]))[\s./]+(?P<held>{_alternatives([*_RANK])})|(?P<title>{_alternatives([*TITLES])}))(?=[\s.,:)]|$)[\s.,:)]*",
    re.I,
)
_AFTER: Final = re.compile(rf"[\s,]+(?:{_alternatives([*HONOURS])})\.?\s*$", re.I)


def without_rank(text: str) -> tuple[str, str]:
    """A person's name without what stands before and after it, and the rank or office that stood there.

    Parameters
    ----------
    text : str
        As a cell or a sentence has it.

    Returns
    -------
    tuple of str
        The name, empty where there was a rank and nothing else; and the rank in full, empty where there was none.

    Examples
    --------
    >>> without_rank("Det C/Supt Jane Okoro"), without_rank("Dr. Will Hall QPM"), without_rank("T/ACC")
    (('Jane Okoro', 'detective chief superintendent'), ('Will Hall', ''), ('', 'temporary assistant chief constable'))
    >>> without_rank("Temp ACC Rhona Blythe"), without_rank("A/DCI Lee"), without_rank("Acting Board")
    (('Rhona Blythe', 'assistant chief constable'), ('Lee', 'detective chief inspector'), ('Acting Board', ''))
    >>> without_rank("DI Cox"), without_rank("Di Cox"), without_rank("PCC Sir Clive Loader")
    (('Cox', 'detective inspector'), ('Di Cox', ''), ('Clive Loader', 'police and crime commissioner'))
    """
    name, rank = " ".join(text.split()), ""
    while found := _BEFORE.match(name):
        short = found[0].strip(" .,:)")
        if len(short) == 2 and not short.isupper() and not found["title"]:
            break
        if not found["title"]:
            rank = rank or _RANK[" ".join(re.split(r"[\s.]+", (found["rank"] or found["held"]).lower()))]
        name = name[found.end() :]
    while (shorter := _AFTER.sub("", name)) != name:
        name = shorter
    return name.strip(" ,"), rank
