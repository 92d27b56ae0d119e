"""Tell how well a thing fits the domain or range of a property: by its class, its name, or its kind of value."""

from __future__ import annotations

from functools import cache, lru_cache

from kgraph.model import ValueKind
from kgraph.nlp.schema_reading.things import Thing
from kgraph.nlp.schema_reading.words import Words
from kgraph.ontology import Ontology, Property
from kgraph.ontology.alignment import forms
from kgraph.ontology.vocab import NS, kg

_UNKNOWN = frozenset((kg("Concept"), kg("Entity"), kg("Role"), kg("Work"), kg("Product")))
_NUMERIC = 0.8
_REMEMBERED = 10_000
_FIT, _MAYBE, _MIXED, _FAR, _HARDLY, _NEVER = 1.0, 0.65, 0.6, 0.6, 0.15, 0.0
_AGENTS = frozenset((kg("Person"), kg("Organization")))
_NAMED = frozenset((*_AGENTS, kg("Place"), kg("Country"), kg("City"), kg("Company")))
_KINDS = tuple((kg(name), name) for name in ("Person", "Organization", "Country", "Place", "Work", "Agent", "Event"))
_DATES = frozenset((ValueKind.DATE, ValueKind.INTERVAL))


class Fitting:
    """How well things fit the domains and ranges of one ontology.

    Args:
        ontology: The user's ontology.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._heads = cache(self._find_heads)
        self._known = cache(self._find_known)
        self._kind_of = cache(self._find_kind)
        self._class_fit = lru_cache(_REMEMBERED)(self._find_class_fit)

    def is_common(self, thing: Thing, found: Property, words: Words) -> bool:
        """Tell whether a noun only repeats the property or its range ("serves the city of Lindby")."""
        lemma = thing.token.lemma_.lower()
        return thing.token.text[0].islower() and (lemma in words.cues.words or lemma in self._heads(found.range))

    def fit(self, thing: Thing, found: Property, words: Words) -> float:
        """Tell how well a thing fits the range of a property."""
        holds = {kind for iri in found.range for kind in self._ontology.value_kinds.get(iri, ())}
        if thing.value is not None:
            return self._value_fit(thing.value.kind, found, words, frozenset(holds))
        if "role" in words.cues.kinds:
            return self._role_fit(thing)
        if holds and "text" not in holds:
            return _NEVER
        if "date" in words.cues.kinds and "place" not in words.cues.kinds and not found.range:
            return _HARDLY
        return self.class_fit(thing, found.range)

    def kind_of(self, classes: tuple[str, ...]) -> str:
        """Name the kind of thing that classes are: a kind of value, one of ours that is best known, or `other`."""
        return self._kind_of(classes)

    def _find_kind(self, classes: tuple[str, ...]) -> str:
        holds = {kind for iri in classes for kind in self._ontology.value_kinds.get(iri, ())}
        if holds:
            return "date" if "date" in holds else "text" if "text" in holds else "number"
        known = self._known(classes)
        return next((name for iri, name in _KINDS if iri in known), "other" if classes else "none")

    def _role_fit(self, thing: Thing) -> float:
        """Tell how well a thing names what somebody is: a description of a person, or a role."""
        is_role = self._ontology.is_any(thing.cls, (kg("Person"), kg("Role")))
        if thing.kind != "description":
            return _NEVER if thing.kind == "demonym" else _HARDLY
        return _FIT if is_role else _FAR

    def _value_fit(self, kind: str, found: Property, words: Words, holds: frozenset[str]) -> float:
        kinds = words.cues.kinds
        if holds:
            if kind in holds or ("date" in kinds and kind in _DATES):
                return _FIT
            # A time in minutes is a number of them, and an identifier may be a numeral.
            is_close = kind in {ValueKind.DURATION, ValueKind.TEXT} and ValueKind.COUNT in holds
            return _NUMERIC if is_close or (kind == ValueKind.COUNT and ValueKind.TEXT in holds) else _NEVER
        if kind == ValueKind.TEXT:
            return _NUMERIC if not found.range else _NEVER
        if kind in _DATES:
            is_ours = bool(self._known(found.range))
            return _FIT if "date" in kinds and not is_ours else _NEVER
        is_open = not found.range and kind != ValueKind.ORDINAL
        return _NUMERIC if is_open and not kinds & {"date", "place", "kind"} else _NEVER

    def class_fit(self, thing: Thing, classes: tuple[str, ...]) -> float:
        """Tell how well the class of a thing fits one of several classes; fair where none is asked for."""
        return self._class_fit(thing.cls, thing.kind, thing.label, classes) if classes else _MAYBE

    def _find_class_fit(self, cls: str, kind: str, label: str, classes: tuple[str, ...]) -> float:
        if self._ontology.is_any(cls, classes) or self._is_named_as(kind, label, classes):
            return _FIT
        known = self._known(classes)
        if known & _NAMED and kind not in {"name", "demonym"} and not label[:1].isupper():
            # People, bodies and places are called by their names.
            return _HARDLY
        if cls in _UNKNOWN or any(self._ontology.is_a(wanted, cls) for wanted in classes):
            return _MAYBE
        if kind == "name" and known & _AGENTS and self._ontology.is_any(cls, tuple(_AGENTS)):
            return _MIXED
        return _HARDLY if known else _FAR

    def _is_named_as(self, kind: str, label: str, classes: tuple[str, ...]) -> bool:
        """Tell whether the class is a part of the name ("Litchfield Observatory"), or a list of names has it."""
        words = label.lower().split()
        heads = self._heads(classes)
        if kind == "name" and len(words) > 1 and not heads.isdisjoint(words):
            return True
        return bool(words) and any(words[-1] in self._ontology.cue_lists.get(f"{head}-name", {}) for head in heads)

    def _find_heads(self, classes: tuple[str, ...]) -> frozenset[str]:
        """Give the last words of the names of classes."""
        known = (self._ontology.classes[cls] for cls in classes if cls in self._ontology.classes)
        return frozenset(form.split()[-1] for cls in known for form in forms(cls) if form)

    def _find_known(self, classes: tuple[str, ...]) -> frozenset[str]:
        """Give the classes of ours that classes are or are below."""
        return frozenset(iri for cls in classes for iri in self._ontology.ancestors(cls) if iri.startswith(NS))
