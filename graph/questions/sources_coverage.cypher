// name: sources_coverage
// purpose: How many claims come from each place of each document, so that a person can check it against the page.
// parameter: source [text] = null: only this document (id)
MATCH ()-[r]->()
WHERE $source IS NULL OR r.source = $source
MATCH (d:Document) WHERE d.id = r.source
RETURN d.id AS source, d.name AS document, r.place AS place, r.row AS row, count(DISTINCT r.id) AS claims
ORDER BY source, place, row
