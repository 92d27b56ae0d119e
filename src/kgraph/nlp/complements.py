"""Read the clauses that verbs, adjectives and prepositions take as complements, as words of the text.

"He was barred from possessing a firearm" relates him to "possessing a firearm"; "she said the cause was unknown"
relates her to "the cause was unknown". What such a clause says is read by itself, in its own status; here it is only
quoted.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.syntax import children, subtree
from kgraph.nlp.words import once, words_of

_CLAUSES = ("ccomp", "xcomp")
_OBJECTS = frozenset(("dobj", "attr"))
_MAX_WORDS = 24
_THAT = "that"
_WHICH = "which"


def clauses_of(token: Token) -> list[tuple[str, Token]]:
    """Give the clauses that a verb or an adjective takes.

    What stands before "be" is a clause beside it, not its complement; "had its name changed" takes none.

    Args:
        token: The verb or adjective.

    Returns:
        The word that leads to the clause and is none of its own ("to", a preposition) or nothing, and its verb.
    """
    found = []
    for clause in children(token, *_CLAUSES):
        is_own = clause.i > token.i or token.lemma_ != "be"
        if is_own and syntax.is_verb(clause) and not _is_small(clause) and clause_span(clause) is not None:
            is_bare = syntax.is_infinitive(clause) and not children(clause, *syntax.SUBJECTS)
            found.append(("to" if is_bare else "", clause))
    return found + gerunds(token)


def gerunds(token: Token) -> list[tuple[str, Token]]:
    """Give the gerunds after the prepositions of a word, each with its preposition."""
    return [
        (preposition.lower_, clause)
        for preposition in children(token, "prep")
        for clause in children(preposition, "pcomp")
        if clause.tag_ == "VBG" and clause_span(clause) is not None
    ]


def contents(noun: Token) -> list[tuple[str, Token]]:
    """Give the clause that tells what an object says ("made the claim that the cause was unknown"), with its "that"."""
    if noun.dep_ not in _OBJECTS:
        return []
    return [
        (_THAT, clause)
        for clause in children(noun, "acl", "ccomp")
        if any(mark.lower_ == _THAT for mark in children(clause, "mark"))
        and children(clause, *syntax.SUBJECTS)
        and clause_span(clause) is not None
    ]


def _is_small(clause: Token) -> bool:
    """Tell whether a clause is a bare participle with a subject."""
    return clause.tag_ == "VBN" and bool(children(clause, "nsubj")) and not children(clause, "aux", "auxpass")


@once
def clause_span(verb: Token) -> tuple[int, int] | None:
    """Measure the words of a clause, from its subject to its end.

    Args:
        verb: Its verb.

    Returns:
        First character, and the character after the last; None where its words do not stand together or are too many.
    """
    doc, own = words_of(verb.doc), _own_words(verb)
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    while first < verb.i and _only_leads(doc[first]):
        first += 1
    while last > verb.i and (doc[last].is_punct or doc[last].dep_ == "cc"):
        last -= 1
    is_whole = all(child.i >= first for child in children(verb, *syntax.SUBJECTS)) and doc[first].tag_ != "WDT"
    if not is_whole or sum(not token.is_punct for token in doc[first : last + 1]) > _MAX_WORDS:
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])


def _only_leads(token: Token) -> bool:
    return token.is_punct or token.tag_ == "TO" or (token.dep_ == "mark" and token.lower_ == _THAT)


def _own_words(verb: Token) -> set[int]:
    """Give the indices of the words of a clause; what a comma or "which" adds is another one."""
    words = subtree(verb)
    added = {i for word in words if _is_added(word, verb) for i in range(word.left_edge.i, word.right_edge.i + 1)}
    for other in children(verb, "conj"):
        before = other.left_edge.i - 1
        if before > 1 and other.doc[before].dep_ == "cc" and other.doc[before - 1].text == ",":
            added.update(range(before - 1, other.right_edge.i + 1))
    return {word.i for word in words} - added


def _is_added(word: Token, verb: Token) -> bool:
    """Tell whether a word is the verb of a relative clause that only adds something ("boats, which …")."""
    if word.dep_ != "relcl" or word == verb:
        return False
    first = word.left_edge
    return first.i > verb.i and first.tag_ == "WDT" and first.lower_ == _WHICH
