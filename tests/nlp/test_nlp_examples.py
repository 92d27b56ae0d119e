"""Examples of several things are found, and share what is said of the things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_notation import Case, Reader, params, read_cases
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

CASES = read_cases("""
such as:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 firms|firm/NNS/dobj/1 such/JJ/amod/4 as/IN/prep/2
Norfell{Company}/NNP/pobj/4 and/CC/cc/5 Bergvik{Company}/NNP/conj/5
= Norway | praise | Bergvik | asserted
= Norway | praise | Norfell | asserted
= Norway | praise | firms | asserted
= firms | include | Bergvik | asserted
= firms | include | Norfell | asserted

examples of a subject:
Lawmakers|lawmaker/NNS/nsubj/5 ,/,/punct/0 including/VBG/prep/0 Helga_Moen{Person}/NNP/pobj/2 ,/,/punct/0
praised|praise/VBD/ROOT/5 Norway{Country}/NNP/dobj/5
= Helga Moen | praise | Norway | asserted
= Lawmakers | include | Helga Moen | asserted
= Lawmakers | praise | Norway | asserted

where the things are:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 lawmakers|lawmaker/NNS/dobj/1 in/IN/prep/2 Oslo{City}/NNP/pobj/3
including/VBG/prep/2 Helga_Moen{Person}/NNP/pobj/5
= Helga Moen | be lawmaker in | Oslo | asserted
= Norway | praise | Helga Moen | asserted
= Norway | praise | lawmakers in Oslo | asserted
= Norway | praise lawmaker in | Oslo | asserted
= lawmakers in Oslo | include | Helga Moen | asserted

hung on another noun:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 lawmakers|lawmaker/NNS/dobj/1 in/IN/prep/2 Oslo{City}/NNP/pobj/3
including/VBG/prep/4 Helga_Moen{Person}/NNP/pobj/5
= Helga Moen | be lawmaker in | Oslo | asserted
= Norway | praise | Helga Moen | asserted
= Norway | praise | lawmakers in Oslo | asserted
= Norway | praise lawmaker in | Oslo | asserted
= lawmakers in Oslo | include | Helga Moen | asserted

of another class than the things above:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 lawmakers|lawmaker/NNS/dobj/1 in/IN/prep/2
Europe{Place}/NNP/pobj/3 including/VBG/prep/4 Oslo{City}/NNP/pobj/5
= Norway | praise | lawmakers in Europe | asserted
= Norway | praise lawmaker in | Europe | asserted
= lawmakers in Europe | in | Europe | asserted

one thing:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 a/DT/det/3 lawmaker/NN/dobj/1 like/IN/prep/3
Helga_Moen{Person}/NNP/pobj/4
= Norway | praise | lawmaker | asserted

of what was not done:
Norway{Country}/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 praise/VB/ROOT/3 firms|firm/NNS/dobj/3
such/JJ/amod/6 as/IN/prep/4 Norfell{Company}/NNP/pobj/6
= Norway | praise | Norfell | denied
= Norway | praise | firms | denied
= firms | include | Norfell | hedged

of what there is none:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 no/DT/det/3 firms|firm/NNS/dobj/1 such/JJ/amod/5 as/IN/prep/3
Norfell{Company}/NNP/pobj/5
= Norway | praise | Norfell | denied
= Norway | praise | firms | denied
= firms | include | Norfell | denied

of a second plural:
Lawmakers|lawmaker/NNS/nsubj/7 ,/,/punct/0 firms|firm/NNS/appos/0 like/IN/prep/2 Norfell{Company}/NNP/pobj/3 and/CC/cc/2
others|other/NNS/conj/2 praised|praise/VBD/ROOT/7 Norway{Country}/NNP/dobj/7
= Lawmakers | praise | Norway | asserted
= Norfell | praise | Norway | asserted
= firms | include | Norfell | asserted

sum of several:
Firms|firm/NNS/nsubj/3 including/VBG/prep/0 Norfell{Company}/NNP/pobj/1 raised|raise/VBD/ROOT/3
9_euro{money;amount=9;unit=EUR}/NNS/dobj/3
= Firms | include | Norfell | asserted
= Firms | raise | 9 euro | asserted

after the clause:
The/DT/det/1 lawmakers|lawmaker/NNS/nsubj/2 praised|praise/VBD/ROOT/2 Norway{Country}/NNP/dobj/2 in/IN/prep/2
reports|report/NNS/pobj/4 ,/,/punct/2 including|include/VBG/prep/2 Helga_Moen{Person}/NNP/pobj/7
= Helga Moen | praise | Norway | asserted
= Helga Moen | praise in | reports | asserted
= Norway | be praised in | reports | asserted
= lawmakers | include | Helga Moen | asserted
= lawmakers | praise | Norway | asserted
= lawmakers | praise in | reports | asserted

of nothing before the clause:
The/DT/det/1 reports|report/NNS/nsubj/2 praised|praise/VBD/ROOT/2 Norway{Country}/NNP/dobj/2 ,/,/punct/2
including|include/VBG/prep/2 Helga_Moen{Person}/NNP/pobj/5
= reports | praise | Norway | asserted

of those who:
Those/DT/nsubj/8 praised|praise/VBN/acl/0 by/IN/agent/1 Norway{Country}/NNP/pobj/2 ,/,/punct/1
including|include/VBG/prep/1 many/JJ/amod/7 lawmakers|lawmaker/NNS/pobj/5 slept|sleep/VBD/ROOT/8 in/IN/prep/8
Oslo{City}/NNP/pobj/9
= Norway | praise | Those praised | hedged
= Norway | praise | many lawmakers | hedged
= Those praised | sleep in | Oslo | asserted
= many lawmakers | sleep in | Oslo | asserted
""")


@pytest.fixture(scope="module")
def reader(blank_vocab: Vocab) -> Reader:
    """Give the components after the parser, with open statements."""
    return Reader(small_ontology(), blank_vocab, open_statements=True)


def test_nlp_examples_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert len(CASES) == 13


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_examples_share_what_is_said(case: Case, reader: Reader) -> None:
    """What is said of several things is said of their examples, and that they are examples is said too."""
    assert sorted(case.lines) == reader.said(case.tree)
