"""`kgraph load`: put a built graph into a store on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import say
from kgraph.errors import StoreError

EXAMPLE = (
    "\b\nExample:\n  kgraph load out --to store\n  kgraph query store 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }'"
)


def run(
    graph: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder, or RDF file.")],
    to: Annotated[str, typer.Option("--to", metavar="DIR", help="Folder of the store.")],
) -> None:
    """Load a graph into a store on disk.

    The store is Oxigraph's: the merged graph is its default graph, and each document's a named graph. A store that
    `load` made is replaced, and stays as it was if loading fails; any other folder with files is refused.
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
    count = load(files, to)
    say(f"loaded {count} quads into {to}")
