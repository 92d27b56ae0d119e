"""What the files of a build claim is said by words that one can open, and nothing else is claimed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from build_samples import View
from kgraph.iris import Minter
from kgraph.ontology.vocab import OA, OWL, PROV, RDF_TYPE, RDFS, kg
from kgraph.validation.files import validate_file

if TYPE_CHECKING:
    from kgraph.build import Result

pytestmark = pytest.mark.model
NEVER_PLAIN = ("denied", "hedged", "planned", "conditional", "reported")


def parse(path: Path, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> list[ox.Triple]:
    """Read the triples of a file."""
    return [quad.triple for quad in ox.parse(path.read_bytes(), format=form)]


@pytest.fixture(scope="module")
def view(saved_articles: Path) -> View:
    """Look into the saved graph."""
    return View(parse(saved_articles / "graph.ttl"))


@pytest.fixture(scope="module")
def sources(saved_articles: Path) -> dict[str, str]:
    """Give the text of each document by its IRI, as documents.jsonl has it."""
    records = [json.loads(line) for line in (saved_articles / "documents.jsonl").read_text("utf-8").splitlines()]
    return {Minter().document(record["id"]): record["text"] for record in records}


def backing(view: View, triple: tuple[str, str, str]) -> list[str]:
    """Give the statuses of the statements that say a triple; a class is said by one of a class below it."""
    said = [claim for claim in view.claims() if claim.triple[0] == triple[0]]
    if triple[1] == f"<{RDF_TYPE}>":
        return [claim.status for claim in said if claim.triple[1] == triple[1]]
    return [claim.status for claim in said if claim.triple == triple]


def test_there_is_enough_to_look_at(view: View) -> None:
    """The sample articles give claims of every status and plain triples of both kinds."""
    assert 40 < len(view.plain())
    assert {"asserted", *NEVER_PLAIN} - {"conditional"} <= {claim.status for claim in view.claims()}


def test_every_plain_triple_has_an_asserted_statement(view: View) -> None:
    """Nothing is claimed outright that no text asserts."""
    unbacked = [triple for triple in sorted(view.plain()) if "asserted" not in backing(view, triple)]
    assert [] == unbacked


def test_every_sure_asserted_statement_is_a_plain_triple(view: View, built_articles: Result) -> None:
    """What a text asserts can be asked without looking at statements, if it is sure enough for its property."""
    relation, properties = Minter().namespace("relation"), built_articles.ontology.properties
    sure: set[tuple[str, str, str]] = set()
    unsure: set[tuple[str, str, str]] = set()
    for claim in view.claims():
        predicate = claim.triple[1].strip("<>")
        found = properties.get(kg("related") if predicate.startswith(relation) else predicate)
        is_sure = found is None or claim.confidence >= found.threshold
        if claim.status == "asserted":
            (sure if is_sure else unsure).add(claim.triple)
    assert set() == sure - view.plain()
    assert set() == (unsure - sure) & view.plain()


@pytest.mark.parametrize("status", NEVER_PLAIN)
def test_other_statuses_are_not_claimed(status: str, view: View) -> None:
    """What is denied, hedged, planned, conditional or reported is plain only if a text asserts it as well."""
    asserted = {claim.triple for claim in view.claims() if claim.status == "asserted"}
    other = {claim.triple for claim in view.claims() if claim.status == status} - asserted
    assert set() == other & view.plain()


def test_reported_statements_have_a_speaker(view: View) -> None:
    """Who said it is told."""
    assert [] == [claim.triple for claim in view.claims() if claim.status == "reported" and not claim.speaker]


def test_every_statement_and_entity_has_evidence(view: View) -> None:
    """No statement stands without words, and nothing is in the graph that no text mentions."""
    assert [] == [claim.triple for claim in view.claims() if not claim.evidence]
    entities = {triple[0] for triple in view.plain()}
    assert [] == [node for node in sorted(entities) if not view.all(node, kg("mentionedBy"))]


def test_every_quote_is_in_its_document(view: View, sources: dict[str, str]) -> None:
    """The text between start and end is the quote, in the document that the evidence names."""
    evidence = view.nodes(kg("Evidence"))
    assert len(evidence) > 100
    wrong = []
    for node in evidence:
        document, start, end, quote = view.quote(node)
        if not quote or sources[document][start:end] != quote:
            wrong.append((document, start, end, quote))
    assert [] == wrong


def test_every_quote_lies_in_its_sentence(view: View) -> None:
    """The sentence shown holds the words quoted."""
    evidence = view.nodes(kg("Evidence"))
    assert [] == [node for node in evidence if view.one(node, OA + "exact") not in view.one(node, kg("sentence"))]


def test_records_point_into_the_documents(built_articles: Result) -> None:
    """Entities, statements and rejections of the result quote their documents word for word."""
    found = {document.id: document.text for document in built_articles.documents}
    evidence = {
        place
        for item in (
            *built_articles.entities,
            *built_articles.statements,
            *(r.statement for r in built_articles.rejections),
        )
        if item is not None
        for place in item.evidence
    }
    assert [] == [place for place in evidence if found[place.document][place.start : place.end] != place.quote]
    assert [] == [p for p in evidence if found[p.document][p.sentence_start : p.sentence_end] != p.sentence]
    assert [] == [p for p in evidence if not p.sentence_start <= p.start < p.end <= p.sentence_end]


def test_events_are_classed_only_if_they_happened(view: View) -> None:
    """An event that no text asserts has no class, so nobody counts it."""
    claims = [claim for claim in view.claims() if claim.triple[1] == f"<{RDF_TYPE}>"]
    happened = {claim.triple[0] for claim in claims if claim.status == "asserted"}
    others = {claim.triple[0] for claim in claims} - happened
    assert happened
    assert [] == [node for node in sorted(others) if view.all(node, RDF_TYPE)]
    assert [] == [node for node in sorted(happened) if not view.all(node, RDF_TYPE)]


def test_graph_has_no_blank_nodes(saved_articles: Path) -> None:
    """Every node can be linked to."""
    triples = parse(saved_articles / "graph.ttl")
    assert [] == [t for t in triples if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]


def test_graph_conforms(saved_articles: Path, built_articles: Result) -> None:
    """The saved file conforms to the shapes, as the result says."""
    assert built_articles.report.conforms
    assert validate_file(saved_articles / "graph.ttl").conforms
    assert validate_file(saved_articles / "graph.trig").conforms


def test_graph_needs_no_other_vocabulary(view: View, built_articles: Result) -> None:
    """Every predicate is of a known vocabulary, of the ontology, or an open relation with a label."""
    known = (RDFS, OA, PROV, OWL, "http://www.w3.org/", "http://purl.org/dc/", "https://schema.org/")
    relation = Minter().namespace("relation")
    predicates = {triple.predicate.value for triple in view.triples}
    assert [] == sorted(
        name
        for name in predicates
        if not name.startswith(known)
        and name not in built_articles.ontology.properties
        and not (name.startswith(relation) and view.label(f"<{name}>"))
    )


def test_named_graphs_hold_what_the_merged_view_holds(saved_articles: Path) -> None:
    """Each document has a graph of its own, and so has comparing them; together they say what graph.ttl says.

    Only labels of several texts may differ.
    """
    quads = list(ox.parse((saved_articles / "graph.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    merged = {str(triple) for triple in parse(saved_articles / "graph.ttl")}
    names = {str(quad.graph_name) for quad in quads}
    records = (saved_articles / "documents.jsonl").read_text("utf-8").splitlines()
    documents = {f"<{Minter().document(json.loads(line)['id'])}>" for line in records}
    assert {*documents, f"<{Minter().compared()}>"} == names
    missing = merged - {str(quad.triple) for quad in quads}
    assert [] == sorted(line for line in missing if "abel>" not in line)
