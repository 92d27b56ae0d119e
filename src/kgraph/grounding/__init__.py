"""Ground mentions: lead each document's entities to IRIs, the same thing to the same IRI in every document."""

from kgraph.grounding.candidates import Candidate, candidates, choose
from kgraph.grounding.events import name_events
from kgraph.grounding.ground import ground

__all__ = ["Candidate", "candidates", "choose", "ground", "name_events"]
