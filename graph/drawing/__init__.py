"""Pictures of a subgraph: what is drawn, in which language, where it stands, and on what."""
