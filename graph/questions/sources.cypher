// name: sources
// purpose: Every document that a claim rests on: who published it and when, its tier, and how many claims.
MATCH ()-[r]->()
WITH r.source AS source, count(DISTINCT r.id) AS claims
MATCH (d:Document) WHERE d.id = source
RETURN d.id AS source, d.name AS document, d.publisher AS publisher, d.date AS date, d.tier AS tier,
       d.address AS address, claims
ORDER BY claims DESC, source
