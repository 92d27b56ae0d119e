"""The triples to validate, which may be more than memory holds: they are gone through again wherever they are needed.

Blank nodes are renamed in order of appearance, so that reports are the same in every run and with every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kgraph.ontology.vocab import XSD

_PLAIN = XSD + "string"
Progress = Callable[[int, str], None]
_EVERY = 50_000  # triples between two calls of `progress`
_Term = TypeVar("_Term", bound=ox.NamedNode | ox.BlankNode | ox.Literal)


class Data:
    """The triples of a graph, as SHACL 1.0 sees them: RDF 1.2 triple terms are left out.

    Args:
        triples: Gives the triples anew, in the same order, each time it is called.
        progress: Called now and then with the number of triples gone through and what for.

    Example:
        >>> data = Data(lambda: [ox.Triple(ox.BlankNode("z9"), ox.NamedNode("x:p"), ox.NamedNode("x:o"))])
        >>> [str(triple) for triple in data], [str(triple) for triple in data] == [str(triple) for triple in data]
        (['_:b0 <x:p> <x:o>'], True)
    """

    def __init__(self, triples: Callable[[], Iterable[ox.Triple]], progress: Progress | None = None) -> None:
        self._source = triples
        self._progress = progress
        self._gone_through = 0
        self._is_long = False

    def __iter__(self) -> Iterator[ox.Triple]:
        names: dict[ox.BlankNode, ox.BlankNode] = {}
        for triple in self._triples("reading"):
            subject, object_ = triple.subject, triple.object
            if isinstance(subject, ox.Triple) or isinstance(object_, ox.Triple):
                continue
            if isinstance(subject, ox.BlankNode) or isinstance(object_, ox.BlankNode):
                subject, object_ = _renamed(subject, names), _renamed(object_, names)
                yield ox.Triple(subject, triple.predicate, object_)
            else:
                yield triple

    def typed_literals(self) -> Iterator[ox.Literal]:
        """Give the literals that have another datatype than a string's, as often as they stand there."""
        for triple in self._triples("checking literals"):
            if isinstance(triple.object, ox.Literal) and triple.object.datatype.value != _PLAIN:
                yield triple.object

    def has_subject(self, subjects: Iterable[str]) -> frozenset[str]:
        """Tell which of some IRIs are the subject of a triple."""
        wanted = frozenset(subjects)
        if not wanted:
            return wanted
        return frozenset(
            triple.subject.value
            for triple in self._triples("checking results")
            if isinstance(triple.subject, ox.NamedNode) and triple.subject.value in wanted
        )

    def say(self, what: str) -> None:
        """Tell who waits long what is being done."""
        if self._progress is not None and self._is_long:
            self._progress(self._gone_through, what)

    def _triples(self, what: str) -> Iterator[ox.Triple]:
        for number, triple in enumerate(self._source(), start=1):
            self._gone_through = number
            if self._progress is not None and number % _EVERY == 0:
                self._is_long = True
                self._progress(number, what)
            yield triple

    def write(self, file: Path, more: Iterable[ox.Triple] = ()) -> tuple[str, ...]:
        """Write the triples as N-Triples, and others after them.

        Args:
            file: Where to.
            more: What else to write.

        Returns:
            The blank nodes' names, without `_:`.
        """
        blank: dict[str, None] = {}

        def iter_triples() -> Iterator[ox.Triple]:
            for triple in self:
                blank.update((term.value, None) for term in triple if isinstance(term, ox.BlankNode))
                yield triple
            yield from more

        with file.open("wb") as stream:
            ox.serialize(iter_triples(), stream, format=ox.RdfFormat.N_TRIPLES)
        return tuple(blank)


def _renamed(term: _Term, names: dict[ox.BlankNode, ox.BlankNode]) -> _Term | ox.BlankNode:
    if isinstance(term, ox.BlankNode):
        return names.setdefault(term, ox.BlankNode(f"b{len(names)}"))
    return term
