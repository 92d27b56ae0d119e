"""Properties that hold for any text and any bytes."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.documents import UnreadableError, iter_documents, read_text_string
from kgraph.documents.dates import read_date
from kgraph.documents.markdown import read_markdown
from kgraph.model import Document

LINES = st.sampled_from(
    [
        "",
        " ",
        "By Jane Roe",
        "May 3, 2024",
        "# Board picks director",
        "Board picks director",
        "Share",
        "---",
        "===",
        "PARIS (Reuters) - The board met.",
        "jane@example.org",
        "© 2024 Gazette",
        "- item *one*",
        "> quote [a](b)",
        "The harbour board chose a new director on Monday, and she starts soon.",
        "\u2029",
        "a\u0085b\u2028c",
        "\x0c",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=20).map("\n".join))


def check(document: Document) -> None:
    """Check that segments are ordered, apart, inside the text, not empty and trimmed."""
    position = 0
    for segment in document.segments:
        assert position <= segment.start < segment.end <= len(document.text)
        assert document.text[segment.start : segment.end].strip() == document.text[segment.start : segment.end]
        position = segment.end


@given(TEXTS)
@settings(deadline=None)
def test_segments_of_any_text_are_sound(text: str) -> None:
    """Any text gives sound segments and the same document again, or is refused."""
    try:
        document = read_text_string(text, "a")
    except UnreadableError:
        return
    assert document.text == text
    assert document.segments
    check(document)
    assert read_text_string(text, "a") == document


@given(TEXTS)
@settings(deadline=None)
def test_segments_of_any_markdown_are_sound(text: str) -> None:
    """Any Markdown keeps its length and gives sound segments, or is refused."""
    try:
        (document,) = read_markdown(text.encode(), "a.md")
    except UnreadableError:
        return
    assert len(document.text) == len(text.removeprefix("\ufeff"))
    check(document)


@given(st.text(alphabet="0123456789:.-/, TZ+apmMay", max_size=30))
@settings(deadline=None)
def test_any_date_is_iso_or_nothing(text: str) -> None:
    """Reading a date never fails, and gives ISO 8601 or nothing."""
    assert read_date(text) == "" or read_date(text)[:4].isdigit()


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".pdf"])
@given(st.one_of(st.binary(max_size=400), TEXTS.map(str.encode)))
@settings(deadline=None, max_examples=60)
def test_any_bytes_are_read_or_rejected(suffix: str, data: bytes) -> None:
    """Arbitrary bytes under any suffix never raise, and give the same ids again."""
    logging.disable()
    with TemporaryDirectory() as folder:
        (Path(folder) / f"a{suffix}").write_bytes(data)
        found = list(iter_documents([folder]))
        assert found == list(iter_documents([Path(folder) / f"a{suffix}"]))
    for item in found:
        if isinstance(item, Document):
            check(item)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_standard_input_is_read_or_rejected(data: bytes) -> None:
    """Arbitrary bytes on standard input give one document or one rejection."""
    assert len(list(iter_documents(["-"], stdin=io.BytesIO(data)))) == 1
