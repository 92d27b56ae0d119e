"""Read documents: run the pipeline over their prose and collect what it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.model import Document, Reading
from kgraph.nlp.collect import Collector, prose_of
from kgraph.nlp.records import set_published
from kgraph.ontology import Ontology

_BATCH_SIZE = 32


def iter_readings(
    documents: Iterable[Document], nlp: Language, ontology: Ontology, *, workers: int = 1
) -> Iterator[Reading]:
    """Read documents one after the other.

    Args:
        documents: Documents with their paragraphs of prose.
        nlp: A pipeline made by `load_pipeline`.
        ontology: The ontology it was made with.
        workers: Processes to read with; the result does not depend on it.

    Yields:
        One reading a document, in the same order.
    """
    for_reading, for_collecting = tee(documents)
    docs = nlp.pipe((start_doc(document, nlp) for document in for_reading), batch_size=_BATCH_SIZE, n_process=workers)
    for doc, document in zip(docs, for_collecting, strict=True):
        yield Collector(doc, document, ontology).collect()


def start_doc(document: Document, nlp: Language) -> Doc:
    """Make the Doc of a document's prose, with the date that relative dates count from."""
    doc = nlp.make_doc(prose_of(document))
    set_published(doc, document.published)
    return doc
