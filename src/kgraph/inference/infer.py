"""Run the rules of OWL 2 RL over what a graph claims (https://www.w3.org/TR/owl2-profiles/#OWL_2_RL).

Two kinds of rule are left out. Those for identity: two values of a functional property are a conflict here
(`kgraph conflicts`), and taking Seoul and South Korea for one because somebody was born in both would spoil all that is
said of either. And those for domain and range, which kgraph reads as constraints. Only triples of properties and
classes that an axiom speaks of go in, so the work grows with those and not with the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.iris import Minter
from kgraph.model import Status
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import DCTERMS, PROV, RDF_TYPE, RDFS_LABEL, kg
from kgraph.ontology.vocab import OWL as OWL_NS
from kgraph.ontology.vocab import RDF as RDF_NS
from kgraph.ontology.vocab import RDFS as RDFS_NS
from kgraph.rdf import RdfGraph

MOST = 100_000  # triples that go in; so many take a minute or two
RULE = "owl-rl"
_LEFT_OUT = frozenset(
    (
        OWL.hasKey,
        OWL.sameAs,
        OWL.maxCardinality,
        OWL.maxQualifiedCardinality,
        OWL.cardinality,
        OWL.qualifiedCardinality,
    )
)
_AXIOMS = frozenset((RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf))
_KINDS = frozenset((OWL.SymmetricProperty, OWL.TransitiveProperty, OWL.Restriction))  # and not the functional ones
_SCHEMA = (OWL_NS, RDFS_NS, RDF_NS)
_PARTS = (RDF_NS + "subject", RDF_NS + "predicate", RDF_NS + "object")
_CLAIMABLE = frozenset((kg(Status.ASSERTED), kg(Status.REPORTED)))


def infer(
    graph: RdfGraph, ontology_files: Sequence[Path], minter: Minter, run: str = "", *, most: int = MOST
) -> Mapping[str, tuple[ox.Triple, ...]]:
    """Infer what follows from the plain triples of a graph.

    Args:
        graph: The merged view is read.
        ontology_files: Whose axioms to apply.
        minter: Names the rule and the graph of what is inferred.
        run: IRI of the run that the rule is part of, or empty.
        most: How many triples may go in.

    Returns:
        By the IRI of their graph, sorted: triples that the graph does not hold, between its IRIs or with its literals,
        and what says that they are inferred.

    Raises:
        OntologyError: If more triples would go in than the rules can be run over.
    """
    axioms = _axioms(ontology_files)
    claims = frozenset(_claims(graph, _terms(axioms)))
    if len(claims) > most:
        raise OntologyError(
            "too-much-to-infer",
            f"axioms speak of {len(claims)} triples of the graph; --infer takes {most} at most.",
            "Build without --infer, and let the store infer that you load the graph into.",
        )
    new = set(_close(axioms, claims))
    new.difference_update(graph.triples)
    return {minter.inferred(): tuple(sorted((*new, *_provenance(minter, run)), key=str))}


def _axioms(files: Iterable[Path]) -> Graph:
    """Read the axioms that the rules may use, with the class expressions that they speak of and no others."""
    kept, about = Graph(bind_namespaces="none"), dict[Node, list[tuple[Node, Node]]]()
    for subject, predicate, object_ in (triple for file in files for triple in parse_file(file)):
        is_axiom = predicate in _AXIOMS or (predicate == RDF.type and object_ in _KINDS)
        if is_axiom or (str(predicate).startswith(OWL_NS) and predicate not in _LEFT_OUT):
            about.setdefault(subject, []).append((predicate, object_))
    todo: list[Node] = [subject for subject in about if isinstance(subject, URIRef)]
    while todo:
        subject = todo.pop()
        for predicate, object_ in about.get(subject, ()):
            if (subject, predicate, object_) not in kept:
                kept.add((subject, predicate, object_))
                todo.extend([object_] if isinstance(object_, BNode) else [])
    return kept


def _terms(axioms: Graph) -> frozenset[str]:
    """Give the classes, properties and individuals that axioms speak of."""
    return frozenset(str(node) for triple in axioms for node in (triple[0], triple[2]) if isinstance(node, URIRef))


def _claims(graph: RdfGraph, terms: frozenset[str]) -> Iterator[ox.Triple]:
    """Give the triples that a text says outright and that an axiom may speak of, with the classes of what they name."""
    parts: dict[str, dict[str, object]] = {}
    for subject, predicate, object_ in graph.triples:
        if predicate.value in _PARTS:
            parts.setdefault(str(subject), {})[predicate.value] = object_
        elif predicate.value == kg("status"):
            parts.setdefault(str(subject), {})[kg("status")] = object_.value
    said = {
        tuple(claim.get(part) for part in _PARTS) for claim in parts.values() if claim.get(kg("status")) in _CLAIMABLE
    }
    things = {term for subject, _, object_ in said for term in (subject, object_)}
    for triple in graph.triples:
        subject, predicate, object_ = triple
        is_class = predicate.value == RDF_TYPE and subject in things and object_.value in terms
        if is_class or (predicate.value in terms and (subject, predicate, object_) in said):
            yield triple


def _close(axioms: Graph, claims: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Give all that follows about individuals."""
    import owlrl  # noqa: PLC0415 - only where asked for

    graph = Graph(bind_namespaces="none")
    graph += axioms
    schema = {node for triple in axioms for node in triple}
    # Individuals with their classes and those above, which a graph has as far as it wants them.
    individuals: dict[Node, set[Node]] = {}
    for claim in claims:
        subject, predicate, object_ = (_node(term) for term in claim)
        graph.add((subject, predicate, object_))
        classes = individuals.setdefault(subject, set())
        if predicate == RDF.type:
            classes.update(node for node in axioms.transitive_objects(object_, RDFS.subClassOf) if node is not None)
        elif isinstance(object_, URIRef) and object_ not in schema:
            individuals.setdefault(object_, set())
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False)
    closure.expand(graph)
    for subject, predicate, object_ in graph:
        if subject in individuals and object_ not in individuals[subject] and _is_telling(predicate, object_):
            yield ox.Triple(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), _term(object_))


def _is_telling(predicate: Node, object_: Node) -> bool:
    """Tell whether a triple says something of an individual."""
    if isinstance(object_, BNode) or not isinstance(predicate, URIRef):
        return False
    if predicate == RDF.type:
        return not str(object_).startswith(_SCHEMA)
    return not str(predicate).startswith(_SCHEMA)


def _provenance(minter: Minter, run: str) -> Iterator[ox.Triple]:
    """Say that the graph is inferred, and by what."""
    graph, rule = ox.NamedNode(minter.inferred()), ox.NamedNode(minter.rule(RULE))
    yield ox.Triple(graph, ox.NamedNode(RDF_TYPE), ox.NamedNode(kg("InferredGraph")))
    yield ox.Triple(graph, ox.NamedNode(PROV + "wasGeneratedBy"), rule)
    yield ox.Triple(rule, ox.NamedNode(RDF_TYPE), ox.NamedNode(kg("Rule")))
    yield ox.Triple(rule, ox.NamedNode(RDF_TYPE), ox.NamedNode(PROV + "Activity"))
    yield ox.Triple(rule, ox.NamedNode(RDFS_LABEL), ox.Literal(RULE))
    if run:
        yield ox.Triple(rule, ox.NamedNode(DCTERMS + "isPartOf"), ox.NamedNode(run))


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return URIRef(term.value) if isinstance(term, ox.NamedNode) else BNode(str(term))


def _term(node: Node) -> ox.NamedNode | ox.Literal:
    if isinstance(node, Literal):
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype and not node.language else None
        return ox.Literal(str(node), datatype=datatype, language=node.language)
    return ox.NamedNode(str(node))
