"""Nanopublications in TriG: each plain statement with its provenance, in four graphs.

Spec: https://nanopub.net/guidelines/working_draft/. What is denied, hedged, planned, reported or not sure enough is no
assertion and makes none. The IRI is a hash of the content, for a nanopublication never changes; there is no time in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kgraph.export.blocks import TurtleBlocks, described, prefix_lines, types_first
from kgraph.export.exporter import exports
from kgraph.iris import Minter
from kgraph.ontology.vocab import DCTERMS, PROV, RDF, RDF_TYPE, kg
from kgraph.ordered import Block, Tails, as_blocks
from kgraph.rdf import RdfGraph

_NP = "http://www.nanopub.org/nschema#"
_STATEMENT_KIND = "statement/"
_TYPE = f"<{RDF_TYPE}>"
# Subject, predicate and object; the predicate is empty where it is `rdf:type`.
Row = tuple[str, str, str]
_About = Mapping[str, list[Row]]


@exports(".nanopub.trig")
def export_nanopub(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write each asserted statement that is a plain triple as a nanopublication, sorted by statement."""
    prefixes = {**graph.prefixes, "np": _NP}
    writer = TurtleBlocks(prefixes)
    about = {subject: list(_rows(subject, tails)) for subject, tails in described(graph.triples)}
    minter = Minter(graph.prefixes["st"].removesuffix(_STATEMENT_KIND))
    run = _run(about)
    # What else was read is nothing to a statement.
    about[run] = [row for row in about.get(run, ()) if row[1] != f"<{PROV}used>"]
    stream.writelines(line.encode() for line in prefix_lines(prefixes))
    for statement in sorted(about):
        assertion = _assertion(statement, about, f"<{minter.namespace('value')}")
        if assertion:
            _write(stream, writer, _graphs(statement, assertion, about, run, minter))


def _assertion(statement: str, about: _About, values: str) -> list[Row]:
    """Give the triple that a statement asserts with the value that it speaks of; nothing if it asserts none."""
    if kg("asserted") not in _objects(statement, kg("status"), about):
        return []
    parts = [_terms(statement, RDF + name, about) for name in ("subject", "predicate", "object")]
    if not all(len(found) == 1 for found in parts):
        return []
    subject, predicate, object_ = (found[0] for found in parts)
    row = (subject, "" if predicate == _TYPE else predicate, object_)
    if row not in about.get(subject, ()):
        return []
    return [row, *(about.get(object_, ()) if object_.startswith(values) else ())]


def _graphs(statement: str, assertion: list[Row], about: _About, run: str, minter: Minter) -> Mapping[str, list[Row]]:
    """Give the four graphs of a nanopublication by name."""
    backing = _backing(statement, about)
    iri = minter.nanopub(*(" ".join(row) for row in (*assertion, *backing, *about.get(run, ()))))
    head, asserted, provenance, info = (f"<{iri}#{name}>" for name in ("head", "assertion", "provenance", "pubinfo"))
    whole = f"<{iri}>"
    return {
        head: [
            (whole, "", f"<{_NP}Nanopublication>"),
            (whole, f"<{_NP}hasAssertion>", asserted),
            (whole, f"<{_NP}hasProvenance>", provenance),
            (whole, f"<{_NP}hasPublicationInfo>", info),
        ],
        asserted: assertion,
        provenance: [
            *((asserted, predicate, object_) for predicate, object_ in _said(statement, about)),
            *backing,
        ],
        info: [
            (whole, f"<{DCTERMS}isVersionOf>", statement),
            *([(whole, f"<{PROV}wasGeneratedBy>", run)] if run else []),
            *about.get(run, ()),
        ],
    }


def _said(statement: str, about: _About) -> Iterator[tuple[str, str]]:
    """Give where an assertion comes from, how sure it is, and who said it."""
    documents = {doc for evidence in _terms(statement, kg("evidence"), about) for doc in _sources(evidence, about)}
    yield from ((f"<{PROV}wasDerivedFrom>", document) for document in sorted(documents))
    for name in (kg("evidence"), kg("confidence"), PROV + "wasAttributedTo"):
        yield from ((f"<{name}>", term) for term in _terms(statement, name, about))


def _backing(statement: str, about: _About) -> list[Row]:
    """Give what is known of the evidence of a statement and of the documents that it is from."""
    evidence = _terms(statement, kg("evidence"), about)
    documents = sorted({document for found in evidence for document in _sources(found, about)})
    return [row for node in (*evidence, *documents) for row in about.get(node, ())]


def _sources(evidence: str, about: _About) -> list[str]:
    return _terms(evidence, PROV + "wasDerivedFrom", about)


def _terms(subject: str, predicate: str, about: _About) -> list[str]:
    return [row[2] for row in about.get(subject, ()) if row[1] == f"<{predicate}>"]


def _objects(subject: str, predicate: str, about: _About) -> list[str]:
    return [term.strip("<>") for term in _terms(subject, predicate, about)]


def _run(about: _About) -> str:
    """Find the run that made the graph; empty where it is not said."""
    return next((subject for subject, found in about.items() if (subject, "", f"<{kg('Run')}>") in found), "")


def _write(stream: BinaryIO, writer: TurtleBlocks, graphs: Mapping[str, Iterable[Row]]) -> None:
    for name, found in graphs.items():
        stream.write(f"\n{writer.terms[name]} {{\n".encode())
        stream.writelines(block.encode() for block in writer.texts(_blocks(found)))
        stream.write(b"}\n")


def _rows(subject: str, tails: Tails) -> Iterator[Row]:
    for tail in types_first(tails):
        predicate, _, object_ = tail.partition(" ")
        yield subject, "" if predicate == _TYPE else predicate, object_


def _blocks(rows: Iterable[Row]) -> Iterable[Block]:
    return as_blocks(sorted({f"{subject} {predicate or _TYPE} {object_}" for subject, predicate, object_ in rows}))
