"""How many of the triples that labels find are given, which exclude each other, and how features are weighed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.schema_reading.choosing import Pair, best_number, choose
from kgraph.nlp.schema_reading.things import Thing
from kgraph.nlp.schema_reading.weights import Weights, read_weights
from kgraph.ontology.schema import Property
from nlp_notation import parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

NUMBERS = {
    "one of nothing sure": ([0.04, 0.04], 1),
    "all that are sure": ([0.9, 0.9, 0.8], 3),
    "not what is far below": ([0.9, 0.8, 0.1], 2),
    "several of a few": ([0.3, 0.3, 0.3, 0.3], 4),
    "none of none": ([], 1),
}


@pytest.mark.parametrize(("scores", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_as_many_as_are_worth_it(scores: list[float], expected: int) -> None:
    """The number gives the best F1 to be expected; the surest is always given."""
    assert expected == best_number(scores, 0.05)


@pytest.fixture
def things(blank_vocab: Vocab) -> list[Thing]:
    """Three names in a line, and the first two as one."""
    doc = parse("Kestrel/NNP/ROOT/0 Lindby/NNP/dep/0 Norland/NNP/dep/0", blank_vocab)
    single = [Thing(token, token.idx, token.idx + len(token), token.text) for token in doc]
    return [*single, Thing(doc[0], 0, doc[1].idx + len(doc[1]), "Kestrel Lindby")]


def test_a_thing_is_the_object_of_one_property(things: list[Thing]) -> None:
    """Of two triples with the same words for an object the surer is given, also where one name holds the other."""
    subject, one, two = things[2], things[0], things[3]
    city, country = Property("x:city", "city"), Property("x:country", "country")
    pairs = [Pair(0.5, subject, city, one, None), Pair(0.6, subject, country, two, None)]
    assert [pairs[1]] == choose(pairs, 0.05)


def test_one_object_of_what_has_one_at_most(things: list[Thing]) -> None:
    """A functional property of one subject gets its surest object."""
    capital = Property("x:capital", "capital", is_functional=True)
    pairs = [Pair(score, things[2], capital, thing, None) for score, thing in zip((0.5, 0.6), things, strict=False)]
    assert [pairs[1]] == choose(pairs, 0.05)


def test_features_without_a_weight_tell_nothing() -> None:
    """A total handed in counts as the features that make it."""
    weights = Weights(0.0, {"near": 1.0, "far": -1.0})
    assert 0.5 == weights.score(["unknown"])
    assert weights.score(["near"]) == weights.score([], weights.total(["near"]))


def test_weights_name_no_word_of_an_ontology() -> None:
    """What comes with kgraph tells of grammar and kinds only: each feature is made of its names and few values."""
    names = list(read_weights().features)
    assert all("=" in name or ">" in name for name in names)
    assert all(one < two for one, two in pairwise(names))
    assert len(names) < 1500
