"""What has not happened although its verb is in the present or the past tense: it is to come, or nearly was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.status import StatusComponent, get_status
from nlp_notation import Case, at, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Each case: its name, the predicate and its status.
CASES = read_cases("""
a weekday after a present tense: meets planned
Lang/NNP/nsubj/1 meets|meet/VBZ/ROOT/1 Moen/NNP/dobj/1 on/IN/prep/1 Friday/NNP/pobj/3

a weekday after a past tense: met asserted
Lang/NNP/nsubj/1 met|meet/VBD/ROOT/1 Moen/NNP/dobj/1 on/IN/prep/1 Friday/NNP/pobj/3

a weekday after a perfect: met asserted
Lang/NNP/nsubj/2 has/VBZ/aux/2 met|meet/VBN/ROOT/2 Moen/NNP/dobj/2 on/IN/prep/2 Friday/NNP/pobj/4

a weekday that comes back: teaches asserted
Lang/NNP/nsubj/1 teaches|teach/VBZ/ROOT/1 in/IN/prep/1 Oslo/NNP/pobj/2 on/IN/prep/1 Fridays/NNPS/pobj/4

next week after a continuous present: meeting planned
Lang/NNP/nsubj/2 is/VBZ/aux/2 meeting|meet/VBG/ROOT/2 Moen/NNP/dobj/2 next/JJ/amod/5 week/NN/npadvmod/2

next week as one value: meeting planned
Lang/NNP/nsubj/2 is/VBZ/aux/2 meeting|meet/VBG/ROOT/2 Moen/NNP/dobj/2 next_week{date;start=2005-10}/NN/npadvmod/2

later this month: arrives planned
Lang/NNP/nsubj/1 arrives|arrive/VBZ/ROOT/1 later/RB/advmod/4 this/DT/det/4 month/NN/npadvmod/1

is writing: writing planned
Lang/NNP/nsubj/2 is/VBZ/aux/2 writing|write/VBG/ROOT/2 a/DT/det/4 song/NN/dobj/2

was writing: writing asserted
Lang/NNP/nsubj/2 was/VBD/aux/2 writing|write/VBG/ROOT/2 a/DT/det/4 song/NN/dobj/2

is leading: leading asserted
Lang/NNP/nsubj/2 is/VBZ/aux/2 leading|lead/VBG/ROOT/2 a/DT/det/4 party/NN/dobj/2

this month: leads asserted
Lang/NNP/nsubj/1 leads|lead/VBZ/ROOT/1 it/PRP/dobj/1 this/DT/det/4 month/NN/npadvmod/1

a passive on a weekday: held planned
Talks/NNS/nsubjpass/2 are/VBP/auxpass/2 held|hold/VBN/ROOT/2 on/IN/prep/2 Monday/NNP/pobj/3

talks with somebody, scheduled: has planned
Lang/NNP/nsubj/1 has/VBZ/ROOT/1 talks/NNS/dobj/1 with/IN/prep/2 Moen/NNP/pobj/3 scheduled|schedule/VBN/acl/4

talks with somebody, described: has asserted
Lang/NNP/nsubj/1 has/VBZ/ROOT/1 talks/NNS/dobj/1 with/IN/prep/2 Moen/NNP/pobj/3 described|describe/VBN/acl/2

almost: bought denied
Lang/NNP/nsubj/2 almost/RB/advmod/2 bought|buy/VBD/ROOT/2 it/PRP/dobj/2

almost as much: doubled asserted
Sales/NNS/nsubj/2 almost/RB/advmod/2 doubled|double/VBD/ROOT/2

short of: suing denied
Lang/NNP/nsubj/1 stopped|stop/VBD/ROOT/1 short/RB/advmod/1 of/IN/prep/2 suing|sue/VBG/pcomp/3 Moen/NNP/dobj/4

close to: suing denied
Lang/NNP/nsubj/1 came|come/VBD/ROOT/1 close/RB/advmod/1 to/IN/prep/2 suing|sue/VBG/pcomp/3 Moen/NNP/dobj/4

cleared of: killing denied
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 cleared|clear/VBN/ROOT/2 of/IN/prep/2 killing|kill/VBG/pcomp/3 Moen/NNP/dobj/4

convicted of: killing asserted
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 convicted|convict/VBN/ROOT/2 of/IN/prep/2 killing|kill/VBG/pcomp/3
Moen/NNP/dobj/4

on the verge of: buying hedged
Lang/NNP/nsubj/1 is/VBZ/ROOT/1 on/IN/prep/1 the/DT/det/4 verge/NN/pobj/2 of/IN/prep/4 buying|buy/VBG/pcomp/5
it/PRP/dobj/6

had it: bought conditional
Had/VBD/aux/2 Lang/NNP/nsubj/2 bought|buy/VBN/advcl/6 it/PRP/dobj/2 Moen/NNP/nsubj/6 would/MD/aux/6 leave/VB/ROOT/6

were it to: buy conditional
Were/VBD/advcl/7 Lang/NNP/nsubj/0 to/TO/aux/3 buy/VB/xcomp/0 it/PRP/dobj/3 Moen/NNP/nsubj/7
would/MD/aux/7 leave/VB/ROOT/7

it had: bought asserted
As/IN/mark/3 Lang/NNP/nsubj/3 had/VBD/aux/3 bought|buy/VBN/advcl/6 it/PRP/dobj/3 Moen/NNP/nsubj/6 left|leave/VBD/ROOT/6
""")


@pytest.fixture(scope="module")
def component(ontology: Ontology) -> StatusComponent:
    """Give the component with the default cue words."""
    return StatusComponent(ontology)


def test_nlp_prospects_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 24 == len(CASES) == len({case.name for case in CASES})


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_prospects_are_read(case: Case, component: StatusComponent, blank_vocab: Vocab) -> None:
    """A day ahead makes a plan of the present, a near miss a denial, an inversion a condition."""
    word, status = case.expected.split()
    doc = component(parse(case.tree, blank_vocab))
    assert status == get_status(doc, at(doc, word)).status
