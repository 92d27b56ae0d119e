"""Find groups that no noun names: "those left homeless", "the wounded", "200 more".

Pure functions of tokens; the words come from the ontology's cue lists.
"""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span, Token

from kgraph.nlp.syntax import children, children_of

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"))
_ADDED = frozenset(("nsubj", "nsubjpass", "dobj"))
_CLAUSES = ("acl", "relcl")
_MAX_CLAUSE = 5


def pointed(token: Token) -> Span | None:
    """Measure a group that "those" and a clause name ("those left homeless", "those who fled").

    Args:
        token: Any token.

    Returns:
        "those" and its clause, cut before the clause's first phrase with a preposition where that is long; None where
        there is no clause or a long one.
    """
    if token.lower_ != "those":
        return None
    clause = next((child for child in children(token, *_CLAUSES) if child.i > token.i), None)
    if clause is None or clause.left_edge.i != token.i + 1:
        return None
    last = clause.right_edge.i
    if last - token.i > _MAX_CLAUSE:
        tails = [
            child.left_edge.i for child in children_of(clause) if child.i > clause.i and child.dep_ in {"prep", "agent"}
        ]
        last = min(tails, default=last + 1) - 1
    return token.doc[token.i : last + 1] if 0 < last - token.i <= _MAX_CLAUSE else None


def characterised(token: Token, adjectives: Container[str]) -> Span | None:
    """Measure a group that "the" and an adjective name ("the wounded").

    Args:
        token: Any token.
        adjectives: Those that name people.

    Returns:
        The article and the adjective; None where the adjective has a noun.
    """
    if token.lower_ not in adjectives or token.dep_ not in _ARGUMENTS or token.i == 0:
        return None
    article = token.nbor(-1)
    is_alone = article.lower_ == "the" and article.head == token
    return token.doc[article.i : token.i + 1] if is_alone else None


def added(token: Token, words: Container[str]) -> tuple[Token, Span] | None:
    """Measure a group that a number and a word for "as well" name ("200 more").

    Args:
        token: Any token.
        words: Those for "as well".

    Returns:
        The number, and the span of both; None where a noun follows or what is counted is no argument of a verb.
    """
    # The parser takes either word for the head.
    first = token.i if token.pos_ == "NUM" else token.i - 1
    if token.dep_ not in _ADDED or token.pos_ == "NOUN" or not 0 <= first < len(token.doc) - 1:
        return None
    number, word = token.doc[first], token.doc[first + 1]
    is_pair = number.pos_ == "NUM" and word.lower_ in words and {number.head, word.head} & {number, word, token.head}
    is_alone = is_pair and token.right_edge.i <= word.i
    return (number, token.doc[number.i : word.i + 1]) if is_alone else None
