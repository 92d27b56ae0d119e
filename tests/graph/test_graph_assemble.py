"""What the graph says of documents, entities, statements and evidence, and what it must not say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_samples import (
    ACT,
    DEFECTORS,
    DENIED,
    ENTITIES,
    FUNDS,
    HAPPENED,
    KIM,
    MINISTRY,
    MINTER,
    MONDAY,
    MONEY,
    OPEN,
    READINGS,
    STATEMENTS,
    SUBMISSION,
    SUBMITTED,
    SUBMITTED_AGAIN,
    TUESDAY,
    sample_graph,
    words,
)
from kgraph.errors import KgraphError
from kgraph.graph import ASSERTED_ONLY, Assembler, assemble, build_graph, statement_iri
from kgraph.model import Document, Entity, Evidence, Reading, Statement, Status, Value, ValueKind
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import (
    DCTERMS,
    OA,
    OWL_SAME_AS,
    PROV,
    RDF,
    RDF_TYPE,
    RDFS,
    RDFS_LABEL,
    SCHEMA,
    SKOS,
    kg,
    local_name,
)
from kgraph.statements import merge
from strategies import corpora, graph_of

Triples = Sequence[ox.Triple]


def write(*statements: Statement, plain: frozenset[Status] = ASSERTED_ONLY) -> Triples:
    """Assemble statements with both articles and all entities."""
    return assemble([MONDAY, TUESDAY], ENTITIES, statements, ontology=load_ontology(), minter=MINTER, plain=plain)


def objects(triples: Triples, subject: str, predicate: str) -> list[str]:
    """List what a graph says of a subject under a predicate."""
    return [words(t.object) for t in triples if words(t.subject) == subject and t.predicate.value == predicate]


def test_an_asserted_statement_is_a_plain_triple() -> None:
    """What the text says is so is claimed outright."""
    assert [KIM.id] == objects(write(SUBMITTED), MINISTRY.id, kg("submittedDocumentTo"))


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ASSERTED])
def test_no_other_status_is_a_plain_triple(status: Status) -> None:
    """What is reported, denied, hedged, planned or conditional is in the statement layer only."""
    statement = replace(SUBMITTED, status=status)
    triples = write(statement)
    assert [] == objects(triples, MINISTRY.id, kg("submittedDocumentTo"))
    assert [kg(status)] == objects(triples, statement_iri(statement, MINTER), kg("status"))


def test_reported_statements_can_be_asked_for() -> None:
    """A user may have what somebody said claimed outright."""
    reported = replace(SUBMITTED, status=Status.REPORTED, speaker=KIM.id)
    triples = write(reported, plain=frozenset((Status.ASSERTED, Status.REPORTED)))
    assert [KIM.id] == objects(triples, MINISTRY.id, kg("submittedDocumentTo"))
    assert [KIM.id] == objects(triples, statement_iri(reported, MINTER), PROV + "wasAttributedTo")


@pytest.mark.parametrize("status", [Status.DENIED, Status.HEDGED, Status.PLANNED, Status.CONDITIONAL])
def test_what_is_not_said_to_be_so_cannot_be_asked_for(status: Status) -> None:
    """Asking for plain triples of such a status is an error."""
    with pytest.raises(KgraphError, match=rf"\[unassertable-status\] {status} "):
        write(plain=frozenset((Status.ASSERTED, status)))


def test_the_statement_node() -> None:
    """A statement's node says what is claimed, how, how surely, and as part of what."""
    triples, iri = write(SUBMITTED), statement_iri(SUBMITTED, MINTER)
    assert [RDF + "Statement", kg("Statement")] == objects(triples, iri, RDF_TYPE)
    assert [MINISTRY.id] == objects(triples, iri, RDF + "subject")
    assert [SUBMITTED.predicate] == objects(triples, iri, RDF + "predicate")
    assert [KIM.id] == objects(triples, iri, RDF + "object")
    assert ["0.9"] == objects(triples, iri, kg("confidence"))
    assert [SUBMISSION.id] == objects(triples, iri, kg("partOfEvent"))
    label = load_ontology().label(SUBMITTED.predicate)
    expected = f"Ministry of Unification {label} Kim Moon-soo [asserted]"
    assert [expected] == objects(triples, iri, RDFS_LABEL)


@pytest.mark.parametrize(
    ("confidence", "lexical"), [(0.9, "0.9"), (1.0, "1"), (0.666, "0.67"), (0, "0"), (0.1 + 0.2, "0.3")]
)
def test_confidence_is_canonical(confidence: float, lexical: str) -> None:
    """Two digits at most and no trailing zeros."""
    statement = replace(SUBMITTED, confidence=confidence)
    assert [lexical] == objects(write(statement), statement_iri(statement, MINTER), kg("confidence"))


def test_one_claim_in_two_articles_is_one_statement_with_two_evidences() -> None:
    """Evidence adds up; the surest confidence stays."""
    triples, iri = write(SUBMITTED, SUBMITTED_AGAIN), statement_iri(SUBMITTED, MINTER)
    nodes = {words(t.subject) for t in triples if words(t.object) == kg("Statement")}
    assert {iri} == nodes
    assert 2 == len(objects(triples, iri, kg("evidence")))
    assert ["0.9"] == objects(triples, iri, kg("confidence"))


def test_a_value_as_object() -> None:
    """The plain triple and the statement share the value's node; the words are kept."""
    triples, iri = write(FUNDS), statement_iri(FUNDS, MINTER)
    node = MINTER.value(MONEY)
    assert [node] == objects(triples, ACT.id, FUNDS.predicate) == objects(triples, iri, RDF + "object")
    assert ["$24 million a year"] == objects(triples, iri, kg("objectWords"))
    assert ["24,000,000 USD per year"] == objects(triples, node, RDFS_LABEL)


def test_a_bounded_time_is_an_interval() -> None:
    """`by 2008` is open at its beginning."""
    (time,) = objects(write(FUNDS), statement_iri(FUNDS, MINTER), kg("time"))
    assert (["2008"], []) == tuple(objects(write(FUNDS), time, kg(end)) for end in ("until", "from"))


def test_an_unsure_statement_is_kept_but_no_plain_triple() -> None:
    """What is below the threshold of its property stays in the statement layer."""
    unsure = replace(OPEN, confidence=0.5)
    triples, relation = write(unsure), MINTER.relation("spoke of")
    assert [] == objects(triples, MINISTRY.id, relation)
    assert ["asserted"] == [local_name(iri) for iri in objects(triples, statement_iri(unsure, MINTER), kg("status"))]


def test_an_open_statement_has_a_property_of_its_own() -> None:
    """Its phrase becomes a property below `kg:related`."""
    triples, relation = write(OPEN), MINTER.relation("spoke of")
    assert [ACT.id] == objects(triples, MINISTRY.id, relation)
    assert [RDF + "Property"] == objects(triples, relation, RDF_TYPE)
    assert [kg("related")] == objects(triples, relation, RDFS + "subPropertyOf")
    assert ["spoke of"] == objects(triples, relation, RDFS_LABEL)
    assert kg("OpenStatement") in objects(triples, statement_iri(OPEN, MINTER), RDF_TYPE)


def test_open_statements_with_different_phrases_stay_apart() -> None:
    """The phrase is part of the claim even where the predicate is `kg:related` for both."""
    assert statement_iri(OPEN, MINTER) != statement_iri(replace(OPEN, phrase="argued against"), MINTER)


def test_the_evidence_node() -> None:
    """An evidence says where, in which words, and what found it."""
    triples = write(SUBMITTED)
    evidence = SUBMITTED.evidence[0]
    iri, rule = MINTER.evidence(evidence), MINTER.rule("submittedDocumentTo-1")
    assert ["0", str(len(evidence.quote))] == [objects(triples, iri, OA + name)[0] for name in ("start", "end")]
    assert [evidence.quote] == objects(triples, iri, OA + "exact")
    assert [evidence.sentence] == objects(triples, iri, kg("sentence"))
    assert [MINTER.document("monday")] == objects(triples, iri, PROV + "wasDerivedFrom")
    assert [rule] == objects(triples, iri, PROV + "wasGeneratedBy")
    assert [PROV + "Activity", kg("Rule")] == objects(triples, rule, RDF_TYPE)


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ({"start": 1}, "evidence-mismatch"),
        ({"quote": "made up"}, "evidence-mismatch"),
        ({"document": "x"}, "unknown-document"),
    ],
    ids=["moved", "other-words", "other-document"],
)
def test_evidence_must_fit_its_text(change: dict[str, str], slug: str) -> None:
    """A quote that is not there is never written."""
    evidence: Evidence = replace(SUBMITTED.evidence[0], **change)  # type: ignore[arg-type]
    with pytest.raises(KgraphError, match=rf"\[{slug}\]"):
        write(replace(SUBMITTED, evidence=(evidence,)))


def test_the_document_node() -> None:
    """A document has what its head says, dates typed by their precision."""
    triples, iri = write(), MINTER.document("monday")
    assert [PROV + "Entity", SCHEMA + "NewsArticle"] == objects(triples, iri, RDF_TYPE)
    assert ["2005-09-26T06:15:00"] == objects(triples, iri, SCHEMA + "datePublished")
    assert ["Ann Author"] == objects(triples, iri, SCHEMA + "author")
    assert ["news/monday.txt"] == objects(triples, iri, DCTERMS + "source")
    assert [MONDAY.sha256] == objects(triples, iri, SCHEMA + "sha256")


@pytest.mark.parametrize("field", ["title", "publisher", "published"])
def test_what_the_head_does_not_say_is_left_out(field: str) -> None:
    """Empty fields give no triple."""
    bare = replace(MONDAY, **{field: ""})  # type: ignore[arg-type]
    full = assemble([MONDAY], [], [], ontology=load_ontology(), minter=MINTER)
    assert len(full) - 1 == len(assemble([bare], [], [], ontology=load_ontology(), minter=MINTER))


def test_classes_are_written_with_those_above() -> None:
    """A query for organisations finds ministries in a store that does not infer; `kg:Entity` says nothing."""
    expected = [kg("Agent"), kg("GovernmentBody"), kg("Organization")]
    assert expected == objects(write(), MINISTRY.id, RDF_TYPE)


def test_labels_of_names_and_descriptions() -> None:
    """Names have no language, descriptions are English."""
    labels = {words(t.subject): t.object for t in write() if t.predicate.value == SKOS + "prefLabel"}
    assert ox.Literal("Kim Moon-soo") == labels[KIM.id]
    assert ox.Literal("the Act", language="en") == labels[ACT.id]
    assert ["the ministry"] == objects(write(), MINISTRY.id, SKOS + "altLabel")


def test_the_number_of_a_group_is_a_claim() -> None:
    """An entity that has a number says so by a statement only: it may be denied or planned."""
    assert DEFECTORS.count is not None
    assert [] == objects(write(), DEFECTORS.id, kg("memberCount"))


def test_an_entity_says_where_it_is_mentioned() -> None:
    """The spans that name it are evidence too."""
    assert [MINTER.evidence(MINISTRY.evidence[0])] == objects(write(), MINISTRY.id, kg("mentionedBy"))


@pytest.mark.parametrize(("status", "types"), [(Status.ASSERTED, [kg("Event")]), (Status.DENIED, [])])
def test_an_event_is_one_only_if_said_to_have_happened(status: Status, types: list[str]) -> None:
    """The class of an event comes from its statement, its label from the entity."""
    triples = write(replace(HAPPENED, status=status))
    assert types == objects(triples, SUBMISSION.id, RDF_TYPE)
    assert [SUBMISSION.label] == objects(triples, SUBMISSION.id, RDFS_LABEL)


def test_an_asserted_class_brings_those_above() -> None:
    """An event of a lower class is found under the higher one too."""
    triples = write(replace(HAPPENED, subject=ACT.id, object=kg("Company")))
    assert {kg("Company"), kg("Organization")} < set(objects(triples, ACT.id, RDF_TYPE))


def test_ungrounded_entities_are_refused() -> None:
    """A key local to a document is no IRI."""
    with pytest.raises(KgraphError, match=r"\[bad-iri\] '#3'"):
        write(replace(SUBMITTED, subject="#3"))


def test_lone_surrogates_are_replaced() -> None:
    """Half a character cannot be written in any encoding."""
    broken = Entity(id=KIM.id, label="K\ud800m", cls=kg("Person"))
    triples = assemble([], [broken], [], ontology=load_ontology(), minter=MINTER)
    assert ["K\ufffdm"] == objects(triples, KIM.id, RDFS_LABEL)


def test_one_named_graph_per_document() -> None:
    """Each document's graph holds what it says and nothing of the other."""
    graph = sample_graph()
    assert [MINTER.document("monday"), MINTER.document("tuesday")] == list(graph.named)
    tuesday = graph.named[MINTER.document("tuesday")]
    assert ["0.85"] == objects(tuesday, statement_iri(SUBMITTED, MINTER), kg("confidence"))
    assert not any("monday" in str(triple) for triple in tuesday)


def test_graphs_that_share_their_spans_are_those_written_alone() -> None:
    """What one graph has described stays out of another that does not hold it, also when claims were taken out."""
    assembler = Assembler(load_ontology(), MINTER)
    documents = [reading.document for reading in READINGS]
    first = assembler.merge(documents, ENTITIES, merge(STATEMENTS))
    fewer = assembler.merge(documents, ENTITIES, STATEMENTS[:1])
    assert first.triples == sample_graph().triples
    assert fewer.triples == assemble(documents, ENTITIES, STATEMENTS[:1], ontology=load_ontology(), minter=MINTER)
    for reading in READINGS:
        alone = assemble(
            [reading.document], reading.entities, reading.statements, ontology=load_ontology(), minter=MINTER
        )
        assert alone == assembler.split(fewer, READINGS).named[MINTER.document(reading.document.id)]


def test_a_span_of_another_document_is_refused_though_it_is_known() -> None:
    """A graph of one document does not hold the evidence of another because the merged view does."""
    assembler = Assembler(load_ontology(), MINTER)
    merged = assembler.merge([reading.document for reading in READINGS], ENTITIES, STATEMENTS)
    astray = Reading(MONDAY, READINGS[1].entities, READINGS[1].statements)
    with pytest.raises(KgraphError, match=r"\[unknown-document\].*'tuesday'"):
        assembler.split(merged, [astray])


def test_documents_of_one_id_are_refused() -> None:
    """One document would silently take the place of the other."""
    with pytest.raises(KgraphError, match=r"\[duplicate-document\].*'monday'"):
        build_graph([READINGS[0], READINGS[0]], [], [], ontology=load_ontology(), minter=MINTER)


def test_the_unit_follows_the_range_of_the_property() -> None:
    """A property that wants a number gets one, one that takes quantities keeps the unit."""
    count = Value(kind=ValueKind.COUNT, text="57 men", amount="57", unit="man")
    ontology = load_ontology()
    narrow = replace(ontology, properties={kg("p"): replace(ontology.properties[kg("related")], range=(RDF + "x",))})
    statement = replace(SUBMITTED, predicate=kg("p"), object=count)
    bare = assemble([MONDAY], ENTITIES, [statement], ontology=narrow, minter=MINTER)
    assert ["57"] == objects(bare, MINISTRY.id, kg("p"))
    assert [MINTER.value(count)] == objects(write(statement), MINISTRY.id, kg("p"))


def test_order_does_not_matter() -> None:
    """Records in any order give the same graph."""
    shuffled = random.Random(7)  # noqa: S311 - any order will do
    entities, statements, readings = list(ENTITIES), list(STATEMENTS), list(READINGS)
    for records in (entities, statements, readings):
        shuffled.shuffle(records)
    graph = build_graph(readings, entities, statements, ontology=load_ontology(), minter=MINTER)
    assert sample_graph().triples == graph.triples
    assert dict(sample_graph().named) == dict(graph.named)


@settings(max_examples=40)
@given(corpora())
def test_denied_statements_never_become_plain_triples(corpus: tuple[Reading, ...]) -> None:
    """Every triple between entities is backed by an asserted statement."""
    graph = graph_of(corpus)
    claims = {" ".join(str(part) for part in parts) for parts in _claims(graph.triples, corpus)}
    things = {entity.id for reading in corpus for entity in reading.entities}
    layer = {RDF_TYPE, RDFS_LABEL, SKOS + "prefLabel", SKOS + "altLabel", kg("mentionedBy"), kg("memberCount")}
    plain = [t for t in graph.triples if words(t.subject) in things and t.predicate.value not in layer]
    assert not [str(triple) for triple in plain if str(triple) not in claims]


def _claims(triples: Triples, corpus: tuple[Reading, ...]) -> list[tuple[object, ...]]:
    """Look up the triples of all asserted statements by the IRIs of their nodes."""
    said = [s for reading in corpus for s in reading.statements if s.status is Status.ASSERTED]
    by_node: dict[str, dict[str, object]] = {}
    for triple in triples:
        by_node.setdefault(words(triple.subject), {})[triple.predicate.value] = triple.object
    nodes = [by_node[statement_iri(statement, MINTER)] for statement in said]
    return [tuple(node[RDF + part] for part in ("subject", "predicate", "object")) for node in nodes]


@settings(max_examples=40)
@given(corpora())
def test_graphs_are_sorted_and_without_blank_nodes(corpus: tuple[Reading, ...]) -> None:
    """Triples are unique, sorted, and all nodes have IRIs."""
    graph = graph_of(corpus)
    for triples in (graph.triples, *graph.named.values()):
        lines = [str(triple) for triple in triples]
        assert sorted(set(lines)) == lines
        assert not any(line.startswith("_:") or " _:" in line.split('"')[0] for line in lines)


@settings(max_examples=20)
@given(corpora(), st.randoms(use_true_random=False))
def test_shuffled_corpora_give_the_same_graph(corpus: tuple[Reading, ...], shuffled: random.Random) -> None:
    """Neither the order of documents nor that of their records matters."""
    mixed = [
        replace(
            reading,
            entities=tuple(shuffled.sample(reading.entities, len(reading.entities))),
            statements=tuple(shuffled.sample(reading.statements, len(reading.statements))),
        )
        for reading in shuffled.sample(corpus, len(corpus))
    ]
    assert graph_of(corpus).triples == graph_of(tuple(mixed)).triples


def test_an_empty_corpus_gives_an_empty_graph() -> None:
    """Nothing in, nothing out."""
    assert () == build_graph([], [], [], ontology=load_ontology(), minter=MINTER).triples


def test_a_malformed_date_of_publication_stays_words() -> None:
    """What is no date is kept as it stands."""
    odd: Document = replace(MONDAY, published="last week")
    triples = assemble([odd], [], [], ontology=load_ontology(), minter=MINTER)
    assert ["last week"] == objects(triples, MINTER.document("monday"), SCHEMA + "datePublished")


def test_denied_claims_keep_their_evidence() -> None:
    """Nothing said is lost."""
    assert 1 == len(objects(write(DENIED), statement_iri(DENIED, MINTER), kg("evidence")))


def test_the_documented_example_is_what_is_built() -> None:
    """Every triple shown in the explanation of the graph is in the sample's graph."""
    page = Path(__file__).parents[2].joinpath("docs", "explanation", "rdf.md").read_text(encoding="utf-8")
    example = page.split("```turtle\n")[1].split("```")[0]
    shown = {quad.triple for quad in ox.parse(example, format=ox.RdfFormat.TURTLE)}
    assert 27 == len(shown)
    assert not shown - set(sample_graph().triples)


def test_links_of_an_entity_are_written() -> None:
    """What a knowledge base knows to be the same thing elsewhere can be joined to."""
    linked = replace(KIM, same_as=("https://other.example/1",))
    triples = assemble([MONDAY], [linked], [], ontology=load_ontology(), minter=MINTER)
    assert ["https://other.example/1"] == objects(triples, KIM.id, OWL_SAME_AS)
