"""Write SHACL property paths in SPARQL's syntax (https://www.w3.org/TR/sparql11-query/#propertypaths)."""

from __future__ import annotations

from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_REPEATS = ((SH.zeroOrMorePath, "*"), (SH.oneOrMorePath, "+"), (SH.zeroOrOnePath, "?"))


def path_text(shapes: Graph, path: Node) -> str:
    """Write a path: an IRI as it is, anything longer as SPARQL writes it.

    Args:
        shapes: The shapes graph that holds the path's nodes.
        path: An IRI or the blank node of a path.

    Returns:
        The path's text.

    Example:
        >>> text = "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> sh:path [ sh:inversePath <x:funds> ] ."
        >>> graph = Graph().parse(data=text)
        >>> path_text(graph, graph.value(URIRef("x:s"), SH.path))
        '^<x:funds>'
    """
    return str(path) if isinstance(path, URIRef) else _nested(shapes, path)


def _nested(shapes: Graph, path: Node) -> str:
    if isinstance(path, URIRef):
        return f"<{path}>"
    if (path, RDF.first, None) in shapes:
        return f"({'/'.join(_nested(shapes, part) for part in Collection(shapes, path))})"
    for predicate, inner in sorted(shapes.predicate_objects(path)):
        if predicate == SH.inversePath:
            return f"^{_nested(shapes, inner)}"
        if predicate == SH.alternativePath:
            return f"({'|'.join(_nested(shapes, part) for part in Collection(shapes, inner))})"
        for kind, sign in _REPEATS:
            if predicate == kind:
                return f"({_nested(shapes, inner)}){sign}"
    return ""
