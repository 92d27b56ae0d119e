"""Ask SPARQL queries; updates are refused, a graph is changed by building it again."""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from kgraph.errors import StoreError
from kgraph.store.answer import QueryAnswer
from kgraph.store.endpoint import is_url, query_endpoint
from kgraph.store.federation import refuse_federation
from kgraph.store.results import collect
from kgraph.store.source import Source, open_source
from kgraph.store.syntax import skip_prologue, syntax_error

_UPDATES = frozenset(("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"))


def query(source: str | Path, sparql: str, *, limit: int | None = None, timeout: float | None = None) -> QueryAnswer:
    """Ask a SPARQL query of a built folder, a store, an RDF file, or an endpoint.

    Prefixes of the data and of kgraph (`kg:`, `ent:`, `doc:`, `st:`, `rdfs:`, …) need no declaration.

    Args:
        source: Folder, file, or `http(s)` address of a SPARQL endpoint.
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE query.
        limit: Most rows or triples to give; None for all.
        timeout: Seconds after which to give up; None for never.

    Returns:
        The answer, in full.

    Raises:
        StoreError: If the source cannot be opened, or the query is an update, does not parse, fails, or takes too long.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder, "a.ttl")
        ...     _ = file.write_text("<x:ada> a <https://w3id.org/kgraph/ns#Person> .", encoding="utf-8")
        ...     print(query(file, "SELECT ?who { ?who a kg:Person }").to_text())
        who
        -----
        x:ada
        <BLANKLINE>
    """
    refuse_update(sparql)
    if is_url(source):
        return query_endpoint(str(source), sparql, limit=limit, timeout=timeout)
    refuse_federation(sparql)
    opened = open_source(source)
    return _within(timeout, lambda: _evaluate(opened, sparql, limit))


def refuse_update(sparql: str) -> None:
    """Refuse SPARQL Update (https://www.w3.org/TR/sparql11-update/) and empty queries.

    Raises:
        StoreError: If the first word after the prologue is not that of a query.
    """
    position, _ = skip_prologue(sparql)
    match = re.match(r"[A-Za-z]+", sparql[position:])
    word = match.group().upper() if match else ""
    if word in _UPDATES:
        raise StoreError(
            "update-refused",
            f"{word} would change the graph; `query` only reads.",
            "Build the graph again from changed documents.",
        )
    if not sparql[position:]:
        raise StoreError("empty-query", "the query is empty.", "Give one, such as 'SELECT * { ?s ?p ?o } LIMIT 10'.")


def _evaluate(source: Source, sparql: str, limit: int | None) -> QueryAnswer:
    try:
        results = source.store.query(sparql, prefixes=dict(source.prefixes))
        return collect(results, source.prefixes, limit)
    except SyntaxError as error:
        raise syntax_error(error, sparql, source.prefixes) from error
    except (OSError, ValueError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise StoreError("query-failed", f"the query cannot be answered: {reason}.", "Check the query.") from error


def _within(timeout: float | None, evaluate: Callable[[], QueryAnswer]) -> QueryAnswer:
    """Evaluate in a thread of its own, so that the asking one can stop waiting: in time, or when the user says so.

    Oxigraph cannot be interrupted, but it lets go of the interpreter while it works.

    Raises:
        StoreError: What `evaluate` raises, or that it took too long.
    """
    answers: list[QueryAnswer] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(evaluate())
        except BaseException as error:  # noqa: BLE001 - raised again below, in the thread that asked
            _let_go(error)
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout)
    if errors:
        raise errors[0]
    if not answers and timeout is not None:
        raise StoreError(
            "query-timeout", f"the query took longer than {timeout:g} seconds.", "Narrow it, or raise --timeout."
        )
    return answers[0]


def _let_go(error: BaseException) -> None:
    """Drop what the frames of an error hold: Oxigraph's results must end in the thread that began them."""
    reason: BaseException | None = error
    while reason is not None:
        traceback.clear_frames(reason.__traceback__)
        reason = reason.__context__
