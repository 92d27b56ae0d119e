"""Read out of a store why a node is one, and which others it may be or is not."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kgraph.ontology.vocab import OWL_SAME_AS, kg, local_name
from kgraph.store import terms
from kgraph.store.answer import plain_term
from kgraph.store.claims import Names

_FIRST, _SECOND = ox.NamedNode(kg("first")), ox.NamedNode(kg("second"))
_VERDICT, _SCORE, _REASON = ox.NamedNode(kg("verdict")), ox.NamedNode(kg("score")), ox.NamedNode(kg("reason"))
_MENTION = ox.NamedNode(kg("mentionedBy"))
_SAME_AS = ox.NamedNode(OWL_SAME_AS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided about a thing and another one.

    Args:
        verdict: Local name of the verdict.
        other: Short IRI of the other one.
        said: The two names, in words.
        score: How sure it is.
        reasons: Why.
    """

    verdict: str
    other: str
    said: str
    score: str
    reasons: tuple[str, ...]


def read_decisions(store: ox.Store, names: Names, thing: ox.NamedNode) -> tuple[Decided, ...]:
    """Read the decisions about a thing, by verdict and the other's IRI."""
    found = []
    for here, there in ((_FIRST, _SECOND), (_SECOND, _FIRST)):
        for decision in terms.subjects(store, here, thing):
            other, verdict = terms.first(store, decision, there), terms.first(store, decision, _VERDICT)
            if other is not None and verdict is not None:
                found.append(
                    Decided(
                        verdict=local_name(plain_term(verdict)),
                        other=names.short(other),
                        said=names.label(decision),
                        score=names.word(terms.first(store, decision, _SCORE)),
                        reasons=tuple(plain_term(reason) for reason in terms.objects(store, decision, _REASON)),
                    )
                )
    return tuple(sorted(found, key=lambda decided: (decided.verdict, decided.other)))


def count_documents(store: ox.Store, thing: ox.NamedNode) -> int:
    """Count the documents that name a thing."""
    spans = terms.objects(store, thing, _MENTION)
    return len({plain_term(document) for span in spans for document in terms.objects(store, span, *terms.SOURCES)})


def own_node(store: ox.Store, iri: ox.NamedNode) -> ox.NamedNode:
    """Give the node that an IRI stands for: itself, or the one that it is another name of."""
    if terms.first(store, iri, *terms.LABELS) is not None:
        return iri
    return next(iter(sorted(terms.subjects(store, _SAME_AS, iri), key=str)), iri)
