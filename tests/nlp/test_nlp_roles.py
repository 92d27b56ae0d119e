"""Who holds the role that a noun names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from kgraph.nlp.roles import iter_former_holders, iter_holders
from nlp_notation import at, parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

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
    "apposition of another's role": (
        "predecessor/NN/nsubj/4 as/IN/prep/0 mayor/NN/pobj/1 Lang/NNP/appos/2 left/VBD/ROOT/4",
        "mayor",
        [],
    ),
    "apposition of another role after it": (
        "mayor/NN/nsubj/5 and/CC/cc/0 his/PRP$/poss/3 boss/NN/conj/0 Lang/NNP/appos/0 left/VBD/ROOT/5",
        "mayor",
        [],
    ),
    "second role before a name": (
        "mayor/NN/nsubj/5 and/CC/cc/0 his/PRP$/poss/3 boss/NN/conj/0 Lang/NNP/appos/0 left/VBD/ROOT/5",
        "boss",
        ["Lang"],
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
    "name beside a name": (
        "King/NNP/nmod/4 and/CC/cc/0 DJ/NN/compound/3 partner/NN/conj/0 Lang/NNP/nsubj/5 left/VBD/ROOT/5",
        "King",
        [],
    ),
    "plural before one": ("brokers/NNS/compound/1 Fjordvik/NNP/nsubj/2 left/VBD/ROOT/2", "brokers", []),
}


def test_nlp_roles_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert len(HOLDERS) == 21


@pytest.mark.parametrize(("notation", "noun", "holders"), HOLDERS.values(), ids=HOLDERS.keys())
def test_nlp_roles_finds_holders(notation: str, noun: str, holders: list[str], blank_vocab: Vocab) -> None:
    """A role is held by whom it is said of, now."""
    doc = parse(notation, blank_vocab)
    doc.ents = [Span(doc, token.i, token.i + 1, "PERSON") for token in doc if {" ", "K"} & set(token.text)]
    found = iter_holders(at(doc, noun))
    assert holders == [token.text for token in found]


@pytest.mark.parametrize(
    ("notation", "holders"),
    [
        ("Lang/NNP/nsubj/1 was/VBD/ROOT/1 the/DT/det/3 mayor/NN/attr/1", ["Lang"]),
        ("Lang/NNP/nsubj/1 was/VBD/ROOT/1 still/RB/advmod/1 the/DT/det/4 mayor/NN/attr/1", []),
        (
            ("Lang/NNP/nsubj/1 was/VBD/ROOT/1 the/DT/det/3 mayor/NN/attr/1 at/IN/prep/1 the/DT/det/6 time/NN/pobj/4"),
            [],
        ),
        ("Lang/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/3 mayor/NN/attr/1", []),
        ("Riedl/NNP/nsubj/1 said/VBD/ROOT/1 Lang/NNP/nsubj/3 was/VBD/ccomp/1 the/DT/det/5 mayor/NN/attr/3", []),
    ],
    ids=["was", "was still", "was at the time", "is", "said was"],
)
def test_nlp_roles_finds_former_holders(notation: str, holders: list[str], blank_vocab: Vocab) -> None:
    """A role that somebody "was" is one held before, unless it goes on or somebody only said so."""
    found = iter_former_holders(at(parse(notation, blank_vocab), "mayor"))
    assert holders == [token.text for token in found]
