"""The commands of the benchmarks run, on two small articles of our own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SALE = "Brannock Foods acquired Lysbro for 310 million euros in March 2022."
DENIAL = "Calder Media did not acquire Pulse Nine. Anna Tveit is the chief executive of Calder Media."
TARGETS = (
    "entity recall, importance >= 2",
    "type accuracy of found entities",
    "found entities with duplicates",
    "facts connected, importance >= 2",
    "literals of the gold found and normalised right",
    "traps possibly hit (to confirm)",
)
# Stands for the scorer of a gold folder: as many hits as there are graphs.
SCORER = '''
import json, pathlib, sys
graphs = sorted(pathlib.Path(sys.argv[3]).glob("*.ttl"))
keys = """entity_recall_imp2 type_agreement entities_with_duplicates fact_connected_imp2 literal_normalized
        literal_found negated_facts_marked hedged_facts_marked trap_possible_hits entity_recall_imp3
        entity_recall_loose_imp2 fact_connected_imp3 fact_connected_same_evidence_imp2 when_near_fact
        unmatched_entities""".split()
scores = [{"doc": graph.stem, **{key: [1, 2] for key in keys}} for graph in graphs]
pathlib.Path(sys.argv[sys.argv.index("--json") + 1]).write_text(json.dumps(scores))
'''


def _run(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARKS / name), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def _printed(name: str, *arguments: object) -> str:
    done = _run(name, *arguments)
    assert 0 == done.returncode, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write two articles."""
    folder = tmp_path_factory.mktemp("news") / "articles"
    folder.mkdir()
    (folder / "1_sale.txt").write_text(f"{SALE}\n", "utf-8")
    (folder / "2_denial.txt").write_text(f"{DENIAL}\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def sampled(articles: Path) -> Path:
    """Draw from the plain triples of the articles."""
    out = articles.parent / "out.jsonl"
    assert " plain triples of 2 documents, 0 judged before" in _printed("judged.py", "sample", articles, 5, 13, out)
    return out


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.model
def test_sample_keeps_the_sentences_apart(sampled: Path) -> None:
    """The lines to keep hold no sentence; those of the judge have the same ids and all sentences."""
    context = _lines(sampled.with_suffix(".context.jsonl"))
    assert [line["id"] for line in _lines(sampled)] == [line["id"] for line in context]
    assert {"1_sale.txt", "2_denial.txt"} >= {line["document"] for line in _lines(sampled)}
    assert 0 < len(context) <= 5
    assert [] == [line["id"] for line in context if line["sentence"] in sampled.read_text("utf-8")]
    assert {True} == {line["sentence"] in f"{SALE} {DENIAL}" for line in context}


@pytest.mark.model
def test_verdicts_are_taken_over_and_counted(sampled: Path, articles: Path) -> None:
    """A triple that is read as before keeps its verdict, and the verdicts are counted."""
    judged, again = articles.parent / "judged.jsonl", articles.parent / "again.jsonl"
    lines = [line | {"verdict": "correct"} for line in _lines(sampled)]
    lines[0] |= {"verdict": "partly", "error": "span"}
    judged.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    printed = _printed("judged.py", "sample", articles, 5, 13, again, "--known", judged)
    assert f", {len(lines)} judged before" in printed
    assert _lines(judged) == _lines(again)
    table = _printed("judged.py", "score", judged)
    share, lenient = (len(lines) - 1) / len(lines), (len(lines) - 0.5) / len(lines)
    assert [f"{share:.1%}", f"{lenient:.1%}"] == [word for word in table.splitlines()[1].split() if "." in word][:2]
    reliable = _printed("reliability.py", "--no-gold", judged)
    assert f"== judged: {len(lines)} statements, {share:.1%} right" in reliable
    assert "one monotone map" in reliable


@pytest.mark.model
def test_news_gold_prints_every_target(articles: Path) -> None:
    """Each article becomes a graph for the folder's own scorer, and every figure stands beside what is asked for."""
    gold = articles.parent
    (gold / "gold").mkdir()
    (gold / "score.py").write_text(SCORER, "utf-8")
    names = [["Brannock Foods", "Lysbro", SALE], ["Calder Media", "Pulse Nine", DENIAL.partition(". ")[0] + "."]]
    for path, (subject, object_, sentence) in zip(sorted(articles.iterdir()), names, strict=True):
        entities = [{"id": "e1", "name": subject, "aliases": []}, {"id": "e2", "name": object_, "aliases": []}]
        # The gold of the first article is wrong on purpose: what it calls negated is asserted.
        fact = {"id": "f1", "s": "e1", "o": "e2", "negated": True, "hedged": False, "evidence": sentence}
        content = json.dumps({"entities": entities, "facts": [fact]})
        (gold / "gold" / f"{path.stem}.json").write_text(content, "utf-8")
    printed = _printed("news_gold.py", gold, "--list", "--keep", gold / "graphs")
    assert {"1_sale.ttl", "2_denial.ttl"} == {path.name for path in (gold / "graphs").glob("*.ttl")}
    figures = {line[:58].strip(): line[58:] for line in printed.splitlines()}
    assert {"2/4  "} == {figures[name][:9].lstrip() for name in TARGETS}
    assert "asked >= 90%  short by 40.0 points" in figures["entity recall, importance >= 2"]
    assert "1/2" in figures["negated facts with a plain triple from their sentence"]
    assert "1_sale f1 negated: " in printed


def test_news_gold_refuses_what_is_no_gold(tmp_path: Path) -> None:
    """A folder without gold is named, and nothing is measured."""
    done = _run("news_gold.py", tmp_path)
    assert (1, "") == (done.returncode, done.stdout)
    assert "has no articles, gold, score.py" in done.stderr


@pytest.mark.model
def test_cpu_shares_names_every_component(articles: Path) -> None:
    """Every component has its time, and relations are compared with the parser."""
    printed = _printed("cpu_shares.py", articles, "--runs", 1)
    named = {line.split()[0] for line in printed.splitlines() if line}
    assert {"tokenizer", "ner", "parser", "kgraph_values", "kgraph_relations", "relation"} <= named
    assert "relation components / parser: " in printed
    assert "all kgraph components / spaCy's own pipeline: " in printed


@pytest.mark.slow
def test_the_loading_of_stores_is_measured() -> None:
    """A small graph is loaded in each way, and the ratio to the bare load printed."""
    lines = _printed("store_load.py", 2000).splitlines()
    assert [line.split("  ")[0] for line in lines[1:]][:2] == ["bare bulk load of graph.nq", "kgraph load graph.nq"]
    assert lines[-1].startswith("ratio to the bare load: wall ")


@pytest.mark.slow
def test_serving_is_measured() -> None:
    """Few clients for a short time: every light query is answered without an error."""
    printed = _printed("serve.py", "--triples", 2000, "--seconds", 3, "--clients", 2)
    name, queries, requests, errors = printed.splitlines()[1].split()[:4]
    assert (name, queries, errors) == ("kgraph", "all", "0")
    assert int(requests) > 0


def test_resolution_is_measured() -> None:
    """A line for each size, with time and memory."""
    printed = _printed("resolution.py", "--sizes", "200").splitlines()
    assert (2, "200") == (len(printed), printed[1].split()[0])


def test_entities_are_drawn_and_counted(tmp_path: Path) -> None:
    """Clusters and pairs are drawn in a stable order, and verdicts are counted."""
    place = {
        "start": 0,
        "end": 4,
        "quote": "Vane",
        "sentence_start": 0,
        "sentence_end": 9,
        "sentence": "Vane won.",
        "rule": "x",
    }
    cls = "https://w3id.org/kgraph/ns#Company"
    several = [{"document": name, **place} for name in ("a", "b")]
    one = {"id": "https://x.example/vane", "label": "Vane", "cls": cls, "evidence": several}
    other = {
        "id": "https://x.example/vane-2",
        "label": "Vane Inc",
        "cls": cls,
        "evidence": [{"document": "c", **place}],
    }
    (tmp_path / "entities.jsonl").write_text(f"{json.dumps(one)}\n{json.dumps(other)}\n")
    file = tmp_path / "drawn.jsonl"
    assert "2 of 2 lines" in _printed("judged_entities.py", "sample", tmp_path, 2, 1, file)
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert ["cluster", "pair"] == [line["kind"] for line in lines]
    file.write_text("".join(f"{json.dumps({**line, 'verdict': 'right'})}\n" for line in lines))
    assert "1 of    1  100.0%" in _printed("judged_entities.py", "score", file)
    kept = tmp_path / "kept.jsonl"
    _printed("judged_entities.py", "keep", file, kept)
    assert [True, True] == [{"said", "names"}.isdisjoint(json.loads(line)) for line in kept.read_text().splitlines()]
