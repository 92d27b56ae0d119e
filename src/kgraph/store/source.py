"""Open what a query can be asked of: a built folder, an Oxigraph store on disk, or one RDF file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.iris import Minter
from kgraph.rdf import prefixes

MARKER = "kgraph-store.json"
LOADED = "kgraph-loaded"
GRAPH = "graph.ttl"
_ROCKSDB_FILE = "CURRENT"


@dataclass(frozen=True, slots=True)
class Source:
    """An open store and the namespaces that its data was written with, by prefix."""

    store: ox.Store
    prefixes: Mapping[str, str]


def is_store(folder: Path) -> bool:
    """Tell whether a folder holds an Oxigraph store, by the file that every RocksDB database has."""
    return (folder / _ROCKSDB_FILE).is_file()


def open_source(source: str | Path) -> Source:
    """Open a built folder or an RDF file in memory, or a store on disk for reading only.

    Args:
        source: Folder with `graph.ttl`, folder of a store, or file whose suffix tells an RDF format.

    Returns:
        The open store; a store on disk stays usable by its writer meanwhile.

    Raises:
        StoreError: If there is nothing to open, or it cannot be read.
    """
    path = Path(source)
    if is_store(path):
        return Source(_open_read_only(path), {**prefixes(Minter()), **marked_prefixes(path)})
    file = graph_file(path)
    store = ox.Store()
    return Source(store, {**prefixes(Minter()), **load_file(store, file)})


def graph_file(path: Path) -> Path:
    """Find the RDF file that a path means: the file itself, or `graph.ttl` in a built folder.

    Raises:
        StoreError: If there is none.
    """
    if path.is_file():
        return path
    if not path.exists():
        raise StoreError("missing-graph", f"'{path}' does not exist.", "Give a folder made by `kgraph build`.")
    if not (path / GRAPH).is_file():
        raise StoreError(
            "no-graph",
            f"'{path}' holds neither a {GRAPH} nor a store.",
            "Give a folder made by `kgraph build` or `kgraph load`, or an RDF file.",
        )
    return path / GRAPH


def load_file(store: ox.Store, file: Path) -> Mapping[str, str]:
    """Load one RDF file into a store: triples into the default graph, quads into their graphs.

    Returns:
        The prefixes that the file declares before its first triple.

    Raises:
        StoreError: If the file is missing, of an unknown format, or does not parse.
    """
    rdf_format = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
    if rdf_format is None:
        raise StoreError(
            "unknown-format", f"'{file}' has no suffix of an RDF format.", "Use .ttl, .nt, .trig, .nq, .rdf or .jsonld."
        )
    try:
        store.bulk_load(path=file, format=rdf_format)
        parser = ox.parse(path=file, format=rdf_format)
        next(parser, None)
    except SyntaxError as error:
        raise StoreError(
            "unparsable-graph", f"'{file}' does not parse: {_one_line(error)}", "Build it again, or check it."
        ) from error
    except OSError as error:
        raise StoreError("unreadable-graph", f"'{file}' cannot be read: {_one_line(error)}", "Check it.") from error
    return parser.prefixes


def marked_prefixes(folder: Path) -> Mapping[str, str]:
    """Read the prefixes that `load` noted beside a store; none for a store made by something else."""
    try:
        noted = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return {str(name): str(namespace) for name, namespace in noted["prefixes"].items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        # The note only saves typing: a store without a readable one is still a store.
        return {}


def _open_read_only(folder: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise StoreError(
            "unreadable-store", f"the store '{folder}' cannot be opened: {_one_line(error)}", "Load it again."
        ) from error


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
