"""Check dates against other dates: nobody is born after dying, and no article tells what happened after it.

SHACL's `sh:lessThan` compares two properties of one node, and calls a year and a day incomparable. Shapes may say
`kg:notAfter` instead, with a list of properties that leads to the other dates. Dates are compared as the days that they
may mean: 1950 is not after 2 March 1950. Where anything on the way has no date, nothing is said. Where many dates lie
after one and the same, that one is in doubt and not they: copies on the web often have a wrong date of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import RDF as RDF_NS
from rdflib import SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.vocab import RDF, XSD, kg
from kgraph.validation.data import Data
from kgraph.validation.report import VIOLATION, ValidationResult
from kgraph.validation.shapes import Shapes

_NOT_AFTER = URIRef(kg("notAfter"))
_EXCEPT_EQUAL = URIRef(kg("exceptEqual"))
_DOUBT, _VOTES = URIRef(kg("inDoubt")), URIRef(kg("leastDates"))
_COMPONENT = kg("NotAfterConstraintComponent")
# What a shape may ask of its focus nodes, and by which of their properties.
_CONDITIONS = {kg("forStatus"): kg("status"), kg("forProperty"): RDF + "predicate"}
_FROM, _UNTIL = kg("from"), kg("until")
_TYPES = tuple(XSD + name for name in ("date", "dateTime", "gYearMonth", "gYear"))
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_YEAR = 4  # letters of a year
_NEVER = "9999-12-31"
_TRUE = Literal(True)
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Order:
    """One shape that orders dates.

    Args:
        shape: Its IRI.
        path: The property whose values are judged.
        others: The properties that lead to the other dates.
        conditions: Values that a focus node must have one of, by property.
        except_equal: A property; a value that the focus node has for it too is not judged. Empty where none is told.
        doubt: IRI of the shape for another date that many values lie after; empty where none is told.
        votes: How many different values are many.
    """

    shape: str
    path: str
    others: tuple[str, ...]
    conditions: Mapping[str, frozenset[str]]
    except_equal: str
    doubt: str
    votes: int


@dataclass(frozen=True, slots=True)
class Breach:
    """A value that lies after all others of its shape.

    Args:
        shape: IRI of the shape.
        focus: Whose value it is.
        value: The value.
        day: The first day that it may mean.
        is_told: Whether the focus node has the same value for the property that excuses it.
        holder: Whose the latest of the other dates is.
        others: The other dates of that one.
    """

    shape: str
    focus: str
    value: str
    day: str
    is_told: bool
    holder: str
    others: tuple[str, ...]


def find_breaches(data: Data, shapes: Shapes) -> Iterator[Breach]:
    """Find each date that lies after those that a shape puts it before.

    Args:
        data: The graph, or a part of it with what its dates are compared with.
        shapes: Those that say `kg:notAfter` are applied.
    """
    orders = tuple(_orders(shapes.graph))
    facts = _Facts.collect(data, orders) if orders else _Facts()
    for order in orders:
        for focus in facts.of(order.path):
            yield from _breaches(order, focus, facts)


def judge(breaches: Iterable[Breach], shapes: Shapes) -> Iterator[ValidationResult]:
    """Give a result for each breach, and for each date of the same node that it was compared with.

    Which of the two is wrong, nobody knows. Where many dates lie after one and the same, the result is about that one.

    Args:
        breaches: Those of the whole graph.
        shapes: Where they come from.
    """
    by_shape: dict[str, list[Breach]] = {}
    for breach in breaches:
        by_shape.setdefault(breach.shape, []).append(breach)
    for order in _orders(shapes.graph):
        for shape, focus, path, value in _results(order, by_shape.get(order.shape, ())):
            severity = str(shapes.graph.value(URIRef(shape), SH.severity) or VIOLATION)
            yield ValidationResult(focus, path, value, _COMPONENT, severity, shape, shapes.messages[shape])


def _results(order: _Order, breaches: Sequence[Breach]) -> Iterator[tuple[str, str, str, str]]:
    """Give shape, focus node, property and value of each result."""
    against: dict[str, set[str]] = {}
    for breach in breaches:
        against.setdefault(breach.holder, set()).add(breach.day)
    doubtful = {holder for holder, days in against.items() if order.doubt and len(days) >= order.votes}
    for breach in breaches:
        if breach.holder in doubtful:
            yield from ((order.doubt, breach.holder, order.others[-1], other) for other in breach.others)
        elif not breach.is_told:
            yield order.shape, breach.focus, order.path, breach.value
            if breach.holder == breach.focus:
                yield from ((order.shape, breach.focus, order.others[-1], other) for other in breach.others)


def _breaches(order: _Order, focus: str, facts: _Facts) -> Iterator[Breach]:
    """Give the values of a focus node that lie after all others."""
    if not facts.is_meant(focus, order):
        return
    latest = {holder: _latest(order, holder, facts) for holder in facts.follow([focus], order.others[:-1])}
    if not latest or not all(latest.values()):
        return
    holder = max(latest, key=lambda one: (latest[one], one))
    for value in facts.of(order.path)[focus]:
        day = facts.days(value)[0]
        if day > latest[holder]:
            is_told = facts.has(focus, order.except_equal, value)
            others = tuple(facts.of(order.others[-1])[holder])
            yield Breach(order.shape, focus, value, day, is_told, holder, others)


def _latest(order: _Order, holder: str, facts: _Facts) -> str:
    """Give the last day of the dates of a node; empty where it has none."""
    dates = facts.of(order.others[-1]).get(holder, ())
    return max((facts.days(date)[1] or _NEVER for date in dates), default="")


def _orders(graph: Graph) -> Iterator[_Order]:
    """Read the shapes that order dates."""
    for shape, others in graph.subject_objects(_NOT_AFTER):
        path, doubt = graph.value(shape, SH.path), graph.value(shape, _DOUBT)
        is_off = (shape, SH.deactivated, _TRUE) in graph
        if not isinstance(shape, URIRef) or not isinstance(path, URIRef) or is_off:
            continue
        votes = graph.value(doubt, _VOTES) if doubt is not None else None
        yield _Order(
            shape=str(shape),
            path=str(path),
            others=_properties(graph, others),
            conditions=dict(_conditions(graph, shape)),
            except_equal=str(graph.value(shape, _EXCEPT_EQUAL) or ""),
            doubt=str(doubt or ""),
            votes=int(str(votes or 1)),
        )


def _conditions(graph: Graph, shape: Node) -> Iterator[tuple[str, frozenset[str]]]:
    for condition, property_ in _CONDITIONS.items():
        allowed = frozenset(map(str, graph.objects(shape, URIRef(condition))))
        if allowed:
            yield property_, allowed


def _properties(graph: Graph, node: Node) -> tuple[str, ...]:
    """Read a list of properties, or one."""
    if (node, RDF_NS.first, None) in graph:
        return tuple(map(str, Collection(graph, node)))
    return (str(node),)


@dataclass(slots=True)
class _Facts:
    """What the shapes need of a graph: objects by property and subject."""

    objects: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def collect(cls, data: Data, orders: Iterable[_Order]) -> _Facts:
        """Go through the data once."""
        wanted = {_FROM, _UNTIL}
        for order in orders:
            wanted.update((order.path, *order.others, *order.conditions, order.except_equal))
        found = cls({property_: {} for property_ in wanted})
        for triple in data:
            if triple.predicate.value in wanted:
                about = found.objects[triple.predicate.value]
                about.setdefault(_text(triple.subject), []).append(_text(triple.object))
        return found

    def of(self, property_: str) -> Mapping[str, list[str]]:
        """Give the objects of a property by subject."""
        return self.objects[property_]

    def is_meant(self, focus: str, order: _Order) -> bool:
        """Tell whether a focus node is one that a shape speaks of."""
        return all(
            not allowed.isdisjoint(self.objects[property_].get(focus, ()))
            for property_, allowed in order.conditions.items()
        )

    def has(self, focus: str, property_: str, value: str) -> bool:
        """Tell whether a focus node has a value for a property."""
        return value in self.objects[property_].get(focus, ())

    def follow(self, nodes: Sequence[str], path: Iterable[str]) -> Sequence[str]:
        """Give the nodes at the end of a path; none where it breaks off somewhere on the way."""
        for property_ in path:
            steps = [self.objects[property_].get(node, []) for node in nodes]
            nodes = sorted({node for step in steps for node in step}) if all(steps) else []
        return nodes

    def days(self, value: str) -> Days:
        """Give the first and the last day that a date or interval may mean, empty where it is open."""
        if not value.startswith('"'):
            starts, ends = ((self.objects[end].get(value, [""])[0]) for end in (_FROM, _UNTIL))
            return self.days(starts)[0] if starts else "", self.days(ends)[1] if ends else ""
        words, _, datatype = value[1:].partition('"^^')
        date = _DATE.match(words) if datatype[1:-1] in _TYPES else None
        if date is None:
            return "", ""
        # No month ends after its 31st, so that is late enough for any of them.
        return date[0] + "-01-01"[len(date[0]) - _YEAR :], date[0] + "-12-31"[len(date[0]) - _YEAR :]


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
