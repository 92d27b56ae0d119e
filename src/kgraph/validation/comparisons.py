"""Set blank nodes aside where a shape compares two properties: pySHACL stops at them instead of reporting them."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import SH, BNode, Graph, URIRef
from rdflib.term import Node

from kgraph.validation.convert import text_of
from kgraph.validation.report import VIOLATION, ValidationResult

_COMPONENTS = {
    SH.lessThan: SH.LessThanConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
}


def set_aside(data: Graph, shapes: Graph) -> list[ValidationResult]:
    """Take triples out of the data whose blank object a shape would compare.

    Args:
        data: The graph to validate, changed in place.
        shapes: The shapes graph.

    Returns:
        A result for each triple taken out: "where the two values cannot be compared, there is a validation result"
        (https://www.w3.org/TR/shacl/#LessThanConstraintComponent).
    """
    found: list[ValidationResult] = []
    taken: set[tuple[Node, Node, Node]] = set()
    for shape, property_, component in _compared(shapes):
        for subject, value in list(data.subject_objects(property_)):
            if isinstance(value, BNode):
                found.append(_result(shapes, shape, (subject, property_, value), component))
                taken.add((subject, property_, value))
    for triple in taken:
        data.remove(triple)
    return found


def _compared(shapes: Graph) -> Iterator[tuple[Node, URIRef, URIRef]]:
    """Give each shape that compares, with each of the two properties."""
    for parameter, component in _COMPONENTS.items():
        for shape, other in shapes.subject_objects(parameter):
            for property_ in (shapes.value(shape, SH.path), other):
                if isinstance(property_, URIRef):
                    yield shape, property_, component


def _result(shapes: Graph, shape: Node, triple: tuple[Node, Node, Node], component: URIRef) -> ValidationResult:
    subject, property_, value = triple
    return ValidationResult(
        focus=text_of(subject),
        path=text_of(property_),
        value=text_of(value),
        component=str(component),
        severity=str(shapes.value(shape, SH.severity) or VIOLATION),
        shape=text_of(shape),
        message=str(shapes.value(shape, SH.message) or "A blank node cannot be compared."),
    )
