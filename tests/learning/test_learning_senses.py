"""What an ontology says of a relation that no example may show."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.learning.senses import find_senses, stems_of, to_stem
from kgraph.ontology import load_ontology

FERRIES = """
@prefix f: <https://example.org/ferries#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
f:Ferry a owl:Class ; rdfs:label "ferry" . f:Person a owl:Class ; rdfs:label "person" .
f:Port a owl:Class ; rdfs:label "port" .
f:a a owl:ObjectProperty ; rdfs:label "director" ; rdfs:domain f:Ferry ; rdfs:range f:Person .
f:b a owl:ObjectProperty ; rdfs:label "home_port" ; rdfs:range f:Port .
"""


@pytest.mark.parametrize(
    ("label", "expected"),
    [("productionStartYear", ["product", "star", "year"]), ("home_port of", ["home", "port"]), ("is", [])],
    ids=["humps", "underscores", "short words"],
)
def test_stems_of_labels(label: str, expected: list[str]) -> None:
    """A label gives the stems of its words, however they are joined."""
    assert expected == sorted(stems_of(label))


def test_a_relation_has_synonyms_and_ends(tmp_path: Path) -> None:
    """The verb behind a label is another word for it; classes of domain and range are told by their labels."""
    path = tmp_path / "ferries.ttl"
    path.write_text(FERRIES, "utf-8")
    senses = find_senses(load_ontology(path), ["home port", "director"])
    assert ["home port", "director"] == list(senses)
    assert ("ferry", "person") == (senses["director"].domain, senses["director"].range)
    assert to_stem("direct") in senses["director"].others
    assert "by" in senses["director"].prepositions
    assert ("", "port") == (senses["home port"].domain, senses["home port"].range)
    assert not senses["home port"].others & senses["home port"].stems
