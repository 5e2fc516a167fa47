// name: disputes
// purpose: What sources disagree on: every claim that another one contradicts, both sides.
MATCH (a)-[r]->(b)
WHERE r.disputed = true
MATCH (d:Document) WHERE d.id = r.source
RETURN b.id AS about, type(r) AS relation, a.id AS start, r.role AS role, r.term AS term, r.value AS value,
       r.since AS since, r.until AS until, r.status AS status, r.says AS says, d.name AS document,
       d.tier AS tier, r.place AS place, r.as_of AS as_of, r.id AS claim
ORDER BY about, relation, term, start, claim
