"""How a text puts each predicate, and who says so: every status where it holds and where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.model import Status
from kgraph.nlp.status import StatusComponent, get_status, strongest
from nlp_notation import Case, at, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Each case: its name, the predicate, its status and, where the text gives one, the head of the speaker.
NEGATION = read_cases("""
plain: fined asserted
The/DT/det/1 court/NN/nsubj/2 fined/VBD/ROOT/2 the/DT/det/4 bank/NN/dobj/2

not: fine denied
The/DT/det/1 court/NN/nsubj/4 did/VBD/aux/4 not/RB/neg/4 fine/VB/ROOT/4 the/DT/det/6 bank/NN/dobj/4

n't: fine denied
The/DT/det/1 court/NN/nsubj/4 did/VBD/aux/4 n't/RB/neg/4 fine/VB/ROOT/4 the/DT/det/6 bank/NN/dobj/4

n't with a curly apostrophe: fine denied
The/DT/det/1 court/NN/nsubj/4 did/VBD/aux/4 n\N{RIGHT SINGLE QUOTATION MARK}t/RB/advmod/4
fine/VB/ROOT/4 the/DT/det/6 bank/NN/dobj/4

never: paid denied
Lang/NNP/nsubj/2 never/RB/neg/2 paid/VBD/ROOT/2 the/DT/det/4 fine/NN/dobj/2

no one: fined denied
No/DT/det/1 one/NN/nsubj/2 fined/VBD/ROOT/2 the/DT/det/4 bank/NN/dobj/2

not, then a verb with a tense: left asserted
The/DT/det/1 court/NN/nsubj/4 did/VBD/aux/4 not/RB/neg/4 fine/VB/ROOT/4 Lang/NNP/dobj/4 and/CC/cc/4 left/VBD/conj/4

nobody: arrested denied
Nobody/NN/nsubjpass/2 was/VBD/auxpass/2 arrested/VBN/ROOT/2

none of: arrested denied
None/NN/nsubjpass/5 of/IN/prep/0 the/DT/det/3 crew/NN/pobj/1 were/VBD/auxpass/5 arrested/VBN/ROOT/5

no object: published denied
The/DT/det/1 agency/NN/nsubj/2 published/VBD/ROOT/2 no/DT/det/4 report/NN/dobj/2

neither agent: fined denied
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 fined/VBN/ROOT/2 by/IN/agent/2 neither/DT/det/5 court/NN/pobj/3

failed to: pay denied
Lang/NNP/nsubj/1 failed/VBD/ROOT/1 to/TO/aux/3 pay/VB/xcomp/1 the/DT/det/5 fine/NN/dobj/3

refused to: pay denied
Lang/NNP/nsubj/1 refused|refuse/VBD/ROOT/1 to/TO/aux/3 pay/VB/xcomp/1 the/DT/det/5 fine/NN/dobj/3

managed to: pay asserted
Lang/NNP/nsubj/1 managed|manage/VBD/ROOT/1 to/TO/aux/3 pay/VB/xcomp/1 the/DT/det/5 fine/NN/dobj/3

without: signing denied
Lang/NNP/nsubj/1 left/VBD/ROOT/1 Oslo/NNP/dobj/1 without/IN/prep/1 signing/VBG/pcomp/3 the/DT/det/6 treaty/NN/dobj/4

beside without: left asserted
Lang/NNP/nsubj/1 left/VBD/ROOT/1 Oslo/NNP/dobj/1 without/IN/prep/1 signing/VBG/pcomp/3 the/DT/det/6 treaty/NN/dobj/4

after: signing asserted
Lang/NNP/nsubj/1 left/VBD/ROOT/1 Oslo/NNP/dobj/1 after/IN/prep/1 signing/VBG/pcomp/3 the/DT/det/6 treaty/NN/dobj/4

denied doing: bribing denied
Lang/NNP/nsubj/1 denied|deny/VBD/ROOT/1 bribing/VBG/xcomp/1 the/DT/det/4 judge/NN/dobj/2

denied that: paid denied bank
The/DT/det/1 bank/NN/nsubj/2 denied|deny/VBD/ROOT/2 that/IN/mark/5 it/PRP/nsubj/5 paid/VBD/ccomp/2 Lang/NNP/dobj/5

denied the deed: purchase denied
The/DT/det/1 bank/NN/nsubj/2 denied|deny/VBD/ROOT/2 the/DT/det/4 purchase/NN/dobj/2 of/IN/prep/4 Oslo/NNP/pobj/5

not, of two verbs: arrest denied
The/DT/det/1 court/NN/nsubj/4 did/VBD/aux/4 not/RB/neg/4 fine/VB/ROOT/4 Lang/NNP/dobj/4 or/CC/cc/4 arrest/VB/conj/4
Riedl/NNP/dobj/7

not, but: arrested asserted
The/DT/det/1 court/NN/nsubj/4 did/VBD/aux/4 not/RB/neg/4 fine/VB/ROOT/4 Lang/NNP/dobj/4 but/CC/cc/4 it/PRP/nsubj/8
arrested/VBD/conj/4 Riedl/NNP/dobj/8

not in a relative clause: sued asserted
The/DT/det/1 firm/NN/nsubj/7 that/WDT/nsubj/5 did/VBD/aux/5 not/RB/neg/5 pay/VB/relcl/1 Lang/NNP/dobj/5
sued|sue/VBD/ROOT/7 Oslo/NNP/dobj/7

not in a concession: paid asserted
Although/IN/mark/4 Lang/NNP/nsubj/4 did/VBD/aux/4 not/RB/neg/4 pay/VB/advcl/7 ,/,/punct/7 Riedl/NNP/nsubj/7
paid/VBD/ROOT/7

title of who did not: Mayor asserted
Mayor/NNP/compound/1 Lang/NNP/nsubj/4 did/VBD/aux/4 not/RB/neg/4 visit/VB/ROOT/4 Oslo/NNP/dobj/4

apposition of who did not: mayor asserted
Lang/NNP/nsubj/7 ,/,/punct/0 the/DT/det/3 mayor/NN/appos/0 ,/,/punct/0 did/VBD/aux/7 not/RB/neg/7 visit/VB/ROOT/7
Oslo/NNP/dobj/7

not the mayor: mayor denied
Lang/NNP/nsubj/1 is/VBZ/ROOT/1 not/RB/neg/1 the/DT/det/4 mayor/NN/attr/1 of/IN/prep/4 Oslo/NNP/pobj/5

neither the mayor nor: owner denied
Lang/NNP/nsubj/1 is/VBZ/ROOT/1 neither/CC/preconj/4 the/DT/det/4 mayor/NN/attr/1 nor/CC/cc/4 an/DT/det/7
owner/NN/conj/4

the mayor and: owner asserted
Lang/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 mayor/NN/attr/1 and/CC/cc/3 an/DT/det/6 owner/NN/conj/3

not one: visited denied
Not/RB/neg/1 one/CD/nummod/2 envoy/NN/nsubj/3 visited/VBD/ROOT/3 Oslo/NNP/dobj/3

rather than: sue denied
Rather/RB/advmod/1 than/IN/mark/2 sue/VB/advcl/6 Oslo/NNP/dobj/2 ,/,/punct/6 Lang/NNP/nsubj/6 paid/VBD/ROOT/6

before instead of: buying denied
Instead/RB/advmod/1 of/IN/prep/5 buying/VBG/pcomp/1 Oslo/NNP/dobj/2 ,/,/punct/5 left/VBD/ROOT/5

did not plan to: visit denied
Lang/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 plan/VB/ROOT/3 to/TO/aux/5 visit/VB/xcomp/3 Oslo/NNP/dobj/5

acl no: brought denied
The/DT/det/1 case/NN/nsubjpass/3 was/VBD/auxpass/3 dropped|drop/VBN/ROOT/3 with/IN/prep/3 no/DT/det/6
charges/NNS/pobj/4 being/VBG/auxpass/8 brought|bring/VBN/acl/6 against/IN/prep/8 Lang/NNP/pobj/9
""")
HEDGES = read_cases("""
platform of: cutting hedged
Lang/NNP/nsubj/1 won/VBD/ROOT/1 on/IN/prep/1 a/DT/det/4 platform/NN/pobj/2 of/IN/prep/4 cutting|cut/VBG/pcomp/5
spending/NN/dobj/6

ways of: raising hedged
Lang/NNP/nsubj/1 examined/VBD/ROOT/1 ways|way/NNS/dobj/1 of/IN/prep/2 raising|raise/VBG/pcomp/3 turnout/NN/dobj/4

what is said in passing below ways of: fell asserted
Lang/NNP/nsubj/1 examined/VBD/ROOT/1 ways|way/NNS/dobj/1 of/IN/prep/2 raising|raise/VBG/pcomp/3 turnout/NN/dobj/4
,/,/punct/5 which/WDT/nsubj/8 fell|fall/VBD/relcl/5 in/IN/prep/8 May/NNP/pobj/9

may: buy hedged
Lang/NNP/nsubj/2 may/MD/aux/2 buy/VB/ROOT/2 the/DT/det/4 plant/NN/dobj/2

might have: bought hedged
Lang/NNP/nsubj/3 might/MD/aux/3 have/VB/aux/3 bought/VBN/ROOT/3 the/DT/det/5 plant/NN/dobj/3

could: buy hedged
Lang/NNP/nsubj/2 could/MD/aux/2 buy/VB/ROOT/2 the/DT/det/4 plant/NN/dobj/2

reportedly: bought hedged
Lang/NNP/nsubj/2 reportedly/RB/advmod/2 bought/VBD/ROOT/2 the/DT/det/4 plant/NN/dobj/2

quietly: bought asserted
Lang/NNP/nsubj/2 quietly/RB/advmod/2 bought/VBD/ROOT/2 the/DT/det/4 plant/NN/dobj/2

alleged: purchase hedged
The/DT/det/2 alleged/JJ/amod/2 purchase/NN/nsubj/6 of/IN/prep/2 the/DT/det/5 plant/NN/pobj/3 angered/VBD/ROOT/6
Lang/NNP/dobj/6

beside alleged: angered asserted
The/DT/det/2 alleged/JJ/amod/2 purchase/NN/nsubj/6 of/IN/prep/2 the/DT/det/5 plant/NN/pobj/3 angered/VBD/ROOT/6
Lang/NNP/dobj/6

recent: purchase asserted
The/DT/det/2 recent/JJ/amod/2 purchase/NN/nsubj/6 of/IN/prep/2 the/DT/det/5 plant/NN/pobj/3 angered/VBD/ROOT/6
Lang/NNP/dobj/6

seems: bought hedged
Lang/NNP/nsubj/1 seems|seem/VBZ/ROOT/1 to/TO/aux/4 have/VB/aux/4 bought/VBN/xcomp/1 the/DT/det/6 plant/NN/dobj/4

is believed to: bought hedged
Lang/NNP/nsubjpass/2 is/VBZ/auxpass/2 believed|believe/VBN/ROOT/2 to/TO/aux/5 have/VB/aux/5 bought/VBN/xcomp/2
the/DT/det/7 plant/NN/dobj/5

is said to: bought hedged
Lang/NNP/nsubjpass/2 is/VBZ/auxpass/2 said/VBN/ROOT/2 to/TO/aux/5 have/VB/aux/5 bought/VBN/xcomp/2 the/DT/det/7
plant/NN/dobj/5

it is believed that: bought hedged
It/PRP/nsubjpass/2 is/VBZ/auxpass/2 believed|believe/VBN/ROOT/2 that/IN/mark/5 Lang/NNP/nsubj/5 bought/VBD/ccomp/2
the/DT/det/7 plant/NN/dobj/5

it was found that: bought asserted
It/PRP/nsubjpass/2 was/VBD/auxpass/2 found|find/VBN/ROOT/2 that/IN/mark/5 Lang/NNP/nsubj/5 bought/VBD/ccomp/2
the/DT/det/7 plant/NN/dobj/5

is likely to: buy hedged
Lang/NNP/nsubj/1 is/VBZ/ROOT/1 likely/JJ/acomp/1 to/TO/aux/4 buy/VB/xcomp/2 the/DT/det/6 plant/NN/dobj/4

believes: bought hedged Riedl
Riedl/NNP/nsubj/1 believes|believe/VBZ/ROOT/1 Lang/NNP/nsubj/3 bought/VBD/ccomp/1 the/DT/det/5 plant/NN/dobj/3

was accused of: bribing hedged
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 accused|accuse/VBN/ROOT/2 of/IN/prep/2 bribing/VBG/pcomp/3 the/DT/det/6
judge/NN/dobj/4

arrested for: selling hedged
Police/NNS/nsubj/1 arrested|arrest/VBD/ROOT/1 Lang/NNP/dobj/1 for/IN/prep/1 selling/VBG/pcomp/3 it/PRP/dobj/4

charged with, by: selling hedged
They/PRP/nsubj/1 charged|charge/VBD/ROOT/1 Lang/NNP/dobj/1 with/IN/prep/1 fraud/NN/pobj/3 by/IN/prep/1
selling/VBG/pcomp/5 it/PRP/dobj/6

arrested after: leaving asserted
Police/NNS/nsubj/1 arrested|arrest/VBD/ROOT/1 Lang/NNP/dobj/1 after/IN/prep/1 leaving/VBG/pcomp/3 Oslo/NNP/dobj/4

fined for: selling asserted
The/DT/det/1 court/NN/nsubj/2 fined/VBD/ROOT/2 Lang/NNP/dobj/2 for/IN/prep/2 selling/VBG/pcomp/4 it/PRP/dobj/5

question: buy hedged
Did/VBD/aux/2 Lang/NNP/nsubj/2 buy/VB/ROOT/2 the/DT/det/4 plant/NN/dobj/2 ?/./punct/2

did not say that: bought hedged
Riedl/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 say/VB/ROOT/3 that/IN/mark/6 Lang/NNP/nsubj/6 bought/VBD/ccomp/3
the/DT/det/8 plant/NN/dobj/6

rumours that: bought hedged
Lang/NNP/nsubj/1 heard/VBD/ROOT/1 rumours|rumour/NNS/dobj/1 that/IN/mark/5 Riedl/NNP/nsubj/5 bought/VBD/acl/2
Oslo/NNP/dobj/5

rumours about what: bought asserted
Lang/NNP/nsubj/1 heard/VBD/ROOT/1 rumours|rumour/NNS/dobj/1 about/IN/prep/2 Riedl/NNP/pobj/3 ,/,/punct/4
who/WP/nsubj/7 bought/VBD/relcl/4 Oslo/NNP/dobj/7

evidence that: bought asserted
Lang/NNP/nsubj/1 found/VBD/ROOT/1 evidence/NN/dobj/1 that/IN/mark/5 Riedl/NNP/nsubj/5 bought/VBD/acl/2
Oslo/NNP/dobj/5

on suspicion of: killing hedged
Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 arrested/VBN/ROOT/2 on/IN/prep/2 suspicion/NN/pobj/3 of/IN/prep/4
killing/VBG/pcomp/5 Riedl/NNP/dobj/6

talks on: buying hedged
Lang/NNP/nsubj/1 began/VBD/ROOT/1 talks/NNS/dobj/1 early/RB/advmod/1 on/IN/prep/1 buying/VBG/pcomp/4 Oslo/NNP/dobj/5

by under a modal: selling hedged
Lang/NNP/nsubj/2 could/MD/aux/2 help/VB/ROOT/2 the/DT/det/4 bank/NN/dobj/2 by/IN/prep/2 selling/VBG/pcomp/5
the/DT/det/8 mill/NN/dobj/6

to under a modal: deepening hedged
Lang/NNP/nsubj/2 may/MD/aux/2 turn/VB/ROOT/2 his/PRP$/poss/4 attention/NN/dobj/2 to/IN/prep/4 deepening/VBG/pcomp/5
ties/NNS/dobj/6

after under a modal: leaving asserted
Lang/NNP/nsubj/2 could/MD/aux/2 sell/VB/ROOT/2 the/DT/det/4 mill/NN/dobj/2 after/IN/prep/2 leaving|leave/VBG/pcomp/5
the/DT/det/8 bank/NN/dobj/6
""")
PLANS = read_cases("""
with what is tried: closing planned
Lang/NNP/nsubj/2 is/VBZ/aux/2 trying|try/VBG/ROOT/2 to/TO/aux/4 reform/VB/xcomp/2 the/DT/det/6 trade/NN/dobj/4
,/,/punct/4 closing|close/VBG/advcl/4 two/CD/nummod/10 plants/NNS/dobj/8

with what was managed: closing asserted
Lang/NNP/nsubj/1 managed|manage/VBD/ROOT/1 to/TO/aux/3 reform/VB/xcomp/1 the/DT/det/5 trade/NN/dobj/3
,/,/punct/3 closing|close/VBG/advcl/3 two/CD/nummod/9 plants/NNS/dobj/7

of what will be the first: signed planned
This/DT/nsubj/2 will/MD/aux/2 be/VB/ROOT/2 the/DT/det/5 first/JJ/amod/5 deal/NN/attr/2 that/WDT/dobj/9 Oslo/NNP/nsubj/9
has/VBZ/aux/9 signed|sign/VBN/relcl/5

of what was the first: signed asserted
This/DT/nsubj/1 was/VBD/ROOT/1 the/DT/det/4 first/JJ/amod/4 deal/NN/attr/1 that/WDT/dobj/7 Oslo/NNP/nsubj/7
signed|sign/VBD/relcl/4

of what somebody will be: signed asserted
The/DT/det/1 guest/NN/nsubj/3 will/MD/aux/3 be/VB/ROOT/3 the/DT/det/5 envoy/NN/attr/3 who/WP/nsubj/7
signed|sign/VBD/relcl/5 the/DT/det/9 deal/NN/dobj/7

before under will: chairing planned
Lang/NNP/nsubj/2 will/MD/aux/2 visit/VB/ROOT/2 Oslo/NNP/dobj/2 before/IN/prep/2 chairing|chair/VBG/pcomp/4
the/DT/det/7 summit/NN/dobj/5

before in the past: chairing asserted
Lang/NNP/nsubj/1 visited/VBD/ROOT/1 Oslo/NNP/dobj/1 before/IN/prep/1 chairing|chair/VBG/pcomp/3
the/DT/det/6 summit/NN/dobj/4

before under an infinitive, as a clause: naming planned
A/DT/det/1 day/NN/ROOT/1 for/IN/mark/5 Lang/NNP/nsubj/5 to/TO/aux/5 test/VB/relcl/1 guards/NNS/dobj/5
before/IN/mark/8 naming|name/VBG/advcl/5 a/DT/det/10 side/NN/dobj/8

visits in the present tense: visits planned
Lang/NNP/nsubj/1 visits|visit/VBZ/ROOT/1 Oslo/NNP/dobj/1

infinitive that goes on another: sell planned
The/DT/det/1 agency/NN/nsubj/2 funds/VBZ/ROOT/2 groups/NNS/dobj/2 asking/VBG/acl/3 to/TO/aux/6 close/VB/xcomp/4
ports/NNS/dobj/6 and/CC/cc/2 sell/VB/conj/2 ships/NNS/dobj/9

will: buy planned
Lang/NNP/nsubj/2 will/MD/aux/2 buy/VB/ROOT/2 the/DT/det/4 plant/NN/dobj/2

would: buy planned
Lang/NNP/nsubj/2 would/MD/aux/2 buy/VB/ROOT/2 the/DT/det/4 plant/NN/dobj/2

should: buy planned
Lang/NNP/nsubj/2 should/MD/aux/2 buy/VB/ROOT/2 the/DT/det/4 plant/NN/dobj/2

apposition of who will: mayor asserted
Lang/NNP/nsubj/5 ,/,/punct/0 the/DT/det/3 mayor/NN/appos/0 will/MD/aux/5 resign/VB/ROOT/5

plans to: buy planned
Lang/NNP/nsubj/1 plans/VBZ/ROOT/1 to/TO/aux/3 buy/VB/xcomp/1 the/DT/det/5 plant/NN/dobj/3

agreed to: buy planned
Lang/NNP/nsubj/1 agreed|agree/VBD/ROOT/1 to/TO/aux/3 buy/VB/xcomp/1 the/DT/det/5 plant/NN/dobj/3

is going to: buy planned
Lang/NNP/nsubj/2 is/VBZ/aux/2 going|go/VBG/ROOT/2 to/TO/aux/4 buy/VB/xcomp/2 the/DT/det/6 plant/NN/dobj/4

asked somebody to: buy planned
Riedl/NNP/nsubj/1 asked/VBD/ROOT/1 Lang/NNP/dobj/1 to/TO/aux/4 buy/VB/xcomp/1 the/DT/det/6 plant/NN/dobj/4

purpose: buy planned
Lang/NNP/nsubj/1 borrowed/VBD/ROOT/1 money/NN/dobj/1 to/TO/aux/4 buy/VB/advcl/1 the/DT/det/6 plant/NN/dobj/4

beside a purpose: borrowed asserted
Lang/NNP/nsubj/1 borrowed/VBD/ROOT/1 money/NN/dobj/1 to/TO/aux/4 buy/VB/advcl/1 the/DT/det/6 plant/NN/dobj/4

a plan to: buy planned
The/DT/det/1 plan/NN/nsubj/6 to/TO/aux/3 buy/VB/acl/1 the/DT/det/5 plant/NN/dobj/3 angered/VBD/ROOT/6 Lang/NNP/dobj/6

a plan for: purchase planned
Lang/NNP/nsubj/1 made/VBD/ROOT/1 a/DT/det/3 plan/NN/dobj/1 for/IN/prep/3 the/DT/det/6 purchase/NN/pobj/4 of/IN/prep/6
Oslo/NNP/pobj/7

proposed: purchase planned
The/DT/det/2 proposed/JJ/amod/2 purchase/NN/nsubj/6 of/IN/prep/2 the/DT/det/5 plant/NN/pobj/3 angered/VBD/ROOT/6
Lang/NNP/dobj/6

relative clause in a plan: bought asserted
Lang/NNP/nsubj/1 plans/VBZ/ROOT/1 to/TO/aux/3 sell/VB/xcomp/1 the/DT/det/5 plant/NN/dobj/3 that/WDT/dobj/8
Riedl/NNP/nsubj/8 bought/VBD/relcl/5

if: buys conditional
If/IN/mark/2 Lang/NNP/nsubj/2 buys/VBZ/advcl/8 the/DT/det/4 plant/NN/dobj/2 ,/,/punct/8 Riedl/NNP/nsubj/8
will/MD/aux/8 resign/VB/ROOT/8

under a condition: resign conditional
If/IN/mark/2 Lang/NNP/nsubj/2 buys/VBZ/advcl/8 the/DT/det/4 plant/NN/dobj/2 ,/,/punct/8 Riedl/NNP/nsubj/8
will/MD/aux/8 resign/VB/ROOT/8

unless: sells conditional
Riedl/NNP/nsubj/2 will/MD/aux/2 resign/VB/ROOT/2 unless/IN/mark/5 Lang/NNP/nsubj/5 sells/VBZ/advcl/2 the/DT/det/7
plant/NN/dobj/5

whether: bought conditional Riedl
Riedl/NNP/nsubj/1 asked/VBD/ROOT/1 whether/IN/mark/4 Lang/NNP/nsubj/4 bought/VBD/ccomp/1 the/DT/det/6 plant/NN/dobj/4

under a verb that leaves it open: buying hedged
Riedl/NNP/nsubj/1 criticised|criticise/VBD/ROOT/1 buying|buy/VBG/xcomp/1 the/DT/det/4 plant/NN/dobj/2

under a verb that says it happens: buying asserted
Riedl/NNP/nsubj/1 started|start/VBD/ROOT/1 buying|buy/VBG/xcomp/1 the/DT/det/4 plant/NN/dobj/2

infinitive after an adjective: buy planned
Riedl/NNP/nsubj/1 was/VBD/ROOT/1 hesitant/JJ/acomp/1 to/TO/aux/4 buy/VB/xcomp/2 the/DT/det/6 plant/NN/dobj/4

after an adjective that says it happened: buy asserted
Riedl/NNP/nsubj/1 was/VBD/ROOT/1 proud/JJ/acomp/1 to/TO/aux/4 buy/VB/xcomp/2 the/DT/det/6 plant/NN/dobj/4

infinitive under any verb: buy planned
Riedl/NNP/nsubj/1 fought|fight/VBD/ROOT/1 to/TO/aux/3 buy/VB/xcomp/1 the/DT/det/5 plant/NN/dobj/3

talked about: buying hedged
Riedl/NNP/nsubj/1 talked|talk/VBD/ROOT/1 about/IN/prep/1 buying|buy/VBG/pcomp/2 the/DT/det/5 plant/NN/dobj/3

instead of: buying denied
Riedl/NNP/nsubj/1 resigned/VBD/ROOT/1 instead/RB/advmod/1 of/IN/prep/2 buying|buy/VBG/pcomp/3 the/DT/det/6
plant/NN/dobj/4

present after before: opens planned
Riedl/NNP/nsubj/1 bought/VBD/ROOT/1 flags/NNS/dobj/1 before/IN/mark/6 the/DT/det/5 fair/NN/nsubj/6 opens/VBZ/advcl/1

past after before: opened asserted
Riedl/NNP/nsubj/1 bought/VBD/ROOT/1 flags/NNS/dobj/1 before/IN/mark/6 the/DT/det/5 fair/NN/nsubj/6 opened/VBD/advcl/1

present after what will be: opens planned
Riedl/NNP/nsubj/2 will/MD/aux/2 resign/VB/ROOT/2 after/IN/mark/6 the/DT/det/5 fair/NN/nsubj/6 opens/VBZ/advcl/2

on a timetable: opens planned
The/DT/det/1 fair/NN/nsubj/2 opens/VBZ/ROOT/2 on/IN/prep/2 Friday/NNP/pobj/3

on the calendar: hosts planned
Oslo/NNP/nsubj/1 hosts|host/VBZ/ROOT/1 a/DT/det/3 fair/NN/dobj/1

held: held asserted
Oslo/NNP/nsubj/1 held|hold/VBD/ROOT/1 a/DT/det/3 fair/NN/dobj/1

present with an object: opens asserted
Riedl/NNP/nsubj/1 opens/VBZ/ROOT/1 a/DT/det/3 plant/NN/dobj/1

what a plan comes with: banning planned
A/DT/det/1 bill/NN/nsubjpass/4 will/MD/aux/4 be/VB/auxpass/4 tabled|table/VBN/ROOT/4 ,/,/punct/4 banning|ban/VBG/advcl/4
whips/NNS/dobj/6

what an event comes with: banning asserted
A/DT/det/1 bill/NN/nsubjpass/3 was/VBD/auxpass/3 tabled|table/VBN/ROOT/3 ,/,/punct/3 banning|ban/VBG/advcl/3
whips/NNS/dobj/5

present of a headline: wins asserted
Riedl/NNP/nsubj/1 resigns/VBZ/ROOT/1 after/IN/mark/4 Lang/NNP/nsubj/4 wins|win/VBZ/advcl/1

because: bought asserted
Riedl/NNP/nsubj/1 resigned/VBD/ROOT/1 because/IN/mark/4 Lang/NNP/nsubj/4 bought/VBD/advcl/1 the/DT/det/6
plant/NN/dobj/4
""")
SPEECH = read_cases("""
said: bought reported Riedl
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/3 bought/VBD/ccomp/1 the/DT/det/5 plant/NN/dobj/3

the saying itself: said asserted
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/3 bought/VBD/ccomp/1 the/DT/det/5 plant/NN/dobj/3

said behind: bought reported Riedl
Lang/NNP/nsubj/1 bought/VBD/ccomp/6 the/DT/det/3 plant/NN/dobj/1 ,/,/punct/6 Riedl/NNP/nsubj/6 said/VBD/ROOT/6

according to: bought reported Riedl
According/VBG/prep/5 to/IN/prep/0 Riedl/NNP/pobj/1 ,/,/punct/5 Lang/NNP/nsubj/5 bought/VBD/ROOT/5 the/DT/det/7
plant/NN/dobj/5

said not: buy denied Riedl
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/5 did/VBD/aux/5 not/RB/neg/5 buy/VB/ccomp/1 the/DT/det/7
plant/NN/dobj/5

said may: buy hedged Riedl
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/4 may/MD/aux/4 buy/VB/ccomp/1 the/DT/det/6 plant/NN/dobj/4

said plans to: buy planned Riedl
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/3 plans/VBZ/ccomp/1 to/TO/aux/5 buy/VB/xcomp/3 the/DT/det/7
plant/NN/dobj/5

may say: say hedged
Riedl/NNP/nsubj/2 may/MD/aux/2 say/VB/ROOT/2 Lang/NNP/nsubj/4 bought/VBD/ccomp/2 the/DT/det/6 plant/NN/dobj/4

said that somebody said: bought reported Moen
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Moen/NNP/nsubj/3 claimed|announce/VBD/ccomp/1 Lang/NNP/nsubj/5 bought/VBD/ccomp/3
the/DT/det/7 plant/NN/dobj/5

quoted: bought reported Riedl
"/``/punct/8 Lang/NNP/nsubj/2 bought/VBD/ccomp/8 the/DT/det/4 plant/NN/dobj/2 ,/,/punct/8 "/''/punct/8
Riedl/NNP/nsubj/8 said/VBD/ROOT/8 ././punct/8

what it said: bought reported it
Lang/NNP/nsubj/1 bought/VBD/ccomp/6 the/DT/det/3 plant/NN/dobj/1 ,/,/punct/6 it/PRP/nsubj/6 said/VBD/ROOT/6 ././punct/6

first sentence of a quotation: bought reported Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ROOT/2 the/DT/det/4 plant/NN/dobj/2 ././punct/2 It/PRP/nsubj/7
fired/VBD/ccomp/12 workers/NNS/dobj/7 ,/,/punct/12 ”/''/punct/12 Riedl/NNP/nsubj/12 said/VBD/ROOT/12 ././punct/12

second sentence of a quotation: fired reported Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ROOT/2 the/DT/det/4 plant/NN/dobj/2 ././punct/2 It/PRP/nsubj/7
fired/VBD/ROOT/7 workers/NNS/dobj/7 ././punct/7 ”/''/punct/7 Riedl/NNP/nsubj/12 said/VBD/ROOT/12 so/RB/advmod/12
././punct/12

quoted plan: buy planned Riedl
“/``/punct/3 Lang/NNP/nsubj/3 will/MD/aux/3 buy/VB/ccomp/9 the/DT/det/5 plant/NN/dobj/3 ,/,/punct/9 ”/''/punct/9
Riedl/NNP/nsubj/9 said/VBD/ROOT/9 ././punct/9

a verb in marks of its own: bought hedged
Lang/NNP/nsubj/2 “/``/punct/2 bought/VBD/ROOT/2 ”/''/punct/2 the/DT/det/5 plant/NN/dobj/2 ././punct/2

participle that says who is meant: killed hedged
Riedl/NNP/nsubj/1 named/VBD/ROOT/1 those/DT/dobj/1 killed/VBN/acl/2 ././punct/1

participle that says where: based asserted
Riedl/NNP/nsubj/1 hired/VBD/ROOT/1 a/DT/det/6 Oslo/NNP/npadvmod/5 -/HYPH/punct/5 based/VBN/amod/6
firm/NN/dobj/1 ././punct/1

participle that says of which kind: damaged hedged
Riedl/NNP/nsubj/1 reported/VBD/ROOT/1 damaged/VBN/amod/3 roads/NNS/dobj/1 ././punct/1

quotation without a verb: bought asserted
Lang/NNP/nsubj/1 bought/VBD/ROOT/1 the/DT/det/6 “/``/punct/6 green/JJ/amod/6 ”/''/punct/6 plant/NN/dobj/1 ././punct/1

after the quotation: bought asserted
“/``/punct/2 Lang/NNP/nsubj/2 left/VBD/ccomp/6 ,/,/punct/6 ”/''/punct/6 Riedl/NNP/nsubj/6 said/VBD/ROOT/6 ././punct/6
Moen/NNP/nsubj/9 bought/VBD/ROOT/9 the/DT/det/11 plant/NN/dobj/9 ././punct/9
""")
CASES = [*NEGATION, *HEDGES, *PLANS, *SPEECH]


@pytest.fixture(scope="module")
def component(ontology: Ontology) -> StatusComponent:
    """Give the component with the default cue words."""
    return StatusComponent(ontology)


def test_nlp_status_corpus_is_whole() -> None:
    """The corpus has lost no case and covers every status."""
    assert (34, 33, 46, 20) == (len(NEGATION), len(HEDGES), len(PLANS), len(SPEECH))
    assert set(Status) == {case.expected.split()[1] for case in CASES}
    assert len(CASES) == len({case.name for case in CASES})


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_status_is_read(case: Case, component: StatusComponent, blank_vocab: Vocab) -> None:
    """The strongest finding on the way from the predicate to the root wins, with its speaker."""
    word, status, *speaker = case.expected.split()
    doc = component(parse(case.tree, blank_vocab))
    reading = get_status(doc, at(doc, word))
    assert (status, speaker) == (reading.status, [doc[reading.speaker].text] if reading.speaker >= 0 else [])


def test_nlp_status_orders_findings() -> None:
    """A denial outweighs a condition, that a hedge, that a plan, that a report; nothing found is asserted."""
    found = [Status.ASSERTED, Status.REPORTED, Status.PLANNED, Status.HEDGED, Status.CONDITIONAL, Status.DENIED]
    assert found == [strongest(*found[: i + 1]) for i in range(len(found))]
    assert Status.ASSERTED == strongest()


def test_nlp_status_is_asserted_before_it_is_read(blank_vocab: Vocab) -> None:
    """A Doc that no component has seen has asserted predicates without a speaker."""
    doc = parse(NEGATION[1].tree, blank_vocab)
    assert (Status.ASSERTED, -1) == get_status(doc, at(doc, "fine"))
