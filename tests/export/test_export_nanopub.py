"""Nanopublications have the structure that the guidelines ask for, and assert only what the graph claims outright."""

from __future__ import annotations

import io

import pyoxigraph as ox
from hypothesis import given

from kgraph.export import export_nanopub
from kgraph.graph import Run, build_graph
from kgraph.model import Reading
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import PROV, RDF_TYPE, kg
from kgraph.rdf import RdfGraph
from strategies import MINTER, corpora

NP = "http://www.nanopub.org/nschema#"
PARTS = ("hasAssertion", "hasProvenance", "hasPublicationInfo")
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def built(corpus: tuple[Reading, ...]) -> RdfGraph:
    """Build the graph of a corpus with its run."""
    return build_graph(
        corpus,
        [entity for reading in corpus for entity in reading.entities],
        [statement for reading in corpus for statement in reading.statements],
        ontology=load_ontology(),
        minter=MINTER,
        run=Run({"kgraph": "9.9"}, "en_small 3.8", "a" * 64, "b" * 64),
    )


def written(graph: RdfGraph) -> bytes:
    """Write nanopublications."""
    stream = io.BytesIO()
    export_nanopub(graph, stream)
    return stream.getvalue()


def claimed(graph: RdfGraph) -> set[tuple[str, str, str]]:
    """Give the triples that asserted statements reify and that are plain, by pyoxigraph alone."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in graph.triples)
    rows = store.query(
        f"SELECT ?s ?p ?o {{ ?st <{kg('status')}> <{kg('asserted')}> ; <{RDF}subject> ?s ; <{RDF}predicate> ?p ; "
        f"<{RDF}object> ?o . ?s ?p ?o }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    return {(str(row["s"]), str(row["p"]), str(row["o"])) for row in rows}


@given(corpora())
def test_structure_and_assertions(corpus: tuple[Reading, ...]) -> None:
    """Each has a head that names three other graphs, none empty, none shared; together they assert what is claimed."""
    graph = built(corpus)
    content = written(graph)
    quads = list(ox.parse(content, format=ox.RdfFormat.TRIG))
    graphs: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        assert isinstance(quad.graph_name, ox.NamedNode)
        assert not any(isinstance(term, ox.BlankNode) for term in quad.triple)
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    heads = {
        quad.subject: quad.graph_name.value
        for quad in quads
        if quad.predicate.value == RDF_TYPE and str(quad.object) == f"<{NP}Nanopublication>"
        if isinstance(quad.graph_name, ox.NamedNode)
    }
    asserted: set[tuple[str, str, str]] = set()
    used: list[str] = []
    for nanopub, head in heads.items():
        names = {quad.predicate.value.removeprefix(NP): str(quad.object).strip("<>") for quad in graphs[head]}
        assert [*PARTS, RDF_TYPE] == sorted(names, key=[*PARTS, RDF_TYPE].index)
        assert {nanopub} == {quad.subject for quad in graphs[head]}
        assertion, provenance, info = (names[part] for part in PARTS)
        assert all(graphs[name] for name in (assertion, provenance, info))
        assert assertion in {str(quad.subject).strip("<>") for quad in graphs[provenance]}
        assert PROV + "wasDerivedFrom" in {quad.predicate.value for quad in graphs[provenance]}
        assert nanopub in {quad.subject for quad in graphs[info]}
        used += [head, assertion, provenance, info]
        asserted |= {(str(q.subject), str(q.predicate), str(q.object)) for q in graphs[assertion]}
    assert sorted(used) == sorted(graphs)
    of_values = {triple for triple in asserted if "/id/value/" in triple[0]}
    assert claimed(graph) == asserted - of_values
    assert content == written(graph)
