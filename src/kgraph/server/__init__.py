"""Answer SPARQL over HTTP, with pages to look at a graph by.

Comes in: a store on disk. Goes out: answers by the SPARQL 1.1 Protocol, pages of things, a
search, an editor (https://www.w3.org/TR/sparql11-protocol/). Every query runs
in a process of its own that can be stopped; nothing here imports spaCy.
"""

from kgraph.server.config import ServeConfig, default_workers

__all__ = ["ServeConfig", "default_workers"]
