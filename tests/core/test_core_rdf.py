"""The RDF that stages share: prefixes for every kind of node, and an empty graph that is one."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD

from kgraph.iris import KINDS, Minter
from kgraph.ontology import vocab
from kgraph.rdf import RdfGraph, prefixes


def test_every_kind_has_a_prefix() -> None:
    """Whatever the minter makes can be written as a prefixed name."""
    minter = Minter("https://example.org/g#")
    namespaces = set(prefixes(minter).values())
    assert {minter.namespace(kind) for kind in KINDS} <= namespaces
    assert len(namespaces) == len(prefixes(minter)) == len(KINDS) + 10


def test_prefixes_are_what_turtle_allows() -> None:
    """Prefixes parse, and no namespace is the start of another, so that a name is written in one way."""
    found = prefixes(Minter())
    turtle = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in found.items())
    assert [] == list(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))
    assert [] == [(one, two) for one in found.values() for two in found.values() if one != two and one.startswith(two)]


def test_prefixes_cannot_be_changed() -> None:
    """Nobody adds a prefix that the others do not know of."""
    with pytest.raises(TypeError):
        prefixes(Minter())["x"] = "https://example.org/"  # type: ignore[index]


def test_graph_may_be_empty() -> None:
    """A graph of nothing has no named graphs and no prefixes."""
    assert ((), {}, {}) == (RdfGraph(()).triples, RdfGraph(()).named, RdfGraph(()).prefixes)


@pytest.mark.parametrize(
    ("name", "namespace"),
    [("RDF", RDF), ("RDFS", RDFS), ("OWL", OWL), ("XSD", XSD), ("SKOS", SKOS), ("PROV", PROV)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_namespaces_are_the_standards(name: str, namespace: object) -> None:
    """Our copies of well-known namespaces are spelt as rdflib spells them."""
    assert str(namespace) == getattr(vocab, name)
