"""Extract for an ontology that has no examples: what its labels, its classes and its own frames say is all there is."""

from kgraph.nlp.schema_reading.reader import SchemaReader
from kgraph.nlp.schema_reading.texts import TextReader

__all__ = ["SchemaReader", "TextReader"]
