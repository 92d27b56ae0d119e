"""Read the labels of a property as cues: which words of a text say it, and what its object is.

Comes in: labels and altLabels, and the lexicon's expressions (`ontology/lexicon/relations.ttl`). Goes out: `Cues`. The
words of a label are its own cues; inflection and nominalisation give the verbs they come from; expressions give
synonyms. Words such as "date" or "place" tell of what kind the object is and say nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from kgraph.ontology.labels import bases, split_label
from kgraph.ontology.schema import Expression, Ontology, Property, english
from kgraph.ontology.vocab import local_name

_BY = "by"


class Cues(NamedTuple):
    """What the labels of a property say.

    Args:
        words: Words of the labels that say something, in order.
        verbs: Verbs that the words come from.
        synonyms: Expressions for the words.
        prepositions: Prepositions of the labels ("based on").
        kinds: Of what kind the object is: `date`, `place`, `number`, `name`, `kind`, `role`.
        is_agent: Whether the object is who does it ("director", "written by").
        is_action: Whether a label is a verb ("acquired", "plays for").
    """

    words: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    synonyms: tuple[Expression, ...] = ()
    prepositions: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    is_agent: bool = False
    is_action: bool = False


class CueReader:
    """Read the cues of properties.

    Args:
        ontology: With the lexicon; without its lists labels are read word by word.

    Example:
        >>> cues = CueReader(Ontology()).read(Property("x:birthPlace", "birthPlace"))
        >>> cues.words
        ('birth', 'place')
    """

    def __init__(self, ontology: Ontology) -> None:
        lists = ontology.cue_lists
        self._kinds = lists.get("label-kind", {})
        self._empty = frozenset(lists.get("label-empty", {}))
        self._prepositions = frozenset(lists.get("preposition", {}))
        self._agents = lists.get("agent-ending", {})
        self._endings = tuple(lists.get("label-ending", {}).items())
        self._people = frozenset(
            noun for iri, cls in ontology.classes.items() if local_name(iri) == "Person" for noun in cls.nouns
        )
        self._by_word: dict[str, list[Expression]] = {}
        for expression in ontology.expressions:
            for word in expression.words:
                self._by_word.setdefault(word, []).append(expression)

    def read(self, property_: Property) -> Cues:
        """Read the labels of a property, the English ones, or else its local name."""
        names = english(property_.labels) or (property_.label,)
        labels = [words for name in names if (words := split_label(name))]
        said = tuple(dict.fromkeys(word for label in labels for word in self._said(label)))
        kinds = frozenset(self._kinds[word] for label in labels for word in label if word in self._kinds)
        synonyms = dict.fromkeys(found for word in said for found in self._by_word.get(word, ()))
        verbs = dict.fromkeys(base for word in said for base in (word, *bases(word, self._endings)))
        return Cues(
            words=said,
            verbs=tuple(verbs),
            synonyms=tuple(synonyms),
            prepositions=tuple(dict.fromkeys(w for label in labels for w in label[1:] if w in self._prepositions)),
            kinds=kinds,
            is_agent=any(self._is_agent(label, expressed(synonyms, "verbs")) for label in labels),
            is_action=any(self._is_action(label) for label in labels),
        )

    def _said(self, label: tuple[str, ...]) -> Iterator[str]:
        """Give the words of a label that say something; where none does, those that tell of the object's kind."""
        words = [word for word in label if word not in self._empty]
        telling = [word for word in words if word not in self._kinds]
        yield from telling or words

    def _is_agent(self, label: tuple[str, ...], verbs: Container[str]) -> bool:
        """Tell whether a label names who does it: "written by", a noun for people, or "operator" beside "operate"."""
        last = label[-1]
        endings = [(ending, self._agents[ending]) for ending in self._agents if last.endswith(ending)]
        return last == _BY or last in self._people or any(base in verbs for base in bases(last, endings))

    def _is_action(self, label: tuple[str, ...]) -> bool:
        words = [word for word in label if word not in self._empty]
        is_inflected = bool(words) and words[0].endswith(("ed", "es", "s"))
        return is_inflected and words[0] not in self._kinds and len(words) == 1


def expressed(synonyms: Iterable[Expression], kind: str) -> tuple[str, ...]:
    """Give the words of one kind (`verbs`, `nouns`, `adjectives`, `prepositions`) of several expressions.

    Example:
        >>> expressed([Expression(("founder",), verbs=("found", "set up"))], "verbs")
        ('found', 'set up')
    """
    found: dict[str, None] = {}
    for synonym in synonyms:
        found.update(dict.fromkeys(getattr(synonym, kind)))
    return tuple(found)
