"""A parsed text as plain records, so that what learns from it needs no spaCy, and the triples read in a text.

Parsed texts are made by `kgraph.nlp.parse` and used by `kgraph.learning`; triples are read by both. Offsets are
characters into the text as given, end exclusive; `head`, `entities` and `chunks` count words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


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


class Name(NamedTuple):
    """A subject or object: its label, the form that made it, and the characters it stands on."""

    label: str
    form: str
    start: int
    end: int


class Extracted(NamedTuple):
    """A triple read in a text.

    Args:
        subject: What it is about.
        relation: Label of the property.
        object: What it says of it.
        probability: How sure it is, 0 to 1; no probability in the strict sense where no example was learnt from.
        said: The characters of the word that says it, where one is known.
    """

    subject: Name
    relation: str
    object: Name
    probability: float
    said: tuple[int, int] | None = None
