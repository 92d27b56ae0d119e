"""What an ontology says of its relations, whether or not examples show them: words of the label, synonyms, and ends.

Words are compared by their stems; synonyms are those of the lexicon (`ontology/lexicon/relations.ttl`). What the ends
of a relation are is told by the labels of its domain and range, so that relations between the same classes share what
is learnt of the things there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kgraph.learning.examples import relation_key
from kgraph.ontology import Ontology
from kgraph.ontology.cues import CueReader, Cues, expressed

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_WORD, _SHORTEST_STEM, _ENDING = 3, 4, 3
_EXPRESSED = ("verbs", "nouns", "adjectives")


class Sense(NamedTuple):
    """What an ontology says of a relation.

    Args:
        stems: Of the words of its label.
        others: Stems of other words that say it.
        prepositions: Those that lead to its object.
        domain: Label of the class of its subjects; empty for any.
        range: Label of the class of its objects; empty for any.
    """

    stems: frozenset[str]
    others: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    domain: str = ""
    range: str = ""


def find_senses(ontology: Ontology, relations: Iterable[str]) -> dict[str, Sense]:
    """Find what an ontology says of its relations.

    Args:
        ontology: With its lexicon.
        relations: Keys of the relations, in the order that is wanted.

    Example:
        >>> from kgraph.ontology import Property
        >>> find_senses(Ontology(properties={"x:a": Property("x:a", "home port")}), ["home port"])["home port"].range
        ''
    """
    reader = CueReader(ontology)
    found: dict[str, Sense] = {}
    for property_ in sorted(ontology.properties.values(), key=lambda property_: property_.iri):
        if property_.is_role:
            continue
        cues = reader.read(property_)
        stems = stems_of(property_.label)
        found[relation_key(property_.label)] = Sense(
            stems,
            _others(cues) - stems,
            frozenset((*cues.prepositions, *expressed(cues.synonyms, "prepositions"))),
            _ends(ontology, property_.domain),
            _ends(ontology, property_.range),
        )
    return {relation: found[relation] for relation in relations}


def stems_of(label: str) -> frozenset[str]:
    """Reduce the words of a relation's label to their stems.

    Example:
        >>> sorted(stems_of("productionStartYear"))
        ['product', 'star', 'year']
    """
    words = _HUMP.sub(" ", label).replace("_", " ").lower().split()
    return frozenset(to_stem(word) for word in words if len(word) >= _SHORTEST_WORD)


def to_stem(word: str) -> str:
    """Cut the ending of a word.

    Example:
        >>> to_stem("builder"), to_stem("building")
        ('buil', 'build')
    """
    return word[: max(_SHORTEST_STEM, len(word) - _ENDING)]


def _others(cues: Cues) -> frozenset[str]:
    words = [*cues.verbs, *(word for kind in _EXPRESSED for word in expressed(cues.synonyms, kind))]
    return frozenset(to_stem(word) for word in words if len(word) >= _SHORTEST_WORD and " " not in word)


def _ends(ontology: Ontology, classes: tuple[str, ...]) -> str:
    return "+".join(sorted(relation_key(ontology.label(iri)) for iri in classes))
