"""Read all inputs into documents: the door of this stage.

Comes in: files, folders, globs, `-`, texts. Goes out: documents, each with an id of its own, and rejections of what
could not be read. The order is that of the sources' names, whatever the order of the inputs.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

from kgraph.documents.errors import UnreadableError
from kgraph.documents.inputs import STDIN, Source, content_of, expand_inputs
from kgraph.documents.packed import is_compressed, read_whole
from kgraph.documents.readers import Reader, find_reader, known_suffixes
from kgraph.documents.share import WHOLE, Share
from kgraph.documents.text import read_text_string
from kgraph.iris import digest
from kgraph.model import Document, Rejection

_TEXT = ".txt"


def iter_documents(
    inputs: Sequence[str | Path | Document], *, stdin: BinaryIO | None = None
) -> Iterator[Document | Rejection]:
    """Read files, folders, globs, standard input and texts.

    Args:
        inputs: Paths, patterns such as `news/**/*.txt`, `-` for a text on standard input, texts (`is_text`; a path that
            looks like one is given as a `Path`), or documents, which pass as they are.
        stdin: What `-` reads; the process's own by default.

    Returns:
        Documents with unique ids, and a rejection for each source, line or duplicate left out. The same inputs give the
        same documents in the same order, wherever they lie and however they are ordered.

    Raises:
        ReadError: If an input is missing, matches nothing, holds no file, is an output of kgraph, or is named but has
            a suffix that no reader reads. Raised at once, before anything is read.

    Example:
        >>> [document.text for document in iter_documents(["Acme bought Initech."])]
        ['Acme bought Initech.']
    """
    return unique(find_documents(inputs, stdin=stdin))


def find_documents(
    inputs: Sequence[str | Path | Document], *, stdin: BinaryIO | None = None, share: Share = WHOLE
) -> Iterator[Document | Rejection]:
    """Read inputs as `iter_documents` does, and give also the documents that say the same as another.

    Args:
        inputs: As for `iter_documents`.
        stdin: As for `iter_documents`.
        share: Which of them to read.

    Raises:
        ReadError: As `iter_documents`.
    """
    documents = sorted((item for item in inputs if isinstance(item, Document)), key=lambda item: (item.source, item.id))
    texts = sorted(item for item in inputs if isinstance(item, str) and is_text(item))
    paths = [item for item in inputs if not isinstance(item, Document) and item not in texts]
    sources, rejections = expand_inputs(paths, known_suffixes()) if paths or not inputs else ((), ())
    given = [item for item in (*documents, *map(_read_text, texts)) if share.takes(_name(item))]
    return _iterate(given, sources, [one for one in rejections if share.takes(_name(one))], stdin, share)


def _name(item: Document | Rejection) -> bytes:
    return (item.id if isinstance(item, Document) else item.item).encode(errors="surrogatepass")


def list_sources(inputs: Sequence[Path]) -> Iterator[tuple[str, Callable[[], IO[bytes]] | None]]:
    """List what would be read, each with a call that opens it; without one what could not be read.

    Raises:
        ReadError: As `iter_documents`.
    """
    sources, rejections = expand_inputs(inputs, known_suffixes())
    yield from ((rejection.document, None) for rejection in rejections)
    yield from ((source.name, source.open if source.path else None) for source in sources)


def is_text(item: str) -> bool:
    """Tell a text from a path: it is blank, has a line break, or ends like a sentence of several words.

    Example:
        >>> is_text("Acme bought Initech."), is_text("news/acme.txt"), is_text("")
        (True, False, True)
    """
    return not item.strip() or "\n" in item or (item.rstrip().endswith((".", "!", "?", '"')) and " " in item.strip())


def _iterate(
    given: Iterable[Document | Rejection],
    sources: Sequence[Source],
    rejections: Sequence[Rejection],
    stdin: BinaryIO | None,
    share: Share,
) -> Iterator[Document | Rejection]:
    yield from rejections
    yield from given
    for source in sources:
        yield from _read(source, stdin, share)


def _read_text(text: str) -> Document | Rejection:
    try:
        return read_text_string(text)
    except UnreadableError as error:
        return unreadable("text", error.message, error.slug)


def unique(found: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
    """Let the first of several documents with one text or one id pass.

    Yields:
        The documents that count, and a rejection for each other one; rejections pass as they are.
    """
    texts: dict[int, str] = {}
    names: dict[str, str] = {}
    for item in found:
        if isinstance(item, Rejection):
            yield item
            continue
        key = int(digest(item.text), 16)
        if key in texts:
            yield _duplicate(item, f"It has the same text as {texts[key]!r}.")
        elif item.id in names:
            yield _duplicate(item, f"A document of {names[item.id]!r} has the id {item.id!r} already; give it another.")
        else:
            texts[key] = item.id
            names[item.id] = item.source
            yield item


def _duplicate(document: Document, detail: str) -> Rejection:
    return Rejection(item=document.source, reason="duplicate", detail=detail, document=document.id)


def _read(source: Source, stdin: BinaryIO | None, share: Share) -> Iterator[Document | Rejection]:
    """Read one source, or its share of it; whatever goes wrong is told as a rejection."""
    reader = find_reader(source.suffix or _TEXT)
    if reader is None:  # pragma: no cover - expand_inputs lets only known suffixes pass
        return
    if not reader.by_line and not share.takes(source.name.encode()):
        return
    try:
        yield from _call(reader, source, stdin, share)
    except UnreadableError as error:
        yield _failed(source, error.message, error.slug)
    except OSError as error:
        yield unreadable(source.name, f"it cannot be opened: {error.strerror or error}.")
    except Exception as error:  # noqa: BLE001 - a reader may fail in any way on damaged data and must not stop the others
        yield _failed(source, f"reader {reader.name!r} failed: {type(error).__name__}: {str(error)[:200]}")


def _failed(source: Source, detail: str, reason: str = "unreadable") -> Rejection:
    """Reject a source that was opened; its digest tells later whether it is still the same."""
    rejection = unreadable(source.name, detail, reason)
    return replace(rejection, sha256=hashlib.sha256(content_of(source)).hexdigest())


def _call(reader: Reader, source: Source, stdin: BinaryIO | None, share: Share) -> Iterator[Document | Rejection]:
    if source.path is None:
        yield from reader.read((stdin or sys.stdin.buffer).read(), STDIN)
    elif reader.stream is not None:
        with source.open() as stream:
            yield from reader.stream(share.lines(stream) if reader.by_line and share != WHOLE else stream, source.name)
    else:
        with source.open() as stream:
            is_packed = source.member or is_compressed(source.path)
            yield from reader.read(read_whole(stream) if is_packed else stream.read(), source.name)


def unreadable(name: str, detail: str, reason: str = "unreadable") -> Rejection:
    """Reject a source.

    Example:
        >>> unreadable("a.txt", "it is empty.").detail
        "'a.txt': it is empty."
    """
    return Rejection(item=name, reason=reason, detail=f"{name!r}: {detail}", document=name)
