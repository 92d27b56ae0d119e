"""A table of expressions with the values that must be read in them, and those in which nothing must be."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from kgraph.model import Value
from kgraph.nlp.values import find_values
from kgraph.ontology.loader import load_ontology

TABLE = Path(__file__).with_name("expressions.tsv")
EXPECTED_SIZE = 869
FIELDS = ("amount", "upper", "unit", "start", "end", "per", "bound")


class Case(NamedTuple):
    """A line of the table."""

    text: str
    published: str
    expected: str


def read_table() -> list[Case]:
    """Read the table; a line with @ gives the date published for the lines after it."""
    cases, published = [], ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            published = line[1:].strip()
        elif line and not line.startswith("#"):
            text, expected = line.split("\t")
            cases.append(Case(text, published, expected))
    return cases


CASES = read_table()


def show(value: Value) -> str:
    """Write a value as the table does."""
    fields = [f"{name}={content}" for name in FIELDS if (content := getattr(value, name))]
    return " ".join((f"{value.kind.value}[{value.text}]", *fields))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.published or 'undated'}: {case.text}")
def test_reads_the_values_of_an_expression(case: Case) -> None:
    """Every value of the line is read with all its fields, and nothing else."""
    found = find_values(case.text, published=case.published, ontology=load_ontology())
    assert case.expected == (" ; ".join(show(span.value) for span in found) or "-")


def test_the_table_keeps_its_size() -> None:
    """The table neither shrinks nor loses a kind of value or its negative cases."""
    kinds = Counter(part.split("[")[0] for case in CASES for part in case.expected.split(" ; "))
    least = {
        "money": 110,
        "date": 160,
        "interval": 70,
        "count": 100,
        "percent": 30,
        "duration": 45,
        "quantity": 45,
        "ordinal": 12,
        "-": 130,
    }
    assert len(CASES) == EXPECTED_SIZE
    assert {kind: kinds[kind] for kind in least if kinds[kind] < least[kind]} == {}


def test_no_line_of_the_table_is_there_twice() -> None:
    """A repeated line would make the table look larger than it is."""
    assert len({(case.text, case.published) for case in CASES}) == len(CASES)
