// name: evidence
// purpose: Every claim about a body, as relationship or as statement, with its document and place.
// parameter: body [body]: the body, agreement, person or post
MATCH (n {id: $body})-[r]-(o)
WHERE type(r) <> 'COPY_OF'
MATCH (d:Document) WHERE d.id = r.source
RETURN startNode(r).id AS start, type(r) AS relation, endNode(r).id AS `end`, r.role AS role, r.term AS term, r.value AS value,
       r.says AS says, r.status AS status, r.basis AS basis, r.disputed AS disputed, d.name AS document,
       d.publisher AS publisher, d.address AS address, d.tier AS tier, r.place AS place, r.as_of AS as_of,
       r.id AS claim
ORDER BY relation, start, `end`, claim
