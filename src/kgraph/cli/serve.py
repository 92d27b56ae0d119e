"""`kgraph serve`: answer SPARQL over HTTP, with pages to look at a graph by."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import say
from kgraph.errors import StoreError

if TYPE_CHECKING:
    from kgraph.server import ServeConfig

EXAMPLE = (
    "\b\nExample:\n  kgraph serve out\n  kgraph query http://127.0.0.1:7878/sparql 'SELECT ?s ?o { ?s kg:funds ?o }'"
)
_TOKEN = "KGRAPH_TOKEN"  # noqa: S105 - the name of a variable
_SHORTEST_TOKEN = 16


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    source: Annotated[Path, typer.Argument(metavar="OUT|STORE", help="Built folder, store, or RDF file.")],
    port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="Port to listen on.")] = 7878,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS", help="Address to listen on; every other than this machine can be read by others."
        ),
    ] = "127.0.0.1",
    updates: Annotated[bool, typer.Option("--updates", help="Let those who know the token change a STORE.")] = False,
    public: Annotated[bool, typer.Option("--public", help="Let everybody read at another ADDRESS.")] = False,
    cors: Annotated[str, typer.Option(metavar="ORIGIN|*", help="Whose web pages may ask.")] = "",
    timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help="Longest time of a query.")] = 30.0,
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="Queries that run at once.")] = None,
) -> None:
    """Serve a graph: SPARQL endpoint, explorer, query editor, pages of things, search.

    Listens on this machine only and only reads, unless told otherwise. Every query has limits of time, memory and
    size, and cannot reach other hosts. The token is read from KGRAPH_TOKEN; browsers give it as a password.
    """
    from kgraph.server import ServeConfig, default_workers  # noqa: PLC0415 - starts Oxigraph
    from kgraph.server.run import serve  # noqa: PLC0415 - as above

    config = ServeConfig(
        store=source,
        work=source,
        host=host,
        port=port,
        cors=cors,
        token=os.environ.get(_TOKEN, ""),
        updates=updates,
        public=public,
        query_seconds=timeout,
        workers=workers or default_workers(),
    )
    if (updates or not (config.is_local or public)) and len(config.token) < _SHORTEST_TOKEN:
        raise StoreError(
            "no-token",
            f"updates and other addresses need a token of {_SHORTEST_TOKEN} characters or more in {_TOKEN}.",
            "Set it, for example from `openssl rand -hex 16`.",
        )
    serve(source, config, _tell)


def _tell(config: ServeConfig) -> None:
    address = f"http://{f'[{config.host}]' if ':' in config.host else config.host}:{config.port}"
    say(f"serving {address}/ (query editor {address}/query, SPARQL {address}/sparql); Ctrl-C ends it")
    if config.public:
        say("everybody who reaches this address can read the graph")
