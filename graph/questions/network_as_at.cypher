// name: network_as_at
// purpose: The certain relationships of the network on a day in Cypher alone: as "as_at", which adds the possible.
// parameter: day [date]: the day, month or year; of a month or year what held throughout it
// parameter: body [body] = null: only what this body does, or what is done in it
// parameter: network [list] = ["COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES", "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT"]: the relationship types asked about

// What each unit's newest statements by that day say. Two partial dates are compared by the shorter of them;
// the newest is the one with the latest first day, then the greatest id. What begins or ends within the month or
// year asked about held for a part of it only, so it is not certain.
MATCH (u)
WHERE u:Unit OR u:NationalBody
OPTIONAL MATCH (:Document)-[s:STATES]->(u)
WHERE s.term IN ['status', 'since', 'until']
  AND (s.term <> 'status' OR s.as_of IS NULL OR NOT left($day, size(s.as_of)) < left(s.as_of, size($day)))
WITH u, s.term AS term, s.value AS value, s.id AS id,
     CASE WHEN s.as_of IS NULL THEN '0000-00-00' ELSE left(s.as_of + '-01-01', 10) END AS spoken
WITH u, max(CASE WHEN term = 'status' THEN spoken + '|' + id + '|' + value ELSE null END) AS status,
     max(CASE WHEN term = 'since' THEN spoken + '|' + id + '|' + value ELSE null END) AS since,
     max(CASE WHEN term = 'until' THEN spoken + '|' + id + '|' + value ELSE null END) AS until
WITH u, split(status, '|')[2] AS status, split(since, '|')[2] AS since, split(until, '|')[2] AS until
WITH u.id AS unit, status IN ['not shown', 'tbc', 'proposed', 'in development']
  OR (until IS NOT NULL AND left(until, size($day)) < left($day, size(until)))
  OR (since IS NOT NULL AND left($day, size(since)) < left(since, size($day)))
  OR (since IS NOT NULL AND size($day) < 10 AND NOT left(since, size($day)) < left($day, size(since)))
  OR ((status = 'ended' OR (until IS NOT NULL AND size($day) < 10))
    AND (until IS NULL OR NOT left($day, size(until)) < left(until, size($day)))) AS out
WITH collect(CASE WHEN out THEN unit ELSE null END) AS gone

// The claims that sources of that day make, or that say since when they hold.
MATCH (a)-[r]->(b)
WHERE type(r) IN $network AND ($body IS NULL OR a.id = $body OR b.id = $body)
  AND NOT a.id IN gone AND NOT b.id IN gone
  AND (r.since IS NOT NULL OR r.as_of IS NULL OR NOT left($day, size(r.as_of)) < left(r.as_of, size($day)))
  AND (r.status IS NULL OR NOT r.status IN ['not shown', 'tbc', 'proposed', 'in development'])
  AND (r.until IS NULL OR NOT left(r.until, size($day)) < left($day, size(r.until)))
  AND (r.since IS NULL OR NOT left($day, size(r.since)) < left(r.since, size($day)))
  AND (r.since IS NULL OR size($day) = 10 OR left(r.since, size($day)) < left($day, size(r.since)))
  AND (r.until IS NULL OR size($day) = 10 OR left($day, size(r.until)) < left(r.until, size($day)))
  AND (r.status IS NULL OR r.status <> 'ended'
    OR (r.until IS NOT NULL AND left($day, size(r.until)) < left(r.until, size($day))))
WITH type(r) AS relation, a.id AS start, b.id AS other, r.role AS role, collect(DISTINCT r.id) AS cs
CALL (cs) { UNWIND cs AS one WITH one ORDER BY one RETURN collect(one) AS claims }
RETURN relation, start, other AS `end`, role, claims
ORDER BY relation, start, `end`, role
