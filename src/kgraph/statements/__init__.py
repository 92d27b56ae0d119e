"""Check what was read against its own evidence and the ontology, and merge equal claims."""

from kgraph.statements.check import check, describe
from kgraph.statements.merge import merge, merge_entities
from kgraph.statements.prune import prune

__all__ = ["check", "describe", "merge", "merge_entities", "prune"]
