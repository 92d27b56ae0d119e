"""How the role that a noun names is called: with what makes it another role, and with its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from kgraph.nlp.role_bodies import Names
from kgraph.nlp.role_names import RoleNames
from nlp_notation import at, parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Each case: the sentence, the role noun, and the name of its role.
NAMES = {
    "of what one has": (
        "Lang/NNP/nsubj/1 is/VBZ/ROOT/1 an/DT/det/3 actor/NN/attr/1 of/IN/prep/3 rare/JJ/amod/6 charm/NN/pobj/4",
        "actor",
        "actor",
    ),
    "compound": (
        "Finance/NNP/compound/1 Minister/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "Minister",
        "finance minister",
    ),
    "all hang on the name": (
        "Attorney/NNP/compound/2 General/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "General",
        "attorney general",
    ),
    "start of a longer title": (
        "Attorney/NNP/compound/2 General/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "Attorney",
        "",
    ),
    "first word of the sentence": (
        "Political/JJ/amod/1 analyst/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "analyst",
        "political analyst",
    ),
    "name before it": (
        "Steelers/NNP/compound/1 coach/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "coach",
        "coach of Steelers",
    ),
    "hyphen": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 vice/NN/appos/0 -/NN/appos/0 president/NN/appos/0 left/VBD/ROOT/5",
        "president",
        "vice-president",
    ),
    "where it is": (
        "Lang/NNP/nsubj/1 is/VBZ/ROOT/1 Steelers/NNP/npadvmod/4 -/HYPH/punct/4 based/VBN/amod/5 coach/NN/attr/1",
        "coach",
        "coach",
    ),
    "a field of two": (
        "His/PRP$/poss/4 transport/NN/nmod/4 and/CC/cc/1 energy/NN/conj/1 spokesman/NN/nsubj/5 left/VBD/ROOT/5",
        "spokesman",
        "transport and energy spokesman",
    ),
    "two roles": (
        "The/DT/det/1 doctor/NN/nsubj/4 and/CC/cc/1 mayor/NN/conj/1 left/VBD/ROOT/4",
        "mayor",
        "mayor",
    ),
    "two things for the parser": (
        "as/IN/prep/6 a/DT/det/2 sales/NN/pobj/0 and/CC/cc/2 strategy/NN/compound/5 director/NN/conj/2 left/VBD/ROOT/6",
        "director",
        "sales and strategy director",
    ),
    "of two things": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 chief/NN/appos/0 of/IN/prep/2 planning/NN/pobj/3 and/CC/cc/2"
            " response/NN/conj/2 left/VBD/ROOT/7"
        ),
        "chief",
        "chief of planning and response",
    ),
    "of one thing beside another role": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 chief/NN/appos/0 of/IN/prep/2 planning/NN/pobj/3 and/CC/cc/2 lawyer/NN/conj/2"
            " left/VBD/ROOT/7"
        ),
        "chief",
        "chief of planning",
    ),
    "of what is hers": (
        "Lang/NNP/nsubj/6 ,/,/punct/0 head/NN/appos/0 of/IN/prep/2 her/PRP$/poss/5 firm/NN/pobj/3 left/VBD/ROOT/6",
        "head",
        "",
    ),
    "prefix before a name": (
        "assistant/NN/compound/3 Corvane/NNP/compound/2 Attorney/NNP/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "Attorney",
        "assistant Corvane attorney",
    ),
    "of another role": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 doctor/NN/appos/0 and/CC/cc/2 father/NN/conj/2 of/IN/prep/2 sons/NNS/pobj/5"
            " left/VBD/ROOT/7"
        ),
        "doctor",
        "doctor",
    ),
    "of one thing beside a chair": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 professor/NN/appos/0 of/IN/prep/2 law/NN/pobj/3 and/CC/cc/2 chair/NN/conj/4"
            " left/VBD/ROOT/7"
        ),
        "professor",
        "professor of law",
    ),
    "fields that are people": (
        "a/DT/det/1 child/NN/attr/5 and/CC/cc/1 adolescent/NN/compound/4 doctor/NN/conj/1 is/VBZ/ROOT/5",
        "doctor",
        "child and adolescent doctor",
    ),
    "prefix at the start": (
        "Deputy/NNP/compound/1 mayor/NN/nsubj/3 Lang/NNP/appos/1 left/VBD/ROOT/3",
        "mayor",
        "deputy mayor",
    ),
    "first with capitals": (
        "Then/RB/advmod/4 First/NNP/compound/2 Minister/NNP/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "Minister",
        "first minister",
    ),
    "award-winning": (
        "Award/NN/npadvmod/2 -/HYPH/punct/2 winning/VBG/amod/3 author/NN/nsubj/5 Lang/NNP/appos/3 left/VBD/ROOT/5",
        "author",
        "author",
    ),
    "branch of a possessor": (
        "The/DT/det/1 Greens/NNPS/poss/4 '/POS/case/1 Bergen/NNP/compound/4 leader/NN/nsubj/5 left/VBD/ROOT/5",
        "leader",
        "Bergen leader of Greens",
    ),
    "branch of a complement": (
        (
            "Lang/NNP/nsubj/6 ,/,/punct/0 Bergen/NNP/compound/3 head/NN/appos/0 of/IN/prep/3 Corvane/NNP/pobj/4"
            " left/VBD/ROOT/6"
        ),
        "head",
        "Bergen head of Corvane",
    ),
    "whose members it is for": (
        "The/DT/det/1 league/NN/poss/5 's/POS/case/1 women/NNS/poss/5 's/POS/case/3 coach/NN/nsubj/6 left/VBD/ROOT/6",
        "coach",
        "women's coach",
    ),
    "hyphen after it": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 editor/NN/appos/0 -/HYPH/punct/2 in/IN/prep/2 -/HYPH/punct/4 chief/NN/pobj/4"
            " left/VBD/ROOT/7"
        ),
        "editor",
        "editor-in-chief",
    ),
    "before a hyphen": (
        "Secretary/NNP/compound/2 -/HYPH/punct/2 General/NNP/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "Secretary",
        "",
    ),
    "participle first": ("Watched/VBN/amod/1 mayor/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3", "mayor", "mayor"),
    "unessential": ("The/DT/det/2 new/JJ/amod/2 mayor/NN/nsubj/3 left/VBD/ROOT/3", "mayor", "mayor"),
}

# Each case: the sentence, the role noun, the name of its role, and whether it says what it is.
BODIES = {
    "of a body": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 president/NN/appos/0 of/IN/prep/2 Corvane/NNP/pobj/3 left/VBD/ROOT/5",
        "president",
        "president of Corvane",
        True,
    ),
    "possessor": (
        "Corvane/NNP/poss/2 's/POS/case/0 chairman/NN/nsubj/3 left/VBD/ROOT/3",
        "chairman",
        "chairman of Corvane",
        True,
    ),
    "name before it": (
        "Corvane/NNP/compound/2 President/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "President",
        "president of Corvane",
        True,
    ),
    "one of several": (
        "Lang/NNP/nsubj/4 ,/,/punct/0 a/DT/det/4 Corvane/NNP/compound/4 director/NN/appos/0 left/VBD/ROOT/5",
        "director",
        "Corvane director",
        True,
    ),
    "where somebody is sent": (
        "Corvane/NNP/compound/1 ambassador/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "ambassador",
        "Corvane ambassador",
        True,
    ),
    "to": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 envoy/NN/appos/0 to/IN/prep/2 Corvane/NNP/pobj/3 left/VBD/ROOT/5",
        "envoy",
        "envoy to Corvane",
        True,
    ),
    "adjective of a country": (
        "Norwegian/JJ/amod/2 President/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "President",
        "president of Norway",
        True,
    ),
    "adjective of a country before a field": (
        "Norwegian/JJ/amod/3 energy/NN/compound/2 minister/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "minister",
        "energy minister of Norway",
        True,
    ),
    "adjective of a country before a body": (
        "Norwegian/JJ/amod/2 club/NN/compound/2 president/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "president",
        "Norwegian club president",
        True,
    ),
    "adjective of a people before a role without a body": (
        "Norwegian/JJ/amod/1 captain/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "captain",
        "Norwegian captain",
        True,
    ),
    "adjective of a people before a role of a body": (
        (
            "Lang/NNP/nsubj/6 ,/,/punct/0 Norwegian/JJ/amod/3 boss/NN/appos/0 of/IN/prep/3 Corvane/NNP/pobj/4"
            " left/VBD/ROOT/6"
        ),
        "boss",
        "Norwegian boss of Corvane",
        True,
    ),
    "first of a people": (
        "the/DT/det/3 first/JJ/amod/3 Norwegian/JJ/amod/3 captain/NN/nsubj/5 ,/,/punct/3 left/VBD/ROOT/5",
        "captain",
        "captain",
        False,
    ),
    "unknown name": (
        "Dagbo/NNP/compound/1 chairman/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "chairman",
        "Dagbo chairman",
        True,
    ),
    "people after a rank": (
        (
            "The/DT/det/4 deputy/NN/compound/4 Norwegian/NNP/compound/3 Captain/NNP/compound/4 Lang/NNP/nsubj/5"
            " left/VBD/ROOT/5"
        ),
        "Captain",
        "deputy Norwegian captain",
        True,
    ),
    "capitalised verb": (
        "Watched|watch/VBN/amod/1 chairman/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "chairman",
        "chairman",
        False,
    ),
    "name with the adjective of a country": (
        "Bergen/NNP/nmod/2 Norwegian/JJ/amod/2 coach/NN/nsubj/4 Lang/NNP/appos/2 left/VBD/ROOT/4",
        "coach",
        "coach of Bergen Norwegian",
        True,
    ),
    "at a body": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 director/NN/appos/0 of/IN/prep/2 sales/NNS/pobj/3 at/IN/prep/2"
            " Corvane/NNP/pobj/5 left/VBD/ROOT/7"
        ),
        "director",
        "director of sales at Corvane",
        True,
    ),
    "possessor of who is head of a part": (
        "Corvane/NNP/poss/2 's/POS/case/0 head/NN/nsubj/5 of/IN/prep/2 sales/NNS/pobj/3 left/VBD/ROOT/5",
        "head",
        "head of sales at Corvane",
        True,
    ),
    "of a body with its name beside": (
        (
            "Lang/NNP/nsubj/8 ,/,/punct/0 head/NN/appos/0 of/IN/prep/2 the/DT/det/6 think/NN/compound/6 tank/NN/pobj/3"
            " Corvane/NNP/appos/6 left/VBD/ROOT/8"
        ),
        "head",
        "head of Corvane",
        True,
    ),
    "pronoun": ("Its/PRP$/poss/1 chairman/NN/nsubj/2 left/VBD/ROOT/2", "chairman", "chairman of Corvane", True),
    "article and a noun": (
        "Lang/NNP/nsubj/6 ,/,/punct/0 head/NN/appos/0 of/IN/prep/2 the/DT/det/5 agency/NN/pobj/3 left/VBD/ROOT/6",
        "head",
        "head of Corvane",
        True,
    ),
    "article and a noun that nothing names": (
        "Lang/NNP/nsubj/6 ,/,/punct/0 chair/NN/appos/0 of/IN/prep/2 the/DT/det/5 board/NN/pobj/3 left/VBD/ROOT/6",
        "chair",
        "chair of the board",
        False,
    ),
    "body of a body": (
        (
            "Lang/NNP/nsubj/8 ,/,/punct/0 chair/NN/appos/0 of/IN/prep/2 the/DT/det/5 panel/NN/pobj/3 on/IN/prep/5"
            " trade/NN/pobj/6 left/VBD/ROOT/8"
        ),
        "chair",
        "chair of the panel on trade",
        True,
    ),
    "occasion beside a body": (
        (
            "Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 named/VBN/ROOT/2 chair/NN/oprd/2 of/IN/prep/3 trade/NN/compound/6"
            " unions/NNS/pobj/4 at/IN/prep/6 a/DT/det/9 dinner/NN/pobj/7"
        ),
        "chair",
        "chair of trade unions",
        True,
    ),
    "how long": (
        (
            "Lang/NNP/nsubjpass/2 was/VBD/auxpass/2 elected/VBN/ROOT/2 president/NN/oprd/2 for/IN/prep/3"
            " a/DT/det/7 second/JJ/amod/7 term/NN/pobj/4"
        ),
        "president",
        "president",
        False,
    ),
    "title alone": ("President/NNP/compound/1 Lang/NNP/nsubj/2 left/VBD/ROOT/2", "President", "president", True),
    "title of somebody's": (
        "their/PRP$/poss/2 President/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "President",
        "president",
        False,
    ),
    "alone": ("Lang/NNP/nsubj/3 ,/,/punct/0 chairman/NN/appos/0 left/VBD/ROOT/3", "chairman", "chairman", False),
    "rank alone": (
        "Lang/NNP/nsubj/4 ,/,/punct/0 vice/NN/compound/3 chairman/NN/appos/0 left/VBD/ROOT/4",
        "chairman",
        "vice chairman",
        False,
    ),
    "field alone": (
        "Lang/NNP/nsubj/4 ,/,/punct/0 tax/NN/compound/3 commissioner/NN/appos/0 left/VBD/ROOT/4",
        "commissioner",
        "tax commissioner",
        True,
    ),
    "kind of body alone": (
        "Lang/NNP/nsubj/4 ,/,/punct/0 committee/NN/compound/3 chairman/NN/appos/0 left/VBD/ROOT/4",
        "chairman",
        "committee chairman",
        False,
    ),
    "before its body": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 President/NNP/compound/3 Corvane/NNP/appos/0 ,/,/punct/0 left/VBD/ROOT/5",
        "President",
        "president of Corvane",
        True,
    ),
    "joint role": (
        ("Lang/NNP/nsubj/5 ,/,/punct/0 co/NN/appos/0 -/HYPH/punct/4 author/NN/appos/0 left/VBD/ROOT/5"),
        "author",
        "co-author",
        False,
    ),
    "no role of a body": ("Lang/NNP/nsubj/3 ,/,/punct/0 singer/NN/appos/0 left/VBD/ROOT/3", "singer", "singer", True),
    "coach of somebody named": (
        "Lang/NNP/poss/2 's/POS/case/0 coach/NN/nsubj/3 left/VBD/ROOT/3",
        "coach",
        "coach of Lang",
        True,
    ),
    "whose coach": ("His/PRP$/poss/1 coach/NN/nsubj/2 left/VBD/ROOT/2", "coach", "coach", False),
    "title of somebody's coach": (
        "His/PRP$/poss/2 coach/NN/compound/2 Greens/NNP/nsubj/3 left/VBD/ROOT/3",
        "coach",
        "coach",
        False,
    ),
    "chief officer": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 chief/JJ/amod/4 operating/NN/compound/4 officer/NN/appos/0 left/VBD/ROOT/5",
        "officer",
        "chief operating officer",
        False,
    ),
    "after the name": (
        "President/NNP/compound/1 Lang/NNP/nsubj/4 of/IN/prep/1 Bergen/NNP/pobj/2 left/VBD/ROOT/4",
        "President",
        "president of Bergen",
        True,
    ),
    "for a firm": (
        (
            "Lang/NNP/nsubj/8 ,/,/punct/0 director/NN/appos/0 of/IN/prep/2 sales/NNS/pobj/3 for/IN/prep/2 "
            "maker/NN/compound/7 Corvane/NNP/pobj/5 left/VBD/ROOT/8"
        ),
        "director",
        "director of sales for maker Corvane",
        True,
    ),
    "name hung on the role": (
        "Lang/NNP/nsubj/6 ,/,/punct/0 head/NN/appos/0 of/IN/prep/2 club/NN/pobj/3 Corvane/NNP/appos/2 left/VBD/ROOT/6",
        "head",
        "head of Corvane",
        True,
    ),
    "title of the name": (
        "singer/NN/compound/2 King/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "King",
        "",
        False,
    ),
    "described before a name": (
        "former/JJ/amod/1 director/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "director",
        "director",
        False,
    ),
    "whose chairman": ("His/PRP$/poss/1 chairman/NN/nsubj/2 left/VBD/ROOT/2", "chairman", "chairman", False),
    "title of a chairman": ("Chairman/NNP/compound/1 Lang/NNP/nsubj/2 left/VBD/ROOT/2", "Chairman", "chairman", False),
    "title of two words": (
        "Surgeon/NNP/compound/2 General/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "General",
        "surgeon general",
        True,
    ),
    "director of a film": (
        "director/NN/compound/1 Lang/NNP/nsubj/2 left/VBD/ROOT/2 the/DT/det/4 film/NN/dobj/2",
        "director",
        "director",
        True,
    ),
    "director of a firm": (
        "director/NN/compound/1 Lang/NNP/nsubj/2 left/VBD/ROOT/2 the/DT/det/4 firm/NN/dobj/2",
        "director",
        "director",
        False,
    ),
    "chief in a town": (
        (
            "Lang/NNP/nsubj/6 ,/,/punct/0 police/NN/compound/3 chief/NN/appos/0 in/IN/prep/3 Bergen/NNP/pobj/4"
            " left/VBD/ROOT/6"
        ),
        "chief",
        "police chief in Bergen",
        True,
    ),
    "body of a state": (
        "Navy/NN/compound/1 Secretary/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "Secretary",
        "navy secretary",
        True,
    ),
    "speaker": ("Lang/NNP/nsubj/3 ,/,/punct/0 spokesman/NN/appos/0 left/VBD/ROOT/3", "spokesman", "spokesman", False),
    "joint writer": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 co/NN/appos/0 -/HYPH/punct/4 writer/NN/appos/0 left/VBD/ROOT/5",
        "writer",
        "co-writer",
        False,
    ),
}

PROPER = frozenset(("Lang", "Steelers", "Greens", "Bergen", "Corvane"))
CALLED = {"Its": "Corvane", "agency": "Corvane", "His": "Riedl", "Lang": "Lang"}
NAMES_TOLD = Names(
    lambda token: token.text in PROPER,
    lambda token: token.text in {"His", "Lang"},
    lambda token: token.text in {"Corvane", "Steelers"},
    lambda token: CALLED.get(token.text, ""),
    lambda token: "Norway" if token.text == "Norwegian" else "",
)


def test_nlp_role_names_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (28, 52) == (len(NAMES), len(BODIES))


@pytest.mark.parametrize(("notation", "noun", "name"), NAMES.values(), ids=NAMES.keys())
def test_nlp_role_names(notation: str, noun: str, name: str, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A role is named by its noun and the words that make it another role."""
    assert name == RoleNames(ontology).name(at(parse(notation, blank_vocab), noun), NAMES_TOLD).name


@pytest.mark.parametrize(("notation", "noun", "name", "is_whole"), BODIES.values(), ids=BODIES.keys())
def test_nlp_role_names_take_in_their_body(
    notation: str, noun: str, name: str, is_whole: bool, ontology: Ontology, blank_vocab: Vocab
) -> None:
    """A role of a body is named with it, wherever it stands; without it, only a title says what the text says."""
    doc = parse(notation, blank_vocab)
    kinds = {"Norwegian": "NORP", "Bergen": "GPE"}
    doc.ents = [Span(doc, token.i, token.i + 1, kinds[token.text]) for token in doc if token.text in kinds]
    found = RoleNames(ontology).name(at(doc, noun), NAMES_TOLD)
    assert (name, is_whole) == (found.name, found.is_whole)
