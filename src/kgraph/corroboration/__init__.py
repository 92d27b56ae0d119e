"""How far the statements of a graph bear each other out, and where they contradict each other.

Comes in: the records of a built graph. Goes out: documents that are copies of one another, the number of independent
sources of a claim, and conflicts with both sides.
"""

from kgraph.corroboration.conflicts import Conflict, ConflictKind, Side, find_conflicts
from kgraph.corroboration.copies import group_copies
from kgraph.corroboration.endings import find_ends
from kgraph.corroboration.sources import Sources

__all__ = ["Conflict", "ConflictKind", "Side", "Sources", "find_conflicts", "find_ends", "group_copies"]
