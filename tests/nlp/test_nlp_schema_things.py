"""The things that labels are read for, beyond what the mentions give: capitals, phrases, places with those around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.schema_reading.guesses import iter_guessed
from kgraph.nlp.schema_reading.runs import iter_runs
from kgraph.nlp.schema_reading.things import iter_things
from nlp_notation import parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

RUNS = {
    "words together": ("He/PRP/nsubj/1 left/VBD/ROOT/1 SK/NNP/compound/3 Lindby/NNP/dobj/1", ["SK Lindby"]),
    "small words between": (
        "the/DT/det/1 Bay/NNP/ROOT/1 of/IN/prep/1 Lund/NNP/pobj/2 froze/VBD/relcl/1",
        ["Bay", "Bay of Lund"],
    ),
    "a number at the end": ("on/IN/ROOT/0 Halden/NNP/pobj/0 7/CD/nummod/1", ["Halden 7"]),
    "not what begins a sentence": ("The/DT/det/1 ferry/NN/ROOT/1 left/VBD/acl/1", []),
    "not two that and joins": ("Lund/NNP/ROOT/0 and/CC/cc/0 Lindby/NNP/conj/0", ["Lund", "Lindby"]),
}
TITLES = {
    "with a short word": (
        "Scuola/NNP/compound/2 di/NN/compound/2 Lindby/NNP/nsubj/3 is/VBZ/ROOT/3 old/JJ/acomp/3",
        "Scuola di Lindby",
    ),
    "with a pronoun": (
        "You/PRP/nsubj/2 Never/RB/advmod/2 Sail/VBP/csubj/4 Alone/RB/advmod/2 is/VBZ/ROOT/4 a/DT/det/6 film/NN/attr/4",
        "You Never Sail Alone",
    ),
}


@pytest.mark.parametrize(("notation", "expected"), RUNS.values(), ids=RUNS)
def test_capitals_make_names(blank_vocab: Vocab, notation: str, expected: list[str]) -> None:
    """Capitalised words that stand together may be a name, with and without what small words join."""
    assert expected == [span.text for span in iter_runs(parse(notation, blank_vocab))]


@pytest.mark.parametrize(("notation", "expected"), TITLES.values(), ids=TITLES)
def test_titles_may_hold_small_words(blank_vocab: Vocab, notation: str, expected: str) -> None:
    """A text begins with a title up to its verb."""
    things = list(iter_things(parse(notation, blank_vocab)))
    assert [expected] == [thing.label for thing in things if thing.is_title]


def test_a_pronoun_alone_is_no_title(blank_vocab: Vocab) -> None:
    """A text that begins with "she" and a verb has no title."""
    doc = parse("She/PRP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/3 swimmer/NN/attr/1", blank_vocab)
    assert not any(thing.is_title for thing in iter_things(doc))


def test_phrases_lose_their_articles(blank_vocab: Vocab) -> None:
    """A noun phrase may be a thing, and each noun before its noun."""
    doc = parse(
        "It/PRP/nsubj/1 has/VBZ/ROOT/1 a/DT/det/5 coupe/NN/compound/5 body/NN/compound/5 style/NN/dobj/1", blank_vocab
    )
    assert {"coupe body style", "coupe", "body"} <= {thing.label for thing in iter_guessed(doc, [])}


def test_the_cases_of_things_are_all_there() -> None:
    """The tables are as long as they are meant to be."""
    assert (5, 2) == (len(RUNS), len(TITLES))
