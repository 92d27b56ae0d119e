"""What no property covers is offered as open statements, and nothing that says too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.relations import get_statements
from kgraph.ontology.vocab import kg
from nlp_notation import Case, Reader, params, read_cases
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Expected: all statements, those of the ontology's own properties among them.
CASES = read_cases("""
object:
Norway{Country}/NNP/nsubj/1 blamed|blame/VBD/ROOT/1 Finland{Country}/NNP/dobj/1
= Norway | blame | Finland | asserted

preposition:
The/DT/det/1 envoy/NN/nsubj/2 strolled|stroll/VBD/ROOT/2 through/IN/prep/2 Oslo{City}/NNP/pobj/3
= envoy | stroll through | Oslo | asserted

particle:
Norway{Country}/NNP/nsubj/1 played|play/VBD/ROOT/1 down/RP/prt/1 the/DT/det/4 report/NN/dobj/1
= Norway | play down | report | asserted

passive:
Finland{Country}/NNP/nsubjpass/2 was/VBD/auxpass/2 blamed|blame/VBN/ROOT/2 by/IN/agent/2 Norway{Country}/NNP/pobj/3
= Norway | blame | Finland | asserted

hedged:
Norway{Country}/NNP/nsubj/2 reportedly/RB/advmod/2 blamed|blame/VBD/ROOT/2 Finland{Country}/NNP/dobj/2
= Norway | blame | Finland | hedged

denied:
Norway{Country}/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 blame/VB/ROOT/3 Finland{Country}/NNP/dobj/3
= Norway | blame | Finland | denied

covered by a property:
Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1
= Norway | signed | treaty | asserted

pronoun that stands for nobody:
She/PRP/nsubj/1 blamed|blame/VBD/ROOT/1 Finland{Country}/NNP/dobj/1

no object:
Norway{Country}/NNP/nsubj/1 grumbled/VBD/ROOT/1

firm only:
Norway{Country}/NNP/nsubj/1 read/VBD/ROOT/1 a/DT/det/3 report/NN/dobj/1 on/IN/prep/3 trade/NN/pobj/4 to/IN/prep/5
Finland{Country}/NNP/pobj/6
= Norway | read | report on trade to Finland | asserted
""")


@pytest.fixture(scope="module")
def reader(blank_vocab: Vocab) -> Reader:
    """Give the components after the parser, with open statements."""
    return Reader(small_ontology(), blank_vocab, open_statements=True)


def test_nlp_open_relations_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (10, 2) == (len(CASES), sum(not case.lines for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_open_relations_are_offered(case: Case, reader: Reader) -> None:
    """A verb relates its subject to what the parser attached firmly, in its own words."""
    assert sorted(case.lines) == reader.said(case.tree)


def test_nlp_open_relations_are_marked(reader: Reader) -> None:
    """An open statement has the general property, its rule's name and less confidence than the frames have."""
    (record,) = get_statements(reader.read(CASES[0].tree))
    assert (kg("related"), "open") == (record.predicate, record.rule)
    assert record.confidence < 0.7


def test_nlp_open_relations_can_be_left_out(blank_vocab: Vocab) -> None:
    """Without open statements only the ontology's properties are read."""
    assert [] == Reader(small_ontology(), blank_vocab).said(CASES[0].tree)
