"""Turtle 1.2 of the merged view: each statement's IRI reifies its triple instead of spelling out its three parts.

Spec: https://www.w3.org/TR/rdf12-turtle/. Few stores read it yet, so it is an option and never the default.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kgraph.export.blocks import Row, TurtleTerms, blocks, prefix_lines, rows
from kgraph.export.exporter import exports
from kgraph.ontology.vocab import RDF
from kgraph.rdf import RdfGraph

_PARTS = tuple(f"<{RDF}{part}>" for part in ("subject", "predicate", "object"))
_REIFIES = f"<{RDF}reifies>"
_STATEMENT = ("", f"<{RDF}Statement>")


@exports(".rdf12.ttl")
def export_rdf12(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as Turtle 1.2 with reifiers."""
    terms = TurtleTerms(graph.prefixes)
    stream.write(b'VERSION "1.2"\n')
    stream.writelines(line.encode() for line in prefix_lines(graph.prefixes))
    stream.writelines(block.encode() for block in blocks(_reified(list(rows(graph.triples)), terms), terms))


def _reified(plain_rows: list[Row], terms: TurtleTerms) -> Iterable[Row]:
    """Replace the three parts of each complete statement by one triple term."""
    parts = {(subject, predicate): object_ for subject, predicate, object_ in plain_rows if predicate in _PARTS}
    whole = {subject for subject, _ in parts if all((subject, part) in parts for part in _PARTS)}
    kept = [row for row in plain_rows if row[0] not in whole or (row[1] not in _PARTS and row[1:] != _STATEMENT)]
    reified: list[Row] = [
        (subject, _REIFIES, f"<<( {' '.join(terms[parts[subject, part]] for part in _PARTS)} )>>") for subject in whole
    ]
    return sorted(kept + reified)
