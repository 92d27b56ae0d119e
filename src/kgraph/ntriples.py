"""Terms in their N-Triples form, and what is said of a subject by predicate: https://www.w3.org/TR/n-triples/."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from kgraph.ordered import Part, Shape

Facts = Mapping[str, list[str]]
"""Objects, in their N-Triples form, by the IRI of the predicate."""


def name(term: str) -> str:
    """Name a resource by its IRI; a blank node or a literal stays as it is.

    Example:
        >>> name("<https://example.org/a>"), name('"a"')
        ('https://example.org/a', '"a"')
    """
    return term[1:-1] if term.startswith("<") else term


def is_literal(term: str) -> bool:
    """Tell whether a term is a literal.

    Example:
        >>> is_literal('"a"@en'), is_literal("<x:a>")
        (True, False)
    """
    return term.startswith('"')


def words(literal: str) -> str:
    r"""Give what a literal says, whatever its language or datatype.

    Example:
        >>> words('"two \\"men\\""@en'), words('"57"^^<http://www.w3.org/2001/XMLSchema#integer>')
        ('two "men"', '57')
    """
    quoted = literal[: literal.rfind('"') + 1]
    # Its escapes are those of JSON.
    return json.loads(quoted) if "\\" in quoted else quoted[1:-1]


def language(literal: str) -> str:
    """Give the language of a literal, or an empty text.

    Example:
        >>> language('"two men"@en'), language('"57"^^<x:@b>')
        ('en', '')
    """
    tag = literal[literal.rfind('"') + 1 :]
    return tag[1:] if tag.startswith("@") else ""


def facts(parts: Iterable[Part]) -> dict[str, dict[str, list[str]]]:
    """Give what is said of each subject by its name, in the order given; triple terms of RDF 1.2 are left out.

    Args:
        parts: What is said of each subject, sorted.

    Example:
        >>> facts([("<x:a>", ("<x:p>", "<x:p>"), ("<x:b>", "<x:c>"))])
        {'x:a': {'x:p': ['<x:b>', '<x:c>']}}
    """
    names: dict[Shape, tuple[Shape, bool]] = {}
    found: dict[str, dict[str, list[str]]] = {}
    for subject, shape, objects in parts:
        if shape not in names:
            names[shape] = tuple(map(name, shape)), len(set(shape)) == len(shape)
        predicates, is_distinct = names[shape]
        if is_distinct:
            about = {
                predicate: [object_]
                for predicate, object_ in zip(predicates, objects, strict=True)
                if object_[:2] != "<<"
            }
        else:
            about = _gathered(predicates, objects)
        if about:
            found[name(subject)] = about
    return found


def _gathered(predicates: Iterable[str], objects: Iterable[str]) -> dict[str, list[str]]:
    about: dict[str, list[str]] = {}
    for predicate, object_ in zip(predicates, objects, strict=True):
        if predicate in about:
            about[predicate].append(object_)
        elif object_[:2] != "<<":
            about[predicate] = [object_]
    return about


def described(tails: Iterable[str]) -> dict[str, list[str]]:
    """Give the objects of one subject by predicate, as `facts` does.

    Example:
        >>> described(["<x:p> <x:b>", "<x:p> <x:c>"])
        {'x:p': ['<x:b>', '<x:c>']}
    """
    split = [tail.split(" ", 1) for tail in tails]
    return _gathered([name(predicate) for predicate, _ in split], [object_ for _, object_ in split])
