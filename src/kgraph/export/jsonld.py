"""JSON-LD of the merged view: flattened, names shortened by the context, keys and values sorted.

Spec: https://www.w3.org/TR/json-ld11/. Oxigraph's writer streams one expanded object per subject on one line; ours is
indented and short, so that people and `diff` can read it. It is made of the lines of N-Triples, whose escapes are those
of JSON: Python's encoder needs five times as long where it indents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from json.encoder import encode_basestring
from operator import itemgetter
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleTerms, described_in_parts, turtle_of, types_among
from kgraph.export.exporter import exports
from kgraph.ordered import Part, Shape, as_texts
from kgraph.rdf import RdfGraph

_DELIMITERS = tuple(":/?#[]@")
_MOST_VALUES = 200_000
_MOST_SHAPES = 10_000
_INDENT = "\n   "
_BETWEEN = ",\n    "
_ID = "@id"
_Form = tuple[str, Callable[[list[str]], tuple[str, ...]]]


@exports(".jsonld", is_extra=True)
def export_jsonld(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as JSON-LD."""
    context = _context(graph.prefixes, graph.triples)
    indented = json.dumps(context, ensure_ascii=False, indent=1, sort_keys=True).replace("\n", "\n ")
    stream.write(f'{{\n "@context": {indented},\n "@graph": ['.encode())
    terms = turtle_of(graph).terms if context.keys() == graph.prefixes.keys() else TurtleTerms(context)
    nodes, end = _Nodes(terms), "]"
    for number, part in enumerate(described_in_parts(graph.triples)):
        stream.write(f"{',' if number else ''}\n  {nodes.write(part)}".encode())
        end = "\n ]"
    stream.write(f"{end}\n}}\n".encode())


class _Names(dict[str, str]):
    """Quoted names of resources by their N-Triples form.

    Args:
        terms: Shortens names.
    """

    def __init__(self, terms: TurtleTerms) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, term: str) -> str:
        """Name one resource."""
        name = self._terms[term]
        if len(self) >= _MOST_VALUES:
            self.clear()
        quoted = self[term] = encode_basestring(name[1:-1] if name[0] == "<" else name)
        return quoted


class _Values(dict[str, str]):
    """Values by their N-Triples form.

    Args:
        names: Names resources.
    """

    def __init__(self, names: _Names) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, term: str) -> str:
        """Write one value, and remember it unless it ends in words of a text: these seldom come twice."""
        if term[-1] == '"':
            return f'{{\n     "@value": {_string(term)}\n    }}'
        if term[-1] != ">" and term[0] == '"':
            quoted, _, tag = term.rpartition("@")
            language = tag.partition("--")[0]  # what follows is a direction
            return f'{{\n     "@language": {encode_basestring(language)},\n     "@value": {_string(quoted)}\n    }}'
        if len(self) >= _MOST_VALUES:
            self.clear()
        value = self[term] = self._typed(term) if term[0] == '"' else f'{{\n     "@id": {self._names[term]}\n    }}'
        return value

    def _typed(self, term: str) -> str:
        quoted, _, datatype = term.rpartition("^^")
        return f'{{\n     "@type": {self._names[datatype]},\n     "@value": {_string(quoted)}\n    }}'


class _Nodes:
    """Write subjects: what those of one shape have in common is written once.

    Args:
        terms: Shortens names.
    """

    def __init__(self, terms: TurtleTerms) -> None:
        self._names = _Names(terms)
        self._values = _Values(self._names)
        self._forms: dict[tuple[Shape, int], _Form] = {}

    def write(self, part: Part) -> str:
        """Describe one subject."""
        subject, shape, objects = part
        values, names = self._values, self._names
        first, last = types_among(shape)
        while first < last and objects[first][0] == '"':  # a literal is no class
            first += 1
        found = [
            names[subject],
            *[values[one] for one in objects[:first]],
            *[names[one] for one in objects[first:last]],
            *[values[one] for one in objects[last:]],
        ]
        form = self._forms.get((shape, first))
        if form is None:
            if len(self._forms) >= _MOST_SHAPES:
                self._forms.clear()
            keys = [names[predicate] for predicate in shape]
            keys[first:last] = ['"@type"'] * (last - first)
            form = self._forms[shape, first] = _form(keys)
        text, order = form
        return text % order(found)


def _form(keys: Sequence[str]) -> _Form:
    """Write a subject without its name and values.

    Args:
        keys: Of all values, quoted.

    Returns:
        The text with its keys sorted, and what puts name and values in that order.
    """
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys, start=1):
        places.setdefault(key[1:-1], []).append(place)
    members = {key: f"[\n    {_BETWEEN.join('%s' for _ in found)}\n   ]" for key, found in places.items()}
    members[_ID], places[_ID] = "%s", [0]
    ordered = sorted(members)
    text = f",{_INDENT}".join(f'"{key.replace("%", "%%")}": {members[key]}' for key in ordered)
    return f"{{\n   {text}\n  }}", itemgetter(*(place for key in ordered for place in places[key]))


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
    return encode_basestring(json.loads(quoted)) if "\\u" in quoted else quoted
