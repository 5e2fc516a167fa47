// name: takes_part
// purpose: What a body takes part in or stays out of, who says so, and when.
// parameter: body [body]: the force, policing body or partner
MATCH (b {id: $body})-[r:COLLABORATES|STAYS_OUT_OF]->(u)
MATCH (d:Document) WHERE d.id = r.source
RETURN u.id AS unit, u.name AS name, type(r) AS relation, r.status AS status, u.status AS unit_status,
       r.since AS since, r.until AS until, r.basis AS basis, r.scope AS scope, r.disputed AS disputed,
       r.says AS says, d.name AS document, r.place AS place, r.as_of AS as_of, r.id AS claim
ORDER BY unit, relation, claim
