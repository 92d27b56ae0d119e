"""Read HTML pages: the article found by trafilatura (https://trafilatura.readthedocs.io), boilerplate left out.

`Document.text` is the extracted text, a blank line between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kgraph.documents.assemble import Raw, make_document
from kgraph.documents.decoding import check_text, decode
from kgraph.documents.errors import UnreadableError
from kgraph.documents.head import Head
from kgraph.documents.layout import is_terminal
from kgraph.documents.metadata import read_metadata
from kgraph.documents.readers import reads
from kgraph.model import Document

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_LINE_SEPARATOR = "\u2028"
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


@reads(".html", ".htm", ".xhtml")
def read_html(data: bytes, source: str) -> Iterator[Document]:
    """Read one HTML page.

    Args:
        data: The bytes of the page.
        source: Its name.

    Yields:
        The document.

    Raises:
        UnreadableError: If it is empty, binary, in an undeclared encoding, or holds no article.
    """
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - heavy, and few inputs are HTML

    page = _decode(data)
    try:
        tree = load_html(page)
        head = Head() if tree is None else read_metadata(tree)
        found = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=False)
    except Exception as error:
        # lxml and trafilatura raise many unrelated types on damaged pages; all mean the same to the user.
        raise UnreadableError(f"it is no readable HTML: {' '.join(str(error).split())[:200]}") from error
    body = getattr(found, "body", None)
    text = _assemble(body, head) if body is not None else ""
    if not text.strip():
        raise UnreadableError("no article was found in the page.")
    yield make_document(Raw(data, source, MEDIA_TYPE), text, head)


def _decode(data: bytes) -> str:
    """Decode a page as UTF-8, else as the page itself says."""
    try:
        return decode(data)
    except UnreadableError:
        declared = _CHARSET.search(data[:_HEAD_BYTES])
        if not declared or b"\0" in data:
            raise
        name = declared[1].decode().lower()
        try:
            # Browsers read Latin-1 as Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
            return check_text(data.decode("windows-1252" if name in _LATIN else name))
        except (UnicodeDecodeError, LookupError) as error:
            raise UnreadableError(f"wrong encoding: it says {name!r} but is not: {error}.") from error


def _assemble(body: Any, head: Head) -> str:  # noqa: ANN401 - lxml has no types
    """Join the blocks of the article; note where headings stand, which are no prose."""
    parts: list[str] = []
    length = 0
    for is_heading, text in _blocks(body):
        if is_heading:
            head.dropped.add(length)
        parts.append(text)
        length += len(text) + len("\n\n")
    return "\n\n".join(parts)


def _blocks(body: Any) -> Iterator[tuple[bool, str]]:  # noqa: ANN401 - lxml has no types
    for element in body:
        if element.tag in {"list", "quote"} and len(element) and element[0].tag in {"item", "p"}:
            yield from _blocks(element)
        elif element.tag not in {"table", "code", "graphic"}:
            text = _text(element)
            if text:
                yield element.tag == "head", text


def _text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Give the words of a block on one line, or on several where the page breaks lines."""
    for line_break in element.iter("lb"):
        line_break.tail = _LINE_SEPARATOR + (line_break.tail or "")
    lines = (" ".join(line.split()) for line in "".join(element.itertext()).split(_LINE_SEPARATOR))
    text = ""
    for line in lines:
        # A break after a sentence parts two paragraphs; another is a line's own.
        text += (("\n\n" if is_terminal(text) else "\n") if text and line else "") + line
    return text
