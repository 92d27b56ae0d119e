"""Forms of words, alignment with labels, and labels learnt by counting."""

from __future__ import annotations

import pytest

from kgraph.learning.alignment import Aligner
from kgraph.learning.cues import Cues, find_cues
from kgraph.learning.forms import forms_of, kind_of
from kgraph.learning.stretches import find_stretches
from kgraph.learning.view import View
from kgraph.ontology import load_ontology
from learning_samples import parsed

CASES = {
    "3 March 1961": ("date_d", "day month year", "03 March 1961"),
    "March 3, 1961": ("date_d", "iso-date", "1961-03-03"),
    "3rd of March 1961": ("date_d", "year", "1961"),
    "March 1961": ("date_m", "first of month", "01 March 1961"),
    "1961": ("date_y", "first of year", "01 January 1961"),
    "1961-03-03": ("date_d", "day month year", "03 March 1961"),
    "03/04/1961": ("date_n", "iso-date, day first", "1961-04-03"),
    "03-04-1961": ("date_n", "iso-date, month first", "1961-03-04"),
    "1,250": ("number", "decimal", "1250.0"),
    "GBP 1,250": ("words", "as written", "GBP 1,250"),
    "84 metres": ("measure", "integer", "84"),
    "84 Quill Lane": ("name with a number first", "as written", "84 Quill Lane"),
    "\u221284.5": ("number", "decimal", "-84.5"),
    "Marrowby": ("words", "as written", "Marrowby"),
}


@pytest.fixture(scope="module")
def cues() -> Cues:
    """Look up the lexicon."""
    return find_cues(load_ontology())


@pytest.mark.parametrize("text", CASES)
def test_forms_of_words(cues: Cues, text: str) -> None:
    """Dates and numbers are recognised and written as data sets write them."""
    kind, form, written = CASES[text]
    assert (kind, written) == (kind_of(text, cues), forms_of(text, cues)[form])


def test_a_number_in_a_name_is_no_number(cues: Cues) -> None:
    """What begins with a number and goes on with a name is not written as the number alone."""
    assert {"as written": "84 Quill Lane"} == forms_of("84 Quill Lane", cues)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Queen of Orsay", ["Queen of Orsay"]),
        ("Queen_of_Orsay_(ship)", ["Queen of Orsay"]),
        ('"Tolland Yards"', ["Tolland Yards"]),
        ("Tolland Yards, Mere", ["Tolland Yards"]),
        ("1961-01-01", ["1961"]),
        ("1961-02-01", []),
        ("Stavering", []),
    ],
    ids=["as written", "tail", "quotes", "comma", "year", "other date", "absent"],
)
def test_labels_are_found_in_a_sentence(cues: Cues, label: str, expected: list[str]) -> None:
    """A label is aligned with the words it stands for, whatever dress it wears."""
    view = View(parsed("The Queen of Orsay left Tolland Yards in 1961 ."), cues)
    found = Aligner(view, find_stretches(view)).find(label)
    assert expected == [view.words(*stretch) for stretch in found]


def test_words_know_their_characters(cues: Cues) -> None:
    """The characters of a stretch are its words."""
    text = "The Queen of Orsay left Tolland Yards in 1961 ."
    view = View(parsed(text), cues)
    for stretch in find_stretches(view):
        start, end = view.characters(*stretch)
        assert text[start:end] == view.words(*stretch)


def test_an_object_of_other_examples_is_proposed_wherever_it_stands(cues: Cues) -> None:
    """Words that are no noun phrase are a stretch where they were an object; the names are compared folded."""
    view = View(parsed("He was lost at sea in 1961 ."), cues)
    assert (2, 5) not in find_stretches(view)
    assert frozenset(("met",)) == find_stretches(view, {"lostatsea"})[2, 5]
    assert "met" in find_stretches(view, {"1961"})[6, 7]
