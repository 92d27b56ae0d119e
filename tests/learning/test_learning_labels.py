"""The forms a name may take, and the choice among them that examples teach."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import scipy.sparse as sp

from kgraph.learning import Example, ExampleTriple, Lesson
from kgraph.learning.cues import Cues, find_cues
from kgraph.learning.fit_labels import fit_labels
from kgraph.learning.labels import LabelForms, label_features
from kgraph.learning.lessons import prepare
from kgraph.learning.memory import Place, Seen, remember, spell
from kgraph.learning.ranking import Groups, fit_ranking
from kgraph.learning.variants import BORROWING, UNSURE, variants
from kgraph.learning.view import View
from kgraph.ontology import load_ontology
from learning_samples import parsed

# Text, its entities, the words of the stretch, the form and what it makes of them.
FORMS = {
    "article": ("The Marrowby sails", (), (1, 2), "with its article", "The Marrowby"),
    "initials": ("Ada B Quill sails", (), (0, 3), "initials with points", "Ada B. Quill"),
    "some initials": ("A.B.C Quill sails", (), (0, 2), "initials with points", "A. B. C. Quill"),
    "letters": ("AC Tolland won", (), (0, 2), "letters with points", "A.C. Tolland"),
    "no points": ("St. Orsay sails", (), (0, 2), "without points", "St Orsay"),
    "dash": ("Orsay-Mere sails", (), (0, 1), "dash for hyphen", "Orsay\u2013Mere"),
    "and": ("Quill and Mere sail", (), (0, 3), "sign for and", "Quill & Mere"),
    "comma": ("Tolland, Mere grew", (), (0, 2), "before the comma", "Tolland"),
    "short name": ("Ada Berenice Quill sails", (), (0, 3), "first and last word", "Ada Quill"),
    "kind at the end": ("Marrowby ferry sails", (), (0, 2), "last word in brackets", "Marrowby (ferry)"),
    "place behind": ("Tolland , Mere grew", ((2, 3, "GPE"),), (0, 1), "with the place after it", "Tolland, Mere"),
    "place with article": (
        "Tolland grew in the Mere",
        ((3, 5, "GPE"),),
        (0, 1),
        "with place 1 of the text",
        "Tolland, Mere",
    ),
    "place elsewhere": (
        "Tolland grew in Mere",
        ((3, 4, "GPE"),),
        (0, 1),
        "with place 1 of the text",
        "Tolland, Mere",
    ),
    "fuller name": (
        "Ada Quill sails . Quill won",
        ((0, 2, "PERSON"), (4, 5, "PERSON")),
        (4, 5),
        "fuller name in the text",
        "Ada Quill",
    ),
    "unit": ("It is 84 metres long", (), (2, 4), "with its unit", "84.0 (metres)"),
    "two-word unit": ("It is 84 square metres", (), (2, 3), "with its two-word unit", "84.0 (square metres)"),
    "one of a unit": ("It is an 84 metre ship", (), (3, 4), "with its unit in the plural", "84.0 (metres)"),
    "hyphen before the unit": ("It is an 84 - metre ship", (), (3, 4), "with its unit in the plural", "84.0 (metres)"),
    "last point": ("They won Mere B.", (), (2, 4), "without its last point", "Mere B"),
    "minus": ("It is -7 there", (), (2, 3), "minus sign", "\u22127"),
}


@pytest.fixture(scope="module")
def cues() -> Cues:
    """Look up the lexicon."""
    return find_cues(load_ontology())


@pytest.mark.parametrize("case", FORMS)
def test_a_name_has_forms(cues: Cues, case: str) -> None:
    """Each form is made of the words of the text, and the words as written come first."""
    text, entities, stretch, form, expected = FORMS[case]
    view = View(parsed(text, entities), cues)
    found = variants(view, stretch)
    assert expected == found[form]
    assert ("as written", view.words(*stretch)) == next(iter(found.items()))


def test_every_unusual_form_has_a_case() -> None:
    """The corpus of forms is whole, and the forms told apart by name exist."""
    assert 20 == len(FORMS)
    cases = {form for _, _, _, form, _ in FORMS.values()}
    assert {name for name in BORROWING | UNSURE if "2" not in name and "3" not in name} <= cases


def test_roman_numerals_are_no_initials(cues: Cues) -> None:
    """Letters that number a name get no points."""
    assert "letters with points" not in variants(View(parsed("Mere War II ended"), cues), (0, 3))


def test_an_article_that_begins_the_text_is_told_apart(cues: Cues) -> None:
    """A capital says nothing where every text has one."""
    assert "The, the first word" == spell(View(parsed("The Marrowby sails"), cues), (1, 2)).article
    assert "The" == spell(View(parsed("Near The Marrowby"), cues), (2, 3)).article


def test_a_part_of_a_name_is_not_made_fuller_by_itself(cues: Cues) -> None:
    """Words inside a name are no second mention of it."""
    view = View(parsed("Ada Quill met Ada Quill", ((0, 2, "PERSON"), (3, 5, "PERSON"))), cues)
    assert "fuller name in the text" not in variants(view, (4, 5))


@pytest.mark.parametrize(
    ("text", "entities", "stretch"),
    [
        ("Ada Berenice Mere Quill sails", ((0, 4, "PERSON"),), (0, 4)),
        ("Ada Berenice Mere Quill sails", ((0, 4, "PERSON"),), (1, 4)),
    ],
    ids=["two surnames", "part of a name"],
)
def test_only_one_name_between_is_left_out(
    cues: Cues, text: str, entities: tuple[tuple[int, int, str], ...], stretch: tuple[int, int]
) -> None:
    """Where nobody can say which words are first name and surname, none is left out."""
    assert "first and last word" not in variants(View(parsed(text, entities), cues), stretch)


def _learn(cues: Cues, rows: Sequence[tuple[str, str, str]]) -> LabelForms:
    """Learn from texts with a subject and an object, each group of equal subjects in one part."""
    ontology = load_ontology()
    examples = [
        Example(str(number), text, (ExampleTriple(subject, "builder", object_),), number)
        for number, (text, subject, object_) in enumerate(rows)
    ]
    lesson = Lesson("x", ontology, examples, [parsed(example.text) for example in examples])
    items, problems = prepare(lesson, "x", 0, 3)
    assert [] == problems
    assert find_cues(ontology) == cues
    return fit_labels(items)


SHIPS = ("Marrowby", "Pelloway", "Stavering", "Corran", "Norrick", "Thrale", "Velmount", "Brigstow")


def test_tails_and_quotes_are_learnt(cues: Cues) -> None:
    """What many names bear is given to a new one in that place: a tail to subjects, quotes to objects."""
    forms = _learn(cues, [(f"{ship} left {ship}ton", f"{ship}_(ship)", f'"{ship}ton"') for ship in SHIPS])
    view = View(parsed("Dunmere left Dunmereton"), cues)
    assert "Dunmere (ship)" == forms.label(view, (0, 1), Place("subject", "x", "builder")).text
    assert ('"Dunmereton"', "as written in quotes") == forms.label(view, (2, 3), Place("object", "x", "builder"))[:2]


def test_a_tail_of_one_name_is_not_given_to_others(cues: Cues) -> None:
    """A tail seen on one name says nothing of a new name."""
    rows = [(f"{ship} left {ship}ton", f"{ship}_(ship)" if ship == SHIPS[0] else ship, f"{ship}ton") for ship in SHIPS]
    forms = _learn(cues, rows)
    view = View(parsed("Dunmere left Dunmereton"), cues)
    assert "Dunmere" == forms.label(view, (0, 1), Place("subject", "x", "builder")).text


def test_names_keep_their_labels(cues: Cues) -> None:
    """The memory gives a known name its label, but not one that borrowed words from its own text."""
    view = View(parsed("Tolland , Mere grew", ((2, 3, "GPE"),)), cues)
    place = Place("subject", "x", "builder")
    memory = remember([Seen(view, (0, 1), place, "Tolland_(yard)")])
    assert ({"Tolland_(yard)": 1}, "") == memory.labels(spell(view, (0, 1)), place)
    elsewhere = Place("object", "y", "operator")
    assert ({"Tolland_(yard)": 1}, " elsewhere") == memory.labels(spell(view, (0, 1)), elsewhere)
    assert not remember([Seen(view, (0, 1), place, "Tolland,_Mere")]).known


def test_what_a_label_looks_like_is_seen_however_it_was_made(cues: Cues) -> None:
    """Names that need no change teach what others become: both have the same feature."""
    seen = []
    for text in ("Ada Q. Dunmere left", "Ada Q Dunmere left"):
        found = label_features(View(parsed(text), cues), (0, 3), Place("subject", "x", "builder"), remember([]))
        seen += [(label.form, look) for label, features in found for look in features if look.startswith("looks=")]
    assert ("as written", "looks=initial with point") in seen
    assert ("initials with points", "looks=initial with point|subject|x") in seen
    assert {form for form, look in seen if look == "looks=initial"} >= {"as written", "without points"}


def test_adding_up_by_way_gives_what_the_features_give(cues: Cues) -> None:
    """The quick way of scoring a form adds the weights of all its features."""
    forms = _learn(cues, [(f"{ship} left {ship}ton", f"{ship}_(ship)", f'"{ship}ton"') for ship in SHIPS])
    weights = dict(zip(forms.weights.features, forms.weights.column.tolist(), strict=True))
    view, place = View(parsed("Dunmere left Dunmereton"), cues), Place("object", "x", "builder")
    found = label_features(view, (2, 3), place, forms.memory)
    scores = sorted((-sum(weights.get(name, 0.0) for name in features), label.text) for label, features in found)
    best = forms.label(view, (2, 3), place)
    assert scores[0][1] == best.text
    assert best.lead == pytest.approx(scores[1][0] - scores[0][0])


def test_a_rare_form_wins_where_it_is_possible() -> None:
    """A choice is learnt within groups: the second row wins wherever there is one, however often the first is alone."""
    alone, together = 50, 5
    rows = [(1, 0)] * alone + [(1, 0), (0, 1)] * together
    right = np.array([True] * alone + [False, True] * together, np.bool_)
    starts = np.array([*range(alone), *range(alone, alone + 2 * together, 2)], np.intp)
    matrix = sp.csr_matrix(np.array(rows, np.float32))
    groups = Groups(matrix, right, starts, np.ones(len(starts)))
    weights = fit_ranking(groups, np.ones(2))
    assert weights[1] > weights[0]
    assert np.array_equal(weights, fit_ranking(groups, np.ones(2)))


def test_a_looser_feature_takes_more_of_the_weight() -> None:
    """Of two features that say the same, the one with the weaker penalty says it."""
    matrix = sp.csr_matrix(np.array([(1, 1), (0, 0)] * 3, np.float32))
    groups = Groups(matrix, np.array([True, False] * 3), np.array([0, 2, 4], np.intp), np.ones(3))
    looser, stricter = fit_ranking(groups, np.array([9.0, 1.0]))
    assert looser == pytest.approx(9 * stricter, rel=1e-3)
