"""The graph of the sample articles answers what a reader of them knows, and claims nothing that they deny or hedge."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from rdflib.plugins.sparql import prepareQuery

from contract_sources import PROJECT
from kgraph.ontology.loader import load_ontology
from kgraph.ontology.vocab import NS, RDFS, SKOS

if TYPE_CHECKING:
    from rdflib import Graph

QUESTIONS = tomllib.loads((PROJECT / "data" / "questions.toml").read_text("utf-8"))["question"]
TRUE = [question for question in QUESTIONS if question["answer"]]
FALSE = [question for question in QUESTIONS if not question["answer"]]
# A missing triple is a pity, a wrong one a fault: so a share of the former, and all of the latter.
LEAST_SHARE = 0.6


def _query(question: dict[str, str]) -> str:
    pattern = re.sub(r"(?<![\w\"])name(?= \")", "rdfs:label|skos:altLabel", question["ask"])
    return f"PREFIX kg: <{NS}> PREFIX rdfs: <{RDFS}> PREFIX skos: <{SKOS}> ASK {{ {pattern} }}"


def _texts(questions: list[dict[str, str]]) -> list[str]:
    return [question["text"] for question in questions]


@pytest.fixture(scope="module")
def sample_graph() -> Graph:
    """Build the graph of the sample articles."""
    from kgraph.build import build  # noqa: PLC0415 - reads with the language model

    return build([PROJECT / "data" / "articles"]).graph


def test_there_are_questions() -> None:
    """Both kinds of questions are asked, each once."""
    assert (17, 13) == (len(TRUE), len(FALSE))
    assert len(QUESTIONS) == len(set(_texts(QUESTIONS)))


@pytest.mark.parametrize("question", QUESTIONS, ids=_texts(QUESTIONS))
def test_question_is_answerable(question: dict[str, str]) -> None:
    """A question parses and names only properties of the ontology, so that no misspelling makes it false."""
    prepareQuery(_query(question))
    values = {"amount", "currency"}
    names = set(re.findall(r"kg:(\w+)", question["ask"])) - values
    assert [] == sorted(name for name in names if NS + name not in load_ontology().properties)


@pytest.mark.model
@pytest.mark.parametrize("question", FALSE, ids=_texts(FALSE))
def test_graph_does_not_claim(question: dict[str, str], sample_graph: Graph) -> None:
    """What an article denies, hedges or plans is no plain triple."""
    assert not sample_graph.query(_query(question)).askAnswer


@pytest.mark.model
def test_graph_answers(sample_graph: Graph) -> None:
    """Most of what a reader knows can be asked of the graph."""
    missed = [question["text"] for question in TRUE if not sample_graph.query(_query(question)).askAnswer]
    assert 1 - len(missed) / len(TRUE) >= LEAST_SHARE, "\n".join(missed)
