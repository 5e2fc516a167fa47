"""Briefings written from the graph, each sentence with the claims it rests on."""
