"""Whose a described thing is, is said by its label once it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.coreference import CoreferenceComponent
from kgraph.nlp.holders import Holders
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from nlp_notation import Case, at, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Expected: the head noun, an equals sign, the label of its mention.
CASES = read_cases("""
pronoun that stands for a name: turnover = Velmart's turnover
Velmart{Company}/NNP/nsubj/1 said/VBD/ROOT/1 its/PRP$/poss/3 turnover/NN/nsubj/4 fell|fall/VBD/ccomp/1 ././punct/1

name that ends in s: turnover = Fjords' turnover
Fjords{Company}/NNP/nsubj/1 said/VBD/ROOT/1 its/PRP$/poss/3 turnover/NN/nsubj/4 fell|fall/VBD/ccomp/1 ././punct/1

pronoun that stands for nobody known: turnover = turnover
Its/PRP$/poss/1 turnover/NN/nsubj/2 fell|fall/VBD/ROOT/2 ././punct/2

description that stands for a name: turnover = Velmart's turnover
Velmart{Company}/NNP/nsubj/1 grew|grow/VBD/ROOT/1 ././punct/1 The/DT/det/4 company/NN/poss/6 's/POS/case/4
turnover/NN/nsubj/7 fell|fall/VBD/ROOT/7 ././punct/7

owner without a name: headquarters = campaign's headquarters in Oslo
Moen{Person}/NNP/nsubj/1 saw|see/VBD/ROOT/1 the/DT/det/3 campaign/NN/poss/5 's/POS/case/3 headquarters/NNS/dobj/1
in/IN/prep/5 Oslo{City}/NNP/pobj/6 ././punct/1

name in the label already: turnover = Velmart's turnover
Velmart{Company}/NNP/poss/2 's/POS/case/0 turnover/NN/nsubj/3 fell|fall/VBD/ROOT/3 ././punct/3

phrase with a description that stands for a name: Shares = Shares of Velmart
Velmart{Company}/NNP/nsubj/1 grew|grow/VBD/ROOT/1 ././punct/1 Shares/NNS/nsubj/7 of/IN/prep/3 the/DT/det/6
company/NN/pobj/4 fell|fall/VBD/ROOT/7 ././punct/7

phrase with a description of its own: Shares = Shares of the rival
Velmart{Company}/NNP/nsubj/1 grew|grow/VBD/ROOT/1 ././punct/1 Shares/NNS/nsubj/7 of/IN/prep/3 the/DT/det/6
rival/NN/pobj/4 fell|fall/VBD/ROOT/7 ././punct/7
""")


def test_nlp_holders_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 8 == len(CASES)


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_holders_are_named(case: Case, ontology: Ontology, blank_vocab: Vocab) -> None:
    """What stands for a name in a description gives way to it."""
    word, _, expected = case.expected.partition(" = ")
    doc = CoreferenceComponent(ontology)(MentionsComponent(ontology)(parse(case.tree, blank_vocab)))
    labels = {mention.head: mention.label for mention in Holders(doc, get_mentions(doc)).labelled()}
    assert expected == labels[at(doc, word).i]
