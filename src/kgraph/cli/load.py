"""`kgraph load`: put a built graph into a store on disk, or into any SPARQL server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import say, show_progress
from kgraph.errors import StoreError

if TYPE_CHECKING:
    from kgraph.store import How, Way

EXAMPLE = (
    "\b\nExample:\n"
    "  kgraph load out --to store\n"
    "  kgraph query store 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }'\n"
    "  kgraph load out --to http://127.0.0.1:7878/store"
)


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    graph: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder, or RDF file.")],
    to: Annotated[str, typer.Option("--to", metavar="DIR|URL", help="Folder of the store, or address of a service.")],
    fresh: Annotated[
        bool, typer.Option("--fresh", help="DIR: build the store anew, as after another program wrote to it.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="URL: replace the graphs of OUT; the default.")] = False,
    add: Annotated[bool, typer.Option("--add", help="URL: add to them.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="URL: delete them.")] = False,
    protocol: Annotated[
        str, typer.Option(metavar="auto|graph-store|update", help="URL: how the server takes graphs.")
    ] = "auto",
    default_graph: Annotated[
        str, typer.Option(metavar="IRI", help="URL: a named graph for the merged graph, not the default graph.")
    ] = "",
    query_url: Annotated[str, typer.Option(metavar="URL", help="Query service beside an update service.")] = "",
) -> None:
    """Load a graph into a store on disk, or into a SPARQL server.

    The store is Oxigraph's: the merged graph is its default graph, and each document's a named graph. In a store that
    `load` made, what changed since is changed in one transaction; whatever stops the load, the store is the earlier
    one or the new one. Any other folder with files is refused.

    A server gets the same graphs, those that it has already left out, and no others are touched. Who you are is read
    from KGRAPH_USER and KGRAPH_PASSWORD (or the keyring), or KGRAPH_TOKEN.
    """
    from kgraph.store import How, Way  # noqa: PLC0415 - starts Oxigraph
    from kgraph.store.endpoint import is_url  # noqa: PLC0415 - as above
    from kgraph.store.source import graph_file  # noqa: PLC0415 - as above

    file = graph_file(graph)
    named = file.with_suffix(".trig")
    files = [file, named] if graph.is_dir() and named.is_file() else [file]
    chosen = [how for how, is_chosen in ((How.REPLACE, replace), (How.ADD, add), (How.DELETE, delete)) if is_chosen]
    if "://" in to and not is_url(to):
        raise StoreError(
            "unknown-scheme", f"--to {to!r} is neither a folder nor an HTTP address.", "Give a folder, or http(s)://…."
        )
    if len(chosen) > 1 or (chosen and not is_url(to)) or (fresh and is_url(to)):
        raise StoreError(
            "contrary-load", "these options do not go together.", "--fresh is for folders; of the others give one."
        )
    if not is_url(to):
        _load(files, to, fresh=fresh)
        return
    try:
        way = Way(protocol)
    except ValueError:
        raise StoreError(
            "unknown-protocol", f"--protocol {protocol!r} is not known.", f"Give one of: {', '.join(Way)}."
        ) from None
    _push(files, to, chosen[0] if chosen else How.REPLACE, way, (default_graph, query_url))


def _load(files: Sequence[Path], to: str, *, fresh: bool) -> None:
    from kgraph.store import load  # noqa: PLC0415 - starts Oxigraph

    with show_progress("percent") as progress:
        done = load(files, to, progress=lambda share, name: progress(round(100 * share), name), fresh=fresh)
    if done.is_new:
        say(f"loaded {done.quads} quads into {to}")
    else:
        say(f"{to} holds {done.quads} quads: {done.added} added, {done.removed} removed since the last load")


def _push(files: Sequence[Path], to: str, how: How, way: Way, addresses: tuple[str, str]) -> None:
    from kgraph.store import push  # noqa: PLC0415 - starts Oxigraph

    default_graph, query_url = addresses
    with show_progress("graph") as progress:
        done = push(files, to, how=how, way=way, default_graph=default_graph, query_url=query_url, progress=progress)
    verb = {"replace": "replaced", "add": "added to", "delete": "deleted"}[how.value]
    say(f"{verb} {done.graphs} graphs at {to} ({done.triples} triples sent); {done.skipped} were there already")
    if not done.is_recorded:
        say("the server gives no graphs back, so the next load sends all again: name its query service by --query-url")
