"""The prose of a document, and the way back from its characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Document, Segment
from kgraph.nlp.prose import Offsets, prose_of

PARAGRAPHS = st.lists(st.text("ab .\n\t\u00a0", min_size=1), min_size=1, max_size=4)


def _document(paragraphs: list[str]) -> Document:
    text, segments = "Head\n\n", list[Segment]()
    for part in paragraphs:
        segments.append(Segment(len(text), len(text) + len(part)))
        text += part + "\n\n\n"
    return Document("news-1", text, "news-1.txt", "text/plain", "", tuple(segments))


def test_nlp_prose_joins_paragraphs() -> None:
    """Paragraphs are joined by a blank line; line breaks and what markup leaves inside one become a space."""
    paragraphs = ["Norway and\nFinland signed  the   treaty .", "Riedl\u00a0said so."]
    assert "Norway and Finland signed the treaty .\n\nRiedl said so." == prose_of(_document(paragraphs))


@given(PARAGRAPHS)
def test_nlp_prose_leads_offsets_back(paragraphs: list[str]) -> None:
    """Every character of the prose leads to the same one of the document, in order; a space to white space."""
    document = _document(paragraphs)
    prose, offset = prose_of(document), Offsets(document)
    joints = {place for place, one in enumerate(prose) if one == "\n"}
    places = [offset(place) for place in range(len(prose)) if place not in joints]
    assert sorted(set(places)) == places
    for place, one in enumerate(prose):
        other = document.text[offset(place)]
        assert place in joints or one == other or (one == " " and other.isspace())


@given(PARAGRAPHS)
def test_nlp_prose_loses_no_word(paragraphs: list[str]) -> None:
    """What is read has the words of the paragraphs, and no two blanks beside each other inside one."""
    prose = prose_of(_document(paragraphs))
    assert " ".join(paragraphs).split() == prose.split()
    assert "  " not in prose.replace("\n", "|")
