"""Read a built folder back into the RDF that the stages share."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kgraph.iris import is_inferred
from kgraph.rdf import RdfGraph
from kgraph.store.source import graph_file, load_file


def read_graph(source: str | Path) -> RdfGraph:
    """Read `graph.ttl`, and `graph.trig` beside it if there is one.

    Args:
        source: Folder made by `kgraph build`, or one RDF file.

    Returns:
        The merged triples and those of each document, sorted as `RdfGraph` says.

    Raises:
        StoreError: If there is no graph, or it cannot be read.
    """
    file = graph_file(Path(source))
    store = ox.Store()
    prefixes = dict(load_file(store, file))
    trig = file.with_suffix(".trig")
    if Path(source).is_dir() and trig.is_file():
        load_file(store, trig)
    graphs = sorted((str(graph.value), _triples(store, graph)) for graph in store.named_graphs())
    named = {name: triples for name, triples in graphs if not is_inferred(name)}
    inferred = {name: triples for name, triples in graphs if is_inferred(name)}
    return RdfGraph(_triples(store, ox.DefaultGraph()), named, prefixes, inferred)


def _triples(store: ox.Store, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> tuple[ox.Triple, ...]:
    quads = store.quads_for_pattern(None, None, None, graph)
    return tuple(sorted((quad.triple for quad in quads), key=str))
