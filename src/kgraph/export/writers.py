"""Write triples that come from anywhere to a file, any number of them in bounded memory, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kgraph.export.nquads import nquads
from kgraph.export.trig import trig
from kgraph.export.turtle import turtle

Graphs = Iterable[tuple[str, Iterable[ox.Triple]]]


def write_turtle(triples: Iterable[ox.Triple], path: Path, prefixes: Mapping[str, str]) -> None:
    """Write triples in any order, repeated or not, as `graph.ttl` has them.

    Args:
        triples: What to write; a million are held in memory, the others on disk.
        path: Where to.
        prefixes: Namespace by prefix.
    """
    _write(turtle(triples, prefixes), path)


def write_trig(graphs: Graphs, path: Path, prefixes: Mapping[str, str]) -> None:
    """Write named graphs as `graph.trig` has them.

    Args:
        graphs: IRI and triples of each, sorted by IRI; an empty IRI is the default graph.
        path: Where to.
        prefixes: Namespace by prefix.
    """
    _write(trig(graphs, prefixes), path)


def write_nquads(graphs: Graphs, path: Path) -> None:
    r"""Write named graphs as `graph.nq` has them.

    Args:
        graphs: As for `write_trig`.
        path: Where to.

    Example:
        >>> import tempfile
        >>> node = ox.NamedNode("x:a")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_nquads([("x:g", [ox.Triple(node, node, node)])], Path(folder, "graph.nq"))
        ...     Path(folder, "graph.nq").read_text(encoding="utf-8")
        '<x:a> <x:a> <x:a> <x:g> .\n'
    """
    _write(nquads(graphs), path)


def _write(texts: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(texts)
