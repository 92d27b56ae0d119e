"""Make documents: ids, hashes and limits, one way for every reader."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kgraph.documents.dates import read_date
from kgraph.documents.decoding import check_text
from kgraph.documents.errors import UnreadableError
from kgraph.documents.head import Head
from kgraph.documents.newshead import read_head
from kgraph.iris import slug
from kgraph.model import Document

MAX_CHARACTERS = 1_000_000
"""Longest prose of one document in characters, spaCy's own `nlp.max_length`."""
_MOST_MARKUP = 3  # how much longer than its prose a text may be
_HASH_DIGITS = 12  # 48 bits: at one million documents of one name, the odds of a collision are about 1 in 560


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader was given.

    Args:
        data: The bytes of the source.
        source: Its name, no absolute path.
        media_type: Of the source.
    """

    data: bytes
    source: str
    media_type: str


def make_document(raw: Raw, text: str, known: Head | None = None, *, document_id: str = "", view: str = "") -> Document:
    """Make a document of its decoded text.

    Args:
        raw: What it was read from.
        text: The text that offsets point into.
        known: What metadata say; they win over the head of the text.
        document_id: Id given by the source; else it is made of the source's name and the bytes' hash.
        view: The text with blanks for all that is no prose, of the same length; the text itself by default.

    Returns:
        The document.

    Raises:
        UnreadableError: If the text is empty, binary, without prose or too long.
    """
    # What is longer by far is refused before the work of reading it.
    _check_length(len(check_text(text)) // _MOST_MARKUP)
    head = read_head(view or text, known)
    if not head.segments:
        raise UnreadableError("it holds no prose.")
    _check_length(sum(segment.end - segment.start for segment in head.segments))
    sha256 = hashlib.sha256(raw.data).hexdigest()
    return Document(
        id=document_id or f"{slug(PurePosixPath(raw.source).stem)}-{sha256[:_HASH_DIGITS]}",
        text=text,
        source=raw.source,
        media_type=raw.media_type,
        sha256=sha256,
        segments=head.segments,
        title=head.title,
        authors=head.authors,
        publisher=head.publisher,
        published=head.published,
    )


def known_head(fields: Mapping[str, object]) -> Head:
    """Make what is known of a document out of metadata fields.

    Args:
        fields: Values by `title`, `authors`, `publisher` and `published`; others, and dates that are none, are left.

    Example:
        >>> head = known_head({"title": " Bridge ", "authors": "Jane Roe and Li Wei", "published": "May 3, 2024"})
        >>> head.title, head.authors, head.published
        ('Bridge', ('Jane Roe', 'Li Wei'), '2024-05-03')
    """
    return Head(
        title=next(_strings(fields.get("title")), ""),
        authors=tuple(dict.fromkeys(name for text in _strings(fields.get("authors")) for name in _names(text))),
        publisher=next(_strings(fields.get("publisher")), ""),
        published=next((date for text in _strings(fields.get("published")) if (date := read_date(text))), ""),
    )


def _strings(value: object) -> Iterator[str]:
    """List the texts of a field: a string, a list of them, or objects with a name, as in JSON-LD."""
    if isinstance(value, Mapping):
        yield from _strings(value.get("name"))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        text = " ".join(str(value).split())
        if text and text.isprintable():
            yield text


def _names(text: str) -> list[str]:
    bare = re.sub(r"^by\s+", "", text, flags=re.IGNORECASE)
    return [name for piece in re.split(r"\s*;\s*|\s+(?:and|&)\s+|,\s+", bare) if (name := piece.strip())]


def _check_length(length: int) -> None:
    if length > MAX_CHARACTERS:
        raise UnreadableError(
            f"its prose is longer than {MAX_CHARACTERS:,} characters; split it into parts, as by chapter.", "too-long"
        )
