"""Knowledge bases of users: read from tables, RDF and dumps, written into one file, and found by name there."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.errors import ExportError, OntologyError
from kgraph.kb import Individual, KnowledgeBase, Layers
from kgraph.kb.database import DatabaseKnowledgeBase, is_database
from kgraph.kb.individual import skeleton
from kgraph.kb.opening import load_names, open_knowledge_base, open_knowledge_bases
from kgraph.kb.sources import read_source
from kgraph.kb.writer import write_database
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg
from strategies import labels

HEAD = "iri,label,class,aliases,demonyms,same_as,country,prior\n"
ARDEL = Individual(
    "https://example.org/ardel",
    "Ardel",
    kg("City"),
    ("Old Ardel", "Ördel"),
    ("Ardeler",),
    ("https://other.example/1",),
    country="https://example.org/ardenia",
    prior=90,
)
ARDENIA = Individual("https://example.org/ardenia", "Ardenia", kg("Country"))
TABLE = (
    HEAD
    + "https://example.org/ardel,Ardel,City,Ördel|Old Ardel,Ardeler,https://other.example/1,https://example.org/ardenia,90\n"
    + "https://example.org/ardenia,Ardenia,kg:Country,,,,,\n"
)
TURTLE = """\
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/> .
x:ardenia a owl:NamedIndividual, kg:Country ; rdfs:label "Ardenia"@en .
x:ardel skos:altLabel "Old Ardel", "Ördel"@de ; kg:demonym "Ardeler" ; owl:sameAs <https://other.example/1> .
x:ardel a kg:City ; skos:prefLabel "Ardel" ; kg:locatedIn x:ardenia .
x:nameless a kg:City .
x:classless skos:prefLabel "Nothing" .
[] a kg:City ; skos:prefLabel "Nowhere" .
"""
PLACES = "".join(
    "\t".join(
        [number, name, name, names, "0", "0", *feature, country, "", "", "", "", "", people, "", "", "UTC", "2026"]
    )
    + "\n"
    for number, name, names, feature, country, people in (
        ("2", "Ardel", "Old Ardel,Ördel,", ("P", "PPL"), "AR", "90"),
        ("1", "Ardenia", "", ("A", "PCLI"), "AR", "900"),
        ("3", "Ardel Mill", "", ("S", "ML"), "AR", ""),
        ("4", "Ardel Street", "", ("Z", "ST"), "AR", "0"),
    )
)


def statement(value: object, rank: str = "normal", **qualifiers: object) -> dict[str, object]:
    """Write a claim of Wikidata as its dump does."""
    return {
        "rank": rank,
        "mainsnak": {"snaktype": "value", "datavalue": {"value": value}},
        "qualifiers": qualifiers,
    }


def item(number: str, label: str, claims: dict[str, list[dict[str, object]]], *aliases: str) -> dict[str, object]:
    """Write an item of Wikidata as its dump does."""
    return {
        "id": number,
        "labels": {"en": {"value": label}} if label else {"de": {"value": "Anders"}},
        "aliases": {"en": [{"value": alias} for alias in aliases]},
        "claims": claims,
        "sitelinks": {"enwiki": {}, "dewiki": {}},
    }


ITEMS = [
    item("Q100", "harbour town", {"P279": [statement({"id": "Q101"})]}),
    item("Q101", "town", {"P279": [statement({"id": "Q515"})]}),
    item(
        "Q1",
        "Ardel",
        {
            "P31": [statement({"id": "Q100"})],
            "P17": [
                statement({"id": "Q9"}, P582=[{}]),
                statement({"id": "Q8"}, "deprecated"),
                statement({"id": "Q3"}),
                statement({"id": "Q2"}, "preferred"),
            ],
            "P1549": [
                statement({"text": "Ardeler", "language": "en"}),
                statement({"text": "Ardelais", "language": "fr"}),
            ],
            "P1566": [statement("77")],
        },
        "Old Ardel",
    ),
    item("Q2", "Ardenia", {"P31": [statement({"id": "Q6256"})], "P17": [statement({"id": "Q2"})]}),
    item("Q4", "", {"P31": [statement({"id": "Q515"})]}),
    item("Q6", "A galaxy", {"P31": [statement({"id": "Q318"})]}),
    item("Q7", "Nothing", {"P31": [{"rank": "normal", "mainsnak": {"snaktype": "novalue"}}]}),
]
DUMP = "[\n" + ",\n".join(map(json.dumps, ITEMS)) + "\n]\n"
BAD = {
    "no column": ("a.csv", "iri,label\n", "kb-columns"),
    "unknown column": ("a.csv", "iri,label,class,colour\n", "kb-columns"),
    "empty": ("a.csv", "", "kb-columns"),
    "no IRI": ("a.csv", HEAD + "ardel,Ardel,City\n", "kb-row"),
    "blank in IRI": ("a.csv", HEAD + "x:a b,Ardel,City\n", "kb-row"),
    "no label": ("a.csv", HEAD + "x:a, ,City\n", "kb-row"),
    "no class": ("a.csv", HEAD + "x:a,Ardel,Moon\n", "kb-row"),
    "no number": ("a.csv", HEAD + "x:a,Ardel,City,,,,,-3\n", "kb-row"),
    "more cells": ("a.csv", HEAD + "x:a,Ardel,City,,,,,1,2\n", "kb-row"),
    "open quote": ("a.csv", HEAD + 'x:a,"Ardel,City\n', "unreadable-kb"),
    "no UTF-8": ("a.csv", HEAD.encode() + b"x:a,\xff,City\n", "unreadable-kb"),
    "no Turtle": ("a.ttl", "x:a a", "unreadable-kb"),
    "no gzip": ("a.csv.gz", "plain", "unreadable-kb"),
    "no table of places": ("a.txt", "1\tArdel\n", "kb-row"),
    "no items": ("a.json", '[\n{"a": 1},\n]', "kb-row"),
    "no JSON": ("a.json", '[\n{"id": \n]', "kb-row"),
    "unknown format": ("a.docx", "", "unknown-kb-format"),
}


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a source."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / name


def read(file: Path, ontology: Ontology, format_: str = "") -> list[Individual]:
    """Read a source whole."""
    return list(read_source(file, ontology, format_))


def test_corpora_of_sources_are_whole() -> None:
    """The cases above are all there."""
    assert (17, 7) == (len(BAD), len(ITEMS))


@pytest.mark.parametrize(("name", "text"), [("a.csv", TABLE), ("a.tsv", TABLE.replace(",", "\t")), ("a.ttl", TURTLE)])
def test_tables_and_rdf_are_read(name: str, text: str, tmp_path: Path, ontology: Ontology) -> None:
    """All that is known of an individual, in whichever of the forms."""
    found = sorted(read(write(tmp_path, name, text), ontology), key=lambda individual: individual.iri)
    prior = ARDEL.prior if "," in text.splitlines()[1] or "\t" in text.splitlines()[1] else 0
    expected = Individual(**{name: getattr(ARDEL, name) for name in Individual.__slots__} | {"prior": prior})
    assert [expected, ARDENIA] == found


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz"])
def test_compressed_sources_are_read(suffix: str, tmp_path: Path, ontology: Ontology) -> None:
    """As dumps are."""
    content = TABLE.encode()
    packed = {".gz": gzip.compress(content), ".bz2": bz2.compress(content), ".xz": lzma.compress(content)}[suffix]
    assert [ARDEL, ARDENIA] == read(write(tmp_path, f"a.csv{suffix}", packed), ontology)


def test_places_of_geonames_are_read(tmp_path: Path, ontology: Ontology) -> None:
    """With their country, though it stands later in the file, and inhabitants; streets are no class of ours."""
    country = "https://sws.geonames.org/1/"
    ardel = Individual(
        "https://sws.geonames.org/2/", "Ardel", kg("City"), ("Old Ardel", "Ördel"), country=country, prior=90
    )
    ardenia = Individual(country, "Ardenia", kg("Country"), prior=900)
    mill = Individual("https://sws.geonames.org/3/", "Ardel Mill", kg("Facility"), country=country)
    with zipfile.ZipFile(tmp_path / "AR.zip", "w") as archive:
        archive.writestr("readme.txt", "…")
        archive.writestr("AR.txt", PLACES)
    assert [ardel, ardenia, mill] == read(write(tmp_path, "AR.txt", PLACES), ontology)
    assert [ardel, ardenia, mill] == read(tmp_path / "AR.zip", ontology)


def test_archives_with_several_tables_are_refused(tmp_path: Path, ontology: Ontology) -> None:
    """Which one is meant is not guessed."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", PLACES)
        archive.writestr("b.txt", PLACES)
    with pytest.raises(OntologyError, match=r"\[unreadable-kb\].*holds 2 tables"):
        read(tmp_path / "a.zip", ontology)


def test_items_of_wikidata_are_read(tmp_path: Path, ontology: Ontology) -> None:
    """With the class of what they are instances of, however far below it; ranks and ends count."""
    wd = "http://www.wikidata.org/entity/"
    ardel = Individual(
        f"{wd}Q1",
        "Ardel",
        kg("City"),
        ("Old Ardel",),
        ("Ardeler",),
        ("https://sws.geonames.org/77/",),
        country=f"{wd}Q2",
        prior=2,
    )
    ardenia = Individual(f"{wd}Q2", "Ardenia", kg("Country"), prior=2)
    assert [ardel, ardenia] == read(write(tmp_path, "all.json.gz", gzip.compress(DUMP.encode())), ontology)


@pytest.mark.parametrize(("name", "content", "slug"), BAD.values(), ids=BAD)
def test_bad_sources_are_told(name: str, content: str | bytes, slug: str, tmp_path: Path, ontology: Ontology) -> None:
    """One line: which file, where, and what to do."""
    with pytest.raises(OntologyError) as caught:
        read(write(tmp_path, name, content), ontology)
    assert (slug, True, True) == (caught.value.slug, name in caught.value.message, bool(caught.value.hint))
    assert "\n" not in str(caught.value)


def test_missing_sources_are_told(tmp_path: Path, ontology: Ontology) -> None:
    """A misspelt path is no empty knowledge base."""
    with pytest.raises(OntologyError, match=r"\[missing-kb\].*nowhere\.csv"):
        read(tmp_path / "nowhere.csv", ontology)


# ---------------------------------------------------------------- the file


def test_written_individuals_are_found(tmp_path: Path) -> None:
    """By every name, however it is typed, and by IRI."""
    file = tmp_path / "a.kb"
    assert 2 == write_database([ARDENIA, ARDEL], file, sources=["a.csv"])
    with DatabaseKnowledgeBase(file) as kb:
        assert [(ARDEL,), (ARDEL,), ()] == [kb.lookup(name) for name in ("the ARDEL", "Ördel", "Ordel")]
        assert [(ARDEL,), ()] == [kb.resembling(name) for name in ("Old-ardel", "")]
        assert (ARDENIA, None, 2) == (kb.get(ARDENIA.iri), kb.get("x:none"), len(kb))
        assert '["a.csv"]' == kb.meta["sources"]


@settings(deadline=None, max_examples=40)
@given(names=st.lists(st.tuples(labels(), labels()), min_size=1, max_size=8), asked=labels())
def test_the_file_answers_as_memory_does(
    names: list[tuple[str, str]], asked: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the names are made of."""
    individuals = [Individual(f"x:{number}", *pair[:1], "x:C", pair[1:]) for number, pair in enumerate(names)]
    file = tmp_path_factory.mktemp("kb") / "a.kb"
    write_database(individuals, file)
    memory = KnowledgeBase(individuals)
    with DatabaseKnowledgeBase(file) as kb:
        for name in [asked, *(name for pair in names for name in pair)]:
            assert (memory.lookup(name), memory.resembling(name)) == (kb.lookup(name), kb.resembling(name))


def test_an_iri_that_comes_twice_is_refused_and_nothing_lost(tmp_path: Path) -> None:
    """The file of before stays, and no half-written one beside it."""
    file = tmp_path / "a.kb"
    write_database([ARDENIA], file)
    with pytest.raises(OntologyError, match=r"\[duplicate-individual\].*ardel"):
        write_database([ARDEL, ARDEL], file)
    with pytest.raises(OntologyError, match=r"\[empty-kb\]"):
        write_database([], file)
    assert ([file], 1) == (list(tmp_path.iterdir()), len(DatabaseKnowledgeBase(file)))


def test_a_folder_that_is_missing_cannot_be_written(tmp_path: Path) -> None:
    """One line instead of a traceback."""
    with pytest.raises(ExportError, match=r"\[unwritable-output\].*No such file"):
        write_database([ARDEL], tmp_path / "none" / "a.kb")


@pytest.mark.parametrize("kind", ["text", "other database", "other version"])
def test_files_that_are_no_knowledge_base_are_told(kind: str, tmp_path: Path) -> None:
    """Before anything is looked up in them."""
    file = tmp_path / "a.kb"
    if kind == "text":
        file.write_text("no database at all, but long enough to be read as one" * 9, "utf-8")
    else:
        with sqlite3.connect(file) as connection:
            connection.execute(
                "CREATE TABLE meta (key TEXT, value TEXT)" if kind == "other version" else "CREATE TABLE a (b)"
            )
        connection.close()
    with pytest.raises(OntologyError, match=r"\[(unusable-kb|kb-version)\].*a\.kb"):
        DatabaseKnowledgeBase(file)


# ---------------------------------------------------------------- several as one


def test_sources_and_files_are_opened_alike(tmp_path: Path, ontology: Ontology) -> None:
    """A table of a hundred names need not be made into a file first."""
    write_database([ARDEL], tmp_path / "a.kb")
    file, table = tmp_path / "a.kb", write(tmp_path, "a.csv", TABLE)
    assert [True, False] == [is_database(file), is_database(table)]
    assert [(ARDEL,), (ARDEL,)] == [open_knowledge_base(one, ontology).lookup("Ardel") for one in (file, table)]


def test_ours_comes_first(tmp_path: Path, ontology: Ontology) -> None:
    """What both have keeps the IRI of the gazetteer, and is found by names that only the user's has."""
    link = "http://www.wikidata.org/entity/Q884"
    table = HEAD + f"https://example.org/kr,South Korea,Country,Hanguk,,{link},,\n"
    kb = open_knowledge_bases([write(tmp_path, "a.csv", table)], ontology)
    (korea,) = kb.lookup("South Korea")
    assert ("South Korea", True) == (korea.label, "https://example.org/kr" in korea.same_as)
    assert korea.iri != "https://example.org/kr" == kb.lookup("Hanguk")[0].iri
    assert kb.get("https://example.org/kr") is not None


def test_names_of_small_knowledge_bases_are_looked_for(
    tmp_path: Path, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one table with ours, each thing once; a large one is only asked about what was found."""
    link = "http://www.wikidata.org/entity/Q884"
    table = HEAD + f"https://example.org/kr,Hanguk,Country,,,{link},,\nhttps://example.org/x,Ardel,City,,,,,\n"
    file = write(tmp_path, "a.csv", table)
    names = load_names((file, file), ontology)
    assert ["South Korea", "Ardel"] == [names.lookup(name)[0].label for name in ("Hanguk", "Ardel")]
    assert len(load_names((), ontology)) + 1 == len(names)
    monkeypatch.setattr("kgraph.kb.opening.MOST_LOOKED_FOR", 1)
    assert () == load_names((file,), ontology).lookup("Ardel")


def test_layers_without_the_name_find_nothing() -> None:
    """Nor without any layer."""
    assert ((), (), None) == (Layers([]).lookup("Ardel"), Layers([]).resembling("Ardel"), Layers([]).get("x:a"))


@pytest.mark.parametrize("name", ["\0", "\ud800", "a" * 10_000, "\u202eevil", "🙂", "", " ", "'; DROP TABLE name; --"])
def test_hostile_names_do_no_harm(name: str, tmp_path: Path) -> None:
    """They are looked up like any other and found by nobody else's name."""
    write_database([ARDEL], tmp_path / "a.kb")
    with DatabaseKnowledgeBase(tmp_path / "a.kb") as kb:
        assert ((), ()) == (kb.lookup(name), kb.resembling(name))
        assert (ARDEL,) == kb.lookup("Ardel")


@given(name=labels())
def test_skeletons_are_steady(name: str) -> None:
    """Letters and digits of one case; a skeleton is its own."""
    assert skeleton(name) == skeleton(skeleton(name)) == skeleton(name.upper().lower() if name.isascii() else name)
