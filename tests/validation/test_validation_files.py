"""Files of every RDF format are validated alike, and wrong files are refused with what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.errors import OntologyError, ReadError
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.vocab import NS
from kgraph.validation import report_turtle, validate, validate_file

EXAMPLES = ontology_folder() / "examples"
BROKEN = EXAMPLES / "invalid" / "statement-status.ttl"
FORMATS = {
    "data.ttl": ox.RdfFormat.TURTLE,
    "data.trig": ox.RdfFormat.TRIG,
    "data.nt": ox.RdfFormat.N_TRIPLES,
    "data.nq": ox.RdfFormat.N_QUADS,
    "data.jsonld": ox.RdfFormat.JSON_LD,
    "data.rdf": ox.RdfFormat.RDF_XML,
}
CAT = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> ."


def _rewrite(file: Path, name: str, folder: Path, graph: str = "") -> Path:
    quads = list(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))
    if graph:
        quads = [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in quads]
    target = folder / name
    target.write_bytes(ox.serialize(quads, format=FORMATS[name]) or b"")
    return target


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_report(name: str, tmp_path: Path) -> None:
    """A graph breaks the same shapes however it is written."""
    rewritten = _rewrite(BROKEN, name, tmp_path)
    assert report_turtle(validate_file(BROKEN)) == report_turtle(validate_file(rewritten))


@pytest.mark.parametrize("name", ["data.trig", "data.nq", "data.jsonld"])
def test_named_graphs_are_validated_together(name: str, tmp_path: Path) -> None:
    """Triples in a named graph count like those of the default graph."""
    rewritten = _rewrite(BROKEN, name, tmp_path, graph="https://example.org/graph")
    assert report_turtle(validate_file(BROKEN)) == report_turtle(validate_file(rewritten))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that does not exist is misuse, not an empty graph."""
    with pytest.raises(ReadError, match=r"\[missing-graph\] .*nowhere\.ttl' cannot be read"):
        validate_file(tmp_path / "nowhere.ttl")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder with the suffix of a file cannot be read."""
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(ReadError, match="missing-graph"):
        validate_file(tmp_path / "folder.ttl")


def test_an_unparsable_file_names_the_line(tmp_path: Path) -> None:
    """A syntax error says where it is."""
    file = tmp_path / "bad.ttl"
    file.write_text("@prefix ex: <https://example.org/> .\nex:a ex:b .\n", "utf-8")
    with pytest.raises(ReadError, match=r"\[unparsable-graph\] .* in line 2"):
        validate_file(file)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A binary file with the right suffix is an unparsable graph."""
    file = tmp_path / "bad.nt"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(ReadError, match="unparsable-graph"):
        validate_file(file)


def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    """A text file is no graph."""
    file = tmp_path / "graph.txt"
    file.write_text("", "utf-8")
    with pytest.raises(ReadError, match=r"unknown-graph-format.*\.jsonld"):
        validate_file(file)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("not turtle", "unparsable-shapes"),
        (f"{CAT} ex:a ex:b ex:c .", "no-shapes"),
        (f"{CAT} ex:S a sh:NodeShape, sh:PropertyShape ; sh:targetClass ex:C ; sh:path ex:p .", "bad-shapes"),
        (f"{CAT} ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:nodeKind sh:IRI, sh:Literal .", "bad-shapes"),
        (f'{CAT} ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:class "x" .', "bad-shapes"),
    ],
    ids=["syntax", "no shape", "two kinds of shape", "two node kinds", "literal class"],
)
def test_shapes_that_cannot_be_used_are_refused(text: str, slug: str, tmp_path: Path) -> None:
    """Shapes that would check nothing, or something else than meant, are no shapes."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(text, "utf-8")
    with pytest.raises(OntologyError) as caught:
        validate_file(EXAMPLES / "valid" / "foreign.ttl", shapes=shapes)
    assert slug == caught.value.slug


def test_missing_shapes_are_refused(tmp_path: Path) -> None:
    """A path of shapes that does not exist is misuse."""
    with pytest.raises(OntologyError, match="missing-shapes"):
        validate([], shapes=tmp_path / "nowhere.ttl")


def test_a_missing_ontology_is_refused(tmp_path: Path) -> None:
    """So is that of an ontology."""
    with pytest.raises(OntologyError, match="missing-ontology"):
        validate([], ontology_files=[tmp_path / "nowhere.ttl"])


def test_a_users_shapes_replace_ours(tmp_path: Path) -> None:
    """Only the user's shapes and the ontology's domains and ranges apply; edited shapes are read again."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{CAT} ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:IRI .", "utf-8")
    assert validate_file(BROKEN, shapes=shapes).conforms
    chase = (
        f'{CAT} ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:chases ; sh:nodeKind sh:Literal ; sh:message "No."@en .'
    )
    shapes.write_text(chase, "utf-8")
    (result,) = validate_file(EXAMPLES / "valid" / "foreign.ttl", shapes=shapes).results
    assert ("https://example.org/S", "No.") == (result.shape, result.message)


def test_a_shape_without_an_iri_is_reported_under_the_one_above(tmp_path: Path) -> None:
    """Results of an anonymous property shape name its parent and its path, also a longer one."""
    shapes = tmp_path / "shapes.ttl"
    anonymous = "[ sh:path ( ex:chases [ sh:inversePath ex:fears ] ) ; sh:minCount 1 ]"
    shapes.write_text(f"{CAT} ex:S sh:targetSubjectsOf ex:chases ; sh:property {anonymous} .", "utf-8")
    (result,) = validate_file(EXAMPLES / "valid" / "foreign.ttl", shapes=shapes).results
    path = "(<https://example.org/chases>/^<https://example.org/fears>)"
    assert ("https://example.org/S", path) == (result.shape, result.path)


SCRIPT = """
import sys
from pathlib import Path
from kgraph.validation import report_text, report_turtle, validate_file
for file in sorted(Path(sys.argv[1]).glob("*.ttl"))[::4]:
    report = validate_file(file)
    sys.stdout.buffer.write(report_turtle(report) + report_text(report).encode())
assert "spacy" not in sys.modules
"""


def test_reports_do_not_depend_on_the_hash_seed() -> None:
    """Three processes with three hash seeds write the same bytes, and none imports spaCy."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(EXAMPLES / "invalid")],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert 1 == len(outputs)
    assert NS.encode() in outputs.pop()


def test_importing_validation_is_light() -> None:
    """Neither pySHACL nor spaCy is loaded until something is validated."""
    code = "import sys, kgraph.validation; assert not {'pyshacl', 'spacy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
