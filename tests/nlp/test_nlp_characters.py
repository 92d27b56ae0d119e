"""Characters of fiction are told from people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.characters import Characters
from kgraph.nlp.mentions import get_mentions
from nlp_notation import Reader
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Each case: the sentence, and who in it is a character.
CASES = {
    "role as": (
        "Ada_Park{Person}/NNP/nsubj/1 has/VBZ/ROOT/1 roles/NNS/dobj/1 as/IN/prep/2 Ned_Holt{Person}/NNP/pobj/3",
        ["Ned Holt"],
    ),
    "as, hung on the verb": (
        (
            "Ada_Park{Person}/NNP/nsubj/1 reprises|reprise/VBZ/ROOT/1 a/DT/det/3 role/NN/dobj/1 as/IN/prep/1"
            " Ned_Holt{Person}/NNP/pobj/4"
        ),
        ["Ned Holt"],
    ),
    "cast as": (
        "Ada_Park{Person}/NNP/nsubjpass/2 was/VBD/auxpass/2 cast/VBN/ROOT/2 as/IN/prep/2 Ned_Holt{Person}/NNP/pobj/3",
        ["Ned Holt"],
    ),
    "character of": (
        "the/DT/det/1 character/NN/nsubj/4 of/IN/prep/1 Ned_Holt{Person}/NNP/pobj/2 died/VBD/ROOT/4",
        ["Ned Holt"],
    ),
    "role of somebody real": (
        "the/DT/det/1 role/NN/nsubj/4 of/IN/prep/1 Ned_Holt{Person}/NNP/pobj/2 grew/VBD/ROOT/4",
        [],
    ),
    "relative of a character": (
        (
            "Ada_Park{Person}/NNP/nsubj/1 stars|star/VBZ/ROOT/1 as/IN/prep/1 Ned_Holt{Person}/NNP/pobj/2 ,/,/punct/3"
            " father/NN/appos/3 of/IN/prep/5 Jim_Holt{Person}/NNP/pobj/6"
        ),
        ["Ned Holt", "Jim Holt"],
    ),
    "played in a film": (
        (
            "Ada_Park{Person}/NNP/nsubj/2 will/MD/aux/2 play/VB/ROOT/2 Ned_Holt{Person}/NNP/dobj/2 in/IN/prep/2"
            " a/DT/det/6 film/NN/pobj/4"
        ),
        ["Ned Holt"],
    ),
    "played at tennis": (
        "Ada_Park{Person}/NNP/nsubj/2 will/MD/aux/2 play/VB/ROOT/2 Eva_Holt{Person}/NNP/dobj/2",
        [],
    ),
    "actor in brackets": (
        "Ned_Holt{Person}/NNP/nsubj/4 (/-LRB-/punct/2 Ada_Park{Person}/NNP/appos/0 )/-RRB-/punct/2 dies/VBZ/ROOT/4",
        ["Ned Holt"],
    ),
    "served as": (
        (
            "Ada_Park{Person}/NNP/nsubj/1 served|serve/VBD/ROOT/1 as/IN/prep/1 aide/NN/pobj/2 to/IN/prep/3"
            " Ned_Holt{Person}/NNP/pobj/4"
        ),
        [],
    ),
}


@pytest.mark.parametrize(("tree", "expected"), CASES.values(), ids=CASES)
def test_nlp_characters_are_found(tree: str, expected: list[str], blank_vocab: Vocab) -> None:
    """Whom somebody acts is a character, and so are the relatives of one."""
    doc = Reader(small_ontology(), blank_vocab).read(tree)
    mentions = get_mentions(doc)
    found = Characters(doc, mentions, small_ontology()).chains
    assert expected == [mention.label for mention in mentions if mention.chain in found and mention.kind == "name"]


def test_nlp_characters_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert len(CASES) == 10
