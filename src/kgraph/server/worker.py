"""A process that answers queries one after the other, and may be killed at any moment.

Oxigraph cannot be interrupted, and a query that nests too deep ends the process it runs in. So it is not the server's.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

from kgraph.errors import KgraphError
from kgraph.server.frames import Head, read_frame, write_frame
from kgraph.server.sandbox import close_network, limit_memory
from kgraph.store.syntax import syntax_error

_INLINE_BYTES = 200_000


class TooLargeError(Exception):
    """The answer is longer than allowed."""


class Spool:
    """Take an answer: in memory while it is short, in a file of the work folder then, up to a limit."""

    def __init__(self, folder: Path, most: int) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_INLINE_BYTES, dir=str(folder))  # noqa: SIM115 - held on
        self._folder = folder
        self._left = most
        self.is_full = False

    def write(self, chunk: bytes) -> int:
        """Take some bytes.

        Raises:
            TooLargeError: If the answer is longer than allowed.
        """
        self._left -= len(chunk)
        if self._left < 0:
            self.is_full = True
            raise TooLargeError
        return self._file.write(chunk)

    def flush(self) -> None:
        """Do nothing: `finish` gives all."""

    def finish(self) -> tuple[str, bytes]:
        """Give the path of a file that holds the answer, or the answer itself."""
        size = self._file.tell()
        self._file.seek(0)
        if size <= _INLINE_BYTES:
            return "", self._file.read()
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as kept:
            while chunk := self._file.read(1_000_000):
                kept.write(chunk)
        return kept.name, b""


def main(arguments: list[str]) -> None:
    """Answer until the server closes the pipe.

    Args:
        arguments: Folder of the store, work folder, most bytes of memory, version of the store.
    """
    folder, work, memory, version = arguments
    limit_memory(int(memory))
    close_network()
    store = ox.Store.read_only(folder)
    write_frame(sys.stdout.buffer, {"ready": True})
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        head, body = frame
        if head["version"] != version:
            store = ox.Store.read_only(folder)
            version = head["version"]
        _answer(store, Path(work), head, body.decode(), sys.stdout.buffer)


def _answer(store: ox.Store, work: Path, head: Head, sparql: str, output: BinaryIO) -> None:
    spool = Spool(work, head["most"])
    try:
        media_type = _evaluate(store, head, sparql, spool)
    except SyntaxError as error:
        fault = syntax_error(error, sparql, head["prefixes"])
        text = "\n".join(part for part in (f"{fault.message} {fault.hint}", fault.excerpt) if part)
        write_frame(output, {"status": 400}, text.encode())
    except KgraphError as error:
        write_frame(output, {"status": 406}, error.message.encode())
    except Exception as error:  # noqa: BLE001 - whatever a query does, the next one is answered
        if spool.is_full:
            write_frame(output, {"status": 413}, f"The answer is longer than {head['most']} bytes.".encode())
        else:
            write_frame(output, {"status": 400}, f"The query cannot be answered: {error}"[:500].encode())
    else:
        path, body = spool.finish()
        write_frame(output, {"status": 200, "type": media_type, "path": path}, body)


def _evaluate(store: ox.Store, head: Head, sparql: str, spool: Spool) -> str:
    default, named = head.get("default_graphs"), head.get("named_graphs")
    results = store.query(
        sparql,
        prefixes=dict(head["prefixes"]),
        default_graph=None if default is None else [ox.NamedNode(graph) for graph in default],
        named_graphs=None if named is None else [ox.NamedNode(graph) for graph in named],
    )
    output = cast("IO[bytes]", spool)
    if isinstance(results, ox.QueryTriples):
        rdf_format = ox.RdfFormat.from_media_type(head["rdf"] or "")
        if rdf_format is None:
            raise KgraphError("not-acceptable", "The answer is triples, which cannot be written as any type asked for.")
        if rdf_format == ox.RdfFormat.TURTLE:
            ox.serialize(results, output, format=rdf_format, prefixes=dict(head["prefixes"]))
        else:
            results.serialize(output, format=rdf_format)
        return rdf_format.media_type.partition(";")[0]
    results_format = ox.QueryResultsFormat.from_media_type(head["results"] or "")
    if results_format is None:
        raise KgraphError("not-acceptable", "The answer is rows, which cannot be written as any type asked for.")
    results.serialize(output, format=results_format)
    return results_format.media_type.partition(";")[0]


if __name__ == "__main__":
    main(sys.argv[1:])
