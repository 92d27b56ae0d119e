"""Show where a query stops making sense, and what its patterns match."""

from __future__ import annotations

import pytest

from cli_runner import SAMPLE, call
from kgraph.errors import QuerySyntaxError, StoreError
from kgraph.store import AnswerFormat, explain_query, query
from kgraph.store.syntax import show_place


@pytest.mark.parametrize(
    ("sparql", "line", "column", "shown"),
    [
        ("SELECT * { ?s ?p", 1, 17, "SELECT * { ?s ?p\n                ^"),
        ("SELECT *\n{ ?s ?p }", 2, 10, "{ ?s ?p }\n         ^"),
        ("SELECT *\n{\t?s ?p }", 2, 10, "{ ?s ?p }\n         ^"),
    ],
    ids=["end", "second-line", "tab"],
)
def test_the_place_is_shown(sparql: str, line: int, column: int, shown: str) -> None:
    """The error knows line and column, and shows the line with a mark below."""
    with pytest.raises(QuerySyntaxError) as caught:
        query(SAMPLE, sparql)
    assert (caught.value.line, caught.value.column, caught.value.excerpt) == (line, column, shown)


def test_a_long_line_is_cut_around_the_place() -> None:
    """The mark stays below its place in a line of any length."""
    line = "".join(chr(97 + index % 26) for index in range(500))
    text, mark = show_place(line, 300).split("\n")
    assert len(text) == 100
    assert text[len(mark) - 1] == line[299]


def test_the_command_shows_the_place(capfd: pytest.CaptureFixture[str]) -> None:
    """Line, mark and error come on standard error."""
    outcome = call(capfd, "query", SAMPLE, "ASK {")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("ASK {\n     ^\nerror: [query-syntax]")


def test_rows_are_written_as_tsv() -> None:
    """Terms are written as in Turtle, without loss: https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv."""
    answer = query(SAMPLE, 'SELECT ?a ?b ?c { BIND("x\\ty"@en AS ?a) BIND(kg:a AS ?b) }')
    assert answer.to_text(AnswerFormat.TSV) == '?a\t?b\t?c\n"x\\ty"@en\t<https://w3id.org/kgraph/ns#a>\t\n'


def test_rows_are_no_turtle() -> None:
    """Turtle is for triples; whoever asks for it by a SELECT query is told."""
    with pytest.raises(StoreError, match="answer-not-triples"):
        query(SAMPLE, "SELECT * { ?s ?p ?o }").to_text(AnswerFormat.TURTLE)
    assert "a kg:Person" in query(SAMPLE, "CONSTRUCT WHERE { ?s a kg:Person }").to_text(AnswerFormat.TURTLE)


def test_an_explanation_counts_what_each_pattern_matches(capfd: pytest.CaptureFixture[str]) -> None:
    """The pattern that matches nothing stands first; patterns in OPTIONAL, paths and blank nodes are counted too."""
    asked = "SELECT * { ?s a kg:Person . ?s kg:none [] OPTIONAL { ?s rdfs:label|skos:altLabel ?l } }"
    plan = explain_query(SAMPLE, asked)
    assert min(count for _, count in plan.patterns) == 0
    assert (len(plan.patterns), plan.rows) == (3, 0)
    outcome = call(capfd, "query", SAMPLE, asked, "--explain")
    assert outcome.out.splitlines()[2].startswith("0 ")
    assert outcome.out.splitlines()[-1].startswith("0 rows in ")


def test_an_endpoint_is_not_explained() -> None:
    """Patterns cannot be counted elsewhere without asking many questions."""
    with pytest.raises(StoreError, match="explain-remote"):
        explain_query("http://127.0.0.1:9/query", "ASK { }")
