"""The spaCy component that leaves the values of a text on its Doc, before tagging and parsing."""

from __future__ import annotations

from spacy.tokens import Doc

from kgraph.nlp.records import get_published, set_values
from kgraph.nlp.values.find import find_values
from kgraph.ontology.schema import Ontology


class ValuesComponent:
    """Find values in the raw text of a Doc.

    Args:
        ontology: Where the words come from.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def __call__(self, doc: Doc) -> Doc:
        """Leave the values behind `kgraph.nlp.records.get_values`."""
        set_values(doc, find_values(doc.text, published=get_published(doc), ontology=self.ontology))
        return doc
