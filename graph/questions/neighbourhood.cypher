// name: neighbourhood
// purpose: The claims around a body: its own, and for a force or policing body those of the units it is in.
// parameter: body [body]: whose neighbourhood
MATCH (f {id: $body})-[q]-(u)
WHERE type(q) IN $network
WITH DISTINCT f, u
MATCH (u)-[r]-(x)
WHERE type(r) IN $network AND (x.id = f.id OR ((u:Unit OR u:NationalBody) AND (f:Force OR f:PCC)))
RETURN DISTINCT r
ORDER BY r.id
