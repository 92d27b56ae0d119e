"""Write the explorer of a graph: the last step of the stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kgraph.explorer.layout import lay_out
from kgraph.explorer.portion import portion
from kgraph.explorer.selection import Limits, select
from kgraph.explorer.view import view
from kgraph.ontology import Ontology
from kgraph.rdf import RdfGraph


def render(
    graph: RdfGraph | Iterable[ox.Triple],
    ontology: Ontology,
    *,
    title: str = "kgraph",
    texts: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> str:
    """Write a graph as one HTML page that opens without a network.

    Args:
        graph: A built graph, or its triples in any order.
        ontology: The ontology it was built with.
        title: Heading of the page.
        texts: Text of documents by their SHA-256; of the others the page shows the sentences that facts quote.
        limits: How much the page takes of a graph that is too large to be indexed whole.

    Returns:
        The whole page; save it as UTF-8.

    Example:
        >>> render([], Ontology(), title="Nothing yet").startswith("<!doctype html>")
        True
    """
    from kgraph.explorer.network import ExplorerNetwork  # noqa: PLC0415 - pyvis imports IPython

    part, left_out = select(graph, ontology, limits or Limits()) if isinstance(graph, RdfGraph) else (graph, 0)
    whole = view(part, ontology)
    shown = portion(whole)
    network = ExplorerNetwork(shown, lay_out(shown), title=title, texts=texts)
    network.left_out = left_out + len(whole.nodes) - len(shown.nodes)
    return network.generate_html()
