"""The ontology answers what is below what, what holds which value, and which words mean what."""

from __future__ import annotations

import pytest

from kgraph.errors import OntologyError
from kgraph.ontology import Class, Ontology, Property
from kgraph.ontology.vocab import NS, OWL, kg, local_name

# thing ◀ agent ◀ (person, body ◀ ministry); ministry is below place as well.
CLASSES = {
    name: Class(name, name.removeprefix("x:"), parents)
    for name, parents in {
        "x:thing": (),
        "x:agent": ("x:thing",),
        "x:person": ("x:agent",),
        "x:body": ("x:agent",),
        "x:place": ("x:thing",),
        "x:ministry": ("x:body", "x:place"),
        "x:odd": ("x:elsewhere",),
    }.items()
}
WORLD = Ontology(
    classes=CLASSES,
    properties={"x:heads": Property("x:heads", "heads")},
    cue_lists={"month": {"may": "5", "june": "6"}, "empty": {}},
    value_kinds={"x:Money": frozenset({"money"}), "x:Amount": frozenset({"money", "count"})},
)


@pytest.mark.parametrize(
    ("cls", "ancestor", "expected"),
    [
        ("x:person", "x:person", True),
        ("x:person", "x:agent", True),
        ("x:ministry", "x:thing", True),
        ("x:ministry", "x:place", True),
        ("x:agent", "x:person", False),
        ("x:person", "x:body", False),
        ("x:odd", "x:elsewhere", True),
        ("x:unknown", "x:unknown", True),
        ("x:unknown", "x:thing", False),
        ("x:person", "x:unknown", False),
    ],
)
def test_is_a(cls: str, ancestor: str, expected: bool) -> None:
    """A class is itself and whatever is above it, by any path; an unknown class is only itself."""
    assert expected is WORLD.is_a(cls, ancestor)


@pytest.mark.parametrize(("ancestors", "expected"), [((), True), (("x:place", "x:body"), True), (("x:person",), False)])
def test_is_any(ancestors: tuple[str, ...], expected: bool) -> None:
    """One of several classes is enough; none asked for is any."""
    assert expected is WORLD.is_any("x:ministry", ancestors)


def test_whatever_there_is_is_a_thing() -> None:
    """`owl:Thing` as a domain or range asks for nothing; no class needs to say that it is below it."""
    assert WORLD.is_any("x:person", (OWL + "Thing",))
    assert not WORLD.is_a(OWL + "Thing", "x:person")


def test_ancestors_include_the_class() -> None:
    """A class comes with all above it, an unknown one alone."""
    assert {"x:ministry", "x:body", "x:place", "x:agent", "x:thing"} == WORLD.ancestors("x:ministry")
    assert {"x:unknown"} == WORLD.ancestors("x:unknown")


def test_circles_of_classes_end() -> None:
    """Classes below each other are all above each other, and nothing hangs."""
    circle = Ontology({"x:a": Class("x:a", "a", ("x:b",)), "x:b": Class("x:b", "b", ("x:a",))})
    assert {"x:a", "x:b"} == circle.ancestors("x:a") == circle.ancestors("x:b")


@pytest.mark.parametrize(
    ("ranges", "kind", "expected"),
    [
        (("x:Money",), "money", True),
        (("x:person", "x:Amount"), "count", True),
        (("x:Money",), "count", False),
        ((), "money", False),
        (("x:person",), "money", False),
    ],
)
def test_holds(ranges: tuple[str, ...], kind: str, expected: bool) -> None:
    """A value fits if one of the classes holds its kind."""
    assert expected is WORLD.holds(ranges, kind)


@pytest.mark.parametrize(
    ("iri", "label"),
    [("x:person", "person"), ("x:heads", "heads"), (kg("Unheard"), "Unheard"), ("urn:x:y", "y")],
)
def test_label(iri: str, label: str) -> None:
    """A class or property is called by its label, anything else by its local name."""
    assert label == WORLD.label(iri)


def test_cue_lists() -> None:
    """A list gives its words, and what each means."""
    assert {"may", "june"} == WORLD.words("month")
    assert "6" == WORLD.meanings("month")["june"]
    assert frozenset() == WORLD.words("empty")


@pytest.mark.parametrize(("world", "known"), [(WORLD, "empty, month"), (Ontology(), "none")], ids=["some", "none"])
def test_unknown_cue_list_is_an_error(world: Ontology, known: str) -> None:
    """A list that the lexicon lacks is named, with those it has."""
    with pytest.raises(OntologyError, match=r"\[unknown-cue-list\].*'moons'") as caught:
        world.words("moons")
    assert known in caught.value.hint


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (NS + "Person", "Person"),
        ("https://example.org/a/b", "b"),
        ("urn:x:y", "y"),
        ("https://e.org/g/", "g"),
        ("", ""),
    ],
)
def test_local_name(iri: str, name: str) -> None:
    """A local name is what follows the last separator."""
    assert name == local_name(iri)
