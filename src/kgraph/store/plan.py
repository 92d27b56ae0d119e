"""Explain a query by its triple patterns: how many triples each matches alone.

Oxigraph chooses the order of joins itself and does not show it; what helps a person is the pattern that matches
nothing, or everything.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import StoreError
from kgraph.store.endpoint import is_url
from kgraph.store.query import query
from kgraph.store.source import open_source
from kgraph.store.syntax import skip_prologue
from kgraph.store.table import render_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a query asks for and how much of it there is.

    Args:
        patterns: Each triple pattern with the number of triples that match it alone, in any graph.
        rows: How many rows or triples the query gave.
        seconds: How long it took.
        is_truncated: Whether there were more.
    """

    patterns: tuple[tuple[str, int], ...]
    rows: int
    seconds: float
    is_truncated: bool = False

    def to_text(self) -> str:
        """Write the patterns as a table, those with the fewest matches first."""
        ordered = sorted(self.patterns, key=lambda pattern: pattern[1])
        table = render_table(["matches", "pattern"], [[str(count), text] for text, count in ordered])
        more = " and more" if self.is_truncated else ""
        return f"{table}{self.rows} rows{more} in {self.seconds:.3f} s\n"


def explain_query(source: str | Path, sparql: str, *, limit: int | None = None, timeout: float | None = None) -> Plan:
    """Ask a query and explain it.

    Args:
        source: Folder, store or RDF file.
        sparql: The query.
        limit: Most rows or triples to count.
        timeout: Seconds after which to give up.

    Raises:
        StoreError: As `query`, and for endpoints, which do not tell.
    """
    if is_url(source):
        raise StoreError(
            "explain-remote", f"'{source}' does not tell how it answers.", "Give a built folder or a store."
        )
    start = time.perf_counter()
    answer = query(source, sparql, limit=limit, timeout=timeout)
    seconds = time.perf_counter() - start
    opened = open_source(source)
    counted = []
    for pattern in _patterns(sparql, dict(opened.prefixes)):
        counting = f"SELECT (COUNT(*) AS ?n) {{ {{ {pattern} }} UNION {{ GRAPH ?anyGraph {{ {pattern} }} }} }}"
        found = query(source, counting, timeout=timeout)
        counted.append((pattern, int(getattr(found.rows[0][0], "value", 0))))
    rows = 1 if answer.boolean is not None else len(answer.rows if answer.triples is None else answer.triples)
    return Plan(patterns=tuple(counted), rows=rows, seconds=seconds, is_truncated=answer.is_truncated)


def _patterns(sparql: str, prefixes: dict[str, str]) -> list[str]:
    """Find the triple patterns of a query by rdflib's parser, each once, in the order of the query."""
    from pyparsing import ParseException  # noqa: PLC0415 - slow to import
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415 - as above
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415 - as above

    _, declared = skip_prologue(sparql)
    known = {name: namespace for name, namespace in prefixes.items() if name not in declared}
    try:
        algebra = translateQuery(parseQuery(sparql), initNs=known).algebra
    except ParseException as error:
        raise StoreError(
            "unexplained-query", "the query is answered, but has a form that --explain does not read.", "Leave it out."
        ) from error
    found = (" ".join(_write(term) for term in triple) for triple in _triples(algebra))
    return list(dict.fromkeys(found))


def _triples(node: Any) -> Iterator[tuple[Any, Any, Any]]:  # noqa: ANN401 - rdflib's algebra is untyped
    if isinstance(node, dict):
        if getattr(node, "name", "") == "BGP":
            yield from node["triples"]
        else:
            for value in node.values():
                yield from _triples(value)
    elif isinstance(node, list | tuple | set):
        for value in node:
            yield from _triples(value)


def _write(term: Any) -> str:  # noqa: ANN401 - rdflib's terms and paths share no class
    text = str(term.n3())
    # A blank node in a query is a variable that nobody can name.
    return f"?{text[2:]}" if text.startswith("_:") else text
