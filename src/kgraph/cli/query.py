"""`kgraph query`: ask SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit, say
from kgraph.errors import QuerySyntaxError, StoreError

if TYPE_CHECKING:
    from kgraph.store import AnswerFormat

EXAMPLE = (
    "\b\nExample:\n"
    "  kgraph query out 'SELECT ?s ?o { ?s kg:funds ?o }' --format csv\n"
    "  kgraph query out who-said-what.rq"
)
_QUERY_FILES = (".rq", ".sparql")


def run(
    source: Annotated[
        str, typer.Argument(metavar="OUT|STORE|URL", help="Built folder, store, RDF file, or SPARQL endpoint.")
    ],
    sparql: Annotated[
        str, typer.Argument(metavar="QUERY|FILE.rq", help="SPARQL query, file that holds one, or - for standard input.")
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="table|csv|tsv|json|turtle", help="How rows are written; triples come as Turtle."
        ),
    ] = "table",
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Most rows or triples to give.")] = None,
    timeout: Annotated[float | None, typer.Option(metavar="SECONDS", min=0, help="Give up after this time.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what each pattern matches, not the answer.")] = False,
) -> None:
    """Ask a SPARQL query.

    Prefixes such as kg:, ent: and rdfs: need no declaration. In a store, the default graph is the merged graph and
    each document has a named graph of its own.
    """
    from kgraph.store import explain_query, query  # noqa: PLC0415 - starts Oxigraph

    written = _format(form)
    asked = read_query(sparql)
    try:
        if explain:
            emit(explain_query(source, asked, limit=limit, timeout=timeout).to_text())
            return
        answer = query(source, asked, limit=limit, timeout=timeout)
    except QuerySyntaxError as error:
        for line in error.excerpt.splitlines():
            say(line)
        raise
    emit(answer.to_text(written))
    if answer.is_truncated:
        say(f"there is more: --limit {limit} cut the answer")


def _format(name: str) -> AnswerFormat:
    from kgraph.store import AnswerFormat  # noqa: PLC0415 - starts Oxigraph

    try:
        return AnswerFormat(name)
    except ValueError:
        raise StoreError(
            "unknown-answer-format", f"--format {name!r} is not known.", f"Give one of: {', '.join(AnswerFormat)}."
        ) from None


def read_query(given: str) -> str:
    """Read a query: from a file if its name ends in .rq or .sparql, from standard input for `-`, else as it is.

    Raises:
        StoreError: If the file cannot be read.
    """
    if given != "-" and not given.endswith(_QUERY_FILES):
        return given
    try:
        content = sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            "unreadable-query", f"'{given}' cannot be read: {error}.", "Check the path, or give the query itself."
        ) from error
