// name: delivering
// purpose: The units that deliver a function, and the claims at them: who takes part, leads, hosts, stays out.
// parameter: function [body]: the function
// parameter: network [list] = ["COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES", "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT"]: the relationship types that are walked
MATCH (u)-[d:DELIVERS]->(f:Function {id: $function})
OPTIONAL MATCH (u)-[q]-(x)
WHERE type(q) IN $network
UNWIND [d, q] AS r
WITH DISTINCT r
WHERE r IS NOT NULL
RETURN r
ORDER BY r.id
