"""Look up triples by subject and predicate: what the other modules of the explorer read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDFS_LABEL, SKOS, local_name
from kgraph.spool import in_order

Term = ox.NamedNode | ox.BlankNode | ox.Literal

_LABELS = (f"{SKOS}prefLabel", RDFS_LABEL)


def key(term: Term) -> str:
    """Name a term: the IRI itself, `_:` and a blank node's name, or a literal's N-Triples form.

    Example:
        >>> key(ox.NamedNode("https://example.org/a")), key(ox.Literal("a"))
        ('https://example.org/a', '"a"')
    """
    return term.value if isinstance(term, ox.NamedNode) else str(term)


@dataclass(frozen=True, slots=True)
class Index:
    """Triples by subject and predicate, with the labels a reader knows things by.

    Args:
        by_subject: Objects by predicate by subject, each list in the order of its N-Triples form.
        ontology: Where the labels of classes and properties come from.
    """

    by_subject: Mapping[str, Mapping[str, list[Term]]]
    ontology: Ontology

    def objects(self, subject: str, predicate: str) -> list[Term]:
        """Give the objects of a subject and predicate, sorted."""
        return self.by_subject.get(subject, {}).get(predicate, [])

    def keys(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give the resources among the objects of a subject and predicate."""
        return tuple(key(term) for term in self.objects(subject, predicate) if not isinstance(term, ox.Literal))

    def text(self, subject: str, predicate: str) -> str:
        """Give the first object as a reader would write it, or an empty string."""
        return next((self.words(term) for term in self.objects(subject, predicate)), "")

    def number(self, subject: str, predicate: str) -> float | None:
        """Give the first object as a number; None where there is none."""
        try:
            return float(self.text(subject, predicate))
        except ValueError:
            return None

    def words(self, term: Term) -> str:
        """Write a term as a reader would: a literal's value, a resource's label."""
        return term.value if isinstance(term, ox.Literal) else self.label(key(term))

    def labels(self, subject: str) -> list[str]:
        """List the labels of a resource, the preferred first, English or untagged before others."""
        found: list[str] = []
        for predicate in _LABELS:
            literals = [term for term in self.objects(subject, predicate) if isinstance(term, ox.Literal)]
            literals.sort(key=lambda term: (term.language not in {None, "en"}, term.value))
            found.extend(term.value for term in literals if term.value.strip())
        return list(dict.fromkeys(found))

    def label(self, iri: str) -> str:
        """Give the label of a resource: from the graph, else from the ontology, else its local name."""
        return next(iter(self.labels(iri)), "") or self.ontology.label(iri) or local_name(iri) or iri


def build_index(triples: Iterable[ox.Triple], ontology: Ontology) -> Index:
    """Index triples; their order does not matter, and triple terms of RDF 1.2 are left out.

    Example:
        >>> label = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode(RDFS_LABEL), ox.Literal("Ada"))
        >>> build_index([label], Ontology()).label("urn:a")
        'Ada'
    """
    by_subject: dict[str, dict[str, list[Term]]] = {}
    for triple in in_order(triples):
        subject, object_ = triple.subject, triple.object
        if isinstance(subject, ox.Triple) or isinstance(object_, ox.Triple):
            continue
        by_subject.setdefault(key(subject), {}).setdefault(triple.predicate.value, []).append(object_)
    return Index(by_subject, ontology)
