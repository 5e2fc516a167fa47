"""Pictures of a subgraph: what is drawn (view), where it stands (layout), in which language (style), and on what."""
