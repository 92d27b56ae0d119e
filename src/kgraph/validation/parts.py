"""Cut a graph that an engine should not hold in memory into parts that break the shapes just where the whole does.

A part is a range of subjects with all that is said of them. What shapes look at beyond it, such as the class of an
object or the date of the article that an evidence is from, goes along: the properties of its neighbours, and of theirs,
that any shape asks for there. Results at these neighbours are left to the parts that are theirs.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.validation.data import Data
from kgraph.validation.shapes import Shapes

WHOLE = 1_000_000
"""How many triples an engine is given at once, some 130 MB."""

MOST = 8_000
"""How many triples a part of a larger graph has of its own, at most."""

HELD = 30_000
"""How many triples a part has with those of its neighbours, unless it is of one subject.

Of neighbours not all is known, so an engine finds much amiss with them, 13 KB of memory a result that nobody wants: the
larger the graph, the more neighbours a part has.
"""

_STEPS = 2
# By these a shape may look at any number of nodes, or at what points to its focus.
_FAR = (
    SH.targetNode,
    SH.targetObjectsOf,
    SH.target,
    SH.sparql,
    SH.inversePath,
    SH.zeroOrMorePath,
    SH.oneOrMorePath,
    SH.zeroOrOnePath,
)
_NEAR = (SH.targetClass, SH.targetSubjectsOf)
_COUNTS = (SH.minCount, SH.maxCount, SH.qualifiedMinCount, SH.qualifiedMaxCount)
_NOT_AFTER = URIRef(kg("notAfter"))


@dataclass(frozen=True, slots=True)
class Part:
    """What is validated at once.

    Args:
        data: Its triples, and those of its neighbours.
        subjects: IRIs of what it is about; None for all.
    """

    data: Data
    subjects: frozenset[str] | None = None

    def owns(self, focus: str) -> bool:
        """Tell whether what is found at a node is found here."""
        return self.subjects is None or focus in self.subjects


def cut(
    data: Data, triples: Sequence[ox.Triple], shapes: Shapes, *, whole: int | None = None, most: int | None = None
) -> Iterator[Part]:
    """Cut a graph into parts.

    Args:
        data: The graph.
        triples: The same, sorted by subject.
        shapes: Those that every part is validated against.
        whole: How many triples make one part; `WHOLE` by default.
        most: How many triples a part of a larger graph has of its own, more or less; `MOST` by default.

    Yields:
        One part or several; the graph as a whole where shapes may look further than at neighbours.

    Example:
        >>> shapes = Shapes(Graph(), Graph(), {}, {}, {}, frozenset())
        >>> [part.owns("https://example.org/a") for part in cut(Data(lambda: ()), (), shapes)]
        [True]
    """
    if len(triples) <= (whole or WHOLE) or any((None, term, None) in shapes.graph for term in _FAR):
        yield Part(data)
        return
    neighbours = _Neighbours(triples, shapes.graph)
    for own in _ranges(triples, most or MOST):
        yield from _with_neighbours(own, neighbours)


def _with_neighbours(own: list[ox.Triple], neighbours: _Neighbours) -> Iterator[Part]:
    """Give the part that some triples make, or those that their halves do."""
    subjects = frozenset(map(_subject, own))
    held = [*own, *neighbours.around(own, subjects)]
    if len(held) <= HELD or len(subjects) == 1:
        yield Part(Data(lambda: held), subjects)
        return
    half = sorted(subjects)[len(subjects) // 2]
    yield from _with_neighbours([triple for triple in own if _subject(triple) < half], neighbours)
    yield from _with_neighbours([triple for triple in own if _subject(triple) >= half], neighbours)


def _ranges(triples: Iterable[ox.Triple], most: int) -> Iterator[list[ox.Triple]]:
    held: list[ox.Triple] = []
    for _, group in groupby(triples, key=_subject):
        held += group
        if len(held) >= most:
            yield held
            held = []
    if held:
        yield held


class _Neighbours:
    """What shapes may ask of the nodes that a part speaks of, by their IRIs, on disk.

    Args:
        triples: The graph, sorted by subject.
        shapes: Tell which properties.
    """

    def __init__(self, triples: Iterable[ox.Triple], shapes: Graph) -> None:
        self._asked = _asked_of_neighbours(shapes)
        # Of a neighbour's values of a property as many are enough as no count of a shape reaches.
        self._most = 1 + max((int(str(count)) for term in _COUNTS for count in shapes.objects(None, term)), default=1)
        self._store = sqlite3.connect("")  # a file of SQLite's own, deleted when it is closed
        self._store.execute("CREATE TABLE near (subject TEXT PRIMARY KEY, triples BLOB) WITHOUT ROWID")
        self._store.executemany("INSERT INTO near VALUES (?, ?)", self._rows(triples))

    def around(self, own: Iterable[ox.Triple], subjects: frozenset[str]) -> Iterator[ox.Triple]:
        """Give what is to be known of the neighbours of some triples, and of theirs."""
        seen, found = set(subjects), list(own)
        for _ in range(_STEPS):
            near = {triple.object.value for triple in found if isinstance(triple.object, ox.NamedNode)} - seen
            seen |= near
            found = [triple for name in sorted(near) for triple in self._of(name)]
            yield from found

    def _rows(self, triples: Iterable[ox.Triple]) -> Iterator[tuple[str, bytes]]:
        for subject, group in groupby(triples, key=_subject):
            counts: Counter[str] = Counter()
            kept: list[ox.Triple] = []
            for triple in group:
                predicate = triple.predicate.value
                counts[predicate] += 1
                if predicate == RDF_TYPE or (predicate in self._asked and counts[predicate] <= self._most):
                    kept.append(triple)
            if kept:
                yield subject, ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES) or b""

    def _of(self, name: str) -> Iterator[ox.Triple]:
        row = self._store.execute("SELECT triples FROM near WHERE subject = ?", (name,)).fetchone()
        return (quad.triple for quad in ox.parse(row[0], format=ox.RdfFormat.N_TRIPLES)) if row else iter(())


def _asked_of_neighbours(shapes: Graph) -> frozenset[str]:
    """Give the properties that a shape may follow at a value: of nested shapes, and of paths and lists of several."""
    asked: set[Node] = {
        path
        for shape, path in shapes.subject_objects(SH.path)
        if not any((shape, target, None) in shapes for target in _NEAR)
    }
    asked.update(shapes.objects(None, RDF.first), shapes.objects(None, _NOT_AFTER))
    return frozenset({str(node) for node in asked if isinstance(node, URIRef)} | {kg("from"), kg("until")})


def _subject(triple: ox.Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, ox.NamedNode) else str(triple.subject)
