"""`kgraph load`: put a built graph into a store on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import say, show_progress
from kgraph.errors import StoreError

EXAMPLE = (
    "\b\nExample:\n  kgraph load out --to store\n  kgraph query store 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }'"
)


def run(
    graph: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder, or RDF file.")],
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="Folder of the store.")],
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Build the store anew, as after another program wrote to it.")
    ] = False,
) -> None:
    """Load a graph into a store on disk.

    The store is Oxigraph's: the merged graph is its default graph, and each document's a named graph. In a store that
    `load` made, what changed since is changed in one transaction; whatever stops the load, the store is the earlier
    one or the new one. Any other folder with files is refused.
    """
    from kgraph.store import load  # noqa: PLC0415 - starts Oxigraph
    from kgraph.store.endpoint import is_url  # noqa: PLC0415 - as above
    from kgraph.store.source import graph_file  # noqa: PLC0415 - as above

    if is_url(to):
        raise StoreError(
            "endpoint-load", f"loading into '{to}' over HTTP is not possible yet.", "Load graph.ttl with its own tool."
        )
    file = graph_file(graph)
    named = file.with_suffix(".trig")
    files = [file, named] if graph.is_dir() and named.is_file() else [file]
    with show_progress("percent") as progress:
        done = load(files, to, progress=lambda share, name: progress(round(100 * share), name), fresh=fresh)
    if done.is_new:
        say(f"loaded {done.quads} quads into {to}")
    else:
        say(f"{to} holds {done.quads} quads: {done.added} added, {done.removed} removed since the last load")
