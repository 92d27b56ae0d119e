"""Find the words of a cue list, of one token or several, at a place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kgraph.nlp.values.tokens import Token, tokenise


class Hit(NamedTuple):
    """What was found: its meaning and the token before which (or after which) it ends."""

    means: str
    edge: int


class Phrases:
    """A cue list compiled for matching at a token.

    Args:
        words: Words with what they mean.
        cased: Whether case counts, and tokens of a word must touch (symbols such as `US$`).
    """

    def __init__(self, words: Mapping[str, str], *, cased: bool = False) -> None:
        self._cased = cased
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for word, means in words.items():
            parts = tuple(self._form(token) for token in tokenise(word))
            if parts:
                self._by_first.setdefault(parts[0], []).append((parts, means))
                self._by_last.setdefault(parts[-1], []).append((parts, means))
        for group in (*self._by_first.values(), *self._by_last.values()):
            group.sort(key=lambda entry: (-len(entry[0]), entry))

    @property
    def first_words(self) -> Iterable[str]:
        """The first tokens of all words, as they are compared."""
        return self._by_first

    def at(self, tokens: tuple[Token, ...], at: int) -> Hit | None:
        """Find the longest word that begins at a token; hyphens between its parts are skipped."""
        if at >= len(tokens):
            return None
        for parts, means in self._by_first.get(self._form(tokens[at]), ()):
            after = self._walk(tokens, at, parts)
            if after:
                return Hit(means, after)
        return None

    def before(self, tokens: tuple[Token, ...], at: int) -> Hit | None:
        """Find the longest word that ends just before a token; its edge is its first token."""
        if not 0 < at <= len(tokens):
            return None
        for parts, means in self._by_last.get(self._form(tokens[at - 1]), ()):
            first = at - len(parts)
            if first >= 0 and all(self._form(tokens[first + n]) == part for n, part in enumerate(parts)):
                return Hit(means, first)
        return None

    def _form(self, token: Token) -> str:
        return token.text if self._cased else token.lower

    def _walk(self, tokens: tuple[Token, ...], at: int, parts: tuple[str, ...]) -> int:
        """Follow the parts of a word; the token after it, or 0."""
        for number, part in enumerate(parts):
            if number and not self._cased and at < len(tokens) and tokens[at].text == "-" != part:
                at += 1
            if at >= len(tokens) or self._form(tokens[at]) != part:
                return 0
            if number and self._cased and len(parts[0]) == 1 and tokens[at].start != tokens[at - 1].end:
                return 0
            at += 1
        return at
