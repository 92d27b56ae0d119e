"""Turn the triples of a built graph into what a reader looks at: nodes, edges and their evidence.

A node is an entity, an event, or a value; an edge is one statement with its status. Only `ontology/*.ttl` decides what
is an event or a value: a class below `kg:Event` or `kg:Value`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kgraph.explorer.claims import Claim, read_claims
from kgraph.explorer.evidence import DocumentView, EvidenceView, Sources, read_sources
from kgraph.explorer.index import Index, build_index
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import NS, OWL_SAME_AS, RDF_TYPE, SKOS, kg, local_name
from kgraph.rdf import RdfGraph

__all__ = ["DocumentView", "Edge", "EvidenceView", "Node", "View", "view"]

_LITERAL = "literal"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing to look at.

    Args:
        id: Short and stable: the prefixed name where a prefix is known, else the IRI; the claim's for a literal.
        iri: Its IRI; empty for a literal.
        label: Its name.
        kind: `entity`, `event` or `value`.
        cls: Label of its most specific class.
        aliases: Its other names.
        facts: How many statements it takes part in.
        mentions: Where it is named: positions in `View.evidences`.
        details: Label and words of a value's parts.
        links: IRIs of the same thing elsewhere (`owl:sameAs`).
    """

    id: str
    iri: str
    label: str
    kind: str
    cls: str
    aliases: tuple[str, ...] = ()
    facts: int = 0
    mentions: tuple[int, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement.

    Args:
        id: Short and stable, as for `Node`.
        source: `Node.id` of the subject.
        target: `Node.id` of the object; empty where the object is a class.
        predicate: Label of the property.
        object: Label of the object where it is a class; else empty.
        status: Local name of the status.
        confidence: 0 to 1, or None.
        speaker: Label of who said it, or empty.
        time: When it holds or happened, or empty.
        words: The words of the text for a value, or empty.
        event: `Node.id` of the event it is part of, or empty.
        evidences: Positions in `View.evidences`.
        is_open: Whether it is told in the text's own words, by no property of the ontology.
    """

    id: str
    source: str
    target: str
    predicate: str
    object: str
    status: str
    confidence: float | None
    speaker: str
    time: str
    words: str
    event: str
    evidences: tuple[int, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows, in a stable order.

    Args:
        nodes: Sorted by id.
        edges: By subject, property and object.
        evidences: What `Node.mentions` and `Edge.evidences` point at.
        sentences: What `EvidenceView.sentence` points at.
        documents: What `EvidenceView.document` points at.
        statements: What stands for `st:` in the ids of edges; empty where nothing does.
    """

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    evidences: tuple[EvidenceView, ...] = ()
    sentences: tuple[str, ...] = ()
    documents: tuple[DocumentView, ...] = ()
    statements: str = ""

    def to_json(self) -> dict[str, Any]:
        """Give the view as plain lists and dictionaries.

        Example:
            >>> View().to_json()["nodes"]
            ()
        """
        return asdict(self)


def view(graph: RdfGraph | Iterable[ox.Triple], ontology: Ontology) -> View:
    """Read what a graph says into a view.

    Args:
        graph: A built graph, or its triples in any order.
        ontology: The ontology it was built with.

    Returns:
        Nodes sorted by id, edges by subject, property and object.

    Example:
        >>> a, knows, b = (ox.NamedNode(f"https://example.org/{name}") for name in ("a", "knows", "b"))
        >>> [(edge.source, edge.status) for edge in view([ox.Triple(a, knows, b)], Ontology()).edges]
        [('https://example.org/a', 'asserted')]
    """
    triples, prefixes = (graph.triples, graph.prefixes) if isinstance(graph, RdfGraph) else (graph, {})
    index = build_index(triples, ontology)
    namespaces = {namespace: prefix for prefix, namespace in sorted(prefixes.items())}
    return _Viewer(index, namespaces).view()


class _Viewer:
    def __init__(self, index: Index, namespaces: dict[str, str]) -> None:
        self.index = index
        self.namespaces = namespaces
        self.claims = read_claims(index)
        self.names: dict[str, str] = {}
        self.claimed_classes: dict[str, list[str]] = {}
        for claim in self.claims:
            if claim.cls:
                self.claimed_classes.setdefault(claim.subject, []).append(claim.cls)

    def view(self) -> View:
        mentioned = [iri for iri in self.index.by_subject if self.index.keys(iri, kg("mentionedBy"))]
        nodes = {*mentioned, *(iri for claim in self.claims for iri in claim.nodes)}
        evidence = {iri for node in nodes for iri in self.index.keys(node, kg("mentionedBy"))}
        sources = read_sources(self.index, evidence.union(*(claim.evidences for claim in self.claims)))
        edges = sorted(
            (self._edge(claim, sources) for claim in self.claims),
            key=lambda edge: (edge.source, edge.predicate, edge.target, edge.status, edge.id),
        )
        facts: dict[str, int] = {}
        for edge in edges:
            for end in {edge.source, edge.target}:
                facts[end] = facts.get(end, 0) + 1
        found = [self._node(iri, sources, facts) for iri in sorted(nodes)]
        found.extend(self._literal(claim) for claim in self.claims if claim.literal is not None)
        found.sort(key=lambda node: node.id)
        base = next((namespace for namespace, prefix in self.namespaces.items() if prefix == "st"), "")
        return View(tuple(found), tuple(edges), sources.evidences, sources.sentences, sources.documents, base)

    def _short(self, iri: str) -> str:
        found = self.names.get(iri)
        if found is None:
            local = local_name(iri)
            prefix = self.namespaces.get(iri.removesuffix(local))
            found = self.names[iri] = f"{prefix}:{local}" if prefix and local else iri
        return found

    def _node(self, iri: str, sources: Sources, facts: dict[str, int]) -> Node:
        index, short = self.index, self._short(iri)
        cls = self._class(iri)
        kind = self._kind(cls)
        label, *others = index.labels(iri) or [index.label(iri)]
        others += [index.words(term) for term in index.objects(iri, f"{SKOS}altLabel")]
        return Node(
            id=short,
            iri=iri,
            label=label,
            kind=kind,
            cls=index.label(cls) if cls else "thing",
            aliases=tuple(sorted({other for other in others if other.strip()} - {label})),
            facts=facts.get(short, 0),
            mentions=_positions(index.keys(iri, kg("mentionedBy")), sources),
            details=self._details(iri) if kind == "value" else (),
            # A name that the thing would have by itself stands beside its own, and leads nowhere.
            links=tuple(other for other in index.keys(iri, OWL_SAME_AS) if _folder(other) != _folder(iri)),
        )

    def _literal(self, claim: Claim) -> Node:
        # A literal has no identity: 2005 said of two things is two nodes, or every year would be a hub.
        words = claim.literal or ""
        return Node(self._literal_id(claim), "", words if words.strip() else "(empty)", "value", _LITERAL, facts=1)

    def _literal_id(self, claim: Claim) -> str:
        return f"{self._short(claim.id)}#value"

    def _class(self, iri: str) -> str:
        """Choose the most specific class: the one with the most classes above it.

        An event that is only planned or denied has no type as a plain triple; what it would be is in its statement.
        """
        ontology = self.index.ontology
        classes = self.index.keys(iri, RDF_TYPE) or self.claimed_classes.get(iri, ())
        return min(classes, key=lambda cls: (-len(ontology.ancestors(cls)), cls), default="")

    def _kind(self, cls: str) -> str:
        for kind, ancestor in (("event", "Event"), ("value", "Value")):
            if self.index.ontology.is_a(cls, kg(ancestor)):
                return kind
        return "entity"

    def _details(self, iri: str) -> tuple[tuple[str, str], ...]:
        parts = self.index.by_subject.get(iri, {})
        return tuple(
            (self.index.label(predicate), self.index.text(iri, predicate))
            for predicate in sorted(parts)
            if predicate.startswith(NS) and predicate != kg("mentionedBy")
        )

    def _edge(self, claim: Claim, sources: Sources) -> Edge:
        index = self.index
        target = self._literal_id(claim) if claim.literal is not None else claim.target and self._short(claim.target)
        return Edge(
            id=self._short(claim.id),
            source=self._short(claim.subject),
            target=target,
            predicate=index.label(claim.predicate),
            object=index.label(claim.cls) if claim.cls else "",
            status=claim.status,
            confidence=claim.confidence,
            speaker=index.label(claim.speaker) if claim.speaker else "",
            time=claim.time,
            words=claim.words,
            event=claim.event and self._short(claim.event),
            evidences=_positions(claim.evidences, sources),
            is_open=claim.is_open,
        )


def _folder(iri: str) -> str:
    return iri.rpartition("/")[0]


def _positions(iris: Iterable[str], sources: Sources) -> tuple[int, ...]:
    return tuple(sources.position[iri] for iri in iris if iri in sources.position)
