"""What holds for any records: their order does not matter, nothing is doubled, and any label survives every output."""

from __future__ import annotations

import io
import json

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.export import dump_jsonl, exporters, to_networkx
from kgraph.graph import build_graph
from kgraph.iris import Minter
from kgraph.model import Document, Entity, Evidence, Reading, Segment
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDFS_LABEL, kg
from kgraph.rdf import RdfGraph
from kgraph.statements import check, merge, merge_entities, prune
from strategies import HOSTILE, corpora, labels

MINTER = Minter()
PARSERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
Corpus = tuple[Reading, ...]


def merged(corpus: Corpus) -> RdfGraph:
    """Put a graph together as a build does."""
    pruned = [prune(reading) for reading in corpus]
    return build_graph(
        pruned,
        merge_entities(entity for reading in pruned for entity in reading.entities),
        merge(statement for reading in pruned for statement in reading.statements),
        ontology=load_ontology(),
        minter=MINTER,
    )


def named_thing(label: str) -> RdfGraph:
    """Make the graph of one thing of a name, in a document that says no more than the name."""
    document = Document("d", label, "d.txt", "text/plain", "", (Segment(0, len(label)),))
    place = Evidence("d", 0, len(label), label, 0, len(label), label, "mention-name")
    thing = Entity(id=MINTER.entity("thing", label), label=label, cls=kg("Product"), evidence=(place,))
    return merged((Reading(document, (thing,)),))


def written(graph: RdfGraph, name: str) -> bytes:
    """Write a graph in one format."""
    stream = io.BytesIO()
    exporters()[name](graph, stream)
    return stream.getvalue()


@given(corpus=corpora(), drawn=st.data())
def test_order_of_documents_does_not_matter(corpus: Corpus, drawn: st.DataObject) -> None:
    """Documents in any order give the same triples, merged and by document."""
    other = tuple(drawn.draw(st.permutations(corpus)))
    assert merged(corpus) == merged(other)


@given(corpus=corpora())
def test_building_twice_adds_nothing(corpus: Corpus) -> None:
    """A store that loads a graph twice holds it once, by IRIs alone."""
    store = ox.Store()
    for _ in range(2):
        store.load(written(merged(corpus), "trig"), format=ox.RdfFormat.TRIG)
        size = len(store)
    assert size == len({(str(triple), name) for name, triples in merged(corpus).named.items() for triple in triples})


@given(corpus=corpora())
def test_documents_do_not_change_one_another(corpus: Corpus) -> None:
    """The named graph of a document is what it is without the others."""
    graph = merged(corpus)
    for reading in corpus:
        name = MINTER.document(reading.document.id)
        assert merged((reading,)).named[name] == graph.named[name]


@given(corpus=corpora())
def test_check_keeps_what_the_strategies_quote(corpus: Corpus) -> None:
    """Every statement is kept or rejected with a reason; evidence that is word for word is never the reason."""
    for reading in corpus:
        checked = check(reading, load_ontology())
        assert len(reading.statements) == len(checked.statements) + len(checked.rejections)
        assert "evidence" not in {rejection.reason for rejection in checked.rejections}


@pytest.mark.parametrize("name", PARSERS)
@given(label=labels())
def test_any_label_survives_rdf(name: str, label: str) -> None:
    """Whatever a thing is called comes back from every RDF format, letter by letter."""
    quads = ox.parse(written(named_thing(label), name), format=PARSERS[name])
    found = {
        quad.object.value
        for quad in quads
        if quad.predicate.value == RDFS_LABEL
        and isinstance(quad.object, ox.Literal)
        and str(quad.subject).strip("<>") == MINTER.entity("thing", label)
    }
    assert {label} == found


@given(label=labels())
def test_any_label_survives_networkx_and_json(label: str) -> None:
    """Graphs in memory and records in JSON keep any name."""
    graph = named_thing(label)
    assert label == to_networkx(graph).nodes[MINTER.entity("thing", label)]["label"]
    record = json.loads(dump_jsonl([Entity(id="x:a", label=label, cls="x:c")]))
    assert label == record["label"]


@given(label=labels())
def test_any_label_gives_graphml_that_parses(label: str) -> None:
    """XML cannot hold every character, but what is written is XML, and plain names come back."""
    network = nx.parse_graphml(written(named_thing(label), "graphml").decode())
    found = network.nodes[MINTER.entity("thing", label)]["label"]
    assert label == found or not label.isprintable() or "\r" in label


def test_every_exporter_is_covered() -> None:
    """A new format needs a parser here."""
    assert set(exporters()) == {*PARSERS, "graphml"}
    assert 22 == len(HOSTILE)
