"""The vocabulary in Python and in the ontology's own files is the vocabulary that `ontology/*.ttl` defines."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

import kgraph
from contract_sources import MODULES, PROJECT, module_name, parsed, project_files
from kgraph.ontology.loader import default_files
from kgraph.ontology.vocab import NS

TURTLE = sorted((PROJECT / "ontology").rglob("*.ttl"))
# A name after the prefix `kg:` in a query; in a word such as `skg:x` it is none.
KG_NAME = re.compile(r"(?<![\w:])kg:([A-Za-z]\w*)")


@cache
def _defined() -> frozenset[str]:
    """Give the local names of the terms that the default ontology and the shapes define."""
    graph = Graph()
    for file in TURTLE:
        if "examples" not in file.parts:
            graph.parse(file, format="turtle")
    return frozenset(str(node).removeprefix(NS) for node in graph.subjects(RDF.type) if str(node).startswith(NS))


def _named(path: Path) -> set[str]:
    """Find the terms that a module names: `kg("X")` and `NS + "X"`."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute) and node.args:
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            argument = node.args[0] if called.lower() in {"kg", "_kg"} else None
        elif isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name) and node.left.id == "NS":
            argument = node.right
        else:
            continue
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            names.add(argument.value)
    return names


def _queried(path: Path) -> set[str]:
    """Find the terms in a file of SPARQL, or in the SPARQL blocks of a Markdown document."""
    if path.suffix not in {".rq", ".md"}:
        return set()
    text = path.read_text("utf-8")
    queries = [text] if path.suffix == ".rq" else re.findall(r"^```sparql\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return {name for query in queries for name in KG_NAME.findall(query)}


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_terms_in_python_are_defined(path: Path) -> None:
    """Python names no term that the ontology lacks."""
    assert [] == sorted(_named(path) - _defined())


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.relative_to(PROJECT / "ontology").as_posix())
def test_terms_in_turtle_are_defined(path: Path) -> None:
    """A Turtle file names no term that no file defines."""
    graph = Graph().parse(path, format="turtle")
    named = {str(term).removeprefix(NS) for triple in graph for term in triple if str(term).startswith(NS)}
    assert [] == sorted(named - _defined() - {""})


def test_terms_in_queries_are_defined() -> None:
    """Queries, kept in files or shown in documents, name no term that the ontology lacks."""
    undefined = {
        path.relative_to(PROJECT).as_posix(): names
        for path in project_files()
        if (names := sorted(_queried(path) - _defined()))
    }
    assert {} == undefined


@pytest.mark.parametrize("path", default_files(), ids=lambda path: path.name)
def test_classes_and_properties_have_labels(path: Path) -> None:
    """Every class and property has a label to show."""
    graph = Graph().parse(path, format="turtle")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    terms = {node for kind in kinds for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef)}
    assert [] == sorted(str(term) for term in terms if graph.value(term, RDFS.label) is None)


def test_versions_agree() -> None:
    """The package, its metadata, the ontology and the citation carry one version."""
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    ontology = Graph().parse(PROJECT / "ontology" / "kgraph.ttl", format="turtle")
    cited = re.search(r"^version: \"?([^\"\n]+)", (PROJECT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert cited is not None
    versions = {
        "kgraph.__version__": kgraph.__version__,
        "owl:versionInfo": str(ontology.value(URIRef(NS.rstrip("#")), OWL.versionInfo)),
        "CITATION.cff": cited[1],
    }
    assert dict.fromkeys(versions, declared) == versions
