"""A Doc's words as plain lists, read once: the rules look at texts and letters, never at spaCy's attributes.

White space is left out, but for line breaks that end a heading or paragraph; a wrapped line ends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from spacy.tokens import Doc

from kgraph.nlp.names.signs import CLOSERS, OPENERS, SENTENCE_ENDS

_ADDRESS = re.compile(r"@|://|^www\.|\.(?:com|org|net|gov|edu)\b", re.IGNORECASE)
_SHORT = 3
_FULL_STOPS = frozenset({".", "!", "?", ";"})
_MIN_HEADLINE = 5
_HEADLINE_SHARE = 0.8
_WRAPPED = 55
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")


class Words:
    """The tokens of a Doc as lists of texts and character offsets.

    Args:
        doc: Any Doc.
        closed: Tells of character offsets whether a value stands there, which no name may cover.
    """

    def __init__(self, doc: Doc, closed: Callable[[int, int], bool] = lambda _start, _end: False) -> None:
        self.raw = doc.text
        kept = [token for token in doc if not token.is_space or _breaks_line(self.raw, token.idx, token.text)]
        self.text: list[str] = [token.text for token in kept]
        self.start: list[int] = [token.idx for token in kept]
        self.lower: list[str] = [word.lower() for word in self.text]
        self.capital: list[bool] = [word[0].isupper() for word in self.text]
        self.number: dict[int, int] = {token.i: i for i, token in enumerate(kept)}
        self._closed = closed

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def capitals(self) -> list[int]:
        """Numbers of the tokens that start with a capital and are open to names."""
        return [i for i, is_capital in enumerate(self.capital) if is_capital and self.is_open(i)]

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """All words that the document writes in lower case."""
        return frozenset(word for word in self.text if word.islower())

    def end(self, i: int) -> int:
        """Give the character after token `i`."""
        return self.start[i] + len(self.text[i])

    def at(self, i: int) -> str:
        """Give a token's text; empty beyond the ends."""
        return self.text[i] if 0 <= i < len(self.text) else ""

    def low(self, i: int) -> str:
        """Give a token's text in lower case; empty beyond the ends."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def is_open(self, i: int) -> bool:
        """Tell whether a name may cover the token: no value and no address."""
        return not self._closed(self.start[i], self.end(i)) and not _ADDRESS.search(self.text[i])

    def is_capital(self, i: int) -> bool:
        """Tell whether the token starts with a capital and is open to names."""
        return 0 <= i < len(self.text) and self.capital[i] and self.is_open(i)

    def is_break(self, i: int) -> bool:
        """Tell whether the token is white space that ends a line."""
        return 0 <= i < len(self.text) and "\n" in self.text[i]

    def touches(self, i: int) -> bool:
        """Tell whether no space stands between token `i` and the next."""
        return i + 1 < len(self.text) and self.end(i) == self.start[i + 1]

    def opens_sentence(self, i: int) -> bool:
        """Tell whether a sentence, line or quotation starts at the token.

        A full stop after an initial or abbreviation is part of its token, so it does not count here.
        """
        before = i - 1
        while before >= 0 and self.text[before] in OPENERS:
            before -= 1
        if before < 0 or self.is_break(before) or self.text[before] in SENTENCE_ENDS:
            return True
        if before < i - 1 and self.text[i - 1] in OPENERS and self.text[before] == ",":
            return True
        return self.text[before] in CLOSERS and self.at(before - 1) in SENTENCE_ENDS | {","}

    def folded(self, start: int, end: int) -> str:
        """Give the words `start` to `end` as written, white space folded."""
        return " ".join(self.raw[self.start[start] : self.end(end - 1)].split())

    @cached_property
    def headline(self) -> frozenset[int]:
        """Numbers of the tokens in lines where nearly every word is capitalised, which says nothing of names there."""
        found: set[int] = set()
        line: list[int] = []
        for i in range(len(self) + 1):
            if i == len(self) or self.is_break(i):
                found.update(line if self._is_headline(line) else ())
                line = []
            else:
                line.append(i)
        return frozenset(found)

    def _is_headline(self, line: list[int]) -> bool:
        if line and self.text[line[-1]] in _FULL_STOPS:
            return False
        words = [i for i in line if len(self.text[i]) > _SHORT and self.text[i].isalpha()]
        capitals = sum(self.capital[i] for i in words)
        return len(words) >= _MIN_HEADLINE and capitals >= _HEADLINE_SHARE * len(words)

    def is_shouted(self, i: int) -> bool:
        """Tell whether the token stands among words that are all in capitals, as in a headline."""
        if not self.text[i].isupper():
            return False
        around = [self.at(j) for j in (i - 2, i - 1, i + 1, i + 2) if self.at(j).isalpha()]
        shouted = [word for word in around if word.isupper() and len(word) > 1]
        return len(shouted) >= 2 and len(shouted) == len(around)  # noqa: PLR2004 - one neighbour may be an acronym


def _breaks_line(text: str, at: int, white: str) -> bool:
    """Tell whether white space ends a line for good: a blank line, or a line too short to have been wrapped."""
    if "\n" not in white:
        return False
    line = at - (text.rfind("\n", 0, at) + 1)
    return white.count("\n") > 1 or line < _WRAPPED or text[at - 1 : at] in SENTENCE_ENDS | CLOSERS


def is_initial(word: str) -> bool:
    """Tell whether a word is one or more initials: `J.`, `J.R.R.`.

    Example:
        >>> is_initial("K."), is_initial("J.R.R."), is_initial("Inc.")
        (True, True, False)
    """
    return bool(_INITIAL.fullmatch(word))
