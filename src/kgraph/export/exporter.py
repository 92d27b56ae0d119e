"""What an exporter is: a function that writes a graph to a byte stream, and the suffix of its files."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from kgraph.rdf import RdfGraph


class Exporter(Protocol):
    """Write a graph in one format.

    `suffix` is that of its files, such as `.ttl`; `most` is how many triples a graph may have for a build to write it,
    where all of it must be in memory, or 0 where any number may be. `is_extra` says that a build writes it only where
    it is asked for.
    """

    suffix: str
    most: int
    is_extra: bool

    def __call__(self, graph: RdfGraph, stream: BinaryIO, /) -> None:
        """Write the graph."""
        ...


def exports(
    suffix: str, *, most: int = 0, is_extra: bool = False
) -> Callable[[Callable[[RdfGraph, BinaryIO], None]], Exporter]:
    """Mark a function as an exporter.

    Args:
        suffix: As for `Exporter`.
        most: As for `Exporter`.
        is_extra: As for `Exporter`.

    Example:
        >>> @exports(".count")
        ... def export_count(graph, stream):
        ...     stream.write(b"%d" % len(graph.triples))
        >>> export_count.suffix
        '.count'
    """

    def mark(function: Callable[[RdfGraph, BinaryIO], None]) -> Exporter:
        exporter = cast("Exporter", function)
        exporter.suffix = suffix
        exporter.most = most
        exporter.is_extra = is_extra
        return exporter

    return mark
