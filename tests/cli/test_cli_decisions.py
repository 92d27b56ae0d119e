"""`kgraph build --decisions`: what a user decided is in the graph, in `kgraph entities`, and in `kgraph explain`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli_runner import call
from kgraph.kb import fold

pytestmark = pytest.mark.model
TEXTS = {
    "sale.txt": "Alden Corp. acquired Brill Ltd. in 2004.\n\nDorn Inc. acquired Fenn Ltd. in 2005.",
    "later.txt": "Alden Inc. acquired Juno Ltd. in 2009.\n\nBrill acquired Corin Ltd. in 2010.",
}
HEAD = """\
@prefix ent: <https://w3id.org/kgraph/id/entity/> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""
WIKIDATA = "http://www.wikidata.org/entity/Q4115189"
DECISIONS = f"""\
{HEAD}
ent:organization-juno-ltd   owl:sameAs         ent:organization-fenn-ltd .
ent:organization-brill      owl:differentFrom  ent:organization-brill-ltd .
ent:organization-alden-corp owl:sameAs         <{WIKIDATA}> .
ent:organization-corin-ltd  a                  kg:Ignored .
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the articles and the decisions."""
    folder = tmp_path_factory.mktemp("decisions")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "mine.ttl").write_text(DECISIONS, encoding="utf-8")
    return folder


@pytest.fixture
def out(place: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """Build with the decisions, the first time; later the folder is there."""
    folder = place / "out"
    if not folder.exists():
        done = call(capfd, "build", *sorted(place.glob("*.txt")), "-o", folder, "--decisions", place / "mine.ttl")
        assert done.code == 0, done.err
    return folder


def listed(out: Path, capfd: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """Give what `kgraph entities` says, by folded label."""
    done = call(capfd, "entities", out, "--format", "json")
    assert (0, "") == (done.code, done.err)
    return {fold(row["label"]): row for row in json.loads(done.out)}


def local(iris: list[str]) -> list[str]:
    """Give the ends of IRIs."""
    return [iri.rpartition("/")[2] for iri in iris]


def test_same_is_one_node(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two companies of two names are one, with the facts of both, and say whose decision that was."""
    found = listed(out, capfd)
    (label,) = {"juno ltd", "fenn ltd"} & set(found)
    assert 4 == found[label]["statements"]  # two purchases, each also an event
    told = call(capfd, "explain", out, f"ent:{local([str(found[label]['iri'])])[0]}", "--no-reading").out
    assert "decided in mine.ttl" in told
    assert "merged: ent:organization-" in told


def test_different_stays_two(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A name that would be taken for the other without its legal form is not, and both say so."""
    found = listed(out, capfd)
    assert ["organization-brill-ltd"] == local(found["brill"]["different"])
    assert ["organization-brill"] == local(found["brill ltd"]["different"])
    told = call(capfd, "explain", out, "ent:organization-brill", "--no-reading").out
    assert "is not the same: ent:organization-brill-ltd" in told


def test_an_item_of_another_data_set_is_linked(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The link stands in the list and in the graph."""
    assert [WIKIDATA] == listed(out, capfd)["alden corp"]["links"]
    assert f"<{WIKIDATA}>" in (out / "graph.ttl").read_text("utf-8").replace("wd:Q4115189", f"<{WIKIDATA}>")


def test_what_is_ignored_is_left_out(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is no entity; what is lost by that stands among the rejections."""
    assert "corin ltd" not in listed(out, capfd)
    lost = [json.loads(line) for line in (out / "rejections.jsonl").read_text("utf-8").splitlines()]
    assert {"ignored"} == {line["reason"] for line in lost if "Corin" in line["item"]}


def test_what_is_wrong_is_left_out_of_the_next_build(
    place: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A statement that was read wrongly is no longer said, and stands among the rejections; its neighbours stay."""
    folder, who = tmp_path / "out", "SELECT ?st ?who { ?st rdf:predicate kg:acquired ; rdf:subject ?who }"
    assert call(capfd, "build", place / "later.txt", "-o", folder).code == 0
    found = json.loads(call(capfd, "query", folder, who, "--format", "json").out)["results"]["bindings"]
    (wrong,) = [row["st"]["value"] for row in found if row["who"]["value"].endswith("-brill")]
    (folder / "decisions.ttl").write_text(f"{HEAD} <{wrong}> a kg:Wrong .", encoding="utf-8")
    done = call(capfd, "build", place / "later.txt", "-o", folder)
    assert done.code == 0, done.err
    again = json.loads(call(capfd, "query", folder, who, "--format", "json").out)["results"]["bindings"]
    assert again == [row for row in found if row["st"]["value"] != wrong]
    assert len(again) == 1
    (lost,) = [json.loads(line) for line in (folder / "rejections.jsonl").read_text("utf-8").splitlines()]
    assert ("wrong", "your decisions say that this was read wrongly.") == (lost["reason"], lost["detail"])


@pytest.mark.parametrize(
    "text",
    [
        "ent:a owl:sameAs",
        f"{HEAD} ent:a kg:headOf ent:b .",
        f"{HEAD} ent:a owl:sameAs ent:b ; owl:differentFrom ent:b .",
    ],
    ids=["no-turtle", "no-decision", "one-and-two"],
)
def test_a_bad_file_stops_with_one_clear_error(text: str, place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is built: the error names the file, and says what to do."""
    file = place / "bad.ttl"
    file.write_text(text, encoding="utf-8")
    done = call(capfd, "build", place / "sale.txt", "-o", place / "none", "--decisions", file)
    errors = [line for line in done.err.splitlines() if line.startswith("error: ")]
    assert (2, 1) == (done.code, len(errors))
    assert errors[0].startswith("error: [bad-decisions] ")
    assert "bad.ttl" in errors[0]
    assert not (place / "none" / "graph.ttl").exists()
    assert "Traceback" not in done.err
