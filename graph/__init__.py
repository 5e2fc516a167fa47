"""The network of police collaborations: its model, its stores, its questions, its pictures."""
