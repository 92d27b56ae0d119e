"""The places that the grammar of a sentence gives to things around the word that says a property."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.schema_reading.grammar import Grammar
from nlp_notation import at, parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

ACTIVE = "Tolland/NNP/nsubj/1 built/VBD/ROOT/1 the/DT/det/3 ferry/NN/dobj/1 in/IN/prep/1 1961/CD/pobj/4"
PASSIVE = """Marrowby/NNP/nsubjpass/2 was/VBD/auxpass/2 built/VBN/ROOT/2 and/CC/cc/2 owned/VBN/conj/2 by/IN/agent/4
Tolland/NNP/pobj/5 and/CC/cc/6 Lund/NNP/conj/6"""
REDUCED = """Marrowby/NNP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/3 ferry/NN/attr/1 built/VBN/acl/3 by/IN/agent/4
Tolland/NNP/pobj/5"""
FRONTED = """Built/VBN/advcl/5 by/IN/agent/0 Tolland/NNP/pobj/1 ,/,/punct/5 Marrowby/NNP/nsubj/5 sails/VBZ/ROOT/5
north/RB/advmod/5"""
CLAUSE = """Tolland/NNP/appos/0 ,/,/punct/0 which/WDT/nsubj/3 built/VBD/relcl/0 Marrowby/NNP/dobj/3"""
CAPITAL = """The/DT/det/1 capital/NN/nsubj/4 of/IN/prep/1 Norland/NNP/pobj/2 is/VBZ/ROOT/4 Lindby/NNP/attr/4"""
INVERSE = """Lindby/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 capital/NN/attr/1 of/IN/prep/3 Norland/NNP/pobj/4"""
OWNED = """Norland/NNP/poss/2 's/POS/case/0 capital/NN/nsubj/3 is/VBZ/ROOT/3 Lindby/NNP/attr/3"""
LENGTH = """Kestrel/NNP/nsubj/1 has/VBZ/ROOT/1 a/DT/det/3 length/NN/dobj/1 of/IN/prep/3 90/CD/pobj/4"""
COUNTED = """Kestrel/NNP/nsubj/1 has/VBZ/ROOT/1 600/CD/nummod/3 students/NNS/dobj/1"""
BESIDE = """the/DT/det/3 director/NN/compound/3 Greta/NNP/compound/3 Olsen/NNP/nsubj/4 left/VBD/ROOT/4"""
WHOSE = """Norland/NNP/ROOT/0 ,/,/punct/0 whose/WP$/poss/3 capital/NN/nsubj/4 is/VBZ/relcl/0 Lindby/NNP/attr/4"""
CASES = {
    "who does it": (ACTIVE, "built", "Tolland", "A"),
    "what it is done to": (ACTIVE, "built", "ferry", "P"),
    "after a preposition": (ACTIVE, "built", "1961", "X"),
    "by whom two things are done": (PASSIVE, "built", "Tolland", "A"),
    "the second of whom": (PASSIVE, "owned", "Lund", "A"),
    "the subject of two verbs": (PASSIVE, "owned", "Marrowby", "P"),
    "whose description it is": (REDUCED, "built", "Marrowby", "P"),
    "the noun described": (REDUCED, "built", "ferry", "P"),
    "a participle in front": (FRONTED, "Built", "Marrowby", "P"),
    "a relative clause": (CLAUSE, "built", "Tolland", "A"),
    "whose capital": (CAPITAL, "capital", "Norland", "H"),
    "which capital": (CAPITAL, "capital", "Lindby", "F"),
    "what is the capital": (INVERSE, "capital", "Lindby", "F"),
    "of which it is the capital": (INVERSE, "capital", "Norland", "H"),
    "a possessor": (OWNED, "capital", "Norland", "H"),
    "what has a length": (LENGTH, "length", "Kestrel", "H"),
    "how long": (LENGTH, "length", "90", "H"),
    "how many": (COUNTED, "students", "600", "N"),
    "who has them": (COUNTED, "students", "Kestrel", "H"),
    "what a noun stands before": (BESIDE, "director", "Olsen", "E"),
    "whose": (WHOSE, "capital", "Norland", "H"),
    "elsewhere": (ACTIVE, "ferry", "1961", "-"),
}


@pytest.mark.parametrize(("notation", "cue", "thing", "expected"), CASES.values(), ids=CASES)
def test_places_around_a_word(blank_vocab: Vocab, notation: str, cue: str, thing: str, expected: str) -> None:
    """A place is told by the tree, through joined verbs, participles, possessors and copulas."""
    doc = parse(notation, blank_vocab)
    assert expected == Grammar().place(at(doc, cue), at(doc, thing))


def test_the_grammar_cases_are_all_there() -> None:
    """The table is as long as it is meant to be."""
    assert len(CASES) == 22
