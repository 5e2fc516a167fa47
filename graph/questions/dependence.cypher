// name: dependence
// purpose: The certain dependences of a day in Cypher alone: the same rows as "depends", which adds the possible; and which units have their lead only from a unit above (inherited).
// parameter: on [body] = null: only dependences on this body
// parameter: of [body] = null: only dependences of this body
// parameter: named_only [flag] = false: leave out participation given only as "all forces"
// parameter: today [date] = null: what counts as today
// parameter: roles [list] = ["lead force", "lead policing body", "PCC lead", "chief officer lead", "national lead", "host"]: roles of LEADS and HOSTS that make others depend

// What each force or policing body takes part in. A partial date is compared by its own precision:
// "2026-10" is over before "2026-11-25", "2026" is not.
MATCH (f)-[c:COLLABORATES]->(u)
WHERE (f:Force OR f:PCC)
  AND (c.status IS NULL OR c.status IN ['active', 'under review'])
  AND (c.until IS NULL OR NOT c.until < left($today, size(c.until)))
  AND (c.since IS NULL OR NOT c.since > left($today, size(c.since)))
  AND (u.status IS NULL OR u.status IN ['active', 'under review'])
  AND (u.until IS NULL OR NOT u.until < left($today, size(u.until)))
  AND (u.since IS NULL OR NOT u.since > left($today, size(u.since)))
  AND ($named_only = false OR c.scope IS NULL OR c.scope <> 'class')
WITH f, u, collect(DISTINCT c.id) AS joined, min(CASE WHEN c.scope = 'class' THEN 1 ELSE 0 END) AS by_class

// Who leads or hosts the unit, or a unit above it, at most eight steps up.
OPTIONAL MATCH p = (u)-[:PART_OF*0..8]->(v)<-[l:LEADS|HOSTS]-(b)
WHERE l.role IN $roles AND NOT b:Person AND NOT b:Post
  AND all(r IN relationships(p) WHERE (r.status IS NULL OR r.status IN ['active', 'under review'])
    AND (r.until IS NULL OR NOT r.until < left($today, size(r.until)))
    AND (r.since IS NULL OR NOT r.since > left($today, size(r.since))))
  AND all(n IN nodes(p) WHERE NOT (n:Unit OR n:NationalBody) OR (
    (n.status IS NULL OR n.status IN ['active', 'under review'])
    AND (n.until IS NULL OR NOT n.until < left($today, size(n.until)))
    AND (n.since IS NULL OR NOT n.since > left($today, size(n.since)))))
WITH f, u, joined, by_class, min(length(p)) AS nearest,
     collect(CASE WHEN l IS NULL THEN null ELSE
       {steps: length(p), lead: b.id, role: l.role, claims: [r IN relationships(p) | r.id]} END) AS found
WITH f, count(u) AS of, sum(CASE WHEN nearest IS NULL THEN 0 ELSE 1 END) AS known,
     collect({unit: u.id, joined: joined, by_class: by_class, nearest: nearest, found: found}) AS parts

// The nearest alone, and never the body itself or its own policing body or force.
UNWIND parts AS part
UNWIND part.found AS way
WITH f, of, known, part.unit AS unit, part.joined AS joined, part.by_class AS by_class, way.lead AS lead,
     way.role AS role, way.claims AS claims, way.steps AS steps, part.nearest AS nearest
WHERE steps = nearest AND lead <> f.id AND ($on IS NULL OR lead = $on) AND ($of IS NULL OR f.id = $of)
  AND NOT EXISTS { MATCH (f)-[:OVERSEES]-(o) WHERE o.id = lead }
UNWIND joined + claims AS claim
WITH f.id AS dependant, lead, known, of, unit, by_class, steps, collect(DISTINCT role) AS unit_roles,
     collect(DISTINCT claim) AS unit_claims
WITH dependant, lead, known, of, collect(unit) AS units,
     collect({unit: unit, by_class: by_class, steps: steps, roles: unit_roles, claims: unit_claims}) AS ways

// A unit that is part of another of them is listed and not weighed.
UNWIND ways AS way
OPTIONAL MATCH q = (s {id: way.unit})-[:PART_OF*1..8]->(t)
WHERE t.id IN units AND t.id <> s.id
  AND all(r IN relationships(q) WHERE (r.status IS NULL OR r.status IN ['active', 'under review'])
    AND (r.until IS NULL OR NOT r.until < left($today, size(r.until)))
    AND (r.since IS NULL OR NOT r.since > left($today, size(r.since))))
WITH dependant, lead, known, of, way.unit AS unit, way.by_class AS by_class, way.steps AS steps,
     way.roles AS unit_roles, way.claims AS unit_claims, count(q) AS above
UNWIND unit_roles AS role
UNWIND unit_claims AS claim
WITH dependant, lead, known, of, count(DISTINCT CASE WHEN above = 0 THEN unit END) AS weight,
     count(DISTINCT CASE WHEN above = 0 AND by_class = 1 THEN unit END) AS class_weight,
     collect(DISTINCT unit) AS us, collect(DISTINCT role) AS rs, collect(DISTINCT claim) AS cs,
     collect(DISTINCT CASE WHEN steps > 1 THEN unit END) AS hs

// A list that was collected has no order until it is given one.
CALL (us) { UNWIND us AS one WITH one ORDER BY one RETURN collect(one) AS units }
CALL (rs) { UNWIND rs AS one WITH one ORDER BY one RETURN collect(one) AS roles }
CALL (cs) { UNWIND cs AS one WITH one ORDER BY one RETURN collect(one) AS claims }
CALL (hs) { UNWIND hs AS one WITH one ORDER BY one RETURN collect(one) AS inherited }
RETURN dependant, lead, weight, class_weight, units, roles, claims, 'certain' AS certainty, known, of, inherited
ORDER BY weight DESC, lead, dependant
