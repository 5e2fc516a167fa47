"""People as texts name them: a rank or office, then a name."""

import re
from typing import Final

RANK: Final = (
    r"(?:(?:Temporary(?: Police)?|Acting|T/|A/|Temp|Interim|Former|Deputy|Assistant)\s*)*"
    r"(?:Det(?:ective)?\.?\s*)?(?:C/\s*|Ch(?:ief)?\.?\s+)?"
    r"(?:Chief Constable|Constable|Superintendent|Supt\.?|Sup\b\.?|Inspector|Insp\.?|Sergeant"
    r"|Sgt\.?|Commander|Commissioner)"
    r"|(?:T/|A/)?\b(?:ACC|DCC|DCS|D/Supt|DSU|CS|ACO|DCI|DI|CC|CFO|CEO)\b"
)
OFFICE: Final = (
    r"(?:Chief Executive|Chief Finance Officer|Force Solicitor|Executive Director|Director"
    r"(?: of [A-Z]\w+)?|Head of [A-Z]\w+"
    r"|Chief Officer|Programme Director|Programme Manager|Project Manager|PCC|PFCC|Mr|Mrs|Ms|Dr|Sir|Dame)"
)
LETTER: Final = "[a-zà-öø-ÿŵŷ]"
NAME: Final = rf"[A-ZÀ-ÖØ-Þ]{LETTER}+(?:['’-]?[A-ZÀ-ÖØ-Þ]{LETTER}+)*"
FULL: Final = rf"{NAME}(?:\s+(?:de\s+|van\s+)?(?:[A-Z]['’])?{NAME}){{1,2}}"
PERSON: Final = re.compile(rf"(?:the\s+)?(?P<rank>{RANK}|{OFFICE})\s+(?P<name>{FULL}|{NAME}(?=[\s,.;)]|$))")
NO_PERSON: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Police|Constabulary|Force|Forces|Constable|Constables|Officer|Officers|Commissioner"
    r"|Commissioners|Unit|Team"
    r"|Board|Office|Crime|Council|Group|The|Of|For|And|Lead|Leads|Region|Regional|Services?"
    r"|Solicitor|Executive|Joint|Panel|Committee|Collaboration|Department|Strategic|National|Management"
    r"|Summit"
    r"|Alliance|Partnership|Directorate|Command|Head|Director|Chair|Present|Apologies|Attending|Network"
    r"|Programme|Operations?|Centre|Forensics?|Protective|Bureau|Hub|Fleet|Firearms|Agency|Federation|Act)\b"
)


def names_of_people(text: str) -> list[tuple[int, int, str, str]]:
    """Start, end, rank and name of each person that a text names with a rank or office.

    Examples
    --------
    >>> names_of_people("headed by Det C/ Supt Alistair Simpson.")
    [(10, 38, 'Det C/ Supt', 'Alistair Simpson')]
    """
    found = []
    for match in PERSON.finditer(text):
        alone = " " not in match["name"]
        if not NO_PERSON.search(match["name"]) and not (alone and re.match(OFFICE, match["rank"])):
            found.append((match.start(), match.end(), match["rank"], match["name"]))
    return found
