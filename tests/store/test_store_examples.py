"""Run the example queries of the package and of the how-to page."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from cli_runner import SAMPLE
from kgraph.store import load, query

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "query.md"
EXAMPLES = {
    file.name: file.read_text(encoding="utf-8")
    for file in sorted(files("kgraph.store").joinpath("queries").iterdir(), key=lambda file: file.name)
    if file.name.endswith(".rq")
}
ROWS = {
    "corroborated.rq": 2,
    "documents.rq": 2,
    "evidence.rq": 7,
    "facts.rq": 2,
    "mentions.rq": 5,
    "money.rq": 1,
    "not-claimed.rq": 2,
    "timeline.rq": 7,
    "who-said-what.rq": 1,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the sample into a store."""
    folder = tmp_path_factory.mktemp("examples") / "store"
    load([SAMPLE / "graph.ttl", SAMPLE / "graph.trig"], folder)
    return folder


def test_the_examples_are_complete() -> None:
    """Each example has an expected size, an ASK or CONSTRUCT query one answer."""
    assert sorted(EXAMPLES) == sorted([*ROWS, "is-conflict.rq", "sure-facts.rq"])


@pytest.mark.parametrize("name", ROWS)
def test_an_example_gives_its_rows(name: str, store: Path) -> None:
    """Each SELECT finds what the sample holds, and every cell is filled."""
    answer = query(store, EXAMPLES[name])
    assert len(answer.rows) == ROWS[name]
    assert all(term is not None for row in answer.rows for term in row)


def test_nothing_is_both_asserted_and_denied(store: Path) -> None:
    """The ASK example answers."""
    assert query(store, EXAMPLES["is-conflict.rq"]).boolean is False


def test_the_surest_facts_are_a_graph(store: Path) -> None:
    """The CONSTRUCT example gives facts with their labels."""
    assert "kg:fundedProject ent:fund-port-fund" in query(store, EXAMPLES["sure-facts.rq"]).to_text()


def test_the_page_shows_the_examples_as_they_are() -> None:
    """Every example of the package stands in the how-to page, and the page shows no other."""
    shown = re.findall(r"`([\w-]+\.rq)`:\n\n```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert dict(shown) == EXAMPLES
    assert len(shown) == len(EXAMPLES) == 11
