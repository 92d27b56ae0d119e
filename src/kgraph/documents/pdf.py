"""Read the text layer of PDF files with pypdf (https://pypdf.readthedocs.io).

`Document.text` is the extracted text: lines of a page in reading order, a blank line where the gap is wider than
between lines. Words hyphenated at a line's end are joined, and what repeats at the top or foot of pages is left out.
Metadata are not believed: their dates are of the file, their authors the owners of computers.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kgraph.documents.assemble import Raw, make_document
from kgraph.documents.errors import UnreadableError
from kgraph.documents.readers import reads
from kgraph.model import Document

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MEDIA_TYPE = "application/pdf"
_WIDE_GAP = 1.35
_FEWEST_REPEATS = 3
_HYPHENATED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\n[ \t]*([^\W\d_]+)")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\0": " "}
)


@reads(".pdf")
def read_pdf(data: bytes, source: str) -> Iterator[Document]:
    """Read one PDF file.

    Args:
        data: The bytes of the file.
        source: Its name.

    Yields:
        The document.

    Raises:
        UnreadableError: If it is no PDF, encrypted, or has no text layer.
    """
    pages = _without_repeats([_page_lines(page) for page in _open(data).pages])
    text = _join_hyphens("\n\n".join("\n".join(lines).strip("\n") for lines in pages).strip()).translate(_LIGATURES)
    if not text.strip():
        raise UnreadableError("it has no text layer; run OCR over it first.")
    yield make_document(Raw(data, source, MEDIA_TYPE), text.encode(errors="replace").decode())


def _open(data: bytes) -> PdfReader:
    from pypdf import PdfReader  # noqa: PLC0415 - heavy, and few inputs are PDF

    try:
        reader = PdfReader(io.BytesIO(data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:
        # pypdf raises many unrelated types on damaged files; all mean the same to the user.
        raise UnreadableError(f"it is no readable PDF: {' '.join(str(error).split())[:200]}") from error
    if is_locked:
        raise UnreadableError("it is encrypted; remove the password first.")
    return reader


def _page_lines(page: PageObject) -> list[str]:
    """Extract the lines of a page, an empty one where the gap between two is wide."""
    heights: list[tuple[float, str]] = []

    def note(text: str, _cm: object, matrix: Sequence[float], _font: object, _size: object) -> None:
        if text.strip():
            heights.append((matrix[5], " ".join(text.split())))

    try:
        lines = [line.strip() for line in page.extract_text(visitor_text=note).split("\n")]
    except Exception as error:
        # As in `_open`.
        raise UnreadableError(f"a page of it cannot be read: {' '.join(str(error).split())[:200]}") from error
    return _with_gaps(lines, heights)


def _with_gaps(lines: Sequence[str], heights: Sequence[tuple[float, str]]) -> list[str]:
    """Put an empty line where the next line stands lower than usual."""
    tops = _tops([line for line in lines if line], heights)
    steps = [upper - lower for upper, lower in pairwise(tops) if upper > lower]
    usual = sorted(steps)[len(steps) // 3] if steps else 0.0
    found: list[str] = []
    for number, line in enumerate(line for line in lines if line):
        if number and (tops[number - 1] - tops[number] > usual * _WIDE_GAP or tops[number] > tops[number - 1]):
            found.append("")
        found.append(line)
    return found


def _tops(lines: Sequence[str], heights: Sequence[tuple[float, str]]) -> list[float]:
    """Find the height of each line: that of the first piece of text that opens it."""
    tops: list[float] = []
    position = 0
    for line in lines:
        folded = " ".join(line.split())
        match = next(
            (n for n in range(position, len(heights)) if heights[n][1][:8] == folded[: len(heights[n][1][:8])]), None
        )
        if match is not None:
            position = match + 1
        tops.append(heights[match][0] if match is not None else (tops[-1] if tops else 0.0))
    return tops


def _without_repeats(pages: list[list[str]]) -> list[list[str]]:
    """Drop running heads and feet: the first or last line of a page, less its digits, on three pages or more."""
    edges = Counter(_shape(line) for lines in pages for line in {*lines[:1], *lines[-1:]})
    repeated = {shape for shape, count in edges.items() if count >= min(_FEWEST_REPEATS, max(2, len(pages)))}
    return [
        [line for number, line in enumerate(lines) if number not in {0, len(lines) - 1} or _shape(line) not in repeated]
        for lines in pages
    ]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line).strip()


def _join_hyphens(text: str) -> str:
    """Join words cut at a line's end; the hyphen stays where the text writes the word with one elsewhere."""
    lowered = text.lower()

    def join(match: re.Match[str]) -> str:
        left, right = match.groups()
        is_compound = f"{left}-{right}".lower() in lowered or not right[0].islower() or left.isupper()
        return f"{left}-{right}" if is_compound else left + right

    return _HYPHENATED.sub(join, text)
