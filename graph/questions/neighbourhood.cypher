// name: neighbourhood
// purpose: The claims around a body: its own, and for a force or policing body those of the units it is in.
// parameter: body [body]: whose neighbourhood
// parameter: network [list] = ["COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES", "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT"]: the relationship types that are walked
MATCH (f {id: $body})-[q]-(u)
WHERE type(q) IN $network
WITH DISTINCT f, u
MATCH (u)-[r]-(x)
WHERE type(r) IN $network AND (x.id = f.id OR ((u:Unit OR u:NationalBody) AND (f:Force OR f:PCC)))
RETURN DISTINCT r
ORDER BY r.id
