"""Parse short texts with a plain spaCy model into records that need no spaCy (`kgraph.parsed`).

Characters that were decoded wrongly (UTF-8 read as Windows-1252) are mended for the parser; offsets still point into
the text as given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.nlp.load import load_model
from kgraph.parsed import ParsedText, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 64
_MISREAD_AS = ("cp1252", "latin-1")


def load_parser(model: str = "") -> Language:
    """Load a spaCy model as it is, without kgraph's components.

    Args:
        model: Installed package or folder; empty for the default.

    Raises:
        PipelineError: If it cannot be loaded.
    """
    return load_model(model)


def iter_parsed(texts: Iterable[str], nlp: Language) -> Iterator[ParsedText]:
    """Parse texts in order.

    Example:
        >>> nlp = load_parser()
        >>> [word.text for word in next(iter_parsed(["Ferries sail."], nlp)).words]
        ['Ferries', 'sail', '.']
    """
    pairs = ((mended, (text, places)) for text in texts for mended, places in (mend(text),))
    for doc, (text, places) in nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
        yield to_parsed(doc, text, places)


def mend(text: str) -> tuple[str, Sequence[int]]:
    """Mend a text whose UTF-8 was read as a one-byte code.

    Returns:
        The mended text, and for each of its characters and the end the place in the text as given.

    Example:
        >>> mend("GÃ¶teborg")
        ('Göteborg', [0, 1, 3, 4, 5, 6, 7, 8, 9])
    """
    for code in _MISREAD_AS:
        try:
            mended = text.encode(code).decode("utf-8")
        except UnicodeError:
            continue
        places = [0]
        for letter in mended:
            places.append(places[-1] + len(letter.encode("utf-8")))
        return mended, places
    return text, range(len(text) + 1)


def to_parsed(doc: Doc, text: str, places: Sequence[int]) -> ParsedText:
    """Turn a parsed Doc into records.

    Args:
        doc: A Doc with tags, dependencies and entities.
        text: The text as given.
        places: For each character of the Doc and its end, where it stands in the text as given.
    """
    words = tuple(
        Word(
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
            places[token.idx],
            places[token.idx + len(token)],
        )
        for token in doc
    )
    entities = tuple((ent.start, ent.end, ent.label_) for ent in doc.ents)
    return ParsedText(text, words, entities, tuple((chunk.start, chunk.end) for chunk in doc.noun_chunks))
