"""What the explorer reads out of a graph."""

from __future__ import annotations

import json
import random

import pyoxigraph as ox
import pytest

from explorer_graphs import Writer, iri, news_graph
from kgraph.explorer import Edge, EvidenceView, Node, View, view
from kgraph.model import Status
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.vocab import OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, SKOS, kg


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """Load the default ontology once."""
    return load_ontology()


@pytest.fixture(scope="module")
def news(ontology: Ontology) -> View:
    """View the graph of the invented news."""
    return view(news_graph(), ontology)


def node(shown: View, label: str) -> Node:
    """Find the one node of a label."""
    (found,) = [candidate for candidate in shown.nodes if candidate.label == label]
    return found


def edge(shown: View, source: str, predicate: str) -> Edge:
    """Find the one edge of a source and a property."""
    (found,) = [one for one in shown.edges if one.source == source and one.predicate == predicate]
    return found


def marked(shown: View, evidence: EvidenceView) -> str:
    """Mark an evidence's words in its sentence with asterisks."""
    sentence = shown.sentences[evidence.sentence]
    return f"{sentence[: evidence.start]}*{sentence[evidence.start : evidence.end]}*{sentence[evidence.end :]}"


def test_an_entity_has_its_label_class_aliases_and_facts(news: View) -> None:
    """An entity shows what a reader knows it by."""
    holt = node(news, "Dana Holt")
    assert (holt.id, holt.iri) == ("ent:dana-holt", iri("entity", "dana-holt"))
    assert (holt.kind, holt.cls, holt.aliases) == ("entity", "person", ("Minister Holt", "Ms. Holt"))
    assert holt.facts == len([one for one in news.edges if holt.id in (one.source, one.target)]) == 6
    assert len(holt.mentions) == 3


@pytest.mark.parametrize(
    ("label", "kind", "cls"),
    [
        ("signing of the Orla River Accord", "event", "event"),
        ("24 million crowns", "value", "monetary amount"),
        ("2021-04-16", "value", "literal"),
        ("Harbour Bridge", "entity", "facility"),
    ],
    ids=["event", "value", "literal", "entity"],
)
def test_the_ontology_says_what_kind_a_node_is(news: View, label: str, kind: str, cls: str) -> None:
    """Events and values are told by their class, literals are values."""
    found = node(news, label)
    assert (found.kind, found.cls) == (kind, cls)


def test_a_value_shows_its_parts(news: View) -> None:
    """Amount and currency stay visible beside the label."""
    assert node(news, "24 million crowns").details == (("amount", "24000000"), ("currency", "WMC"))


def test_every_status_becomes_edges(news: View) -> None:
    """Nothing said is lost, whatever its status."""
    assert {one.status for one in news.edges} == {status.value for status in Status}


def test_an_edge_carries_all_that_its_statement_says(news: View) -> None:
    """Speaker, confidence, words, time and event travel with the edge."""
    said = edge(news, "ent:residents", "opposes")
    assert (said.target, said.status, said.speaker) == ("ent:harbour-bridge", "reported", "Ola Fjeld")
    count = edge(news, "ent:fishers", "number of members")
    assert (count.words, count.confidence) == ("some 57 members", 0.66)
    day = edge(news, "evt:resignation-1", "onDate")
    assert (day.time, day.words) == ("2021-04-16", "on Friday")
    assert edge(news, "evt:funding-1", "funder").event == "evt:funding-1"


def test_a_class_as_object_is_no_node(news: View) -> None:
    """That an event is of a class is a fact of the event, not a line to a class."""
    (typed,) = [one for one in news.edges if one.object]
    assert (typed.source, typed.target, typed.object, typed.predicate) == ("evt:funding-1", "", "event", "type")
    assert kg("Event") not in {one.iri for one in news.nodes}


def test_evidence_marks_its_words_in_its_sentence(news: View) -> None:
    """The span of an evidence is exactly its quote."""
    said = edge(news, "ent:residents", "opposes")
    (evidence,) = (news.evidences[position] for position in said.evidences)
    assert marked(news, evidence) == '"*Residents of Port Elin do not want the bridge*," said Ola Fjeld.'
    document = news.documents[evidence.document]
    assert (document.title, document.date) == ("Harbour bridge gets its money", "2021-03-09")
    assert (document.publisher, document.source) == ("The Westmark Courier", "https://news.example/harbour-bridge")
    assert evidence.rule == "funds-1"


def test_every_evidence_is_found_in_its_sentence(news: View) -> None:
    """All spans of the sample are located."""
    assert len(news.evidences) == 40
    for evidence in news.evidences:
        assert news.sentences[evidence.sentence][evidence.start : evidence.end] == evidence.quote


def test_other_evidence_settles_which_of_two_places_is_meant(ontology: Ontology) -> None:
    """A quote that stands twice in its sentence is marked where its offset says."""
    writer = Writer()
    writer.document("d", "Two Kims")
    sentence = "Kim met Kim in Seoul."
    second = writer.evidence("d", "Kim", sentence, 108)
    place = writer.evidence("d", "Seoul", sentence, 115)
    writer.statement(writer.entity("a", "Person", "A"), kg("met"), writer.entity("b", "Person", "B"), second, place)
    shown = view(writer.graph(), ontology)
    assert {marked(shown, one) for one in shown.evidences} == {"Kim met *Kim* in Seoul.", "Kim met Kim in *Seoul*."}


def test_words_outside_their_sentence_are_shown_apart(ontology: Ontology) -> None:
    """A quote that its sentence does not hold has no span there, and is kept."""
    writer = Writer()
    evidence = writer.evidence("nowhere", "gone", "Nothing here.")
    writer.statement(iri("entity", "a"), kg("met"), iri("entity", "b"), evidence)
    (found,) = view(writer.graph(), ontology).evidences
    assert (found.start, found.end, found.quote) == (-1, -1, "gone")


def test_plain_triples_without_statements_are_facts(ontology: Ontology) -> None:
    """A graph made elsewhere is shown too, its facts asserted and without evidence."""
    writer = Writer()
    one, other = writer.entity("a", "Person", "A"), writer.entity("b", "City", "B")
    writer.add(one, kg("livesIn"), other)
    (found,) = view(writer.graph(), ontology).edges
    assert (found.source, found.target, found.status, found.evidences) == ("ent:a", "ent:b", "asserted", ())


def test_a_plain_triple_of_a_statement_is_one_edge(news: View) -> None:
    """An asserted statement and its plain triple are not shown twice."""
    assert len([one for one in news.edges if (one.source, one.target) == ("ent:parliament", "ent:bridge-act")]) == 1


def test_literals_do_not_tie_their_subjects_together(ontology: Ontology) -> None:
    """The same year said of two things is two nodes."""
    writer = Writer()
    for name in ("a", "b"):
        writer.statement(writer.entity(name, "Company", name), kg("foundedIn"), ox.Literal("1999"))
    shown = view(writer.graph(), ontology)
    assert [one.label for one in shown.nodes if one.kind == "value"] == ["1999", "1999"]


def test_without_labels_local_names_are_shown(ontology: Ontology) -> None:
    """A resource that nobody named is shown by the end of its IRI, an empty literal as such."""
    writer = Writer()
    writer.add(iri("entity", "bare"), kg("says"), ox.Literal("  "))
    writer.add(iri("entity", "bare"), RDFS_LABEL, ox.Literal(""))
    assert sorted(one.label for one in view(writer.graph(), ontology).nodes) == ["(empty)", "bare"]


def test_the_most_specific_class_is_shown(ontology: Ontology) -> None:
    """Of several classes the one furthest down counts."""
    writer = Writer()
    country = writer.entity("a", "Entity", "A")
    writer.add(country, RDF_TYPE, kg("Agent"))
    writer.add(country, RDF_TYPE, kg("Country"))
    writer.add(country, kg("borders"), writer.entity("b", "Country", "B"))
    assert [one.cls for one in view(writer.graph(), ontology).nodes] == ["country", "country"]


def test_an_event_that_is_only_planned_has_its_class(ontology: Ontology) -> None:
    """What is not asserted to be is drawn as what it would be."""
    writer = Writer()
    writer.statement(iri("event", "e"), RDF_TYPE, kg("Event"), status="planned")
    (found,) = view(writer.graph(), ontology).nodes
    assert (found.kind, found.cls, found.facts) == ("event", "event", 1)


def test_labels_prefer_english_and_keep_the_others_as_aliases(ontology: Ontology) -> None:
    """A label in another language is a name to search by."""
    writer = Writer()
    writer.add(iri("entity", "a"), f"{SKOS}prefLabel", ox.Literal("Allemagne", language="fr"))
    writer.add(iri("entity", "a"), f"{SKOS}prefLabel", ox.Literal("Germany", language="en"))
    writer.add(iri("entity", "a"), kg("borders"), iri("entity", "b"))
    germany = node(view(writer.graph(), ontology), "Germany")
    assert germany.aliases == ("Allemagne",)


def test_links_to_other_data_sets_are_no_facts(ontology: Ontology) -> None:
    """They are shown with the thing, and no edge is drawn to them; a name that was merged into it leads nowhere."""
    writer = Writer()
    writer.add(iri("entity", "a"), OWL_SAME_AS, "https://other.example/1")
    writer.add(iri("entity", "a"), OWL_SAME_AS, iri("entity", "a-of-another-name"))
    writer.add(iri("entity", "a"), kg("borders"), iri("entity", "b"))
    shown = view(writer.graph(), ontology)
    assert ({("https://other.example/1",), ()}, 1) == ({one.links for one in shown.nodes}, len(shown.edges))


def test_the_order_of_the_triples_does_not_matter(ontology: Ontology, news: View) -> None:
    """Triples in any order, and twice, give the same view but for short names."""
    triples = list(news_graph().triples)
    random.Random(1).shuffle(triples)  # noqa: S311 - an order, not a secret
    assert view(triples, ontology) == view([*news_graph().triples, triples[0]], ontology)
    assert len(view(triples, ontology).edges) == len(news.edges) == 48


def test_triple_terms_and_statements_without_parts_are_left_out(ontology: Ontology) -> None:
    """What RDF 1.2 adds, and what says nothing, does no harm."""
    inner = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o"))
    outer = ox.Triple(ox.NamedNode("urn:r"), ox.NamedNode(f"{kg('says')}"), inner)
    empty = ox.Triple(ox.NamedNode("urn:e"), ox.NamedNode(RDF_TYPE), ox.NamedNode(kg("Statement")))
    assert view([outer, empty], ontology) == View()


def test_a_view_is_plain_json(news: View) -> None:
    """A view can be written as JSON without help."""
    assert len(json.loads(json.dumps(news.to_json()))["nodes"]) == len(news.nodes) == 40
