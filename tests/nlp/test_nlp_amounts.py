"""What an amount is for, where the words stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.amounts import per_of
from kgraph.nlp.records import get_values
from nlp_notation import Case, at, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Expected: the amount, an equals sign, what it is for.
CASES = read_cases("""
annual fund of: 9_euros = P1Y
an/DT/det/2 annual/JJ/amod/2 grant/NN/ROOT/2 of/IN/prep/2 9_euros{money;amount=9;unit=EUR}/NNS/pobj/3

monthly, before its noun: 9_euro = P1M
a/DT/det/3 monthly/JJ/amod/3 9_euro{money;amount=9;unit=EUR}/CD/nummod/3 grant/NN/ROOT/3

no period: 9_euros =
a/DT/det/2 generous/JJ/amod/2 grant/NN/ROOT/2 of/IN/prep/2 9_euros{money;amount=9;unit=EUR}/NNS/pobj/3

period of its own: 9_euros_a_day =
an/DT/det/2 annual/JJ/amod/2 grant/NN/ROOT/2 of/IN/prep/2 9_euros_a_day{money;amount=9;unit=EUR;per=P1D}/NNS/pobj/3

for one person: 9_euros = 1 person
9_euros{money;amount=9;unit=EUR}/NNS/ROOT/0 for/IN/prep/0 one{count;amount=1}/CD/nummod/3 person/NN/pobj/1

for two people: 9_euros = 2 people
9_euros{money;amount=9;unit=EUR}/NNS/ROOT/0 for/IN/prep/0 two{count;amount=2}/CD/nummod/3 people/NNS/pobj/1

first of two amounts: 9_euros = 1 person
from/IN/ROOT/0 9_euros{money;amount=9;unit=EUR}/NNS/pobj/0 to/IN/prep/0 7_euros{money;amount=7;unit=EUR}/NNS/pobj/2
for/IN/prep/0 one{count;amount=1}/CD/nummod/6 person/NN/pobj/4

second of two amounts: 7_euros = 1 person
from/IN/ROOT/0 9_euros{money;amount=9;unit=EUR}/NNS/pobj/0 to/IN/prep/0 7_euros{money;amount=7;unit=EUR}/NNS/pobj/2
for/IN/prep/0 one{count;amount=1}/CD/nummod/6 person/NN/pobj/4

for somebody uncounted: 9_euros =
9_euros{money;amount=9;unit=EUR}/NNS/ROOT/0 for/IN/prep/0 the/DT/det/3 person/NN/pobj/1

for a while: 9_euros =
9_euros{money;amount=9;unit=EUR}/NNS/ROOT/0 for/IN/prep/0 two_years{duration;start=P2Y}/CD/pobj/1 alone/RB/advmod/1

not money: 9_tons =
an/DT/det/2 annual/JJ/amod/2 harvest/NN/ROOT/2 of/IN/prep/2 9_tons{quantity;amount=9;unit=ton}/NNS/pobj/3

no value at all: coal =
an/DT/det/2 annual/JJ/amod/2 harvest/NN/ROOT/2 of/IN/prep/2 coal/NN/pobj/3

at the end: 9_euros =
it/PRP/nsubj/1 cost/VBD/ROOT/1 9_euros{money;amount=9;unit=EUR}/NNS/dobj/1 for/IN/prep/1
""")


def test_nlp_amounts_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 13 == len(CASES)


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_amounts_tell_what_for(case: Case, ontology: Ontology, blank_vocab: Vocab) -> None:
    """An amount is for the period of its noun, or for the people counted after it."""
    doc = parse(case.tree, blank_vocab)
    word, _, expected = (part.strip() for part in case.expected.partition("="))
    values = {found.start: found for found in get_values(doc)}
    token = at(doc, word.replace("_", " "))
    assert expected == per_of(token, values, ontology.meanings("period-adjective"))
