"""Which mentions are one entity: rule by rule, and where a rule must stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.coreference import CoreferenceComponent
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from kgraph.ontology.vocab import kg
from nlp_notation import Case, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

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

same word alone:
Residents/NNS/nsubj/1 left/VBD/ROOT/1 ././punct/1 Residents/NNS/nsubj/4 returned/VBD/ROOT/4

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

he far from his name:
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 It/PRP/nsubj/4 rained/VBD/ROOT/4 ././punct/4
It/PRP/nsubj/7 snowed/VBD/ROOT/7 ././punct/7 It/PRP/nsubj/10 froze/VBD/ROOT/10 ././punct/10 He/PRP/nsubj/13
returned/VBD/ROOT/13
""")


@pytest.fixture(scope="module")
def components(ontology: Ontology) -> tuple[MentionsComponent, CoreferenceComponent]:
    """Give the two components that find mentions and join them."""
    return MentionsComponent(ontology), CoreferenceComponent(ontology)


def _written(doc: Doc) -> str:
    chains: dict[int, list[str]] = {}
    for mention in get_mentions(doc):
        chains.setdefault(mention.chain, []).append(mention.label)
    return "; ".join(" = ".join(labels) for labels in chains.values() if len(labels) > 1)


def test_nlp_coreference_corpus_is_whole() -> None:
    """The corpus has lost no case, and shows where rules are silent about as often as where they speak."""
    assert (33, 15) == (len(CASES), sum(not case.expected for case in CASES))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_coreference_joins(
    case: Case, components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """A mention joins an earlier one only where the rule leaves no other choice."""
    mentions, coreference = components
    assert case.expected == _written(coreference(mentions(parse(case.tree, blank_vocab))))


def test_nlp_coreference_gives_pronoun_its_class(
    components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """A pronoun that stands for a person has its class; one that stands for nothing has the root class."""
    mentions, coreference = components
    trees = {case.name: case.tree for case in CASES}
    docs = [coreference(mentions(parse(trees[name], blank_vocab))) for name in ("he", "it of a person")]
    assert [kg("Person"), kg("Entity")] == [get_mentions(doc)[-1].cls for doc in docs]
