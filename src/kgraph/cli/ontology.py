"""`kgraph ontology`: check and document an ontology."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.console import emit, one_line, say

EXAMPLE = "\b\nExample:\n  kgraph ontology check house.ttl"
_CHECK_EXAMPLE = (
    "\b\nExample:\n  kgraph ontology check house.ttl\n  kgraph ontology check --property submittedDocumentTo"
)
_DOC_EXAMPLE = (
    "\b\nExample:\n  kgraph ontology doc house.ttl > terms.md\n  kgraph ontology doc house.ttl --html > terms.html"
)

app = typer.Typer(help="Check and document an ontology.", rich_markup_mode=None)
_File = Annotated[Path | None, typer.Argument(metavar="FILE", help="Your ontology; ours if not given.")]


@app.command("check", epilog=_CHECK_EXAMPLE)
def check(
    file: _File = None,
    property_: Annotated[
        str, typer.Option("--property", metavar="NAME", help="Say what this property can and cannot catch.")
    ] = "",
) -> None:
    """Check that an ontology is sound.

    Prints one line for each problem, and exits with 1 if one of them would stop a build.
    """
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib
    from kgraph.ontology.check import check as find_problems  # noqa: PLC0415 - as above
    from kgraph.ontology.explain import explain  # noqa: PLC0415 - as above
    from kgraph.ontology.vocab import NS, local_name  # noqa: PLC0415 - as above

    ontology = load_ontology(file)
    if property_:
        emit(explain(ontology, property_).rstrip("\n") + "\n")
        return
    problems = find_problems(ontology)
    for problem in problems:
        kind = "error" if problem.is_error else "warning"
        text = f"{kind}: [{problem.slug}] {local_name(problem.subject)}: {problem.message} {problem.hint}"
        emit(one_line(text).rstrip() + "\n")
    errors = sum(problem.is_error for problem in problems)
    ours = 0 if file is None else sum(iri.startswith(NS) for iri in ontology.classes)
    size = f"{len(ontology.classes) - ours} classes, {len(ontology.properties)} properties"
    say(f"{size}: {errors} errors, {len(problems) - errors} warnings")
    if errors:
        raise typer.Exit(1)


@app.command("doc", epilog=_DOC_EXAMPLE)
def doc(
    file: _File = None,
    is_html: Annotated[bool, typer.Option("--html", help="Write HTML instead of Markdown.")] = False,
) -> None:
    """Write a page about an ontology: its terms, and how texts say its properties."""
    from kgraph.ontology.doc import render_readme  # noqa: PLC0415 - starts rdflib
    from kgraph.ontology.page import render_page, to_html  # noqa: PLC0415 - as above

    page = render_readme() if file is None else render_page(file)
    emit(to_html(page, file.name if file else "kgraph") if is_html else page)
