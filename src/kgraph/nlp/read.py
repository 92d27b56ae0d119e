"""Read documents: run the pipeline over their prose and collect what it found."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.model import Document, Reading
from kgraph.nlp.collect import Collector
from kgraph.nlp.prose import prose_of
from kgraph.nlp.records import set_published
from kgraph.ontology import Ontology

_BATCH_SIZE = 32
_BATCH_CHARACTERS = 60_000  # about 10,000 words: of long documents fewer are in memory at once
_BETWEEN_SEARCHES = 50_000  # objects that may be made


def iter_readings(documents: Iterable[Document], nlp: Language, ontology: Ontology) -> Iterator[Reading]:
    """Read documents one after the other; the result does not depend on how they are batched.

    Args:
        documents: Documents with their paragraphs of prose.
        nlp: A pipeline made by `load_pipeline`.
        ontology: The ontology it was made with.

    Yields:
        One reading a document, in the same order.
    """
    with settled():
        for batch in _batches(documents):
            docs = nlp.pipe((start_doc(document, nlp) for document in batch), batch_size=_BATCH_SIZE)
            for doc, document in zip(docs, batch, strict=True):
                yield Collector(doc, document, ontology).collect()


@contextmanager
def settled() -> Iterator[None]:
    """Leave what is loaded already out of Python's search for objects that nobody uses, and let it search seldom.

    Model and ontology are so many objects that searching them again and again takes a tenth of the reading. Nearly all
    that a Doc leaves is freed without a search, so that one every few hundred tokens finds next to nothing.
    """
    first, *others = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(max(first, _BETWEEN_SEARCHES) if first else 0, *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)
        gc.unfreeze()


def start_doc(document: Document, nlp: Language) -> Doc:
    """Make the Doc of a document's prose, with the date that relative dates count from."""
    doc = nlp.make_doc(prose_of(document))
    set_published(doc, document.published)
    return doc


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Give batches that are neither of too many documents nor too long."""
    batch: list[Document] = []
    length = 0
    for document in documents:
        if batch and (len(batch) == _BATCH_SIZE or length + len(document.text) > _BATCH_CHARACTERS):
            yield batch
            batch, length = [], 0
        batch.append(document)
        length += len(document.text)
    if batch:
        yield batch
