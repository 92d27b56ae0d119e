"""Names of classes and properties for the messages of derived shapes, in English where the ontology has them."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import OWL, RDFS, Graph, Literal
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.vocab import local_name


def name_of(ontology: Graph, node: Node) -> str:
    """Name a class, datatype or property by its label, or else by its local name.

    Example:
        >>> from rdflib import URIRef
        >>> name_of(Graph(), URIRef("http://example.org/film#Film"))
        'Film'
    """
    labels = sorted(
        (label for label in ontology.objects(node, RDFS.label) if isinstance(label, Literal)),
        key=lambda label: (label.language not in {"en", None}, str(label)),
    )
    return str(labels[0]) if labels else local_name(str(node))


def names_of(ontology: Graph, classes: Iterable[Node]) -> str:
    """Name alternatives, with articles.

    Example:
        >>> from rdflib import URIRef
        >>> names_of(Graph(), [URIRef("http://example.org/Film"), URIRef("http://example.org/Act")])
        'a Film or an Act'
    """
    names = [_with_article(ontology, cls) for cls in classes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _with_article(ontology: Graph, node: Node) -> str:
    base, members = ontology.value(node, OWL.onDatatype), ontology.value(node, OWL.oneOf)
    if members is not None:
        return f"one of {', '.join(name_of(ontology, member) for member in Collection(ontology, members))}"
    name = name_of(ontology, base or node)
    article = "an" if name[:1].lower() in set("aeiou") else "a"
    return f"{article} {name} within its limits" if base is not None else f"{article} {name}"
