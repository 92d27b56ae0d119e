"""Resolve entities across documents: names of one thing become one node, on proof only, and every decision is kept.

records of each document ─▶ profiles ─▶ blocks ─▶ decisions about pairs ─▶ clusters ─▶ IRIs and names
"""

from kgraph.resolution.corrections import read_corrections
from kgraph.resolution.stage import leave_out, resolve

__all__ = ["leave_out", "read_corrections", "resolve"]
