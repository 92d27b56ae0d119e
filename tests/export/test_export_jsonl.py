"""Records come back from JSON Lines exactly as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from graph_samples import ENTITIES, FUNDS, READINGS, STATEMENTS
from kgraph.errors import ReadError
from kgraph.export import dump_jsonl, load_documents, load_entities, load_rejections, load_statements
from kgraph.model import Document, Reading, Rejection
from strategies import HOSTILE, corpora, labels

REJECTION = Rejection(item="kg:funds(Act, Kim)", reason="range", detail="Kim is no programme.", statement=FUNDS)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a path to write to."""
    return tmp_path_factory.mktemp("jsonl") / "records.jsonl"


def test_sample_records_come_back(file: Path) -> None:
    """Documents, entities, statements and rejections round-trip."""
    documents = tuple(reading.document for reading in READINGS)
    for records, load in (
        (documents, load_documents),
        (ENTITIES, load_entities),
        (STATEMENTS, load_statements),
        ((REJECTION,), load_rejections),
    ):
        file.write_bytes(dump_jsonl(records))
        assert records == load(file)


@given(corpus=corpora())
def test_any_records_come_back(file: Path, corpus: tuple[Reading, ...]) -> None:
    """Whatever the texts hold, records round-trip and give the same bytes again."""
    for reading in corpus:
        file.write_bytes(dump_jsonl([reading.document]))
        assert (reading.document,) == load_documents(file)
        file.write_bytes(dump_jsonl(reading.entities))
        assert reading.entities == load_entities(file)
        written = dump_jsonl(reading.statements)
        file.write_bytes(written)
        assert reading.statements == load_statements(file)
        assert written == dump_jsonl(load_statements(file))


@given(words=labels())
def test_any_text_is_one_line(file: Path, words: str) -> None:
    """Line separators of Unicode do not break a record."""
    rejection = Rejection(item=words, reason="domain", detail=words)
    written = dump_jsonl([rejection, rejection])
    assert 2 == written.count(b"\n")
    file.write_bytes(written)
    assert (rejection, rejection) == load_rejections(file)


def test_lone_surrogates_come_back(file: Path) -> None:
    """Half a character is kept by an escape."""
    rejection = Rejection(item="a\ud800b", reason="domain", detail="통일")
    file.write_bytes(dump_jsonl([rejection]))
    assert (rejection,) == load_rejections(file)


def test_keys_are_sorted_and_defaults_left_out() -> None:
    """A line holds what is said, in a fixed order."""
    keys = list(json.loads(dump_jsonl([FUNDS])))
    assert ["confidence", "evidence", "object", "predicate", "status", "subject", "time"] == keys


def test_text_is_readable() -> None:
    """Other scripts are written as they are."""
    assert all(word in dump_jsonl([Rejection(item=word, reason="r", detail="d")]).decode() for word in HOSTILE[13:16])


def test_blank_lines_are_skipped(file: Path) -> None:
    """An empty file has no records."""
    file.write_bytes(b"\n\n")
    assert () == load_statements(file)


BAD_LINES = {
    "no-json": b"{",
    "no-object": b"[1]",
    "missing-field": b'{"item": "x"}',
    "unknown-field": b'{"item": "x", "reason": "r", "detail": "d", "colour": "red"}',
    "wrong-type": b'{"item": 1, "reason": "r", "detail": "d"}',
    "boolean": b'{"item": true, "reason": "r", "detail": "d"}',
    "no-utf-8": b'{"item": "\xff", "reason": "r", "detail": "d"}',
    "bad-status": b'{"item": "x", "reason": "r", "detail": "d", "statement": {"status": "sure"}}',
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_is_named(file: Path, line: bytes) -> None:
    """The error says which line of which file."""
    file.write_bytes(dump_jsonl([REJECTION]) + line + b"\n")
    with pytest.raises(ReadError, match=r"\[bad-record\].*records\.jsonl:2 "):
        load_rejections(file)


def test_true_is_no_number(file: Path) -> None:
    """JSON's booleans are not taken for integers, as Python would."""
    file.write_bytes(dump_jsonl([READINGS[0].document]).replace(b'"start": 0', b'"start": false'))
    with pytest.raises(ReadError, match=r"False is not of type int"):
        load_documents(file)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(ReadError, match=r"\[missing-input\].*none\.jsonl"):
        load_statements(tmp_path / "none.jsonl")


def test_whole_numbers_become_floats(file: Path) -> None:
    """A confidence of 1 is read as 1.0."""
    line = json.loads(dump_jsonl([FUNDS])) | {"confidence": 1}
    file.write_text(json.dumps(line), encoding="utf-8")
    (statement,) = load_statements(file)
    assert (1.0, float) == (statement.confidence, type(statement.confidence))


def test_documents_keep_their_segments(file: Path) -> None:
    """Nested records come back as records."""
    file.write_bytes(dump_jsonl([READINGS[0].document]))
    (document,) = load_documents(file)
    assert isinstance(document, Document)
    assert READINGS[0].document.segments == document.segments
