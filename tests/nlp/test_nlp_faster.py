"""Quicker components give what the model's own do, and leave alone what they do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from build_samples import ARTICLES
from kgraph.documents import iter_documents
from kgraph.model import Document
from kgraph.nlp.faster import speed_up
from kgraph.nlp.faster.attribute_ruler import QuickRuler
from kgraph.nlp.faster.lemmatizer import QuickLemmatizer
from kgraph.nlp.faster.vectors import Vectors, quicken
from kgraph.nlp.models import choose_model
from kgraph.nlp.prose import prose_of

if TYPE_CHECKING:
    from collections.abc import Callable

ANNOTATIONS = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
SENTENCES = [
    "There is no ferry, and there were never any; there's a bridge.",
    "We gonna leave, they've gotta stay, y'all ain't going. Let's go, c'mon!",
    "It was nothin' but a box;  the lens, the lenses,\nthat which they rated highest.",
    "An \N{LATIN CAPITAL LETTER I WITH DOT ABOVE}zmir shipyard waged war on costs \N{EM DASH} hoping and fining.",
    "They were using whatever was u\N{LATIN SMALL LETTER LONG S}ed.",
    "the",
    "",
    "But who? BUT WHO SAID THAT THESE ARE BETTER THAN THOSE?",
]


@pytest.fixture(scope="module")
def stock() -> Language:
    """Give the model as spaCy loads it."""
    return spacy.load(choose_model(), exclude=["senter"])


@pytest.fixture(scope="module")
def quick() -> Language:
    """Give the model with quicker components."""
    return speed_up(spacy.load(choose_model(), exclude=["senter"]))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Give the sample articles, upper-case too, and sentences with what the rulers know of several words."""
    articles = [prose_of(item) for item in iter_documents([ARTICLES]) if isinstance(item, Document)]
    return [*articles, *(article.upper() for article in articles[:2]), *SENTENCES]


def test_everything_is_replaced(quick: Language) -> None:
    """Nothing of the model that kgraph comes with is left to the slower way."""
    assert isinstance(quick.get_pipe("attribute_ruler"), QuickRuler)
    assert isinstance(quick.get_pipe("lemmatizer"), QuickLemmatizer)
    for name in ("tok2vec", "ner"):
        assert isinstance(vectors_of(quick, name)._func, Vectors)  # noqa: SLF001 - thinc has no other way to look


@pytest.mark.parametrize("batch_size", [1, 4, 32])
def test_annotations_are_equal(stock: Language, quick: Language, texts: list[str], batch_size: int) -> None:
    """No token of any text differs, however the texts are batched."""
    pairs = zip(stock.pipe(texts), quick.pipe(texts, batch_size=batch_size), strict=True)
    differing = [
        (ours.text, name)
        for theirs, ours in pairs
        for name in ANNOTATIONS
        if not np.array_equal(theirs.to_array([name]), ours.to_array([name]))
    ]
    assert len(texts) > len(SENTENCES)
    assert differing == []


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_vectors_depend_on_the_text_alone(stock: Language, quick: Language, texts: list[str], name: str) -> None:
    """The vectors of a text are the same bits in whatever company, order and memory, and as close as spaCy's."""
    model = vectors_of(quick, name)
    docs = [quick.make_doc(text) for text in texts]
    together = model.predict(docs)
    backwards = model.predict(docs[::-1])[::-1]
    forgetful = Vectors(vectors_of(stock, name), most=50)
    alone = [forgetful(model, [doc], False)[0][0] for doc in docs]
    spacys = vectors_of(stock, name).predict([stock.make_doc(text) for text in texts])
    for first, second, third, theirs in zip(together, backwards, alone, spacys, strict=True):
        assert first.tobytes() == second.tobytes() == third.tobytes()
        np.testing.assert_allclose(first, theirs, atol=2e-5)


def test_training_is_spacys_own(texts: list[str]) -> None:
    """A model that is trained further computes its vectors as spaCy does from then on."""
    nlp = speed_up(spacy.load(choose_model(), enable=["ner"]))
    plain = spacy.load(choose_model(), enable=["ner"])
    docs = [nlp.make_doc(text) for text in texts[:2]]
    vectors_of(nlp, "ner").begin_update(docs)
    ours, theirs = (vectors_of(one, "ner").predict(docs) for one in (nlp, plain))
    assert [rows.tobytes() for rows in ours] == [rows.tobytes() for rows in theirs]


def test_written_model_is_the_same(stock: Language, quick: Language) -> None:
    """A model is written to disk as if nothing had been replaced."""
    for name in ("tok2vec", "ner", "attribute_ruler", "lemmatizer"):
        theirs, ours = (component(nlp, name).to_bytes(exclude=["vocab"]) for nlp in (stock, quick))
        assert theirs == ours, name


RULES: dict[str, list[list[dict[int | str, Any]]]] = {
    "spelling": [[{"ORTH": "Ferry"}]],
    "repeated": [[{"LOWER": "very", "OP": "+"}]],
    "relation by expression": [[{"DEP": {"REGEX": "^n"}}]],
    "several tokens without a word": [[{"TAG": "NN"}, {"TAG": "NN"}]],
}


@pytest.mark.parametrize("patterns", RULES.values(), ids=RULES)
def test_unknown_patterns_are_left_to_spacy(patterns: list[list[dict[int | str, Any]]]) -> None:
    """A ruler with a pattern of another kind is not replaced."""
    ruler = AttributeRuler(spacy.blank("en").vocab)
    ruler.add([[{"TAG": "NN"}]], {"POS": "NOUN"})
    assert QuickRuler.of(ruler) is not None
    ruler.add(patterns, {"POS": "NOUN"})
    assert QuickRuler.of(ruler) is None


CONFIGS: dict[str, Callable[[Language], object]] = {
    "lemmatizer by lookup": lambda nlp: nlp.add_pipe("lemmatizer", config={"mode": "lookup"}),
    "lemmatizer of another language": lambda _: spacy.blank("nl").add_pipe("lemmatizer"),
    "lemmatizer without tables": lambda nlp: EnglishLemmatizer(nlp.vocab, None, mode="rule"),
    "a rule of one's own": lambda nlp: nlp.add_pipe("sentencizer"),
}


@pytest.mark.parametrize("make", CONFIGS.values(), ids=CONFIGS)
def test_unknown_components_are_left_alone(make: Callable[[Language], object]) -> None:
    """Components of another kind are not replaced."""
    made = make(spacy.blank("en"))
    assert (QuickRuler.of(made), QuickLemmatizer.of(made), quicken(made)) == (None, None, False)


ENCODERS: dict[str, dict[str, Any]] = {
    "another encoder": {
        "encode": {"@architectures": "spacy.MishWindowEncoder.v2", "width": 8, "depth": 2, "window_size": 1}
    },
    "characters": {
        "embed": {
            "@architectures": "spacy.CharacterEmbed.v2",
            "width": 8,
            "rows": 50,
            "nM": 4,
            "nC": 2,
            "include_static_vectors": False,
        }
    },
}


@pytest.mark.parametrize("parts", ENCODERS.values(), ids=ENCODERS)
def test_unknown_architectures_are_left_alone(parts: dict[str, Any]) -> None:
    """Vectors of another architecture are left to spaCy."""
    assert not quicken(tok2vec({**KNOWN, **parts}))


KNOWN: dict[str, Any] = {
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 8,
        "attrs": ["NORM", "SHAPE"],
        "rows": [50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 8,
        "depth": 3,
        "window_size": 2,
        "maxout_pieces": 2,
    },
}


def test_other_sizes_are_known() -> None:
    """Windows, depth and pieces may be other than those of the model that kgraph comes with."""
    made = tok2vec(KNOWN)
    docs = [spacy.blank("en").make_doc(text) for text in SENTENCES]
    theirs = made.model.predict(docs)
    assert quicken(made)
    for rows, ours in zip(theirs, made.model.predict(docs), strict=True):
        np.testing.assert_allclose(ours, rows, atol=2e-5)


def tok2vec(parts: dict[str, Any]) -> Any:
    """Make a component with untrained vectors."""
    nlp = spacy.blank("en")
    made = nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", **parts}})
    nlp.initialize()
    return made


def component(nlp: Language, name: str) -> Any:
    """Give a component of a pipeline."""
    return nlp.get_pipe(name)


def vectors_of(nlp: Language, name: str) -> Any:
    """Give the part of a component's model that computes vectors."""
    model = component(nlp, name).model
    return model if name == "tok2vec" else model.get_ref("tok2vec").layers[0]
