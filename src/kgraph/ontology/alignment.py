"""Tell which of the user's classes mean what a class of kgraph's means, so that names and descriptions get them.

Comes in: the user's ontology, read with kgraph's classes and lexicon. Goes out: the same with equivalent classes, and
with kgraph's classes above narrower ones of the user's. "company" is a name of `kg:Company`: the two are the same.
"airport" is a noun for one kind of `kg:Facility`: the user's class is below it, and takes that noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgraph.ontology.labels import split_label
from kgraph.ontology.schema import Class, Ontology, english
from kgraph.ontology.vocab import NS, local_name


def align(ontology: Ontology) -> Ontology:
    """Align the user's classes with kgraph's by their labels.

    Args:
        ontology: The user's ontology, read with kgraph's classes.

    Returns:
        The ontology with equivalents and superclasses; classes that no label tells are left as they are.

    Example:
        >>> ours = Class(NS + "Company", "company", nouns=("firm", "airline"))
        >>> classes = {c.iri: c for c in (ours, Class("x:Firm", "Company"), Class("x:Line", "airline"))}
        >>> aligned = align(Ontology(classes))
        >>> aligned.is_a(NS + "Company", "x:Firm"), aligned.is_a("x:Line", NS + "Company")
        (True, True)
    """
    ours = {iri: cls for iri, cls in ontology.classes.items() if iri.startswith(NS)}
    names, nouns = _names(ontology, ours), _nouns(ours)
    equivalents: dict[str, tuple[str, ...]] = {}
    classes = dict(ontology.classes)
    for iri in sorted(set(ontology.classes) - set(ours)):
        cls = ontology.classes[iri]
        if cls.is_deprecated or iri in ontology.value_kinds:
            continue
        same = next((names[form] for form in forms(cls) if form in names), "")
        if same:
            equivalents[iri] = (*equivalents.get(iri, ()), same)
            equivalents[same] = (*equivalents.get(same, ()), iri)
        else:
            classes[iri] = _placed(cls, {**names, **nouns})
    return replace(ontology, classes=classes, equivalents=equivalents)


def forms(cls: Class) -> tuple[str, ...]:
    """Give the names of a class as nouns: its English labels, or else its local name, in lower case."""
    labels = english(cls.labels) or (local_name(cls.iri),)
    return tuple(dict.fromkeys(" ".join(split_label(label)) for label in (*labels, cls.label)))


def _names(ontology: Ontology, ours: Mapping[str, Class]) -> dict[str, str]:
    """Give kgraph's classes by their own names and by those of the lexicon's list of class names."""
    found = {form: iri for iri, cls in sorted(ours.items()) for form in forms(cls)}
    for word, meaning in ontology.cue_lists.get("class-name", {}).items():
        if NS + meaning in ours:
            found.setdefault(word, NS + meaning)
    return found


def _nouns(ours: Mapping[str, Class]) -> dict[str, str]:
    found: dict[str, str] = {}
    for iri, cls in sorted(ours.items()):
        for noun in cls.nouns:
            found.setdefault(noun, iri)
    return found


def _placed(cls: Class, nouns: Mapping[str, str]) -> Class:
    """Put a class below the one that its name is a noun of, and let it take its names as nouns."""
    above = next(_above(cls, nouns), "")
    parents = (*cls.parents, above) if above and above not in cls.parents else cls.parents
    return replace(cls, parents=parents, nouns=tuple(dict.fromkeys((*cls.nouns, *forms(cls)))))


def _above(cls: Class, nouns: Mapping[str, str]) -> Iterator[str]:
    """Find kgraph's class for a name or its last words ("film festival", "festival")."""
    for form in forms(cls):
        words = form.split()
        for start in range(len(words)):
            found = nouns.get(" ".join(words[start:]))
            if found:
                yield found
