"""Knowledge bases: the known individuals that mentions are grounded to, by IRI and by name."""

from kgraph.kb.gazetteer import load_knowledge_base, read_knowledge_base
from kgraph.kb.index import Layers, NameIndex
from kgraph.kb.individual import Individual, fold
from kgraph.kb.memory import KnowledgeBase

__all__ = ["Individual", "KnowledgeBase", "Layers", "NameIndex", "fold", "load_knowledge_base", "read_knowledge_base"]
