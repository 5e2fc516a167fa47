// name: network
// purpose: Every claim of the network: who takes part in, leads, hosts, oversees or is part of what.
// parameter: network [list] = ["COLLABORATES", "STAYS_OUT_OF", "LEADS", "HOSTS", "PROVIDES", "PART_OF", "OVERSEES", "GOVERNS", "MEMBER_OF", "LINKED_TO", "REPORTS_TO", "FUNDS", "HOLDS", "AT"]: the relationship types that are walked
MATCH ()-[r]->()
WHERE type(r) IN $network
RETURN r
ORDER BY r.id
