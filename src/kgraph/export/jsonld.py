"""JSON-LD of the merged view: flattened, names shortened by the context, keys and values sorted.

Spec: https://www.w3.org/TR/json-ld11/. Oxigraph's writer streams one expanded object per subject on one line; ours is
indented and short, so that people and `diff` can read it. It is made of the lines of N-Triples, whose escapes are those
of JSON: Python's encoder needs five times as long where it indents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleTerms
from kgraph.export.exporter import exports
from kgraph.export.sorting import lines_of, texts_of
from kgraph.ontology.vocab import RDF_TYPE
from kgraph.rdf import RdfGraph

_DELIMITERS = tuple(":/?#[]@")
_TYPE = f"<{RDF_TYPE}>"
_quote = json.JSONEncoder(ensure_ascii=False).encode


@exports(".jsonld")
def export_jsonld(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as JSON-LD."""
    context = _context(graph.prefixes, graph.triples)
    indented = json.dumps(context, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n ")
    stream.write(f'{{\n "@context": {indented},\n "@graph": ['.encode())
    terms = TurtleTerms(context)
    rows = (line.split(" ", 2) for line in lines_of(graph.triples))
    end = "]"
    for number, (subject, described) in enumerate(groupby(rows, key=itemgetter(0))):
        stream.write(f"{',' if number else ''}\n  {_node(subject, described, terms)}".encode())
        end = "\n ]"
    stream.write(f"{end}\n}}\n".encode())


def _node(subject: str, rows: Iterable[Sequence[str]], terms: TurtleTerms) -> str:
    """Describe one subject by its triples."""
    described: dict[str, list[str]] = {}
    for _, predicate, object_ in rows:
        if predicate == _TYPE and not object_.startswith('"'):
            described.setdefault("@type", []).append(_quote(_name(object_, terms)))
        else:
            described.setdefault(_name(predicate, terms), []).append(_value(object_, terms))
    values = {key: "[\n    " + ",\n    ".join(several) + "\n   ]" for key, several in described.items()}
    values["@id"] = _quote(_name(subject, terms))
    pairs = ",\n   ".join([f"{_quote(key)}: {values[key]}" for key in sorted(values)])
    return f"{{\n   {pairs}\n  }}"


def _context(prefixes: Mapping[str, str], triples: Sequence[ox.Triple]) -> dict[str, str]:
    """Leave out what is no safe prefix.

    A namespace must end in a delimiter (https://www.w3.org/TR/json-ld11/#compact-iris), and where `doc:1` is an IRI in
    use it would be taken for a short name.
    """
    safe = {prefix: namespace for prefix, namespace in prefixes.items() if namespace.endswith(_DELIMITERS)}
    schemes = _schemes(safe, triples)
    return {prefix: namespace for prefix, namespace in safe.items() if prefix not in schemes}


def _schemes(names: Iterable[str], triples: Sequence[ox.Triple]) -> set[str]:
    """Give the schemes of all IRIs, if it may be that some of the names are among them."""
    like = re.compile(f"<(?:{'|'.join(map(re.escape, names))}):")
    if not any(map(like.search, texts_of(triples))):
        return set()
    terms = (term for triple in triples for term in (triple.subject, triple.predicate, triple.object))
    return {term.value.split(":", 1)[0] for term in terms if isinstance(term, ox.NamedNode)}


def _name(term: str, terms: TurtleTerms) -> str:
    name = terms[term]
    return name[1:-1] if name.startswith("<") else name


def _value(term: str, terms: TurtleTerms) -> str:
    if not term.startswith('"'):
        return f'{{\n     "@id": {_quote(_name(term, terms))}\n    }}'
    if term.endswith('"'):
        return f'{{\n     "@value": {_string(term)}\n    }}'
    if term.endswith(">"):
        quoted, _, datatype = term.rpartition("^^")
        return f'{{\n     "@type": {_quote(_name(datatype, terms))},\n     "@value": {_string(quoted)}\n    }}'
    quoted, _, tag = term.rpartition("@")
    language = tag.partition("--")[0]  # what follows is a direction
    return f'{{\n     "@language": {_quote(language)},\n     "@value": {_string(quoted)}\n    }}'


def _string(quoted: str) -> str:
    """Write a string of N-Triples as one of JSON, which escapes fewer characters by their number."""
    return _quote(json.loads(quoted)) if "\\u" in quoted else quoted
