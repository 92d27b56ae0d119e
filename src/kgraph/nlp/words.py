"""A Doc's tokens with their tree, looked up once: rules ask each token for its head and words dozens of times.

spaCy makes a new token each time it is asked for a head, a child or a neighbour, and looks its words up again. One
component after the other reads the same Doc, so the words of the last one are kept until another takes its place.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from itertools import repeat
from typing import Any, TypeVar

import numpy as np
from spacy.tokens import Doc, Token

_KEPT = "kgraph_words"
_COLUMNS: list[int | str] = ["DEP", "POS", "TAG", "LEMMA", "LOWER", "ORTH", "SENT_START", "HEAD"]
# Steps to the left are written as unsigned numbers.
_WRAP = 2**64
_NAMES: dict[int, str] = {}
_MOST = 50_000
_NO_CHILDREN: Mapping[str, Sequence[Token]] = {}
_UNREAD: Any = object()
_FIRST_CHARACTER: Callable[[Token], int] = vars(Token)["idx"].__get__
Found = TypeVar("Found")


class Word(Token):
    """A token that has its words at hand, and leads to other such tokens."""

    __slots__ = ("below", "by_dep", "dep_", "head", "i", "idx", "lemma_", "lower_", "pos_", "shared", "tag_", "text")

    i: int
    idx: int
    lower_: str
    text: str
    below: Sequence[Token]
    """Its children, in order."""
    by_dep: Mapping[str, Sequence[Token]]
    """Its children by their relation."""
    shared: Shared

    def nbor(self, i: int = 1) -> Token:
        """Give the word so many places on."""
        place = self.i + i
        return self.shared.words[place] if place >= 0 else super().nbor(i)


class Shared:
    """What the words of a Doc have in common.

    Args:
        doc: The Doc.
        tree: What they were read from.
    """

    __slots__ = ("doc", "known", "text", "tree", "users", "words")

    def __init__(self, doc: Doc, tree: np.ndarray) -> None:
        self.doc, self.tree, self.text = doc, tree, ""
        self.words: list[Word] = _words(doc, tree, self)
        self.known: dict[tuple[object, object], Any] = {}
        """What was found out about them; see `once`."""
        self.users = 0

    def is_of(self, doc: Doc, tree: np.ndarray) -> bool:
        """Tell whether these are the words of a Doc, whose tree has not changed."""
        return self.doc is doc and np.array_equal(self.tree, tree)

    def let_go(self) -> None:
        """Part the words: those that lead to each other would stay until Python looks for such circles."""
        for word in self.words:
            del word.head
        self.words.clear()
        self.known.clear()


class _Last(threading.local):
    """The words of the Doc that this thread read last."""

    shared: Shared | None = None


_LAST = _Last()


@contextmanager
def kept_tree(doc: Doc) -> Iterator[None]:
    """Keep the words of a Doc at hand, while its tree does not change."""
    shared = _shared(doc)
    shared.users += 1
    before = doc.user_data.get(_KEPT)
    doc.user_data[_KEPT] = shared.words
    try:
        yield
    finally:
        shared.users -= 1
        # What is left on a Doc is written with it.
        if before is None:
            del doc.user_data[_KEPT]
        else:
            doc.user_data[_KEPT] = before
        if shared is not _LAST.shared and not shared.users:
            shared.let_go()


def words_of(doc: Doc) -> Sequence[Token] | Doc:
    """Give the words of a Doc that are kept at hand, or else its tokens."""
    kept: Sequence[Token] | None = doc.user_data.get(_KEPT)
    return doc if kept is None else kept


def text_of(doc: Doc) -> str:
    """Give the text of a Doc, which spaCy puts together at every use."""
    shared = _LAST.shared
    if shared is None or shared.doc is not doc:
        return doc.text
    shared.text = shared.text or doc.text
    return shared.text


def known_of(doc: Doc) -> dict[tuple[object, object], Any]:
    """Give what was found out about a Doc whose words are kept, to add to; else an empty table."""
    shared = _LAST.shared
    return shared.known if shared is not None and shared.users and shared.doc is doc else {}


def once(read: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """Let a pure function of a token read each word only once; what it gives must not be changed."""

    @wraps(read)
    def reading(token: Token) -> Found:
        if not isinstance(token, Word):
            return read(token)
        key, known = (read, token.i), token.shared.known
        found: Found = known.get(key, _UNREAD)
        if found is _UNREAD:
            found = known[key] = read(token)
        return found

    return reading


def _shared(doc: Doc) -> Shared:
    """Give the words of a Doc: those of the last one if it is the same, else new ones that take their place."""
    tree, last = doc.to_array(_COLUMNS), _LAST.shared
    if last is not None and last.is_of(doc, tree):
        return last
    _LAST.shared = shared = Shared(doc, tree)
    if last is not None and not last.users:
        last.let_go()
    return shared


def _words(doc: Doc, tree: np.ndarray, shared: Shared) -> list[Word]:
    words = list(map(Word, repeat(doc.vocab), repeat(doc), range(len(doc))))
    *columns, _, above = tree.T.tolist()
    rows = zip(words, above, *(_strings(column, doc) for column in columns), strict=True)
    for i, (word, step, dep, pos, tag, lemma, lower, text) in enumerate(rows):
        word.i, word.head, word.shared = i, words[(i + step) % _WRAP], shared
        word.below, word.by_dep = (), _NO_CHILDREN
        word.dep_, word.pos_, word.tag_, word.lemma_, word.lower_, word.text = dep, pos, tag, lemma, lower, text
    for word, step, start in zip(words, above, map(_FIRST_CHARACTER, words), strict=True):
        word.idx = start
        if step:
            head: Any = word.head
            if head.below:
                head.below.append(word)
                head.by_dep.setdefault(word.dep_, []).append(word)
            else:
                head.below, head.by_dep = [word], {word.dep_: [word]}
    return words


def _strings(keys: list[int], doc: Doc) -> list[str]:
    """Give the strings of keys, which are the same in all vocabularies: spaCy makes a new string at each look."""
    try:
        return list(map(_NAMES.__getitem__, keys))
    except KeyError:
        strings, names = doc.vocab.strings, _NAMES
    missing = set(keys).difference(names)
    found = {key: strings[key] for key in missing}
    if len(names) < _MOST:
        names.update(found)
    else:
        names = {**{key: names[key] for key in set(keys) - missing}, **found}
    return [names[key] for key in keys]
