"""Choosing among stretches, pairs and triples; paths between words; text that was read in the wrong code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.learning.choice import Scored, best_part, choose, decide, iter_pairs, overlap
from kgraph.learning.features import shape
from kgraph.learning.pairs import climb, meet
from kgraph.nlp.parse import mend

ONE, TWO, WIDE = (0, 1), (2, 4), (2, 5)
STRETCHES = st.tuples(st.integers(0, 9), st.integers(1, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def _scored(probability: float, object_: tuple[int, int] = TWO, relation: str = "builder") -> Scored:
    return Scored(probability, ONE, object_, relation)


DECISIONS = {
    "above the threshold": ([_scored(0.5), _scored(0.3, (6, 7))], False, 2),
    "below the threshold": ([_scored(0.1)], False, 0),
    "always one": ([_scored(0.1), _scored(0.05, (6, 7))], True, 1),
    "one object of overlapping ones": ([_scored(0.5), _scored(0.45, WIDE)], False, 1),
    "a second relation that is unlikely": ([_scored(0.5), _scored(0.3, relation="owner")], False, 1),
    "an object that is an unlikely subject": ([_scored(0.5), Scored(0.3, TWO, (6, 7), "owner")], False, 1),
    "an object that is a likely subject": ([_scored(0.5), Scored(0.45, TWO, (6, 7), "owner")], False, 2),
    "a second relation that is likely": ([_scored(0.9), _scored(0.6, relation="owner")], False, 2),
}


@pytest.mark.parametrize("case", DECISIONS)
def test_decisions(case: str) -> None:
    """Triples are chosen so that they fit together."""
    candidates, always, count = DECISIONS[case]
    assert count == len(decide(candidates, 0.2, always=always))


PARTS = {
    "one of one": ([0.9, 0.1], 1.0, True, 1),
    "two of two": ([0.6, 0.5], 2.0, True, 2),
    "the best though unlikely": ([0.05], 1.0, True, 1),
    "nothing where nothing is likely": ([0.05], 1.0, False, 0),
    "something where silence is allowed": ([0.7], 1.0, False, 1),
    "none of none": ([], 0.0, True, 0),
}


@pytest.mark.parametrize("case", PARTS)
def test_the_part_that_promises_most(case: str) -> None:
    """A triple is kept as long as it raises the F1 expected, and nothing where silence promises more."""
    chances, expected, always, count = PARTS[case]
    assert count == len(best_part([_scored(chance) for chance in chances], expected, always=always))


@given(st.dictionaries(STRETCHES, st.floats(-5, 5)), st.integers(0, 2))
def test_chosen_stretches_overlap_no_more_than_allowed(scores: dict[tuple[int, int], float], nesting: int) -> None:
    """Each chosen stretch overlaps at most so many better ones."""
    chosen = choose(scores, 5, nesting)
    for place, stretch in enumerate(chosen):
        assert nesting >= sum(overlap(stretch, other) for other in chosen[:place])


@given(st.dictionaries(STRETCHES, st.floats(-5, 5), min_size=1))
def test_pairs_never_overlap(scores: dict[tuple[int, int], float]) -> None:
    """Nothing is said of a thing and a part of its own name."""
    assert not any(overlap(one, other) for one, other in iter_pairs(scores, scores))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([1, 1, 1, 2], ([0], 1, [2, 3])), ([0, 0, 1, 2], ([], 0, [1, 2, 3])), ([0, 0, 2, 2], None)],
    ids=["over a top", "downwards", "two trees"],
)
def test_paths(heads: list[int], expected: tuple[list[int], int, list[int]] | None) -> None:
    """The path between two words goes up to where they meet and down again."""
    assert expected == meet(climb(heads, 0), climb(heads, 3))


def test_objects_that_are_hardly_any_are_left_out() -> None:
    """The likeliest few stay however unlikely they are; of the others those that are likely enough."""
    scores = {(place, place + 1): score for place, score in enumerate((9.0, 2.0, 1.0, 0.5, -1.0, -7.0), start=1)}
    pairs = [object_ for _, (object_, _) in iter_pairs({(0, 1): 1.0}, scores, -4.0)]
    assert [1, 2, 3, 4, 5] == pairs
    unlikely = {stretch: score - 20 for stretch, score in scores.items()}
    assert [1, 2, 3, 4] == [object_ for _, (object_, _) in iter_pairs({(0, 1): 1.0}, unlikely, -4.0)]


def test_shape_keeps_what_a_word_looks_like() -> None:
    """Letters and digits are told apart, long runs shortened."""
    assert ["Xxx", "dd", "XX-d"] == [shape(word) for word in ("Marrowby", "1961", "MV-2")]


@pytest.mark.parametrize("text", ["Göteborg", "plain", "", "ÃŸ and ß"], ids=["right", "ascii", "empty", "mixed"])
def test_text_that_was_read_right_is_left_alone(text: str) -> None:
    """Only text that as a whole was read in the wrong code is mended."""
    assert (text, list(range(len(text) + 1))) == (mend(text)[0], list(mend(text)[1]))


@given(st.text(st.sampled_from("aéøŁ漢 ")))
def test_mended_text_keeps_its_places(text: str) -> None:
    """Each character of a mended text knows which characters of the given one it stands for."""
    broken = text.encode().decode("latin-1")
    mended, places = mend(broken)
    for place, letter in enumerate(mended):
        given_ = broken[places[place] : places[place + 1]]
        assert letter in {given_, given_.encode("latin-1").decode("utf-8", "ignore")}
