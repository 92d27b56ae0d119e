"""JSON-LD of the merged view: flattened, names shortened by the context, keys and values sorted.

Spec: https://www.w3.org/TR/json-ld11/. Oxigraph's writer streams one expanded object per subject on one line; ours is
indented and short, so that people and `diff` can read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleTerms
from kgraph.export.exporter import exports
from kgraph.ontology.vocab import RDF_TYPE, XSD
from kgraph.rdf import RdfGraph

_DELIMITERS = tuple(":/?#[]@")
_STRING = XSD + "string"


@exports(".jsonld")
def export_jsonld(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as JSON-LD."""
    triples = sorted(set(graph.triples), key=str)
    context = _context(graph.prefixes, triples)
    terms = TurtleTerms(context)
    nodes: dict[str, dict[str, Any]] = {}
    for triple in triples:
        subject = _name(triple.subject, terms)
        described = nodes.setdefault(subject, {"@id": subject})
        if triple.predicate.value == RDF_TYPE and not isinstance(triple.object, ox.Literal):
            described.setdefault("@type", []).append(_name(triple.object, terms))
        else:
            described.setdefault(_name(triple.predicate, terms), []).append(_value(triple.object, terms))
    document = {"@context": context, "@graph": list(nodes.values())}
    stream.write(json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode())
    stream.write(b"\n")


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
