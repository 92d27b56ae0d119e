"""Weigh how near the words that say a property stand to a thing: in the tree, and in the line of the text."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

_STEP, _WORD = 0.72, 0.85
_MAX_STEPS = 6
_APART = 3


class Nearness:
    """Measure how near the tokens of a Doc are, along its trees and its text.

    Args:
        doc: A parsed Doc.
    """

    def __init__(self, doc: Doc) -> None:
        self._above = [_above(token) for token in doc]

    def __call__(self, one: Token, other: Token) -> float:
        """Give 1 for the same token, and less the farther they are apart."""
        steps = self.steps(one, other)
        words = abs(one.i - other.i)
        return max(_STEP**steps if steps <= _MAX_STEPS else 0.0, 0.5 * _WORD**words if words <= _MAX_STEPS else 0.0)

    def steps(self, one: Token, other: Token) -> int:
        """Count the steps between two tokens in the tree; prepositions and further conjuncts cost nothing."""
        first, second = self._above[one.i], self._above[other.i]
        shared = [token for token in first if token in second]
        return min((first[token] + second[token] for token in shared), default=99)


def _above(token: Token) -> Mapping[int, int]:
    """Give a token and those above it with the number of steps up to each."""
    found, steps, current = {token.i: 0}, 0, token
    while current.head.i != current.i:
        steps += _cost(current)
        current = current.head
        found.setdefault(current.i, steps)
    return found


def _cost(token: Token) -> int:
    """Say how far a token is from its head: further verbs say something else, further nouns the same."""
    if token.dep_ == "conj":
        return _APART if token.pos_ in {"VERB", "AUX"} else 0
    return 0 if token.dep_ in {"pobj", "pcomp", "auxpass", "cc"} else 1
