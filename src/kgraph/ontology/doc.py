"""Render the terms of an ontology as Markdown tables: `kgraph ontology doc`, and `ontology/README.md`.

Run `python -m kgraph.ontology.doc` in a checkout to write `ontology/README.md` anew after a term has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.loader import default_files, ontology_folder
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import kg, local_name

_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
_HEAD = """\
# The ontology

<!-- Written by `python -m kgraph.ontology.doc` from the Turtle files beside it: change those, not this page. -->

The single source of truth of kgraph: what there is (`kgraph.ttl`, `properties/`), how a text says it (the frames of
each property, the words of `lexicon/`), who is known already (`gazetteer/`), what a statement and its evidence look
like (`provenance.ttl`), and what a graph must keep to (`shapes.ttl`, with graphs that keep and break each shape under
`examples/`). The domain and range of each property are shapes too, derived when a graph is validated. All terms
begin with `kg:`, `https://w3id.org/kgraph/ns#`.
"""


def render_readme() -> str:
    """Render `ontology/README.md`: every term of the default ontology, and every shape.

    Example:
        >>> render_readme().startswith("# The ontology")
        True
    """
    files = [file for file in default_files() if file.parent.name != "lexicon"]
    return f"{_HEAD}\n{render_terms([*files, ontology_folder() / 'shapes.ttl'])}"


def render_terms(files: Sequence[Path]) -> str:
    """Render the classes, properties, individuals, annotations and shapes of ontology files.

    Args:
        files: Turtle files, read as one ontology.

    Returns:
        Markdown, one table for each kind of term that there is.

    Raises:
        OntologyError: If a file is missing or does not parse.
    """
    graph = Graph()
    for file in files:
        parsed = parse_file(file)
        graph += parsed
        for prefix, namespace in parsed.namespaces():
            graph.bind(prefix, namespace, replace=True)
    sections = (
        ("Classes", ("Class", "Below", "Meaning"), _class_rows(graph)),
        ("Properties", ("Property", "From", "To", "Frames", "Meaning"), _property_rows(graph)),
        ("Individuals", ("Individual", "Of", "Meaning"), _individual_rows(graph)),
        ("Annotations of the ontology's files", ("Annotation", "Meaning"), _annotation_rows(graph)),
        ("Shapes", ("Shape", "Severity", "What is wrong", "What to do"), _shape_rows(graph)),
    )
    return "\n".join(table for title, heads, rows in sections if (table := _table(title, heads, rows)))


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    escaped = ([cell.replace("|", "\\|") for cell in row] for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in escaped]
    if not lines:
        return ""
    return "\n".join([f"## {title}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines, ""])


def _class_rows(graph: Graph) -> Iterator[tuple[str, ...]]:
    for cls in _typed(graph, OWL.Class, RDFS.Class):
        parents = sorted(node for node in graph.objects(cls, RDFS.subClassOf) if isinstance(node, URIRef))
        yield (_term(graph, cls), ", ".join(_curie(graph, parent) for parent in parents), _comment(graph, cls))


def _property_rows(graph: Graph) -> Iterator[tuple[str, ...]]:
    for property_ in _typed(graph, *_PROPERTIES):
        frames = len(list(graph.objects(property_, URIRef(kg("frame")))))
        domain, range_ = (_either(graph, property_, predicate) for predicate in (RDFS.domain, RDFS.range))
        yield (_term(graph, property_), domain, range_, str(frames or ""), _comment(graph, property_))


def _individual_rows(graph: Graph) -> Iterator[tuple[str, ...]]:
    classes = set(_typed(graph, OWL.Class))
    for cls in sorted(classes - {URIRef(kg("RoleProperty")), URIRef(kg("TenureProperty"))}):
        for node in _typed(graph, cls):
            yield (_term(graph, node), _curie(graph, cls), _comment(graph, node))


def _annotation_rows(graph: Graph) -> Iterator[tuple[str, ...]]:
    for node in _typed(graph, OWL.AnnotationProperty):
        yield (_term(graph, node), _comment(graph, node))


def _shape_rows(graph: Graph) -> Iterator[tuple[str, ...]]:
    for shape in _typed(graph, SH.NodeShape, SH.PropertyShape):
        severity = local_name(str(graph.value(shape, SH.severity) or SH.Violation))
        yield (_curie(graph, shape), severity, _text(graph, shape, SH.message), _text(graph, shape, SH.description))


def _typed(graph: Graph, *types: URIRef) -> list[URIRef]:
    found = {node for cls in types for node in graph.subjects(RDF.type, cls)}
    return sorted(node for node in found if isinstance(node, URIRef))


def _curie(graph: Graph, node: URIRef) -> str:
    return f"`{node.n3(graph.namespace_manager).strip('<>')}`"


def _term(graph: Graph, node: URIRef) -> str:
    label = _text(graph, node, RDFS.label)
    return f"{_curie(graph, node)} {label}".rstrip()


def _comment(graph: Graph, node: URIRef) -> str:
    return _text(graph, node, RDFS.comment)


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    """Give a text on one line, the English one first."""
    texts = [text for text in graph.objects(node, predicate) if isinstance(text, Literal)]
    first = min(texts, key=lambda text: (text.language not in {"en", None}, str(text)), default="")
    return " ".join(str(first).split())


def _either(graph: Graph, property_: URIRef, predicate: URIRef) -> str:
    """List the classes of a domain or range, those of a union too."""
    found: set[URIRef] = set()
    for node in graph.objects(property_, predicate):
        if isinstance(node, URIRef):
            found.add(node)
        for union in graph.objects(node, OWL.unionOf):
            found.update(member for member in Collection(graph, union) if isinstance(member, URIRef))
    return " or ".join(_curie(graph, cls) for cls in sorted(found))


if __name__ == "__main__":
    (ontology_folder() / "README.md").write_text(render_readme(), "utf-8")
