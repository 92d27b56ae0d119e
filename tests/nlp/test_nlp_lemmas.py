"""Verb lemmas: the first rule that hits wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.lookups import Lookups

from kgraph.nlp.lemmas import LemmasComponent
from nlp_notation import parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

RULES = [["s", ""], ["ies", "y"], ["es", "e"], ["es", ""], ["ed", "e"], ["ed", ""], ["ing", "e"], ["ing", ""]]
INDEX = ["carry", "hop", "hope", "pass", "rat", "rate", "sign", "talk", "passe"]
FORMS = [
    ("hoped", "hope"),
    ("rated", "rate"),
    ("rating", "rate"),
    ("talked", "talk"),
    ("signs", "sign"),
    ("carries", "carry"),
    ("went", "go"),
    ("sign", "sign"),
    ("blorped", ""),
]


@pytest.fixture
def lookups() -> Lookups:
    """Give small tables of the kind that spaCy's lemmatizer has."""
    tables = Lookups()
    tables.add_table("lemma_index", {"verb": INDEX})
    tables.add_table("lemma_exc", {"verb": {"went": ["go"]}})
    tables.add_table("lemma_rules", {"verb": RULES})
    return tables


@pytest.mark.parametrize(("form", "expected"), FORMS, ids=[form for form, _ in FORMS])
def test_nlp_lemmas_take_first_rule(form: str, expected: str, lookups: Lookups) -> None:
    """Exceptions go first, then the first rule that gives a known lemma; no hit gives nothing."""
    assert expected == LemmasComponent(lookups).lemma(form)


def test_nlp_lemmas_mend_verbs_only(lookups: Lookups, blank_vocab: Vocab) -> None:
    """Verbs and auxiliaries are mended, nouns keep their lemma, and a verb that no rule knows keeps what it had."""
    doc = parse("Lang/NNP/nsubj/1 hoped|hop/VBD/ROOT/1 talked|talker/NNS/dobj/1 blorped|blorp/VBD/conj/1", blank_vocab)
    assert ["Lang", "hope", "talker", "blorp"] == [token.lemma_ for token in LemmasComponent(lookups)(doc)]


@pytest.mark.parametrize("lookups", [None, Lookups()], ids=["no tables", "empty tables"])
def test_nlp_lemmas_stay_without_tables(lookups: Lookups | None, blank_vocab: Vocab) -> None:
    """Without tables the lemmas stay as they are."""
    doc = parse("Lang/NNP/nsubj/1 hoped|hop/VBD/ROOT/1", blank_vocab)
    assert "hop" == LemmasComponent(lookups)(doc)[1].lemma_
