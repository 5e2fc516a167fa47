// name: disputes
// purpose: What sources disagree on: each dispute with its sides, and every claim on each side.
// parameter: body [body] = null: only disputes about this body, or its part in something
MATCH (a)-[r]->(b)
WHERE r.disputed = true AND ($body IS NULL OR a.id = $body OR b.id = $body)
MATCH (d:Document) WHERE d.id = r.source
WITH a, r, b, d,
     CASE WHEN type(r) = 'STATES' THEN b.id + ': ' + r.term
          WHEN type(r) IN ['COLLABORATES', 'STAYS_OUT_OF'] THEN b.id + ': part of ' + a.id
          WHEN r.role = 'lead force' THEN b.id + ': lead force'
          ELSE b.id + ': ' + type(r) + ' ' + a.id + coalesce(' ' + r.role, '') END AS dispute,
     CASE WHEN type(r) = 'STATES' THEN r.value
          WHEN type(r) = 'STAYS_OUT_OF' THEN 'stays out'
          WHEN type(r) = 'COLLABORATES' AND r.status = 'not shown' THEN 'not shown'
          WHEN type(r) = 'COLLABORATES' THEN 'takes part'
          ELSE a.id END
          + CASE WHEN type(r) <> 'STATES' AND r.status IN ['ended', 'proposed', 'under review', 'in development']
                 THEN ', ' + r.status ELSE '' END
          + coalesce(' since ' + r.since, '') + coalesce(' until ' + r.until, '') AS side
RETURN dispute, side, b.id AS about, type(r) AS relation, a.id AS start, r.role AS role, r.term AS term,
       r.value AS value, r.since AS since, r.until AS until, r.status AS status, r.says AS says,
       d.name AS document, d.tier AS tier, r.place AS place, r.as_of AS as_of,
       r.reported_from AS reported_from, r.id AS claim
ORDER BY dispute, side, claim
