"""Extract for an ontology that has neither frames nor examples: what its labels and classes say is all there is."""

from kgraph.nlp.schema_reading.reader import Extracted, SchemaReader

__all__ = ["Extracted", "SchemaReader"]
