// name: function_gaps
// purpose: The certain gaps of a force in Cypher alone, as "gaps": functions that most of its region has and it is not recorded as having.
// parameter: body [body]: the force
// parameter: today [date] = null: what counts as today

// Which force has which function, it or its policing body taking part; 1 where that is certain, 0 where possible.
MATCH (f:Force)
OPTIONAL MATCH (o:PCC)-[:OVERSEES]->(f)
WITH f, collect(DISTINCT o.id) + [f.id] AS bodies
UNWIND bodies AS body
MATCH (b {id: body})-[c:COLLABORATES]->(u)-[d:DELIVERS]->(n:Function)
WHERE (c.status IS NULL OR NOT c.status IN ['ended', 'not shown'])
  AND (c.until IS NULL OR NOT c.until < left($today, size(c.until)))
  AND (d.status IS NULL OR NOT d.status IN ['ended', 'not shown'])
  AND (u.status IS NULL OR NOT u.status IN ['ended', 'not shown'])
  AND (u.until IS NULL OR NOT u.until < left($today, size(u.until)))
WITH f, n, c.id AS joined, d.id AS delivered, CASE WHEN (c.status IS NULL OR c.status IN ['active', 'under review'])
    AND (c.since IS NULL OR NOT c.since > left($today, size(c.since)))
    AND (d.status IS NULL OR d.status IN ['active', 'under review'])
    AND (u.status IS NULL OR u.status IN ['active', 'under review'])
    AND (u.since IS NULL OR NOT u.since > left($today, size(u.since))) THEN 1 ELSE 0 END AS certain
WITH f, n, max(certain) AS sure, collect(DISTINCT CASE WHEN certain = 1 THEN joined ELSE null END)
     + collect(DISTINCT CASE WHEN certain = 1 THEN delivered ELSE null END) AS claims
WITH collect({force: f.id, function: n.id, sure: sure, claims: claims}) AS has

// The other forces of each of its regions that certainly have a function which it has in no way.
MATCH (me:Force {id: $body})
UNWIND me.regions AS region
WITH has, me, region WHERE region <> 'National'
MATCH (p:Force) WHERE region IN p.regions AND p.id <> me.id
WITH has, me, region, collect(p.id) AS peers
UNWIND has AS one
WITH has, me, region, peers, one
WHERE one.force IN peers AND one.sure = 1
WITH has, me, region, size(peers) AS of, one.function AS function, collect(DISTINCT one.force) AS sharing,
     collect(one.claims) AS lists
WHERE 2 * size(sharing) > of AND none(other IN has WHERE other.force = me.id AND other.function = function)
UNWIND lists AS list
UNWIND list AS claim
WITH region, function, of, sharing AS ss, collect(DISTINCT claim) AS cs
CALL (ss) { UNWIND ss AS one WITH one ORDER BY one RETURN collect(one) AS sharing }
CALL (cs) { UNWIND cs AS one WITH one ORDER BY one RETURN collect(one) AS claims }
RETURN region, function, size(sharing) AS shared_by, of, sharing, 'certain' AS certainty, claims
ORDER BY region, function
