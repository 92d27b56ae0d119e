"""Words that are kept at hand say the same as spaCy's tokens, and leave nothing on the Doc."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from kgraph.nlp import syntax
from kgraph.nlp.words import Word, kept_tree, once, text_of, words_of
from nlp_notation import parse

if TYPE_CHECKING:
    from spacy.tokens import Token
    from spacy.vocab import Vocab

TREE = """The/DT/det/1 vessel/NN/nsubjpass/3 was/VBD/auxpass/3 seized/VBN/ROOT/3 by/IN/agent/3
    Norway/NNP/pobj/4 and/CC/cc/5 Finland/NNP/conj/5 ././punct/3"""
NAMES = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "head")


@pytest.mark.parametrize("name", NAMES)
def test_nlp_words_say_what_tokens_say(name: str, blank_vocab: Vocab) -> None:
    """What a word has at hand is what spaCy gives."""
    doc = parse(TREE, blank_vocab)
    with kept_tree(doc):
        assert [getattr(token, name) for token in doc] == [getattr(word, name) for word in words_of(doc)]


def test_nlp_words_have_the_same_children(blank_vocab: Vocab) -> None:
    """Children are the same with and without a kept tree, and are words again."""
    doc = parse(TREE, blank_vocab)
    deps = (("nsubjpass", "agent"), ("auxpass",), ("pobj", "det"))
    bare = [syntax.children(token, *some) for token in doc for some in deps]
    with kept_tree(doc):
        kept = [syntax.children(word, *some) for word in words_of(doc) for some in deps]
        assert bare == kept
        assert {Word} == {type(word) for found in kept for word in found}


def test_nlp_words_know_their_neighbours(blank_vocab: Vocab) -> None:
    """A neighbour is the word that stands so many places on; before the first and after the last there is none."""
    doc = parse(TREE, blank_vocab)
    with kept_tree(doc):
        first, second = words_of(doc)[:2]
        assert (second, first) == (first.nbor(), second.nbor(-1))
        with pytest.raises(IndexError):
            first.nbor(-1)
        with pytest.raises(IndexError):
            words_of(doc)[-1].nbor()


def test_nlp_words_are_read_once(blank_vocab: Vocab) -> None:
    """What was found out about a word is kept while the tree stays the same; bare tokens are read at each look."""
    doc, asked = parse(TREE, blank_vocab), []

    @once
    def first_letter(token: Token) -> str:
        asked.append(token.i)
        return token.text[0]

    for _ in range(2):
        with kept_tree(doc):
            vessel, norway = words_of(doc)[1], words_of(doc)[5]
            assert ["v", "N", "v", "N"] == [first_letter(word) for word in (vessel, norway, vessel, norway)]
    assert [1, 5] == asked
    doc[5].dep_ = "dobj"
    with kept_tree(doc):
        assert first_letter(words_of(doc)[5]) == "N"
    assert [5] == asked[2:]
    assert ["v", "v"] == [first_letter(doc[1]) for _ in range(2)]
    assert [1, 1] == asked[3:]


def test_nlp_words_of_one_doc_are_kept(blank_vocab: Vocab) -> None:
    """Nothing stays on the Doc, and words make room for those of the next Doc without waiting for Python to look."""
    doc, other = parse(TREE, blank_vocab), parse("Park/NNP/nsubj/1 left/VBD/ROOT/1", blank_vocab)
    before = dict(doc.user_data)
    gc.disable()
    try:
        with kept_tree(doc):
            subject = syntax.surface_subject(words_of(doc)[3])
            assert isinstance(subject, Word)
            del subject
        with kept_tree(other):
            pass
        assert len(other) == sum(isinstance(item, Word) for item in gc.get_objects())
    finally:
        gc.enable()
    assert before == doc.user_data
    assert isinstance(words_of(doc), Doc)


def test_nlp_words_outlast_another_doc_that_is_read_meanwhile(blank_vocab: Vocab) -> None:
    """Words that are in use stay whole while another Doc is read; those of the other one are let go."""
    doc, other = parse(TREE, blank_vocab), parse("Park/NNP/nsubj/1 left/VBD/ROOT/1", blank_vocab)
    with kept_tree(doc):
        seized = words_of(doc)[3]
        with kept_tree(other), kept_tree(doc):
            assert words_of(other)[0].head.text == "left"
        assert words_of(doc)[1].head == seized
    assert isinstance(words_of(doc), Doc)


def test_nlp_text_is_put_together_once(blank_vocab: Vocab) -> None:
    """The text is that of the Doc, and the same string again while its words are kept."""
    doc = parse(TREE, blank_vocab)
    assert text_of(doc) == doc.text
    with kept_tree(doc):
        assert text_of(doc) == doc.text
        assert text_of(doc) is text_of(doc)
