"""Statements, events and their roles from whole sentences, with a small ontology."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.statement_records import get_statements
from kgraph.nlp.syntax import iter_ancestors
from nlp_notation import Case, Reader, params, parse, read_cases, words
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Expected: all statements, and no others; an event stands under its trigger.
CASES = read_cases("""
active:
Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 ././punct/1
= Norway | signed | treaty | asserted

passive:
The/DT/det/1 treaty/NN/nsubjpass/3 was/VBD/auxpass/3 signed/VBN/ROOT/3 by/IN/agent/3 Norway{Country}/NNP/pobj/4
= Norway | signed | treaty | asserted

coordination on both sides:
Norway{Country}/NNP/nsubj/3 and/CC/cc/0 Finland{Country}/NNP/conj/0 signed/VBD/ROOT/3 the/DT/det/5 treaty/NN/dobj/3
and/CC/cc/5 a/DT/det/8 protocol/NN/conj/5
= Finland | signed | protocol | asserted
= Finland | signed | treaty | asserted
= Norway | signed | protocol | asserted
= Norway | signed | treaty | asserted

event with a recipient:
The/DT/det/1 council/NN/nsubj/2 submitted|submit/VBD/ROOT/2 the/DT/det/4 report/NN/dobj/2 to/IN/prep/2
Bernhard_Lang{Person}/NNP/pobj/5
= council | submitted | report | asserted
= council | submittedDocumentTo | Bernhard Lang | asserted
= submit | agent | council | asserted
= submit | recipient | Bernhard Lang | asserted
= submit | theme | report | asserted
= submit | type | Submission | asserted

document found over a loose attachment:
The/DT/det/1 dossier/NN/nsubjpass/12 for/IN/prep/1 the/DT/det/4 security/NN/pobj/2 of/IN/prep/4 the/DT/det/7
agency/NN/pobj/5 submitted|submit/VBN/acl/7 by/IN/agent/8 Bernhard_Lang{Person}/NNP/pobj/9 was/VBD/auxpass/12
shredded/VBN/ROOT/12
= Bernhard Lang | submitted | dossier for the security of the agency | asserted

event without its agent:
Bernhard_Lang{Person}/NNP/nsubjpass/2 was/VBD/auxpass/2 arrested/VBN/ROOT/2 in/IN/prep/2 Oslo{City}/NNP/pobj/3
= arrest | place | Oslo | asserted
= arrest | theme | Bernhard Lang | asserted
= arrest | type | Arrest | asserted

time of an event:
Police/NNS/nsubj/1 arrested/VBD/ROOT/1 Bernhard_Lang{Person}/NNP/dobj/1 on/IN/prep/1
4_March_2011{date;start=2011-03-04}/NNP/pobj/3
= Police | arrested | Bernhard Lang | asserted at 4 March 2011
= arrest | agent | Police | asserted at 4 March 2011
= arrest | date | 4 March 2011 | asserted at 4 March 2011
= arrest | theme | Bernhard Lang | asserted at 4 March 2011
= arrest | type | Arrest | asserted at 4 March 2011

time of a coordinated verb:
Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 and/CC/cc/1 ratified|ratify/VBD/conj/1
the/DT/det/7 protocol/NN/dobj/5 in/IN/prep/1 2009{date;start=2009}/CD/pobj/8
= Norway | signed | protocol | asserted at 2009
= Norway | signed | treaty | asserted at 2009

time that the parser hung on a name:
On/IN/prep/3 Monday{date;start=2005-09-26}/NNP/compound/2 Norway{Country}/NNP/nsubj/3 signed/VBD/ROOT/3 the/DT/det/5
treaty/NN/dobj/3
= Norway | signed | treaty | asserted at Monday

time of a noun that tells which one:
Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 a/DT/det/3 treaty/NN/dobj/1 ,/,/punct/3 the/DT/det/6 first/JJ/appos/3
on/IN/prep/6 Monday{date;start=2005-09-26}/NNP/pobj/7
= Norway | signed | treaty | asserted

time of another clause:
Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 that/WDT/nsubj/5 lapsed/VBD/relcl/3
in/IN/prep/5 2009{date;start=2009}/CD/pobj/6
= Norway | signed | treaty | asserted

sum and seller:
Boliden{Company}/NNP/nsubj/1 bought|buy/VBD/ROOT/1 the/DT/det/3 plant/NN/dobj/1 from/IN/prep/1
Norsk_Hydro{Company}/NNP/pobj/4 for/IN/prep/1 90_million_euros{money;amount=90000000;unit=EUR}/NNS/pobj/6
= Boliden | acquired | plant | asserted
= buy | agent | Boliden | asserted
= buy | origin | Norsk Hydro | asserted
= buy | sum | 90 million euros | asserted
= buy | theme | plant | asserted
= buy | type | Acquisition | asserted

nominalisation:
Boliden{Company}/NNP/poss/2 's/POS/case/0 acquisition/NN/nsubj/6 of/IN/prep/2 the/DT/det/5 plant/NN/pobj/3
alarmed/VBD/ROOT/6 Norway{Country}/NNP/dobj/6
= Boliden | acquired | plant | hedged

nominalisation that a preposition vouches for:
Norway{Country}/NNP/nsubj/1 grew/VBD/ROOT/1 after/IN/prep/1 Boliden{Company}/NNP/poss/5 's/POS/case/3
acquisition/NN/pobj/2 of/IN/prep/5 the/DT/det/8 plant/NN/pobj/6
= Boliden | acquired | plant | asserted

amount of a fund:
The/DT/det/1 council/NN/nsubj/2 approved|approve/VBD/ROOT/2 a/DT/det/4 grant/NN/dobj/2 of/IN/prep/4
90_euros{money;amount=90;unit=EUR}/NNS/pobj/5
= council | funds | 90 euros | asserted

amount of another kind:
The/DT/det/1 council/NN/nsubj/2 approved|approve/VBD/ROOT/2 a/DT/det/4 grant/NN/dobj/2 of/IN/prep/4
90_percent{percent;amount=90}/NN/pobj/5

series of amounts:
The/DT/det/1 council/NN/nsubj/2 reduced|reduce/VBD/ROOT/2 the/DT/det/4 grant/NN/dobj/2 from/IN/prep/2
90_euros{money;amount=90;unit=EUR}/NNS/pobj/5 to/IN/prep/6 70_euros{money;amount=70;unit=EUR}/NNS/pobj/7 and/CC/cc/5
from/IN/conj/5 50_euros{money;amount=50;unit=EUR}/NNS/pobj/10 to/IN/prep/11
30_euros{money;amount=30;unit=EUR}/NNS/pobj/12
= council | reduced | grant | asserted
= reduce 2 | agent | council | asserted
= reduce 2 | fromAmount | 50 euros | asserted
= reduce 2 | theme | grant | asserted
= reduce 2 | toAmount | 30 euros | asserted
= reduce 2 | type | Reduction | asserted
= reduce | agent | council | asserted
= reduce | fromAmount | 90 euros | asserted
= reduce | theme | grant | asserted
= reduce | toAmount | 70 euros | asserted
= reduce | type | Reduction | asserted

amount per person:
The/DT/det/1 council/NN/nsubj/2 reduced|reduce/VBD/ROOT/2 the/DT/det/4 grant/NN/dobj/2 from/IN/prep/2
90_euros{money;amount=90;unit=EUR}/NNS/pobj/5 to/IN/prep/2 70_euros{money;amount=70;unit=EUR}/NNS/pobj/7 for/IN/prep/2
one{count;amount=1}/CD/nummod/11 person/NN/pobj/9
= council | reduced | grant | asserted
= reduce | agent | council | asserted
= reduce | fromAmount | 90 euros per 1 person | asserted
= reduce | theme | grant | asserted
= reduce | toAmount | 70 euros per 1 person | asserted
= reduce | type | Reduction | asserted

title with a party:
Green_Alliance{PoliticalParty}/NNP/compound/1 lawmaker/NN/compound/2 Tomas_Riedl{Person}/NNP/nsubj/3
resigned/VBD/ROOT/3
= Tomas Riedl | holdsRole | lawmaker | asserted
= Tomas Riedl | memberOf | Green Alliance | asserted

title hung on the name:
Green_Alliance{PoliticalParty}/NNP/compound/2 lawmaker/NN/compound/2 Tomas_Riedl{Person}/NNP/nsubj/3
resigned/VBD/ROOT/3
= Tomas Riedl | holdsRole | lawmaker | asserted
= Tomas Riedl | memberOf | Green Alliance | asserted

apposition:
Tomas_Riedl{Person}/NNP/nsubj/7 ,/,/punct/0 mayor/NN/appos/0 of/IN/prep/2 Oslo{City}/NNP/pobj/3 ,/,/punct/0
quietly/RB/advmod/7 resigned/VBD/ROOT/7
= Tomas Riedl | headOf | Oslo | asserted
= Tomas Riedl | holdsRole | mayor | asserted

copula:
Tomas_Riedl{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 mayor/NN/attr/1 of/IN/prep/2 Oslo{City}/NNP/pobj/3
= Tomas Riedl | headOf | Oslo | asserted
= Tomas Riedl | holdsRole | mayor | asserted

copula denied:
Tomas_Riedl{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 not/RB/neg/1 mayor/NN/attr/1 of/IN/prep/3 Oslo{City}/NNP/pobj/4
= Tomas Riedl | headOf | Oslo | denied
= Tomas Riedl | holdsRole | mayor | denied

former role:
Tomas_Riedl{Person}/NNP/nsubj/8 ,/,/punct/0 the/DT/det/4 former/JJ/amod/4 mayor/NN/appos/0 of/IN/prep/4
Oslo{City}/NNP/pobj/5 ,/,/punct/0 resigned/VBD/ROOT/8
= Tomas Riedl | formerlyHeld | mayor | asserted

former title:
Former/JJ/amod/1 mayor/NN/compound/2 Tomas_Riedl{Person}/NNP/nsubj/3 resigned/VBD/ROOT/3
= Tomas Riedl | formerlyHeld | mayor | asserted

future role:
Tomas_Riedl{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/4 next/JJ/amod/4 mayor/NN/attr/1 of/IN/prep/4
Oslo{City}/NNP/pobj/5

appointment to an office:
The/DT/det/1 council/NN/nsubj/2 appointed/VBD/ROOT/2 Helga_Moen{Person}/NNP/dobj/2 as/IN/prep/2
finance/NN/compound/6 minister/NN/pobj/4
= Helga Moen | holdsRole | minister | asserted
= appoint | agent | council | asserted
= appoint | position | minister | asserted
= appoint | theme | Helga Moen | asserted
= appoint | type | Appointment | asserted
= council | appointed | Helga Moen | asserted

indirect object:
Kenya{Country}/NNP/nsubj/1 granted/VBD/ROOT/1 the/DT/det/3 refugees/NNS/dative/1 asylum/NN/dobj/1
= Kenya | grantedAsylumTo | refugees | asserted

list of examples:
The/DT/det/1 refugees/NNS/nsubj/2 fled|flee/VBD/ROOT/2 from/IN/prep/2 countries/NNS/pobj/3 such/JJ/amod/6 as/IN/prep/4
Chad{Country}/NNP/pobj/6 and/CC/cc/7 Kenya{Country}/NNP/conj/7
= refugees | fledFrom | Chad | asserted
= refugees | fledFrom | Kenya | asserted

date as an object:
The/DT/det/1 act/NN/nsubj/2 came|come/VBD/ROOT/2 into/IN/prep/2 effect/NN/pobj/3 in/IN/prep/2
2004{date;start=2004}/CD/pobj/5
= act | cameIntoEffect | 2004 | asserted at 2004

required word missing:
The/DT/det/1 act/NN/nsubj/2 came|come/VBD/ROOT/2 into/IN/prep/2 view/NN/pobj/3 in/IN/prep/2
2004{date;start=2004}/CD/pobj/5

object of the wrong class:
Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 Bernhard_Lang{Person}/NNP/dobj/1

reported with its speaker:
Tomas_Riedl{Person}/NNP/nsubj/1 said/VBD/ROOT/1 Norway{Country}/NNP/nsubj/3 signed/VBD/ccomp/1 the/DT/det/5
treaty/NN/dobj/3
= Norway | signed | treaty | reported by Tomas Riedl

reported by nobody known:
She/PRP/nsubj/1 said/VBD/ROOT/1 Norway{Country}/NNP/nsubj/3 signed/VBD/ccomp/1 the/DT/det/5 treaty/NN/dobj/3
= Norway | signed | treaty | hedged

planned:
Norway{Country}/NNP/nsubj/2 will/MD/aux/2 sign/VB/ROOT/2 the/DT/det/4 treaty/NN/dobj/2
= Norway | signed | treaty | planned

present tense on a day to come:
Norway{Country}/NNP/nsubj/1 signs/VBZ/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 Friday{date;start=2005-09-30}/NNP/npadvmod/1
= Norway | signed | treaty | planned at Friday

present progressive on a day to come:
Norway{Country}/NNP/nsubj/2 is/VBZ/aux/2 signing|sign/VBG/ROOT/2 the/DT/det/4 treaty/NN/dobj/2
Friday{date;start=2005-09-30}/NNP/npadvmod/2
= Norway | signed | treaty | planned at Friday

present tense in a year:
Norway{Country}/NNP/nsubj/1 signs/VBZ/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 in/IN/prep/1 2005{date;start=2005}/CD/pobj/4
= Norway | signed | treaty | asserted at 2005

pronoun that stands for nobody:
She/PRP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1

pronoun that stands for somebody:
Tomas_Riedl{Person}/NNP/nsubj/1 resigned/VBD/ROOT/1 ././punct/1 He/PRP/nsubj/4 signed/VBD/ROOT/4 the/DT/det/6
treaty/NN/dobj/4
= He | signed | treaty | asserted
""")


@pytest.fixture(scope="module")
def reader(blank_vocab: Vocab) -> Reader:
    """Give the components after the parser."""
    return Reader(small_ontology(), blank_vocab)


def test_nlp_relations_corpus_is_whole() -> None:
    """The corpus has lost no case; six of them must give nothing."""
    assert (40, 5) == (len(CASES), sum(not case.lines for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_relations_are_read(case: Case, reader: Reader) -> None:
    """A sentence gives just the statements that it says."""
    assert sorted(case.lines) == reader.said(case.tree)


def test_nlp_relations_measure_their_words(reader: Reader) -> None:
    """A statement's words run from the first to the last of subject, trigger and object."""
    doc = reader.read(CASES[0].tree)
    (record,) = get_statements(doc)
    assert "Norway signed the treaty" == doc.text[record.start : record.end]


def test_nlp_relations_number_events_apart(reader: Reader) -> None:
    """Events of one trigger have keys of their own, and their statements carry them."""
    doc = reader.read(next(case.tree for case in CASES if case.name == "series of amounts"))
    keys = {record.event for record in get_statements(doc) if record.subject_kind == "event"}
    assert [2, 2 + len(doc)] == sorted(keys)


def test_nlp_relations_end_without_a_verb(reader: Reader, blank_vocab: Vocab) -> None:
    """A date in a sentence without a verb dates no predicate, and reading it ends."""
    tree = "Report/NN/ROOT/0 of/IN/prep/0 4_March_2011{date;start=2011-03-04}/NNP/pobj/1 ././punct/0"
    doc = parse(tree, blank_vocab)
    assert ["of", "Report"] == words([*islice(iter_ancestors(doc[2]), len(doc))])
    assert [] == reader.said(tree)
