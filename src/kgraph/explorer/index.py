"""Look up triples by subject and predicate: what the other modules of the explorer read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgraph.ntriples import Facts, facts, is_literal, language, name, words
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDFS_LABEL, SKOS, local_name
from kgraph.spool import in_order

_LABELS = (f"{SKOS}prefLabel", RDFS_LABEL)
_NOTHING: Facts = {}


@dataclass(frozen=True, slots=True)
class Index:
    """Triples by subject and predicate, with the labels a reader knows things by.

    Args:
        by_subject: Objects by predicate by subject, each list in the order of its N-Triples form.
        ontology: Where the labels of classes and properties come from.
    """

    by_subject: Mapping[str, Facts]
    ontology: Ontology
    _labels: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def about(self, subject: str) -> Facts:
        """Give what is said of a subject."""
        return self.by_subject.get(subject, _NOTHING)

    def objects(self, subject: str, predicate: str) -> list[str]:
        """Give the objects of a subject and predicate, sorted, in their N-Triples form."""
        return self.about(subject).get(predicate, [])

    def keys(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give the resources among the objects of a subject and predicate."""
        return keys(self.about(subject), predicate)

    def text(self, subject: str, predicate: str) -> str:
        """Give the first object as a reader would write it, or an empty string."""
        found = self.objects(subject, predicate)
        return self.words(found[0]) if found else ""

    def number(self, subject: str, predicate: str) -> float | None:
        """Give the first object as a number; None where there is none."""
        try:
            return float(self.text(subject, predicate))
        except ValueError:
            return None

    def words(self, term: str) -> str:
        """Write a term as a reader would: a literal's value, a resource's label."""
        return words(term) if is_literal(term) else self.label(name(term))

    def labels(self, subject: str) -> list[str]:
        """List the labels of a resource, the preferred first, English or untagged before others."""
        about, found = self.about(subject), list[str]()
        for predicate in _LABELS:
            literals = [term for term in about.get(predicate, ()) if is_literal(term)]
            ranked = sorted((language(term) not in {"", "en"}, words(term)) for term in literals)
            found.extend(value for _, value in ranked if value.strip())
        return list(dict.fromkeys(found))

    def label(self, iri: str) -> str:
        """Give the label of a resource: from the graph, else from the ontology, else its local name."""
        found = self._labels.get(iri)
        if found is None:
            found = next(iter(self.labels(iri)), "") or self.ontology.label(iri) or local_name(iri) or iri
            self._labels[iri] = found
        return found


def keys(about: Facts, predicate: str) -> tuple[str, ...]:
    """Name the resources among what is said of a subject by one predicate."""
    found = about.get(predicate)
    return tuple([name(term) for term in found if term[0] != '"']) if found else ()


def build_index(triples: Iterable[ox.Triple], ontology: Ontology) -> Index:
    """Index triples; their order does not matter, and triple terms of RDF 1.2 are left out.

    Example:
        >>> label = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode(RDFS_LABEL), ox.Literal("Ada"))
        >>> build_index([label], Ontology()).label("urn:a")
        'Ada'
    """
    return Index(facts(in_order(triples).parts()), ontology)
