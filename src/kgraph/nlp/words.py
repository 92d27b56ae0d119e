"""A Doc's tokens with their tree, looked up once: rules ask each token for its head and words dozens of times.

spaCy makes a new token each time it is asked for a head, a child or a neighbour, and looks its words up again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from spacy.tokens import Doc, Token

_KEPT = "kgraph_words"
_COLUMNS: list[int | str] = ["DEP", "POS", "TAG", "LEMMA", "LOWER", "HEAD"]
# Steps to the left are written as unsigned numbers.
_WRAP = 2**64
_NAMES: dict[int, str] = {}
_MOST = 50_000
Found = TypeVar("Found")


class Word(Token):
    """A token that has its words at hand, and leads to other such tokens."""

    __slots__ = ("below", "dep_", "head", "i", "lemma_", "lower_", "pos_", "shared", "tag_")

    i: int
    lower_: str
    below: Sequence[Token]
    """Its children, in order."""
    shared: Shared

    def nbor(self, i: int = 1) -> Token:
        """Give the word so many places on."""
        place = self.i + i
        return self.shared.words[place] if place >= 0 else super().nbor(i)


class Shared(NamedTuple):
    """What the words of a Doc have in common.

    Args:
        words: All of them, in order.
        known: What was found out about them; see `once`.
    """

    words: list[Word]
    known: dict[tuple[object, int], Any]


@contextmanager
def kept_tree(doc: Doc) -> Iterator[None]:
    """Keep the words of a Doc at hand, while its tree does not change."""
    shared = _read(doc)
    doc.user_data[_KEPT] = shared.words
    try:
        yield
    finally:
        # What is left on a Doc is written with it; words that lead to each other would stay until Python looks for
        # such circles.
        del doc.user_data[_KEPT]
        for word in shared.words:
            del word.head
        shared.words.clear()
        shared.known.clear()


def words_of(doc: Doc) -> Sequence[Token] | Doc:
    """Give the words of a Doc that are kept at hand, or else its tokens."""
    kept: Sequence[Token] | None = doc.user_data.get(_KEPT)
    return doc if kept is None else kept


def once(read: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """Let a pure function of a token read each word only once; what it gives must not be changed."""

    @wraps(read)
    def reading(token: Token) -> Found:
        if not isinstance(token, Word):
            return read(token)
        key, known = (read, token.i), token.shared.known
        if key not in known:
            known[key] = read(token)
        found: Found = known[key]
        return found

    return reading


def _read(doc: Doc) -> Shared:
    *columns, above = doc.to_array(_COLUMNS).T.tolist()
    words = [Word(doc.vocab, doc, i) for i in range(len(doc))]
    shared = Shared(words, {})
    rows = zip(words, above, *(_strings(column, doc) for column in columns), strict=True)
    for i, (word, step, dep, pos, tag, lemma, lower) in enumerate(rows):
        word.i, word.head, word.below, word.shared = i, words[(i + step) % _WRAP], (), shared
        word.dep_, word.pos_, word.tag_, word.lemma_, word.lower_ = dep, pos, tag, lemma, lower
    for word, step in zip(words, above, strict=True):
        if step:
            head = words[(word.i + step) % _WRAP]
            head.below = (*head.below, word)
    return shared


def _strings(keys: list[int], doc: Doc) -> list[str]:
    """Give the strings of keys, which are the same in all vocabularies: spaCy makes a new string at each look."""
    strings, names = doc.vocab.strings, _NAMES
    missing = set(keys).difference(names)
    if missing:
        found = {key: strings[key] for key in missing}
        if len(names) < _MOST:
            names.update(found)
        else:
            names = {**{key: names[key] for key in set(keys) - missing}, **found}
    return [names[key] for key in keys]
