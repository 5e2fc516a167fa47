"""The rules, a family a file: each looks at one clause and says what it found there."""

from collections.abc import Callable, Iterator
from typing import Final

from loaders.extraction.rules import (
    agreements,
    dates,
    figures,
    funding,
    governing,
    keyed,
    leading,
    members,
    participation,
    people,
    phrases,
    providing,
    roles,
    standing,
    together,
    under,
)
from loaders.extraction.slots import Clause, Found

Rule = Callable[[Clause], Iterator[Found]]
RULES: Final[tuple[Rule, ...]] = (
    participation.takes_part,
    members.stays_out,
    members.leaves,
    members.part_of,
    members.member_of,
    members.succeeds,
    leading.leads,
    leading.hosts,
    leading.employs,
    governing.governs,
    providing.provides,
    roles.roles,
    roles.linked,
    people.heads,
    people.contacts,
    agreements.parties,
    agreements.legal_basis,
    standing.status,
    dates.since,
    dates.until,
    dates.agreed,
    figures.figures,
    keyed.keyed,
    funding.funds,
    phrases.phrased,
    together.shared,
    together.ours,
    together.one_leads,
    under.stands_under,
)
