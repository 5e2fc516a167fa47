// name: left_without_lead
// purpose: Units that would have no lead or host if bodies withdrew, in Cypher alone: as the certain rows of "withdrawal".
// parameter: bodies [list]: ids of the bodies, ; between
// parameter: today [date] = null: what counts as today
// parameter: roles [list] = ["lead force", "lead policing body", "PCC lead", "chief officer lead", "national lead", "host"]: roles of LEADS and HOSTS that count
MATCH p = (u)-[:PART_OF*0..8]->(v)<-[l:LEADS|HOSTS]-(b)
WHERE (u:Unit OR u:NationalBody) AND NOT u.id IN $bodies AND l.role IN $roles AND NOT b:Person AND NOT b:Post
  AND all(r IN relationships(p) WHERE (r.status IS NULL OR r.status IN ['active', 'under review'])
    AND (r.until IS NULL OR NOT r.until < left($today, size(r.until)))
    AND (r.since IS NULL OR NOT r.since > left($today, size(r.since))))
  AND all(n IN nodes(p) WHERE NOT (n:Unit OR n:NationalBody) OR (
    (n.status IS NULL OR n.status IN ['active', 'under review'])
    AND (n.until IS NULL OR NOT n.until < left($today, size(n.until)))
    AND (n.since IS NULL OR NOT n.since > left($today, size(n.since)))))
UNWIND relationships(p) AS r
WITH u, b, r, CASE WHEN any(n IN nodes(p) WHERE n.id IN $bodies) THEN 1 ELSE 0 END AS lost
WITH u.id AS unit, min(lost) AS every, collect(DISTINCT b.id) AS ls, collect(DISTINCT r.id) AS cs
WHERE every = 1
CALL (ls) { UNWIND ls AS one WITH one ORDER BY one RETURN collect(one) AS leads }
CALL (cs) { UNWIND cs AS one WITH one ORDER BY one RETURN collect(one) AS claims }
RETURN unit, leads, claims, 'certain' AS certainty
ORDER BY unit
