"""Which mentions are one entity: rule by rule, and where a rule must stay silent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kgraph.kb import load_knowledge_base
from kgraph.nlp.coreference import CoreferenceComponent
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from kgraph.ontology.vocab import kg
from nlp_notation import Case, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

ROOT = Path(__file__).resolve().parents[2]

# Expected: the chains of more than one mention, each as its labels joined by equals signs.
CASES = read_cases("""
same name: Tomas Riedl = Tomas Riedl
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Tomas_Riedl{Person}/NNP/nsubj/4 returned/VBD/ROOT/4

same name of another class:
Oslo{City}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 Oslo{Company}/NNP/nsubj/4 merged/VBD/ROOT/4

same individual: Britain = UK
Britain{Country;Britain;kb:uk}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 UK{Country;UK;kb:uk}/NNP/nsubj/4
returned/VBD/ROOT/4

family name: Tomas Riedl = Riedl
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Riedl{Person}/NNP/nsubj/4 returned/VBD/ROOT/4

family name of two people:
Tomas_Riedl{Person}/NNP/nsubj/1 met/VBD/ROOT/1 Eva_Riedl{Person}/NNP/dobj/1 ././punct/1 Riedl{Person}/NNP/nsubj/5
returned/VBD/ROOT/5

last words of a body's name:
Green_Alliance{Organization}/NNP/nsubj/1 met/VBD/ROOT/1 ././punct/1 Alliance{Organization}/NNP/nsubj/4
left/VBD/ROOT/4

definite description of a name: Ministry of Health = ministry
The/DT/det/1 Ministry_of_Health{GovernmentBody}/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2 The/DT/det/5
ministry/NN/nsubj/6 left/VBD/ROOT/6

indefinite description of a name:
The/DT/det/1 Ministry_of_Health{GovernmentBody}/NNP/nsubj/2 met/VBD/ROOT/2 ././punct/2 A/DT/det/5
ministry/NN/nsubj/6 left/VBD/ROOT/6

definite description of a description: report = report
A/DT/det/1 report/NN/nsubj/2 vanished/VBD/ROOT/2 ././punct/2 This/DT/det/5 report/NN/nsubj/6 returned/VBD/ROOT/6

description with other words of its own: annual report = annual report
An/DT/det/2 annual/JJ/amod/2 report/NN/nsubj/3 vanished/VBD/ROOT/3 ././punct/3 The/DT/det/7 secret/JJ/amod/7
report/NN/nsubj/8 returned/VBD/ROOT/8 ././punct/8 The/DT/det/12 annual/JJ/amod/12 report/NN/nsubj/13
helped/VBD/ROOT/13

class noun for the one name of its class: Norsk Hydro = company
Norsk_Hydro{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 The/DT/det/4 company/NN/nsubj/5 merged/VBD/ROOT/5

class noun after two names of its class:
Norsk_Hydro{Company}/NNP/nsubj/1 met/VBD/ROOT/1 Boliden{Company}/NNP/dobj/1 ././punct/1 The/DT/det/5
company/NN/nsubj/6 merged/VBD/ROOT/6

same count: 57 residents = 57 residents
57{count;amount=57}/CD/nummod/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 The/DT/det/6
57{count;amount=57}/CD/nummod/6 residents/NNS/nsubj/7 returned/VBD/ROOT/7

other count:
57{count;amount=57}/CD/nummod/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 The/DT/det/6
12{count;amount=12}/CD/nummod/6 residents/NNS/nsubj/7 returned/VBD/ROOT/7

same words: 57 residents = 57 residents
57{count;amount=57}/CD/nummod/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 57{count;amount=57}/CD/nummod/5
residents/NNS/nsubj/6 returned/VBD/ROOT/6

same word alone: Residents = residents
Residents/NNS/nsubj/1 left/VBD/ROOT/1 ././punct/1 The/DT/det/4 residents/NNS/nsubj/5 returned/VBD/ROOT/5

same word alone for things:
Prices/NNS/nsubj/1 fell/VBD/ROOT/1 ././punct/1 Prices/NNS/nsubj/4 returned/VBD/ROOT/4

some out of many:
One/CD/nummod/1 resident/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2 One/CD/nummod/5 resident/NN/nsubj/6
stayed/VBD/ROOT/6

apposition: leader = Tomas Riedl
The/DT/det/1 leader/NN/nsubj/5 ,/,/punct/1 Tomas_Riedl{Person}/NNP/appos/1 ,/,/punct/1 left/VBD/ROOT/5 ././punct/5

apposition of another class:
The/DT/det/1 report/NN/nsubj/5 ,/,/punct/1 Tomas_Riedl{Person}/NNP/appos/1 ,/,/punct/1 left/VBD/ROOT/5 ././punct/5

he: Tomas Riedl = He
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 Oslo{City}/NNP/dobj/1 ././punct/1 He/PRP/nsubj/5
returned/VBD/ROOT/5

subject before object: Tomas Riedl = He
Tomas_Riedl{Person}/NNP/nsubj/1 met/VBD/ROOT/1 Bernhard_Lang{Person}/NNP/dobj/1 ././punct/1 He/PRP/nsubj/5
returned/VBD/ROOT/5

she of a lady: Helga Moen = She
Mrs./NNP/compound/1 Helga_Moen{Person}/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2 Mr./NNP/compound/5
Riedl{Person}/NNP/nsubj/6 stayed/VBD/ROOT/6 ././punct/6 She/PRP/nsubj/9 returned/VBD/ROOT/9

he after a lady only:
Mrs./NNP/compound/1 Helga_Moen{Person}/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2 He/PRP/nsubj/5 returned/VBD/ROOT/5

acronym and one of its desks: ABX = ABX
ABX_Border_Desk_North{Organization}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 ABX{Organization}/NNP/nsubj/4
stayed/VBD/ROOT/4 ././punct/4 ABX{Organization}/NNP/nsubj/7 slept/VBD/ROOT/7

acronym and one word: ABX News = ABX
ABX_News{Organization}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 ABX{Organization}/NNP/nsubj/4 stayed/VBD/ROOT/4

short name in the names of two bodies:
First_Arbor_Bank{Organization}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Arbor_Television{Organization}/NNP/nsubj/4
stayed/VBD/ROOT/4 ././punct/4 Arbor{Organization}/NNP/nsubj/7 slept/VBD/ROOT/7

short name in a longer form of the same name: Arbor Television = Arbor
New_Arbor_Television{Organization}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Arbor_Television{Organization}/NNP/nsubj/4
stayed/VBD/ROOT/4 ././punct/4 Arbor{Organization}/NNP/nsubj/7 slept/VBD/ROOT/7

name right after what it is: store chain = Velmart
He/PRP/nsubj/1 left/VBD/ROOT/1 the/DT/det/4 store/NN/compound/4 chain/NN/dobj/1 Velmart{Company}/NNP/poss/7
's/POS/case/5 branch/NN/appos/4

name right after a noun, but another subject:
The/DT/det/1 lawyer/NN/dobj/3 Eva_Moen{Person}/NNP/nsubj/3 left/VBD/ROOT/3

second noun in apposition: Eva Moen = poet = young painter
Eva_Moen{Person}/NNP/nsubj/8 ,/,/punct/0 a/DT/det/3 poet/NN/appos/0 and/CC/cc/3 young/JJ/amod/6 painter/NN/conj/3
,/,/punct/0 left/VBD/ROOT/8

second noun with an article: Eva Moen = poet
Eva_Moen{Person}/NNP/nsubj/8 ,/,/punct/0 a/DT/det/3 poet/NN/appos/0 and/CC/cc/3 a/DT/det/6 painter/NN/conj/3
,/,/punct/0 left/VBD/ROOT/8

he of the dead, after one who tells:
Eva_Moen{Person}/NNP/nsubj/1 said/VBD/ROOT/1 so/RB/advmod/1 ././punct/1 He/PRP/nsubjpass/6 was/VBD/auxpass/6
killed|kill/VBN/ROOT/6

he of the dead, after one who did something else: Eva Moen = He
Eva_Moen{Person}/NNP/nsubj/1 left/VBD/ROOT/1 early/RB/advmod/1 ././punct/1 He/PRP/nsubjpass/6 was/VBD/auxpass/6
killed|kill/VBN/ROOT/6

he in a quotation, of another: Eva Moen = He
Eva_Moen{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 “/``/punct/8 He/PRP/nsubj/5 slept/VBD/ccomp/8 ,/,/punct/8
”/''/punct/8 said/VBD/ROOT/8 Bernhard_Lang{Person}/NNP/nsubj/8 ././punct/8

his of the one beside: Bernhard Lang = his
Eva_Moen{Person}/NNP/nsubj/1 met/VBD/ROOT/1 Bernhard_Lang{Person}/NNP/dobj/1 and/CC/cc/2 his/PRP$/poss/5
report/NN/conj/2 ././punct/1

his between two:
Eva_Moen{Person}/NNP/nsubj/1 told/VBD/ROOT/1 Bernhard_Lang{Person}/NNP/dobj/1 of/IN/prep/1 his/PRP$/poss/5
report/NN/pobj/3 ././punct/1

his beside a name that says who that is: Eva Moen = his; Bernhard Lang = deputy
Eva_Moen{Person}/NNP/nsubj/1 met/VBD/ROOT/1 Bernhard_Lang{Person}/NNP/dobj/1 ,/,/punct/2 his/PRP$/poss/5
deputy/NN/appos/2 ././punct/1

he of a described person: young lawyer = He
Eva_Moen{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 The/DT/det/5 young/JJ/amod/5 lawyer/NN/nsubj/6
stayed/VBD/ROOT/6 ././punct/6 He/PRP/nsubj/9 slept/VBD/ROOT/9

he beside a woman: Bernhard Lang = He
Bernhard_Lang{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 The/DT/det/4 woman/NN/nsubj/5 stayed/VBD/ROOT/5
././punct/5 He/PRP/nsubj/8 slept/VBD/ROOT/8

she of a lawyer or of a girl:
The/DT/det/1 lawyer/NN/nsubj/2 met/VBD/ROOT/2 the/DT/det/4 girl/NN/dobj/2 ././punct/2 She/PRP/nsubj/7
slept/VBD/ROOT/7

he after a noun that says what somebody is: Tomas Riedl = He
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 The/DT/det/5 best/JJ/amod/5 singer/NN/nsubj/6 was/VBD/ROOT/6
Oslo{City}/NNP/attr/6 ././punct/6 He/PRP/nsubj/10 slept/VBD/ROOT/10

he after any person at all: Tomas Riedl = He
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Every/DT/det/4 singer/NN/nsubj/5 stayed/VBD/ROOT/5
././punct/5 He/PRP/nsubj/8 slept/VBD/ROOT/8

she after one who is only named beside: Eva Moen = She
Eva_Moen{Person}/NNP/nsubj/1 left/VBD/ROOT/1 early/RB/advmod/1 ,/,/punct/1 with/IN/prep/1
Helga_Lang{Person}/NNP/nsubj/6 trailing/VBG/pcomp/4 ././punct/1 She/PRP/nsubj/9 slept/VBD/ROOT/9

it of a person:
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 It/PRP/nsubj/4 vanished/VBD/ROOT/4

it of a company: Norsk Hydro = It
Norsk_Hydro{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 It/PRP/nsubj/4 merged/VBD/ROOT/4

it of a clause:
Norsk_Hydro{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 It/PRP/nsubjpass/5 was/VBD/auxpass/5 found/VBN/ROOT/5
that/IN/mark/8 Boliden{Company}/NNP/nsubj/8 shrank/VBD/ccomp/5

they of a group: residents = They
The/DT/det/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 They/PRP/nsubj/5 returned/VBD/ROOT/5

they of a company:
Norsk_Hydro{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 They/PRP/nsubj/4 merged/VBD/ROOT/4

role of the one holder: Tomas Riedl = mayor
Mayor/NN/compound/1 Tomas_Riedl{Person}/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2 The/DT/det/5 mayor/NN/nsubj/6
returned/VBD/ROOT/6

role of two holders:
Mayor/NN/compound/1 Tomas_Riedl{Person}/NNP/nsubj/2 met/VBD/ROOT/2 mayor/NN/compound/4 Eva_Lang{Person}/NNP/dobj/2
././punct/2 The/DT/det/7 mayor/NN/nsubj/8 left/VBD/ROOT/8

first words of a body's name: Green Alliance of Norway = Green Alliance
Green_Alliance_of_Norway{Organization}/NNP/nsubj/1 met/VBD/ROOT/1 ././punct/1
Green_Alliance{Organization}/NNP/nsubj/4 split/VBD/ROOT/4

family name before the full name: Riedl = Tomas Riedl
Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Tomas_Riedl{Person}/NNP/nsubj/4 returned/VBD/ROOT/4

he of two coordinated people:
Eva_Riedl{Person}/NNP/nsubj/3 and/CC/cc/0 Bernhard_Lang{Person}/NNP/conj/0 left/VBD/ROOT/3 ././punct/3
He/PRP/nsubj/6 returned/VBD/ROOT/6

city of its name: city of Lorvik = Lorvik
The/DT/det/1 city/NN/nsubj/4 of/IN/prep/1 Lorvik{City}/NNP/pobj/2 grew/VBD/ROOT/4

coast of a place:
The/DT/det/1 coast/NN/nsubj/4 of/IN/prep/1 Lorvik{City}/NNP/pobj/2 froze/VBD/ROOT/4

name before its class word: Norsk Avis = Norsk Avis = Norsk Avis newspaper
Norsk_Avis{Organization}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 He/PRP/nsubj/4 bought/VBD/ROOT/4
Norsk_Avis{Organization}/NNP/compound/6 newspaper/NN/dobj/4

place in a place:
They/PRP/nsubj/1 left/VBD/ROOT/1 the/DT/det/3 coast/NN/dobj/1 of/IN/prep/3 Lorvik{Place}/NNP/pobj/4 ,/,/punct/3
Norway{Country}/NNP/appos/3 ././punct/1

officers in a list: chief = Tomas Riedl; officer = Eva Lang
They/PRP/nsubj/1 are/VBP/ROOT/1 chief/NN/attr/1 Tomas_Riedl{Person}/NNP/appos/2 ,/,/punct/2 officer/NN/appos/3
Eva_Lang{Person}/NNP/appos/5 ././punct/1

noun of like meaning: fire = blaze
A/DT/det/1 fire/NN/nsubj/2 spread/VBD/ROOT/2 ././punct/2 The/DT/det/5 blaze/NN/nsubj/6 died/VBD/ROOT/6

noun of like meaning after two:
A/DT/det/1 fire/NN/nsubj/2 spread/VBD/ROOT/2 ././punct/2 A/DT/det/6 second/JJ/amod/6 fire/NN/nsubj/7
died/VBD/ROOT/7 ././punct/7 The/DT/det/10 blaze/NN/nsubj/11 vanished/VBD/ROOT/11

event of a summary: blaze = fire
Homes/NNS/nsubj/1 burn/VBP/ROOT/1 after/IN/prep/1 blaze/NN/pobj/2 ././punct/1 A/DT/det/6 fire/NN/nsubj/7
spread/VBD/ROOT/7

all said before: secret annual report = annual report
A/DT/det/3 secret/JJ/amod/3 annual/JJ/amod/3 report/NN/nsubj/4 vanished/VBD/ROOT/4 ././punct/4 The/DT/det/8
annual/JJ/amod/8 report/NN/nsubj/9 returned/VBD/ROOT/9

told apart:
A/DT/det/2 secret/JJ/amod/2 report/NN/nsubj/3 vanished/VBD/ROOT/3 ././punct/3 The/DT/det/7 new/JJ/amod/7
report/NN/nsubj/8 returned/VBD/ROOT/8

same words before a like noun: rescue plan = rescue package
A/DT/det/2 rescue/NN/compound/2 plan/NN/nsubj/3 passed/VBD/ROOT/3 ././punct/3 The/DT/det/7 rescue/NN/compound/7
package/NN/nsubj/8 grew/VBD/ROOT/8

owner: verdict of the Green Court of Oslo = verdict of the Green Court; Green Court of Oslo = Green Court
A/DT/det/1 verdict/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 Green_Court_of_Oslo{GovernmentBody}/NNP/pobj/2
fell/VBD/ROOT/5 ././punct/5 The/DT/det/8 verdict/NN/nsubj/12 of/IN/prep/8 the/DT/det/11
Green_Court{GovernmentBody}/NNP/pobj/9 stood/VBD/ROOT/12

body of like words: Norwegian Revenue Service = tax authority
The/DT/det/1 Norwegian_Revenue_Service{GovernmentBody}/NNP/nsubj/2 grew/VBD/ROOT/2 ././punct/2 The/DT/det/6
tax/NN/compound/6 authority/NN/nsubj/7 left/VBD/ROOT/7

body of a summary: Tax agency = Norwegian Revenue Service
Tax/NN/compound/1 agency/NN/nsubj/2 grew/VBD/ROOT/2 ././punct/2 The/DT/det/5
Norwegian_Revenue_Service{GovernmentBody}/NNP/nsubj/6 left/VBD/ROOT/6

firms are no company:
Norsk_Hydro{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 The/DT/det/4 firms/NNS/nsubj/5 merged/VBD/ROOT/5

company beside a body of no class:
Norsk_Hydro{Company}/NNP/nsubj/1 met/VBD/ROOT/1 Boliden{Organization}/NNP/dobj/1 ././punct/1 The/DT/det/5
company/NN/nsubj/6 merged/VBD/ROOT/6

company of a country: Airbus = French manufacturer
Airbus{Company;Airbus;kb:airbus}/NNP/nsubj/1 met/VBD/ROOT/1 Boeing{Company;Boeing;kb:boeing}/NNP/dobj/1 ././punct/1
The/DT/det/6 French/JJ/amod/6 manufacturer/NN/nsubj/7 left/VBD/ROOT/7

company of no country:
Airbus{Company;Airbus;kb:airbus}/NNP/nsubj/1 met/VBD/ROOT/1 Boeing{Company;Boeing;kb:boeing}/NNP/dobj/1 ././punct/1
The/DT/det/6 Danish/JJ/amod/6 manufacturer/NN/nsubj/7 left/VBD/ROOT/7

inquiry as before: inquiry = inquiry
Public/JJ/amod/1 inquiry/NN/nsubj/2 fell/VBD/ROOT/2 ././punct/2 The/DT/det/6 old/JJ/amod/6 inquiry/NN/nsubj/7
stood/VBD/ROOT/7 ././punct/7 Snow/NN/nsubj/10 fell/VBD/ROOT/10 ././punct/10 Snow/NN/nsubj/13 fell/VBD/ROOT/13
././punct/13 The/DT/det/16 inquiry/NN/nsubj/17 ended/VBD/ROOT/17 ././punct/17 Snow/NN/nsubj/20 fell/VBD/ROOT/20
././punct/20 Snow/NN/nsubj/23 fell/VBD/ROOT/23 ././punct/23 The/DT/det/26 inquiry/NN/nsubj/27 returned/VBD/ROOT/27

paper of its name: Morgenposten = paper
The/DT/det/1 newspaper/NN/compound/2 Morgenposten{Organization}/NNP/nsubj/3 met/VBD/ROOT/3
Boliden{Organization}/NNP/dobj/3 ././punct/3 The/DT/det/7 paper/NN/nsubj/8 grew/VBD/ROOT/8

paper of no name:
Morgenposten{Organization}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 The/DT/det/4 newspaper/NN/nsubj/5 left/VBD/ROOT/5

title of two words: Tomas Riedl = prime minister
Prime/NNP/compound/2 Minister/NNP/compound/2 Tomas_Riedl{Person}/NNP/nsubj/3 left/VBD/ROOT/3 ././punct/3
The/DT/det/7 prime/JJ/amod/7 minister/NN/nsubj/8 returned/VBD/ROOT/8

lesser title:
Vice/NNP/compound/2 President/NNP/compound/2 Tomas_Riedl{Person}/NNP/nsubj/3 left/VBD/ROOT/3 ././punct/3
The/DT/det/6 president/NN/nsubj/7 returned/VBD/ROOT/7

the government named later: government = Norwegian government
The/DT/det/1 government/NN/nsubj/2 fell/VBD/ROOT/2 ././punct/2 The/DT/det/5
Norwegian_government{GovernmentBody}/NNP/nsubj/6 returned/VBD/ROOT/6

the government of two:
The/DT/det/1 government/NN/nsubj/2 fell/VBD/ROOT/2 ././punct/2 Polish_government{GovernmentBody}/NNP/nsubj/5
met/VBD/ROOT/5 Norwegian_government{GovernmentBody}/NNP/dobj/5

same count of others:
Three{count;amount=3}/CD/nummod/2 old/JJ/amod/2 judges/NNS/nsubj/3 left/VBD/ROOT/3 ././punct/3 The/DT/det/8
three{count;amount=3}/CD/nummod/8 young/JJ/amod/8 judges/NNS/nsubj/9 stayed/VBD/ROOT/9

ship without its sign: MV Sea Lark = Sea Lark
MV_Sea_Lark{Product}/NNP/nsubj/1 sank/VBD/ROOT/1 ././punct/1 Sea_Lark{Product}/NNP/nsubj/4 vanished/VBD/ROOT/4

longer and longer name: Berg Elbe = Berg = Berg Elbe Steel = Berg
Berg_Elbe{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 Berg{Company}/NNP/nsubj/4 fell/VBD/ROOT/4 ././punct/4
Berg_Elbe_Steel{Company}/NNP/nsubj/7 met/VBD/ROOT/7 ././punct/7 Berg{Company}/NNP/nsubj/10 left/VBD/ROOT/10

name that goes on in two ways: Berg Elbe = Berg = Berg
Berg_Elbe{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 Berg{Company}/NNP/nsubj/4 fell/VBD/ROOT/4 ././punct/4
Berg_Motors{Company}/NNP/nsubj/7 met/VBD/ROOT/7 ././punct/7 Berg{Company}/NNP/nsubj/10 left/VBD/ROOT/10

its of the subject: Norsk Hydro = its
Norsk_Hydro{Company}/NNP/nsubj/1 raised/VBD/ROOT/1 its/PRP$/poss/3 rates/NNS/dobj/1

its of one of two companies:
Norsk_Hydro{Company}/NNP/nsubj/1 sued/VBD/ROOT/1 Boliden{Company}/NNP/dobj/1 over/IN/prep/1 its/PRP$/poss/5
rates/NNS/pobj/3

it of a report: Norsk Hydro = it
Norsk_Hydro{Company}/NNP/nsubj/1 said/VBD/ROOT/1 it/PRP/nsubj/3 grew/VBD/ccomp/1

it of the one that gets it: Ministry of Health = it
She/PRP/nsubj/1 gave/VBD/ROOT/1 2_million_euros{money;amount=2000000;unit=EUR}/NNS/dobj/1 to/IN/prep/1
the/DT/det/5 Ministry_of_Health{GovernmentBody}/NNP/pobj/3 to/TO/aux/7 help/VB/advcl/1 it/PRP/dobj/7

it of a body in passing:
She/PRP/nsubj/1 left/VBD/ROOT/1 the/DT/det/3 Ministry_of_Health{GovernmentBody}/NNP/dobj/1 because/IN/mark/6
it/PRP/nsubj/6 rained/VBD/advcl/1

its of an apposition:
Norsk_Hydro{Company}/NNP/nsubj/6 ,/,/punct/0 its/PRP$/poss/4 main/JJ/amod/4 rival/NN/appos/0 ,/,/punct/0
grew/VBD/ROOT/6

it after a preposition:
Norsk_Hydro{Company}/NNP/nsubj/1 gained/VBD/ROOT/1 from/IN/prep/1 it/PRP/pobj/2

their of a group among things: residents = their
The/DT/det/1 residents/NNS/nsubj/2 filed/VBD/ROOT/2 reports/NNS/dobj/2 on/IN/prep/2 their/PRP$/poss/6
homes/NNS/pobj/4

them of another one:
The/DT/det/1 residents/NNS/nsubj/2 bought/VBD/ROOT/2 them/PRP/dobj/2

they in the passive: residents = They
The/DT/det/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 They/PRP/nsubjpass/6 were/VBD/auxpass/6
found/VBN/ROOT/6

they in a quotation:
The/DT/det/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 “/``/punct/8 They/PRP/nsubj/6 lied/VBD/ccomp/9
twice/RB/advmod/6 ”/''/punct/9 said/VBD/ROOT/9 Tomas_Riedl{Person}/NNP/nsubj/9

whose: residents = whose
The/DT/det/1 residents/NNS/nsubj/5 whose/WP$/poss/3 homes/NNS/nsubj/4 burned/VBD/relcl/1 left/VBD/ROOT/5

I: I = Tomas Riedl
“/``/punct/6 I/PRP/nsubj/2 left/VBD/ccomp/6 Oslo{City}/NNP/dobj/2 ”/''/punct/6 ,/,/punct/6 said/VBD/ROOT/6
Tomas_Riedl{Person}/NNP/nsubj/6

I of nobody:
I/PRP/nsubj/1 left/VBD/ROOT/1 Oslo{City}/NNP/dobj/1 ,/,/punct/4 said/VBD/parataxis/1 Tomas_Riedl{Person}/NNP/nsubj/4

we of a body: We = Norsk Hydro
“/``/punct/6 We/PRP/nsubj/2 left/VBD/ccomp/6 Oslo{City}/NNP/dobj/2 ”/''/punct/6 ,/,/punct/6 said/VBD/ROOT/6
Norsk_Hydro{Company}/NNP/nsubj/6

we of the body one speaks for: We = Norsk Hydro
“/``/punct/6 We/PRP/nsubj/2 left/VBD/ccomp/6 Oslo{City}/NNP/dobj/2 ”/''/punct/6 ,/,/punct/6 said/VBD/ROOT/6
Norsk_Hydro{Company}/NNP/compound/9 chief/NN/compound/9 Tomas_Riedl{Person}/NNP/nsubj/6

we of the head of a body: Tomas Riedl = head of Norsk Hydro; Norsk Hydro = we
Tomas_Riedl{Person}/NNP/nsubj/6 ,/,/punct/0 head/NN/appos/0 of/IN/prep/2 Norsk_Hydro{Company}/NNP/pobj/3 ,/,/punct/0
said/VBD/ROOT/6 “/``/punct/6 we/PRP/nsubj/9 left/VBD/ccomp/6 Oslo{City}/NNP/dobj/9 ”/''/punct/6

we of a former head: Tomas Riedl = former head of Norsk Hydro
Tomas_Riedl{Person}/NNP/nsubj/7 ,/,/punct/0 former/JJ/amod/3 head/NN/appos/0 of/IN/prep/3
Norsk_Hydro{Company}/NNP/pobj/4 ,/,/punct/0 said/VBD/ROOT/7 “/``/punct/7 we/PRP/nsubj/10 left/VBD/ccomp/7
Oslo{City}/NNP/dobj/10 ”/''/punct/7

we of a person alone:
“/``/punct/6 We/PRP/nsubj/2 left/VBD/ccomp/6 Oslo{City}/NNP/dobj/2 ”/''/punct/6 ,/,/punct/6 said/VBD/ROOT/6
Tomas_Riedl{Person}/NNP/nsubj/6

the number of a group: Three pilots = three
Three{count;amount=3}/CD/nummod/1 pilots/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 The/DT/det/5
three{count;amount=3}/CD/nsubj/6 returned/VBD/ROOT/6

the number of another group:
Two{count;amount=2}/CD/nummod/1 pilots/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 The/DT/det/5
three{count;amount=3}/CD/nsubj/6 returned/VBD/ROOT/6

trio: Three pilots = trio
Three{count;amount=3}/CD/nummod/1 pilots/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 The/DT/det/5
trio/NN/nsubj/6 returned/VBD/ROOT/6

both of two groups of two:
Two{count;amount=2}/CD/nummod/1 pilots/NNS/nsubj/2 met/VBD/ROOT/2 two{count;amount=2}/CD/nummod/4
judges/NNS/dobj/2 ././punct/2 Both/DT/nsubj/7 left/VBD/ROOT/7

police alone: Police = Police
Police|police/NNS/nsubj/1 left/VBD/ROOT/1 ././punct/1 Police|police/NNS/nsubj/4 returned/VBD/ROOT/4

several: Several towns = towns
Several/JJ/amod/1 towns/NNS/nsubj/2 asked/VBD/ROOT/2 ././punct/2 The/DT/det/5 towns/NNS/nsubj/6 left/VBD/ROOT/6

those of several:
Several/JJ/amod/1 towns/NNS/nsubj/2 asked/VBD/ROOT/2 ././punct/2 Those/DT/det/5 towns/NNS/nsubj/6 left/VBD/ROOT/6

name spelled out: spending outline = Spending Outline = Spending Outline
The/DT/det/2 spending/NN/compound/2 outline/NN/nsubj/6 (/-LRB-/punct/2
LRSO{Law;Spending_Outline}/NNP/appos/2 )/-RRB-/punct/2 fell/VBD/ROOT/6 ././punct/6
LRSO{Law;Spending_Outline}/NNP/nsubj/9 rose/VBD/ROOT/9

which was: plane = Airbus A350
The/DT/det/1 plane/NN/nsubj/6 which/WDT/nsubj/3 was/VBD/relcl/1 the/DT/det/5 Airbus_A350{Product}/NNP/attr/3
crashed/VBD/ROOT/6

which was not:
The/DT/det/1 plane/NN/nsubj/7 which/WDT/nsubj/3 was/VBD/relcl/1 not/RB/neg/3 the/DT/det/6
Airbus_A350{Product}/NNP/attr/3 crashed/VBD/ROOT/7

person of the lead: man = Tomas Riedl
A/DT/det/1 man/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2 Tomas_Riedl{Person}/NNP/nsubj/8 ,/,/punct/4
41/CD/appos/4 ,/,/punct/4 returned/VBD/ROOT/8

person after two of the lead:
A/DT/det/1 man/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2 A/DT/det/5 woman/NN/nsubj/6 fell/VBD/ROOT/6 ././punct/6
Tomas_Riedl{Person}/NNP/nsubj/12 ,/,/punct/8 41/CD/appos/8 ,/,/punct/8 returned/VBD/ROOT/12

person of no age:
A/DT/det/1 man/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2 Tomas_Riedl{Person}/NNP/nsubj/5 returned/VBD/ROOT/5

maker of a country: Airbus = French plane-maker
Airbus{Company;Airbus;kb:airbus}/NNP/nsubj/1 met/VBD/ROOT/1 Boeing{Company;Boeing;kb:boeing}/NNP/dobj/1 ././punct/1
The/DT/det/8 French/JJ/amod/8 plane/NN/compound/8 -/HYPH/punct/8 maker/NN/nsubj/9 left/VBD/ROOT/9

country told beside the words: joint exercises = joint Greek exercises
They/PRP/nsubj/1 held/VBD/ROOT/1 joint/JJ/amod/3 exercises/NNS/dobj/1 and/CC/cc/3 big/JJ/amod/6 exercises/NNS/conj/3
././punct/1 The/DT/det/11 joint/JJ/amod/11 Greek/JJ/amod/11 exercises/NNS/nsubj/12 ended/VBD/ROOT/12

country that is another one:
They/PRP/nsubj/1 held/VBD/ROOT/1 joint/JJ/amod/4 Turkish/JJ/amod/4 exercises/NNS/dobj/1 ././punct/1 The/DT/det/9
joint/JJ/amod/9 Greek/JJ/amod/9 exercises/NNS/nsubj/10 ended/VBD/ROOT/10

drills after other exercises:
They/PRP/nsubj/1 held/VBD/ROOT/1 huge/JJ/amod/3 drills/NNS/dobj/1 ././punct/1 Joint/JJ/amod/6 exercises/NNS/nsubj/7
began/VBD/ROOT/7 ././punct/7 The/DT/det/10 drills/NNS/nsubj/11 ended/VBD/ROOT/11

he far from his name:
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 It/PRP/nsubj/4 rained/VBD/ROOT/4 ././punct/4
It/PRP/nsubj/7 snowed/VBD/ROOT/7 ././punct/7 It/PRP/nsubj/10 froze/VBD/ROOT/10 ././punct/10 He/PRP/nsubj/13
returned/VBD/ROOT/13

middle name left out: Eva Maria Lang = Lang = Eva Lang
Eva_Maria_Lang{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Lang{Person}/NNP/nsubj/4 met/VBD/ROOT/4
Tomas_Riedl{Person}/NNP/dobj/4 ././punct/4 Eva_Lang{Person}/NNP/nsubj/8 returned/VBD/ROOT/8

other name between the same two:
Eva_Maria_Lang{Person}/NNP/nsubj/1 met/VBD/ROOT/1 Eva_Britt_Lang{Person}/NNP/dobj/1

body's name turned round: Department of Fair Trade = Fair Trade Department = Fair Trade
Department_of_Fair_Trade{GovernmentBody}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 The/DT/det/4
Fair_Trade_Department{GovernmentBody}/NNP/nsubj/5 split/VBD/ROOT/5 ././punct/5
Fair_Trade{Organization}/NNP/nsubj/8 left/VBD/ROOT/8

university's name turned round:
University_of_Bergen{Organization}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1
Bergen_University{Organization}/NNP/nsubj/4 split/VBD/ROOT/4

same body with its country before a longer name: Norwegian Air Force = Air Force
Norwegian_Air_Force{GovernmentBody}/NNP/nsubj/1 met/VBD/ROOT/1 Air_Force_Academy{Organization}/NNP/dobj/1
././punct/1 Air_Force{GovernmentBody}/NNP/nsubj/5 left/VBD/ROOT/5

parts of one body: Norsk Hydro = Norsk Hydro
Some/DT/nsubj/5 ,/,/punct/0 part/NN/appos/0 of/IN/prep/2 Norsk_Hydro{Company}/NNP/pobj/3 grew/VBD/ROOT/5 ././punct/5
Others/NNS/nsubj/13 ,/,/punct/7 part/NN/appos/7 of/IN/prep/9 the/DT/det/12 Norsk_Hydro{Company}/NNP/pobj/10
,/,/punct/7 shrank/VBD/ROOT/13

first words with another apostrophe: Men\N{RIGHT SINGLE QUOTATION MARK}s Union of Oslo = Men's Union
Men\N{RIGHT SINGLE QUOTATION MARK}s_Union_of_Oslo{Organization}/NNP/nsubj/1 met/VBD/ROOT/1 ././punct/1
The/DT/det/6 Men/NNS/poss/6 's/POS/case/4 Union/NN/nsubj/7 left/VBD/ROOT/7

office of the same holder: Kern Sheriff's Office = office
Kern_Sheriff's_Office{GovernmentBody}/NNP/nsubj/1 met/VBD/ROOT/1 ././punct/1 The/DT/det/4 sheriff/NN/poss/6
's/POS/case/4 office/NN/nsubj/7 left/VBD/ROOT/7

office of another holder:
The/DT/det/1 mayor/NN/poss/3 's/POS/case/1 office/NN/nsubj/4 met/VBD/ROOT/4 ././punct/4 The/DT/det/7
sheriff/NN/poss/9 's/POS/case/7 office/NN/nsubj/10 left/VBD/ROOT/10

back to a thing after one of like meaning: Boreal Airline = Boreal = airline
Boreal_Airline{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 A/DT/det/5 local/JJ/amod/5 carrier/NN/nsubj/6
shrank/VBD/ROOT/6 ././punct/6 Boreal{Company}/NNP/nsubj/9 split/VBD/ROOT/9 ././punct/9 The/DT/det/12
airline/NN/nsubj/13 left/VBD/ROOT/13

thing of like meaning spoken of last:
Oslo_Airline{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 A/DT/det/5 local/JJ/amod/5 carrier/NN/nsubj/6
shrank/VBD/ROOT/6 ././punct/6 The/DT/det/9 airline/NN/nsubj/10 left/VBD/ROOT/10

definite group goes on: drills = drills
Huge/JJ/amod/1 drills/NNS/nsubj/2 began/VBD/ROOT/2 ././punct/2 The/DT/det/6 joint/JJ/amod/6 exercises/NNS/nsubj/7
began/VBD/ROOT/7 ././punct/7 The/DT/det/10 drills/NNS/nsubj/11 went/VBD/ROOT/11 ././punct/11 The/DT/det/14
drills/NNS/nsubj/15 ended/VBD/ROOT/15

one that nothing tells from others: inquiry = inquiry
An/DT/det/1 inquiry/NN/nsubj/2 began/VBD/ROOT/2 ././punct/2 An/DT/det/6 earlier/JJR/amod/6 inquiry/NN/nsubj/7
failed/VBD/ROOT/7 ././punct/7 Oslo{City}/NNP/nsubj/10 grew/VBD/ROOT/10 ././punct/10 The/DT/det/13
inquiry/NN/nsubj/14 ended/VBD/ROOT/14

one with words of its own beside another:
A/DT/det/2 public/JJ/amod/2 inquiry/NN/nsubj/3 began/VBD/ROOT/3 ././punct/3 An/DT/det/7 earlier/JJR/amod/7
inquiry/NN/nsubj/8 failed/VBD/ROOT/8 ././punct/8 Oslo{City}/NNP/nsubj/11 grew/VBD/ROOT/11 ././punct/11 The/DT/det/14
inquiry/NN/nsubj/15 ended/VBD/ROOT/15

company named before in the sentence: Norsk Hydro = firm
Boliden{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 Norsk_Hydro{Organization}/NNP/nsubj/4 fell/VBD/ROOT/4
as/IN/mark/8 the/DT/det/7 firm/NN/nsubj/8 shrank/VBD/advcl/4

company named in the sentence before:
Boliden{Company}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 Norsk_Hydro{Organization}/NNP/nsubj/4 fell/VBD/ROOT/4
././punct/4 The/DT/det/7 firm/NN/nsubj/8 shrank/VBD/ROOT/8

company of its trade: Norsk Hydro = oil giant
Oil/NN/compound/1 giant/NN/compound/2 Norsk_Hydro{Company}/NNP/nsubj/3 met/VBD/ROOT/3 Boliden{Company}/NNP/dobj/3
././punct/3 The/DT/det/8 oil/NN/compound/8 giant/NN/nsubj/9 shrank/VBD/ROOT/9

company of another trade:
Oil/NN/compound/1 giant/NN/compound/2 Norsk_Hydro{Company}/NNP/nsubj/3 met/VBD/ROOT/3 Boliden{Company}/NNP/dobj/3
././punct/3 The/DT/det/8 food/NN/compound/8 giant/NN/nsubj/9 shrank/VBD/ROOT/9

ruling by another word: court ruling = verdict
The/DT/det/2 court/NN/compound/2 ruling/NN/nsubj/3 came/VBD/ROOT/3 ././punct/3 The/DT/det/6 verdict/NN/nsubj/7
stood/VBD/ROOT/7

group and those in it: group of growers = growers = growers
A/DT/det/1 group/NN/nsubj/4 of/IN/prep/1 growers/NNS/pobj/2 met/VBD/ROOT/4 ././punct/4 The/DT/det/7
growers/NNS/nsubj/8 left/VBD/ROOT/8

group and some of another word:
A/DT/det/1 number/NN/nsubj/4 of/IN/prep/1 growers/NNS/pobj/2 met/VBD/ROOT/4 ././punct/4 Some/DT/det/7
growers/NNS/nsubj/8 left/VBD/ROOT/8

group of vague people:
A/DT/det/1 group/NN/nsubj/4 of/IN/prep/1 people/NNS/pobj/2 met/VBD/ROOT/4 ././punct/4

deal between the same two: Boliden = Boliden; Hydro = Hydro; Boliden-Hydro merger = Boliden's takeover of Hydro
A/DT/det/4 Boliden{Company}/NNP/compound/3 -/HYPH/punct/3 Hydro{Company}/NNP/compound/4 merger/NN/nsubj/5
came/VBD/ROOT/5 ././punct/5 Boliden{Company}/NNP/poss/9 's/POS/case/7 takeover/NN/nsubj/12 of/IN/prep/9
Hydro{Company}/NNP/pobj/10 grew/VBD/ROOT/12

deal with another one: Hydro = Hydro
A/DT/det/4 Boliden{Company}/NNP/compound/3 -/HYPH/punct/3 Hydro{Company}/NNP/compound/4 merger/NN/nsubj/5
came/VBD/ROOT/5 ././punct/5 Elkem{Company}/NNP/poss/9 's/POS/case/7 takeover/NN/nsubj/12 of/IN/prep/9
Hydro{Company}/NNP/pobj/10 grew/VBD/ROOT/12

model without its variant: order of X50-200 jets = X50 order
An/DT/det/1 order/NN/nsubj/5 of/IN/prep/1 X50-200/NN/compound/4 jets/NNS/pobj/2 came/VBD/ROOT/5 ././punct/5 An/DT/det/8
order/NN/nsubj/12 of/IN/prep/8 Y9-100/NN/compound/11 jets/NNS/pobj/9 fell/VBD/ROOT/12 ././punct/12 The/DT/det/16
X50/NN/compound/16 order/NN/nsubj/17 stood/VBD/ROOT/17

city told before its name: Polish city = Polish city of Gdansk = Gdansk
Police/NNS/nsubj/4 in/IN/prep/0 Polish/JJ/amod/3 city/NN/pobj/1 met/VBD/ROOT/4 ././punct/4 The/DT/det/8
Polish/JJ/amod/8 city/NN/nsubj/11 of/IN/prep/8 Gdansk{City}/NNP/pobj/9 grew/VBD/ROOT/11
""")


@pytest.fixture(scope="module")
def components(ontology: Ontology) -> tuple[MentionsComponent, CoreferenceComponent]:
    """Give the two components that find mentions and join them."""
    return MentionsComponent(ontology), CoreferenceComponent(ontology, load_knowledge_base())


def _written(doc: Doc) -> str:
    chains: dict[int, list[str]] = {}
    for mention in get_mentions(doc):
        chains.setdefault(mention.chain, []).append(mention.label)
    return "; ".join(" = ".join(labels) for labels in chains.values() if len(labels) > 1)


def test_nlp_coreference_corpus_is_whole() -> None:
    """The corpus has lost no case, and shows where rules are silent about as often as where they speak."""
    assert (146, 57) == (len(CASES), sum(not case.expected for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_coreference_joins(
    case: Case, components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """A mention joins an earlier one only where the rule leaves no other choice."""
    mentions, coreference = components
    assert case.expected == _written(coreference(mentions(parse(case.tree, blank_vocab))))


def test_every_join_names_a_documented_rule(
    components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """Of each chain all mentions but one name the rule that joined them, and `kgraph explain` documents each rule."""
    mentions, coreference = components
    page = (ROOT / "docs/how-to/explain.md").read_text(encoding="utf-8")
    table = page[page.index("## Which rule") : page.index("## Graphs")]
    documented = {rule for line in table.splitlines() if line.count("|") > 1 for rule in line.split("|")[1].split(", ")}
    used: set[str] = set()
    for case in CASES:
        chains: dict[int, list[str]] = {}
        for mention in get_mentions(coreference(mentions(parse(case.tree, blank_vocab)))):
            chains.setdefault(mention.chain, []).append(mention.rule)
        assert all(rules.count("") == 1 for rules in chains.values()), case.name
        used.update(rule for rules in chains.values() for rule in rules if rule)
    assert used <= {rule.strip() for rule in documented}


def test_nlp_coreference_gives_pronoun_its_class(
    components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """A pronoun that stands for a person has its class; one that stands for nothing has the root class."""
    mentions, coreference = components
    trees = {case.name: case.tree for case in CASES}
    docs = [coreference(mentions(parse(trees[name], blank_vocab))) for name in ("he", "it of a person")]
    assert [kg("Person"), kg("Entity")] == [get_mentions(doc)[-1].cls for doc in docs]
