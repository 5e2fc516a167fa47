// name: contacts
// purpose: Whom to meet about a unit: its contacts and those who head or lead it, post before name.
// parameter: unit [body]: the unit, national body or agreement
MATCH (w)-[r:CONTACT_FOR|LEADS]->(u {id: $unit})
WHERE w:Person OR w:Post OR type(r) = 'CONTACT_FOR'
OPTIONAL MATCH (w)-[:HOLDS]->(p:Post)
MATCH (d:Document) WHERE d.id = r.source
RETURN DISTINCT coalesce(p.name, w.name) AS post, CASE WHEN w:Person THEN w.name ELSE null END AS person,
       type(r) AS relation, r.role AS role, r.says AS says, d.name AS document, r.place AS place,
       r.as_of AS as_of, r.id AS claim
ORDER BY post, person, relation, claim
