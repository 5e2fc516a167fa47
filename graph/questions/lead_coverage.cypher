// name: lead_coverage
// purpose: For each unit that a force or policing body takes part in, who leads or hosts it or the nearest unit above it: through which unit, in how many steps (1: its own).
// parameter: named_only [flag] = false: leave out participation given only as "all forces"
// parameter: today [date] = null: what counts as today
// parameter: roles [list] = ["lead force", "lead policing body", "PCC lead", "chief officer lead", "national lead", "host"]: roles of LEADS and HOSTS that count
MATCH (f)-[c:COLLABORATES]->(u)
WHERE (f:Force OR f:PCC)
  AND (c.status IS NULL OR c.status IN ['active', 'under review'])
  AND (c.until IS NULL OR NOT c.until < left($today, size(c.until)))
  AND (c.since IS NULL OR NOT c.since > left($today, size(c.since)))
  AND (u.status IS NULL OR u.status IN ['active', 'under review'])
  AND (u.until IS NULL OR NOT u.until < left($today, size(u.until)))
  AND (u.since IS NULL OR NOT u.since > left($today, size(u.since)))
  AND ($named_only = false OR c.scope IS NULL OR c.scope <> 'class')
WITH u, count(DISTINCT f) AS participants, collect(DISTINCT c.id) AS joined
OPTIONAL MATCH p = (u)-[:PART_OF*0..8]->(v)<-[l:LEADS|HOSTS]-(b)
WHERE l.role IN $roles AND NOT b:Person AND NOT b:Post
  AND all(r IN relationships(p) WHERE (r.status IS NULL OR r.status IN ['active', 'under review'])
    AND (r.until IS NULL OR NOT r.until < left($today, size(r.until)))
    AND (r.since IS NULL OR NOT r.since > left($today, size(r.since))))
  AND all(n IN nodes(p) WHERE NOT (n:Unit OR n:NationalBody) OR (
    (n.status IS NULL OR n.status IN ['active', 'under review'])
    AND (n.until IS NULL OR NOT n.until < left($today, size(n.until)))
    AND (n.since IS NULL OR NOT n.since > left($today, size(n.since)))))
WITH u, participants, joined, min(length(p)) AS nearest,
     collect(CASE WHEN l IS NULL THEN null ELSE
       {steps: length(p), lead: b.id, through: v.id, claims: [r IN relationships(p) | r.id]} END) AS found
WITH u, participants, joined, nearest, [way IN found WHERE way.steps = nearest] AS ways
UNWIND CASE WHEN size(ways) = 0 THEN [null] ELSE ways END AS way
UNWIND joined + coalesce(way.claims, []) AS claim
WITH u.id AS unit, participants, nearest AS steps, collect(DISTINCT way.lead) AS ls,
     collect(DISTINCT way.through) AS ts, collect(DISTINCT claim) AS cs
CALL (ls) { UNWIND ls AS one WITH one ORDER BY one RETURN collect(one) AS leads }
CALL (ts) { UNWIND ts AS one WITH one ORDER BY one RETURN collect(one) AS through }
CALL (cs) { UNWIND cs AS one WITH one ORDER BY one RETURN collect(one) AS claims }
RETURN unit, participants, steps, through, leads, claims, 'certain' AS certainty
ORDER BY unit
