// name: shared_units
// purpose: Pairs of forces and policing bodies and the units both take part in, in Cypher alone: the certain rows of "works_with".
// parameter: of [body] = null: only pairs with this body
// parameter: named_only [flag] = true: leave out participation given only as "all forces"
// parameter: today [date] = null: what counts as today
MATCH (b)-[c:COLLABORATES]->(u)
WHERE (b:Force OR b:PCC)
  AND (c.status IS NULL OR c.status IN ['active', 'under review'])
  AND (c.until IS NULL OR NOT c.until < left($today, size(c.until)))
  AND (c.since IS NULL OR NOT c.since > left($today, size(c.since)))
  AND (u.status IS NULL OR u.status IN ['active', 'under review'])
  AND (u.until IS NULL OR NOT u.until < left($today, size(u.until)))
  AND (u.since IS NULL OR NOT u.since > left($today, size(u.since)))
  AND ($named_only = false OR c.scope IS NULL OR c.scope <> 'class')
WITH u, b, collect(DISTINCT c.id) AS joined
WITH u, collect({id: b.id, joined: joined}) AS bodies
UNWIND bodies AS one
UNWIND bodies AS other
WITH u.id AS unit, one.id AS a, other.id AS b, one.joined + other.joined AS said
WHERE a < b AND ($of IS NULL OR a = $of OR b = $of)
UNWIND said AS claim
WITH a, b, collect(DISTINCT unit) AS us, collect(DISTINCT claim) AS cs
CALL (us) { UNWIND us AS one WITH one ORDER BY one RETURN collect(one) AS units }
CALL (cs) { UNWIND cs AS one WITH one ORDER BY one RETURN collect(one) AS claims }
RETURN a, b, size(units) AS number, units, claims, 'certain' AS certainty
ORDER BY number DESC, a, b
