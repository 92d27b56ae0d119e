"""A small graph in the form that kgraph writes, and the same graph after one article changed."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kgraph.export.trig import export_trig
from kgraph.export.turtle import export_turtle
from kgraph.iris import Minter
from kgraph.rdf import RdfGraph, prefixes

BASE = "https://w3id.org/kgraph/id/"
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
FUNDS = ox.NamedNode("https://w3id.org/kgraph/ns#funds")


def sample(**told: tuple[str, ...]) -> RdfGraph:
    """Make a graph of documents that name who is funded by whom.

    Args:
        told: The funded ones by the name of the document, which is also who funds them.
    """
    named = {f"{BASE}document/{name}": tuple(_document(name, funded)) for name, funded in told.items()}
    merged = {triple for triples in named.values() for triple in triples}
    return RdfGraph(tuple(sorted(merged, key=str)), named, prefixes(Minter()))


def write(graph: RdfGraph, folder: Path) -> list[Path]:
    """Write `graph.ttl` and `graph.trig` into a folder and give both."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "graph.ttl").open("wb") as stream:
        export_turtle(graph, stream)
    with (folder / "graph.trig").open("wb") as stream:
        export_trig(graph, stream)
    return [folder / "graph.ttl", folder / "graph.trig"]


def quads(store: ox.Store) -> list[str]:
    """Give all quads of a store as sorted lines."""
    return sorted(map(str, store))


def expected_quads(graph: RdfGraph) -> list[str]:
    """Give all quads of a graph as sorted lines."""
    default = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in graph.triples]
    named = [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(name))
        for name, triples in graph.named.items()
        for triple in triples
    ]
    return sorted(map(str, [*default, *named]))


def _document(name: str, funded: tuple[str, ...]) -> list[ox.Triple]:
    one = ox.NamedNode(f"{BASE}entity/{name}")
    links = [ox.Triple(one, FUNDS, ox.NamedNode(f"{BASE}entity/{other}")) for other in funded]
    labels = [
        ox.Triple(ox.NamedNode(f"{BASE}entity/{other}"), LABEL, ox.Literal(f'The "{other}"\n;}} .', language="en"))
        for other in (name, *funded)
    ]
    return [*links, *labels]
