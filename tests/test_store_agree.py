"""Random questions to both stores, which must give the same rows: what found kglite's silent wrong answers.

Run it long by hand for a new version of either engine:
CONCORD_AGREE=5000 python -m pytest tests/test_store_agree.py
"""

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from graph.errors import QueryError
from graph.model import Facts
from graph.store import Store, open_store
from loaders.tables import Tables, shipped

QUESTIONS = int(os.environ.get("CONCORD_AGREE", "150"))
LABELS = ("Force", "PCC", "Unit", "Agreement", "NationalBody", "Document", "Post", "Person", "Function")
TYPES = (
    "COLLABORATES",
    "LEADS|HOSTS",
    "PART_OF",
    "OVERSEES",
    "PARTY_TO",
    "COVERS",
    "DELIVERS",
    "AT",
    "STATES",
)
NODE_WORDS = ("name", "kind", "status", "since", "until", "abbreviation", "tier", "id")
CLAIM_WORDS = ("source", "status", "since", "until", "as_of", "basis", "scope", "role", "term", "id")


class Asker:
    """Writes one random question; the same seed writes the same one."""

    def __init__(self, seed: int, facts: Facts) -> None:
        self.chance = random.Random(seed)
        self.facts = facts
        self.nodes: list[str] = []
        self.claims: list[str] = []
        self.parameters: dict[str, Any] = {}
        self.named = 0

    def question(self) -> str:
        parts = [self.match(anchored=True), *self.more()]
        text = f"{' '.join(parts)} {self.answer()}"
        if " UNION " not in text and self.one_in(12) and "ORDER BY" not in text and not self.parameters:
            return f"{text} UNION {'ALL ' if self.one_in(2) else ''}{text}"
        return text

    def one_in(self, number: int) -> bool:
        return self.chance.randrange(number) == 0

    def pick(self, items: Sequence[Any]) -> Any:
        return self.chance.choice(items)

    def known(self, word: str, *, claim: bool = False) -> Any:
        """A value that some node or claim has for that property."""
        items = self.facts.relationships if claim else self.facts.nodes
        for _ in range(200):
            value = self.pick(items).properties.get(word)
            if isinstance(value, str):
                return value
        return "nothing"

    def name(self, letter: str) -> str:
        """A name that nothing has had."""
        self.named += 1
        return f"{letter}{self.named}"

    def value(self, value: Any) -> str:
        """The value as text or as a parameter."""
        if self.one_in(3):
            name = f"p{len(self.parameters)}"
            self.parameters[name] = value
            return f"${name}"
        return "'" + str(value).replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ") + "'"

    def node(self, *, anchored: bool = False) -> str:
        name = self.name("n")
        self.nodes.append(name)
        label = self.pick(LABELS) if self.one_in(2) else ""
        if anchored and self.one_in(2):
            node = self.pick(self.facts.nodes)
            return f"({name}{self.pick(['', ':' + node.label])} {{id: {self.value(node.id)}}})"
        if label and self.one_in(5):
            label += "|" + self.pick(LABELS)
        return f"({name}{':' + label if label else ''})"

    def step(self) -> str:
        kind = ":" + self.pick(TYPES) if not self.one_in(4) else ""
        if self.one_in(6):
            reach = self.pick(["*1..2", "*2", "*0..1", "*..2"])
            inside = f"{kind or ':PART_OF|OVERSEES'}{reach}"
        elif self.one_in(4):
            inside = kind
        else:
            self.claims.append(self.name("r"))
            inside = self.claims[-1] + kind
        return self.pick(["-[{}]->", "<-[{}]-", "-[{}]-"]).format(inside)

    def pattern(self, first: str, hops: int) -> str:
        return first + "".join(self.step() + self.node() for _ in range(hops))

    def match(self, *, anchored: bool = False) -> str:
        text = f"MATCH {self.pattern(self.node(anchored=anchored), self.pick([1, 1, 2]))}"
        return text + self.where(2)

    def where(self, rarity: int) -> str:
        if not self.one_in(rarity):
            return ""
        tests = self.test()
        if self.one_in(3):
            tests += self.pick([" AND ", " OR "]) + self.test()
        return f" WHERE {tests}"

    def test(self) -> str:
        if self.claims and self.one_in(3):
            return self.claim_test()
        node, word = self.pick(self.nodes), self.pick(NODE_WORDS)
        value = self.known(word)
        return self.pick(
            [
                f"{node}.{word} {self.pick(['=', '<>', '<', '>='])} {self.value(value)}",
                f"{node}.{word} IS {self.pick(['', 'NOT '])}NULL",
                f"NOT {node}.{word} IN [{self.value(value)}, {self.value(self.known(word))}]",
                f"{self.value('North East')} IN coalesce({node}.regions, [])",
                f"{node}.name {self.pick(['CONTAINS', 'STARTS WITH', 'ENDS WITH'])} {self.value(value[:2])}",
                f"toLower({node}.name) =~ '.*{self.pick(['police', 'force', 'unit', 'a'])}.*'",
                f"{node}:{self.pick(LABELS)}",
                f"size(labels({node})) = 1",
                f"EXISTS {{ ({node})-[:{self.pick(TYPES)}]-() }}",
                f"NOT ({node})-[:{self.pick(TYPES)}]->()",
                f"COUNT {{ ({node})<-[:{self.pick(TYPES)}]-() }} > {self.pick([0, 1, 3])}",
                f"{node}.id {self.pick(['<', '<>'])} {self.pick(self.nodes)}.id",
                f"{node} <> {self.pick(self.nodes)}",
            ]
        )

    def claim_test(self) -> str:
        claim, word = self.pick(self.claims), self.pick(CLAIM_WORDS)
        value = self.known(word, claim=True)
        return self.pick(
            [
                f"{claim}.{word} {self.pick(['=', '<>', '<', '>='])} {self.value(value)}",
                f"{claim}.{word} IS {self.pick(['', 'NOT '])}NULL",
                f"type({claim}) IN ['COLLABORATES', '{self.pick(TYPES).split('|')[0]}']",
                f"startNode({claim}).id = {self.pick(self.nodes)}.id",
                f"coalesce({claim}.status, 'active') IN ['active', {self.value(value)}]",
                f"{claim}.until < left({self.value('2026-11-25')}, size({claim}.until))",
            ]
        )

    def more(self) -> Iterator[str]:
        """One or two further clauses that build on what is matched."""
        for _ in range(self.pick([0, 1, 1, 2])):
            yield self.pick(
                [
                    self.onward,
                    self.optional,
                    self.document,
                    self.counted,
                    self.distinct,
                    self.inner,
                    self.unwound,
                ]
            )()

    def onward(self) -> str:
        return f"MATCH {self.pattern(f'({self.pick(self.nodes)})', 1)}{self.where(3)}"

    def optional(self) -> str:
        return f"OPTIONAL MATCH {self.pattern(f'({self.pick(self.nodes)})', 1)}{self.where(3)}"

    def document(self) -> str:
        if not self.claims:
            return self.optional()
        claim = self.pick(self.claims)
        carried = ", ".join([*self.nodes, *self.claims])
        name = self.name("n")
        self.nodes.append(name)
        return self.pick(
            [
                f"MATCH ({name}:Document) WHERE {name}.id = {claim}.source",
                f"WITH {carried} MATCH ({name}:Document) WHERE {name}.id = {claim}.source",
                f"WITH {carried}, {claim}.source AS said MATCH ({name}:Document {{id: said}})",
                f"OPTIONAL MATCH ({name}:Document) WHERE {name}.id = {claim}.source",
            ]
        )

    def counted(self) -> str:
        node, other = self.pick(self.nodes), self.pick([*self.nodes, *self.claims])
        many = self.pick(
            ["count(*)", f"count({other})", f"count(DISTINCT {other})", f"size(collect({other}))"]
        )
        self.nodes, self.claims = [node], []
        return f"WITH {node}, {many} AS many{self.pick(['', f' WHERE many > {self.pick([0, 1, 2])}'])}"

    def distinct(self) -> str:
        self.nodes = sorted(self.chance.sample(self.nodes, min(2, len(self.nodes))))
        self.claims = []
        return f"WITH DISTINCT {', '.join(self.nodes)}"

    def inner(self) -> str:
        node, name = self.pick(self.nodes), self.name("n")
        self.nodes.append(name)
        return f"CALL ({node}) {{ MATCH ({node})-[:{self.pick(TYPES)}]-({name}) RETURN {name} }}"

    def unwound(self) -> str:
        node, name = self.pick(self.nodes), self.name("n")
        self.nodes, self.claims = [name], []
        return f"WITH collect(DISTINCT {node}) AS found UNWIND found AS {name}"

    def answer(self) -> str:
        node, other, word = self.pick(self.nodes), self.pick(self.nodes), self.pick(NODE_WORDS)
        answers = [
            "count(*) AS c",
            f"count(DISTINCT {node}) AS c",
            f"count({node}.{word}) AS c, min({node}.id) AS a, max({node}.{word}) AS b",
            f"{node}.{word} AS g, count(*) AS c",
            f"labels({node}) AS g, count(DISTINCT {other}.id) AS c",
            f"{node} AS g, count(*) AS c, count({other}) AS d",
            f"{node}.id AS a, collect(DISTINCT {other}.{word}) AS b",
            f"DISTINCT {node}.id AS a, {other}.id AS b ORDER BY a, b{self.pick(['', ' LIMIT 7', ' SKIP 2 LIMIT 3'])}",
            f"DISTINCT {node} AS a",
            f"CASE WHEN {node}.{word} IS NULL THEN 'none' ELSE toUpper({node}.{word}) END AS g, count(*) AS c",
            f"{node} {{.id, .name, .{word}}} AS a, size(coalesce({node}.aliases, [])) AS b",
            ", ".join(f"{name}.id AS {name}" for name in self.nodes),
            f"[x IN collect({node}.{word}) WHERE x IS NOT NULL | left(x, 3)] AS a",
        ]
        if self.claims:
            claim, said = self.pick(self.claims), self.pick(CLAIM_WORDS)
            answers += [
                f"{claim} AS r",
                f"type({claim}) AS t, {claim}.{said} AS s, count(*) AS c",
                f"{node}.id AS a, collect(DISTINCT {claim}.id) AS r",
                f"sum(CASE WHEN {claim}.status = 'active' THEN 1 ELSE 0 END) AS c, count({claim}.{said}) AS d",
                f"startNode({claim}).id AS a, endNode({claim}).id AS b, {claim}.id AS r",
            ]
        return f"RETURN {self.pick(answers)}"


def bag(value: Any) -> Any:
    """A cell with its lists in one order, since neither engine promises one."""
    if isinstance(value, list):
        return sorted((bag(part) for part in value), key=repr)
    if isinstance(value, dict):
        return {key: bag(part) for key, part in sorted(value.items())}
    return value


def answered(store: Store, asker: Asker, question: str) -> Counter[str] | None:
    """The rows as a bag, or nothing where the store says that it cannot answer."""
    try:
        result = store.read(question, asker.parameters, limit=0, timeout=5)
    except QueryError:
        return None
    return Counter(repr(tuple(bag(cell) for cell in row)) for row in result.rows)


@pytest.mark.slow
@pytest.mark.neo4j
def test_both_stores_give_the_same_rows_to_random_questions(empty_neo4j: str, tmp_path: Any) -> None:
    facts = Tables(shipped()).read()
    stores = open_store(str(tmp_path / "concord.kgl")), open_store(empty_neo4j)
    for store in stores:
        store.load(facts)
    wrong, compared = [], 0
    for seed in range(QUESTIONS):
        asker = Asker(seed, facts)
        question = asker.question()
        ours, theirs = (answered(store, asker, question) for store in stores)
        compared += ours is not None and theirs is not None
        if ours is not None and theirs is not None and ours != theirs:
            wrong.append(f"seed {seed}: {question} {asker.parameters}")
    assert wrong == []
    assert compared > 0.9 * QUESTIONS
