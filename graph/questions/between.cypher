// name: between
// purpose: What is said between some bodies, and with "joined" also of what joins any two of them.
// parameter: bodies [list]: ids of the bodies, ; between
// parameter: joined [flag] = false: also the bodies and units next to at least two of them
// parameter: network [list] = ["COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES", "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT"]: the relationship types that are walked
MATCH (n) WHERE n.id IN $bodies
OPTIONAL MATCH (n)-[q]-(x)
WHERE type(q) IN $network AND NOT x.id IN $bodies
WITH x, count(DISTINCT n) AS joins
WITH collect(CASE WHEN $joined AND joins > 1 THEN x.id ELSE null END) AS joining
MATCH (a)-[r]->(b)
WHERE type(r) IN $network AND (a.id IN $bodies AND b.id IN $bodies
  OR a.id IN $bodies AND b.id IN joining OR a.id IN joining AND b.id IN $bodies)
RETURN DISTINCT r
ORDER BY r.id
