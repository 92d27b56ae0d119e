"""Shapes for the cardinalities of an ontology, and for what its restrictions say of values.

`owl:FunctionalProperty`, and each `owl:Restriction` that a class is below or equal to, alone or in an intersection
(https://www.w3.org/TR/owl2-syntax/#Class_Expressions). In OWL two values of a functional property may be two names of
one thing, and what a text leaves out may be so all the same. So too many values of a restriction are violations, but
of a functional property they are warnings, as `kgraph conflicts` shows both sides; what is missing is always a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.vocab import local_name
from kgraph.validation.alternatives import constrain, members_of
from kgraph.validation.wording import name_of, names_of

_ABOVE = (RDFS.subClassOf, OWL.equivalentClass)
_LEAST = (OWL.minCardinality, OWL.cardinality, OWL.minQualifiedCardinality, OWL.qualifiedCardinality)
_MOST = (OWL.maxCardinality, OWL.cardinality, OWL.maxQualifiedCardinality, OWL.qualifiedCardinality)
_QUALIFIERS = (OWL.onClass, OWL.onDataRange)
_ADVICE_MORE = "Look at the sentences: one of the values may be wrong, or two things have been given one IRI."
_ADVICE_LESS = "Nothing needs to be done where the texts do not say it; `kgraph build` keeps nothing out for it."
_ADVICE_VALUE = "Correct the class of the value, choose another property, or widen the ontology."


@dataclass(frozen=True, slots=True)
class _Restriction:
    """What a class says of a property.

    Args:
        cls: The class.
        node: The restriction.
        property: The property.
        is_inverse: Whether it is about who has the class as value.
    """

    cls: URIRef
    node: Node
    property: URIRef
    is_inverse: bool


@dataclass(frozen=True, slots=True)
class _Described:
    """A shape under way: its IRI, its path, what it looks at, and what it says of itself."""

    shape: URIRef
    path: Node
    target: tuple[URIRef, URIRef]
    severity: URIRef
    message: str
    advice: str


def derive_cardinalities(ontology: Graph) -> Graph:
    """Derive the shapes of functional properties and of restrictions.

    Args:
        ontology: Its triples.

    Returns:
        A shapes graph; a shape has the IRI of the property or class with a telling end.

    Example:
        >>> text = "@prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
        >>> shapes = derive_cardinalities(Graph().parse(data=text + ":bornOn a owl:FunctionalProperty ."))
        >>> [str(shape) for shape in shapes.subjects(SH.maxCount)]
        ['http://example.org/bornOnFunctionalShape']
    """
    shapes = Graph(bind_namespaces="none")
    for property_ in _named(ontology.subjects(RDF.type, OWL.FunctionalProperty)):
        _add_single(shapes, ontology, property_, is_inverse=False)
    for property_ in _named(ontology.subjects(RDF.type, OWL.InverseFunctionalProperty)):
        _add_single(shapes, ontology, property_, is_inverse=True)
    for restriction in sorted(_restrictions(ontology), key=lambda found: (found.cls, found.property, str(found.node))):
        _add_count(shapes, ontology, restriction)
        _add_values(shapes, ontology, restriction)
    return shapes


def _named(nodes: Iterable[Node]) -> list[URIRef]:
    return sorted({node for node in nodes if isinstance(node, URIRef)})


def _restrictions(ontology: Graph) -> Iterator[_Restriction]:
    for predicate in _ABOVE:
        for cls, above in ontology.subject_objects(predicate):
            if not isinstance(cls, URIRef):
                continue
            for node in _parts(ontology, above):
                on = ontology.value(node, OWL.onProperty)
                inverse = ontology.value(on, OWL.inverseOf) if isinstance(on, BNode) else None
                property_ = inverse or on
                if isinstance(property_, URIRef):
                    yield _Restriction(cls, node, property_, inverse is not None)


def _parts(ontology: Graph, node: Node) -> Iterator[Node]:
    """Give a class expression, or what it is the intersection of."""
    members = ontology.value(node, OWL.intersectionOf)
    if members is None:
        yield node
    else:
        for member in Collection(ontology, members):
            yield from _parts(ontology, member)


def _add_single(shapes: Graph, ontology: Graph, property_: URIRef, *, is_inverse: bool) -> None:
    name, kind = name_of(ontology, property_), "InverseFunctional" if is_inverse else "Functional"
    what = f"Something is the value of '{name}' for" if is_inverse else f"The property '{name}' has"
    shape = _Described(
        shape=URIRef(f"{property_}{kind}Shape"),
        path=_path(shapes, property_, is_inverse=is_inverse),
        target=(SH.targetObjectsOf if is_inverse else SH.targetSubjectsOf, property_),
        severity=SH.Warning,
        message=f"{what} more than one thing; `kgraph conflicts` tells whether all of it can be true."
        if is_inverse
        else f"{what} more than one value; `kgraph conflicts` tells whether all of them can be true.",
        advice=_ADVICE_MORE,
    )
    _describe(shapes, shape)
    shapes.add((shape.shape, SH.maxCount, Literal(1)))


def _add_count(shapes: Graph, ontology: Graph, restriction: _Restriction) -> None:
    """Add shapes for the least and the greatest number of values."""
    qualifiers = [node for parameter in _QUALIFIERS for node in ontology.objects(restriction.node, parameter)]
    members = members_of(ontology, qualifiers)
    if not members and not {OWL.Thing, RDFS.Literal}.issuperset(qualifiers):
        return  # of a class that nothing declares: no value could be known to be of it
    for kind, parameters in (("Least", _LEAST), ("Most", _MOST)):
        for number in (found for parameter in parameters for found in ontology.objects(restriction.node, parameter)):
            _add_number(shapes, ontology, restriction, kind, int(str(number)), members)
    some = members_of(ontology, ontology.objects(restriction.node, OWL.someValuesFrom))
    if some:
        _add_number(shapes, ontology, restriction, "Least", 1, some)


def _add_number(
    shapes: Graph, ontology: Graph, restriction: _Restriction, kind: str, number: int, members: tuple[Node, ...]
) -> None:
    is_least = kind == "Least"
    of = f" that are {names_of(ontology, members)}" if members else ""
    what = "fewer" if is_least else "more"
    message = f"{_subject(ontology, restriction)} {what} than {number} value(s){of}."
    qualifier = "".join(_capital(local_name(str(member))) for member in members if isinstance(member, URIRef))
    shape = _described(shapes, restriction, f"{kind}{number}{qualifier}", message, is_least=is_least)
    _describe(shapes, shape)
    if not members:
        shapes.add((shape.shape, SH.minCount if is_least else SH.maxCount, Literal(number)))
        return
    value = BNode()
    constrain(shapes, value, ontology, members)
    shapes.add((shape.shape, SH.qualifiedValueShape, value))
    shapes.add((shape.shape, SH.qualifiedMinCount if is_least else SH.qualifiedMaxCount, Literal(number)))


def _add_values(shapes: Graph, ontology: Graph, restriction: _Restriction) -> None:
    """Add shapes for what every value must be, and for a value that must be there."""
    members = members_of(ontology, ontology.objects(restriction.node, OWL.allValuesFrom))
    if members:
        message = f"{_subject(ontology, restriction)} a value that is not {names_of(ontology, members)}."
        shape = _described(shapes, restriction, "Only", message, is_least=False)
        _describe(shapes, shape)
        constrain(shapes, shape.shape, ontology, members)
    for value in ontology.objects(restriction.node, OWL.hasValue):
        message = f"{_subject(ontology, restriction)} no value {name_of(ontology, value)}."
        shape = _described(shapes, restriction, "Value", message, is_least=True)
        _describe(shapes, shape)
        shapes.add((shape.shape, SH.hasValue, value))


def _subject(ontology: Graph, restriction: _Restriction) -> str:
    start = names_of(ontology, [restriction.cls])
    name = name_of(ontology, restriction.property)
    return f"{start[:1].upper()}{start[1:]} has for {'the inverse of ' if restriction.is_inverse else ''}'{name}'"


def _described(shapes: Graph, restriction: _Restriction, kind: str, message: str, *, is_least: bool) -> _Described:
    about = _capital(local_name(restriction.property)) + ("Inverse" if restriction.is_inverse else "")
    return _Described(
        shape=URIRef(f"{restriction.cls}{about}{kind}Shape"),
        path=_path(shapes, restriction.property, is_inverse=restriction.is_inverse),
        target=(SH.targetClass, restriction.cls),
        severity=SH.Warning if is_least else SH.Violation,
        message=message,
        advice=_ADVICE_VALUE if kind == "Only" else _ADVICE_LESS if is_least else _ADVICE_MORE,
    )


def _describe(shapes: Graph, described: _Described) -> None:
    shape = described.shape
    shapes.add((shape, RDF.type, SH.PropertyShape))
    shapes.add((shape, SH.path, described.path))
    shapes.add((shape, *described.target))
    shapes.add((shape, SH.severity, described.severity))
    shapes.add((shape, SH.name, Literal(local_name(shape).removesuffix("Shape"), lang="en")))
    shapes.add((shape, SH.message, Literal(described.message, lang="en")))
    shapes.add((shape, SH.description, Literal(described.advice, lang="en")))


def _path(shapes: Graph, property_: URIRef, *, is_inverse: bool) -> Node:
    if not is_inverse:
        return property_
    path = BNode()
    shapes.add((path, SH.inversePath, property_))
    return path


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
