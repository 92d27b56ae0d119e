"""Terms are written as Oxigraph writes them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import example, given

from kgraph.graph.terms import text
from strategies import HOSTILE, labels


@given(words=labels())
@example(words="".join(HOSTILE))
@example(words="".join(map(chr, range(0xA1))))
@pytest.mark.parametrize("language", ["", "en"])
def test_words_have_the_escapes_of_oxigraph(words: str, language: str) -> None:
    """Whatever they hold."""
    assert str(ox.Literal(words, language=language or None)) == text(words, language)


def test_all_that_can_be_printed_stands_for_itself() -> None:
    """But for the two characters that are asked about: on this rests that most texts are not looked through."""
    printed = "".join(char for char in map(chr, range(0x110000)) if char.isprintable() and char not in '"\\')
    assert f'"{printed}"' == str(ox.Literal(printed))
