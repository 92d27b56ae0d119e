"""Decide which stretches of a text are proper names, and of what class.

Comes in: a Doc with the statistical model's entities and kgraph's values, not tagged or parsed. Goes out: the same Doc
with `NameSpan`s (`kgraph.nlp.records.set_names`). How the parts work together: `docs/explanation/names.md`.
"""

from kgraph.nlp.names.component import NamesComponent

__all__ = ["NamesComponent"]
