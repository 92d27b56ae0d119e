"""Turtle 1.2 of the merged view: each statement's IRI reifies its triple instead of spelling out its three parts.

Spec: https://www.w3.org/TR/rdf12-turtle/. Few stores read it yet, so it is an option and never the default.
"""

from __future__ import annotations

from typing import BinaryIO

from kgraph.export.blocks import TurtleBlocks, TurtleTerms, described, prefix_lines
from kgraph.export.exporter import exports
from kgraph.ontology.vocab import RDF, RDF_TYPE
from kgraph.ordered import Block
from kgraph.rdf import RdfGraph

_PARTS = tuple(f"<{RDF}{part}>" for part in ("subject", "predicate", "object"))
_REIFIES = f"<{RDF}reifies>"
_STATEMENT = f"<{RDF_TYPE}> <{RDF}Statement>"


@exports(".rdf12.ttl")
def export_rdf12(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as Turtle 1.2 with reifiers."""
    writer = TurtleBlocks(graph.prefixes)
    stream.write(b'VERSION "1.2"\n')
    stream.writelines(line.encode() for line in prefix_lines(graph.prefixes))
    blocks = (_reified(block, writer.terms) for block in described(graph.triples))
    stream.writelines(block.encode() for block in writer.texts(blocks))


def _reified(block: Block, terms: TurtleTerms) -> Block:
    """Replace the three parts of a statement by one triple term, if it has all of them."""
    subject, tails = block
    split = [tail.partition(" ") for tail in tails]
    parts = {predicate: object_ for predicate, _, object_ in split if predicate in _PARTS}
    if len(parts) < len(_PARTS):
        return block
    kept = [tail for tail, (predicate, _, _) in zip(tails, split, strict=True) if predicate not in _PARTS]
    reified = f"{_REIFIES} <<( {' '.join(terms[parts[part]] for part in _PARTS)} )>>"
    return subject, tuple(sorted({*kept, reified} - {_STATEMENT}))
