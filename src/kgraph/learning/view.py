"""A parsed text by columns, with what features are made of computed once per word."""

from __future__ import annotations

import re

from kgraph.learning.cues import Cues
from kgraph.learning.forms import kind_of
from kgraph.parsed import ParsedText

NONE = -1
_LEFT, _RIGHT = "^", "$"
_DIGIT = re.compile(r"\d")


class View:
    """Columns of a parsed text.

    Args:
        parsed: The text.
        cues: Words of the lexicon.
    """

    def __init__(self, parsed: ParsedText, cues: Cues) -> None:
        words = parsed.words
        self.parsed = parsed
        self.cues = cues
        self.size = len(words)
        self.text = [word.text for word in words]
        self.lower = [word.text.lower() for word in words]
        self.pos = [word.pos for word in words]
        self.tag = [word.tag for word in words]
        self.dep = [word.dep for word in words]
        self.head = [word.head for word in words]
        self.children: list[list[int]] = [[] for _ in words]
        for place, head in enumerate(self.head):
            if head != place:
                self.children[head].append(place)
        self.entity = [NONE] * self.size
        self.label = [""] * self.size
        for number, (start, end, label) in enumerate(parsed.entities):
            for place in range(start, end):
                self.entity[place], self.label[place] = number, label
        self.plain_lemma = [word.lemma.lower() for word in words]
        self.lemma = [label or lemma for label, lemma in zip(self.label, self.plain_lemma, strict=True)]
        self.delexical = [
            label or ("NUM" if _DIGIT.search(lower) else lower)
            for label, lower in zip(self.label, self.lower, strict=True)
        ]
        self.is_capital = [word.text[:1].isupper() for word in words]
        self.is_alpha = [word.text.isalpha() for word in words]
        self._words: dict[tuple[int, int], str] = {}
        self._kinds: dict[tuple[int, int], str] = {}
        self._labels: dict[tuple[int, int], str] = {}

    def words(self, start: int, end: int) -> str:
        """Give the words from one number to another as the parser's text has them, one blank where any was."""
        found = self._words.get((start, end))
        if found is None:
            words = self.parsed.words
            found = self.text[start] if start < end else ""
            for place in range(start + 1, end):
                found += f" {self.text[place]}" if words[place].start > words[place - 1].end else self.text[place]
            self._words[start, end] = found
        return found

    def kind_of(self, start: int, end: int) -> str:
        """Tell what the words from one number to another look like."""
        found = self._kinds.get((start, end))
        if found is None:
            found = self._kinds[start, end] = kind_of(self.words(start, end), self.cues)
        return found

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Give the character offsets of words."""
        return self.parsed.words[start].start, self.parsed.words[end - 1].end

    def word(self, place: int) -> str:
        """Give a word with entities replaced by their labels, or a mark beyond the ends."""
        if place < 0:
            return _LEFT
        return self.delexical[place] if place < self.size else _RIGHT

    def head_of(self, start: int, end: int) -> int:
        """Find the word of a stretch whose head stands outside it."""
        for place in range(start, end):
            head = self.head[place]
            if head < start or head >= end or head == place:
                return place
        return start

    def label_of(self, start: int, end: int) -> str:
        """Give the most frequent entity label of a stretch."""
        found = self._labels.get((start, end))
        if found is None:
            labels = [label for label in self.label[start:end] if label]
            found = self._labels[start, end] = max(labels, key=labels.count) if labels else "O"
        return found
