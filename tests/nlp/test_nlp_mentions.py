"""Which things a Doc mentions, of what class, and what counts a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.kb import Individual, KnowledgeBase
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from kgraph.ontology.vocab import kg, local_name
from nlp_notation import Case, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Expected: each mention as `label = kind Class`, with the value that counts it, in the order of their heads.
CASES = read_cases("""
name: Tomas Riedl = name Person; Oslo = name City
Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 Oslo{City}/NNP/dobj/1 ././punct/1

name shown otherwise: United Kingdom = name Country
Britain{Country;United_Kingdom}/NNP/nsubj/1 agreed/VBD/ROOT/1 ././punct/1

class noun: report = description Document; council = description GovernmentBody
The/DT/det/1 report/NN/nsubj/2 angered/VBD/ROOT/2 the/DT/det/4 council/NN/dobj/2 ././punct/2

noun of no class: silence = description Concept
The/DT/det/1 silence/NN/nsubj/2 lasted/VBD/ROOT/2 ././punct/2

of phrase of the verb: local council = description GovernmentBody; fraud = description Concept
The/DT/det/2 local/JJ/amod/2 council/NN/nsubjpass/4 was/VBD/auxpass/4 accused|accuse/VBN/ROOT/4 of/IN/prep/2
fraud/NN/pobj/5

with whom there is something: Norway = name Country; Norway's trade with Oslo = description Concept; Oslo = name City
Norway{Country}/NNP/poss/2 's/POS/case/0 trade/NN/nsubj/5 with/IN/prep/2 Oslo{City}/NNP/pobj/3 grew|grow/VBD/ROOT/5

two words of a class: press release = description Document
A/DT/det/2 press/NN/compound/2 release/NN/nsubj/3 followed/VBD/ROOT/3 ././punct/3

adjective of a class: prime minister = description Person
The/DT/det/2 prime/JJ/amod/2 minister/NN/nsubj/3 left/VBD/ROOT/3 ././punct/3

hyphenated noun: vice-president = description Person
The/DT/det/1 vice-president/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2

several people: residents = group Group
The/DT/det/1 residents/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2

several companies: Carmakers = group Group
Carmakers/NNS/nsubj/1 merged/VBD/ROOT/1 ././punct/1

group noun in the singular: family = group Group
The/DT/det/1 family/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2

several documents: reports = group Document
The/DT/det/1 reports/NNS/nsubj/2 vanished/VBD/ROOT/2 ././punct/2

counted group: 57 residents = group Group counted by 57
The/DT/det/2 57{count;amount=57}/CD/nummod/2 residents/NNS/nsubj/3 left/VBD/ROOT/3 ././punct/3

counted documents: Three reports = group Document counted by Three
Three{count;amount=3}/CD/nummod/1 reports/NNS/nsubj/2 vanished/VBD/ROOT/2 ././punct/2

counted before a name: Norvik = name Company; two Norvik lawmakers = group Group counted by two
two{count;amount=2}/CD/nummod/1 Norvik{Company}/NNP/compound/2 lawmakers/NNS/nsubj/3 left/VBD/ROOT/3 ././punct/3

total of: 10 residents = group Group counted by 10
A/DT/det/1 total/NN/nsubj/5 of/IN/prep/1 10{count;amount=10}/CD/nummod/4 residents/NNS/pobj/2 left/VBD/ROOT/5
././punct/5

dozens of: Dozens of residents = group Group counted by Dozens
Dozens|dozen{count;amount=12;bound=atLeast}/NNS/nsubj/3 of/IN/prep/0 residents/NNS/pobj/1 left/VBD/ROOT/3 ././punct/3

part of a group: Many of the residents = group Group; residents = group Group
Many/JJ/nsubj/4 of/IN/prep/0 the/DT/det/3 residents/NNS/pobj/1 left/VBD/ROOT/4 ././punct/4

nobody: anyone = description Group
Nobody/NN/nsubj/1 left/VBD/ROOT/1 ././punct/1

no one: anyone = description Group
No/DT/det/1 one/NN/nsubj/2 left/VBD/ROOT/2 ././punct/2

pronouns: She = pronoun Entity; it = pronoun Entity
She/PRP/nsubj/1 bought/VBD/ROOT/1 it/PRP/dobj/1 ././punct/1

possessive pronoun: He = pronoun Entity; his = pronoun Entity; dog = description Concept
He/PRP/nsubj/1 lost/VBD/ROOT/1 his/PRP$/poss/3 dog/NN/dobj/1 ././punct/1

title: mayor = description Role; Tomas Riedl = name Person
Mayor/NN/compound/1 Tomas_Riedl{Person}/NNP/nsubj/2 left/VBD/ROOT/2 ././punct/2

noun before a noun: steel quota = description Concept
The/DT/det/2 steel/NN/compound/2 quota/NN/nsubj/3 fell/VBD/ROOT/3 ././punct/3

generic noun:
The/DT/det/1 day/NN/nsubj/2 began/VBD/ROOT/2 ././punct/2

value: grant = description Fund
A/DT/det/1 grant/NN/nsubj/2 rose/VBD/ROOT/2 90_euros{money;amount=90;unit=EUR}/CD/npadvmod/2 ././punct/2

fraction: 3.1 stars = description Concept
Critics|x/RB/advmod/3 gave/VBD/ROOT/1 3.1{count;amount=3.1}/CD/nummod/3 stars/NNS/dobj/1 ././punct/1

one body in the plural: police = group GovernmentBody; it = pronoun Entity
The/DT/det/1 police|police/NNS/nsubj/2 found/VBD/ROOT/2 it/PRP/dobj/2 ././punct/2

plural that the lemmatizer left: Neighbours = group Group
Neighbours|neighbours/NNP/nsubj/1 waited/VBD/ROOT/1 ././punct/1

camp: Republicans = group Group
Republicans|republicans/NNPS/nsubj/1 waited/VBD/ROOT/1 ././punct/1

one of a people: One Rohingya = description Person
One/CD/nummod/1 Rohingya|rohingya/NNP/nsubj/2 waited/VBD/ROOT/2 ././punct/2

people without a plural: Rohingya = group Group
The/DT/det/1 Rohingya|rohingya/NNP/nsubj/2 waited/VBD/ROOT/2 ././punct/2

as many again: Crew = group Group; five others = group Group counted by five
Crew|crew/NN/nsubj/1 saved/VBD/ROOT/1 five{count;amount=5}/CD/nummod/3 others|other/NNS/dobj/1 ././punct/1

office of the state: office of the mayor = description GovernmentBody; mayor = description Person
The/DT/det/1 office/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 mayor/NN/pobj/2 waited/VBD/ROOT/5 ././punct/5

office of a firm: office of the firm = description Facility; firm = description Company
The/DT/det/1 office/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 firm/NN/pobj/2 waited/VBD/ROOT/5 ././punct/5

set phrase: crew = group Group
The/DT/det/1 crew/NN/nsubj/2 went/VBD/ROOT/2 on/IN/prep/2 strike/NN/pobj/3 ././punct/2

no set phrase: crew = group Group; long strike = description Event
The/DT/det/1 crew/NN/nsubj/2 went/VBD/ROOT/2 on/IN/prep/2 long/JJ/amod/5 strike/NN/pobj/3 ././punct/2

looks like an instance: Social media = group Concept
Social/JJ/amod/1 media|medium/NNS/nsubj/2 raged/VBD/ROOT/2 ././punct/2

those: Those left homeless by the flood = group Group; flood = description Event
Those/DT/nsubjpass/7 left/VBN/acl/0 homeless/JJ/oprd/1 by/IN/agent/1 the/DT/det/5 flood/NN/pobj/3 were/VBD/auxpass/7
moved/VBN/ROOT/7 ././punct/7

the and an adjective: The wounded = group Group
The/DT/det/1 wounded/JJ/nsubj/2 waited/VBD/ROOT/2 ././punct/2

adjective before a noun: wounded seal = description Concept
The/DT/det/2 wounded/JJ/amod/2 seal/NN/nsubj/3 waited/VBD/ROOT/3 ././punct/3

number and more: Crew = group Group; 40 more = group Group counted by 40
Crew|crew/NN/nsubj/1 saved/VBD/ROOT/1 40{count;amount=40}/CD/nummod/3 more/JJR/dobj/1 ././punct/1

day of no value:
It/EX/nsubj/1 rained/VBD/ROOT/1 Monday{date;start=2011-03-07}/NNP/npadvmod/1 ././punct/1

date: council = description GovernmentBody
The/DT/det/1 council/NN/nsubj/2 met/VBD/ROOT/2 4_March{date;start=2011-03-04}/NN/npadvmod/2 ././punct/2
""")


@pytest.fixture(scope="module")
def component(ontology: Ontology) -> MentionsComponent:
    """Give the component with the default class nouns."""
    return MentionsComponent(ontology)


def _written(doc: Doc) -> str:
    values = {token.idx: token.text for token in doc}
    return "; ".join(
        f"{mention.label} = {mention.kind} {local_name(mention.cls)}"
        + (f" counted by {values[mention.counted_by]}" if mention.counted_by >= 0 else "")
        for mention in get_mentions(doc)
    )


def test_nlp_mentions_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 45 == len(CASES)


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_mentions_are_found(case: Case, component: MentionsComponent, blank_vocab: Vocab) -> None:
    """Names, descriptions, groups and pronouns are mentions; values, generic nouns and modifiers are none."""
    assert case.expected == _written(component(parse(case.tree, blank_vocab)))


def test_nlp_mentions_start_with_chains_of_their_own(component: MentionsComponent, blank_vocab: Vocab) -> None:
    """Each mention is a chain of its own until coreference joins them, and covers its own words."""
    doc = component(parse("The/DT/det/1 envoy/NN/nsubj/2 met/VBD/ROOT/2 the/DT/det/4 mayor/NN/dobj/2", blank_vocab))
    mentions = get_mentions(doc)
    assert [0, 1] == [mention.chain for mention in mentions]
    assert ["envoy", "mayor"] == [doc.text[mention.start : mention.end] for mention in mentions]


def test_nlp_mentions_read_class_nouns(ontology: Ontology) -> None:
    """The class of a noun comes from the ontology alone."""
    table = ontology.class_nouns
    assert [kg("Document"), kg("Company"), None] == [table.get(noun) for noun in ("report", "firm", "silence")]


# One noun of each family that news is full of, with its class.
FAMILIES = {
    "allegation": "Event",
    "broker": "Person",
    "call": "Event",
    "checkpoint": "Facility",
    "diocese": "Organization",
    "fleet": "Product",
    "frontline": "Place",
    "garrison": "GovernmentBody",
    "judgment": "Document",
    "offer": "Document",
    "payout": "Fund",
    "podcast": "Work",
    "provider": "Company",
    "residence": "Facility",
    "sanction": "Law",
    "social media": "Concept",
    "reform": "Programme",
}


@pytest.mark.parametrize(("noun", "cls"), FAMILIES.items(), ids=FAMILIES)
def test_nlp_mentions_know_families_of_nouns(noun: str, cls: str, ontology: Ontology) -> None:
    """The lexicon covers the common nouns of news."""
    assert kg(cls) == ontology.class_nouns[noun]


def test_nlp_mentions_give_a_noun_one_class(ontology: Ontology) -> None:
    """No noun stands in two classes, so its class never hangs on their order."""
    nouns = [noun for cls in ontology.classes.values() for noun in cls.nouns]
    assert sorted(set(nouns)) == sorted(nouns)
    assert len(nouns) > 2400


@pytest.mark.parametrize(
    ("noun", "label"), [("militia", "Norwegian government"), ("airport", "Oslo")], ids=["of the state", "of the city"]
)
def test_nlp_mentions_take_a_capital_for_the_government_that_has_it(
    noun: str, label: str, ontology: Ontology, blank_vocab: Vocab
) -> None:
    """A capital with a militia is a government; a capital with an airport is a city."""
    city = Individual("kb:oslo", "Oslo", kg("City"), government="kb:government")
    government = Individual("kb:government", "Norwegian government", kg("GovernmentBody"))
    component = MentionsComponent(ontology, KnowledgeBase([city, government]))
    tree = f"Oslo{{City;Oslo;kb:oslo}}/NNP/poss/2 's/POS/case/0 {noun}/NN/nsubj/3 grew/VBD/ROOT/3"
    assert label == get_mentions(component(parse(tree, blank_vocab)))[0].label
