"""Records as lines of JSON: what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import given

from kgraph.model import Document, Reading, Segment
from kgraph.records import from_line, to_line
from strategies import readings


@given(readings())
def test_any_reading_comes_back(reading: Reading) -> None:
    """A reading holds every other kind of record, and is one line."""
    line = to_line(reading)
    assert reading == from_line(line, Reading)
    assert (1, b"\n") == (line.count(b"\n"), line[-1:])


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b'{"id": 1}', b'{"colour": "red"}'], ids=["json", "list", "type", "field"]
)
def test_what_is_no_record_is_an_error(line: bytes) -> None:
    """Whatever is wrong with a line is one of three errors."""
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_line(line, Document)


def test_a_lone_surrogate_comes_back() -> None:
    """Half of a pair has no UTF-8, so that line is written in ASCII."""
    document = Document("d", "\ud800", "d.txt", "text/plain", "", (Segment(0, 1),))
    assert document == from_line(to_line(document), Document)
