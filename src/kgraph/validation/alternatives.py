"""What a value of a class or datatype must be, as parameters of SHACL.

Unions give one alternative for each member, wherever they stand; a restricted datatype gives its facets, an enumeration
its members (https://www.w3.org/TR/owl2-syntax/#Data_Ranges).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.vocab import RDF as RDF_NS
from kgraph.ontology.vocab import RDFS as RDFS_NS
from kgraph.ontology.vocab import XSD as XSD_NS

Alternative = list[tuple[Node, Node]]
_CLASS_TYPES = (OWL.Class, RDFS.Class, RDFS.Datatype)
_ANYTHING = frozenset((OWL.Thing, RDFS.Resource))
_FACETS = {
    XSD.minInclusive: (SH.minInclusive,),
    XSD.maxInclusive: (SH.maxInclusive,),
    XSD.minExclusive: (SH.minExclusive,),
    XSD.maxExclusive: (SH.maxExclusive,),
    XSD.minLength: (SH.minLength,),
    XSD.maxLength: (SH.maxLength,),
    XSD.length: (SH.minLength, SH.maxLength),
    XSD.pattern: (SH.pattern,),
}


def members_of(ontology: Graph, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Give the classes and datatypes that any of some nodes allows, unions flattened.

    Args:
        ontology: Its triples.
        nodes: Classes, datatypes, or blank nodes that describe some.

    Returns:
        Sorted; none if anything goes, or if one of them cannot be judged.
    """
    found = [member for node in nodes for member in _flat(ontology, node)]
    can_be_judged = all(_is_known(ontology, member) for member in found)
    return (
        tuple(sorted(set(found), key=lambda node: (isinstance(node, BNode), str(node))))
        if can_be_judged and not _ANYTHING & set(found)
        else ()
    )


def constrain(shapes: Graph, shape: Node, ontology: Graph, members: Iterable[Node]) -> None:
    """Say in a shape that a value is of one of some classes or datatypes."""
    alternatives = [one for member in members for one in _alternatives(ontology, member, shapes)]
    if len(alternatives) == 1:
        _add(shapes, shape, alternatives[0])
        return
    parts: list[Node] = [BNode() for _ in alternatives]
    for part, alternative in zip(parts, alternatives, strict=True):
        _add(shapes, part, alternative)
    head = BNode()
    Collection(shapes, head, parts)
    shapes.add((shape, SH["or"], head))


def _add(shapes: Graph, shape: Node, alternative: Alternative) -> None:
    for parameter, value in alternative:
        shapes.add((shape, parameter, value))


def _flat(ontology: Graph, node: Node) -> Iterator[Node]:
    union = ontology.value(node, OWL.unionOf) if isinstance(node, BNode) else None
    if union is None:
        yield node
    else:
        for member in Collection(ontology, union):
            yield from _flat(ontology, member)


def _is_known(ontology: Graph, node: Node) -> bool:
    """Tell whether anything says what a class or datatype is; `kgraph ontology check` reports what is not."""
    if isinstance(node, BNode):
        return any((node, parameter, None) in ontology for parameter in (OWL.onDatatype, OWL.oneOf))
    is_standard = str(node).startswith((XSD_NS, RDF_NS, RDFS_NS))
    return is_standard or any((node, RDF.type, kind) in ontology for kind in _CLASS_TYPES)


def _alternatives(ontology: Graph, node: Node, shapes: Graph) -> list[Alternative]:
    """Say what a value must be; a datatype that is a union gives one alternative for each member."""
    if node == RDFS.Literal:
        return [[(SH.nodeKind, SH.Literal)]]
    described = _description(ontology, node)
    if (members := ontology.value(described, OWL.oneOf)) is not None:
        head = BNode()
        Collection(shapes, head, list(Collection(ontology, members)))
        return [[(SH["in"], head)]]
    if (union := ontology.value(described, OWL.unionOf)) is not None and described != node:
        return [one for member in Collection(ontology, union) for one in _alternatives(ontology, member, shapes)]
    if (base := ontology.value(described, OWL.onDatatype)) is not None:
        facets = list(_facets(ontology, described))
        return [[*one, *facets] for one in _alternatives(ontology, base, shapes)]
    return [[(SH.datatype if _is_datatype(ontology, node) else SH["class"], node)]]


def _description(ontology: Graph, node: Node) -> Node:
    """Give what says what a named datatype is; a class is known by its instances."""
    if isinstance(node, URIRef) and (node, RDF.type, RDFS.Datatype) in ontology:
        return ontology.value(node, OWL.equivalentClass) or node
    return node


def _is_datatype(ontology: Graph, node: Node) -> bool:
    is_literal = str(node).startswith(XSD_NS) or node == RDF.langString
    return is_literal or (node, RDF.type, RDFS.Datatype) in ontology


def _facets(ontology: Graph, node: Node) -> Iterator[tuple[Node, Node]]:
    restrictions = ontology.value(node, OWL.withRestrictions)
    for facet in Collection(ontology, restrictions) if restrictions is not None else ():
        for name, parameters in _FACETS.items():
            for value in ontology.objects(facet, name):
                yield from ((parameter, value) for parameter in parameters)
