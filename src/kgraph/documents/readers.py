"""Find readers by suffix, ours and third parties', through the entry point group `kgraph.readers`.

A reader takes the bytes of a source and its name and gives documents; a rejection in between says what could not be
read. It says which suffixes it reads by its attribute `suffixes` (set by `reads`); without one, the name of its entry
point is its suffix. A reader of sources too large for memory offers a second function in its attribute `stream`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from kgraph.errors import ReadError
from kgraph.model import Document, Rejection

GROUP = "kgraph.readers"
_OURS = "kgraph.documents."

ReadBytes = Callable[[bytes, str], Iterable[Document | Rejection]]
ReadStream = Callable[[Any, str], Iterable[Document | Rejection]]
_Function = TypeVar("_Function", bound=Callable[[bytes, str], Iterable[Document | Rejection]])


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader as it was found.

    Args:
        name: Name of its entry point.
        origin: Where it is defined (`module:function`).
        suffixes: Suffixes that it reads, lower case, with the dot.
        read: Reads from bytes.
        stream: Reads from an open file, or None.
        by_line: Whether each line of the file is a document.
    """

    name: str
    origin: str
    suffixes: tuple[str, ...]
    read: ReadBytes
    stream: ReadStream | None = None
    by_line: bool = False


def reads(*suffixes: str, stream: ReadStream | None = None, by_line: bool = False) -> Callable[[_Function], _Function]:
    """Mark a function as the reader of some suffixes.

    Args:
        suffixes: With the dot, such as `.txt`.
        stream: Reads the same from an open file, piece by piece.
        by_line: Whether each line of a file is a document, so that it can be shared out among machines.

    Example:
        >>> @reads(".memo")
        ... def read_memo(data, source):
        ...     yield from ()
        >>> read_memo.suffixes
        ('.memo',)
    """

    def mark(function: _Function) -> _Function:
        vars(function).update(suffixes=tuple(suffix.lower() for suffix in suffixes), stream=stream, by_line=by_line)
        return function

    return mark


def known_suffixes() -> tuple[str, ...]:
    """List all suffixes that can be read, sorted.

    Example:
        >>> ".txt" in known_suffixes()
        True
    """
    return tuple(sorted(_readers()))


def find_reader(suffix: str) -> Reader | None:
    """Find the reader of a suffix, or None."""
    return _readers().get(suffix.lower())


@lru_cache(maxsize=1)
def _readers() -> dict[str, Reader]:
    return index_readers(_load(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name))


def _load(point: EntryPoint) -> Reader:
    try:
        function = point.load()
    except Exception as error:
        # A plug-in may fail in any way while it is imported.
        raise ReadError(
            "broken-reader",
            f"reader {point.name!r} ({point.value}) cannot be loaded: {error}",
            "Repair or uninstall the package that brings it.",
        ) from error
    suffixes = getattr(function, "suffixes", (f".{point.name}",))
    stream, by_line = getattr(function, "stream", None), getattr(function, "by_line", False)
    return Reader(point.name, point.value, tuple(suffixes), function, stream, by_line)


def index_readers(readers: Iterable[Reader]) -> dict[str, Reader]:
    """Index readers by suffix; a third party's replaces ours, two third parties' clash.

    Raises:
        ReadError: If two third parties' readers read the same suffix.
    """
    found: dict[str, Reader] = {}
    for reader in sorted(readers, key=lambda reader: not reader.origin.startswith(_OURS)):
        for suffix in reader.suffixes:
            other = found.get(suffix)
            if other and not other.origin.startswith(_OURS):
                raise ReadError(
                    "ambiguous-reader",
                    f"{suffix!r} is read by {other.origin} and by {reader.origin}.",
                    "Uninstall one of the two packages.",
                )
            found[suffix] = reader
    return found
