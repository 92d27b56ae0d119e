"""What the rules stand on: the words of a Doc, the lexicon, and what is already known of each word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.gazetteer import Hit
from kgraph.nlp.names.lexicon import Index, Lexicon, by_first, match
from kgraph.nlp.names.signs import HYPHENS
from kgraph.nlp.names.words import Words, is_initial

_LONGEST_TITLE = 3


class Phrases:
    """The phrases of a lexicon, ready for matching; made once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles: Index = by_first(lexicon.titles)
        self.heads: Index = by_first(lexicon.heads)
        self.prefix_heads: Index = by_first(lexicon.prefix_heads)


@dataclass(frozen=True)
class Ground:
    """One document, seen by the rules.

    Args:
        words: Its words.
        lexicon: The word lists.
        phrases: Their phrases, indexed.
        hits: Known names and demonyms in it.
        known: The known names among them, as candidates.
        model: The statistical model's entities, cleaned.
    """

    words: Words
    lexicon: Lexicon
    phrases: Phrases
    hits: list[Hit] = field(default_factory=list)
    known: list[Candidate] = field(default_factory=list)
    model: list[Candidate] = field(default_factory=list)

    @cached_property
    def hit_at(self) -> dict[int, Hit]:
        """The known name or demonym that covers each token."""
        return {i: hit for hit in self.hits for i in range(hit.start, hit.end)}

    @cached_property
    def known_start(self) -> frozenset[int]:
        """Tokens at which a known name starts."""
        return frozenset(candidate.start for candidate in self.known)

    @cached_property
    def country_start(self) -> frozenset[int]:
        """Tokens at which the name of a country starts."""
        country = self.lexicon.kinds["country"]
        return frozenset(candidate.start for candidate in self.known if candidate.cls == country)

    @cached_property
    def model_at(self) -> dict[int, Candidate]:
        """The model's entity that covers each token."""
        return {i: candidate for candidate in self.model for i in range(candidate.start, candidate.end)}

    def title_length(self, i: int) -> int:
        """Give how many tokens from `i` on are a title; 0 if none."""
        return match(self.phrases.titles, self.words.lower, i) if i < len(self.words) else 0

    def opens_title(self, start: int, end: int) -> int:
        """Tell where a title begins that takes in the end of a stretch and is longer ("Chief Financial" Officer).

        Args:
            start: First token of the stretch.
            end: Token after it.

        Returns:
            The first token of the title, or of the stretch where the title begins before it; `end` if there is none.
        """
        for i in range(max(0, start - _LONGEST_TITLE), end):
            length = self.title_length(i)
            is_longer = length > 1 and (i + length > end or (i < start and i + length == end))
            # The police in "Harbour Police Chief", the party in "Fjord Party leader" are no titles.
            if is_longer and not self.head_length(i):
                return max(start, i)
        return end

    def is_title(self, i: int) -> bool:
        """Tell whether the token alone is a title."""
        return (self.words.low(i),) in self.lexicon.titles

    def head_length(self, i: int) -> int:
        """Give how many tokens from `i` on are a head noun; 0 if none."""
        return match(self.phrases.heads, self.words.text, i) if i < len(self.words) else 0

    def is_function(self, i: int) -> bool:
        """Tell whether the token is a function word or a date word, in any case."""
        word = self.words.at(i)
        return word.lower() in self.lexicon.function_words or word in self.lexicon.calendar

    def opens_plainly(self, i: int) -> bool:
        """Tell whether the token, where it opens a sentence, opens no name: a function word, "Interim", "Acting"."""
        return self.is_function(i) or self.words.low(i) in self.lexicon.role_openers

    def is_name_word(self, i: int) -> bool:
        """Tell whether the token may be part of a name: capitalised, no function word, no date."""
        words = self.words
        if not words.is_capital(i):
            return False
        word = words.text[i]
        hit = self.hit_at.get(i)
        if is_initial(word) or (hit is not None and hit.end - hit.start > 1):
            return True
        return not self.is_function(i) or (word.isupper() and len(word) > 1 and word not in self.lexicon.calendar)

    def joins(self, i: int) -> bool:
        """Tell whether the token is a hyphen that touches a word on both sides."""
        return self.words.at(i) in HYPHENS and self.words.touches(i - 1) and self.words.touches(i)
