"""Families of classes: things of one name are told apart by them."""

from __future__ import annotations

from kgraph.ontology.schema import Ontology
from kgraph.ontology.vocab import kg, local_name


def family(cls: str, ontology: Ontology) -> str:
    """Give the coarse class that keeps things of one name apart: the topmost below `kg:Entity` and `kg:Agent`."""
    top = {kg("Entity"), kg("Agent")}
    current = cls
    while found := ontology.classes.get(current):
        above = [parent for parent in found.parents if parent not in top]
        if not above:
            break
        current = above[0]
    return local_name(current)
