"""The text under the reader's eye: its tokens, the lexicon, and the day that relative dates count from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kgraph.model import Value
from kgraph.nlp.values.anchor import Anchor
from kgraph.nlp.values.lexicon import Lexicon
from kgraph.nlp.values.tokens import Token


class Found(NamedTuple):
    """An expression that was read.

    Args:
        start: First character.
        end: Character after it.
        value: Its value; None if it was understood but cannot be normalised, so that nothing inside it is read either.
    """

    start: int
    end: int
    value: Value | None


@dataclass(frozen=True, slots=True)
class Page:
    """A text ready to be read.

    Args:
        source: The raw characters.
        tokens: Its tokens.
        lexicon: The words that readers go by.
        anchor: Day, month or year of publication.
        size: How many tokens there are.
    """

    source: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    anchor: Anchor
    size: int

    def lower(self, at: int) -> str:
        """Give a token in lower case, or an empty string outside the text."""
        return self.tokens[at].lower if 0 <= at < self.size else ""

    def text(self, at: int) -> str:
        """Give a token, or an empty string outside the text."""
        return self.tokens[at].text if 0 <= at < self.size else ""

    def kind(self, at: int) -> str:
        """Give the kind of a token; outside the text it is a break."""
        return self.tokens[at].kind if 0 <= at < self.size else "break"

    def is_glued(self, at: int) -> bool:
        """Tell whether a token touches the one before it."""
        if not 0 < at < self.size:
            return False
        before, token = self.tokens[at - 1], self.tokens[at]
        return token.start == before.end and "break" not in {before.kind, token.kind}

    def is_in(self, at: int, cue_list: str) -> bool:
        """Tell whether a token is a word of a cue list."""
        return 0 <= at < self.size and self.tokens[at].lower in self.lexicon.lists[cue_list]

    def is_lower_word(self, at: int) -> bool:
        """Tell whether a token is a word that begins with a small letter, and no possessive ending."""
        text = self.text(at)
        return self.kind(at) == "word" and text[0].islower()

    def is_capitalised(self, at: int) -> bool:
        """Tell whether a token is a word that begins with a capital."""
        return self.kind(at) == "word" and self.text(at)[0].isupper()

    def is_plural(self, at: int) -> bool:
        """Tell whether a token looks like a plural noun: a lower-case word in `-s`, or one known to be counted."""
        word = self.lower(at)
        is_marked = word.endswith("s") and not word.endswith("ss") and len(word) > len("'s")
        return self.is_lower_word(at) and (is_marked or self.is_in(at, "counted-noun"))

    def found(self, first: int, after: int, value: Value | None) -> Found:
        """Make a result of the tokens from `first` up to `after`."""
        return Found(self.tokens[first].start, self.tokens[after - 1].end, value)

    def words(self, first: int, after: int) -> str:
        """Give the characters of the tokens from `first` up to `after`."""
        return self.source[self.tokens[first].start : self.tokens[after - 1].end]
