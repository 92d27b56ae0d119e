"""Right use: results on standard output, everything else on standard error, and the exit codes of the contract."""

from __future__ import annotations

import csv
import io
import json
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from cli_runner import SAMPLE, call, start

PEOPLE = "SELECT ?name { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Copy the sample to where it may be changed."""
    shutil.copytree(SAMPLE, tmp_path / "out")
    return tmp_path / "out"


def test_query_prints_an_aligned_table(capfd: pytest.CaptureFixture[str]) -> None:
    """The default format is for reading, with short IRIs."""
    outcome = call(capfd, "query", SAMPLE, "SELECT ?s ?o { ?s kg:fundedProject ?o }")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "s                         o\n"
        "------------------------  ------------------\n"
        "ent:org-harbour-ministry  ent:fund-port-fund\n"
    )


def test_query_writes_csv_and_json(capfd: pytest.CaptureFixture[str]) -> None:
    """Machines get the formats of the SPARQL recommendations."""
    table = call(capfd, "query", SAMPLE, PEOPLE, "--format", "csv").out
    assert list(csv.reader(io.StringIO(table, newline=""))) == [["name"], ["Ada Quist"], ["Bo Lind"]]
    found = json.loads(call(capfd, "query", SAMPLE, PEOPLE, "--format", "json").out)
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == ["Ada Quist", "Bo Lind"]


def test_query_answers_ask_and_construct(capfd: pytest.CaptureFixture[str]) -> None:
    """ASK gives a word and code 0 either way; CONSTRUCT gives Turtle."""
    assert call(capfd, "query", SAMPLE, "ASK { ?s kg:status kg:planned }").out == "false\n"
    turtle = call(capfd, "query", SAMPLE, "CONSTRUCT WHERE { ?s a kg:Fund }").out
    assert "ent:fund-port-fund a kg:Fund ." in turtle


def test_query_reads_a_file_and_standard_input(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A query may stand in a file, with a byte order mark too, or come through a pipe."""
    file = tmp_path / "people.rq"
    file.write_text(PEOPLE, encoding="utf-8-sig")
    expected = call(capfd, "query", SAMPLE, PEOPLE).out
    assert call(capfd, "query", SAMPLE, file).out == expected
    assert start("query", SAMPLE, "-", stdin=PEOPLE).out == expected


def test_query_says_when_a_limit_cut(capfd: pytest.CaptureFixture[str]) -> None:
    """The table holds rows only; that there are more is told beside it."""
    outcome = call(capfd, "query", SAMPLE, PEOPLE, "--limit", "1")
    assert outcome.out.splitlines()[2:] == ["Ada Quist"]
    assert outcome.err == "there is more: --limit 1 cut the answer\n"


def test_results_are_utf_8_whatever_the_locale(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name in Hangul is written under a locale that has no such letters."""
    with (out / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('ent:place-seoul a kg:City ; rdfs:label "서울" .\n')
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    outcome = start("query", out, "SELECT ?n { ent:place-seoul rdfs:label ?n }", "--format", "csv")
    assert (outcome.code, outcome.out) == (0, "n\r\n서울\r\n")


def test_load_fills_a_store_that_query_asks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Loading prints no result; the store knows both views; loading twice is fine."""
    for told in ("loaded 429 quads", f"{tmp_path / 'store'} holds 429 quads: 0 added"):
        outcome = call(capfd, "load", SAMPLE, "--to", tmp_path / "store")
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err.startswith(told)
    asked = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert call(capfd, "query", tmp_path / "store", asked, "--format", "csv").out == "n\r\n2\r\n"


def test_load_takes_one_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A file is loaded alone, also where a TriG file lies beside it."""
    assert call(capfd, "load", SAMPLE / "graph.ttl", "--to", tmp_path / "store").code == 0
    assert call(capfd, "query", tmp_path / "store", "ASK { GRAPH ?g { ?s ?p ?o } }").out == "false\n"


def test_explain_shows_status_evidence_and_rejections(capfd: pytest.CaptureFixture[str]) -> None:
    """A statement comes with how it is put, who said it, and the words that say it."""
    outcome = call(capfd, "explain", SAMPLE, "Ada Quist")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "Ada Quist  ent:person-ada-quist (kg:Person)\n"
        "  also called: Mayor Ada Quist\n"
        "  named in 2 documents: by one name, or by names that were merged\n"
        "\n"
        "reported: Bo Lind — visited → Lindholm\n"
        "  confidence 0.8, said by Ada Quist, is st:3333\n"
        "    Mayor Ada Quist said «Bo Lind had visited Lindholm».\n"
        "      doc:harbour.txt:88-116 Harbour fund grows (rule visited-1)\n"
        "\n"
        "hedged: Ada Quist — visited → Lindholm\n"
        "  confidence 0.8, time 2024-06, is st:5555\n"
        "    «Ada Quist may visit Lindholm».\n"
        "      doc:pier.txt:73-101 Pier opens (rule visited-1)\n"
        "\n"
        "kept out of the graph:\n"
        "  kg:visited(Port Fund, Lindholm): domain. A fund cannot visit.\n"
        "    pier.txt: Ada Quist may visit Lindholm.\n"
        "\n"
    )


def test_explain_takes_words_of_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    """A text that is no name gives what its sentences say."""
    out = call(capfd, "explain", SAMPLE, "did not arrest").out
    assert out.startswith(
        "statements in sentences with 'did not arrest'\n\ndenied: Harbour Ministry — arrested → Bo Lind"
    )


def test_explain_shows_a_thing_without_statements(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is only mentioned is told to be that."""
    with (out / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('ent:concept-fog a kg:Concept ; rdfs:label "fog\\u001b[2J" .\n')
    shown = call(capfd, "explain", out, "ent:concept-fog").out
    assert shown == "fog [2J  ent:concept-fog (kg:Concept)\n\n  no statements\n\n"


def test_validate_prints_the_report(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A graph that conforms gives 0, one that does not gives 1; the report is the result either way."""
    good = call(capfd, "validate", out)
    assert (good.code, good.err) == (0, "")
    assert good.out.startswith("The graph conforms")
    file = out / "graph.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("kg:status kg:hedged", "kg:status kg:maybe"), "utf-8")
    bad = call(capfd, "validate", file)
    assert (bad.code, bad.err) == (1, "")
    assert bad.out.startswith("The graph does not conform")


def test_validate_takes_shapes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The user's own shapes are checked instead of ours."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgraph/ns#> .\n"
        "kg:AgeShape a sh:NodeShape ; sh:targetClass kg:Person ;\n"
        '  sh:property [ sh:path kg:age ; sh:minCount 1 ; sh:message "A person has no age." ] .\n',
        encoding="utf-8",
    )
    outcome = call(capfd, "validate", SAMPLE, "--shapes", shapes)
    assert outcome.code == 1
    assert "A person has no age." in outcome.out


def test_explore_writes_one_page(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The page is written where it is wanted, or beside the graph, and its path is the result."""
    for words, page in (([], out / "graph.html"), (["--output", str(tmp_path / "page.html")], tmp_path / "page.html")):
        outcome = call(capfd, "explore", out, *words)
        assert (outcome.code, outcome.out, outcome.err) == (0, f"{page}\n", "")
        assert "Harbour Ministry" in page.read_text(encoding="utf-8")
    assert not list(out.glob(".*"))


def test_doctor_finds_this_installation_well(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Every line says what was looked at; nothing would stop a build."""
    outcome = call(capfd, "doctor", "--output", tmp_path / "new" / "out")
    verdicts = {line.split()[1]: line.split()[0] for line in outcome.out.splitlines()}
    assert outcome.code == 0, outcome.out
    assert {
        "kgraph",
        "python",
        "spacy",
        "pyoxigraph",
        "rdflib",
        "pyshacl",
        "model",
        "speed",
        "ontology",
        "output",
    } == set(verdicts)
    assert set(verdicts.values()) <= {"ok", "hint"}
    assert not (tmp_path / "new").exists()


def test_doctor_tells_what_is_wrong(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder that cannot be written gives 1 and says so."""
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    outcome = call(capfd, "doctor", "--output", file)
    assert outcome.code == 1
    assert any(line.startswith("wrong  output") for line in outcome.out.splitlines())


def test_ontology_check_passes_ours(capfd: pytest.CaptureFixture[str]) -> None:
    """Our ontology has no error; a count goes beside the result."""
    outcome = call(capfd, "ontology", "check")
    assert outcome.code == 0, outcome.out
    assert " classes, " in outcome.err


def test_ontology_check_tells_problems(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An error gives 1, and each problem one line with its slug."""
    file = tmp_path / "house.ttl"
    file.write_text(
        "@prefix : <https://example.org/house#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        ":A a owl:Class ; rdfs:subClassOf :B . :B a owl:Class ; rdfs:subClassOf :A .\n",
        encoding="utf-8",
    )
    outcome = call(capfd, "ontology", "check", file)
    assert outcome.code == 1
    assert all(line.startswith(("error: [", "warning: [")) for line in outcome.out.splitlines())
    assert call(capfd, "ontology", "check", "--property", "funds").out.startswith("funds (")


def test_ontology_doc_writes_tables(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Ours and a user's own terms become Markdown."""
    file = tmp_path / "house.ttl"
    file.write_text("<https://example.org/house#Cat> a <http://www.w3.org/2002/07/owl#Class> .", encoding="utf-8")
    assert "Person" in call(capfd, "ontology", "doc").out
    assert "Cat" in call(capfd, "ontology", "doc", file).out


@pytest.mark.parametrize("words", [["--version"], ["--debug", "--version"]])
def test_version_is_printed(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """The version is that of the installed package."""
    assert call(capfd, *words).out == f"kgraph {version('kgraph')}\n"
