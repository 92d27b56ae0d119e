"""Names and values become single tokens that look like a plain word to the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from kgraph.model import Value, ValueKind
from kgraph.nlp.merge import MergeComponent, RestoreComponent, name_stand_in, value_stand_in
from kgraph.nlp.records import NameSpan, ValueSpan, get_names, get_values, set_names, set_values
from kgraph.ontology.vocab import kg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from kgraph.ontology import Ontology

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
NAMES = [
    ("Helga", "Helga"),
    ("Do Hee-yoon", "Hee"),
    ("Bank of Korea", "Korea"),
    ("Act for the Protection of Wild Birds", "Birds"),
    ("20-F", "F"),
    ("Ärzte ohne Grenzen", "Grenzen"),
    ("iPhone 5", ""),
    ("747", ""),
]
VALUES = [
    (ValueKind.DATE, "last October", "yesterday"),
    (ValueKind.DATE, "2004", "2004"),
    (ValueKind.DATE, "4 March 2011", "Monday"),
    (ValueKind.DATE, "March 4", "Monday"),
]
NUMBERS = [ValueKind.COUNT, ValueKind.DURATION, ValueKind.QUANTITY]
SUMS = [ValueKind.MONEY, ValueKind.PERCENT]


@pytest.fixture
def blank() -> Language:
    """Give a blank pipeline with a vocabulary of its own, as merging changes lexemes."""
    return spacy.blank("en")


@pytest.fixture
def component(ontology: Ontology) -> MergeComponent:
    """Give the component."""
    return MergeComponent(ontology)


def _marked(nlp: Language, text: str, names: Sequence[str] = (), values: Sequence[Value] = ()) -> Doc:
    doc = nlp(text)
    named = [(text.index(name), name) for name in names]
    valued = [(text.index(value.text), value) for value in values]
    set_names(doc, (NameSpan(start, start + len(name), kg("Person"), name) for start, name in named))
    set_values(doc, (ValueSpan(start, start + len(value.text), value) for start, value in valued))
    return doc


def _words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def test_nlp_merge_corpus_is_whole() -> None:
    """The corpus has lost no case and asks for every kind of value but ordinals and intervals."""
    assert (8, 4) == (len(NAMES), len(VALUES))
    assert set(ValueKind) - {ValueKind.ORDINAL, ValueKind.INTERVAL, ValueKind.TEXT} == {
        ValueKind.DATE,
        *NUMBERS,
        *SUMS,
    }


@pytest.mark.parametrize(("name", "expected"), NAMES, ids=[name for name, _ in NAMES])
def test_nlp_merge_reads_name_as_word(name: str, expected: str) -> None:
    """A name is read as its last capitalised word."""
    assert expected == name_stand_in(name)


@pytest.mark.parametrize(("kind", "text", "expected"), VALUES, ids=[text for _, text, _ in VALUES])
def test_nlp_merge_reads_date_as_word(kind: ValueKind, text: str, expected: str) -> None:
    """A date is read as a year, a weekday or an adverb."""
    assert expected == value_stand_in(Value(kind=kind, text=text))


@pytest.mark.parametrize("kind", NUMBERS)
def test_nlp_merge_reads_counts_alike(kind: ValueKind) -> None:
    """Counts, durations and measures are all read as the same number."""
    assert value_stand_in(Value(kind=ValueKind.COUNT, text="57")) == value_stand_in(Value(kind=kind, text="six miles"))


@pytest.mark.parametrize("kind", SUMS)
def test_nlp_merge_reads_sums_alike(kind: ValueKind) -> None:
    """Money and percentages are read alike, and unlike counts, as they stand without a noun."""
    word = value_stand_in(Value(kind=kind, text="36 million won"))
    assert value_stand_in(Value(kind=ValueKind.MONEY, text="9 euros")) == word
    assert value_stand_in(Value(kind=ValueKind.COUNT, text="9")) != word


def test_nlp_merge_puts_plain_words_in_place(blank: Language, component: MergeComponent) -> None:
    """The parser sees a name and a value of several words as one plain word each."""
    values = [Value(kind=ValueKind.MONEY, text="36 million won")]
    doc = component(_marked(blank, "Helga Moen paid 36 million won.", ["Helga Moen"], values))
    assert ["Moen", "paid", value_stand_in(values[0]), "."] == _words(doc)


def _whole(doc: Doc, component: MergeComponent) -> Doc:
    return RestoreComponent()(component(doc))


def test_nlp_merge_makes_one_token(blank: Language, component: MergeComponent) -> None:
    """Behind the parser a name and a value of several words are one token each; the text is what it was."""
    text = "Helga Moen paid 36 million won."
    values = [Value(kind=ValueKind.MONEY, text="36 million won")]
    doc = _whole(_marked(blank, text, ["Helga Moen"], values), component)
    assert ["Helga Moen", "paid", "36 million won", "."] == _words(doc)
    assert text == doc.text
    assert (["Helga Moen"], values) == ([name.label for name in get_names(doc)], [v.value for v in get_values(doc)])


def test_nlp_merge_brings_analysis_back(blank: Language, component: MergeComponent) -> None:
    """What the model found on the plain words is on the words of the text, with their own text as a name's lemma."""
    plain = component(_marked(blank, "Helga Moen left", ["Helga Moen"]))
    for token, tag, pos, dep in zip(plain, ("NNP", "VBD"), ("PROPN", "VERB"), ("nsubj", "ROOT"), strict=True):
        token.tag_, token.pos_, token.dep_, token.head, token.lemma_ = tag, pos, dep, plain[1], token.lower_
    doc = RestoreComponent()(plain)
    assert [("Helga Moen", "NNP", "PROPN", "nsubj", 1), ("left", "VBD", "VERB", "ROOT", 1)] == [
        (token.lemma_, token.tag_, token.pos_, token.dep_, token.head.i) for token in doc
    ]


def test_nlp_merge_prefers_names(blank: Language, component: MergeComponent) -> None:
    """Where a name and a value overlap, the name is merged and the value is not."""
    value = Value(kind=ValueKind.DATE, text="March 2009")
    doc = _whole(_marked(blank, "Radio March 2009 closed", ["Radio March"], [value]), component)
    assert ["Radio March", "2009", "closed"] == _words(doc)


LEFT = [
    pytest.param("the Osloers left", ["Oslo"], [], id="part of a token"),
    pytest.param("the Oslo-based museum", ["Oslo"], [], id="name before a hyphen"),
    pytest.param("the twenty - first try", [], [Value(kind=ValueKind.ORDINAL, text="twenty - first")], id="ordinal"),
    pytest.param("until 2008", [], [Value(kind=ValueKind.INTERVAL, text="until 2008")], id="date with its preposition"),
]


@pytest.mark.parametrize(("text", "names", "values"), LEFT)
def test_nlp_merge_leaves_tokens(
    text: str, names: list[str], values: list[Value], blank: Language, component: MergeComponent
) -> None:
    """Parts of tokens, names before hyphens, ordinals and dates with a preposition stay as they are."""
    tokens = _words(blank(text))
    assert tokens == _words(_whole(_marked(blank, text, names, values), component))


@pytest.mark.parametrize(("text", "straight"), [(f"didn{CURLY}t", "n't"), (f"Norway{CURLY}s", "'s")])
def test_nlp_merge_straightens_apostrophe(text: str, straight: str, blank: Language, component: MergeComponent) -> None:
    """The parser sees the straight apostrophe, the text keeps the curly one."""
    plain = component(blank(text))
    assert straight == plain[1].text
    assert text == RestoreComponent()(plain).text


@pytest.mark.parametrize("text", ["an F-16 landed", "Zoë left", f"They didn{CURLY}t land"])
def test_nlp_merge_leaves_vocabulary(text: str, blank: Language, component: MergeComponent) -> None:
    """Reading a document changes no word for another."""
    before = [(token.norm_, token.shape_, token.prefix_, token.suffix_) for token in blank(text)]
    _whole(_marked(blank, text, [text.split()[1]]), component)
    assert before == [(token.norm_, token.shape_, token.prefix_, token.suffix_) for token in blank(text)]


def test_nlp_merge_keeps_sentence_starts(blank: Language, component: MergeComponent) -> None:
    """The parser gets the sentence starts that the paragraphs gave."""
    doc = _marked(blank, "Helga Moen left. Oslo slept.", ["Helga Moen"])
    doc[4].is_sent_start = True
    assert ["Oslo"] == [token.text for token in component(doc)[1:] if token.is_sent_start]


def test_nlp_merge_restores_only_what_was_merged(blank: Language) -> None:
    """A Doc that was not merged comes back as it is."""
    doc = blank("Oslo slept.")
    assert doc is RestoreComponent()(doc)
