"""The result of a build: its graph in every form, its files, and what a notebook shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic

from build_samples import DENIAL, MEETING, PURCHASE, View
from kgraph.errors import ExportError
from kgraph.explorer.network import embed
from kgraph.export import exporters, find_exporter, load_documents, load_entities, load_rejections, load_statements
from kgraph.model import Status
from kgraph.ontology.vocab import kg

if TYPE_CHECKING:
    from kgraph.build import Result

pytestmark = pytest.mark.model
FILES = {
    "documents.jsonl",
    "entities.jsonl",
    "graph.html",
    "graph.nq",
    "graph.trig",
    "graph.ttl",
    "manifest.json",
    "rejections.jsonl",
    "report.ttl",
    "report.txt",
    "statements.jsonl",
}
EXTRA = {"graph.graphml", "graph.jsonld", "graph.nt"}


@pytest.fixture(scope="module")
def texts_view(built_texts: Result) -> View:
    """Look into the graph of the short texts."""
    return View(built_texts.rdf.triples)


def test_graph_is_one_of_rdflib(built_texts: Result) -> None:
    """`graph` is the merged view as rdflib knows it."""
    graph = built_texts.graph
    assert isinstance(graph, Graph)
    assert len(built_texts.rdf.triples) == len(graph)
    statements = set(graph.subjects(RDF.type, URIRef(kg("Statement"))))
    assert len(built_texts.statements) == len(statements)


def test_serialize_gives_turtle_by_default(built_texts: Result) -> None:
    """Turtle and N-Triples say the same."""
    turtle = Graph().parse(data=built_texts.serialize(), format="turtle")
    assert isomorphic(turtle, built_texts.graph)
    assert built_texts.serialize() == built_texts.serialize("turtle")


def test_serialize_refuses_an_unknown_format(built_texts: Result) -> None:
    """A format that nobody exports is an error of our own or a KeyError with its name."""
    with pytest.raises((ExportError, KeyError), match="docx"):
        built_texts.serialize("docx")


def test_networkx_holds_entities_and_plain_triples(built_texts: Result, texts_view: View) -> None:
    """Every plain triple but a class is an edge with what backs it."""
    network = built_texts.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    edges = {(subject, key) for subject, _, key in network.edges(keys=True)}
    plain = {(s.strip("<>"), p.strip("<>")) for s, p, _ in texts_view.plain() if p != f"<{RDF.type}>"}
    assert plain == edges
    acquired = [facts for _, _, key, facts in network.edges(keys=True, data=True) if key == kg("acquired")]
    assert [("acquired", "asserted", PURCHASE)] == [(f["label"], f["status"], f["sentence"]) for f in acquired]


def test_page_is_whole_and_shown_inline(built_texts: Result) -> None:
    """The page needs nothing else, and a notebook gets it in a frame of the height asked for."""
    page = built_texts.html()
    assert page.lstrip().lower().startswith("<!doctype html")
    assert "Initech" in page
    assert all(embed(document.text) in page for document in built_texts.documents)
    assert page == built_texts.html()
    shown = built_texts.show(height=321)._repr_html_()  # type: ignore[attr-defined]
    assert shown.startswith("<iframe")
    assert "321px" in shown


def test_every_file_is_saved(saved_articles: Path) -> None:
    """The folder holds what the design names, one graph file an exporter, and nothing else."""
    assert FILES | {"readings"} == {file.name for file in saved_articles.iterdir()}
    assert {f"graph{export.suffix}" for export in exporters().values()} < FILES | EXTRA


def test_manifest_tells_what_went_in(saved_articles: Path, built_articles: Result) -> None:
    """The manifest has versions, options, documents, counts, and the hash of each file."""
    manifest = json.loads((saved_articles / "manifest.json").read_text("utf-8"))
    assert {document.id: document.sha256 for document in built_articles.documents} == manifest["documents"]
    assert len(built_articles.statements) == manifest["counts"]["statements"]
    assert (["asserted"], True, built_articles.config.base) == (
        manifest["plain"],
        manifest["open_statements"],
        manifest["base"],
    )
    listed = {name for name in manifest["files"] if not name.startswith("readings/")}
    assert FILES - {"manifest.json"} == listed
    assert len(listed) < len(manifest["files"])
    assert built_articles.report.conforms == manifest["conforms"]
    for name, sha256 in manifest["files"].items():
        assert sha256 == hashlib.sha256((saved_articles / name).read_bytes()).hexdigest()


def test_manifest_tells_no_time_and_no_place(saved_articles: Path) -> None:
    """Equal builds are equal anywhere: no date of today, no path of this machine."""
    text = (saved_articles / "manifest.json").read_text("utf-8") + (saved_articles / "documents.jsonl").read_text(
        "utf-8"
    )
    assert str(Path.home()) not in text
    assert str(saved_articles.parent) not in text


def test_records_come_back(saved_articles: Path, built_articles: Result) -> None:
    """The files of records hold the result's own."""
    assert built_articles.documents == load_documents(saved_articles / "documents.jsonl")
    assert built_articles.entities == load_entities(saved_articles / "entities.jsonl")
    assert built_articles.statements == load_statements(saved_articles / "statements.jsonl")
    assert built_articles.rejections == load_rejections(saved_articles / "rejections.jsonl")


def test_all_formats_say_the_same(built_articles: Result) -> None:
    """Turtle, N-Triples and JSON-LD hold the same triples; TriG and N-Quads the same quads."""
    forms = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    forms |= {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
    read = {
        name: {str(quad) for quad in ox.parse(built_articles.serialize(name), format=form)}
        for name, form in forms.items()
    }
    assert read["turtle"] == read["ntriples"] == read["jsonld"]
    assert read["trig"] == read["nquads"]
    assert read["turtle"]


def test_saving_again_changes_nothing_but_what_changed(built_texts: Result, tmp_path: Path) -> None:
    """A folder of ours is replaced; what else lies in it stays."""
    first = built_texts.save(tmp_path / "out")
    before = {file.name: file.read_bytes() for file in first.rglob("*") if file.is_file()}
    (first / "notes.txt").write_text("mine", "utf-8")
    assert first == built_texts.save(str(first))
    assert before | {"notes.txt": b"mine"} == {
        file.name: file.read_bytes() for file in first.rglob("*") if file.is_file()
    }


def test_foreign_folder_is_not_overwritten(built_texts: Result, tmp_path: Path) -> None:
    """A folder that somebody else filled is left alone."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match=r"\[foreign-folder\]"):
        built_texts.save(tmp_path)
    assert ["notes.txt"] == [file.name for file in tmp_path.iterdir()]


def test_result_is_sorted_and_unique(built_articles: Result) -> None:
    """Entities and statements come once each, in an order of their own."""
    iris = [entity.id for entity in built_articles.entities]
    assert sorted(set(iris)) == iris
    assert len(built_articles.statements) == len({repr(statement) for statement in built_articles.statements})


def test_statements_speak_of_the_entities(built_articles: Result) -> None:
    """Every IRI in a statement is one of the result's entities, or a class of an event."""
    known = {entity.id for entity in built_articles.entities}
    things = {
        node
        for s in built_articles.statements
        for node in (s.subject, s.object, s.speaker, s.event)
        if isinstance(node, str) and node and node not in built_articles.ontology.classes
    }
    assert set() == things - known


def test_reported_statements_become_plain_on_request() -> None:
    """With `plain` both asserted and reported statements are claimed, denied ones never."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    both = BuildConfig(plain=frozenset({Status.ASSERTED, Status.REPORTED}))
    kept, claimed = (View(build(DENIAL, config=config).rdf.triples) for config in (None, both))
    acquired = f"<{kg('acquired')}>"
    assert [] == [triple for triple in kept.plain() if triple[1] == acquired]
    (triple,) = [triple for triple in claimed.plain() if triple[1] == acquired]
    assert ("Alden Corp.", "Juno Inc.") == (claimed.label(triple[0]), claimed.label(triple[2]))


def test_base_and_open_statements_are_options() -> None:
    """IRIs go under the base given, and without open statements none is made."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    text = f"{PURCHASE} Acme Corp. painted Brill Ltd. yellow."
    config = BuildConfig(base="https://example.org/g/", open_statements=False)
    result = build(text, config=config)
    assert {"https://example.org/g/"} == {entity.id[:22] for entity in result.entities}
    assert [] == [statement.phrase for statement in result.statements if statement.phrase]
    again = build(text, config=replace(config, open_statements=True))
    assert {statement for statement in again.statements if not statement.phrase} == set(result.statements)


def test_dates_and_people_of_a_text(texts_view: View) -> None:
    """A short text gives who met whom, who heads what, and when."""
    (mara,), (brill,) = texts_view.called("Mara Voss"), texts_view.called("Brill Ltd.")
    assert (mara, f"<{kg('headOf')}>", brill) in texts_view.plain()
    assert MEETING.startswith("Mara Voss")


def test_a_file_that_the_graph_is_too_large_for_is_left_out(
    built_texts: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would need all of a large graph in memory is not written, and the manifest says so."""
    asked = replace(built_texts, config=replace(built_texts.config, formats=frozenset({"all"})))
    assert {} == asked.left_out
    monkeypatch.setattr(find_exporter("graphml"), "most", 10)
    assert {} == built_texts.left_out
    files = dict(asked.files())
    assert FILES | EXTRA - {"graph.graphml"} <= set(files)
    assert "graph.graphml" not in files
    assert {"graph.graphml": 10} == json.loads(files["manifest.json"])["left_out"]


@pytest.mark.parametrize(
    ("formats", "names"),
    [
        pytest.param({"ntriples"}, {"graph.nt"}, id="name"),
        pytest.param({".nt", "jsonld"}, {"graph.nt", "graph.jsonld"}, id="suffix and name"),
        pytest.param({"all"}, EXTRA, id="all"),
    ],
)
def test_other_formats_are_written_where_asked_for(built_texts: Result, formats: set[str], names: set[str]) -> None:
    """Turtle, TriG and N-Quads always are; the manifest keeps what was asked, for a folder that is changed later."""
    asked = replace(built_texts, config=replace(built_texts.config, formats=frozenset(formats)))
    files = dict(asked.files())
    assert names == EXTRA & set(files)
    assert {"graph.ttl", "graph.trig", "graph.nq"} < set(files)
    assert sorted(formats) == json.loads(files["manifest.json"])["formats"]


def test_a_format_that_is_not_known_is_told_before_anything_is_read() -> None:
    """As other bad settings are."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    with pytest.raises(ExportError, match="no exporter 'yaml'"):
        build("no-such-folder", config=BuildConfig(formats=frozenset({"yaml"})))
