"""What hangs on nouns and names is offered as open statements, and nothing that says too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nlp_notation import Case, Reader, params, read_cases
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Expected: all statements, those of the ontology's own properties among them.
CASES = read_cases("""
noun with a preposition:
Norway{Country}/NNP/nsubj/1 praised|praise/VBD/ROOT/1 the/DT/det/3 lawmaker/NN/dobj/1 in/IN/prep/3 Oslo{City}/NNP/pobj/4
= Norway | praise | lawmaker in Oslo | asserted
= Norway | praise lawmaker in | Oslo | asserted
= lawmaker in Oslo | in | Oslo | asserted

role of who holds it:
Helga_Moen{Person}/NNP/nsubj/6 ,/,/punct/0 the/DT/det/3 delegate/NN/appos/0 in/IN/prep/3 Oslo{City}/NNP/pobj/4
nodded|nod/VBD/ROOT/6
= Helga Moen | be delegate in | Oslo | asserted
= Helga Moen | be | delegate in Oslo | asserted

title with a name before it:
Norvik{Organization}/NNP/compound/2 delegate/NN/compound/2 Helga_Moen{Person}/NNP/nsubj/3 nodded|nod/VBD/ROOT/3
= Helga Moen | be delegate of | Norvik | asserted
= Helga Moen | be | delegate | asserted

hyphen between a title and a name:
Norvik{Organization}/NNP/compound/1 co/NN/compound/4 -/HYPH/punct/3 delegate/NN/compound/4
Helga_Moen{Person}/NNP/nsubj/5 nodded|nod/VBD/ROOT/5
= Helga Moen | be delegate of | Norvik | asserted

place around a place:
Helga_Moen{Person}/NNP/nsubj/1 strolled|stroll/VBD/ROOT/1 through/IN/prep/1 Bergen{City}/NNP/pobj/2 ,/,/punct/3
Norway{Country}/NNP/appos/3
= Bergen | in | Norway | asserted
= Helga Moen | stroll through | Bergen | asserted

name after a name that is no place:
Norvik{Organization}/NNP/nsubj/3 ,/,/punct/0 Norway{Country}/NNP/appos/0 nodded|nod/VBD/ROOT/3

name with a preposition:
Norvik{Organization}/NNP/nsubj/3 in/IN/prep/0 Bergen{City}/NNP/pobj/1 nodded|nod/VBD/ROOT/3
= Norvik | in | Bergen | asserted

whose a noun is, and where to:
the/DT/det/1 journey/NN/nsubj/7 of/IN/prep/1 the/DT/det/4 lawmakers|lawmaker/NNS/pobj/2 to/IN/prep/1
Oslo{City}/NNP/pobj/5 ended/VBD/ROOT/7
= journey of the lawmakers | to | Oslo | asserted
= lawmakers | journey to | Oslo | asserted

possessor of a noun, and what of:
Norway{Country}/NNP/poss/2 's/POS/case/0 map/NN/nsubj/5 of/IN/prep/2 Finland{Country}/NNP/pobj/3 faded/VBD/ROOT/5
= Norway | map of | Finland | asserted
= Norway's map of Finland | of | Finland | asserted
= Norway's map of Finland | of | Norway | asserted

name before a noun, and what for:
Norvik{Organization}/NNP/compound/1 chairs|chair/NNS/nsubj/4 for/IN/prep/1 Finland{Country}/NNP/pobj/2 faded/VBD/ROOT/4
= Norvik | chair for | Finland | asserted

people of several kinds in a place:
lawmakers|lawmaker/NNS/nsubj/5 of/IN/prep/0 Norvik{Organization}/NNP/pobj/1 in/IN/prep/0 Oslo{City}/NNP/pobj/3
faded/VBD/ROOT/5
= lawmakers of Norvik | in | Oslo | asserted
= lawmakers of Norvik | of | Norvik | asserted

part of things in a place:
a/DT/det/1 series/NN/nsubj/6 of/IN/prep/1 treaties|treaty/NNS/pobj/2 in/IN/prep/1 Oslo{City}/NNP/pobj/4 faded/VBD/ROOT/6
= series of treaties | in | Oslo | asserted

apposition and something without a name:
Helga_Moen{Person}/NNP/nsubj/7 ,/,/punct/0 the/DT/det/3 delegate/NN/appos/0 of/IN/prep/3 a/DT/det/6 firm/NN/pobj/4
nodded|nod/VBD/ROOT/7
= Helga Moen | be delegate of | firm | asserted
= Helga Moen | be | delegate of a firm | asserted

name joined to a participle:
a/DT/det/4 Norway{Country}/NNP/npadvmod/3 -/HYPH/punct/3 backed|back/VBN/amod/4 firm/NN/nsubj/5 nodded|nod/VBD/ROOT/5
= Norway | back | Norway-backed firm | hedged

place joined to a participle:
an/DT/det/4 Oslo{City}/NNP/npadvmod/3 -/HYPH/punct/3 based|base/VBN/amod/4 firm/NN/nsubj/5 nodded|nod/VBD/ROOT/5

thing without a class joined to a participle:
a/DT/det/4 weather/NN/npadvmod/3 -/HYPH/punct/3 beaten|beat/VBN/amod/4 firm/NN/nsubj/5 nodded|nod/VBD/ROOT/5

whose doing a noun is:
The/DT/det/1 report/NN/nsubj/4 by/IN/prep/1 Norvik{Organization}/NNP/pobj/2 slept/VBD/ROOT/4
= report | by | Norvik | asserted

role with words:
Helga_Moen{Person}/NNP/nsubj/6 ,/,/punct/0 delegate/NN/appos/0 to/IN/prep/2 the/DT/det/5 fair/NN/pobj/3
nodded/VBD/ROOT/6
= Helga Moen | be delegate to | fair | asserted
= Helga Moen | be | delegate to the fair | asserted

where a place is:
Norway{Country}/NNP/nsubj/1 slept|sleep/VBD/ROOT/1 in/IN/prep/1 Bergen{City}/NNP/pobj/2 ,/,/punct/3 west/RB/advmod/1
of/IN/prep/5 Oslo{City}/NNP/pobj/6
= Bergen | west of | Oslo | asserted
= Norway | sleep in | Bergen | asserted

apposition of a name:
Norvik{Organization}/NNP/nsubj/6 ,/,/punct/0 a/DT/det/4 small/JJ/amod/4 company/NN/appos/0 ,/,/punct/0
nodded|nod/VBD/ROOT/6
= Norvik | be | small company | asserted

name in apposition:
The/DT/det/2 small/JJ/amod/2 company/NN/nsubj/4 Norvik{Organization}/NNP/appos/2 nodded|nod/VBD/ROOT/4
= Norvik | be | small company | asserted

title of a body:
Company/NN/compound/1 Norvik{Organization}/NNP/nsubj/2 nodded|nod/VBD/ROOT/2
= Norvik | be | Company | asserted

part of a word before a name:
the/DT/det/3 blue/JJ/amod/2 -/HYPH/punct/2 company/NN/compound/3 Norvik{Organization}/NNP/nsubj/5 nodded|nod/VBD/ROOT/5

report by somebody:
The/DT/det/1 report/NN/nsubj/4 by/IN/prep/1 Norvik{Organization}/NNP/pobj/2 stalled|stall/VBD/ROOT/4
= report | by | Norvik | asserted

lawmaker by somebody:
The/DT/det/1 lawmaker/NN/nsubj/4 by/IN/prep/1 Norvik{Organization}/NNP/pobj/2 stalled|stall/VBD/ROOT/4

way to a place:
Norway{Country}/NNP/nsubj/1 travelled|travel/VBD/ROOT/1 9_miles{quantity;amount=9;unit=mile}/NNS/dobj/1 to/IN/prep/1
Oslo{City}/NNP/pobj/3
= Norway | travel | 9 miles | asserted
= Norway | travel to | Oslo | asserted

hyphen inside a word:
Norway{Country}/NNP/nsubj/1 felt|feel/VBD/ROOT/1 rage/NN/dobj/1 over/IN/prep/2 anti/JJ/amod/6 -/HYPH/punct/6
whaling/JJ/amod/6 slogans/NNS/pobj/3
= Norway | feel | rage over anti-whaling slogans | asserted

two adjectives before a noun:
Norway{Country}/NNP/nsubj/1 felt|feel/VBD/ROOT/1 rage/NN/dobj/1 over/IN/prep/2 long/JJ/amod/9 ,/,/punct/9 dull/JJ/amod/9
and/CC/cc/6 grim/JJ/conj/6 slogans/NNS/pobj/3
= Norway | feel | rage over long, dull and grim slogans | asserted

report to somebody unnamed:
The/DT/det/1 report/NN/nsubj/4 to/IN/prep/1 pilots|pilot/NNS/pobj/2 stalled|stall/VBD/ROOT/4
= report to pilots | to | pilots | asserted

part that its name tells:
The/DT/det/1 report/NN/nsubj/4 of/IN/prep/1 pilots|pilot/NNS/pobj/2 stalled|stall/VBD/ROOT/4

one of a people:
Rohingya/NNS/nsubj/1 slept|sleep/VBD/ROOT/1 ././punct/1 One{count;amount=1}/CD/nummod/4 Rohingya/NNP/nsubj/8 ,/,/punct/4
Helga_Moen{Person}/NNP/appos/4 ,/,/punct/4 nodded|nod/VBD/ROOT/8
= Helga Moen | be one of | Rohingya | asserted
= Helga Moen | be | One Rohingya | asserted

words that take up a name:
Norvik{Company}/NNP/nsubj/1 nodded|nod/VBD/ROOT/1 ././punct/1 The/DT/det/5 oil/NN/compound/5 company/NN/nsubj/6
slept|sleep/VBD/ROOT/6
= oil company | be | oil company | asserted

apposition with a possessor:
Helga_Moen{Person}/NNP/nsubj/5 ,/,/punct/0 his/PRP$/poss/3 pilot/NN/appos/0 ,/,/punct/0 nodded|nod/VBD/ROOT/5
""")


@pytest.fixture(scope="module")
def reader(blank_vocab: Vocab) -> Reader:
    """Give the components after the parser, with open statements."""
    return Reader(small_ontology(), blank_vocab, open_statements=True)


def test_nlp_open_nouns_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (33, 7) == (len(CASES), sum(not case.lines for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_open_nouns_are_offered(case: Case, reader: Reader) -> None:
    """A noun or a name is related to what hangs on it or stands beside it."""
    assert sorted(case.lines) == reader.said(case.tree)
