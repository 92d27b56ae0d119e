"""Which date dates a predicate: its own, one that another clause lends it, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.nodes import Nodes
from kgraph.nlp.records import set_published
from kgraph.nlp.times import Times
from nlp_notation import Case, at, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Each case: its name, the predicate, and the words of its date, or a dash.
CASES = read_cases("""
own: fined 4 March 2003
The/DT/det/1 court/NN/nsubj/2 fined|fine/VBD/ROOT/2 the/DT/det/4 bank/NN/dobj/2 on/IN/prep/2
4_March_2003{date;start=2003-03-04}/NNP/pobj/5 ././punct/2

sum that the tagger takes for a verb: cut from
The/DT/det/1 package/NN/nsubjpass/3 was/VBD/auxpass/3 cut/VBN/ROOT/3 from/IN/prep/3
$11m{money;amount=11000000;unit=USD}/NNS/pobj/4 to/IN/prep/4 $5m{money;amount=5000000;unit=USD}/NNS/pobj/6
from{interval;start=2005;end=2007}/IN/prep/3 this/DT/det/10 year/NN/pobj/8 up/IN/prep/3 to/IN/prep/11 2007/CD/pobj/12
././punct/3

level that it fell from: fell -
Sales/NNS/nsubj/1 fell|fall/VBD/ROOT/1 to/IN/prep/1 $5m{money;amount=5000000;unit=USD}/NNS/pobj/2 from/IN/prep/1
$6m{money;amount=6000000;unit=USD}/NNS/pobj/4 in/IN/prep/1 May_2003{date;start=2003-05}/NNP/pobj/6 ././punct/1

level that it fell to: fell May 2003
Sales/NNS/nsubj/1 fell|fall/VBD/ROOT/1 to/IN/prep/1 $5m{money;amount=5000000;unit=USD}/NNS/pobj/2 in/IN/prep/1
May_2003{date;start=2003-05}/NNP/pobj/4 ././punct/1

comparison: sold -
The/DT/det/1 firm/NN/nsubj/2 sold|sell/VBD/ROOT/2 more/JJR/amod/4 boats/NNS/dobj/2 than/IN/prep/2 in/IN/prep/5
2003{date;start=2003}/CD/pobj/6 ././punct/2

first since: posted -
The/DT/det/1 bank/NN/nsubj/2 posted/VBD/ROOT/2 its/PRP$/poss/5 first{ordinal;amount=1}/JJ/amod/5 loss/NN/dobj/2
since{interval;start=2001}/IN/prep/2 2001/CD/pobj/6 ././punct/2

lasting since: lost since
The/DT/det/1 town/NN/nsubj/3 has/VBZ/aux/3 lost|lose/VBN/ROOT/3 300{count;amount=300}/CD/nummod/5 jobs/NNS/dobj/3
since{interval;start=2003-05}/IN/prep/3 May/NNP/pobj/6 2003/CD/nummod/7 ././punct/3

forecast for: issued -
The/DT/det/1 bank/NN/nsubj/2 issued|issue/VBD/ROOT/2 a/DT/det/4 forecast/NN/dobj/2 for/IN/prep/2
2007{date;start=2007}/CD/pobj/5 ././punct/2

forecast of a year: cut -
The/DT/det/1 bank/NN/nsubj/2 cut/VBD/ROOT/2 its/PRP$/poss/4 forecast/NN/dobj/2 for/IN/prep/2 exports/NNS/pobj/5
this_year{date;start=2005}/NN/npadvmod/2 ././punct/2

forecast on a day: cut Monday
The/DT/det/1 bank/NN/nsubj/2 cut/VBD/ROOT/2 its/PRP$/poss/4 forecast/NN/dobj/2 for/IN/prep/2 exports/NNS/pobj/5
Monday{date;start=2005-09-26}/NNP/npadvmod/2 ././punct/2

forecast cut in a year: cut this year
The/DT/det/1 bank/NN/nsubj/2 cut/VBD/ROOT/2 its/PRP$/poss/4 forecast/NN/dobj/2
this_year{date;start=2005}/NN/npadvmod/2 ././punct/2

participle after the same auxiliary: fined May 2003
The/DT/det/1 bank/NN/nsubjpass/3 was/VBD/auxpass/3 sued|sue/VBN/ROOT/3 and/CC/cc/3 fined|fine/VBN/conj/3 in/IN/prep/5
May_2003{date;start=2003-05}/NNP/pobj/6 ././punct/3

each its own: charged June 2003
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 arrested/VBN/ROOT/2 in/IN/prep/2 May_2003{date;start=2003-05}/NNP/pobj/3
and/CC/cc/2 charged|charge/VBN/conj/2 in/IN/prep/6 June_2003{date;start=2003-06}/NNP/pobj/7 ././punct/2

conjunct after the date: charged -
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 arrested/VBN/ROOT/2 on/IN/prep/2 4_May_2003{date;start=2003-05-04}/NNP/pobj/3
and/CC/cc/2 charged|charge/VBN/conj/2 under/IN/prep/6 the/DT/det/9 act/NN/pobj/7 ././punct/2

conjunct after a date that opens: charged 4 May 2003
On/IN/prep/4 4_May_2003{date;start=2003-05-04}/NNP/pobj/0 Lang/NNP/nsubjpass/4 was/VBD/auxpass/4 arrested/VBN/ROOT/4
and/CC/cc/4 charged|charge/VBN/conj/4 ././punct/4

conjunct that says itself when: cancelled -
In/IN/prep/3 May_2003{date;start=2003-05}/NNP/pobj/0 Norvik/NNP/nsubj/3 ordered|order/VBD/ROOT/3 jets/NNS/dobj/3
but/CC/cc/3 cancelled|cancel/VBD/conj/3 them/PRP/dobj/6 two/CD/nummod/9 months/NNS/npadvmod/10 later/RB/advmod/6
././punct/3

between two dates: announced -
In/IN/prep/6 addition/NN/pobj/0 to/IN/prep/1 its/PRP$/poss/4 order/NN/pobj/2
Wednesday{date;start=2005-09-21}/NNP/npadvmod/6
announced|announce/VBD/ROOT/6 Norvik/NNP/nsubj/6 a/DT/det/9 merger/NN/dobj/6 on/IN/prep/6
Monday{date;start=2005-09-26}/NNP/pobj/10 ././punct/6

between two dates of one moment: announced 4 May 2003
In/IN/prep/3 2003{date;start=2003}/CD/pobj/0 Norvik/NNP/nsubj/3 announced|announce/VBD/ROOT/3 a/DT/det/5
merger/NN/dobj/3
on/IN/prep/3 4_May_2003{date;start=2003-05-04}/NNP/pobj/6 ././punct/3

second one's date: released 2004
In/IN/prep/3 2004{date;start=2004}/CD/pobj/0 Norvik/NNP/nsubj/3 released|release/VBD/ROOT/3 two/CD/nummod/5
films/NNS/dobj/3
and/CC/cc/5 another/DT/conj/5 in/IN/prep/3 2007{date;start=2007}/CD/pobj/8 ././punct/3

past a dash: directed -
Lang/NNP/nsubj/1 showed|show/VBD/ROOT/1 Moen/NNP/dobj/1 -/:/punct/2 who/WP/nsubj/5 directed|direct/VBD/relcl/2
the/DT/det/7
film/NN/dobj/5 -/:/punct/5 on/IN/prep/5 Friday{date;start=2005-09-23}/NNP/pobj/9 ././punct/1

inside dashes: directed 2003
Moen/NNP/nsubj/7 -/:/punct/0 who/WP/nsubj/3 directed|direct/VBD/relcl/0 it/PRP/dobj/3 in/IN/prep/3
2003{date;start=2003}/CD/pobj/5 left|leave/VBD/ROOT/7 ././punct/7

level with an article before its date: rose May 2003
Shares/NNS/nsubj/1 rose|rise/VBD/ROOT/1 from/IN/prep/1 $5{money;amount=5;unit=USD}/NNS/pobj/2 in/IN/prep/1 the/DT/det/6
summer_of_2002{date;start=2002}/NN/pobj/4 to/IN/prep/1 $6{money;amount=6;unit=USD}/NNS/pobj/7 by/IN/prep/1
May_2003{date;start=2003-05}/NNP/pobj/9 ././punct/1

conjunct in another tense: owns -
Lang/NNP/nsubj/1 bought|buy/VBD/ROOT/1 the/DT/det/3 mine/NN/dobj/1 in/IN/prep/1
May_2003{date;start=2003-05}/NNP/pobj/4 and/CC/cc/1 owns/VBZ/conj/1 the/DT/det/9 mill/NN/dobj/7 ././punct/1

when below: hit May 2003
Two{count;amount=2}/CD/nummod/1 guards/NNS/nsubjpass/3 were/VBD/auxpass/3 hurt/VBN/ROOT/3 in/IN/prep/3
May_2003{date;start=2003-05}/NNP/pobj/4 when/WRB/advmod/9 a/DT/det/8 truck/NN/nsubj/9 hit/VBD/advcl/3 the/DT/det/11
gate/NN/dobj/9 ././punct/3

when above: hurt May 2003
Two{count;amount=2}/CD/nummod/1 guards/NNS/nsubjpass/3 were/VBD/auxpass/3 hurt/VBN/ROOT/3 when/WRB/advmod/7 a/DT/det/6
truck/NN/nsubj/7 hit/VBD/advcl/3 the/DT/det/9 gate/NN/dobj/7 in/IN/prep/7 May_2003{date;start=2003-05}/NNP/pobj/10
././punct/3

when before the past: signed -
Lang/NNP/nsubj/2 had/VBD/aux/2 signed/VBN/ROOT/2 the/DT/det/4 lease/NN/dobj/2 when/WRB/advmod/8 the/DT/det/7
mill/NN/nsubj/8 burned/VBD/advcl/2 in/IN/prep/8 May_2003{date;start=2003-05}/NNP/pobj/9 ././punct/2

when after a date in a phrase: won last month
The/DT/det/1 party/NN/nsubj/2 celebrated|celebrate/VBN/ROOT/2 after/IN/prep/2 last_month{date;start=2005-08}/NN/pobj/3
,/,/punct/2 when/WRB/advmod/8 it/PRP/nsubj/8 won|win/VBD/advcl/2 the/DT/det/10 vote/NN/dobj/8 ././punct/2

when after an event with a date: won last month
Support/NN/nsubj/1 grew|grow/VBD/ROOT/1 after/IN/prep/1 last_month{date;start=2005-08}/NN/poss/5 's/POS/case/3
vote/NN/pobj/2 ,/,/punct/1 when/WRB/advmod/10 the/DT/det/9 party/NN/nsubj/10 won|win/VBD/advcl/1 ././punct/1

as: sold May 2003
Shares/NNS/nsubj/1 fell|fall/VBD/ROOT/1 in/IN/prep/1 May_2003{date;start=2003-05}/NNP/pobj/2 as/IN/mark/6
investors/NNS/nsubj/6 sold|sell/VBD/advcl/1 bonds/NNS/dobj/6 ././punct/1

because: closed -
Shares/NNS/nsubj/1 fell|fall/VBD/ROOT/1 in/IN/prep/1 May_2003{date;start=2003-05}/NNP/pobj/2 because/IN/mark/7
the/DT/det/6 mill/NN/nsubj/7 closed|close/VBD/advcl/1 ././punct/1

what goes with it: taking May 2003
Lang/NNP/nsubj/1 left|leave/VBD/ROOT/1 the/DT/det/3 bank/NN/dobj/1 in/IN/prep/1
May_2003{date;start=2003-05}/NNP/pobj/4 ,/,/punct/1 taking|take/VBG/advcl/1 two{count;amount=2}/CD/nummod/9
aides/NNS/dobj/7 ././punct/1

with and a gerund: brought May 2003
The/DT/det/1 case/NN/nsubjpass/3 was/VBD/auxpass/3 dropped|drop/VBN/ROOT/3 in/IN/prep/3
May_2003{date;start=2003-05}/NNP/pobj/4 with/IN/prep/3 charges/NNS/pobj/6 being/VBG/auxpass/9 brought|bring/VBN/acl/7
against/IN/prep/9 Lang/NNP/pobj/10 ././punct/3

began to: lead May 2003
In/IN/prep/3 May_2003{date;start=2003-05}/NNP/pobj/0 Lang/NNP/nsubj/3 began|begin/VBD/ROOT/3 to/TO/aux/5
lead/VB/xcomp/3 the/DT/det/7 bank/NN/dobj/5 ././punct/3

planned to: leave -
In/IN/prep/3 May_2003{date;start=2003-05}/NNP/pobj/0 Lang/NNP/nsubj/3 hoped|hope/VBD/ROOT/3 to/TO/aux/5
leave/VB/xcomp/3 the/DT/det/7 bank/NN/dobj/5 ././punct/3

past day of a decision: agreed Friday
Lang/NNP/nsubj/1 agreed|agree/VBD/ROOT/1 to/TO/aux/3 sell/VB/xcomp/1 the/DT/det/5 mill/NN/dobj/3 on/IN/prep/3
Friday{date;start=2005-09-23}/NNP/pobj/6 ././punct/1

decision about what was past: sell -
Lang/NNP/nsubj/1 agreed|agree/VBD/ROOT/1 to/TO/aux/3 sell/VB/xcomp/1 the/DT/det/5 mill/NN/dobj/3 on/IN/prep/3
Friday{date;start=2005-09-23}/NNP/pobj/6 ././punct/1

day of a plan: planned -
Lang/NNP/nsubj/1 planned|plan/VBD/ROOT/1 to/TO/aux/3 sell/VB/xcomp/1 the/DT/det/5 mill/NN/dobj/3 on/IN/prep/3
Friday{date;start=2005-09-23}/NNP/pobj/6 ././punct/1

gathering: meet Friday
The/DT/det/1 ministers/NNS/nsubj/3 will/MD/aux/3 meet/VB/ROOT/3 to/TO/aux/5 discuss/VB/advcl/3 the/DT/det/7
plan/NN/dobj/5 on/IN/prep/5 Friday{date;start=2005-09-30}/NNP/pobj/8 ././punct/3

occasion of what somebody is accused of: accused -
The/DT/det/1 firm/NN/nsubj/2 accused|accuse/VBD/ROOT/2 Riedl/NNP/dobj/2 of/IN/prep/2 spying/NN/pobj/4
during/IN/prep/2 a/DT/det/9 1998{date;start=1998}/CD/nummod/9 race/NN/pobj/6 ././punct/2

occasion: urged Saturday
During/IN/prep/6 the/DT/det/3 Saturday{date;start=2005-09-24}/NNP/compound/3 debate/NN/pobj/0 ,/,/punct/6
Lang/NNP/nsubj/6 urged|urge/VBD/ROOT/6 the/DT/det/8 bank/NN/dobj/6 to/TO/aux/10 act/VB/xcomp/6 ././punct/6

said in: accused May 2003
Lang/NNP/nsubj/1 accused|accuse/VBD/ROOT/1 the/DT/det/3 bank/NN/dobj/1 in/IN/prep/1 a/DT/det/7
May_2003{date;start=2003-05}/NNP/compound/7 letter/NN/pobj/4 ././punct/1

said in what was published: accused May 2003
In/IN/prep/8 a/DT/det/2 report/NN/pobj/0 published/VBN/acl/2 in/IN/prep/3 May_2003{date;start=2003-05}/NNP/pobj/4
,/,/punct/8 Lang/NNP/nsubj/8 accused|accuse/VBD/ROOT/8 the/DT/det/10 bank/NN/dobj/8 of/IN/prep/10 fraud/NN/pobj/11
././punct/8

done to what a date tells from others: scrapped -
The/DT/det/1 court/NN/nsubj/2 scrapped|scrap/VBD/ROOT/2 the/DT/det/5 2003{date;start=2003}/CD/nummod/5 deal/NN/dobj/2
././punct/2

done in what a date tells from others: convicted -
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 convicted/VBN/ROOT/2 in/IN/prep/2 the/DT/det/6
2003{date;start=2003}/CD/nummod/6 attack/NN/pobj/3 ././punct/2

harm that an event does: killed May 2003
The/DT/det/2 May_2003{date;start=2003-05}/NNP/compound/2 attack/NN/nsubj/3 killed/VBD/ROOT/3
five{count;amount=5}/CD/nummod/5 guards/NNS/dobj/3 ././punct/3

effect of a thing: angered -
The/DT/det/2 2003{date;start=2003}/CD/nummod/2 treaty/NN/nsubj/3 angered/VBD/ROOT/3 the/DT/det/5 bank/NN/dobj/3
././punct/3

amount of what there was: fleet October
As/IN/prep/6 of/IN/prep/0 October{date;start=2004-10}/NNP/pobj/1 ,/,/punct/6 the/DT/det/5 firm/NN/nsubj/6
had/VBD/ROOT/6 a/DT/det/8 fleet/NN/dobj/6 of/IN/prep/8 270{count;amount=270}/CD/nummod/11 trucks/NNS/pobj/9
././punct/6
""")


def test_nlp_times_corpus_is_whole() -> None:
    """The corpus has lost no case; a dozen of them have no date."""
    assert (47, 19) == (len(CASES), sum(case.expected.endswith(" -") for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_times_date_a_predicate(case: Case, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A predicate has the date of its moment, and no other."""
    word, _, expected = case.expected.partition(" ")
    doc = parse(case.tree, blank_vocab)
    set_published(doc, "2005-09-26")
    nodes = Nodes(doc, ontology)
    start = Times(doc, nodes, ontology).of(at(doc, word), is_amount=case.name.startswith("amount"))
    assert expected == (nodes.values[start].value.text if start >= 0 else "-")
