"""What every part of coreference goes by."""

from __future__ import annotations

from kgraph.nlp.discourse import Discourse, Rules


class Resolver:
    """Look for antecedents among the mentions so far.

    Args:
        discourse: The mentions so far.
        rules: Word lists.
    """

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        self._discourse = discourse
        self._doc = discourse.doc
        self._rules = rules
