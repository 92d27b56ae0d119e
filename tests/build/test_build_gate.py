"""What violates a shape stays out of the graph, and the rejections tell which shape and why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build_samples import MEETING, PURCHASE, View
from kgraph.ontology.vocab import kg
from kgraph.validation.files import validate_file
from kgraph.validation.shapes import shapes_file

if TYPE_CHECKING:
    from kgraph.build import Result

pytestmark = pytest.mark.model
SHAPES = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://example.org/shapes#> .
x:NoPurchaseShape a sh:PropertyShape ; sh:targetSubjectsOf kg:acquired ; sh:path kg:acquired ; sh:maxCount 0 ;
    sh:severity sh:{severity} ; sh:message "Purchases are not for this graph." .
"""
NICKNAMES = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix x: <https://example.org/shapes#> .
x:NicknameShape a sh:PropertyShape ; sh:targetClass kg:Person ; sh:path kg:nickname ; sh:minCount 1 ;
    sh:message "A person has no nickname." .
"""
OWN = """\
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix x: <https://example.org/deals#> .
"""
FRAMED = """
kg:Company a owl:Class ; rdfs:label "company"@en .
x:bought a owl:ObjectProperty ; rdfs:label "bought"@en ; rdfs:domain kg:Company ; rdfs:range kg:Company ;
    kg:frame [ kg:verb "acquire", "buy" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ] .
"""
UNFRAMED = """
kg:Company a owl:Class ; rdfs:label "company"@en .
x:acquired a owl:ObjectProperty ; rdfs:label "acquired"@en ; rdfs:domain kg:Company ; rdfs:range kg:Company .
"""
FOREIGN = """
x:Firm a owl:Class ; rdfs:label "company"@en .
x:bought a owl:ObjectProperty ; rdfs:label "bought"@en ; rdfs:domain x:Firm ; rdfs:range x:Firm ;
    kg:frame [ kg:verb "acquire", "buy" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ] .
"""


def build_with(folder: Path, text: str, *, shapes: str = "", ontology: str = "") -> Result:
    """Build a text with shapes or an ontology of the user's own."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    config = BuildConfig(shapes=_file(folder / "shapes.ttl", shapes), ontology=_file(folder / "ontology.ttl", ontology))
    return build(text, config=config)


def _file(path: Path, content: str) -> Path | None:
    if content:
        path.write_text(content, "utf-8")
    return path if content else None


@pytest.fixture(scope="module")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build two sentences under a shape that forbids what one of them says."""
    folder = tmp_path_factory.mktemp("gated")
    return build_with(folder, f"{PURCHASE}\n\n{MEETING}", shapes=SHAPES.format(severity="Violation"))


def test_violating_statement_is_kept_out(gated: Result, tmp_path: Path) -> None:
    """The statement is gone from every layer, and the graph as written conforms to the user's shapes."""
    acquired = kg("acquired")
    assert [] == [statement for statement in gated.statements if statement.predicate == acquired]
    assert acquired not in gated.serialize("ntriples").decode()
    assert gated.report.conforms
    (tmp_path / "shapes.ttl").write_text(SHAPES.format(severity="Violation"), "utf-8")
    saved = gated.save(tmp_path / "out")
    assert validate_file(saved / "graph.ttl", shapes=tmp_path / "shapes.ttl").conforms


def test_rejection_tells_shape_reason_and_sentence(gated: Result) -> None:
    """Whoever wonders why finds the shape, its message and the sentence."""
    (rejection,) = [found for found in gated.rejections if found.reason == "shape"]
    assert "acquired(Acme Corp., Initech Ltd.)" == rejection.item
    assert "https://example.org/shapes#NoPurchaseShape" == rejection.shape
    assert "Purchases are not for this graph." == rejection.detail
    assert (PURCHASE, gated.documents[0].id) == (rejection.sentence, rejection.document)
    assert rejection.statement is not None
    assert kg("acquired") == rejection.statement.predicate


def test_other_statements_stay(gated: Result) -> None:
    """A gate closes for what violates it and nothing else."""
    view = View(gated.rdf.triples)
    (mara,) = view.called("Mara Voss")
    assert (mara, f"<{kg('headOf')}>", *view.called("Brill Ltd.")) in view.plain()
    assert 1 == len(view.called("Acme Corp."))


@pytest.mark.parametrize("severity", ["Warning", "Info"])
def test_warnings_keep_nothing_out(severity: str, tmp_path: Path) -> None:
    """A result that is no violation is reported, and the statement stays."""
    result = build_with(tmp_path, PURCHASE, shapes=SHAPES.format(severity=severity))
    assert kg("acquired") in {statement.predicate for statement in result.statements}
    assert (True, 1, ()) == (result.report.conforms, len(result.report.results), result.rejections)


def test_text_whose_every_statement_is_rejected(tmp_path: Path) -> None:
    """Where nothing may be said, names are left, and the files are still whole."""
    text = "Acme Corp. acquired Initech Ltd."
    result = build_with(tmp_path, text, shapes=SHAPES.format(severity="Violation"))
    assert ((), True) == (result.statements, result.report.conforms)
    assert {"Acme Corp.", "Initech Ltd."} == {entity.label for entity in result.entities}
    assert {"shape"} == {rejection.reason for rejection in result.rejections}
    assert 2 == result.to_networkx().number_of_nodes()
    assert (result.save(tmp_path / "out") / "graph.html").is_file()


def test_shape_that_no_rejection_cures_is_reported(tmp_path: Path) -> None:
    """What a name alone violates cannot be kept out; the report says so."""
    result = build_with(tmp_path, MEETING, shapes=NICKNAMES)
    assert not result.report.conforms
    assert {"https://example.org/shapes#NicknameShape"} == {found.shape for found in result.report.violations}


def test_own_ontology_is_read_with(tmp_path: Path) -> None:
    """With frames of the user's own, texts are read for the user's property and not for ours."""
    result = build_with(tmp_path, PURCHASE, ontology=OWN + FRAMED)
    predicates = {statement.predicate for statement in result.statements if not statement.phrase}
    assert {"https://example.org/deals#bought"} == predicates
    assert result.report.conforms
    assert "ontology.ttl" == result.ontology.sources[0]


def test_own_ontology_without_frames_is_read_with(tmp_path: Path) -> None:
    """Frames are made of the labels of an ontology that has none."""
    result = build_with(tmp_path, PURCHASE, ontology=OWN + UNFRAMED)
    assert "https://example.org/deals#acquired" in {statement.predicate for statement in result.statements}


def test_own_classes_are_those_of_names(tmp_path: Path) -> None:
    """A user's ontology need not know ours: its class for companies is the class of companies."""
    result = build_with(tmp_path, PURCHASE, ontology=OWN + FOREIGN)
    assert "https://example.org/deals#bought" in {statement.predicate for statement in result.statements}


def test_nothing_relates_to_itself(tmp_path: Path) -> None:
    """Two spellings of one name are one thing, and no claim says that it bought itself."""
    result = build_with(tmp_path, "U.S. Steel acquired US Steel in 2004.")
    assert [] == [statement for statement in result.statements if statement.subject == statement.object]


AHEAD = """\
{"id": "deal", "published": "2004-05-01", "text": "Acme Corp. acquired Initech Ltd. in 2006."}
{"id": "plan", "published": "2004-05-01", "text": "Corin Inc. will acquire Dorn Ltd. in 2006."}
"""


def _deals(result: Result) -> set[str]:
    return {found.status.value for found in result.statements if found.predicate == kg("acquired")}


def test_what_cannot_be_is_set_aside_until_its_shape_is_relaxed(tmp_path: Path) -> None:
    """An assertion of what happens after its article goes, with shape, message and sentence; a plan stays."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    (tmp_path / "feed.jsonl").write_text(AHEAD, "utf-8")
    result = build(tmp_path / "feed.jsonl")
    assert {"planned"} == _deals(result)
    out = [found for found in result.rejections if found.shape.endswith("FutureTimeShape")]
    assert {"Acme Corp. acquired Initech Ltd. in 2006."} == {found.sentence for found in out}
    assert all("lies after every article" in found.detail and found.statement for found in out)
    relaxed = tmp_path / "shapes.ttl"
    severe = re.compile(r'sh:Violation (?=; sh:name "(?:time|date) in the future")')
    text, found = severe.subn("sh:Warning ", shapes_file().read_text("utf-8"))
    assert 2 == found
    relaxed.write_text(text, "utf-8")
    again = build(tmp_path / "feed.jsonl", config=BuildConfig(shapes=relaxed), kept=result.archive)
    assert ({"asserted", "planned"}, 2) == (_deals(again), again.taken_over)
    assert [] == [found for found in again.rejections if found.shape]
    assert again.report.conforms
    assert again.report.results
