"""Blocks of Turtle, one per subject, made so that a change of one triple changes one line.

Every triple has a line of its own, the predicate repeated, and the final dot too. Subjects, predicates and objects are
sorted by their N-Triples form, `a` comes first. Grammar: https://www.w3.org/TR/turtle/#sec-grammar-grammar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgraph.ontology.vocab import RDF_TYPE, XSD
from kgraph.ordered import Block, Ordered, Part, Shape, Tails, as_blocks, as_texts, parts
from kgraph.rdf import RdfGraph
from kgraph.spool import Spool

MOST = 1_000_000
"""How many triples of others are held in memory: of ours these are about 300 MB."""
_TYPE = f"<{RDF_TYPE}>"
_TYPE_BEGIN, _TYPE_END = f"{_TYPE} ", f"{_TYPE}!"  # "!" follows the space
_TYPE_AFTER = f"{_TYPE}!"
_MOST_NAMES = 200_000
_MOST_BLOCKS = 20_000
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


class TurtleTerms(dict[str, str]):
    """N-Triples terms in Turtle: prefixed names, and numbers and booleans without quotes.

    A dictionary, because that is the fastest way of Python to look up a name that was made before.

    Args:
        prefixes: Namespace by prefix.

    Example:
        >>> terms = TurtleTerms({"ex": "https://example.org/"})
        >>> terms["<https://example.org/kim>"], terms["<https://example.org/a/b>"], terms['"ex:kim"@en']
        ('ex:kim', '<https://example.org/a/b>', '"ex:kim"@en')
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        by_namespace = {namespace: prefix for prefix, namespace in sorted(prefixes.items())}
        self._whole = {namespace: prefix for namespace, prefix in by_namespace.items() if namespace[-1:] in {"/", "#"}}
        odd = [namespace for namespace in by_namespace if namespace not in self._whole]
        self._odd = [(namespace, by_namespace[namespace]) for namespace in sorted(odd, key=len, reverse=True)]

    def __missing__(self, term: str) -> str:
        """Shorten one term, and remember it unless it ends in words of a text: these seldom come twice."""
        if term[-1] != ">" or term[:2] == "<<":
            return term
        if len(self) >= _MOST_NAMES:
            self.clear()
        name = self[term] = self._literal(term) if term[0] == '"' else self._name(term)
        return name

    def _name(self, term: str) -> str:
        iri = term[1:-1]
        for namespace, prefix in self._odd:
            if iri.startswith(namespace) and _LOCAL_NAME.fullmatch(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        # A local name has neither of these, so that no other namespace which ends with one can fit.
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        found = self._whole.get(iri[:cut])
        return f"{found}:{iri[cut:]}" if found is not None and _LOCAL_NAME.fullmatch(iri, cut) else term

    def _literal(self, term: str) -> str:
        quoted, separator, datatype = term.rpartition('"^^')
        if not separator or not datatype.startswith("<"):
            return term
        lexical = quoted[1:]
        short = _SHORT.get(datatype[1:-1].removeprefix(XSD))
        return lexical if short and short.fullmatch(lexical) else f'{quoted}"^^{self[datatype]}'


class TurtleLines(dict[str, str]):
    r"""The lines of a block by what they say: predicate and object in N-Triples.

    Args:
        terms: Writes the names.

    Example:
        >>> TurtleLines(TurtleTerms({"ex": "https://example.org/"}))["<https://example.org/age> \"one\"@en"]
        '    ex:age "one"@en ;\n'
    """

    def __init__(self, terms: TurtleTerms) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, tail: str) -> str:
        """Write one line, and remember it unless it ends in words of a text: these seldom come twice."""
        predicate, _, object_ = tail.partition(" ")
        name = "a" if predicate == _TYPE else self._terms[predicate]
        if object_[-1] != ">":
            return f"    {name} {object_} ;\n"
        if len(self) >= _MOST_NAMES:
            self.clear()
        line = self[tail] = f"    {name} {self._terms[object_]} ;\n"
        return line


class TurtleBlocks:
    """Writes one block per subject; what stands in the merged view and in the graph of a document is written once.

    Args:
        prefixes: Namespace by prefix.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.terms = TurtleTerms(prefixes)
        self._lines = TurtleLines(self.terms)
        self._kept: dict[int, tuple[Tails, str]] = {}

    def texts(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Write blocks, each after a blank line."""
        kept, line, terms = self._kept, self._lines.__getitem__, self.terms
        for subject, tails in blocks:
            known = kept.get(id(tails))
            # It is known by its place in memory, which it keeps while it is held here.
            if known is None or known[0] is not tails:
                lines = f"{''.join(map(line, types_first(tails)))}.\n"
                if len(kept) < _MOST_BLOCKS:
                    kept[id(tails)] = tails, lines
            else:
                lines = known[1]
            yield f"\n{terms[subject]}\n{lines}"


def turtle_of(graph: RdfGraph) -> TurtleBlocks:
    """Give what writes a graph, the same to all formats of Turtle's kind."""
    found: TurtleBlocks = graph.kept.setdefault("turtle", TurtleBlocks(graph.prefixes))
    return found


def described(triples: Iterable[ox.Triple]) -> Iterator[Block]:
    """Give what any number of triples say of each subject, sorted and each once."""
    return triples.blocks() if isinstance(triples, Ordered) else as_blocks(Spool(MOST).lines(as_texts(triples)))


def described_in_parts(triples: Iterable[ox.Triple]) -> Iterable[Part]:
    """Give the same as `described`, predicates and objects told apart."""
    return triples.parts() if isinstance(triples, Ordered) else parts(described(triples))


def types_among(shape: Shape) -> tuple[int, int]:
    """Give where the classes stand among the predicates of a subject: the place of the first and that after the last.

    Example:
        >>> types_among(("<a:p>", _TYPE, _TYPE))
        (1, 3)
    """
    first = bisect_left(shape, _TYPE)
    return first, bisect_left(shape, _TYPE_AFTER, first)


def types_first(tails: Tails) -> Tails:
    """Put the classes of a subject before all else that is said of it."""
    first = bisect_left(tails, _TYPE_BEGIN)
    last = bisect_left(tails, _TYPE_END, first)
    return (*tails[first:last], *tails[:first], *tails[last:]) if first < last and first else tails


def prefix_lines(prefixes: Mapping[str, str]) -> Iterator[str]:
    """Declare all prefixes, used or not, so that the head of a file never changes."""
    for prefix in sorted(prefixes):
        yield f"@prefix {prefix}: <{prefixes[prefix]}> .\n"
