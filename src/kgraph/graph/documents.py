"""Documents as RDF: what the head of an article says of it, in terms of schema.org and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.graph.context import Context
from kgraph.graph.terms import Term, date, node, text
from kgraph.model import Document
from kgraph.ontology.vocab import DCTERMS, PROV, RDF_TYPE, SCHEMA

_TYPES = (PROV + "Entity", SCHEMA + "NewsArticle")


def document_triples(document: Document, context: Context) -> Iterator[ox.Triple]:
    """Describe a document; what its head does not say is left out."""
    subject = node(context.minter.document(document.id))
    for cls in _TYPES:
        yield ox.Triple(subject, node(RDF_TYPE), node(cls))
    for predicate, term in _facts(document):
        yield ox.Triple(subject, node(predicate), term)


def _facts(document: Document) -> Iterator[tuple[str, Term]]:
    texts = {
        SCHEMA + "headline": document.title,
        SCHEMA + "publisher": document.publisher,
        SCHEMA + "inLanguage": document.language,
        SCHEMA + "sha256": document.sha256,
        SCHEMA + "encodingFormat": document.media_type,
        DCTERMS + "source": document.source,
    }
    yield from ((predicate, text(words)) for predicate, words in texts.items() if words)
    yield from ((SCHEMA + "author", text(author)) for author in document.authors if author)
    if document.published:
        yield SCHEMA + "datePublished", date(document.published) or text(document.published)
