"""One short article gives the graph that is kept beside it, so that a change of the graph is seen and meant.

`pytest tests/golden --update-golden` writes the graph anew; read its diff before you keep it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph
from rdflib.compare import graph_diff, isomorphic

if TYPE_CHECKING:
    from kgraph.build import Result

pytestmark = pytest.mark.model
ARTICLE = Path(__file__).with_name("article.txt")
GOLDEN = Path(__file__).with_name("graph.ttl")


@pytest.fixture(scope="module")
def built(request: pytest.FixtureRequest) -> Result:
    """Build the graph of the article, and keep it where that is asked for."""
    from kgraph.build import build  # noqa: PLC0415 - reads with the language model

    result = build([ARTICLE])
    if request.config.getoption("--update-golden"):
        GOLDEN.write_bytes(stable(result.serialize()))
    return result


def stable(turtle: bytes) -> bytes:
    """Take out what every change of the code or the ontology changes: digests and versions of the run."""
    plain = re.sub(rb'(kg:\w+Digest) "[0-9a-f]{64}"', rb'\1 ""', turtle)
    plain = re.sub(rb"\brun:[0-9a-f]{16}\b", b"run:0000000000000000", plain)
    return re.sub(rb'(kg:software "\w+) [^"]+"', rb'\1"', re.sub(rb'"kgraph [0-9.]+, ', b'"kgraph, ', plain))


def lines(graph: Graph) -> str:
    """Write triples one a line, in order."""
    return "\n".join(sorted(" ".join(term.n3(graph.namespace_manager) for term in triple) for triple in graph))


def test_graph_is_the_golden_one(built: Result) -> None:
    """The same triples, whatever their order; else what is in both, missing and new is shown."""
    expected = Graph().parse(GOLDEN, format="turtle")
    found = Graph().parse(data=stable(built.serialize()), format="turtle")
    if not isomorphic(expected, found):
        both, missing, added = graph_diff(expected, found)
        parts = (f"{len(both)} in both", f"missing:\n{lines(missing)}", f"new:\n{lines(added)}")
        pytest.fail("\n\n".join(parts))


def test_bytes_are_the_golden_ones(built: Result) -> None:
    """The same triples are the same bytes."""
    assert GOLDEN.read_bytes() == stable(built.serialize())


def test_golden_graph_holds_every_status() -> None:
    """The article says things in all the ways that matter."""
    turtle = GOLDEN.read_text("utf-8")
    for status in ("asserted", "reported", "denied", "hedged", "planned"):
        assert f"kg:status kg:{status} ;" in turtle, status


def test_golden_graph_is_small() -> None:
    """A reviewer can read it."""
    assert 1500 > len(GOLDEN.read_text("utf-8").splitlines())
