"""Whole sentences through the whole pipeline with the statistical model: what becomes plain and what must not."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kgraph.model import Document, Segment, Status, Value
from kgraph.nlp.collect import Collector
from kgraph.ontology.vocab import RDF_TYPE, kg, local_name

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from spacy.language import Language

    from kgraph.model import Reading, Statement
    from kgraph.ontology import Ontology

pytestmark = pytest.mark.model

# `reworded.txt`: a name and a sentence, then what it says (`*` stands for any words). Lines with `+` must be asserted,
# lines with `-` must not be, lines with `?` must be there with the status and speaker they give. Roles of events,
# counts of groups and open statements are not looked at.
CASES = Path(__file__).with_name("reworded.txt").read_text(encoding="utf-8")
# Sentences that need not say anything, but must not say what they seem to.
SILENT = frozenset(("not yet done", "charges without an agent"))


class Expectation(NamedTuple):
    """A sentence with what it must say and must not.

    Args:
        name: What the case shows.
        text: The sentence.
        must: Patterns of `subject | property | object` that must be asserted.
        must_not: Patterns that must not be asserted.
        other: Patterns of `subject | property | object | status` that must be there.
    """

    name: str
    text: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    other: tuple[str, ...]


def _read_case(block: str) -> Expectation:
    name, text, *lines = block.strip().split("\n")
    must, must_not, other = (tuple(line[2:] for line in lines if line[0] == mark) for mark in "+-?")
    return Expectation(name, text, must, must_not, other)


EXPECTATIONS = [_read_case(block) for block in CASES.strip().split("\n\n")]


def _params() -> list[ParameterSet]:
    return [pytest.param(case, id=case.name) for case in EXPECTATIONS]


def _read(text: str, nlp: Language, ontology: Ontology) -> Reading:
    document = Document("d", text, "d.txt", "text/plain", "", (Segment(0, len(text)),))
    return Collector(nlp(text), document, ontology).collect()


def _line(statement: Statement, labels: dict[str, str]) -> str:
    object_ = statement.object
    words = object_.text if isinstance(object_, Value) else labels.get(object_, object_)
    return f"{labels[statement.subject]} | {local_name(statement.predicate)} | {words}"


def _is_judged(statement: Statement) -> bool:
    """Tell whether a statement relates two things by a property of the ontology."""
    is_open = bool(statement.phrase)
    return not (is_open or statement.event or statement.predicate in {RDF_TYPE, kg("memberCount")})


def _missing(patterns: tuple[str, ...], lines: list[str]) -> list[str]:
    return [pattern for pattern in patterns if not any(fnmatchcase(line, pattern) for line in lines)]


def _forbidden(patterns: tuple[str, ...], lines: list[str]) -> list[str]:
    return [line for line in lines if any(fnmatchcase(line, pattern) for pattern in patterns)]


def test_nlp_reworded_corpus_is_whole() -> None:
    """The corpus has lost no sentence, and no two have one name."""
    assert 55 == len(EXPECTATIONS) == len({case.name for case in EXPECTATIONS})
    assert all(case.must_not and (case.must or case.other or case.name in SILENT) for case in EXPECTATIONS)


@pytest.mark.parametrize("case", _params())
def test_nlp_reworded_says(case: Expectation, nlp: Language, ontology: Ontology) -> None:
    """A sentence asserts what it says and not what it denies or leaves open, and keeps that with its status."""
    reading = _read(case.text, nlp, ontology)
    labels = {entity.id: entity.label for entity in reading.entities}
    judged = [statement for statement in reading.statements if _is_judged(statement)]
    asserted = [_line(statement, labels) for statement in judged if statement.status is Status.ASSERTED]
    said = [
        f"{_line(statement, labels)} | {statement.status}"
        + (f" by {labels[statement.speaker]}" if statement.speaker else "")
        for statement in judged
    ]
    missing = [*_missing(case.must, asserted), *_missing(case.other, said)]
    assert ([], []) == (missing, _forbidden(case.must_not, asserted)), said
