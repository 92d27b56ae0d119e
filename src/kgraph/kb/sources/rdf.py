"""Individuals as RDF: SKOS or RDFS labels, a class of the ontology, `owl:sameAs`; any format, order and size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kgraph.errors import OntologyError
from kgraph.kb.individual import Individual
from kgraph.kb.sources.classes import Classes
from kgraph.kb.sources.opening import opened, uncompressed_name
from kgraph.ontology.vocab import OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, SKOS, kg

_PREFERRED = SKOS + "prefLabel"
_FORMATS = {"owl": ox.RdfFormat.RDF_XML}


def read_rdf(file: Path, classes: Classes) -> Iterator[Individual]:
    """Read every node with an IRI, a label and a class of the ontology, sorted by IRI.

    The triples go through a store on disk, so that a node's may stand anywhere in the file.

    Raises:
        OntologyError: If it does not parse.
    """
    suffix = Path(uncompressed_name(file)).suffix[1:].lower()
    format_ = _FORMATS.get(suffix) or ox.RdfFormat.from_extension(suffix)
    with TemporaryDirectory(prefix="kgraph-kb-") as folder:
        store = ox.Store(folder)
        try:
            with opened(file) as stream:
                store.bulk_load(input=stream, format=format_, base_iri=file.resolve().as_uri())
        except (SyntaxError, ValueError) as error:
            line = str(error).splitlines()[0]
            raise OntologyError("unreadable-kb", f"'{file}' does not parse: {line}", "Mend the file.") from None
        last: ox.NamedNode | None = None
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), None):
            node = quad.subject
            if isinstance(node, ox.NamedNode) and node != last:
                yield from _individual(store, node, classes)
            last = node if isinstance(node, ox.NamedNode) else None


def _individual(store: ox.Store, node: ox.NamedNode, classes: Classes) -> Iterator[Individual]:
    found: dict[str, list[ox.NamedNode | ox.Literal]] = {}
    for quad in store.quads_for_pattern(node, None, None):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(quad.predicate.value, []).append(quad.object)

    def values(predicate: str) -> tuple[str, ...]:
        return tuple(sorted({term.value for term in found.get(predicate, ())}))

    named = (classes.named(iri) for iri in values(RDF_TYPE))
    cls = next(filter(None, named), "")
    preferred = [term for term in found.get(_PREFERRED, found.get(RDFS_LABEL, [])) if isinstance(term, ox.Literal)]
    ordered = sorted(preferred, key=lambda term: (term.language not in {"en", None}, term.value))
    if cls and ordered:
        label, *others = (term.value for term in ordered)
        aliases = {*values(SKOS + "altLabel"), *values(RDFS_LABEL), *others} - {label}
        yield Individual(
            node.value,
            label,
            cls,
            tuple(sorted(aliases)),
            values(kg("demonym")),
            values(OWL_SAME_AS),
            country=next(iter(values(kg("locatedIn"))), ""),
        )
