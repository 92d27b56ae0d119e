"""Who holds the role that a noun names, and how the role is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from kgraph.nlp.role_names import RoleNames
from kgraph.nlp.roles import iter_former_holders, iter_holders
from nlp_notation import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Each case: the sentence, the role noun, and its holders.
HOLDERS = {
    "title": ("Mayor/NNP/compound/1 Lang/NNP/nsubj/2 left/VBD/ROOT/2", "Mayor", ["Lang"]),
    "apposition": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 the/DT/det/3 mayor/NN/appos/0 ,/,/punct/0 left/VBD/ROOT/5",
        "mayor",
        ["Lang"],
    ),
    "list taken for an apposition": (
        "Moen/NNP/nsubj/4 ,/,/punct/0 mayor/NN/appos/0 Lang/NNP/appos/2 left/VBD/ROOT/4",
        "mayor",
        ["Lang"],
    ),
    "apposition with a name after its comma": (
        "Moen/NNP/nsubj/5 ,/,/punct/0 mayor/NN/appos/0 ,/,/punct/2 Lang/NNP/appos/2 left/VBD/ROOT/5",
        "mayor",
        ["Moen"],
    ),
    "apposition of a pronoun": (
        "he/PRP/nsubj/5 ,/,/punct/0 mayor/NN/appos/0 Lang/NNP/appos/0 and/CC/cc/0 left/VBD/ROOT/5",
        "mayor",
        [],
    ),
    "is": ("Lang/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 mayor/NN/attr/1", "mayor", ["Lang"]),
    "was": ("Lang/NNP/nsubj/1 was/VBD/ROOT/1 the/DT/det/3 mayor/NN/attr/1", "mayor", []),
    "said was": (
        "Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/3 was/VBD/ccomp/1 the/DT/det/5 mayor/NN/attr/3",
        "mayor",
        ["Lang"],
    ),
    "became": ("Lang/NNP/nsubj/1 became|become/VBD/ROOT/1 the/DT/det/3 mayor/NN/attr/1", "mayor", ["Lang"]),
    "list of roles, first": (
        (
            "She/PRP/nsubj/1 became|become/VBD/ROOT/1 mayor/NN/attr/1 ,/,/punct/1 and/CC/cc/1 later/RB/advmod/6"
            " General/NNP/conj/1 ,/,/punct/6 now/RB/advmod/9 Senator/NNP/appos/6"
        ),
        "General",
        [],
    ),
    "list of roles, last": (
        (
            "She/PRP/nsubj/1 became|become/VBD/ROOT/1 mayor/NN/attr/1 ,/,/punct/1 and/CC/cc/1 later/RB/advmod/6"
            " General/NNP/conj/1 ,/,/punct/6 now/RB/advmod/9 Senator/NNP/appos/6"
        ),
        "Senator",
        [],
    ),
    "plural before two": (
        "Mayors/NNPS/compound/1 Lang/NNP/nsubj/4 and/CC/cc/1 Moen/NNP/conj/1 left/VBD/ROOT/4",
        "Mayors",
        ["Lang", "Moen"],
    ),
    "apposition of the nearest": (
        (
            "the/DT/det/1 mayor/NN/nsubj/7 and/CC/cc/1 Ada_Lang/NNP/conj/1 ,/,/punct/3 director/NN/appos/1 ,/,/punct/1"
            " left/VBD/ROOT/7"
        ),
        "director",
        ["Ada Lang"],
    ),
    "title before a body": (
        "Ada_Lang/NNP/nsubj/5 ,/,/punct/0 President/NNP/compound/3 Corvane/NNP/appos/0 ,/,/punct/0 left/VBD/ROOT/5",
        "President",
        ["Ada Lang"],
    ),
    "two titles of one": (
        "chairman/NN/nsubj/4 and/CC/cc/0 director/NN/compound/3 Lang/NNP/conj/0 left/VBD/ROOT/4",
        "chairman",
        ["Lang"],
    ),
    "a title and somebody else": (
        "the/DT/det/1 chairman/NN/nsubj/5 and/CC/cc/1 director/NN/compound/4 Lang/NNP/conj/1 left/VBD/ROOT/5",
        "chairman",
        [],
    ),
    "plural before one": ("brokers/NNS/compound/1 Fjordvik/NNP/nsubj/2 left/VBD/ROOT/2", "brokers", []),
}
# Each case: the sentence, the role noun, and the name of its role.
NAMES = {
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
        "coach",
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

PROPER = frozenset(("Lang", "Steelers", "Greens", "Bergen", "Corvane"))


def _find(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


def test_nlp_roles_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (17, 27) == (len(HOLDERS), len(NAMES))


@pytest.mark.parametrize(("notation", "noun", "holders"), HOLDERS.values(), ids=HOLDERS.keys())
def test_nlp_roles_finds_holders(notation: str, noun: str, holders: list[str], blank_vocab: Vocab) -> None:
    """A role is held by whom it is said of, now."""
    doc = parse(notation, blank_vocab)
    doc.ents = [Span(doc, token.i, token.i + 1, "PERSON") for token in doc if " " in token.text]
    found = iter_holders(_find(doc, noun))
    assert holders == [token.text for token in found]


@pytest.mark.parametrize(
    ("notation", "holders"),
    [
        ("Lang/NNP/nsubj/1 was/VBD/ROOT/1 the/DT/det/3 mayor/NN/attr/1", ["Lang"]),
        ("Lang/NNP/nsubj/1 was/VBD/ROOT/1 still/RB/advmod/1 the/DT/det/4 mayor/NN/attr/1", []),
        ("Lang/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 mayor/NN/attr/1", []),
        ("Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/3 was/VBD/ccomp/1 the/DT/det/5 mayor/NN/attr/3", []),
    ],
    ids=["was", "was still", "is", "said was"],
)
def test_nlp_roles_finds_former_holders(notation: str, holders: list[str], blank_vocab: Vocab) -> None:
    """A role that somebody "was" is one held before, unless it goes on or somebody only said so."""
    found = iter_former_holders(_find(parse(notation, blank_vocab), "mayor"))
    assert holders == [token.text for token in found]


@pytest.mark.parametrize(("notation", "noun", "name"), NAMES.values(), ids=NAMES.keys())
def test_nlp_roles_names(notation: str, noun: str, name: str, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A role is named by its noun and the words that make it another role."""
    found = RoleNames(ontology).name(_find(parse(notation, blank_vocab), noun), lambda token: token.text in PROPER)
    assert name == found
