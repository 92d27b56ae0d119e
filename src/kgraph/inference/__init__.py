"""Infer what follows from a graph by the axioms of its ontology, after the rules of OWL 2 RL.

Comes in: a built graph and the ontology files. Goes out: triples that no text says, for a graph of their own.
"""

from kgraph.inference.infer import infer

__all__ = ["infer"]
