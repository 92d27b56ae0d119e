"""JSON-LD of the merged view: flattened, names shortened by the context, keys and values sorted.

Spec: https://www.w3.org/TR/json-ld11/. Oxigraph's writer streams one expanded object per subject on one line; ours is
indented and short, so that people and `diff` can read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleTerms
from kgraph.export.exporter import exports
from kgraph.ontology.vocab import RDF_TYPE, XSD
from kgraph.rdf import RdfGraph
from kgraph.spool import Spool

_DELIMITERS = tuple(":/?#[]@")
_STRING = XSD + "string"


@exports(".jsonld")
def export_jsonld(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as JSON-LD."""
    triples = Spool().sort(graph.triples)
    context = _context(graph.prefixes, triples)
    terms = TurtleTerms(context)
    stream.write(f'{{\n "@context": {_indented(context, 1)},\n "@graph": ['.encode())
    end = "]"
    for number, (subject, described) in enumerate(groupby(triples, key=lambda triple: triple.subject)):
        node = _node(subject, described, terms)
        stream.write(f"{',' if number else ''}\n  {_indented(node, 2)}".encode())
        end = "\n ]"
    stream.write(f"{end}\n}}\n".encode())


def _node(subject: object, triples: Iterable[ox.Triple], terms: TurtleTerms) -> dict[str, Any]:
    """Describe one subject by its triples."""
    described: dict[str, Any] = {"@id": _name(subject, terms)}
    for triple in triples:
        if triple.predicate.value == RDF_TYPE and not isinstance(triple.object, ox.Literal):
            described.setdefault("@type", []).append(_name(triple.object, terms))
        else:
            described.setdefault(_name(triple.predicate, terms), []).append(_value(triple.object, terms))
    return described


def _indented(item: object, depth: int) -> str:
    """Write a part of the document as it would stand in the whole; inside a string there is no line break."""
    return json.dumps(item, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n" + " " * depth)


def _context(prefixes: Mapping[str, str], triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Leave out what is no safe prefix.

    A namespace must end in a delimiter (https://www.w3.org/TR/json-ld11/#compact-iris), and where `doc:1` is an IRI in
    use it would be taken for a short name.
    """
    terms = (term for triple in triples for term in (triple.subject, triple.predicate, triple.object))
    schemes = {term.value.split(":", 1)[0] for term in terms if isinstance(term, ox.NamedNode)}
    return {
        prefix: namespace
        for prefix, namespace in prefixes.items()
        if prefix not in schemes and namespace.endswith(_DELIMITERS)
    }


def _name(term: object, terms: TurtleTerms) -> str:
    name = terms[str(term)]
    return name[1:-1] if name.startswith("<") else name


def _value(term: object, terms: TurtleTerms) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"@id": _name(term, terms)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": _name(term.datatype, terms)}
