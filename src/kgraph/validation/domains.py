"""Shapes for the domain and range of every property, derived from the ontology.

`rdfs:domain` and `rdfs:range` are read as constraints, not as inferences: whoever breaks them is reported. Several
classes, or an `owl:unionOf`, mean any of them, as everywhere in kgraph. The shape's IRI is the property's with
`DomainShape` or `RangeShape` after it, so that a result leads back to the property without a table. Range shapes
hang on the subject and follow the property, so that a result names subject, property and value. A property whose
domain or range names a class that nothing declares is not judged there: no node could be known to be of it.
"""

from __future__ import annotations

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.vocab import RDF as RDF_NS
from kgraph.ontology.vocab import RDFS as RDFS_NS
from kgraph.ontology.vocab import XSD as XSD_NS
from kgraph.ontology.vocab import local_name

_DOMAIN = "DomainShape"
_RANGE = "RangeShape"
_PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
_CLASS_TYPES = (OWL.Class, RDFS.Class, RDFS.Datatype)
_ANYTHING = frozenset((OWL.Thing, RDFS.Resource))


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
        domain = _classes(ontology, property_, RDFS.domain)
        range_ = _classes(ontology, property_, RDFS.range)
        if domain:
            _add_domain(shapes, ontology, property_, domain)
        if range_:
            _add_range(shapes, ontology, property_, range_)
    return shapes


def _add_domain(shapes: Graph, ontology: Graph, property_: URIRef, classes: tuple[URIRef, ...]) -> None:
    shape = URIRef(domain_shape(property_))
    names = _names(ontology, classes)
    shapes.add((shape, RDF.type, SH.NodeShape))
    message = f"The subject of '{_name(ontology, property_)}' must be {names}."
    _describe(shapes, shape, property_, f"domain of {_name(ontology, property_)}", message)
    _constrain(shapes, shape, [(SH["class"], cls) for cls in classes])


def _add_range(shapes: Graph, ontology: Graph, property_: URIRef, classes: tuple[URIRef, ...]) -> None:
    shape = URIRef(range_shape(property_))
    names = _names(ontology, classes)
    shapes.add((shape, RDF.type, SH.PropertyShape))
    shapes.add((shape, SH.path, property_))
    message = f"The object of '{_name(ontology, property_)}' must be {names}."
    _describe(shapes, shape, property_, f"range of {_name(ontology, property_)}", message)
    _constrain(shapes, shape, [alternative for cls in classes for alternative in _alternatives(ontology, cls)])


def _describe(shapes: Graph, shape: URIRef, property_: URIRef, name: str, message: str) -> None:
    advice = "Correct the class of the entity, choose another property, or widen the ontology."
    shapes.add((shape, SH.targetSubjectsOf, property_))
    shapes.add((shape, SH.severity, SH.Violation))
    shapes.add((shape, SH.name, Literal(name, lang="en")))
    shapes.add((shape, SH.message, Literal(message, lang="en")))
    shapes.add((shape, SH.description, Literal(advice, lang="en")))


def _constrain(shapes: Graph, shape: URIRef, alternatives: list[tuple[URIRef, URIRef]]) -> None:
    if len(alternatives) == 1:
        shapes.add((shape, *alternatives[0]))
        return
    members: list[Node] = []
    for parameter, value in alternatives:
        member = BNode()
        shapes.add((member, parameter, value))
        members.append(member)
    head = BNode()
    Collection(shapes, head, members)
    shapes.add((shape, SH["or"], head))


def _alternatives(ontology: Graph, cls: URIRef) -> list[tuple[URIRef, URIRef]]:
    """Say what a value of a class or datatype must be; a datatype that is a union gives one alternative for each."""
    if cls == RDFS.Literal:
        return [(SH.nodeKind, SH.Literal)]
    if (cls, RDF.type, RDFS.Datatype) not in ontology:
        is_literal = str(cls).startswith(XSD_NS) or cls == RDF.langString
        return [(SH.datatype if is_literal else SH["class"], cls)]
    members = [
        member
        for definition in ontology.objects(cls, OWL.equivalentClass)
        for union in ontology.objects(definition, OWL.unionOf)
        for member in Collection(ontology, union)
        if isinstance(member, URIRef)
    ]
    return [(SH.datatype, member) for member in members or [cls]]


def _classes(ontology: Graph, property_: URIRef, predicate: URIRef) -> tuple[URIRef, ...]:
    """Give the classes of a domain or range, unions flattened; none if anything goes."""
    found: set[URIRef] = set()
    for node in ontology.objects(property_, predicate):
        if isinstance(node, URIRef):
            found.add(node)
        for union in ontology.objects(node, OWL.unionOf) if isinstance(node, BNode) else ():
            found.update(member for member in Collection(ontology, union) if isinstance(member, URIRef))
    can_be_judged = all(_is_declared(ontology, cls) for cls in found)
    return tuple(sorted(found)) if can_be_judged and not found & _ANYTHING else ()


def _is_declared(ontology: Graph, cls: URIRef) -> bool:
    """Tell whether anything says what a class or datatype is; `kgraph ontology check` reports what is not."""
    is_standard = str(cls).startswith((XSD_NS, RDF_NS, RDFS_NS))
    return is_standard or any((cls, RDF.type, kind) in ontology for kind in _CLASS_TYPES)


def _name(ontology: Graph, node: URIRef) -> str:
    labels = sorted(
        (label for label in ontology.objects(node, RDFS.label) if isinstance(label, Literal)),
        key=lambda label: (label.language not in {"en", None}, str(label)),
    )
    return str(labels[0]) if labels else local_name(str(node))


def _names(ontology: Graph, classes: tuple[URIRef, ...]) -> str:
    names = [f"{_article(_name(ontology, cls))} {_name(ontology, cls)}" for cls in classes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in set("aeiou") else "a"
