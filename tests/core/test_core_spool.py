"""Triples that stay on disk are those that were given: each once, sorted, any number of times."""

from __future__ import annotations

from itertools import islice

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.ordered import END, Sorted, as_blocks
from kgraph.spool import Spool, Spooled, in_order

NODE = ox.NamedNode("https://example.org/a")


def triples(words: list[str]) -> list[ox.Triple]:
    """Make a triple of each word."""
    return [ox.Triple(NODE, NODE, ox.Literal(word)) for word in words]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=40), st.integers(1, 50))
def test_any_triples_come_back(words: list[str], most: int) -> None:
    """However many fit into memory, they are those that all of memory would hold, dots and line breaks included."""
    given_ = triples([*words, *words[:3], " .\n", "a\n .\n"])
    by_line = {str(triple): triple for triple in given_}
    expected = [by_line[line] for line in sorted(by_line)]
    found = Spool(most=most).sort(given_)
    assert expected == list(found) == list(found)
    assert len(expected) == len(found)


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sets(st.sampled_from("pqrst"), min_size=1)), max_size=20),
    st.integers(1, 50),
)
def test_what_is_said_of_subjects_is_put_together(pieces: list[tuple[str, set[str]]], most: int) -> None:
    """However many fit into memory, and though a subject comes several times: as if the triples were sorted."""
    blocks = [(f"<x:{name}>", tuple(f"<x:p> <x:{word}>" for word in sorted(words))) for name, words in pieces]
    lines = {f"{subject} {tail}" for subject, tails in [*blocks, *blocks[:2]] for tail in tails}
    found = Spool(most=most).gather([*blocks, *blocks[:2]])
    assert sorted(lines) == list(found.lines()) == [str(triple) for triple in found]
    assert len(lines) == len(found)
    assert list(as_blocks(sorted(lines))) == list(found.blocks())
    assert [text.replace(END, " <x:g> .\n") for text in found.texts()] == list(found.texts(" <x:g> .\n"))


def test_several_share_a_spool() -> None:
    """What is small is in memory until that is full; what is kept is gone through at the same time, and by place."""
    spool = Spool(most=5)
    first, second, third = (spool.sort(triples([f"{name}{number}" for number in range(4)])) for name in "abc")
    assert isinstance(first, Sorted)
    assert isinstance(second, Spooled)
    assert isinstance(third, Spooled)
    assert [(0, "b0", "c0"), (1, "b1", "c1")] == [
        (number, one.object.value, other.object.value)
        for number, (one, other) in enumerate(islice(zip(second, third, strict=True), 2))
        if isinstance(one.object, ox.Literal) and isinstance(other.object, ox.Literal)
    ]
    assert second[1] in second
    assert list(second[1:3]) == [second[1], second[-2]]
    assert third[0] not in second
    with pytest.raises(IndexError):
        second[4]


def test_nothing_is_nothing() -> None:
    """No triples need no file."""
    assert () == Spool(most=1).sort([])
    assert () == Spool(most=1).gather([])


@pytest.mark.parametrize("most", [1, 100])
def test_what_is_in_order_is_not_sorted_again(most: int) -> None:
    """Neither in memory nor on disk; what is only said to be so is, duplicates left out."""
    found = Spool(most=most).sort(triples([*"cabc"]))
    assert isinstance(found, Sorted | Spooled)
    assert in_order(found) is found
    assert list(found) == list(in_order(triples([*"bcab"])))
