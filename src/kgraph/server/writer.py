"""A process that changes the store by one request, in one transaction, and ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyoxigraph as ox

from kgraph.server.frames import Head, read_frame, write_frame
from kgraph.server.sandbox import close_network
from kgraph.store.load import write_note
from kgraph.store.source import MARKER
from kgraph.store.syntax import syntax_error


def main(arguments: list[str]) -> None:
    """Read one message, change the store, and tell what became of it.

    Args:
        arguments: Folder of the store.
    """
    close_network()
    frame = read_frame(sys.stdin.buffer)
    if frame is None:
        return
    head, body = frame
    status, text = change(Path(arguments[0]), head, body)
    write_frame(sys.stdout.buffer, {"status": status}, text.encode())


def change(folder: Path, head: Head, body: bytes) -> tuple[int, str]:
    """Change a store.

    Args:
        folder: The store.
        head: Says what: `update`, or `put`, `post`, `delete` of the graph `graph` (empty for the default graph).
        body: The update, or the graph in the media type `type`.

    Returns:
        The status of HTTP and a message.
    """
    try:
        store = ox.Store(str(folder))
    except OSError:
        return 503, "The store is open for writing elsewhere."
    is_new = head["op"] == "put" and head["graph"] and not store.contains_named_graph(ox.NamedNode(head["graph"]))
    try:
        update = body.decode() if head["op"] == "update" else _graph_update(store, head, body)
        if not update:
            return 404, "There is no such graph."
        _doubt_copies(folder)
        store.update(update, prefixes=dict(head["prefixes"]))
        store.flush()
    except SyntaxError as error:
        if head["op"] != "update":
            return 400, f"The graph does not parse: {error}"[:500]
        fault = syntax_error(error, body.decode(), head["prefixes"])
        return 400, f"{fault.message}\n{fault.excerpt}"
    except (OSError, ValueError, RuntimeError) as error:
        return 400, f"The change cannot be made: {error}"[:500]
    return (201 if is_new else 204), ""


def _graph_update(store: ox.Store, head: Head, body: bytes) -> str:
    graph = head["graph"]
    drop = f"DROP SILENT GRAPH <{graph}>" if graph else "DROP SILENT DEFAULT"
    if head["op"] == "delete":
        is_known = not graph or store.contains_named_graph(ox.NamedNode(graph))
        return drop if is_known else ""
    triples = ox.parse(body, format=ox.RdfFormat.from_media_type(head["type"]), rename_blank_nodes=True)
    lines = "".join(f"{quad.triple} .\n" for quad in triples)
    insert = f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}}} }}" if graph else f"INSERT DATA {{\n{lines}}}"
    return f"{drop} ;\n{insert}" if head["op"] == "put" else insert


def _doubt_copies(folder: Path) -> None:
    """Tell the next `kgraph load` that the store may hold something else than the files it was filled with."""
    note = folder / MARKER
    if note.is_file():
        write_note(folder, json.loads(note.read_text(encoding="utf-8")).get("prefixes", {}), [])


if __name__ == "__main__":
    main(sys.argv[1:])
