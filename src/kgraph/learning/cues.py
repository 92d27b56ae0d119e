"""The word lists of the lexicon that learning needs, looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgraph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Cues:
    """Words of `ontology/lexicon`, lower case.

    Args:
        months: Number of each month by its names.
        month_names: Full name by number.
        articles: Words left outside a stretch.
        not_first: Words that no stretch begins with.
        not_last: Words that no stretch ends with.
        joiners: Words that may stand inside a capitalised name.
        extensions: Words that join two noun phrases to one name.
        quotes: Quotation marks.
    """

    months: Mapping[str, int]
    month_names: Mapping[int, str]
    articles: frozenset[str]
    not_first: frozenset[str]
    not_last: frozenset[str]
    joiners: frozenset[str]
    extensions: frozenset[str]
    quotes: frozenset[str]


def find_cues(ontology: Ontology) -> Cues:
    """Look up the lists in the lexicon that came with an ontology.

    Raises:
        OntologyError: If a list is missing.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> find_cues(load_ontology()).month_names[2]
        'February'
    """
    months = {word: int(number) for word, number in ontology.meanings("month-word").items()}
    by_length = sorted(months, key=lambda word: (len(word), word))
    return Cues(
        months,
        {months[word]: word.capitalize() for word in by_length},
        ontology.words("stretch-article"),
        ontology.words("stretch-not-first"),
        ontology.words("stretch-not-last"),
        ontology.words("stretch-joiner"),
        ontology.words("stretch-extension"),
        ontology.words("stretch-quote"),
    )
