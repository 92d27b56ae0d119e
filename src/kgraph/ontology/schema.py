"""The ontology as the reader uses it: classes, properties with their frames, and cue words.

Everything here comes from Turtle files (`loader.py`); no class, property or cue word is written in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from kgraph.errors import OntologyError
from kgraph.ontology.vocab import OWL, local_name

_THING = OWL + "Thing"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a frame's grammar that must be filled.

    Args:
        paths: Alternative slot paths, the preferred first (`object`, `to`, `object.of`): `docs/explanation/frames.md`.
        classes: Classes one of which the filler must have; empty for any.
        nouns: Lemmas one of which the filler's head must be; empty for any.
        role: Event property that the filler takes, or empty.
    """

    paths: tuple[str, ...]
    classes: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a text expresses a property.

    Args:
        id: Local name of the property and a running number (`submittedDocumentTo-1`).
        property: IRI of the property.
        verbs: Verb lemmas (a particle follows after a space: `set up`) that evoke it.
        nouns: Noun lemmas that evoke it.
        adjectives: Adjective lemmas that evoke it.
        subject: Where the subject stands.
        object: Where the object stands.
        requires: Other slots that must be filled.
        optional: Slots that add roles to the event when filled.
        excludes: Slots that must be empty, or must not hold one of their nouns.
        excluded_words: Words that must not stand before the word that evokes it (`deputy`).
        event: IRI of the event class, or empty.
        status: Local name of the status it gives at least, or empty.
        confidence: 0 to 1.
        is_induced: Whether it was made of labels (`induction.py`), not written by a person.
    """

    id: str
    property: str
    subject: Slot
    object: Slot
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    requires: tuple[Slot, ...] = ()
    optional: tuple[Slot, ...] = ()
    excludes: tuple[Slot, ...] = ()
    excluded_words: tuple[str, ...] = ()
    event: str = ""
    status: str = ""
    confidence: float = 0.8
    is_induced: bool = False


class Label(NamedTuple):
    """A name of a class or property: `rdfs:label`, `skos:prefLabel` or `skos:altLabel`.

    Args:
        text: Its words.
        language: Language tag in lower case, or empty.
    """

    text: str
    language: str = ""


def english(labels: Iterable[Label]) -> tuple[str, ...]:
    """Give the labels that are English or of no language.

    Example:
        >>> english([Label("film", "en"), Label("Film", "de"), Label("movie")])
        ('film', 'movie')
    """
    return tuple(label.text for label in labels if label.language.partition("-")[0] in {"", "en"})


@dataclass(frozen=True, slots=True)
class Class:
    """An OWL class with the nouns that name its instances.

    Args:
        iri: Its IRI.
        label: Its `rdfs:label`, or its local name.
        parents: Direct superclasses.
        nouns: Lemmas of nouns that name an instance.
        labels: All its names, in every language.
        is_deprecated: Whether it is `owl:deprecated`.
        ends_role_of: Roles of an event whose holders no longer hold the position that the event names.
        ends_all_at: Roles of an event at whose holders nobody holds anything any more.
    """

    iri: str
    label: str
    parents: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    labels: tuple[Label, ...] = ()
    is_deprecated: bool = False
    ends_role_of: tuple[str, ...] = ()
    ends_all_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """What a text says for labels with certain words (`kg:Expression`).

    Args:
        words: Words of labels (`founder`, `inception`).
        verbs: Verb lemmas that say it.
        nouns: Noun lemmas that say it.
        adjectives: Adjective lemmas that say it.
        prepositions: Those that lead to the object.
    """

    words: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()


DEFAULT_THRESHOLD = 0.6
"""Threshold of a property without `kg:threshold`; see `benchmarks/reliability.py`."""
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Property:
    """An OWL property.

    Args:
        iri: Its IRI.
        label: Its `rdfs:label`, or its local name.
        domain: Classes, one of which a subject must have; empty for any.
        range: Classes or datatypes, one of which an object must have; empty for any.
        parents: Direct super-properties.
        is_symmetric: Whether both directions say the same.
        is_role: Whether it ties an event to a participant.
        is_tenure: Whether it comes to an end: what was so at a past moment need not be so now.
        frames: How texts express it.
        threshold: Confidence from which an asserted statement is a plain triple too.
        labels: All its names, in every language.
        inverses: Properties that say the same from the other end.
        is_functional: Whether a subject has one object at most.
        is_deprecated: Whether it is `owl:deprecated`: it is read, but no text is read for it.
        ends: Properties that no longer hold of the same subject and object.
        ends_inverse: Properties that no longer hold of object and subject.
        ends_named: Properties that no longer hold of the same subject, for the position that the object names in words.
    """

    iri: str
    label: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    is_symmetric: bool = False
    is_role: bool = False
    is_tenure: bool = False
    frames: tuple[Frame, ...] = ()
    threshold: float = DEFAULT_THRESHOLD
    labels: tuple[Label, ...] = ()
    inverses: tuple[str, ...] = ()
    is_functional: bool = False
    is_deprecated: bool = False
    ends: tuple[str, ...] = ()
    ends_inverse: tuple[str, ...] = ()
    ends_named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ontology:
    """Classes, properties and cue words by IRI or name; made by `kgraph.ontology.load_ontology`.

    Args:
        classes: Class by IRI.
        properties: Property by IRI.
        cue_lists: What each word means, by cue list.
        value_kinds: Kinds of value (`kgraph.model.ValueKind`) that a class or datatype holds, by IRI.
        sources: Names of the files it was read from.
        expressions: What texts say for the words of labels.
        equivalents: Classes of the user's that mean the same as one of kgraph's, and the other way round, by IRI.
        missing_imports: Imports that no local file answers: file and IRI.
    """

    classes: Mapping[str, Class] = field(default_factory=dict)
    properties: Mapping[str, Property] = field(default_factory=dict)
    cue_lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    value_kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    expressions: tuple[Expression, ...] = ()
    equivalents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing_imports: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """Start the sets of words that have been asked for; components ask for some with each document."""
        return {}

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        closure: dict[str, frozenset[str]] = {}
        for iri in self.classes:
            seen: set[str] = set()
            waiting = [iri]
            while waiting:
                current = waiting.pop()
                if current not in seen:
                    seen.add(current)
                    found = self.classes.get(current)
                    waiting.extend(found.parents if found else ())
                    waiting.extend(self.equivalents.get(current, ()))
            closure[iri] = frozenset(seen)
        return MappingProxyType(closure)

    @cached_property
    def class_nouns(self) -> Mapping[str, str]:
        """Give the class of each class noun; where two classes share one, the first by IRI wins."""
        table: dict[str, str] = {}
        for iri in sorted(self.classes):
            for noun in self.classes[iri].nouns:
                table.setdefault(noun, iri)
        return MappingProxyType(table)

    @cached_property
    def _nouns_below(self) -> dict[str, frozenset[str]]:
        """Start the sets of nouns that have been asked for, as `_words` does."""
        return {}

    def nouns_below(self, cls: str) -> frozenset[str]:
        """Give the class nouns of a class and of those below it."""
        known = self._nouns_below.get(cls)
        if known is None:
            nouns = self.class_nouns.items()
            known = self._nouns_below[cls] = frozenset(noun for noun, own in nouns if self.is_a(own, cls))
        return known

    @cached_property
    def tenures(self) -> frozenset[str]:
        """Give the properties that come to an end (`kg:Tenure`)."""
        return frozenset(iri for iri, found in self.properties.items() if found.is_tenure)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Tell whether a class is another or below it; whatever there is, is an `owl:Thing`."""
        return ancestor in {cls, _THING} or ancestor in self._ancestors.get(cls, ())

    def is_any(self, cls: str, ancestors: tuple[str, ...]) -> bool:
        """Tell whether a class is one of several or below one; true if `ancestors` is empty."""
        if not ancestors or cls in ancestors or _THING in ancestors:
            return True
        return not self._ancestors.get(cls, _NOTHING).isdisjoint(ancestors)

    def ancestors(self, cls: str) -> frozenset[str]:
        """Give a class and all classes above it."""
        return self._ancestors.get(cls, frozenset((cls,)))

    def holds(self, ranges: tuple[str, ...], kind: str) -> bool:
        """Tell whether one of several classes or datatypes holds values of a kind (`kg:valueKind`)."""
        return any(kind in self.value_kinds.get(iri, ()) for iri in ranges)

    def label(self, iri: str) -> str:
        """Give the label of a class or property, or its local name."""
        found = self.classes.get(iri) or self.properties.get(iri)
        return found.label if found else local_name(iri)

    def words(self, cue_list: str) -> frozenset[str]:
        """Give all words of a cue list.

        Raises:
            OntologyError: If the lexicon has no such list.
        """
        known = self._words.get(cue_list)
        if known is None:
            known = self._words[cue_list] = frozenset(self.meanings(cue_list))
        return known

    def meanings(self, cue_list: str) -> Mapping[str, str]:
        """Give the words of a cue list with what each means (`won` → `KRW`; empty where it means nothing further).

        Raises:
            OntologyError: If the lexicon has no such list.
        """
        try:
            return self.cue_lists[cue_list]
        except KeyError:
            raise OntologyError(
                "unknown-cue-list",
                f"the lexicon has no cue list {cue_list!r}.",
                f"Add it under ontology/lexicon/; known lists: {', '.join(sorted(self.cue_lists)) or 'none'}.",
            ) from None
