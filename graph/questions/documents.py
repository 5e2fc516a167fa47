"""The texts that read every document, and which of them are copies, for all that cites or counts works."""

from typing import Final

DOCUMENTS: Final = "MATCH (d:Document) RETURN d ORDER BY d.id"
COPIES: Final = "MATCH (a:Document)-[r:COPY_OF]->(b) RETURN r ORDER BY r.id"
