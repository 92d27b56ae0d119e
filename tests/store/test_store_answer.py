"""Write the answers to queries."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_runner import SAMPLE
from kgraph.store import AnswerFormat, QueryAnswer, query
from kgraph.store.answer import shorten_term
from kgraph.store.table import render_table

XSD = "http://www.w3.org/2001/XMLSchema#"
TERMS = st.one_of(
    st.none(),
    st.sampled_from(["https://example.org/a", "urn:b", "https://w3id.org/kgraph/ns#Person"]).map(ox.NamedNode),
    st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(ox.Literal),
    st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(lambda text: ox.Literal(text, language="en")),
    st.integers().map(ox.Literal),
)
ROWS = st.lists(st.tuples(TERMS, TERMS), max_size=5).map(tuple)


@given(ROWS)
def test_json_is_read_back_by_an_engine(rows: tuple[tuple[ox.NamedNode | ox.Literal | None, ...], ...]) -> None:
    """What we write as SPARQL JSON results is what another reads (https://www.w3.org/TR/sparql11-results-json/)."""
    text = QueryAnswer(variables=("a", "b"), rows=rows).to_text(AnswerFormat.JSON)
    read = ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert tuple(tuple(solution) for solution in read) == rows


@given(ROWS)
def test_csv_keeps_every_cell(rows: tuple[tuple[ox.NamedNode | ox.Literal | None, ...], ...]) -> None:
    """Commas, quotes and line breaks inside a cell stay inside it."""
    text = QueryAnswer(variables=("a", "b"), rows=rows).to_text(AnswerFormat.CSV)
    expected = [["" if term is None else term.value for term in row] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], *expected]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_a_table_has_one_line_for_each_row(rows: list[tuple[str, str]]) -> None:
    """No cell breaks its line or moves the cursor of a terminal."""
    text = render_table(["a", "b"], rows)
    assert len(text.split("\n")) == len(rows) + 3
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_a_table_aligns_wide_letters() -> None:
    """Hangul takes two columns on a terminal."""
    assert render_table(["name", "n"], [["서울", "1"], ["Ada", "2"]]) == "name  n\n----  -\n서울  1\nAda   2\n"


def test_a_table_without_columns_is_written() -> None:
    """`SELECT *` over an empty pattern has a row and no column."""
    assert query(SAMPLE, "SELECT * { }").to_text() == "\n\n\n"


@pytest.mark.parametrize(("form", "text"), [("table", "false\n"), ("csv", "false\n")])
def test_a_truth_value_is_one_word(form: str, text: str) -> None:
    """ASK answers true or false."""
    assert query(SAMPLE, "ASK { <x:a> ?p ?o }").to_text(AnswerFormat(form)) == text


def test_a_truth_value_has_a_json_form() -> None:
    """ASK in JSON follows the specification."""
    assert json.loads(query(SAMPLE, "ASK { }").to_text(AnswerFormat.JSON)) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("form", list(AnswerFormat))
def test_triples_are_turtle_whatever_the_format(form: AnswerFormat) -> None:
    """CONSTRUCT gives a graph: sorted, each triple once, with the prefixes it uses."""
    answer = query(SAMPLE, "CONSTRUCT { ?s a kg:Person } WHERE { ?s a kg:Person ; kg:mentionedBy ?e }")
    assert answer.to_text(form) == (
        "@prefix ent: <https://w3id.org/kgraph/id/entity/> .\n"
        "@prefix kg: <https://w3id.org/kgraph/ns#> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        "ent:person-ada-quist a kg:Person .\n"
        "ent:person-bo-lind a kg:Person .\n"
    )


def test_turtle_is_read_back() -> None:
    """What CONSTRUCT writes holds the same triples, whatever their literals hold."""
    answer = query(SAMPLE, "CONSTRUCT { ?s ?p ?o . ?s ?p 'a\\n@prefix b' } WHERE { ?s ?p ?o }")
    read = ox.parse(answer.to_text().encode(), format=ox.RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == set(answer.triples or ())


def test_terms_of_all_kinds_have_a_json_form() -> None:
    """Blank nodes, datatypes, languages and triple terms are told apart."""
    binds = ("BNODE() AS ?a", "'x'@en AS ?b", "1.5 AS ?c", "<<( <x:a> <x:b> 1 )>> AS ?d")
    asked = f"SELECT * {{ {' '.join(f'BIND({bind})' for bind in binds)} }}"
    row = json.loads(query(SAMPLE, asked).to_text(AnswerFormat.JSON))["results"]["bindings"][0]
    assert row["a"]["type"] == "bnode"
    assert row["b"] == {"type": "literal", "value": "x", "xml:lang": "en"}
    assert row["c"] == {"type": "literal", "value": "1.5", "datatype": f"{XSD}decimal"}
    assert row["d"]["value"]["object"] == {"type": "literal", "value": "1", "datatype": f"{XSD}integer"}


def test_the_longest_namespace_shortens() -> None:
    """Of two prefixes that fit, the closer one is used."""
    prefixes = {"a": "https://example.org/", "b": "https://example.org/x/"}
    assert shorten_term(ox.NamedNode("https://example.org/x/y"), prefixes) == "b:y"
