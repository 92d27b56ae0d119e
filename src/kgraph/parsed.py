"""A parsed text as plain records, so that what learns from it needs no spaCy.

Made by `kgraph.nlp.parse`, used by `kgraph.learning`. Offsets are characters into `ParsedText.text`, end exclusive;
`head`, `entities` and `chunks` count words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word with what the parser says of it.

    Args:
        text: As written.
        lemma: Its dictionary form.
        pos: Universal part of speech.
        tag: Fine-grained part of speech.
        dep: Dependency label.
        head: Number of its head; a root is its own head.
        start: First character.
        end: End, exclusive.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text with its words.

    Args:
        text: As given.
        words: Its words in order.
        entities: First word, end and label of each entity that the model recognises.
        chunks: First word and end of each noun phrase without what follows its noun.
    """

    text: str
    words: tuple[Word, ...]
    entities: tuple[tuple[int, int, str], ...] = ()
    chunks: tuple[tuple[int, int], ...] = ()
