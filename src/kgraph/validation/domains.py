"""Shapes for the domain and range of every property, derived from the ontology.

`rdfs:domain` and `rdfs:range` are read as constraints, not as inferences: whoever breaks them is reported. Several
classes, or an `owl:unionOf`, mean any of them, as everywhere in kgraph. The shape's IRI is the property's with
`DomainShape` or `RangeShape` after it, so that a result leads back to the property without a table. Range shapes
hang on the subject and follow the property, so that a result names subject, property and value. A property whose
domain or range names a class that nothing declares is not judged there: no node could be known to be of it. What a
property does not say, the properties above it say.
"""

from __future__ import annotations

from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kgraph.validation.alternatives import constrain, members_of
from kgraph.validation.wording import name_of, names_of

_DOMAIN = "DomainShape"
_RANGE = "RangeShape"
_PROPERTY_TYPES = (
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    RDF.Property,
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
)


def domain_shape(property_: str) -> str:
    """Name the shape of a property's domain.

    Example:
        >>> domain_shape("http://example.org/funds")
        'http://example.org/fundsDomainShape'
    """
    return property_ + _DOMAIN


def range_shape(property_: str) -> str:
    """Name the shape of a property's range."""
    return property_ + _RANGE


def property_of(shape: str) -> str:
    """Give the property of a derived shape, or an empty string for any other shape.

    Example:
        >>> property_of("http://example.org/fundsRangeShape"), property_of("http://example.org/FundShape")
        ('http://example.org/funds', '')
    """
    for suffix in (_DOMAIN, _RANGE):
        if shape.endswith(suffix):
            return shape.removesuffix(suffix)
    return ""


def derive_shapes(ontology: Graph) -> Graph:
    """Derive the domain and range shapes of an ontology.

    Args:
        ontology: Its triples.

    Returns:
        A shapes graph; empty if no property has a domain or range.

    Example:
        >>> text = "@prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
        >>> text += "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        >>> text += ":Agent a owl:Class . :Programme a owl:Class ."
        >>> text += ":funds a owl:ObjectProperty ; rdfs:domain :Agent ; rdfs:range :Programme ."
        >>> shapes = derive_shapes(Graph().parse(data=text))
        >>> sorted(str(shape) for shape in shapes.subjects(SH.severity))
        ['http://example.org/fundsDomainShape', 'http://example.org/fundsRangeShape']
    """
    shapes = Graph(bind_namespaces="none")
    properties = {node for kind in _PROPERTY_TYPES for node in ontology.subjects(RDF.type, kind)}
    for property_ in sorted(node for node in properties if isinstance(node, URIRef)):
        domain = members_of(ontology, _told(ontology, property_, RDFS.domain))
        range_ = members_of(ontology, _told(ontology, property_, RDFS.range))
        if domain:
            _add_domain(shapes, ontology, property_, domain)
        if range_:
            _add_range(shapes, ontology, property_, range_)
    return shapes


def _told(ontology: Graph, property_: URIRef, side: URIRef) -> list[Node]:
    """Give the domain or range of a property, or else that of the nearest properties above it."""
    level, seen = [property_], {property_}
    while level:
        found = [node for one in level for node in ontology.objects(one, side)]
        if found:
            return found
        above = {node for one in level for node in ontology.objects(one, RDFS.subPropertyOf)} - seen
        level = sorted(node for node in above if isinstance(node, URIRef))
        seen.update(level)
    return []


def _add_domain(shapes: Graph, ontology: Graph, property_: URIRef, classes: tuple[Node, ...]) -> None:
    shape = URIRef(domain_shape(property_))
    name = name_of(ontology, property_)
    shapes.add((shape, RDF.type, SH.NodeShape))
    message = f"The subject of '{name}' must be {names_of(ontology, classes)}."
    _describe(shapes, shape, property_, f"domain of {name}", message)
    constrain(shapes, shape, ontology, classes)


def _add_range(shapes: Graph, ontology: Graph, property_: URIRef, classes: tuple[Node, ...]) -> None:
    shape = URIRef(range_shape(property_))
    name = name_of(ontology, property_)
    shapes.add((shape, RDF.type, SH.PropertyShape))
    shapes.add((shape, SH.path, property_))
    message = f"The object of '{name}' must be {names_of(ontology, classes)}."
    _describe(shapes, shape, property_, f"range of {name}", message)
    constrain(shapes, shape, ontology, classes)


def _describe(shapes: Graph, shape: URIRef, property_: URIRef, name: str, message: str) -> None:
    advice = "Correct the class of the entity, choose another property, or widen the ontology."
    shapes.add((shape, SH.targetSubjectsOf, property_))
    shapes.add((shape, SH.severity, SH.Violation))
    shapes.add((shape, SH.name, Literal(name, lang="en")))
    shapes.add((shape, SH.message, Literal(message, lang="en")))
    shapes.add((shape, SH.description, Literal(advice, lang="en")))
