"""Turn pyoxigraph's triples into the rdflib graph that pySHACL reads.

Terms are made once each and never normalised, so that a result shows the very words of the file.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kgraph.ontology.vocab import XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal
_STRING = ox.NamedNode(XSD + "string")


class Converter:
    """Make rdflib terms of pyoxigraph terms, each once.

    Args:
        ill_typed: Literals whose words their datatype does not allow; they get no Python value, so that no
            comparison of pySHACL takes "1e5" for a decimal.

    Example:
        >>> Converter().term(ox.NamedNode("http://example.org/a"))
        rdflib.term.URIRef('http://example.org/a')
    """

    def __init__(self, ill_typed: frozenset[ox.Literal] = frozenset()) -> None:
        self._ill_typed = ill_typed
        self._made: dict[Term, Node] = {}

    def term(self, term: Term) -> Node:
        """Make the rdflib term of a term."""
        made = self._made.get(term)
        if made is None:
            made = self._made[term] = self._make(term)
        return made

    def _make(self, term: Term) -> Node:
        if isinstance(term, ox.NamedNode):
            return URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return BNode(term.value)
        if term.language:
            return Literal(term.value, lang=term.language)
        if term.datatype == _STRING:
            # rdflib takes "a" and "a"^^xsd:string for two, and shapes have the former.
            return Literal(term.value)
        literal = Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
        if term in self._ill_typed:
            literal._value = None  # noqa: SLF001 - rdflib has no other way to say so
            literal._ill_typed = True  # noqa: SLF001 - same
        return literal

    def graph(self, triples: Iterable[ox.Triple]) -> Graph:
        """Make a graph of triples between terms of RDF 1.1."""
        graph = Graph(bind_namespaces="none")
        for subject, predicate, object_ in triples:
            graph.add((self.term(subject), self.term(predicate), self.term(object_)))
        return graph


def text_of(term: Node | None) -> str:
    """Write a term as `ValidationResult` keeps it.

    Example:
        >>> text_of(URIRef("http://example.org/a")), text_of(BNode("b0")), text_of(Literal("x", lang="en"))
        ('http://example.org/a', '_:b0', '"x"@en')
    """
    if term is None:
        return ""
    if isinstance(term, Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), datatype=datatype, language=term.language))
    return f"_:{term}" if isinstance(term, BNode) else str(term)


def read_literal(text: str) -> ox.Literal:
    """Read a literal that `text_of` wrote.

    Example:
        >>> read_literal('"x"@en').language
        'en'
    """
    triple = next(iter(ox.parse(f"<x:s> <x:p> {text} .", format=ox.RdfFormat.N_TRIPLES)))
    return triple.object if isinstance(triple.object, ox.Literal) else ox.Literal(text)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep rdflib and pySHACL from logging each ill-typed literal: they are results, not noise."""
    loggers = [logging.getLogger(name) for name in ("rdflib.term", "pyshacl-validate", "pyshacl.shape")]
    before = [logger.disabled for logger in loggers]
    try:
        for logger in loggers:
            logger.disabled = True
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled
