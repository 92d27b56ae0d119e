"""Measure the words that give an argument which is no entity: what belongs to its head, and nothing left hanging."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kgraph.nlp import syntax
from kgraph.nlp.complements import clause_span
from kgraph.nlp.words import once, words_of

_CONTENT = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "VERB", "PRON", "ADV"))
_RELATIVE = frozenset(("WP", "WDT", "WP$", "WRB"))
# What does not belong to the words of a noun: its determiner, asides, and clauses.
_CUT = frozenset(("det", "relcl", "advcl", "appos", "punct", "parataxis", "cc", "preconj", "mark"))
_MAX_WORDS = 10


@once
def span_of_words(token: Token) -> tuple[int, int]:
    """Measure the words of a noun or adjective with what belongs to it, its determiner and asides left out.

    Args:
        token: The head; of a clause, its verb.

    Returns:
        First character, and the character after the last.
    """
    clause = clause_span(token) if syntax.is_verb(token) else None
    if clause is not None:
        return clause
    doc = words_of(token.doc)
    before = [child.left_edge.i for child in syntax.children_of(token) if child.i < token.i and child.dep_ not in _CUT]
    first = last = min((token.i, *before))
    head = _end_of_word(token)
    # "credible and reliable" is one answer to how a thing is; of nouns each is an argument of its own.
    cut = _CUT - ({"det", "punct"} if token.pos_ in {"NOUN", "PROPN", "NUM"} else {"det", "punct", "cc"})
    for index in range(token.i, min(max(token.right_edge.i, head.right_edge.i), first + _MAX_WORDS) + 1):
        inner = doc[index]
        if index > head.i and _is_end(inner, token, cut):
            break
        if token.i < index <= head.i or inner.pos_ in _CONTENT:
            last = index
    last = _last_whole(doc, head.i, last)
    return doc[first].idx, doc[last].idx + len(doc[last])


def _last_whole(doc: Sequence[Token] | Doc, head: int, last: int) -> int:
    """Give the last word of a phrase that was cut, without what a cut leaves hanging ("to her high" for "school")."""
    end = last
    while last > head:
        word = doc[last]
        is_hanging = word.head.i > last or (word.i + 1 < len(doc) and _is_joint(word.nbor(1)))
        if not is_hanging and word.pos_ in _CONTENT and (last == end or word.pos_ != "VERB"):
            break
        last -= 1
    return last


def _is_end(word: Token, head: Token, cut: frozenset[str]) -> bool:
    """Tell whether a phrase ends before a word: at a mark, or where an aside or a clause begins."""
    before = word.nbor(-1) if word.text == "," else word.head
    if (word.dep_ == "cc" or word.text == ",") and before.i != head.i and before.head.i > word.i:
        # "medical and safety technology", "long, dull slogans": more is said of a noun to come.
        return False
    if _is_break(word) or word.tag_ in _RELATIVE:
        return True
    while word.i not in {head.i, word.head.i}:
        if word.dep_ in cut:
            return True
        if word.head.left_edge.i != word.left_edge.i:
            break
        word = word.head
    return False


def _end_of_word(token: Token) -> Token:
    """Give the last part of a word with hyphens ("counter-measures"), which the parser may hang anywhere."""
    while token.i + 2 < len(token.doc) and not token.whitespace_ and token.nbor(1).text == "-":
        if token.nbor(1).whitespace_:
            break
        token = token.nbor(2)
    return token


def _is_break(mark: Token) -> bool:
    """Tell whether a token is a punctuation mark that ends a phrase; the hyphen of "anti-smoking" does not."""
    return mark.is_punct and not _is_joint(mark)


def _is_joint(mark: Token) -> bool:
    """Tell whether a token is a hyphen inside a word."""
    return mark.tag_ == "HYPH" and not mark.whitespace_ and not mark.nbor(-1).whitespace_
