"""The tables of terms say what the Turtle files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import OntologyError
from kgraph.ontology.doc import render_readme, render_terms
from kgraph.ontology.loader import load_ontology, ontology_folder
from kgraph.ontology.vocab import local_name
from kgraph.validation.shapes import load_shapes, shapes_file

TURTLE = """
@prefix : <https://example.org/film#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Film a owl:Class ; rdfs:label "film"@en, "фильм"@ru ; rdfs:comment "Told | in pictures."@en .
:Short a owl:Class ; rdfs:subClassOf :Film .
:directed a owl:ObjectProperty ; rdfs:domain [ owl:unionOf ( :Film :Short ) ] ; rdfs:range :Film .
:harbour a :Film .
"""
TABLES = """\
## Classes

| Class | Below | Meaning |
|---|---|---|
| `:Film` film |  | Told \\| in pictures. |
| `:Short` | `:Film` |  |

## Properties

| Property | From | To | Frames | Meaning |
|---|---|---|---|---|
| `:directed` | `:Film` or `:Short` | `:Film` |  |  |

## Individuals

| Individual | Of | Meaning |
|---|---|---|
| `:harbour` | `:Film` |  |
"""


def test_the_readme_of_the_ontology_is_up_to_date() -> None:
    """Run `python -m kgraph.ontology.doc` after a change to the ontology."""
    assert render_readme() == (ontology_folder() / "README.md").read_text("utf-8")


def test_the_readme_has_every_term_and_shape() -> None:
    """No class, property or shape of the ontology is left out."""
    text = render_readme()
    ontology = load_ontology()
    named = [*ontology.classes, *ontology.properties]
    assert [] == [iri for iri in named if f"| `kg:{local_name(iri)}`" not in text]
    assert "| `kg:StatementStatusShape` | Violation |" in text
    assert load_shapes().notes
    assert shapes_file().name in text


def test_a_users_ontology_is_rendered_too(tmp_path: Path) -> None:
    """Only tables with rows are written; bars are escaped; English comes first."""
    file = tmp_path / "films.ttl"
    file.write_text(TURTLE, "utf-8")
    assert TABLES == render_terms([file])


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that does not exist is misuse."""
    with pytest.raises(OntologyError, match="missing-ontology"):
        render_terms([tmp_path / "nowhere.ttl"])
