// name: participants
// purpose: Who takes part in a unit, leads, hosts or provides to it, or stays out of it, and who says so.
// parameter: unit [body]: the unit or national body
MATCH (b)-[r:COLLABORATES|LEADS|HOSTS|PROVIDES|STAYS_OUT_OF]->(u {id: $unit})
MATCH (d:Document) WHERE d.id = r.source
RETURN type(r) AS relation, r.role AS role, r.role_said AS role_said, b.id AS body, b.name AS name,
       r.status AS status, r.since AS since, r.until AS until, r.basis AS basis, r.scope AS scope,
       r.disputed AS disputed, r.says AS says, d.name AS document, r.place AS place, r.as_of AS as_of,
       r.id AS claim
ORDER BY relation, body, claim
