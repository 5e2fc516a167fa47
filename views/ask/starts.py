"""Queries to start from: some of the questions of docs/cypher.md; a test keeps them the same."""

from views import words

FIRST = """\
MATCH (f:Force {id: 'durham'})-[c:COLLABORATES]->(u:Unit|NationalBody)
WHERE (c.scope IS NULL OR c.scope <> 'class') AND (c.status IS NULL OR c.status IN ['active', 'under review'])
  AND (u.status IS NULL OR u.status IN ['active', 'under review'])
RETURN u.id AS unit, u.name AS name, count(DISTINCT c.source) AS documents, min(c.since) AS since
ORDER BY documents DESC, unit"""
STARTS = {
    "What does Durham take part in by name, and how many documents say so?": FIRST,
    "Who leads or hosts NPAS, in what role, and who says so?": """\
MATCH (b)-[r:LEADS|HOSTS]->(u {id: 'npas'})
MATCH (d:Document) WHERE d.id = r.source
RETURN b.name AS body, r.role AS role, r.status AS status, r.until AS until, count(DISTINCT d) AS documents,
       max(r.as_of) AS newest
ORDER BY role, body, status, until""",
    "What do sources call under review?": """\
MATCH (d:Document)-[r:STATES]->(n)
WHERE r.term = 'status' AND r.value = 'under review'
RETURN n.id AS body, n.status AS newest_status, d.name AS document, r.place AS place, r.as_of AS as_of
ORDER BY body, as_of""",
}
DRAWN = {
    "Units of Cleveland and Durham, with every claim, on a map": """\
MATCH (f:Force)-[c:COLLABORATES]->(u:Unit)
WHERE f.id IN ['cleveland', 'durham'] AND (c.scope IS NULL OR c.scope <> 'class')
RETURN f, c, u
ORDER BY u.name, f.name, c.as_of""",
    "The units of a body of your choice ($body)": """\
MATCH (b {id: $body})-[c:COLLABORATES]->(u)
RETURN u, count(DISTINCT c.source) AS documents
ORDER BY documents DESC, u.name""",
}


def html() -> str:
    """The list, each a link that asks it."""
    items = "".join(
        f"<li>{words.link(said, cypher=query)}</li>" for said, query in {**STARTS, **DRAWN}.items()
    )
    return (
        '<section class="state" aria-labelledby="starts"><h2 id="starts">Nothing is asked yet</h2><p>Run what stands in '
        f'the editor, or start from one of these:</p><ul class="plain">{items}</ul></section>'
    )
