"""Read what an engine gives into a `QueryAnswer`, up to a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from kgraph.store.answer import QueryAnswer

_Item = TypeVar("_Item")


def collect(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, prefixes: Mapping[str, str], limit: int | None
) -> QueryAnswer:
    """Read the results of a query."""
    if isinstance(results, ox.QueryBoolean):
        return QueryAnswer(boolean=bool(results), prefixes=prefixes)
    if isinstance(results, ox.QueryTriples):
        return collect_triples(results, prefixes, limit)
    names = tuple(variable.value for variable in results.variables)
    rows, is_truncated = _take(iter(tuple(solution) for solution in results), limit)
    return QueryAnswer(variables=names, rows=tuple(rows), prefixes=prefixes, is_truncated=is_truncated)


def collect_triples(triples: Iterable[ox.Triple], prefixes: Mapping[str, str], limit: int | None) -> QueryAnswer:
    """Read triples, sorted so that Turtle groups them by subject and the same answer is the same text."""
    found, is_truncated = _take(iter(triples), limit)
    return QueryAnswer(triples=tuple(sorted(set(found), key=str)), prefixes=prefixes, is_truncated=is_truncated)


def _take(items: Iterator[_Item], limit: int | None) -> tuple[list[_Item], bool]:
    found = list(islice(items, limit))
    return found, limit is not None and next(items, None) is not None
