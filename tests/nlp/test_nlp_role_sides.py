"""Roles are called whole: with the names, fields and bodies beside them, however the parser hangs these."""

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

BODIES = frozenset(("Corvane", "Norfell", "Guild"))
NAMES = Names(
    lambda token: token.text in {*BODIES, "Lang", "Oslo", "Greens", "Nordic Bears", "Media"},
    lambda token: token.text == "Lang",
    lambda token: token.text in BODIES,
    lambda _: "",
    lambda token: "Norway" if token.text == "Norwegian" else "",
)
# The tree, the noun of the role, and what the role is called.
ROLES = {
    "name the parser calls an adjective": (
        "Corvane/NNP/amod/2 chief/NN/compound/2 economist/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "economist",
        "Corvane chief economist",
    ),
    "name the parser calls a superlative": (
        "Corvane/JJS/amod/2 chief/NN/compound/2 executive/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "executive",
        "Corvane chief executive",
    ),
    "letters after a hyphen": (
        (
            "ex/NN/compound/5 -/NN/amod/5 OXQ/NNP/nmod/5 political/JJ/amod/4 editor/NN/compound/5 Lang/NNP/nsubj/6"
            " left/VBD/ROOT/6"
        ),
        "editor",
        "OXQ political editor",
    ),
    "party": (
        "Greens/NNPS/compound/2 health/NN/compound/2 spokesman/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "spokesman",
        "Greens health spokesman",
    ),
    "town of who works": (
        "Oslo/NNP/compound/2 trade/NN/compound/2 official/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "official",
        "Oslo trade official",
    ),
    "town of who is something": (
        "Oslo/NNP/compound/1 singer/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "singer",
        "singer",
    ),
    "name before a committee": (
        "Corvane/NNP/compound/1 committee/NN/compound/2 chairman/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "chairman",
        "Corvane committee chairman",
    ),
    "name that is another's": (
        "At/IN/prep/4 Corvane/NNP/pobj/0 economist/NN/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "economist",
        "economist",
    ),
    "fields": (
        (
            "Culture/NNP/pobj/7 ,/,/punct/0 Media/NNP/conj/0 and/CC/cc/2 Sport/NNP/compound/5 "
            "Secretary/NNP/compound/6 Lang/NNP/conj/2 left/VBD/ROOT/7"
        ),
        "Secretary",
        "culture, media and sport secretary",
    ),
    "somebody and a field": (
        ("Park/NNP/nsubj/5 and/CC/cc/0 Sport/NNP/compound/3 Secretary/NNP/compound/4 Lang/NNP/conj/0 left/VBD/ROOT/5"),
        "Secretary",
        "sport secretary",
    ),
    "fields of a land": (
        (
            "for/IN/prep/7 Norwegian/JJ/amod/2 Trade/NNP/nmod/6 and/CC/cc/2 Work/NNPS/conj/2 "
            "Commissioner/NNP/compound/6 Lang/NNP/pobj/0 left/VBD/ROOT/7"
        ),
        "Commissioner",
        "Norwegian trade and work commissioner",
    ),
    "two peoples": (
        (
            "Norwegian/JJ/amod/3 and/CC/cc/0 Nordic_Bears/NNPS/conj/0 coach/NN/compound/4 Lang/NNP/nsubj/5 "
            "left/VBD/ROOT/5"
        ),
        "coach",
        "Norwegian and Nordic Bears coach",
    ),
    "part of a body": (
        (
            "Lang/NNP/nsubj/6 ,/,/punct/0 Welsh/NNP/compound/3 secretary/NN/appos/0 of/IN/prep/3 Corvane/NNP/pobj/4 "
            "left/VBD/ROOT/6"
        ),
        "secretary",
        "Welsh secretary of Corvane",
    ),
    "fields before the holder": (
        (
            "Minister/NNP/nmod/7 for/IN/prep/0 Water/NNP/pobj/1 ,/,/punct/0 Wild/NNP/compound/5 Land/NNP/conj/0 "
            "and/CC/cc/5 Lang/NNP/nsubj/8 left/VBD/ROOT/8"
        ),
        "Minister",
        "minister for Water, Wild Land",
    ),
    "all fields before the holder": (
        (
            "Minister/NNP/nmod/6 for/IN/prep/0 Water/NNP/pobj/1 ,/,/punct/0 Land/NNP/nmod/6 Use/NNP/nmod/6 "
            "Lang/NNP/nsubj/7 left/VBD/ROOT/7"
        ),
        "Minister",
        "minister for Water, Land Use",
    ),
    "with": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 analyst/NN/appos/0 with/IN/prep/2 Corvane/NNP/pobj/3 left/VBD/ROOT/5",
        "analyst",
        "analyst with Corvane",
    ),
    "with what is no body": (
        "Lang/NNP/nsubj/6 ,/,/punct/0 analyst/NN/appos/0 with/IN/prep/2 a/DT/det/5 plan/NN/pobj/3 left/VBD/ROOT/6",
        "analyst",
        "analyst",
    ),
    "at a code": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 analyst/NN/appos/0 at/IN/prep/2 7x7/CD/pobj/3 left/VBD/ROOT/5",
        "analyst",
        "analyst at 7x7",
    ),
    "at what a body has": (
        (
            "Lang/NNP/nsubj/7 ,/,/punct/0 analyst/NN/appos/0 at/IN/prep/2 Corvane/NNP/poss/6 's/POS/case/4 "
            "lab/NN/pobj/3 left/VBD/ROOT/7"
        ),
        "analyst",
        "analyst at Corvane's lab",
    ),
    "bracket": (
        (
            "Lang/NNP/nsubj/7 head/NN/appos/0 of/IN/prep/1 Norfell/NNP/nmod/5 (/-LRB-/punct/5 NF/NNP/pobj/2 "
            ")/-RRB-/punct/1 left/VBD/ROOT/7"
        ),
        "head",
        "head of Norfell",
    ),
    "name after a comma": (
        (
            "Lang/NNP/nsubj/8 head/NN/appos/0 of/IN/prep/1 the/DT/det/4 tank/NN/pobj/2 ,/,/punct/0 the/DT/det/7 "
            "Guild/NNP/appos/0 left/VBD/ROOT/8"
        ),
        "head",
        "head of Guild",
    ),
    "name nobody knows": (
        "Lang/NNP/nsubj/6 head/NN/appos/0 of/IN/prep/1 the/DT/det/4 body/NN/pobj/2 OXQ/NNP/appos/0 left/VBD/ROOT/6",
        "head",
        "head of OXQ",
    ),
    "name begun by a field": (
        (
            "Lang/NNP/nsubj/6 head/NN/appos/0 of/IN/prep/1 Leisure/NNP/pobj/2 and/CC/cc/3 Guild/NNP/conj/3 "
            "left/VBD/ROOT/6"
        ),
        "head",
        "head of Leisure and Guild",
    ),
}


def test_nlp_role_sides_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 23 == len(ROLES)


@pytest.mark.parametrize(("notation", "noun", "name"), ROLES.values(), ids=ROLES.keys())
def test_nlp_role_sides_are_named(notation: str, noun: str, name: str, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A role is called with all that stands beside it and tells which one it is."""
    doc = parse(notation, blank_vocab)
    doc.ents = [Span(doc, token.i, token.i + 1, "NORP") for token in doc if token.text == "Norwegian"]
    assert name == RoleNames(ontology).name(at(doc, noun), NAMES).name


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        (
            (
                "Forest/NN/compound/1 chairman/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3 Forest/NNP/dobj/3 "
                "again/RB/advmod/3"
            ),
            "Forest chairman",
        ),
        ("Forest/NN/compound/1 chairman/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3", "forest chairman"),
    ],
    ids=["capitalised elsewhere", "only there"],
)
def test_nlp_role_sides_keep_the_case_of_names(
    notation: str, name: str, ontology: Ontology, blank_vocab: Vocab
) -> None:
    """A capitalised word that opens a sentence keeps its capital where it has one elsewhere, too."""
    assert name == RoleNames(ontology).name(at(parse(notation, blank_vocab), "chairman"), NAMES).name
