// name: under_review
// purpose: Units, bodies and agreements whose newest statement of status is a given one, and who states it.
// A status that the source gives only as "ended or ending" is stored as under review; as_said says so.
// parameter: status [text] = "under review": active, under review, in development, proposed, tbc, not shown or ended
// parameter: region [text] = null: only what a force or policing body of this region takes part in or is party to
MATCH (d:Document)-[r:STATES]->(n)
WHERE r.term = 'status' AND r.value = $status AND n.status = $status
OPTIONAL MATCH (b)-[:COLLABORATES|PARTY_TO|LEADS|HOSTS]->(n)
WHERE (b:Force OR b:PCC) AND $region IN b.regions
WITH d, r, n, count(b) AS own
OPTIONAL MATCH (n)-[:COVERS]->(u)<-[:COLLABORATES|LEADS|HOSTS]-(c)
WHERE (c:Force OR c:PCC) AND $region IN c.regions
WITH d, r, n, own, count(c) AS covered
WHERE $region IS NULL OR own + covered > 0 OR $region IN n.regions
RETURN n.id AS body, n.name AS name, r.says AS says,
       CASE WHEN r.says CONTAINS 'ended or ending' THEN 'ended or ending' ELSE null END AS as_said, d.name AS document, r.place AS place,
       r.as_of AS as_of, r.id AS claim
ORDER BY body, claim
