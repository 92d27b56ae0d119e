"""Split RDF files into the graphs that a server knows by name, each in pieces that one request can carry."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import StoreError

PIECE_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Parcel:
    """One graph, ready to be sent.

    Args:
        graph: Its IRI; empty for the default graph.
        digest: SHA-256 of its triples in the order of the file.
        triples: How many there are.
        pieces: N-Triples, compressed with gzip: the first makes the graph, the others add to it.
    """

    graph: str
    digest: str
    triples: int
    pieces: tuple[bytes, ...]


def read_parcels(files: Sequence[Path], *, default_graph: str = "", piece_bytes: int = PIECE_BYTES) -> Iterator[Parcel]:
    """Read files graph by graph.

    Args:
        files: RDF files; the quads of one graph stand together, as kgraph writes them.
        default_graph: IRI to give to the default graph; empty to leave it the default graph.
        piece_bytes: Most bytes of a piece before compression.

    Raises:
        StoreError: If a file does not parse, or a graph comes in two places.
    """
    seen: set[str] = set()
    for file in files:
        for name, quads in groupby(_quads(file), key=lambda quad: quad.graph_name):
            graph = default_graph if isinstance(name, ox.DefaultGraph) else str(name.value)
            if graph in seen:
                raise StoreError(
                    "scattered-graph",
                    f"the graph '{graph or 'default'}' comes in two places of '{file}'.",
                    "Sort its quads by graph, or build it with kgraph.",
                )
            seen.add(graph)
            yield _pack(graph, quads, piece_bytes)


def _quads(file: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=file)
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise StoreError(
            "unparsable-graph", f"'{file}' does not parse: {reason}", "Build it again, or check it."
        ) from error
    except OSError as error:
        raise StoreError("unreadable-graph", f"'{file}' cannot be read: {error.strerror}.", "Check it.") from error


def _pack(graph: str, quads: Iterable[ox.Quad], piece_bytes: int) -> Parcel:
    digest = hashlib.sha256()
    pieces: list[bytes] = []
    held: list[str] = []
    size = triples = 0
    has_blank = False
    for quad in quads:
        line = f"{quad.triple} .\n"
        digest.update(line.encode())
        held.append(line)
        size += len(line)
        triples += 1
        # A blank node is the same only within one request.
        has_blank = has_blank or isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
        if size >= piece_bytes and not has_blank:
            pieces.append(_compress(held))
            held, size = [], 0
    if held or not pieces:
        pieces.append(_compress(held))
    return Parcel(graph, digest.hexdigest(), triples, tuple(pieces))


def _compress(lines: Iterable[str]) -> bytes:
    return gzip.compress("".join(lines).encode(), compresslevel=3, mtime=0)
