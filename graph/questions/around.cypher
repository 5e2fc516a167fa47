// name: around
// purpose: The claims around several bodies: as "neighbourhood" for each, at once.
// parameter: bodies [list]: ids of the bodies, ; between
// parameter: network [list] = ["COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES", "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT"]: the relationship types that are walked
MATCH (f)-[q]-(u)
WHERE f.id IN $bodies AND type(q) IN $network
WITH DISTINCT f, u
MATCH (u)-[r]-(x)
WHERE type(r) IN $network AND (x.id = f.id OR ((u:Unit OR u:NationalBody) AND (f:Force OR f:PCC)))
RETURN DISTINCT r
ORDER BY r.id
