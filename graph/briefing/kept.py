"""What a briefing keeps so that it can be checked again: what was asked, and a print of each claim, source and sentence."""

import json
from dataclasses import dataclass
from hashlib import sha256

from graph.briefing.blocks import Briefing, Kept, sentences
from graph.briefing.material import Material
from graph.model import Entity, Relationship


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a briefing as it was found in a file.

    Attributes
    ----------
    text : str
        As it stands there now.
    claims : tuple of str
    made : str
        The print of the text as Concord wrote it.
    """

    text: str
    claims: tuple[str, ...]
    made: str

    @property
    def edited(self) -> bool:
        return text_print(self.text) != self.made


def keeping(material: Material, briefing: Briefing, form: str) -> Kept:
    """What a briefing written from this material keeps."""
    ids = {key for said in sentences(briefing.blocks) for key in said.claims}
    claims = material.claims(ids)
    documents = {document.id: document for document in map(material.document, claims)}
    return Kept(
        {
            "form": form,
            "about": material.force.id,
            "today": material.today,
            "day": material.day,
            "left_out": " ".join(material.left_out),
        },
        {claim.id: (claim_print(claim), str(claim.properties["source"])) for claim in claims},
        {key: (source_print(documents[key]), documents[key].name) for key in sorted(documents)},
    )


def claim_print(claim: Relationship) -> str:
    """A short print of a claim: another one where anything of it was corrected.

    Examples
    --------
    >>> old = Relationship("c1", "LEADS", "kent", "npas", {"role": "lead force", "status": "active"})
    >>> new = Relationship("c1", "LEADS", "kent", "npas", {"status": "ended", "role": "lead force"})
    >>> claim_print(old) == claim_print(old), claim_print(old) == claim_print(new)
    (True, False)
    """
    return _print([claim.type, claim.start, claim.end, dict(claim.properties)])


def source_print(document: Entity) -> str:
    """A short print of a document: another one where its name, date, address, tier or marking is."""
    return _print([document.label, dict(document.properties)])


def text_print(text: str) -> str:
    """A short print of a sentence, whatever the white space in it.

    Examples
    --------
    >>> text_print("Kent  led it. ") == text_print("Kent led it.")
    True
    """
    return _print(" ".join(text.split()))


def _print(value: object) -> str:
    return sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:12]
