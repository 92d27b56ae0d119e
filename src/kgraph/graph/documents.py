"""Documents as RDF: what the head of an article says of it, in terms of schema.org and Dublin Core."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.graph.context import Context
from kgraph.graph.terms import Term, date, described, node, text, types
from kgraph.model import Document
from kgraph.ontology.vocab import DCTERMS, PROV, SCHEMA
from kgraph.ordered import Block

_TYPES = types(PROV + "Entity", SCHEMA + "NewsArticle")


def document_block(document: Document, context: Context) -> Block:
    """Describe a document; what its head does not say is left out."""
    subject = node(context.minter.document(document.id))
    return described(subject, (*_TYPES, *(f"{node(predicate)} {term}" for predicate, term in _facts(document))))


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
