"""Each paragraph starts a sentence, and so does the text that a caption runs into."""

from __future__ import annotations

import pytest
import spacy

from kgraph.nlp.paragraphs import ParagraphsComponent
from kgraph.ontology import load_ontology

CASES = [
    ("One paragraph. Two sentences.", []),
    ("A head\n\nThe text.", ["The"]),
    ("A head\n\n\n“Quoted text.”", ["“"]),
    ("One line\nnext line.", []),
    ("First.\n\nSecond.\n\nThird.", ["Second", "Third"]),
    ("\n\nText after a gap.", ["Text"]),
    ("Text before a gap.\n\n", []),
    ("", []),
    ("Eva Lang of the Arbor Party In the north, turnout fell.", ["In"]),
    ("He left the Arbor Party In his speech, Lang said why.", ["In"]),
    ("She wrote Winter In the North.", []),
    ("He met Eva Lang in the north, and left.", []),
    ("What we know. In the north, turnout fell.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[repr(text) for text, _ in CASES])
def test_nlp_paragraphs_start_sentences(text: str, expected: list[str]) -> None:
    """The first word after a blank line or a run-in caption starts a sentence; a line break alone does not."""
    doc = ParagraphsComponent(load_ontology())(spacy.blank("en").make_doc(text))
    assert expected == [token.text for token in doc[1:] if token.is_sent_start]


def test_nlp_paragraphs_leave_breaks_inside() -> None:
    """The blank line itself starts no sentence, and the text stays what it was."""
    text = "A head\n\nThe text."
    doc = ParagraphsComponent(load_ontology())(spacy.blank("en").make_doc(text))
    assert [False] == [token.is_sent_start for token in doc if token.is_space]
    assert text == doc.text
