"""An empty candidates.csv for what somebody knows, each column explained under its heading."""

import csv
import io
from typing import Final

from graph.schema import HOSTS_ROLES, JOINS, LEADS_ROLES, NODE_LABELS, STATUSES
from loaders.candidates import COMMENT
from loaders.review.newcomers import NEVER_NEW, NEW

_LABELS: Final = ", ".join(label for label in NODE_LABELS if label not in NEVER_NEW)
_RELATIONS: Final = ", ".join(kind for kind in JOINS if kind != "COPY_OF")
EXPLAINED: Final = {
    "from_name": "Who, as you call them. Rows that begin with # explain and are not read.",
    "from_id": f'Only where the name alone does not say who: an id; or "{NEW}" for somebody new with nearly a known name. '
    "Written in one row, it holds for the same name in all.",
    "from_label": f"Only for somebody new: what they are. One of {_LABELS}.",
    "relation": f"What they do, one of {_RELATIONS}. "
    "STATES says something of one body: that stands in to_name, from_name stays empty.",
    "to_name": "With whom, or in what.",
    "to_id": "As from_id.",
    "to_label": "As from_label.",
    "role": f"With LEADS one of {', '.join(LEADS_ROLES)}; with HOSTS one of {', '.join(HOSTS_ROLES)}.",
    "term": 'With STATES what of the body: purpose, since, status, review_date. "no longer true" marks a claim as ended.',
    "value": 'With STATES what it is. With "no longer true" the id of the claim, as in the last column of answers.',
    "status": f"Where known, one of {', '.join(STATUSES)}.",
    "since": "Since when: 2019, 2019-04 or 2019-04-30. A spreadsheet may change dates: format the column as text.",
    "until": "Until when, likewise.",
    "as_of": "The date that your source speaks of; empty for what you know yourself.",
    "basis": "stated, inferred or reported.",
    "scope": 'class where the source says only "all forces".',
    "source": "The id of a known document, or one of your own such as doc-minutes-2026-10. "
    "Empty for what you know yourself: then accept with --by YOUR-NAME.",
    "place": "Where in the source: paragraph 3. Empty for what you know yourself.",
    "says": "The words of the source, or the reason.",
    "decision": "accept, or the row is not entered.",
}  # fmt: skip
EXAMPLES: Final = (
    {"from_name": "Durham", "relation": "COLLABORATES", "to_name": "NPAS", "since": "2015", "decision": "accept"},
    {
        "from_name": "Det Supt Jane Example", "from_label": "Person", "relation": "CONTACT_FOR", "to_name": "NPAS",
        "says": "Jane Example answers questions about NPAS for our office.", "decision": "accept",
    },
    {"relation": "STATES", "to_name": "NPAS", "term": "review_date", "value": "2027-03", "decision": "accept"},
)  # fmt: skip


def template() -> str:
    """The text of the file: headings, what each means, examples; the last two kinds are comments.

    Examples
    --------
    >>> template().splitlines()[0].startswith("from_name,from_id,from_label,relation")
    True
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, list(EXPLAINED), lineterminator="\n")
    writer.writeheader()
    for row in (EXPLAINED, *EXAMPLES):
        writer.writerow({**row, "from_name": f"{COMMENT} {row.get('from_name', '')}"})
    return out.getvalue()
