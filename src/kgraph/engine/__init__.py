"""Read documents with the language model: in this process, in workers beside it, or on other machines.

Comes in: shards of documents. Goes out: their readings, committed to a journal shard by shard, by the same function
wherever it runs (`shard.py`); what is read does not depend on who reads it.
"""

from kgraph.engine.plan import plan_workers
from kgraph.engine.read import read_documents

__all__ = ["plan_workers", "read_documents"]
