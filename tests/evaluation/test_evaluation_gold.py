"""Gold is read as it is written, and what is no gold is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.evaluation import GoldRecord, GoldTerm, gold_documents, read_gold
from kgraph.model import Status

STATEMENT = {"subject": "Ada", "predicate": "worksFor", "object": "Acme", "status": "asserted"}
BAD = {
    "no JSON": "{",
    "no object": "[1]",
    "no id": json.dumps({"text": "Ada works.", "statements": []}),
    "blank text": json.dumps({"id": "a", "text": " ", "statements": []}),
    "no statements": json.dumps({"id": "a", "text": "Ada works."}),
    "unknown status": json.dumps({"id": "a", "text": "x", "statements": [STATEMENT | {"status": "sure"}]}),
    "unknown kind": json.dumps({"id": "a", "text": "x", "statements": [STATEMENT | {"object": {"kind": "cash"}}]}),
    "unknown field": json.dumps(
        {
            "id": "a",
            "text": "x",
            "statements": [STATEMENT | {"object": {"kind": "money", "ammount": "5"}}],
        }
    ),
    "no object of a statement": json.dumps({"id": "a", "text": "x", "statements": [{"subject": "Ada"}]}),
    "number as subject": json.dumps({"id": "a", "text": "x", "statements": [STATEMENT | {"subject": 5}]}),
}


def _write(folder: Path, *lines: str) -> Path:
    file = folder / "gold.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def test_everything_is_read(tmp_path: Path) -> None:
    """Names, aliases, events, values, alternatives, speaker and time arrive."""
    record = {
        "id": "a",
        "text": "Ada says that Acme paid up to 5 dollars in 2004.",
        "published": "2005-01-02",
        "statements": [
            {
                "subject": {"name": "Acme", "aliases": ["Acme Corp."]},
                "predicate": "paid",
                "object": {"kind": "money", "amount": "5", "unit": ["USD", "CAD"], "bound": "atMost"},
                "status": ["reported", "hedged"],
                "speaker": "Ada",
                "time": ["2004", None],
                "optional": True,
            }
        ],
        "must_not": [{"subject": {"event": "Payment"}, "predicate": "sum", "object": None}],
        "note": "reported",
    }
    [found] = read_gold(_write(tmp_path, json.dumps(record), ""))
    [statement] = found.statements
    assert ("a", record["text"], "2005-01-02", "reported") == (found.id, found.text, found.published, found.note)
    assert GoldTerm(names=("Acme", "Acme Corp.")) == statement.subject
    assert {"kind": ("money",), "amount": ("5",), "unit": ("USD", "CAD"), "bound": ("atMost",)} == dict(
        statement.object.value
    )
    assert ((Status.REPORTED, Status.HEDGED), GoldTerm(names=("Ada",)), ("2004", "")) == (
        statement.statuses,
        statement.speaker,
        statement.times,
    )
    assert statement.is_optional
    assert (GoldTerm(event="Payment"), GoldTerm()) == (found.must_not[0].subject, found.must_not[0].object)


def test_defaults(tmp_path: Path) -> None:
    """A statement without status is asserted, by nobody, at no time, and required."""
    line = {"id": "a", "text": "x", "statements": [{"subject": "Ada", "predicate": "owns", "object": "Acme"}]}
    [statement] = read_gold(_write(tmp_path, json.dumps(line)))[0].statements
    assert ((Status.ASSERTED,), None, ("",), False) == (
        statement.statuses,
        statement.speaker,
        statement.times,
        statement.is_optional,
    )


@pytest.mark.parametrize("case", BAD)
def test_bad_line_is_named(case: str, tmp_path: Path) -> None:
    """A line that is no gold record is refused with its number."""
    good = json.dumps({"id": "good", "text": "Ada works.", "statements": []})
    with pytest.raises(ReadError) as caught:
        read_gold(_write(tmp_path, good, BAD[case]))
    assert ("bad-gold", True) == (caught.value.slug, "gold.jsonl:2" in caught.value.message)


def test_bad_lines_are_all_tried() -> None:
    """The list above is complete."""
    assert 10 == len(BAD)


def test_equal_ids_are_refused(tmp_path: Path) -> None:
    """Two records of one id would share a document."""
    line = json.dumps({"id": "a", "text": "Ada works.", "statements": []})
    with pytest.raises(ReadError, match="two records have the id 'a'"):
        read_gold(_write(tmp_path, line, line))


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["no file", "no text"])
def test_unreadable_file_is_refused(content: bytes | None, tmp_path: Path) -> None:
    """A file that is not there, or holds no UTF-8, is an error of use."""
    file = tmp_path / "gold.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_gold(file)
    assert "missing-gold" == caught.value.slug


def test_documents_are_whole_passages() -> None:
    """Each record becomes a document that is prose from end to end."""
    record = GoldRecord("a", "Ada works for Acme.", published="2005-01-02")
    [document] = gold_documents([record])
    [segment] = document.segments
    assert ("a", record.text, "2005-01-02") == (document.id, document.text[segment.start : segment.end], "2005-01-02")
    assert record.published == document.published
