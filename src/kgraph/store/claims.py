"""Read statements with their evidence out of a store, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import pyoxigraph as ox

from kgraph.ontology.vocab import local_name
from kgraph.store import terms
from kgraph.store.answer import plain_term, shorten_term
from kgraph.store.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One evidence: where a document says it.

    Args:
        document: Short IRI of the document.
        title: Its headline, or empty.
        start: First character of the quote in the document's text.
        end: Character after it.
        quote: The words that say it.
        sentence: The sentence around them.
        rule: Local name of the rule that found it.
    """

    document: str
    title: str
    start: int
    end: int
    quote: str
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement in words; every field but `iri` and `passages` is a label or a plain value."""

    iri: str
    subject: str
    predicate: str
    object: str
    status: str
    confidence: str
    independent_sources: str = ""
    speaker: str
    time: str
    passages: tuple[Passage, ...]


class Names:
    """Labels of the things in a store.

    Args:
        store: Where the labels are.
        prefixes: Namespaces that shorten IRIs.
    """

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str]) -> None:
        self._store = store
        self._prefixes = prefixes

    def short(self, term: Term) -> str:
        """Give an IRI by its prefix, a literal by its text."""
        return shorten_term(term, self._prefixes)

    def label(self, term: Term) -> str:
        """Give the label of a thing, or its short IRI; the text of a literal."""
        found = terms.first(self._store, term, *terms.LABELS)
        return self.short(term) if found is None else plain_term(found)

    def word(self, term: Term | None) -> str:
        """Give the label of a thing, or its local name; nothing for None."""
        if term is None:
            return ""
        label = self.label(term)
        return local_name(label) if isinstance(term, ox.NamedNode) and label == self.short(term) else label

    def aliases(self, thing: Term) -> tuple[str, ...]:
        """Give the other names of a thing, sorted."""
        return tuple(plain_term(alias) for alias in terms.objects(self._store, thing, terms.ALIAS))

    def classes(self, thing: Term) -> tuple[str, ...]:
        """Give the short IRIs of a thing's classes, sorted."""
        return tuple(self.short(cls) for cls in terms.objects(self._store, thing, terms.RDF_TYPE))

    def is_known(self, thing: ox.NamedNode) -> bool:
        """Tell whether a thing is in any triple."""
        graph = ox.DefaultGraph()
        found = chain(
            self._store.quads_for_pattern(thing, None, None, graph),
            self._store.quads_for_pattern(None, thing, None, graph),
            self._store.quads_for_pattern(None, None, thing, graph),
        )
        return next(found, None) is not None

    def is_statement(self, thing: ox.NamedNode) -> bool:
        """Tell whether a thing is a statement."""
        return terms.first(self._store, thing, terms.RDF_SUBJECT) is not None

    def called(self, name: str) -> list[ox.NamedNode]:
        """Find the things of a name or alias, whatever its case, sorted by IRI."""
        wanted = " ".join(name.casefold().split())
        found = {
            quad.subject
            for predicate in (*terms.LABELS, terms.ALIAS)
            for quad in self._store.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
            if isinstance(quad.subject, ox.NamedNode) and plain_term(quad.object).casefold() == wanted
        }
        return sorted(found, key=str)

    def all_labels(self) -> list[str]:
        """Give every label of the store, sorted."""
        quads = (
            quad
            for predicate in terms.LABELS
            for quad in self._store.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
        )
        return sorted({plain_term(quad.object) for quad in quads})


def read_claim(store: ox.Store, names: Names, statement: ox.NamedNode) -> Claim:
    """Read one statement."""

    def word(*predicates: ox.NamedNode) -> str:
        return names.word(terms.first(store, statement, *predicates))

    passages = [_read_passage(store, names, found) for found in terms.objects(store, statement, terms.KG_EVIDENCE)]
    status = terms.first(store, statement, terms.KG_STATUS)
    return Claim(
        iri=names.short(statement),
        subject=word(terms.RDF_SUBJECT),
        predicate=word(terms.RDF_PREDICATE),
        object=word(terms.KG_OBJECT_WORDS, terms.RDF_OBJECT),
        status="" if status is None else local_name(plain_term(status)),
        confidence=word(terms.KG_CONFIDENCE),
        independent_sources=word(terms.KG_SOURCES),
        speaker=word(terms.SPEAKER),
        time=word(terms.KG_TIME),
        passages=tuple(sorted(passages, key=lambda passage: (passage.document, passage.start, passage.end))),
    )


def _read_passage(store: ox.Store, names: Names, evidence: Term) -> Passage:
    def text(*predicates: ox.NamedNode) -> str:
        found = terms.first(store, evidence, *predicates)
        return "" if found is None else plain_term(found)

    document = terms.first(store, evidence, *terms.SOURCES)
    return Passage(
        document="" if document is None else names.short(document),
        title="" if document is None else plain_term(terms.first(store, document, *terms.LABELS)),
        start=int(text(terms.START) or 0),
        end=int(text(terms.END) or 0),
        quote=text(terms.QUOTE),
        sentence=text(terms.KG_SENTENCE),
        rule=local_name(text(terms.RULE)),
    )
