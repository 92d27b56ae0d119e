"""`kgraph explain` reads the sentences again and says what became of every candidate."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli_runner import SAMPLE, call

WORDS = "flew to China"
SILENT = "cut caused the departures"
NEW = "Acme Corp. may have bought Initech Ltd. for $5 million."
HOUSE = """
@prefix : <https://example.org/house#> . @prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:Entity a owl:Class . kg:Person a owl:Class ; rdfs:subClassOf kg:Entity .
:painted a owl:ObjectProperty ; rdfs:label "painted"@en ; rdfs:domain kg:Person ; rdfs:range kg:Entity ;
    kg:frame [ kg:verb "paint" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ] .
"""


@pytest.fixture
def out(tmp_path: Path, saved_articles: Path) -> Path:
    """Copy the built articles to where they may be changed."""
    shutil.copytree(saved_articles, tmp_path / "out")
    return tmp_path / "out"


def _change(out: Path, **entries: object) -> None:
    file = out / "manifest.json"
    manifest = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(manifest | entries), encoding="utf-8")


def _reading(told: str) -> str:
    return told[told.index("\nhow ") + 1 :]


@pytest.mark.model
def test_a_sentence_of_the_graph_is_read_again(saved_articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is stored comes first; then mentions, values, predicates, and frames with what became of them."""
    outcome = call(capfd, "explain", saved_articles, WORDS)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"statements in sentences with '{WORDS}'\n\nreported: most — fly to → China")
    assert ", independent sources 1, " in outcome.out.splitlines()[3]
    reading = _reading(outcome.out)
    place = reading.splitlines()[0].removeprefix("how doc:").removesuffix(" was read")
    document, _, span = place.partition(":")
    texts = (saved_articles / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    text = next(record["text"] for record in map(json.loads, texts) if record["id"] == document)
    start, _, end = span.partition("-")
    assert WORDS in text[int(start) : int(end)]
    for line in (
        '    "them": pronoun that stands for nobody known',
        '    "flew": reported by "document"',
        "  values: none",
        '    open (fly to) by "flew"',
        '    wentTo-1 (went to) by "flew": no subject',
        '        "most" (subject) is a concept',
    ):
        assert line in reading.splitlines()
    assert "reported, confidence 0.45; no plain triple: it is reported" in reading


@pytest.mark.model
def test_a_sentence_that_says_nothing_is_read_again(saved_articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A sentence without statements tells why it has none."""
    outcome = call(capfd, "explain", saved_articles, SILENT)
    assert (outcome.code, outcome.err) == (0, "")
    assert "caused" in _reading(outcome.out).partition("  died:")[2]


@pytest.mark.model
def test_a_new_sentence_is_read_by_itself(saved_articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A sentence that no document holds tells what its graph would hold; so people can try sentences."""
    told = call(capfd, "explain", saved_articles, NEW).out
    assert "reading: not in this graph; read by itself" in told
    assert "how the text given was read" in told
    assert "hedged, confidence 0.85; no plain triple: it is hedged" in told
    assert '"$5 million": money, 5,000,000 USD' in told


@pytest.mark.model
def test_json_holds_the_same(saved_articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Programs get stored statements, sentences, frames and slots as one JSON object."""
    told: dict[str, Any] = json.loads(call(capfd, "explain", saved_articles, WORDS, "--format", "json").out)
    assert {"stored", "note", "reading"} == set(told)
    assert told["stored"][0]["claims"][0]["status"] == "reported"
    ((sentence,),) = told["reading"].values()
    dead = next(frame for frame in sentence["frames"] if frame.get("obstacle"))
    assert (dead["rule"], dead["obstacle"], dead["slots"][0]["fillers"][0]["refusal"]) == (
        "wentTo-1",
        "subject",
        "is a concept",
    )
    assert all("statement" not in found for frame in sentence["frames"] for found in frame.get("statements", ()))


def test_json_explains_a_thing(capfd: pytest.CaptureFixture[str]) -> None:
    """A thing has no sentences to be read again."""
    told = json.loads(call(capfd, "explain", SAMPLE, "Ada Quist", "--format", "json").out)
    assert (told["stored"][0]["label"], told["note"], told["reading"]) == ("Ada Quist", "", {})


@pytest.mark.model
def test_the_fate_of_a_statement_is_looked_up(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What was kept out tells the reason; what the graph does not have tells that too."""
    file = out / "statements.jsonl"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    china, states = [line for line in lines if '"phrase": "fly to"' in line]
    file.write_text("".join(line for line in lines if line not in {china, states}), encoding="utf-8")
    record = {"item": "x", "reason": "domain", "detail": "Most fly not.", "statement": json.loads(china)}
    (out / "rejections.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    reading = _reading(call(capfd, "explain", out, WORDS).out)
    assert "most — fly to → China: kept out (domain): Most fly not." in reading
    assert "most — fly to → United States: not in this graph" in reading


@pytest.mark.model
def test_without_documents_sentences_are_read_alone(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Where the texts are not kept, the sentence of the evidence is read, and the note says so."""
    (out / "documents.jsonl").unlink()
    told = call(capfd, "explain", out, WORDS).out
    assert "reading: 'documents.jsonl' is not there: each sentence was read without the rest of its document" in told
    assert 'wentTo-1 (went to) by "flew": no subject' in told


@pytest.mark.model
def test_no_more_sentences_than_people_read(saved_articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A word of many sentences shows a few of them, and says that there are more."""
    told = call(capfd, "explain", saved_articles, "said").out
    assert told.count(" was read\n") == 5
    assert "more documents hold these words; give more of the sentence" in told


DIFFERENT: dict[str, tuple[dict[str, object], str]] = {
    "ontology": ({"ontology": ["house.ttl"]}, "it was built with the ontology house.ttl; name it with --ontology"),
    "config": ({"config": "mine.cfg"}, "it was built with the pipeline file mine.cfg; name it with --config"),
    "model": ({"model": "en_core_web_none"}, "the spaCy model 'en_core_web_none' cannot be loaded"),
}


@pytest.mark.model
@pytest.mark.parametrize(("entries", "reason"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_what_cannot_be_read_again_is_told(
    entries: dict[str, object], reason: str, out: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without the model or the ontology, one line says so, and what is stored is shown."""
    _change(out, **entries)
    outcome = call(capfd, "explain", out, WORDS)
    assert (outcome.code, outcome.err) == (0, "")
    (line,) = (line for line in outcome.out.splitlines() if line.startswith("reading: "))
    assert line.startswith(f"reading: cannot be read again: {reason}")
    assert "reported: most — fly to → China" in outcome.out
    new = call(capfd, "explain", out, NEW)
    assert new.code == 2
    assert new.err.startswith("error: [not-in-graph] ")
    assert reason in new.err


def test_a_folder_without_manifest_shows_what_is_stored(capfd: pytest.CaptureFixture[str]) -> None:
    """A graph that somebody else made has no model to read with."""
    told = call(capfd, "explain", SAMPLE, "may visit").out
    assert "hedged: Ada Quist — visited → Lindholm" in told
    assert "reading: cannot be read again:" in told
    assert "reading:" not in call(capfd, "explain", SAMPLE, "may visit", "--no-reading").out


@pytest.mark.parametrize("content", ["{", "[]", '{"model": "m"}'], ids=["broken", "list", "bare"])
def test_a_broken_manifest_is_an_error(content: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A manifest that names nothing is told on one line."""
    shutil.copytree(SAMPLE, tmp_path / "out")
    (tmp_path / "out" / "manifest.json").write_text(content, encoding="utf-8")
    outcome = call(capfd, "explain", tmp_path / "out", "may visit")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith("error: [bad-manifest] ")


@pytest.mark.model
def test_an_ontology_of_ones_own_is_named_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With --ontology, a graph of another ontology is read again with its frames."""
    house, text, out = (tmp_path / name for name in ("house.ttl", "note.txt", "out"))
    house.write_text(HOUSE, encoding="utf-8")
    text.write_text("Mara Voss painted Jon Hale in the garden of the museum last summer.\n", encoding="utf-8")
    assert call(capfd, "build", text, "-o", out, "--ontology", house).code == 0
    assert "name it with --ontology" in call(capfd, "explain", out, "in the garden").out
    told = call(capfd, "explain", out, "in the garden", "--ontology", house).out
    assert "painted-1 (painted) by" in _reading(told)


@pytest.mark.model
def test_control_characters_are_not_written(saved_articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What stands in a text cannot steer the terminal."""
    told = call(capfd, "explain", saved_articles, "Acme Corp. bought \x1b[2JInitech\x07 Ltd.").out
    assert "was read" in told
    assert not {"\x1b", "\x07"} & set(told)
