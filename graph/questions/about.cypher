// name: about
// purpose: What documents state of a body: status, dates, kind, purpose and the rest, each with its source.
// parameter: body [body]: the body, agreement, person or post
MATCH (d:Document)-[r:STATES]->(n {id: $body})
RETURN r
ORDER BY r.id
