"""Read JSON Lines (https://jsonlines.org): one document per line, with the text and what is known of it."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from kgraph.documents.assemble import Raw, known_head, make_document
from kgraph.documents.cues import field_names
from kgraph.documents.decoding import decode
from kgraph.documents.errors import UnreadableError
from kgraph.documents.readers import reads
from kgraph.model import Document, Rejection

MEDIA_TYPE = "application/jsonl"
_LONGEST_ID = 200


def iter_jsonl(stream: Iterable[bytes], source: str) -> Iterator[Document | Rejection]:
    """Read one document per line of an open file, without holding the file in memory.

    Args:
        stream: The file, open in binary mode, or its lines.
        source: Its name.

    Yields:
        A document, or a rejection that names the line.
    """
    for number, line in enumerate(stream, start=1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield _read_line(line, source)
        except UnreadableError as error:
            yield Rejection(
                item=f"{source}, line {number}",
                reason=error.slug,
                detail=f"Line {number}: {error.message}",
                document=source,
                sha256=hashlib.sha256(line.strip()).hexdigest(),
            )


@reads(".jsonl", ".ndjson", stream=iter_jsonl, by_line=True)
def read_jsonl(data: bytes, source: str) -> Iterator[Document | Rejection]:
    r"""Read one document per line: `text`, and if known `id`, `title`, `author`, `published`, `publisher`.

    Args:
        data: The bytes of the file.
        source: Its name.

    Yields:
        A document, or a rejection that names the line.

    Example:
        >>> found = list(read_jsonl(b'{"id": "a", "text": "Ada works for Acme."}\n{"id": 1}\n', "notes.jsonl"))
        >>> found[0].id, found[1].detail
        ('a', "Line 2: it has no 'text'.")
    """
    yield from iter_jsonl(io.BytesIO(data), source)


def _read_line(line: bytes, source: str) -> Document:
    record = _parse(line)
    text = record.get("text")
    if text is None:
        raise UnreadableError("it has no 'text'.")
    if not isinstance(text, str):
        raise UnreadableError(f"'text' is {type(text).__name__}, not a string.")
    meanings = field_names("document-field")
    fields = {meaning: value for key, value in record.items() if (meaning := meanings.get(key.lower()))}
    raw = Raw(line.strip(), source, MEDIA_TYPE)
    return make_document(raw, text, known_head(fields), document_id=_read_id(record.get("id")))


def _parse(line: bytes) -> Mapping[str, object]:
    try:
        record = json.loads(decode(line))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"it is no JSON: {error}.") from error
    if not isinstance(record, dict):
        raise UnreadableError("it is no JSON object.")
    return record


def _read_id(value: object) -> str:
    """Read an id, a string or a whole number; none gives an empty string."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnreadableError("'id' is neither a string nor a whole number.")
    name = str(value).strip()
    if not name or len(name) > _LONGEST_ID or not name.isprintable():
        raise UnreadableError(f"'id' {name[:40]!r} is blank, not printable, or longer than {_LONGEST_ID} characters.")
    return name
