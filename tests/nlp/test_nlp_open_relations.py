"""What clauses say and no property covers is offered as open statements, and nothing that says too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.statement_records import get_statements
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

behind a noun:
Norway{Country}/NNP/nsubj/1 found|find/VBD/ROOT/1 remains|remain/NNS/dobj/1 of/IN/prep/2 the/DT/det/5 lawmaker/NN/pobj/3
= Norway | find | remains of the lawmaker | asserted
= Norway | find remain of | lawmaker | asserted

infinitive of a noun:
Norway{Country}/NNP/nsubj/1 outlined|outline/VBD/ROOT/1 a/DT/det/3 scheme/NN/dobj/1 to/TO/aux/5
rescue/VB/acl/3 Finland{Country}/NNP/dobj/5
= Norway | outline | scheme to rescue Finland | asserted
= Norway | outline scheme to rescue | Finland | asserted
= scheme to rescue Finland | to rescue | Finland | planned

adjective:
Norway{Country}/NNP/nsubj/1 was|be/VBD/ROOT/1 very/RB/advmod/3 calm/JJ/acomp/1
= Norway | be | very calm | asserted

side of a thing:
The/DT/det/1 mood/NN/nsubj/4 of/IN/prep/1 Norway{Country}/NNP/pobj/2 was|be/VBD/ROOT/4 calm/JJ/acomp/4
= Norway | mood be | calm | asserted

owner of a side:
Norway{Country}/NNP/poss/2 's/POS/case/0 mood/NN/nsubj/3 was|be/VBD/ROOT/3 calm/JJ/acomp/3
= Norway | mood be | calm | asserted

how many:
Norway{Country}/NNP/nsubj/1 taught|teach/VBD/ROOT/1 40{count;amount=40}/CD/nummod/3 pilots|pilot/NNS/dobj/1
= Norway | teach | 40 | asserted
= 40 pilots | memberCount | 40 | asserted
= Norway | teach | 40 pilots | asserted

what somebody else is to do:
Norway{Country}/NNP/nsubj/1 urged|urge/VBD/ROOT/1 Helga_Moen{Person}/NNP/dobj/1 to/TO/aux/4 praise/VB/xcomp/1
Finland{Country}/NNP/dobj/4
= Helga Moen | praise | Finland | planned
= Helga Moen | be urged to | praise Finland | asserted
= Norway | urge | Helga Moen | asserted
= Norway | urge to praise | Finland | asserted

what one wants of somebody:
Norway{Country}/NNP/nsubj/1 wanted|want/VBD/ROOT/1 Helga_Moen{Person}/NNP/nsubj/4 to/TO/aux/4 praise/VB/ccomp/1
Finland{Country}/NNP/dobj/4
= Helga Moen | praise | Finland | planned by Norway
= Norway | want | Helga Moen | asserted
= Norway | want | Helga Moen to praise Finland | asserted
= Norway | want to praise | Finland | asserted

object with a preposition of the verb:
Norway{Country}/NNP/nsubj/1 launched|launch/VBD/ROOT/1 Norvik{Organization}/NNP/dobj/1 in/IN/prep/1
Oslo{City}/NNP/pobj/3
= Norvik | be launched in | Oslo | asserted
= Norway | launch | Norvik | asserted
= Norway | launch in | Oslo | asserted

receiver of a sum:
Norway{Country}/NNP/nsubj/1 gave|give/VBD/ROOT/1 9_euro{money;amount=9;unit=EUR}/NNS/dobj/1 to/IN/dative/1
Norvik{Organization}/NNP/pobj/3
= Norvik | be object of give | 9 euro | asserted
= Norway | give | 9 euro | asserted
= Norway | give to | Norvik | asserted

name before an object:
Norway{Country}/NNP/nsubj/1 expanded|expand/VBD/ROOT/1 the/DT/det/4 Norvik{Organization}/NNP/compound/4 squad/NN/dobj/1
= Norway | expand | Norvik squad | asserted
= Norvik squad | of | Norvik | asserted
= Norway | expand squad of | Norvik | asserted

what an adjective is about:
Norway{Country}/NNP/nsubj/1 was|be/VBD/ROOT/1 aware/JJ/acomp/1 of/IN/prep/2 Finland{Country}/NNP/pobj/3
= Norway | be | aware of Finland | asserted
= Norway | be aware of | Finland | asserted

some of a group:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 three{count;amount=3}/CD/dobj/1 of/IN/prep/2
the/DT/det/5 pilots|pilot/NNS/pobj/3 hired|hire/VBN/acl/5 by/IN/agent/6 Finland{Country}/NNP/pobj/7
= Finland | hire | three | asserted
= Finland | hire | three of the pilots | asserted
= Norway | praise | three | asserted
= Norway | praise | three of the pilots | asserted
= three of the pilots | memberCount | three | asserted

clause that is said:
Norway{Country}/NNP/nsubj/1 said/VBD/ROOT/1 that/IN/mark/5 the/DT/det/4 roof/NN/nsubj/5 leaked/VBD/ccomp/1 ././punct/1
= Norway | say | the roof leaked | asserted

clause before its verb:
“/``/punct/7 The/DT/det/2 roof/NN/nsubj/3 leaked/VBD/ccomp/7 ,/,/punct/7 ”/''/punct/7 Norway{Country}/NNP/nsubj/7
said/VBD/ROOT/7 ././punct/7
= Norway | say | The roof leaked | asserted

infinitive of a verb:
Norway{Country}/NNP/nsubj/1 refused|refuse/VBD/ROOT/1 to/TO/aux/3 answer/VB/xcomp/1
= Norway | refuse to | answer | asserted

infinitive that says nothing:
Norway{Country}/NNP/nsubj/1 refused|refuse/VBD/ROOT/1 to/TO/aux/3 do/VB/xcomp/1

infinitive of an adjective:
Norway{Country}/NNP/nsubj/1 was|be/VBD/ROOT/1 eager/JJ/acomp/1 to/TO/aux/4 answer/VB/xcomp/2
= Norway | be | eager to answer | asserted
= Norway | be eager to | answer | asserted

gerund after a preposition:
Norway{Country}/NNP/nsubjpass/2 was|be/VBD/auxpass/2 barred|bar/VBN/ROOT/2 from/IN/prep/2 quietly/RB/advmod/5
leaving/VBG/pcomp/3
= Norway | be barred from | quietly leaving | asserted

gerund after the preposition of an object:
Norway{Country}/NNP/nsubj/1 had/VBD/ROOT/1 a/DT/det/3 habit/NN/dobj/1 of/IN/prep/3 leaving/VBG/pcomp/4
= Norway | have | habit of leaving | asserted
= Norway | have habit of | leaving | asserted

clause after an object:
Norway{Country}/NNP/nsubj/1 informed|inform/VBD/ROOT/1 the/DT/det/3 lawmaker/NN/dobj/1 that/IN/mark/6 it/PRP/nsubj/6
left/VBD/ccomp/1
= Norway | inform | lawmaker | asserted
= Norway | inform lawmaker | it left | asserted
= lawmaker | be informed | it left | asserted

what a comma and a conjunction add to a clause:
Norway{Country}/NNP/nsubj/1 said/VBD/ROOT/1 roofs|roof/NNS/nsubj/3 leaked/VBD/ccomp/1 ,/,/punct/3 and/CC/cc/3
doors|door/NNS/nsubj/7 jammed/VBD/conj/3
= Norway | say | roofs leaked | asserted

clause broken by its verb:
Norway{Country}/NNP/nsubj/3 ,/,/punct/3 which/WDT/nsubj/6 said/VBD/relcl/0 it/PRP/nsubj/5 was|be/VBD/ccomp/3
calm/JJ/acomp/5 nodded|nod/VBD/ROOT/7
= Norway | say | it was calm | asserted

clause whose subject stands elsewhere:
the/DT/det/1 plane/NN/dobj/9 ,/,/punct/1 which/WDT/nsubj/6 Norway{Country}/NNP/nsubj/5 said/VBD/relcl/1
crashed/VBD/ccomp/5 ,/,/punct/1 snow/NN/nsubj/9 hid|hide/VBD/ROOT/9

thing with a changed side:
Norway{Country}/NNP/nsubj/1 had/VBD/ROOT/1 its/PRP$/poss/3 roof/NN/nsubj/4 mended|mend/VBN/ccomp/1

clause beside a copula:
Norway{Country}/NNP/nsubj/1 left/VBD/ccomp/4 ,/,/punct/4 Finland{Country}/NNP/nsubj/4 was|be/VBD/ROOT/4 calm/JJ/acomp/4
= Finland | be | calm | asserted

quality before a clause:
Norway{Country}/NNP/nsubj/1 made|make/VBD/ROOT/1 clear/JJ/oprd/1 that/IN/mark/5 it/PRP/nsubj/5 left/VBD/ccomp/1
= Norway | make | clear | asserted
= Norway | make clear | it left | asserted

side of what somebody does:
the/DT/det/1 mood/NN/nsubj/5 spoilt|spoil/VBN/acl/1 by/IN/agent/2 Norway{Country}/NNP/pobj/3 was|be/VBD/ROOT/5
calm/JJ/acomp/5
= Norway | spoil | mood spoilt by Norway | asserted
= Norway | spoil mood be | calm | asserted

thing that is said to be what something is done to:
Norvik{Organization}/NNP/nsubj/1 was|be/VBD/ROOT/1 the/DT/det/4 third/JJ/amod/4 firm/NN/attr/1 blamed|blame/VBN/acl/4
by/IN/agent/5 Norway{Country}/NNP/pobj/6
= Norvik | be | third firm | asserted
= Norway | blame | Norvik | asserted
= Norway | blame | third firm | asserted

somebody who is one of those who do something:
Helga_Moen{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 one/CD/attr/1 of/IN/prep/2 the/DT/det/5 lawmakers|lawmaker/NNS/pobj/3
who/WP/nsubj/7 praised|praise/VBD/relcl/5 Norway{Country}/NNP/dobj/7
= Helga Moen | be | lawmakers | asserted
= Helga Moen | praise | Norway | asserted

thing that is said not to be one:
Norvik{Organization}/NNP/nsubj/1 was|be/VBD/ROOT/1 not/RB/neg/1 a/DT/det/4 firm/NN/attr/1 blamed|blame/VBN/acl/4
by/IN/agent/5 Norway{Country}/NNP/pobj/6
= Norvik | be | firm | denied
= Norway | blame | firm | asserted

where the infinitive of a noun leads:
Norway{Country}/NNP/nsubj/1 outlined|outline/VBD/ROOT/1 a/DT/det/3 scheme/NN/dobj/1 to/TO/aux/5 move/VB/acl/3
to/IN/prep/5 Finland{Country}/NNP/pobj/6
= Norway | outline | scheme to move to Finland | asserted
= Norway | outline scheme to move to | Finland | asserted

whose:
Norvik{Organization}/NNP/nsubj/5 ,/,/punct/0 whose/WP$/poss/3 mood/NN/nsubj/4 brightened/VBD/relcl/0
slept|sleep/VBD/ROOT/5 in/IN/prep/5 Oslo{City}/NNP/pobj/6
= Norvik | sleep in | Oslo | asserted

whose side of a thing:
Helga_Moen{Person}/NNP/nsubj/7 ,/,/punct/0 whose/WP$/poss/3 mood/NN/nsubj/4 brightened|brighten/VBD/relcl/0 in/IN/prep/4
Oslo{City}/NNP/pobj/5 nodded/VBD/ROOT/7
= Helga Moen | mood brighten in | Oslo | asserted
= Helga Moen's mood | brighten in | Oslo | asserted

word with a hyphen:
Norway{Country}/NNP/nsubj/1 studied|study/VBD/ROOT/1 counter/NN/dobj/1 -/HYPH/dobj/1 proposals/NNS/dobj/1
= Norway | study | counter-proposals | asserted

two adjectives:
Norway{Country}/NNP/nsubj/1 was|be/VBD/ROOT/1 calm/JJ/acomp/1 and/CC/cc/2 patient/JJ/conj/2
= Norway | be | calm and patient | asserted

what follows:
Norway{Country}/NNP/nsubj/1 slept|sleep/VBD/ROOT/1 following/VBG/prep/1 the/DT/det/4 summit/NN/pobj/2
= Norway | sleep following | summit | asserted

where somebody goes:
Norway{Country}/NNP/nsubj/1 slept|sleep/VBD/ROOT/1 in/IN/prep/1 Bergen{City}/NNP/pobj/2 ,/,/punct/3 west/RB/advmod/1
to/IN/prep/5 Oslo{City}/NNP/pobj/6
= Norway | sleep in | Bergen | asserted

what something is taken for by somebody:
Norvik{Organization}/NNP/nsubjpass/2 was/VBD/auxpass/2 classed|class/VBN/ROOT/2 as/IN/prep/2 a/DT/det/5 firm/NN/pobj/3
by/IN/prep/5 Norway{Country}/NNP/pobj/6
= Norvik | be classed as | firm | asserted

one of those of whom something is said:
Helga_Moen{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 one{count;amount=1}/CD/attr/1 of/IN/prep/2 the/DT/det/5
pilots|pilot/NNS/pobj/3 hired|hire/VBN/acl/5 by/IN/agent/6 Finland{Country}/NNP/pobj/7
= Finland | hire | Helga Moen | asserted
= Finland | hire | one | asserted
= Finland | hire | one of the pilots | asserted
= one of the pilots | memberCount | one | asserted
= Helga Moen | be | one of the pilots | asserted

what somebody is who did something:
Helga_Moen{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 pilot/NN/attr/1 who/WP/nsubj/5 blamed|blame/VBD/relcl/3
Finland{Country}/NNP/dobj/5
= Helga Moen | be | pilot | asserted
= Helga Moen | blame | Finland | asserted
= pilot | blame | Finland | asserted

what somebody is not:
Helga_Moen{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 not/RB/neg/1 the/DT/det/4 pilot/NN/attr/1 who/WP/nsubj/6
blamed|blame/VBD/relcl/4 Finland{Country}/NNP/dobj/6
= Helga Moen | be | pilot | denied
= pilot | blame | Finland | asserted

what somebody may be:
Helga_Moen{Person}/NNP/nsubj/2 may/MD/aux/2 be/VB/ROOT/2 the/DT/det/4 pilot/NN/attr/2 who/WP/nsubj/6
blamed|blame/VBD/relcl/4 Finland{Country}/NNP/dobj/6
= Helga Moen | be | pilot | hedged
= pilot | blame | Finland | asserted

owned in part:
Norvik{Organization}/NNP/nsubj/1 is/VBZ/ROOT/1 60%{percent;amount=60;unit=percent}/NNS/attr/1 owned|own/VBN/acl/2
by/IN/agent/3 Norway{Country}/NNP/pobj/4
= Norvik | be | 60% | asserted
= Norway | own | 60% | asserted
= Norway | own | Norvik | asserted

sum in two currencies:
Norway{Country}/NNP/nsubj/1 gave|give/VBD/ROOT/1 9_euro{money;amount=9;unit=EUR}/NNS/dobj/1 (/-LRB-/punct/2
$10{money;amount=10;unit=USD}/NNS/appos/2 )/-RRB-/punct/2 to/IN/dative/1 Norvik{Organization}/NNP/pobj/6
= Norvik | be object of give | $10 | asserted
= Norvik | be object of give | 9 euro | asserted
= Norway | give | $10 | asserted
= Norway | give | 9 euro | asserted
= Norway | give to | Norvik | asserted

clause without a pronoun:
Norway{Country}/NNP/nsubj/1 felt|feel/VBD/ROOT/1 rage/NN/dobj/1 over/IN/prep/2 slogans/NNS/pobj/3
roofs|roof/NNS/nsubj/6 hid|hide/VBD/relcl/4
= Norway | feel | rage over slogans | asserted

phrase of too many words:
Norway{Country}/NNP/nsubj/1 felt|feel/VBD/ROOT/1 rage/NN/dobj/1 over/IN/prep/2 slogans/NNS/pobj/3 on/IN/prep/4
walls/NNS/pobj/5 in/IN/prep/6 towns/NNS/pobj/7 on/IN/prep/8 hills/NNS/pobj/9 by/IN/prep/10 long/JJ/amod/13
roads/NNS/pobj/11
= Norway | feel | rage over slogans on walls in towns on hills | asserted

one of several who did something:
One{count;amount=1}/CD/nsubj/4 of/IN/prep/0 the/DT/det/3 pilots|pilot/NNS/pobj/1 is/VBZ/ROOT/4
Helga_Moen{Person}/NNP/attr/4 who/WP/nsubj/7 blamed|blame/VBD/relcl/5 Finland{Country}/NNP/dobj/7
= Helga Moen | blame | Finland | asserted
= One of the pilots | memberCount | One | asserted
= One of the pilots | be | Helga Moen | asserted

one of a group before:
Pilots/NNS/nsubj/1 stalled|stall/VBD/ROOT/1 ././punct/1 One{count;amount=1}/CD/nummod/4 pilot/NN/nsubj/8 ,/,/punct/4
Helga_Moen{Person}/NNP/appos/4 ,/,/punct/4 nodded|nod/VBD/ROOT/8
= Helga Moen | be one of | Pilots | asserted
= Helga Moen | be | One pilot | asserted

one of two groups before:
Pilots/NNS/nsubj/1 met|meet/VBD/ROOT/1 young/JJ/amod/3 pilots|pilot/NNS/dobj/1 ././punct/1
One{count;amount=1}/CD/nummod/6 pilot/NN/nsubj/10 ,/,/punct/6 Helga_Moen{Person}/NNP/appos/6 ,/,/punct/6
nodded|nod/VBD/ROOT/10
= Helga Moen | be | One pilot | asserted
= Pilots | meet | young pilots | asserted

what exists somewhere:
There/EX/expl/1 are/VBP/ROOT/1 guards|guard/NNS/attr/1 in/IN/prep/1 Oslo{City}/NNP/pobj/3
= guards | be in | Oslo | asserted

what exists beside a clause:
Although/IN/mark/2 there/EX/expl/2 were/VBD/advcl/6 guards|guard/NNS/attr/2 ,/,/punct/6 Norway{Country}/NNP/nsubj/6
blamed|blame/VBD/ROOT/6 Finland{Country}/NNP/dobj/6
= Norway | blame | Finland | asserted

what somebody says to exist:
Norway{Country}/NNP/nsubj/1 confirmed|confirm/VBD/ROOT/1 there/EX/expl/3 are/VBP/ccomp/1 guards|guard/NNS/attr/3
= Norway | confirm there be | guards | asserted
= Norway | confirm | there are guards | asserted

what somebody says not to exist:
Norway{Country}/NNP/nsubj/1 confirmed|confirm/VBD/ROOT/1 there/EX/expl/3 are/VBP/ccomp/1 no/DT/det/5
guards|guard/NNS/attr/3
= Norway | confirm | there are no guards | asserted

clause of an object:
Norway{Country}/NNP/nsubj/1 disputed|dispute/VBD/ROOT/1 the/DT/det/3 notion/NN/dobj/1 that/IN/mark/6
Finland{Country}/NNP/nsubj/6 slept|sleep/VBD/acl/3
= Norway | dispute | notion | asserted
= Norway | dispute notion that | Finland slept | asserted

quality before its object:
Norway{Country}/NNP/nsubj/1 made|make/VBD/ROOT/1 public/JJ/acomp/3 information/NN/ccomp/1
= Norway | make public | public information | asserted

clause with a relative clause that adds something:
Norway{Country}/NNP/nsubj/1 noted|note/VBD/ROOT/1 Finland{Country}/NNP/nsubj/3 slept|sleep/VBD/ccomp/1 on/IN/prep/3
boats|boat/NNS/pobj/4 which/WDT/nsubj/7 sank|sink/VBD/relcl/5
= Norway | note | Finland slept on boats | asserted
= Finland | sleep on | boats | reported by Norway

preposition of two words:
Norway{Country}/NNP/nsubj/1 slept|sleep/VBD/ROOT/1 due/JJ/prep/1 to/IN/prep/2 bleak/JJ/amod/5
forecasts|forecast/NNS/pobj/2
= Norway | sleep due to | bleak forecasts | asserted

two words that are no preposition:
Norway{Country}/NNP/nsubj/1 slept|sleep/VBD/ROOT/1 instead/RB/prep/1 of/IN/pcomp/2 bleak/JJ/amod/5
forecasts|forecast/NNS/pobj/2
""")


@pytest.fixture(scope="module")
def reader(blank_vocab: Vocab) -> Reader:
    """Give the components after the parser, with open statements."""
    return Reader(small_ontology(), blank_vocab, open_statements=True)


def test_nlp_open_relations_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (69, 6) == (len(CASES), sum(not case.lines for case in CASES))


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
