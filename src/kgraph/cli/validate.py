"""`kgraph validate`: check a graph against its shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit, show_progress

if TYPE_CHECKING:
    from kgraph.model import Document

TEXTS = "documents.jsonl"
EXAMPLE = "\b\nExample:\n  kgraph validate out --shapes house-rules.ttl"


def run(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="Built folder, or RDF file.")],
    shapes: Annotated[Path | None, typer.Option(metavar="FILE", help="Your SHACL shapes instead of ours.")] = None,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Ontology it was built with.")] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Texts to compare evidence with; documents.jsonl of a built folder if not given."
        ),
    ] = None,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="shacl (fast) or pyshacl (the reference); the fastest by default.")
    ] = "",
) -> None:
    """Check a graph against SHACL shapes, and its evidence against the texts.

    Prints the report, and exits with 1 if the graph does not conform.
    """
    from kgraph.store.source import graph_file  # noqa: PLC0415 - starts Oxigraph
    from kgraph.validation import report_text, validate_file  # noqa: PLC0415 - starts rdflib

    own = [ontology] if ontology else None
    documents = _documents(texts or graph / TEXTS, is_asked_for=texts is not None)
    with show_progress("triple") as progress:
        report = validate_file(graph_file(graph), shapes, own, engine=engine, documents=documents, progress=progress)
    emit(report_text(report))
    if not report.conforms:
        raise typer.Exit(1)


def _documents(file: Path, *, is_asked_for: bool) -> tuple[Document, ...] | None:
    """Read the texts; none where there is no file and nobody asked for one."""
    from kgraph.export import load_documents  # noqa: PLC0415 - starts Oxigraph

    return load_documents(file) if is_asked_for or file.is_file() else None
