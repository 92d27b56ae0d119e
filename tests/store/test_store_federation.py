"""A query of a folder, file or store reaches no other service, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.store import QueryAnswer, query

ASKS = {
    "plain": "SELECT * { SERVICE <http://127.0.0.1:1/q> { ?s ?p ?o } }",
    "lower case": "SELECT * { service silent<http://127.0.0.1:1/q>{ ?s ?p ?o } }",
    "variable": "SELECT * { ?s ?p ?where SERVICE ?where { ?s ?p ?o } }",
    "prefixed": "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x:q { ?s ?p ?o } }",
    "no blank before": "SELECT * { ?s ?p 3SERVICE<http://127.0.0.1:1/q>{ ?s ?p ?o } }",
    "comment between": "SELECT * { SERVICE # not here }\n <http://127.0.0.1:1/q> { ?s ?p ?o } }",
    "escaped": "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/q> { ?s ?p ?o } }",
    "after a hash in an IRI": "SELECT * { ?s <http://x.org/#p> ?o SERVICE <http://127.0.0.1:1/q> { ?s ?p ?o } }",
}
ANSWERED = {
    "variable of that name": "SELECT * { ?service ?p ?o }",
    "in a string": "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:1/q> { }' }",
    "in a long string": 'SELECT * { ?s ?p """a "quoted" SERVICE <http://127.0.0.1:1/q> { }""" }',
    "in a comment": "SELECT * { ?s ?p ?o # SERVICE <http://127.0.0.1:1/q> {\n }",
    "in an IRI": "SELECT * { ?s <http://x.org/service> ?o }",
    "graph of that name": "SELECT * { GRAPH ?service { ?s ?p ?o } }",
}


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Write a graph of one triple."""
    file = tmp_path / "graph.ttl"
    file.write_text("<x:a> <x:b> <x:c> .\n", "utf-8")
    return file


def test_the_cases_are_all_there() -> None:
    """A case that is lost is not tested."""
    assert (8, 6) == (len(ASKS), len(ANSWERED))


@pytest.mark.parametrize("sparql", ASKS.values(), ids=ASKS)
def test_a_query_of_another_service_is_refused(sparql: str, graph: Path) -> None:
    """Nothing is sent: the query is refused before it is looked at."""
    with pytest.raises(StoreError, match=r"\[federation-refused\]"):
        query(graph, sparql)


@pytest.mark.parametrize("sparql", ANSWERED.values(), ids=ANSWERED)
def test_the_word_alone_is_no_reason(sparql: str, graph: Path) -> None:
    """The word may stand in names, strings and comments."""
    assert isinstance(query(graph, sparql), QueryAnswer)
