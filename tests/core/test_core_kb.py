"""The knowledge base finds individuals by the names that texts give them, however these are typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from rdflib import Graph

from kgraph.errors import OntologyError
from kgraph.kb import Individual, KnowledgeBase, fold, load_knowledge_base, read_knowledge_base
from kgraph.ontology.schema import Ontology
from kgraph.ontology.vocab import kg
from strategies import labels

PREFIXES = """\
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/> .
"""
ONE_NAME = {
    "case": ("KIM MOON-SOO", "Kim Moon-soo"),
    "article": ("The Hague", "Hague"),
    "dots": ("U.S.", "US"),
    "blanks": ("New   York\u00a0City", "New York City"),
    "line-break": ("New\nYork", "New York"),
    "composed": (unicodedata.normalize("NFD", "São Tomé"), "São Tomé"),
    "full-width": ("\uff29\uff2d\uff26", "IMF"),
    "apostrophe": ("People\u2019s Bank", "People's Bank"),
    "quotes": ("\u201cStar\u201d", '"Star"'),
    "hyphen": ("Kim Moon\u2011soo", "Kim Moon-soo"),
    "dash": ("Rhine\u2013Ruhr", "Rhine-Ruhr"),
    "soft-hyphen": ("Unifi\u00adcation", "Unification"),
    "sharp-s": ("Weißstraße", "WEISSSTRASSE"),
}
TWO_NAMES = {
    "accent": ("Möller", "Moller"),
    "word": ("Theatre", "atre"),
    "symbol": ("C++", "C"),
    "blank": ("New York", "Newyork"),
    "only-the": ("The", ""),
}


def gazetteer(turtle: str) -> KnowledgeBase:
    """Read individuals written in Turtle."""
    return read_knowledge_base(Graph().parse(data=PREFIXES + turtle, format="turtle"))


@pytest.fixture(scope="module")
def packaged() -> KnowledgeBase:
    """Give the gazetteer that comes with kgraph."""
    return load_knowledge_base()


def test_corpora_of_names_are_whole() -> None:
    """The cases above are all there."""
    assert (13, 5) == (len(ONE_NAME), len(TWO_NAMES))


@pytest.mark.parametrize(("one", "other"), ONE_NAME.values(), ids=ONE_NAME)
def test_one_name_typed_in_two_ways_folds_alike(one: str, other: str) -> None:
    """Case, article, dots, blanks, accents' encoding, quotes and hyphens make no other name."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), TWO_NAMES.values(), ids=TWO_NAMES)
def test_two_names_fold_apart(one: str, other: str) -> None:
    """Letters, symbols and words make another name."""
    assert fold(one) != fold(other)


@given(name=labels())
def test_folding_is_steady(name: str) -> None:
    """A folded name has no upper case, no outer blanks, and does not depend on Unicode's forms."""
    folded = fold(name)
    assert folded == folded.casefold().strip()
    assert folded == fold(unicodedata.normalize("NFD", name))
    assert folded == fold(f"  {name} ")


def test_lookup_finds_labels_and_aliases() -> None:
    """Every name of an individual leads to it, and no other word does."""
    seoul = Individual("x:seoul", "Seoul", "x:City", ("City of Seoul",), ("Seoulite",))
    kb = KnowledgeBase([seoul])
    assert [(seoul,), (seoul,), (), ()] == [kb.lookup(name) for name in ("seoul", "the city of Seoul", "Seoulite", "")]
    assert [(seoul,), ()] == [kb.lookup_demonym(word) for word in ("seoulite", "Seoul")]
    assert (1, seoul) == (len(kb), kb.by_iri["x:seoul"])


def test_lookup_is_ordered_by_iri() -> None:
    """Individuals of one name come in the order of their IRIs, each once, whatever order they were given in."""
    first, second = Individual("x:1", "Georgia", "x:Country", ("georgia",)), Individual("x:2", "Georgia", "x:State")
    assert (first, second) == KnowledgeBase([second, first]).lookup("Georgia")


def test_empty_knowledge_base() -> None:
    """A knowledge base may be empty."""
    assert (0, ()) == (len(KnowledgeBase()), KnowledgeBase().lookup("Seoul"))


def test_individuals_are_read_from_turtle() -> None:
    """Names, class, demonyms, links, place and government are read; what has no label is none."""
    kb = gazetteer("""
        x:ardenia a kg:Country ; skos:prefLabel "Ardenia"@en ; skos:altLabel "Kingdom of Ardenia"@en, "ARD" ;
            kg:demonym "Ardenian" ; owl:sameAs <https://other.example/1> ; kg:hasGovernment x:government .
        x:ardel a kg:City ; skos:prefLabel "Ardel" ; kg:capitalOf x:ardenia .
        x:nameless a kg:City .
    """)
    ardenia = Individual(
        "https://example.org/ardenia",
        "Ardenia",
        kg("Country"),
        ("ARD", "Kingdom of Ardenia"),
        ("Ardenian",),
        ("https://other.example/1",),
        government="https://example.org/government",
    )
    ardel = Individual("https://example.org/ardel", "Ardel", kg("City"), place="https://example.org/ardenia")
    assert {ardenia.iri: ardenia, ardel.iri: ardel} == dict(kb.by_iri)


def test_english_label_is_preferred() -> None:
    """Labels of other languages are further names, not the one that is shown."""
    (found,) = gazetteer(
        'x:at a kg:Country ; skos:prefLabel "Autriche"@fr, "Österreich"@de, "Austria"@en ; skos:altLabel "Austria"@en .'
    ).by_iri.values()
    assert ("Austria", ("Autriche", "Österreich")) == (found.label, found.aliases)


def test_class_is_not_one_of_owl() -> None:
    """Editors type every individual as owl:NamedIndividual; that is not its class."""
    (found,) = gazetteer('x:a a owl:NamedIndividual, kg:City ; skos:prefLabel "Ardel" .').by_iri.values()
    assert kg("City") == found.cls


def test_blank_nodes_are_no_individuals() -> None:
    """A node without an IRI cannot be linked to, and its name would be another on each run."""
    assert 0 == len(gazetteer('[] a kg:City ; skos:prefLabel "Ardel" .'))


def test_gazetteer_folder_is_read(tmp_path: Path) -> None:
    """All Turtle files of a folder count, others do not."""
    (tmp_path / "a.ttl").write_text(PREFIXES + 'x:a a kg:City ; skos:prefLabel "Ardel" .', "utf-8")
    (tmp_path / "b.ttl").write_text(PREFIXES + 'x:b a kg:City ; skos:prefLabel "Brelm" .', "utf-8")
    (tmp_path / "notes.txt").write_text("no Turtle", "utf-8")
    assert 2 == len(load_knowledge_base(tmp_path))


def test_missing_gazetteer_folder_is_an_error(tmp_path: Path) -> None:
    """A misspelt folder is not an empty gazetteer."""
    with pytest.raises(OntologyError, match=r"\[missing-ontology\].*nowhere"):
        load_knowledge_base(tmp_path / "nowhere")


def test_broken_gazetteer_file_is_named(tmp_path: Path) -> None:
    """The file that does not parse is told."""
    (tmp_path / "broken.ttl").write_text("x:a a", "utf-8")
    with pytest.raises(OntologyError, match=r"\[unparsable-ontology\].*broken\.ttl"):
        load_knowledge_base(tmp_path)


def test_packaged_gazetteer_is_sound(packaged: KnowledgeBase, ontology: Ontology) -> None:
    """Every individual has a class of the ontology, and what it points to is an individual too."""
    individuals = packaged.by_iri.values()
    assert 1000 < len(packaged)
    assert set() == {found.cls for found in individuals} - set(ontology.classes)
    links = {link for found in individuals for link in (found.place, found.government) if link}
    assert set() == links - set(packaged.by_iri)


@pytest.mark.parametrize(
    ("name", "label"),
    [("the U.S.", "United States"), ("Seoul", "Seoul"), ("DPRK", "North Korea")],
    ids=["dots", "label", "alias"],
)
def test_packaged_gazetteer_knows(name: str, label: str, packaged: KnowledgeBase) -> None:
    """Well-known names lead to their individuals."""
    assert label in {found.label for found in packaged.lookup(name)}
