"""A Doc's tokens with their tree, looked up once: rules ask each token for its head and words dozens of times.

spaCy makes a new token each time it is asked for a head, a child or a neighbour, and looks its words up again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from spacy.tokens import Doc, Token

_KEPT = "kgraph_words"
_COLUMNS: list[int | str] = ["DEP", "POS", "TAG", "LEMMA", "LOWER", "ORTH", "HEAD"]
# Steps to the left are written as unsigned numbers.
_WRAP = 2**64


class Word(Token):
    """A token that has its words at hand, and leads to other such tokens."""

    __slots__ = ("below", "beside", "dep_", "head", "i", "lemma_", "lower_", "pos_", "tag_", "text")

    i: int
    text: str
    lower_: str
    below: list[Token]
    """Its children, in order."""
    beside: list[Word]
    """All words of the Doc."""

    def nbor(self, i: int = 1) -> Token:
        """Give the word so many places on."""
        place = self.i + i
        return self.beside[place] if place >= 0 else super().nbor(i)


@contextmanager
def kept_tree(doc: Doc) -> Iterator[None]:
    """Keep the words of a Doc at hand, while its tree does not change."""
    words = doc.user_data[_KEPT] = _read(doc)
    try:
        yield
    finally:
        # What is left on a Doc is written with it; words that lead to each other would stay until Python looks for
        # such circles.
        del doc.user_data[_KEPT]
        for word in words:
            del word.head
        words.clear()


def words_of(doc: Doc) -> Sequence[Token] | Doc:
    """Give the words of a Doc that are kept at hand, or else its tokens."""
    kept: Sequence[Token] | None = doc.user_data.get(_KEPT)
    return doc if kept is None else kept


def _read(doc: Doc) -> list[Word]:
    vocab, strings = doc.vocab, doc.vocab.strings
    *columns, above = doc.to_array(_COLUMNS).T.tolist()
    # spaCy makes a new string at each look, which is slow to compare; most words of a Doc are there many times.
    names = {key: strings[key] for key in set().union(*columns)}
    words = [Word(vocab, doc, i) for i in range(len(doc))]
    for i, (word, step, keys) in enumerate(zip(words, above, zip(*columns, strict=True), strict=True)):
        word.i, word.head, word.below, word.beside = i, words[(i + step) % _WRAP], [], words
        word.dep_, word.pos_, word.tag_, word.lemma_, word.lower_, word.text = [names[key] for key in keys]
    for word, step in zip(words, above, strict=True):
        if step:
            words[(word.i + step) % _WRAP].below.append(word)
    return words
