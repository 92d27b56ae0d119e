"""What holds of validation for any graph at all."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.ontology.vocab import OA, PROV, RDF, RDF_TYPE, RDFS_LABEL, SCHEMA, SKOS, XSD, kg
from kgraph.validation import report_text, report_turtle, validate

PREDICATES = (
    *(RDF + name for name in ("subject", "predicate", "object")),
    *(kg(name) for name in ("status", "confidence", "evidence", "time", "amount", "upperAmount", "currency", "bound")),
    *(kg(name) for name in ("from", "until", "memberCount", "mentionedBy", "sentence", "submitted", "partOfEvent")),
    *(OA + name for name in ("start", "end", "exact")),
    *(PROV + name for name in ("wasAttributedTo", "wasDerivedFrom", "wasGeneratedBy")),
    *(SCHEMA + name for name in ("headline", "datePublished", "sha256")),
    *(RDF_TYPE, RDFS_LABEL, SKOS + "prefLabel", "https://example.org/anything"),
)
CLASSES = (
    *(kg(name) for name in ("Statement", "OpenStatement", "Evidence", "Person", "Group", "Law", "Country", "Event")),
    *(kg(name) for name in ("MonetaryAmount", "Quantity", "Interval", "Rule", "Status")),
    SCHEMA + "NewsArticle",
)
DATATYPES = (
    *(XSD + name for name in ("integer", "decimal", "double", "boolean", "date", "dateTime", "gYear", "gYearMonth")),
    *(XSD + name for name in ("duration", "time", "anyURI", "hexBinary", "base64Binary", "nonNegativeInteger")),
    *(XSD + name for name in ("token", "unknown")),
    *(RDF + name for name in ("HTML", "XMLLiteral", "JSON")),
)
SAMPLES = (
    *("", "0", "1", "-1", "0.5", "1e5", "NaN", "INF", "2004", "2004-12", "2004-12-31", "2004-13-45", "true", "x"),
    *("KRW", "P1Y", "9" * 30, "<b>", "2004-12-31T24:00:00", "\n", " 5 ", "x" * 300),
)
WORDS = st.sampled_from(SAMPLES) | st.text(max_size=8).filter(lambda text: text.isprintable())

iris = st.sampled_from([f"https://example.org/{name}" for name in "abcd"] + [kg("asserted"), kg("Person")])
named = st.one_of(iris, st.sampled_from(CLASSES), st.sampled_from(PREDICATES)).map(ox.NamedNode)
blanks = st.sampled_from("xyz").map(ox.BlankNode)
literals = st.one_of(
    WORDS.map(ox.Literal),
    st.builds(lambda words: ox.Literal(words, language="en"), WORDS),
    st.builds(lambda words, kind: ox.Literal(words, datatype=ox.NamedNode(kind)), WORDS, st.sampled_from(DATATYPES)),
)
typings = st.builds(
    ox.Triple,
    st.one_of(iris.map(ox.NamedNode), blanks),
    st.just(ox.NamedNode(RDF_TYPE)),
    st.sampled_from(CLASSES).map(ox.NamedNode),
)
plain = st.builds(
    ox.Triple,
    st.one_of(iris.map(ox.NamedNode), blanks),
    st.sampled_from(PREDICATES).map(ox.NamedNode),
    st.one_of(named, blanks, literals),
)
quoted = st.builds(ox.Triple, named, st.just(ox.NamedNode(RDF + "reifies")), plain)
graphs = st.lists(st.one_of(typings, plain, plain, quoted), max_size=30)


@settings(max_examples=150)
@given(graphs)
def test_any_graph_can_be_validated_and_reported(triples: list[ox.Triple]) -> None:
    """Whatever the data, there is a report, its RDF parses and holds every result once, and its text is one."""
    report = validate(triples)
    parsed = list(ox.parse(report_turtle(report), format=ox.RdfFormat.TURTLE))
    results = {quad.object.value for quad in parsed if quad.predicate.value.endswith("#result")}
    assert len(report.results) == len(results)
    assert not any(isinstance(term, ox.BlankNode) for quad in parsed for term in (quad.subject, quad.object))
    assert report_text(report).endswith("\n")


@settings(max_examples=40)
@given(graphs, st.randoms())
def test_the_order_of_triples_does_not_matter(triples: list[ox.Triple], random: object) -> None:
    """Without blank nodes, whose names follow the order, a shuffled graph gives the same report."""
    ground = [t for t in triples if not any(isinstance(term, ox.BlankNode | ox.Triple) for term in t)]
    shuffled = list(ground)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert report_turtle(validate(ground)) == report_turtle(validate(shuffled))


@settings(max_examples=40)
@given(graphs)
def test_a_second_run_gives_the_same_bytes(triples: list[ox.Triple]) -> None:
    """Blank nodes are named in order of appearance, so nothing in a report is random."""
    assert report_turtle(validate(triples)) == report_turtle(validate(triples))
