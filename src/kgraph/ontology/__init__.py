"""The single source of truth: what the Turtle files under `ontology/` say, ready for use."""

from kgraph.ontology.loader import load_ontology, ontology_folder
from kgraph.ontology.schema import Class, Frame, Ontology, Property, Slot

__all__ = ["Class", "Frame", "Ontology", "Property", "Slot", "load_ontology", "ontology_folder"]
