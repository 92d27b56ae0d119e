"""Write a page about a user's ontology: its terms, and how texts say its properties. `kgraph ontology doc FILE`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from rdflib import SKOS, URIRef

from kgraph.ontology.doc import render_terms
from kgraph.ontology.explain import explain
from kgraph.ontology.loader import load_ontology
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.schema import Ontology, Property
from kgraph.ontology.vocab import NS

_STYLE = "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto}td,th{padding:.2em .8em;text-align:left}"
_CODE = re.compile(r"`([^`]*)`")
_CELLS = re.compile(r"(?<!\\)\|")


def render_page(file: Path) -> str:
    """Render an ontology as Markdown: tables of its terms, then each property with its frames and examples.

    Args:
        file: The ontology.

    Returns:
        Markdown; examples are the `skos:example`s of a property.

    Raises:
        OntologyError: If the file is missing or does not parse.
    """
    ontology, graph = load_ontology(file), parse_file(file)
    parts = [render_terms([file]), "## How texts say it", ""]
    for property_ in ontology.properties.values():
        if not property_.iri.startswith(NS):
            examples = [str(text) for text in graph.objects(URIRef(property_.iri), SKOS.example)]
            parts.extend(_section(ontology, property_, sorted(examples)))
    return "\n".join(parts).rstrip() + "\n"


def _section(ontology: Ontology, property_: Property, examples: list[str]) -> Iterator[str]:
    yield f"### {property_.label}"
    yield ""
    names = [label for label in property_.labels if label.text != property_.label]
    if names:
        yield "Also: " + ", ".join(f"{text} ({language})" if language else text for text, language in names) + "."
        yield ""
    for note in _notes(ontology, property_):
        yield f"- {note}"
    if property_.is_deprecated:
        yield ""
        return
    yield from ("", "```", explain(ontology, property_.iri).rstrip(), "```", "")
    if any(frame.is_induced for frame in property_.frames):
        yield "Its frames are made of its labels; a `kg:frame` of yours replaces them."
        yield ""
    for example in examples:
        yield f"- {example}"
    yield ""


def _notes(ontology: Ontology, property_: Property) -> Iterator[str]:
    if property_.is_deprecated:
        yield "Deprecated: no text is read for it."
    if property_.is_functional:
        yield "A subject has one at most."
    for iri in property_.inverses:
        yield f"The inverse of {ontology.label(iri)}."


def to_html(markdown: str, title: str) -> str:
    """Turn a page of `render_page` into HTML that needs nothing else.

    Example:
        >>> "<h2>Terms</h2>" in to_html("## Terms", "films")
        True
    """
    body = "\n".join(_blocks(markdown.split("\n")))
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _blocks(lines: list[str]) -> Iterator[str]:
    is_code, rows = False, 0
    for line in lines:
        if rows and not line.startswith("|"):
            rows = 0
            yield "</table>"
        if line.startswith("```"):
            is_code = not is_code
            yield "<pre>" if is_code else "</pre>"
        elif is_code:
            yield html.escape(line)
        elif line.startswith("|"):
            rows += 1
            yield from _row(line, rows)
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            yield f"<h{level}>{_text(line.lstrip('# '))}</h{level}>"
        elif line:
            yield f"<p>{_text(line)}</p>"
    if rows:
        yield "</table>"


def _row(line: str, number: int) -> Iterator[str]:
    if set(line) <= set("|-"):
        return
    cell = "th" if number == 1 else "td"
    cells = (found.strip().replace("\\|", "|") for found in _CELLS.split(line)[1:-1])
    row = "".join(f"<{cell}>{_text(found)}</{cell}>" for found in cells)
    yield f"<table>\n<tr>{row}</tr>" if number == 1 else f"<tr>{row}</tr>"


def _text(words: str) -> str:
    return _CODE.sub(r"<code>\1</code>", html.escape(words))
