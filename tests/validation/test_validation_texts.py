"""Evidence is compared with the texts: whoever changes an offset, a quote or a text is found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_runner import call
from kgraph.export import dump_jsonl
from kgraph.model import Document, Segment
from kgraph.ontology.vocab import local_name
from kgraph.validation import validate_file

TEXT = "The harbour froze. The Harbour Party elected Mina Okafor as its chair. A thaw followed."
HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ARTICLE = Document("harbour-1", TEXT, "harbour.txt", "text/plain", HASH, (Segment(0, len(TEXT)),))
START = TEXT.index("Harbour Party")
END = START + len("Harbour Party elected Mina Okafor")
GRAPH = f"""
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix doc: <https://example.org/base#document/> .
@prefix ex: <https://example.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> .
doc:harbour-1 a schema:NewsArticle ; schema:sha256 "{HASH}" ; dcterms:source "harbour.txt" .
ex:rule a kg:Rule .
ex:span a kg:Evidence ; oa:start {START} ; oa:end {END} ; oa:exact "Harbour Party elected Mina Okafor" ;
    kg:sentence "The Harbour Party elected Mina Okafor as its chair." ;
    prov:wasDerivedFrom doc:harbour-1 ; prov:wasGeneratedBy ex:rule .
"""
TAMPERED = {
    "start": (f"oa:start {START}", f"oa:start {START - 1}", f"'harbour.txt', characters {START - 1} to {END} are "),
    "end": (f"oa:end {END}", f"oa:end {END + 400}", f"characters {START} to {END + 400} are "),
    "both": (f"{START} ; oa:end {END}", f"{START + 1} ; oa:end {END + 1}", "are 'arbour Party elected Mina Okafor '"),
    "quote": ('exact "Harbour Party', 'exact "Harbour Club', "are 'Harbour Party elected Mina Okafor'"),
    "sentence": ("as its chair.", "as its mayor.", "do not stand in this sentence"),
    "another sentence": (
        'sentence "The Harbour Party elected Mina Okafor as its chair."',
        'sentence "A thaw followed."',
        "do not stand in this sentence",
    ),
    "article": (f'sha256 "{HASH}"', f'sha256 "{HASH[::-1]}"', "read from other bytes"),
}


def _report(tmp_path: Path, graph: str, *documents: Document) -> list[tuple[str, str]]:
    file = tmp_path / "graph.ttl"
    file.write_text(graph, "utf-8")
    found = validate_file(file, documents=documents).results
    return [(local_name(one.shape), one.message) for one in found]


def test_evidence_that_agrees_draws_no_result(tmp_path: Path) -> None:
    """Offsets, quote and sentence are those of the text, whatever the base of the IRIs."""
    assert [] == _report(tmp_path, GRAPH, ARTICLE)


@pytest.mark.parametrize(("old", "new", "place"), TAMPERED.values(), ids=TAMPERED)
def test_what_was_tampered_with_is_reported_with_its_place(old: str, new: str, place: str, tmp_path: Path) -> None:
    """The result says which article, which characters, and what stands there."""
    assert old in GRAPH
    found = _report(tmp_path, GRAPH.replace(old, new), ARTICLE)
    assert {"EvidenceTextShape"} == {shape for shape, _ in found}
    assert any(place in message for _, message in found), found


def test_the_cases_are_all_there() -> None:
    """No case was lost."""
    assert 7 == len(TAMPERED)


def test_an_article_without_a_text_is_a_warning(tmp_path: Path) -> None:
    """What cannot be compared is told once for each article, and breaks nothing."""
    assert ["ArticleTextShape"] == [shape for shape, _ in _report(tmp_path, GRAPH)]
    assert [] == [found.shape for found in validate_file(tmp_path / "graph.ttl").results]


def test_the_command_finds_the_texts_of_a_built_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder is compared with its own texts, a file with those that are named."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "documents.jsonl").write_bytes(dump_jsonl([ARTICLE]))
    (out / "graph.ttl").write_text(GRAPH.replace(f"oa:end {END}", f"oa:end {END + 1}"), "utf-8")
    for arguments in ((out,), (out / "graph.ttl", "--texts", out / "documents.jsonl")):
        shown = call(capfd, "validate", *arguments)
        assert (1, True) == (shown.code, f"characters {START} to {END + 1}" in shown.out)
    assert 0 == call(capfd, "validate", out / "graph.ttl").code
    assert 2 == call(capfd, "validate", out / "graph.ttl", "--texts", tmp_path / "none.jsonl").code
