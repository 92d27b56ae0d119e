"""Records that lie in a file are those that were put there: in order, any number of times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_samples import READINGS, STATEMENTS
from kgraph import shelf
from kgraph.shelf import Shelf, arrange, shelve


@given(st.lists(st.text(max_size=2), max_size=30), st.integers(1, 40))
def test_any_records_come_back(words: list[str], most: int) -> None:
    """However many fit into memory, they are those that came, and those with equal keys stay in their order."""
    kept = shelve(words, most)
    assert words == list(kept) == list(kept)
    assert len(words) == len(kept)
    assert sorted(words, key=len) == list(arrange(words, key=len, most=most))


def test_few_records_stay_in_memory() -> None:
    """What is small is a tuple; a reading is as large as what was read."""
    assert tuple(STATEMENTS) == shelve(STATEMENTS)
    assert isinstance(shelve(READINGS, most=4), Shelf)
    assert isinstance(shelve(READINGS, most=400), tuple)


def test_records_are_found_by_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any place can be asked for, from either end, in any order of blocks."""
    monkeypatch.setattr(shelf, "_BLOCK", 3)
    kept = Shelf(range(10))
    assert [9, 0, 4, 3, 9] == [kept[place] for place in (9, 0, 4, 3, -1)]
    assert (8, 5, 2) == kept[8:0:-3]
    assert 11 not in kept
    with pytest.raises(IndexError):
        kept[10]


def test_readings_keep_the_document_that_memory_holds() -> None:
    """The text of a document is not there twice, however often its reading is taken out."""
    kept = shelve(READINGS, most=1)
    assert list(READINGS) == list(kept)
    assert all(reading.document is READINGS[number].document for number, reading in enumerate(kept))
