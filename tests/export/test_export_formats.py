"""Every format says the same, to rdflib as to Oxigraph, in the same bytes whatever the order."""

from __future__ import annotations

import difflib
import io
import json
import os
import random
import subprocess
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from graph_samples import KIM, MINTER, sample_graph
from kgraph.export import exporters, find_exporter
from kgraph.export.rdf12 import export_rdf12
from kgraph.ontology.vocab import RDF, RDFS_LABEL, kg
from kgraph.rdf import RdfGraph, prefixes
from kgraph.spool import Spool
from strategies import HOSTILE, graphs, labels

TRIPLE_FORMATS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}
QUAD_FORMATS = {"trig": (ox.RdfFormat.TRIG, "trig"), "nquads": (ox.RdfFormat.N_QUADS, "nquads")}
ALL_FORMATS = {**TRIPLE_FORMATS, **QUAD_FORMATS}
EX = "https://example.org/"
SEEDS = ("0", "1", "42")
LOCAL_NAMES = (
    *("a", "a.b", "a.", ".a", "-a", "a-", "1", "_a", "a%20b", "a~b", "a,b", "a:b", "a/b", "a#b", "a(b)", "a'b"),
    *("통일", "·a", "a·"),
)
NOT_IN_IRIS = ' <>"{}|\\^`%[]#'


def export(name: str, graph: RdfGraph) -> bytes:
    """Export to bytes."""
    stream = io.BytesIO()
    find_exporter(name)(graph, stream)
    return stream.getvalue()


def labelled(*words: str) -> RdfGraph:
    """Make a graph of one thing with labels."""
    kim, label = ox.NamedNode(KIM.id), ox.NamedNode(RDFS_LABEL)
    return RdfGraph(tuple(ox.Triple(kim, label, ox.Literal(word)) for word in words), {}, prefixes(MINTER))


def quads(graph: RdfGraph) -> set[ox.Quad]:
    """Give the quads of the named graphs, or the triples where there are none."""
    named = {quad(triple, name) for name, triples in graph.named.items() for triple in triples}
    return named if graph.named else {quad(triple) for triple in graph.triples}


def quad(triple: ox.Triple, name: str = "") -> ox.Quad:
    """Put a triple into a graph."""
    place = ox.NamedNode(name) if name else ox.DefaultGraph()
    return ox.Quad(triple.subject, triple.predicate, triple.object, place)


def expected(name: str, graph: RdfGraph) -> set[ox.Quad]:
    """Give what a format should hold."""
    return quads(graph) if name in QUAD_FORMATS else {quad(triple) for triple in graph.triples}


def read_by_oxigraph(name: str, data: bytes) -> set[ox.Quad]:
    """Parse with Oxigraph."""
    return set(ox.parse(data, format=ALL_FORMATS[name][0]))


def read_by_rdflib(name: str, data: bytes) -> set[tuple[str, ...]]:
    """Parse with rdflib; terms and graph names in N3 form."""
    dataset = rdflib.Dataset()
    with warnings.catch_warnings():
        # rdflib 7.6 uses its own deprecated names when it parses.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=data, format=ALL_FORMATS[name][1])
    default = dataset.default_graph.identifier
    return {(_key(s), _key(p), _key(o), "" if g in {None, default} else str(g)) for s, p, o, g in dataset.quads()}


def in_rdflib_terms(found: Iterable[ox.Quad]) -> set[tuple[str, ...]]:
    """Write quads as `read_by_rdflib` does."""
    return {
        (str(q.subject), str(q.predicate), _key(_to_rdflib(q.object)), getattr(q.graph_name, "value", ""))
        for q in found
    }


def _to_rdflib(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)
    assert isinstance(term, ox.NamedNode)
    return rdflib.URIRef(term.value)


def _key(node: rdflib.term.Node) -> str:
    """Tell terms apart; strings with and without `xsd:string` are the same in RDF 1.1."""
    if isinstance(node, rdflib.Literal):
        datatype = None if node.datatype == rdflib.XSD.string else node.datatype
        return repr((str(node), node.language, datatype and str(datatype)))
    return f"<{node}>"


@pytest.mark.parametrize("name", ALL_FORMATS)
def test_both_libraries_read_what_was_meant(name: str) -> None:
    """The sample survives every format in both libraries."""
    graph = sample_graph()
    data, meant = export(name, graph), expected(name, graph)
    assert meant == read_by_oxigraph(name, data)
    assert in_rdflib_terms(meant) == read_by_rdflib(name, data)


@settings(max_examples=15)
@given(graphs())
def test_any_graph_survives_every_format(graph: RdfGraph) -> None:
    """Whatever the labels, quotes and values, both libraries read what was meant."""
    for name in ALL_FORMATS:
        data, meant = export(name, graph), expected(name, graph)
        assert meant == read_by_oxigraph(name, data)
        assert in_rdflib_terms(meant) == read_by_rdflib(name, data)


@pytest.mark.parametrize("name", ALL_FORMATS)
@given(words=labels())
@example(words="".join(HOSTILE))
def test_any_label_survives(name: str, words: str) -> None:
    """A label of any script, or one that looks like markup, comes back as it was."""
    graph = labelled(words)
    data = export(name, graph)
    assert {ox.Literal(words)} == {found.object for found in read_by_oxigraph(name, data)}
    assert in_rdflib_terms(expected(name, graph)) == read_by_rdflib(name, data)


@pytest.mark.parametrize("local", LOCAL_NAMES)
@pytest.mark.parametrize("name", ["turtle", "trig", "jsonld"])
def test_any_local_name_survives(name: str, local: str) -> None:
    """A name that cannot be shortened is written in full."""
    term = ox.NamedNode(EX + local)
    graph = RdfGraph((ox.Triple(term, term, term),), {}, {"ex": EX, "exa": EX + "a"})
    data = export(name, graph)
    assert expected(name, graph) == read_by_oxigraph(name, data)
    assert in_rdflib_terms(expected(name, graph)) == read_by_rdflib(name, data)


@given(local=st.text(alphabet=st.characters(exclude_characters=NOT_IN_IRIS, exclude_categories=["C", "Z"])))
def test_random_local_names_survive_turtle(local: str) -> None:
    """The ranges of the grammar are kept to."""
    try:
        term = ox.NamedNode(EX + local)
    except ValueError:
        reject()
    graph = RdfGraph((ox.Triple(term, term, term),), {}, {"ex": EX})
    data = export("turtle", graph)
    assert expected("turtle", graph) == read_by_oxigraph("turtle", data)
    assert in_rdflib_terms(expected("turtle", graph)) == read_by_rdflib("turtle", data)


@settings(max_examples=25)
@given(graph=graphs(), words=labels(), language=st.sampled_from([None, "en", "ko-KR"]))
@example(graph=RdfGraph(()), words="".join(HOSTILE), language=None)
@example(graph=RdfGraph(()), words="\x7f \\u0041 \\", language="en")
def test_jsonld_is_what_the_library_writes(graph: RdfGraph, words: str, language: str | None) -> None:
    """Byte for byte what Python's encoder makes of the same data, so that only the time differs."""
    node = ox.NamedNode(EX + "a")
    said = [ox.Literal(words, language=language), ox.Literal(words, datatype=node)]
    data = export("jsonld", RdfGraph((*graph.triples, *(ox.Triple(node, node, one) for one in said)), {}, {"ex": EX}))
    found = json.loads(data)
    assert data.decode() == json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert [words, words] == [one["@value"] for item in found["@graph"] for one in item.get("ex:a", ())]


def test_an_empty_jsonld_is_what_the_library_writes() -> None:
    """Empty lists and objects have no line breaks."""
    assert export("jsonld", RdfGraph(())) == b'{\n "@context": {},\n "@graph": []\n}\n'


def test_an_iri_that_looks_like_a_prefixed_name_survives_jsonld() -> None:
    """`doc:1` is an IRI of the scheme `doc`, not a name in the namespace of documents."""
    term = ox.NamedNode("doc:1")
    graph = RdfGraph((ox.Triple(term, term, term),), {}, prefixes(MINTER))
    assert expected("jsonld", graph) == read_by_oxigraph("jsonld", export("jsonld", graph))


@pytest.mark.parametrize("name", exporters())
def test_order_does_not_matter(name: str) -> None:
    """Shuffled triples give the same bytes."""
    graph, shuffled = sample_graph(), random.Random(3)  # noqa: S311 - any order will do
    names = sorted(graph.named, reverse=True)
    mixed = RdfGraph(
        tuple(shuffled.sample(graph.triples, len(graph.triples))),
        {key: tuple(shuffled.sample(graph.named[key], len(graph.named[key]))) for key in names},
        {key: graph.prefixes[key] for key in shuffled.sample(sorted(graph.prefixes), len(graph.prefixes))},
    )
    assert export(name, graph) == export(name, mixed)


@pytest.mark.parametrize("name", exporters())
def test_duplicates_are_written_once(name: str) -> None:
    """Two of the same triple are one."""
    graph = sample_graph()
    named = {key: [*triples, *triples] for key, triples in graph.named.items()}
    twice = RdfGraph([*graph.triples, *graph.triples], named, graph.prefixes)
    assert export(name, graph) == export(name, twice)


@pytest.mark.parametrize("name", exporters())
def test_what_memory_does_not_hold_is_written_the_same(name: str) -> None:
    """Triples that stay on disk give the same bytes."""
    graph, spool = sample_graph(), Spool(most=10)
    named = {key: spool.sort(triples) for key, triples in graph.named.items()}
    assert export(name, graph) == export(name, RdfGraph(spool.sort(graph.triples), named, graph.prefixes))


def test_hash_seeds_do_not_matter() -> None:
    """Three Python processes with different hash seeds write the same bytes in every format."""
    code = (
        "import hashlib, io\n"
        "from graph_samples import sample_graph\n"
        "from kgraph.export import exporters\n"
        "for name, export in exporters().items():\n"
        "    stream = io.BytesIO(); export(sample_graph(), stream)\n"
        "    print(name, hashlib.sha256(stream.getvalue()).hexdigest())\n"
    )
    tests = str(Path(__file__).parents[1])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": tests},
            capture_output=True,
            check=True,
        ).stdout
        for seed in SEEDS
    }
    assert 1 == len(outputs)
    assert 6 == len(outputs.pop().splitlines())


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
def test_one_triple_more_is_one_line_more(name: str) -> None:
    """Wherever a triple is added under a known subject, only its own line is new."""
    graph = sample_graph()
    lines = export(name, graph).decode().splitlines()
    for number in range(len(graph.triples)):
        fewer = (*graph.triples[:number], *graph.triples[number + 1 :])
        if graph.triples[number].subject not in {triple.subject for triple in fewer}:
            continue
        before = export(name, RdfGraph(fewer, {}, graph.prefixes)).decode().splitlines()
        changed = [line for line in difflib.ndiff(before, lines) if line[0] in "+-"]
        assert ["+"] == [line[0] for line in changed]


def test_turtle_is_readable() -> None:
    """Short names, `a` first, one line a triple, a blank line between subjects, LF and a final one."""
    text = export("turtle", sample_graph()).decode()
    block = text[text.index("\nent:organization") :].split("\n\n")[0]
    assert block == "\n" + "\n".join(
        (
            "ent:organization-ministry-of-unification",
            "    a kg:Agent ;",
            "    a kg:GovernmentBody ;",
            "    a kg:Organization ;",
            '    rdfs:label "Ministry of Unification" ;',
            '    skos:altLabel "the ministry" ;',
            '    skos:prefLabel "Ministry of Unification" ;',
            "    rel:spoke-of ent:law-the-act-" + MINTER.entity("law", "the Act", "monday").rsplit("-", 1)[1] + " ;",
            "    kg:mentionedBy evd:" + block.split("evd:")[1][:16] + " ;",
            "    kg:submittedDocumentTo ent:person-kim-moon-soo ;",
            ".",
        )
    )
    assert (True, False, True) == (text.endswith(".\n"), "\r" in text, text.startswith("@prefix dcterms:"))


def test_trig_does_not_repeat_the_merged_view() -> None:
    """Without named graphs the default graph is written, with them only they are."""
    graph = sample_graph()
    named = {quad.graph_name for quad in read_by_oxigraph("trig", export("trig", graph))}
    assert {ox.NamedNode(name) for name in graph.named} == named
    bare = RdfGraph(graph.triples, {}, graph.prefixes)
    assert {ox.DefaultGraph()} == {quad.graph_name for quad in read_by_oxigraph("nquads", export("nquads", bare))}


def test_rdf12_reifies_each_statement() -> None:
    """The three parts of a statement become one triple term; everything else stays."""
    graph, stream = sample_graph(), io.BytesIO()
    export_rdf12(graph, stream)
    found = {quad.triple for quad in ox.parse(stream.getvalue(), format=ox.RdfFormat.TURTLE)}
    parts = {RDF + part for part in ("subject", "predicate", "object")}
    reified = {t.subject: t.object for t in found if t.predicate.value == RDF + "reifies"}
    statements = {t.subject for t in graph.triples if t.object == ox.NamedNode(kg("Statement"))}
    rest = {t for t in graph.triples if t.predicate.value not in parts and t.object != ox.NamedNode(RDF + "Statement")}
    assert (statements, rest) == (set(reified), {t for t in found if t.predicate.value != RDF + "reifies"})
    for statement, triple in reified.items():
        assert isinstance(triple, ox.Triple)
        said = {t.predicate.value: t.object for t in graph.triples if t.subject == statement}
        assert [said[RDF + part] for part in ("subject", "predicate", "object")] == list(triple)
