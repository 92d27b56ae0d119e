"""Who holds the role that a noun names, and how the role is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.roles import RoleNames, iter_holders
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
    "plural before two": (
        "Mayors/NNPS/compound/1 Lang/NNP/nsubj/4 and/CC/cc/1 Moen/NNP/conj/1 left/VBD/ROOT/4",
        "Mayors",
        ["Lang", "Moen"],
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
    "participle first": ("Watched/VBN/amod/1 mayor/NN/compound/2 Lang/NNP/nsubj/3 left/VBD/ROOT/3", "mayor", "mayor"),
    "unessential": ("The/DT/det/2 new/JJ/amod/2 mayor/NN/nsubj/3 left/VBD/ROOT/3", "mayor", "mayor"),
}


def _find(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


def test_nlp_roles_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (9, 9) == (len(HOLDERS), len(NAMES))


@pytest.mark.parametrize(("notation", "noun", "holders"), HOLDERS.values(), ids=HOLDERS.keys())
def test_nlp_roles_finds_holders(notation: str, noun: str, holders: list[str], blank_vocab: Vocab) -> None:
    """A role is held by whom it is said of, now."""
    found = iter_holders(_find(parse(notation, blank_vocab), noun))
    assert holders == [token.text for token in found]


@pytest.mark.parametrize(("notation", "noun", "name"), NAMES.values(), ids=NAMES.keys())
def test_nlp_roles_names(notation: str, noun: str, name: str, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A role is named by its noun and the words that make it another role."""
    found = RoleNames(ontology).name(_find(parse(notation, blank_vocab), noun), lambda token: token.text == "Steelers")
    assert name == found
