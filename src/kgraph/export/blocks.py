"""Blocks of Turtle, one per subject, made so that a change of one triple changes one line.

Every triple has a line of its own, the predicate repeated, and the final dot too. Subjects, predicates and objects are
sorted by their N-Triples form, `a` comes first. Grammar: https://www.w3.org/TR/turtle/#sec-grammar-grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from kgraph.ontology.vocab import RDF_TYPE, XSD

Row = tuple[str, str, str]

_TYPE = f"<{RDF_TYPE}>"
_FIRST = ""
_BASE_CHARACTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_PERCENT = "%[0-9A-Fa-f]{2}"
_MIDDLE = f"[{_BASE_CHARACTERS}0-9_\u00b7\u0300-\u036f\u203f-\u2040-]|{_PERCENT}"
# PN_LOCAL without colons and backslash escapes: a name that needs them stays a full IRI.
_LOCAL_NAME = re.compile(rf"(?:[{_BASE_CHARACTERS}0-9_]|{_PERCENT})(?:(?:{_MIDDLE}|\.)*(?:{_MIDDLE}))?")
_SHORT = {
    "integer": re.compile(r"[+-]?[0-9]+"),
    "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    "boolean": re.compile(r"true|false"),
}


class TurtleTerms:
    """Shorten N-Triples terms to Turtle: prefixed names, and numbers and booleans without quotes.

    Args:
        prefixes: Namespace by prefix.

    Example:
        >>> terms = TurtleTerms({"ex": "https://example.org/"})
        >>> terms("<https://example.org/kim>"), terms("<https://example.org/a/b>"), terms('"ex:kim"@en')
        ('ex:kim', '<https://example.org/a/b>', '"ex:kim"@en')
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._namespaces = sorted(((namespace, prefix) for prefix, namespace in prefixes.items()), key=_longest_first)
        self._names: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        """Shorten one term."""
        if term.startswith('"'):
            return self._literal(term)
        if term.startswith("<") and not term.startswith("<<"):
            name = self._names.get(term)
            if name is None:
                name = self._names[term] = self._name(term)
            return name
        return term

    def _name(self, term: str) -> str:
        iri = term[1:-1]
        for namespace, prefix in self._namespaces:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return term

    def _literal(self, term: str) -> str:
        quoted, separator, datatype = term.rpartition('"^^')
        if not separator or not datatype.startswith("<"):
            return term
        lexical = quoted[1:]
        short = _SHORT.get(datatype[1:-1].removeprefix(XSD))
        return lexical if short and short.fullmatch(lexical) else f'{quoted}"^^{self(datatype)}'


def rows(triples: Iterable[ox.Triple]) -> list[Row]:
    """Split triples into N-Triples terms, sorted, `a` first, without duplicates."""
    found: set[Row] = set()
    for triple in triples:
        subject, predicate, object_ = str(triple).split(" ", 2)
        found.add((subject, _FIRST if predicate == _TYPE else predicate, object_))
    return sorted(found)


def prefix_lines(prefixes: Mapping[str, str]) -> Iterator[str]:
    """Declare all prefixes, used or not, so that the head of a file never changes."""
    for prefix in sorted(prefixes):
        yield f"@prefix {prefix}: <{prefixes[prefix]}> .\n"


def blocks(sorted_rows: Iterable[Row], terms: TurtleTerms) -> Iterator[str]:
    """Write one block per subject, each after a blank line."""
    for subject, group in groupby(sorted_rows, key=lambda row: row[0]):
        lines = [
            f"    {terms(predicate) if predicate else 'a'} {terms(object_)} ;\n" for _, predicate, object_ in group
        ]
        yield f"\n{terms(subject)}\n{''.join(lines)}.\n"


def _longest_first(pair: tuple[str, str]) -> tuple[int, str, str]:
    namespace, prefix = pair
    return -len(namespace), namespace, prefix
