"""The graph as networkx sees it: entities and values as nodes, plain triples as edges with what backs them.

Comes in: `RdfGraph`. Goes out: `networkx.MultiDiGraph`, see https://networkx.org/documentation/stable/.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.vocab import RDF, RDF_TYPE, RDFS_LABEL, SKOS, XSD, kg, local_name
from kgraph.rdf import RdfGraph
from kgraph.spool import in_order

if TYPE_CHECKING:
    import networkx as nx

_ASSERTED_FIRST = ("asserted", "reported")
Facts = Mapping[str, list[ox.NamedNode | ox.Literal]]


def to_networkx(graph: RdfGraph, ontology: Ontology | None = None) -> nx.MultiDiGraph[str]:
    """Make a networkx graph of what is claimed outright.

    Args:
        graph: A built graph.
        ontology: Gives the labels of properties and tells a class from those above it; the default one if None.

    Returns:
        Nodes by IRI (literals by their N-Triples form) with `label`, `class` and `kind` (`entity` or `value`); edges
        keyed by predicate with `label`, `status`, `confidence` and `sentence`.

    Example:
        >>> to_networkx(RdfGraph(())).number_of_nodes()
        0
    """
    import networkx as nx  # noqa: PLC0415 - takes a quarter of a second and is needed only here

    view = _View(_describe(graph.triples), ontology or load_ontology())
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    result.add_nodes_from((name, view.node(name)) for name in view.entities())
    for edge in view.edges(graph.triples):
        result.add_nodes_from((name, view.node(name)) for name in (edge.subject, edge.object))
        result.add_edge(edge.subject, edge.object, key=edge.predicate, **edge.facts)
    return result


@dataclass(frozen=True, slots=True)
class _Edge:
    subject: str
    predicate: str
    object: str
    facts: Mapping[str, str | float]


class _View:
    """Look up what the graph says of a node."""

    def __init__(self, facts: Mapping[str, Facts], ontology: Ontology) -> None:
        self._facts = facts
        self._ontology = ontology
        self._class_sizes = Counter(cls.value for about in facts.values() for cls in about.get(RDF_TYPE, ()))
        self._claims = self._index_claims()

    def entities(self) -> Iterator[str]:
        """Give what is named and has a class; an event that is not claimed to have happened has none."""
        for name, about in self._facts.items():
            if SKOS + "prefLabel" in about and RDF_TYPE in about:
                yield name

    def node(self, name: str) -> dict[str, str]:
        """Give the attributes of a node."""
        if name.startswith('"'):
            return {"label": _lexical(name), "class": "", "kind": "value"}
        about = self._facts.get(name, {})
        is_value = any(self._ontology.is_a(cls.value, kg("Value")) for cls in about.get(RDF_TYPE, ()))
        label = _first(about, RDFS_LABEL) or local_name(name)
        return {"label": label, "class": self._class(about), "kind": "value" if is_value else "entity"}

    def edges(self, triples: Iterable[ox.Triple]) -> Iterator[_Edge]:
        """Give the plain triples that a statement backs, but for classes, which are attributes of nodes."""
        for triple in in_order(triples):
            backing = self._claims.get(str(triple))
            if backing and triple.predicate.value != RDF_TYPE:
                best = min(backing, key=self._rank)
                facts = self._edge_facts(triple.predicate.value, best)
                yield _Edge(_id(triple.subject), triple.predicate.value, _id(triple.object), facts)

    def _index_claims(self) -> Mapping[str, list[str]]:
        claims: dict[str, list[str]] = defaultdict(list)
        for name, about in self._facts.items():
            parts = [about.get(RDF + part) for part in ("subject", "predicate", "object")]
            if all(parts) and _first(about, kg("status")).rpartition("#")[2] in _ASSERTED_FIRST:
                claims[" ".join(str(part[0]) for part in parts if part)].append(name)
        return claims

    def _rank(self, statement: str) -> tuple[int, float, str]:
        about = self._facts[statement]
        status = local_name(_first(about, kg("status")))
        return _ASSERTED_FIRST.index(status), -float(_first(about, kg("confidence")) or 0), statement

    def _edge_facts(self, predicate: str, statement: str) -> Mapping[str, str | float]:
        about = self._facts[statement]
        label = _first(self._facts.get(predicate, {}), RDFS_LABEL) or self._ontology.label(predicate)
        sentences = (_first(self._facts.get(span.value, {}), kg("sentence")) for span in about.get(kg("evidence"), ()))
        return {
            "label": label,
            "status": local_name(_first(about, kg("status"))),
            "confidence": float(_first(about, kg("confidence")) or 0),
            "sentence": next(sentences, ""),
        }

    def _class(self, about: Facts) -> str:
        """Choose the lowest class; among unrelated ones the rarest, which cannot be above the others."""
        found = [cls.value for cls in about.get(RDF_TYPE, ())]
        lowest = [cls for cls in found if not any(cls != other and self._ontology.is_a(other, cls) for other in found)]
        return self._ontology.label(min(lowest, key=lambda cls: (self._class_sizes[cls], cls))) if lowest else ""


def _describe(triples: Iterable[ox.Triple]) -> Mapping[str, Facts]:
    """Index the triples by subject and predicate, in sorted order."""
    found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for triple in in_order(triples):
        if isinstance(triple.object, ox.NamedNode | ox.Literal):
            found.setdefault(_id(triple.subject), {}).setdefault(triple.predicate.value, []).append(triple.object)
    return found


def _id(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _lexical(name: str) -> str:
    """Give the words of a literal from its N-Triples form."""
    line = f"<{XSD}s> <{XSD}p> {name} ."
    parsed = next(iter(ox.parse(line, format=ox.RdfFormat.N_TRIPLES)))
    return parsed.object.value if isinstance(parsed.object, ox.Literal) else name


def _first(about: Facts, predicate: str) -> str:
    found = about.get(predicate)
    return found[0].value if found else ""
