"""Entities and values as nodes, plain triples as edges with what backs them: what networkx and GraphML are given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kgraph.ntriples import Facts, facts, is_literal, name, words
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.vocab import RDF, RDF_TYPE, RDFS_LABEL, SKOS, kg, local_name
from kgraph.rdf import RdfGraph
from kgraph.spool import in_order

_ASSERTED_FIRST = ("asserted", "reported")
_TYPE = f"<{RDF_TYPE}>"
_PARTS = tuple(RDF + part for part in ("subject", "predicate", "object"))


@dataclass(frozen=True, slots=True)
class Edge:
    """A plain triple, by names.

    Args:
        subject: IRI of the subject.
        predicate: IRI of the property.
        object: IRI of the object, or a literal in its N-Triples form.
        facts: Label, status, confidence and sentence of what backs it best.
    """

    subject: str
    predicate: str
    object: str
    facts: Mapping[str, str | float]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges.

    Args:
        nodes: Label, class and kind by name: what is named first, then what an edge needs, in the order of edges.
        edges: Sorted by their N-Triples form.
    """

    nodes: Mapping[str, Mapping[str, str]]
    edges: tuple[Edge, ...]


def read_network(graph: RdfGraph, ontology: Ontology | None = None) -> Network:
    """Read what a graph claims outright.

    Args:
        graph: A built graph.
        ontology: As for `to_networkx`.
    """
    view = _View(facts(in_order(graph.triples).parts()), ontology or load_ontology())
    edges = tuple(view.edges())
    names = dict.fromkeys((*view.entities(), *(end for edge in edges for end in (edge.subject, edge.object))))
    return Network({name: view.node(name) for name in names}, edges)


class _View:
    """Look up what the graph says of a node."""

    def __init__(self, about: Mapping[str, Facts], ontology: Ontology) -> None:
        self._facts = about
        self._ontology = ontology
        self._class_sizes = Counter(cls for found in about.values() for cls in found.get(RDF_TYPE, ()))
        self._kind_of = cache(self._kind)

    def entities(self) -> Iterator[str]:
        """Give what is named and has a class; an event that is not claimed to have happened has none."""
        for subject, about in self._facts.items():
            if SKOS + "prefLabel" in about and RDF_TYPE in about:
                yield subject

    def node(self, subject: str) -> Mapping[str, str]:
        """Give the attributes of a node."""
        if is_literal(subject):
            return {"label": words(subject), "class": "", "kind": "value"}
        about = self._facts.get(subject, {})
        cls, kind = self._kind_of(tuple(about.get(RDF_TYPE, ())))
        return {"label": _first(about, RDFS_LABEL) or local_name(subject), "class": cls, "kind": kind}

    def edges(self) -> Iterator[Edge]:
        """Give the plain triples that a statement backs, but for classes, which are attributes of nodes."""
        for triple, backing in sorted(self._claims().items()):
            subject, predicate, object_ = triple.split(" ", 2)
            about = self._facts.get(name(subject), {})
            if predicate != _TYPE and object_ in about.get(name(predicate), ()):
                yield Edge(name(subject), name(predicate), name(object_), self._backing(name(predicate), backing))

    def _claims(self) -> Mapping[str, list[str]]:
        claims: dict[str, list[str]] = defaultdict(list)
        for subject, about in self._facts.items():
            parts = [about.get(part) for part in _PARTS]
            if all(parts) and _status(about) in _ASSERTED_FIRST:
                claims[" ".join(part[0] for part in parts if part)].append(subject)
        return claims

    def _rank(self, statement: str) -> tuple[int, float, str]:
        about = self._facts[statement]
        return _ASSERTED_FIRST.index(_status(about)), -float(_first(about, kg("confidence")) or 0), statement

    def _backing(self, predicate: str, statements: list[str]) -> Mapping[str, str | float]:
        about = self._facts[min(statements, key=self._rank) if len(statements) > 1 else statements[0]]
        spans = (self._facts.get(name(span), {}) for span in about.get(kg("evidence"), ()))
        return {
            "label": _first(self._facts.get(predicate, {}), RDFS_LABEL) or self._ontology.label(predicate),
            "status": _status(about),
            "confidence": float(_first(about, kg("confidence")) or 0),
            "sentence": next((_first(span, kg("sentence")) for span in spans), ""),
        }

    def _kind(self, classes: tuple[str, ...]) -> tuple[str, str]:
        """Choose the lowest class, among unrelated ones the rarest, which cannot be above the others; and the kind."""
        found = [name(cls) for cls in classes]
        lowest = [cls for cls in found if not any(cls != other and self._ontology.is_a(other, cls) for other in found)]
        cls = min(lowest, key=lambda cls: (self._class_sizes[f"<{cls}>"], cls), default="")
        is_value = any(self._ontology.is_a(cls, kg("Value")) for cls in found)
        return self._ontology.label(cls) if cls else "", "value" if is_value else "entity"


def _status(about: Facts) -> str:
    return local_name(_first(about, kg("status")))


def _first(about: Facts, predicate: str) -> str:
    found = about.get(predicate)
    if not found:
        return ""
    return words(found[0]) if is_literal(found[0]) else name(found[0])
