// name: overseen
// purpose: Which policing body oversees which force or fire authority, and who says so.
MATCH (p:PCC)-[r:OVERSEES]->(f)
RETURN r
ORDER BY r.id
