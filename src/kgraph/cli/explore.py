"""`kgraph explore`: write the page to explore a graph with."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import emit
from kgraph.errors import ExportError

EXAMPLE = "\b\nExample:\n  kgraph explore out --output explorer.html"


def run(
    graph: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder, or RDF file.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.html", help="Page to write; OUT/graph.html if not given."),
    ] = None,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Ontology it was built with.")] = None,
) -> None:
    """Write one HTML page to explore a graph with.

    The page shows the graph with its evidence and needs no network. Prints its path.
    """
    from kgraph.explorer import render  # noqa: PLC0415 - starts the layout libraries
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib
    from kgraph.store import read_graph  # noqa: PLC0415 - starts Oxigraph

    target = output or (graph / "graph.html" if graph.is_dir() else graph.with_suffix(".html"))
    page = render(read_graph(graph), load_ontology(ontology), title=graph.resolve().name, texts=_texts(graph))
    write_whole(target, page)
    emit(f"{target}\n")


def _texts(graph: Path) -> Mapping[str, str]:
    """Give the texts that a built folder holds, by their SHA-256."""
    from kgraph.export import load_documents  # noqa: PLC0415 - starts Oxigraph

    file = graph / "documents.jsonl"
    return {document.sha256: document.text for document in load_documents(file)} if file.is_file() else {}


def write_whole(file: Path, text: str) -> None:
    """Write a file so that it is there in full or not at all.

    Raises:
        ExportError: If it cannot be written.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise ExportError(
            "unwritable-output", f"'{file}' cannot be written: {error.strerror}.", "Name another file with --output."
        ) from error
