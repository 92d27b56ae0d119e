"""What values measure: the nearest thing up the tree, else the subject, in the words between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.model import Value, ValueKind
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.records import ValueSpan, get_values, set_values
from kgraph.nlp.value_relations import ValueReader, ValueRelation
from nlp_notation import Case, params, parse, read_cases
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Expected: mention, phrase and value of each relation.
CASES = read_cases("""
after a verb:
Talia{Person}/NNP/nsubj/1 pays|pay/VBZ/ROOT/1 9_euros{money;amount=9;unit=EUR}/NNS/dobj/1
= Talia | pay | 9 euros

after a preposition of a passive:
the/DT/det/1 treaty/NN/nsubjpass/3 was/VBD/auxpass/3 priced|price/VBN/ROOT/3 at/IN/prep/3
9_euros{money;amount=9;unit=EUR}/NNS/pobj/4
= treaty | be priced at | 9 euros

participle after its noun:
a/DT/det/1 treaty/NN/ROOT/1 priced|price/VBN/acl/1 at/IN/prep/2 9_euros{money;amount=9;unit=EUR}/NNS/pobj/3
= treaty | be priced at | 9 euros

before a thing of its own:
a/DT/det/2 9_euro{money;amount=9;unit=EUR}/CD/nummod/2 treaty/NN/nsubj/3 failed/VBD/ROOT/3
= treaty | of | 9 euro

before a noun without a class:
Talia{Person}/NNP/nsubj/1 got|get/VBD/ROOT/1 a/DT/det/4 9_euro{money;amount=9;unit=EUR}/CD/nummod/4 kick/NN/dobj/1
= Talia | get kick | 9 euro

after a noun without a class:
Talia{Person}/NNP/nsubj/1 faces|face/VBZ/ROOT/1 a/DT/det/4 harsh/JJ/amod/4 penalty/NN/dobj/1 of/IN/prep/4
ten_years{duration;start=P10Y}/CD/pobj/5
= Talia | face harsh penalty of | ten years

noun without a class as the subject:
a/DT/det/1 penalty/NN/nsubjpass/5 of/IN/prep/1 ten_years{duration;start=P10Y}/CD/pobj/2 was/VBD/auxpass/5
asked/VBN/ROOT/5
= penalty | of | ten years

with its object between:
Talia{Person}/NNP/nsubj/1 widened|widen/VBD/ROOT/1 the/DT/det/3 gap/NN/dobj/1 by/IN/prep/1
9_%{percent;amount=9}/NNS/pobj/4
= Talia | widen gap by | 9 %

a plan in between:
Talia{Person}/NNP/nsubj/1 revealed|reveal/VBD/ROOT/1 plans/NNS/dobj/1 to/TO/aux/4 widen/VB/acl/2 gaps/NNS/dobj/4
by/IN/prep/4 9_%{percent;amount=9}/NNS/pobj/6
= Talia | reveal plans to widen gap by | 9 %

two amounts of a change:
Talia{Person}/NNP/nsubj/1 fell|fall/VBD/ROOT/1 from/IN/prep/1 9_euros{money;amount=9;unit=EUR}/NNS/pobj/2 to/TO/aux/5
7_euros{money;amount=7;unit=EUR}/VB/advcl/1
= Talia | fall from | 9 euros
= Talia | fall to | 7 euros

coordinated with another value:
Talia{Person}/NNP/nsubj/1 faces|face/VBZ/ROOT/1 ten_years{duration;start=P10Y}/CD/dobj/1 and/CC/cc/2
9_euros{money;amount=9;unit=EUR}/NNS/conj/2
= Talia | face | ten years
= Talia | face | 9 euros

the same in another currency:
Talia{Person}/NNP/nsubj/1 pays|pay/VBZ/ROOT/1 9_euros{money;amount=9;unit=EUR}/NNS/dobj/1 (/-LRB-/punct/2
8_dollars{money;amount=8;unit=USD}/NNS/dep/1 )/-RRB-/punct/2
= Talia | pay | 9 euros
= Talia | pay | 8 dollars

which is a part:
Talia{Person}/NNP/nsubj/1 pays|pay/VBZ/ROOT/1 9_euros{money;amount=9;unit=EUR}/NNS/dobj/1 ,/,/punct/2
which/WDT/nsubj/5 is/VBZ/relcl/2 5_%{percent;amount=5}/NNS/attr/5
= Talia | pay | 9 euros
= Talia | pay | 5 %

part as the subject:
Half{percent;amount=50}/NN/nsubj/3 of/IN/prep/0 lawmakers/NNS/pobj/1 resigned|resign/VBD/ROOT/3
= lawmakers | resign | Half

part of what stands in front:
Of/IN/prep/6 the/DT/det/2 treaty/NN/pobj/0 ,/,/punct/6 9_euros{money;amount=9;unit=EUR}/NNS/nsubjpass/6
is/VBZ/auxpass/6 spent/VBN/ROOT/6
= treaty | be spent | 9 euros

what a sum is in:
They/PRP/nsubj/1 paid|pay/VBD/ROOT/1 9_euros{money;amount=9;unit=EUR}/NNS/dobj/1 in/IN/prep/2 arrears/NNS/pobj/3
= arrears | of | 9 euros

number in a container:
Talia{Person}/NNP/nsubj/1 keeps|keep/VBZ/ROOT/1 a/DT/det/3 cache/NN/dobj/1 of/IN/prep/3
twelve{count;amount=12}/CD/nummod/6 treaty/NN/pobj/4
= treaty | number | twelve
= Talia | keep cache of treaty | twelve

number with a noun between:
the/DT/det/4 12{count;amount=12}/CD/nummod/3 -/HYPH/punct/3 page/NN/compound/4 treaty/NN/nsubj/5 failed/VBD/ROOT/5
= treaty | page | 12

share of a thing:
Talia{Person}/NNP/nsubj/1 sold|sell/VBD/ROOT/1 9_%{percent;amount=9}/NNS/dobj/1 of/IN/prep/2 the/DT/det/5 plot/NN/pobj/3
= Talia | sell of plot | 9 %

number of a group:
Twelve{count;amount=12}/CD/nummod/1 lawmakers/NNS/nsubj/2 resigned|resign/VBD/ROOT/2

one:
Talia{Person}/NNP/nsubj/1 resigned|resign/VBD/ROOT/1 in/IN/prep/1 one{count;amount=1}/CD/nummod/4 hour/NN/pobj/2

number of a house:
Talia{Person}/NNP/nsubj/1 left/VBD/ROOT/1 300{count;amount=300}/CD/nummod/3 Calder_Street{Place}/NNP/dobj/1

including:
Talia{Person}/NNP/nsubj/1 signed|sign/VBD/ROOT/1 a/DT/det/3 treaty/NN/dobj/1 including/VBG/prep/3
12{count;amount=12}/CD/nummod/6 rule/NN/pobj/4
= treaty | including rule | 12

age in commas:
Talia{Person}/NNP/nsubj/4 ,/,/punct/0 47{quantity;amount=47;unit=year}/CD/appos/0 ,/,/punct/0 left/VBD/ROOT/4
= Talia | aged | 47

superlative:
the/DT/det/4 third{ordinal;amount=3}/RB/advmod/3 -/HYPH/punct/3 largest/JJS/amod/4 bank/NN/nsubj/5 failed/VBD/ROOT/5
= bank | rank largest bank | third

ordinal alone:
the/DT/det/2 third{ordinal;amount=3}/JJ/amod/2 bank/NN/nsubj/3 failed/VBD/ROOT/3

ordinal of what a name is:
Talia{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/4 third{ordinal;amount=3}/JJ/amod/4 envoy/NN/attr/1
= Talia | rank envoy | third

ordinal of what a name is, in passing:
Talia{Person}/NNP/nsubj/6 ,/,/punct/0 the/DT/det/4 third{ordinal;amount=3}/JJ/amod/4 envoy/NN/appos/0 ,/,/punct/0
left/VBD/ROOT/6
= Talia | rank envoy | third

ordinal of a time:
Talia{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/4 third{ordinal;amount=3}/JJ/amod/4 time/NN/attr/1

measure of an adjective:
the/DT/det/1 treaty/NN/nsubj/2 is/VBZ/ROOT/2 9_metres{quantity;amount=9;unit=metre}/NNS/npadvmod/4 long/JJ/acomp/2
= treaty | be long | 9 metres

size beside a noun:
Talia{Person}/NNP/nsubj/1 left/VBD/ROOT/1 a/DT/det/4 9_acre{quantity;amount=9;unit=acre}/CD/nummod/4 plot/NN/dobj/1
= plot | of | 9 acre

date of a deed:
Talia{Person}/NNP/nsubj/1 resigned|resign/VBD/ROOT/1 Monday{date;start=2005-09-26}/NNP/npadvmod/1
= Talia | resign | Monday

date of a thing:
the/DT/det/2 2004{date;start=2004}/CD/nummod/2 treaty/NN/nsubj/3 failed/VBD/ROOT/3
= treaty | dated | 2004

date of speech:
Talia{Person}/NNP/nsubj/1 said/VBD/ROOT/1 on/IN/prep/1 Monday{date;start=2005-09-26}/NNP/pobj/2

set off by commas:
The/DT/det/1 treaty/NN/nsubj/8 ,/,/punct/8 in/IN/prep/8 place/NN/pobj/3 from/IN/prep/4 1948{date;start=1948}/CD/pobj/5
,/,/punct/8 failed/VBD/ROOT/8
= treaty | in place from | 1948

every so often:
Talia{Person}/NNP/nsubj/1 votes|vote/VBZ/ROOT/1 every/DT/det/3 two_years{duration;start=P2Y}/CD/npadvmod/1
= Talia | vote every | two years

only leads to a point in time:
Talia{Person}/NNP/nsubj/1 left/VBD/ROOT/1 two_hours{duration;start=PT2H}/CD/npadvmod/1 into/IN/prep/2 the/DT/det/5
match/NN/pobj/3

size beside a noun of no one:
Talia{Person}/NNP/nsubj/1 left/VBD/ROOT/1 during/IN/prep/1 a/DT/det/5 ten-year{duration;start=P10Y}/CD/nummod/5
saga/NN/pobj/2
= saga | of | ten-year

date beside a noun without a class:
Talia{Person}/NNP/nsubj/1 left/VBD/ROOT/1 the/DT/det/4 2004{date;start=2004}/CD/nummod/4 saga/NN/dobj/1
= saga | dated | 2004

age of nobody:
Talia{Person}/NNP/nsubj/1 left/VBD/ROOT/1 at/IN/prep/1 age/NN/pobj/2 17{quantity;amount=17;unit=year}/CD/nummod/3

the same elsewhere:
Twelve{count;amount=12}/CD/nummod/1 lawmakers/NNS/nsubj/2 left/VBD/ROOT/2 and/CC/cc/2 7{count;amount=7}/CD/conj/2
in/IN/prep/4 Oslo{City}/NNP/pobj/5

several subjects:
Talia{Person}/NNP/nsubj/3 and/CC/cc/0 Arno{Person}/NNP/conj/0 pay/VBP/ROOT/3
9_euros{money;amount=9;unit=EUR}/NNS/dobj/3
= Talia | pay | 9 euros
= Arno | pay | 9 euros

nobody known:
It/PRP/nsubj/1 costs|cost/VBZ/ROOT/1 9_euros{money;amount=9;unit=EUR}/NNS/dobj/1
""")


@pytest.fixture(scope="module")
def reader() -> ValueReader:
    """Give the reader with our cue words."""
    return ValueReader(small_ontology())


def read(tree: str, vocab: Vocab) -> Doc:
    """Parse a line of notation and find its mentions."""
    return MentionsComponent(small_ontology())(parse(tree, vocab))


def related(reader: ValueReader, doc: Doc) -> list[ValueRelation]:
    """Give the relations of a Doc."""
    return list(reader.iter_relations(doc, Nodes(doc, small_ontology())))


def line(doc: Doc, relation: ValueRelation) -> str:
    """Write a relation as the cases do."""
    value = next(found.value for found in get_values(doc) if found.start == relation.value)
    mention = get_mentions(doc)[relation.mention]
    return f"{doc[mention.head].text} | {relation.phrase} | {value.text}"


def test_nlp_value_relations_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (43, 10) == (len(CASES), sum(not case.lines for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_value_relations_lead_to_what_is_measured(case: Case, reader: ValueReader, blank_vocab: Vocab) -> None:
    """A value is related to the nearest thing up the tree, else to the subject, in the words between."""
    doc = read(case.tree, blank_vocab)
    assert list(case.lines) == [line(doc, relation) for relation in related(reader, doc)]


def test_nlp_value_relations_take_the_preposition_that_a_value_begins_with(
    reader: ValueReader, blank_vocab: Vocab
) -> None:
    """The first word of "since March" is both a part of the value and the relation."""
    doc = read(
        "the/DT/det/1 treaty/NN/nsubjpass/3 was/VBD/auxpass/3 frozen/VBN/ROOT/3 since/IN/prep/3 March/NNP/pobj/4",
        blank_vocab,
    )
    value = Value(kind=ValueKind.INTERVAL, text="since March", start="2005-03")
    set_values(doc, [ValueSpan(doc[4].idx, len(doc.text), value)])
    assert ["treaty | be frozen since | since March"] == [line(doc, found) for found in related(reader, doc)]


def test_nlp_value_relations_are_unsure_by_the_way_they_came(reader: ValueReader, blank_vocab: Vocab) -> None:
    """A relation over many words is less sure, and none is sure enough for a plain triple."""
    near, far = (related(reader, read(CASES[at].tree, blank_vocab))[0] for at in (0, 8))
    assert (0.45, "pays") == (near.confidence, near.head.text)
    assert (0.4, "revealed") == (far.confidence, far.head.text)
