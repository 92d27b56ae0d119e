"""The W3C's test suite of SHACL Core, as pySHACL's source distribution carries it, run through both engines.

https://w3c.github.io/data-shapes/data-shapes-test-suite/
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, Literal, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.validation.convert import Converter, text_of
from kgraph.validation.data import Data
from kgraph.validation.engine import FAST, REFERENCE, find_engine
from kgraph.validation.paths import path_text
from kgraph.validation.shapes import Shapes, name_shapes

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
SIZE = 98
Row = tuple[str, ...]


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fetch the suite from the package index; it is not ours to keep."""
    folder = tmp_path_factory.mktemp("w3c")
    wanted = f"pyshacl=={version('pyshacl')}"
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--no-deps",
        "--no-binary",
        ":all:",
        "-q",
        "-d",
        str(folder),
        wanted,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (archive,) = folder.glob("*.tar.gz")
    core = folder / "core"
    with tarfile.open(archive) as files:
        for member in files:
            below = member.name.partition("/sht_tests/core/")[2]
            content = files.extractfile(member) if below and member.isfile() else None
            if content is not None:
                (core / below).parent.mkdir(parents=True, exist_ok=True)
                (core / below).write_bytes(content.read())
    return core


def _data(file: Path) -> Data:
    return Data(lambda: (_triple(quad) for quad in ox.parse(path=file, base_iri=file.as_uri())))


def _triple(quad: ox.Quad) -> ox.Triple:
    return ox.Triple(quad.subject, quad.predicate, quad.object)


def _graph(file: Path) -> Graph:
    return Converter().graph(_data(file))


def _tests(suite: Path) -> Iterator[tuple[Path, Graph, Node]]:
    for file in sorted(suite.rglob("*.ttl")):
        graph = _graph(file)
        for entries in graph.objects(None, MF.entries):
            for test in Collection(graph, entries):
                yield file, graph, test


def _expected(graph: Graph, result: Node) -> list[Row]:
    return sorted(
        (
            text_of(graph.value(node, SH.focusNode)),
            "" if (path := graph.value(node, SH.resultPath)) is None else path_text(graph, path),
            text_of(graph.value(node, SH.value)),
            text_of(graph.value(node, SH.sourceConstraintComponent)),
            text_of(graph.value(node, SH.resultSeverity)),
        )
        for node in graph.objects(result, SH.result)
    )


def _found(data: Path, shapes: Path, engine: str) -> list[Row]:
    graph = _graph(shapes)
    english = frozenset(str(text) for text in graph.objects(None, SH.message) if isinstance(text, Literal))
    loaded = Shapes(graph, Graph(), {}, name_shapes(graph), {}, english)
    results = find_engine(engine)(_data(data), loaded)
    return sorted((r.focus, r.path, r.value, r.component, r.severity) for r in results)


def _path(iri: Node | None) -> Path:
    return Path(str(iri).removeprefix("file://"))


@pytest.mark.slow
@pytest.mark.parametrize(("engine", "misses"), [(FAST, []), (REFERENCE, ["uniqueLang-002"])])
def test_the_suite_of_shacl_core(suite: Path, engine: str, misses: list[str]) -> None:
    """Every test gives the report that the W3C expects: focus node, path, value, component, severity.

    pySHACL takes "1"^^xsd:boolean for true where SHACL names the term `true`.
    """
    failed: list[str] = []
    count = 0
    for _, graph, test in _tests(suite):
        count += 1
        action, result = graph.value(test, MF.action), graph.value(test, MF.result)
        assert action is not None
        assert result is not None
        assert (result, RDF.type, SH.ValidationReport) in graph
        data, shapes = (_path(graph.value(action, part)) for part in (SHT.dataGraph, SHT.shapesGraph))
        if _expected(graph, result) != _found(data, shapes, engine):
            failed.append(str(test).rpartition("/")[2])
    assert (SIZE, misses) == (count, failed)
