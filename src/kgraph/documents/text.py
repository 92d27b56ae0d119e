"""Read plain text."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.documents.assemble import Raw, make_document
from kgraph.documents.decoding import decode
from kgraph.documents.readers import reads
from kgraph.model import Document

MEDIA_TYPE = "text/plain"


@reads(".txt", ".text")
def read_text(data: bytes, source: str) -> Iterator[Document]:
    """Read one plain text.

    Args:
        data: The bytes of the file.
        source: Its name.

    Yields:
        The document.

    Raises:
        UnreadableError: If it is empty, binary, in another encoding or too long.

    Example:
        >>> (document,) = read_text(b"The mayor opened the bridge.", "bridge.txt")
        >>> document.id
        'bridge-0803a8d1edcd'
    """
    yield make_document(Raw(data, source, MEDIA_TYPE), decode(data))


def read_text_string(text: str, source: str = "text") -> Document:
    """Read a text that is in memory already.

    Args:
        text: The text.
        source: What to call it.

    Returns:
        The document.

    Raises:
        ReadError: If the text is empty, holds NUL characters or lone surrogates, or is too long.

    Example:
        >>> document = read_text_string("Ada works for Acme.", "note")
        >>> [document.text[segment.start : segment.end] for segment in document.segments]
        ['Ada works for Acme.']
    """
    # Lone surrogates are no UTF-8; they are reported as such when the document is made.
    return make_document(Raw(text.encode(errors="replace"), source, MEDIA_TYPE), text)
