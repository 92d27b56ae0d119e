"""Sort triples of any number by their N-Triples form, in bounded memory: runs on disk, merged as they are read.

Oxigraph writes the lines and Python's sort compares them: both are compiled, and nothing is done for each triple.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, compress, groupby, islice
from operator import itemgetter, ne
from typing import IO

import pyoxigraph as ox

from kgraph.ontology.vocab import RDF_TYPE
from kgraph.spool import Spooled

# A million lines of ours are about 300 MB.
MOST = 1_000_000
_BATCH = 50_000
_END = " .\n"
_TYPE = f" <{RDF_TYPE}> "


def lines_of(triples: Iterable[ox.Triple], *, most: int = MOST) -> Iterator[str]:
    """Give the N-Triples form of triples without the final dot: sorted, each once.

    Args:
        triples: Any number in any order.
        most: How many are held in memory.

    Example:
        >>> node = ox.NamedNode("x:b")
        >>> list(lines_of([ox.Triple(node, node, node), ox.Triple(node, node, ox.Literal(1))] * 2))
        ['<x:b> <x:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer>', '<x:b> <x:b> <x:b>']
    """
    return _sorted_lines(texts_of(triples, most), most)


def lines_by_type(triples: Iterable[ox.Triple], *, most: int = MOST) -> Iterator[str]:
    """Give the same with nothing in the place of `rdf:type`, so that it comes before other predicates."""
    return _sorted_lines(map(_without_types, texts_of(triples, most)), most)


def joined(lines: Iterable[str], end: str) -> Iterator[str]:
    """Give many lines as one text, each with an end."""
    source = iter(lines)
    while batch := list(islice(source, _BATCH)):
        yield end.join(batch) + end


def texts_of(triples: Iterable[ox.Triple], most: int = MOST) -> Iterator[str]:
    """Give the N-Triples form of triples in the order they come in, many lines at once."""
    if isinstance(triples, Spooled):
        yield from triples.texts()
        return
    source = iter(triples)
    while batch := list(islice(source, min(most, _BATCH))):
        yield (ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def _without_types(text: str) -> str:
    """Take out `rdf:type` where it is a predicate; it may be an object, and a literal may hold the same letters."""
    first, *others = text.split(_TYPE)
    pieces = [first]
    line = first[first.rfind("\n") + 1 :]
    for other in others:
        # No space, so only the subject of the line stands before it.
        pieces += ("  " if line and " " not in line else _TYPE, other)
        _, is_new, rest = other.rpartition("\n")
        line = rest if is_new else ""
    return "".join(pieces)


def _sorted_lines(texts: Iterable[str], most: int) -> Iterator[str]:
    held: list[str] = []
    with ExitStack() as files:
        runs: list[Iterator[str]] = []
        for text in texts:
            held += text.split(_END)
            held.pop()  # what follows the last end: nothing
            if len(held) >= most:
                runs.append(_lines(files.enter_context(_run(held))))
                held = []
        held.sort()
        if runs:
            yield from map(itemgetter(0), groupby(heapq.merge(*runs, held)))
        else:
            yield from compress(held, chain((True,), map(ne, held, islice(held, 1, None))))


def _run(lines: list[str]) -> IO[str]:
    """Keep lines on disk, sorted."""
    # The system deletes the file when it is closed, also after `kill -9`.
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - the caller closes it
    lines.sort()
    file.writelines(joined(lines, "\n"))
    file.seek(0)
    return file


def _lines(file: IO[str]) -> Iterator[str]:
    return (line[:-1] for line in file)
