"""JSON-LD of the merged view: flattened, names shortened by the context, keys and values sorted.

Spec: https://www.w3.org/TR/json-ld11/. Oxigraph's writer streams one expanded object per subject on one line; ours is
indented and short, so that people and `diff` can read it. It is made of the lines of N-Triples, whose escapes are those
of JSON: Python's encoder needs five times as long where it indents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleTerms, described
from kgraph.export.exporter import exports
from kgraph.ontology.vocab import RDF_TYPE
from kgraph.ordered import Block, as_texts
from kgraph.rdf import RdfGraph

_DELIMITERS = tuple(":/?#[]@")
_TYPE = f"<{RDF_TYPE}>"
_MOST_PAIRS = 200_000
_INDENT = "\n   "
_quote = json.JSONEncoder(ensure_ascii=False).encode


@exports(".jsonld")
def export_jsonld(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as JSON-LD."""
    context = _context(graph.prefixes, graph.triples)
    indented = json.dumps(context, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n ")
    stream.write(f'{{\n "@context": {indented},\n "@graph": ['.encode())
    pairs, end = _Pairs(context), "]"
    for number, block in enumerate(described(graph.triples)):
        stream.write(f"{',' if number else ''}\n  {_node(block, pairs)}".encode())
        end = "\n ]"
    stream.write(f"{end}\n}}\n".encode())


class _Pairs(dict[str, tuple[str, str]]):
    """Key and value of what is said of a subject, by predicate and object in N-Triples."""

    def __init__(self, context: Mapping[str, str]) -> None:
        super().__init__()
        self._terms = TurtleTerms(context)

    def __missing__(self, tail: str) -> tuple[str, str]:
        """Write what one tail says, and remember it unless it ends in words of a text: these seldom come twice."""
        predicate, _, object_ = tail.partition(" ")
        if predicate == _TYPE and not object_.startswith('"'):
            pair = "@type", self.resource(object_)
        else:
            pair = self._name(predicate), self._value(object_)
        if tail.endswith(">"):
            if len(self) >= _MOST_PAIRS:
                self.clear()
            self[tail] = pair
        return pair

    def resource(self, term: str) -> str:
        """Name a resource, quoted."""
        return _quote(self._name(term))

    def _name(self, term: str) -> str:
        name = self._terms[term]
        return name[1:-1] if name.startswith("<") else name

    def _value(self, term: str) -> str:
        if not term.startswith('"'):
            return f'{{\n     "@id": {self.resource(term)}\n    }}'
        if term.endswith('"'):
            return f'{{\n     "@value": {_string(term)}\n    }}'
        if term.endswith(">"):
            quoted, _, datatype = term.rpartition("^^")
            return f'{{\n     "@type": {self.resource(datatype)},\n     "@value": {_string(quoted)}\n    }}'
        quoted, _, tag = term.rpartition("@")
        language = tag.partition("--")[0]  # what follows is a direction
        return f'{{\n     "@language": {_quote(language)},\n     "@value": {_string(quoted)}\n    }}'


def _node(block: Block, pairs: _Pairs) -> str:
    """Describe one subject."""
    subject, tails = block
    values: dict[str, str] = {}
    for key, value in map(pairs.__getitem__, tails):
        values[key] = f"{values[key]},\n    {value}" if key in values else f"[\n    {value}"
    members = {key: f"{_key(key)}{value}\n   ]" for key, value in values.items()}
    members["@id"] = f'"@id": {pairs.resource(subject)}'
    return f"{{\n   {f',{_INDENT}'.join([members[key] for key in sorted(members)])}\n  }}"


@lru_cache(maxsize=1 << 12)
def _key(name: str) -> str:
    return f"{_quote(name)}: "


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
    if not any(like.search(text) for text in as_texts(triples) if not _is_web(text)):
        return set()
    terms = (term for triple in triples for term in (triple.subject, triple.predicate, triple.object))
    return {term.value.split(":", 1)[0] for term in terms if isinstance(term, ox.NamedNode)}


def _is_web(text: str) -> bool:
    """Tell whether all IRIs of a text are addresses of the web, which takes less time than to look at each."""
    return text.count("<") == text.count("<http://") + text.count("<https://")


def _string(quoted: str) -> str:
    """Write a string of N-Triples as one of JSON, which escapes fewer characters by their number."""
    return _quote(json.loads(quoted)) if "\\u" in quoted else quoted
