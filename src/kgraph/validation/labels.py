"""Readable names for the nodes of a graph, for reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kgraph.ontology.vocab import OA, RDF, RDFS_LABEL, SCHEMA, SKOS, local_name

_SUBJECT, _PREDICATE, _OBJECT = (RDF + name for name in ("subject", "predicate", "object"))
_NAMES = (SKOS + "prefLabel", RDFS_LABEL, SCHEMA + "headline", OA + "exact")
_PARTS = (_SUBJECT, _PREDICATE, _OBJECT)


def label_nodes(triples: Iterable[ox.Triple], nodes: Iterable[str]) -> Mapping[str, str]:
    """Label nodes that say what they are called; a statement is labelled with its three parts.

    Args:
        triples: A graph, which is gone through twice.
        nodes: Which nodes, by IRI.

    Returns:
        Label by IRI, sorted.

    Example:
        >>> kim, name = ox.NamedNode("http://example.org/kim"), ox.NamedNode(SKOS + "prefLabel")
        >>> label_nodes([ox.Triple(kim, name, ox.Literal("Kim"))], [kim.value])
        {'http://example.org/kim': 'Kim'}
    """
    asked = frozenset(nodes)
    found = _words(triples, asked)
    parts = {words[part] for words in found.values() for part in _PARTS if part in words} - asked
    found |= _words(triples, frozenset(parts)) if parts else {}
    return {node: label for node in sorted(asked) if (label := _label(found, node))}


def _words(triples: Iterable[ox.Triple], nodes: frozenset[str]) -> dict[str, dict[str, str]]:
    """Collect what some nodes are called and, of statements, what they are made of."""
    wanted = frozenset((*_NAMES, *_PARTS))
    found: dict[str, dict[str, str]] = {}
    for triple in triples:
        predicate, node, term = triple.predicate.value, triple.subject, triple.object
        if predicate not in wanted or not isinstance(node, ox.NamedNode) or node.value not in nodes:
            continue
        if isinstance(term, ox.NamedNode | ox.Literal):
            words = found.setdefault(node.value, {})
            words[predicate] = min(term.value, words.get(predicate, term.value))
    return found


def _label(found: Mapping[str, Mapping[str, str]], node: str) -> str:
    words = found.get(node, {})
    for predicate in _NAMES:
        if words.get(predicate):
            return words[predicate]
    if not all(part in words for part in _PARTS):
        return ""
    return " — ".join(_name(found, words[part]) for part in _PARTS)


def _name(found: Mapping[str, Mapping[str, str]], node: str) -> str:
    words = found.get(node, {})
    return next((words[predicate] for predicate in _NAMES if words.get(predicate)), local_name(node) or node)
