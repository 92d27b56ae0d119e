"""What made a graph stands in it, and every statement leads there."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox
from hypothesis import given

from kgraph.graph import Run, build_graph
from kgraph.model import Reading
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import DCTERMS, PROV, RDF_TYPE, kg
from strategies import MINTER, corpora

RUN = Run({"kgraph": "9.9", "spacy": "3.8"}, "en_small 3.8", "a" * 64, "b" * 64)


def objects(triples: Sequence[ox.Triple], predicate: str, subject: str = "") -> set[str]:
    """Give the objects of a predicate, of one subject or of all."""
    return {
        triple.object.value
        for triple in triples
        if triple.predicate.value == predicate
        and isinstance(triple.object, ox.NamedNode | ox.Literal)
        and isinstance(triple.subject, ox.NamedNode)
        and subject in {"", triple.subject.value}
    }


@given(corpora())
def test_every_evidence_leads_to_the_run(corpus: tuple[Reading, ...]) -> None:
    """In the merged view and in each document's graph the rules are parts of the run, which used the documents."""
    graph = build_graph(
        corpus,
        [entity for reading in corpus for entity in reading.entities],
        [statement for reading in corpus for statement in reading.statements],
        ontology=load_ontology(),
        minter=MINTER,
        run=RUN,
    )
    run = RUN.iri(MINTER)
    documents = {MINTER.document(reading.document.id) for reading in corpus}
    assert documents == objects(graph.triples, PROV + "used", run)
    assert graph.named
    for name, triples in ((run, graph.triples), *graph.named.items()):
        assert {kg("Run"), PROV + "Activity"} == objects(triples, RDF_TYPE, run)
        assert {"kgraph 9.9", "spacy 3.8"} == objects(triples, kg("software"), run)
        assert name == run or {name} == objects(triples, PROV + "used", run)
        for rule in objects(triples, PROV + "wasGeneratedBy"):
            assert {run} == objects(triples, DCTERMS + "isPartOf", rule)


def test_the_same_configuration_is_the_same_run() -> None:
    """Its IRI depends on nothing else."""
    assert RUN.iri(MINTER) == Run(configuration="b" * 64).iri(MINTER) != Run(configuration="c" * 64).iri(MINTER)
