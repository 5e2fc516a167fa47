// name: claims
// purpose: Everything that anyone says about a thing, as relationship or as statement, with source, place, date and tier.
// parameter: id [body]: the body, agreement, person, post, figure or rule
MATCH (n {id: $id})-[r]-()
MATCH (d:Document) WHERE d.id = r.source
RETURN DISTINCT startNode(r).id AS start, type(r) AS relation, endNode(r).id AS `end`, r.role AS role,
       r.role_said AS role_said, r.term AS term, r.value AS value, r.says AS says, r.since AS since, r.until AS until,
       r.status AS status, r.basis AS basis, r.scope AS scope, r.disputed AS disputed, d.id AS source,
       d.name AS document, d.publisher AS publisher, d.address AS address, d.tier AS tier, r.place AS place,
       r.row AS row, r.column AS `column`, r.as_of AS as_of, r.reported_from AS reported_from, r.id AS claim
ORDER BY relation, start, `end`, claim
