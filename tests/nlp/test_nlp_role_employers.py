"""Roles that many have, with the body that tells which one; roles that are over, or only look like a body's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from kgraph.nlp.frames import FrameMatcher
from kgraph.nlp.mentions import MentionsComponent
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.records import NameSpan, set_names
from kgraph.nlp.role_bodies import Names
from kgraph.nlp.role_names import RoleNames
from kgraph.nlp.roles import iter_former_holders, iter_holders
from kgraph.ontology.vocab import kg
from nlp_notation import Reader, at, parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

BODIES = frozenset(("Corvane", "Norfell"))
NAMES = Names(
    lambda token: token.text in {*BODIES, "Lang", "Oslo", "Norway"},
    lambda token: token.text == "Lang",
    lambda token: token.text in BODIES,
    lambda _: "",
    lambda _: "",
)
# The tree, the noun of the role, and what the role is called.
ROLES = {
    "at": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 economist/NN/appos/0 at/IN/prep/2 Corvane/NNP/pobj/3 left/VBD/ROOT/5",
        "economist",
        "economist at Corvane",
    ),
    "for the": (
        "Lang/NNP/nsubj/5 lawyer/NN/appos/0 for/IN/prep/1 the/DT/det/4 Corvane/NNP/pobj/2 left/VBD/ROOT/5",
        "lawyer",
        "lawyer for the Corvane",
    ),
    "of a field at": (
        (
            "Lang/NNP/nsubj/6 professor/NN/appos/0 of/IN/prep/1 law/NN/pobj/2 at/IN/prep/3 Corvane/NNP/pobj/4 "
            "left/VBD/ROOT/6"
        ),
        "professor",
        "professor of law at Corvane",
    ),
    "before": (
        "Corvane/NNP/compound/1 economist/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "economist",
        "Corvane economist",
    ),
    "a country's": (
        "Norway/NNP/poss/2 's/POS/case/0 spokesman/NN/appos/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "spokesman",
        "spokesman of Norway",
    ),
    "a town before": (
        "Oslo/NNP/compound/1 author/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "author",
        "author",
    ),
    "at a town": (
        "Lang/NNP/nsubj/5 ,/,/punct/0 author/NN/appos/0 at/IN/prep/2 Oslo/NNP/pobj/3 left/VBD/ROOT/5",
        "author",
        "author at Oslo",
    ),
    "of the second of two": (
        (
            "Lang/NNP/nsubj/6 founder/NN/appos/0 and/CC/cc/1 analyst/NN/conj/1 at/IN/prep/1 Corvane/NNP/pobj/4 "
            "left/VBD/ROOT/6"
        ),
        "analyst",
        "analyst at Corvane",
    ),
    "two fields": (
        (
            "Economic/JJ/amod/3 and/CC/cc/0 fiscal/JJ/conj/0 policy/NN/compound/4 spokesman/NN/compound/5 "
            "Lang/NNP/nsubj/6 left/VBD/ROOT/6"
        ),
        "spokesman",
        "economic and fiscal policy spokesman",
    ),
    "on a field": (
        "Lang/NNP/nsubj/4 spokesman/NN/appos/0 on/IN/prep/1 health/NN/pobj/2 left/VBD/ROOT/4",
        "spokesman",
        "spokesman on health",
    ),
    "supreme": (
        "Supreme/NNP/compound/1 Judge/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "Judge",
        "supreme judge",
    ),
    "praised": (
        "Lang/NNP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/4 canny/JJ/amod/4 manager/NN/attr/1",
        "manager",
        "manager",
    ),
    "before a courtesy": (
        "Defence/NNP/compound/1 Minister/NNP/compound/3 Prince/NNP/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "Minister",
        "defence minister",
    ),
    "a courtesy": (
        "Defence/NNP/compound/1 Minister/NNP/compound/3 Prince/NNP/compound/3 Lang/NNP/nsubj/4 left/VBD/ROOT/4",
        "Prince",
        "prince",
    ),
    "part of a name at the start": (
        "Rapper/NNP/compound/2 Queen/NNP/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3",
        "Queen",
        "",
    ),
}


def test_nlp_role_employers_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 15 == len(ROLES)


@pytest.mark.parametrize(("notation", "noun", "name"), ROLES.values(), ids=ROLES.keys())
def test_nlp_role_employers_are_named(
    notation: str, noun: str, name: str, ontology: Ontology, blank_vocab: Vocab
) -> None:
    """A role is called with the body it is held in, wherever the text names one; a place is one after "at"."""
    assert name == RoleNames(ontology).name(at(parse(notation, blank_vocab), noun), NAMES).name


def test_nlp_roles_used_to_be_are_over(blank_vocab: Vocab) -> None:
    """Who "used to be" something held that role before."""
    doc = parse("Lang/NNP/nsubj/1 used/VBD/ROOT/1 to/TO/aux/3 be/VB/xcomp/1 mayor/NN/attr/3", blank_vocab)
    mayor = at(doc, "mayor")
    assert ([], ["Lang"]) == (list(iter_holders(mayor)), [token.text for token in iter_former_holders(mayor)])


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            (
                "Ada_Lang{Person}/NNP/nsubj/6 ,/,/punct/0 leader/NN/appos/0 of/IN/prep/2 the/DT/det/5 "
                "House_of_Commons{GovernmentBody}/NNP/pobj/3 left/VBD/ROOT/6"
            ),
            False,
        ),
        (
            (
                "Ada_Lang{Person}/NNP/nsubj/6 ,/,/punct/0 leader/NN/appos/0 of/IN/prep/2 the/DT/det/5 "
                "Greens{PoliticalParty}/NNPS/pobj/3 left/VBD/ROOT/6"
            ),
            True,
        ),
    ],
    ids=["the house", "a party"],
)
def test_nlp_roles_leader_of_the_house_heads_no_house(
    notation: str, expected: bool, ontology: Ontology, blank_vocab: Vocab
) -> None:
    """The leader of a house of parliament is a minister; the leader of a party heads it."""
    said = Reader(ontology, blank_vocab).said(notation)
    assert expected == any("| headOf |" in line for line in said)


@pytest.mark.parametrize(("link", "expected"), [("before", False), ("under", True)], ids=["before", "under"])
def test_nlp_roles_before_somebody_else_are_over(
    link: str, expected: bool, ontology: Ontology, blank_vocab: Vocab
) -> None:
    """A role held before somebody else had it is not held now."""
    doc = parse(
        f"Lang/NNP/nsubj/4 secretary/NN/appos/0 {link}/IN/prep/1 Moen/NNP/pobj/2 left/VBD/ROOT/4",
        blank_vocab,
    )
    doc.ents = [Span(doc, 0, 1, "PERSON"), Span(doc, 3, 4, "PERSON")]
    set_names(doc, [NameSpan(name.idx, name.idx + len(name), kg("Person"), name.text, "") for name in (doc[0], doc[3])])
    doc = MentionsComponent(ontology)(doc)
    matches = FrameMatcher(ontology).iter_matches(doc, Nodes(doc, ontology))
    assert expected == any(match.frame.property == kg("holdsRole") for match in matches)
