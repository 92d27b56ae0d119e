"""The function for frames, without Spark: a frame is whatever has a column of lines."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from engine_samples import FAILING, dangerous
from kgraph.build import build, build_collection
from kgraph.engine.frames import archive_of, pandas_batches


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let frames be dictionaries where pandas is not installed."""
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict))


@pytest.mark.usefixtures("frames")
def test_records_make_what_a_build_makes(tmp_path: Path) -> None:
    """In any order, with what is no document and what the reader fails on."""
    config = dangerous(tmp_path)
    texts = ["Note one cost $ 1 million.", f"Note two: {FAILING}.", "Note three cost $ 3 million."]
    lines = [f'{{"id": "n{number}", "text": "{text}"}}' for number, text in enumerate(texts)]
    (tmp_path / "notes.jsonl").write_text("\n".join(lines), encoding="utf-8")
    given: list[Any] = [{"value": lines[:1]}, {"value": [*lines[1:], ""]}]
    records = [line for frame in pandas_batches("notes.jsonl", config)(iter(given)) for line in frame["record"]]
    kept = archive_of(reversed(records))
    result = build_collection(kept.collection, config=config, kept=kept)
    assert dict(build([tmp_path / "notes.jsonl"], config=config).files()) == dict(result.files())
    assert ["reader-failed"] == [rejection.reason for rejection in result.rejections]


@pytest.mark.usefixtures("frames")
def test_a_line_that_is_no_document_is_told(tmp_path: Path) -> None:
    """It becomes a record with its reason."""
    given: list[Any] = [{"text": ["{", '{"id": "a", "text": "Note one cost $ 1 million."}']}]
    read = pandas_batches("notes.jsonl", dangerous(tmp_path), column="text")
    kept = archive_of(line for frame in read(iter(given)) for line in frame["record"])
    assert (["a"], ["unreadable"]) == (
        [document.id for document in kept.readings],
        [rejection.reason for rejection in kept.collection.unread],
    )
