"""What Cypher cannot say well: pure functions on a Subgraph, networkx inside."""
