"""Explain things and sentences of a built graph."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli_runner import SAMPLE
from kgraph.errors import StoreError
from kgraph.store import explain

LINDS = ["reported Bo Lind visited Lindholm", "denied Harbour Ministry arrested Bo Lind"]
ASKED = {
    "label": "Bo Lind",
    "other-case": "bo  LIND",
    "curie": "ent:person-bo-lind",
    "iri": "https://w3id.org/kgraph/id/entity/person-bo-lind",
    "brackets": "<https://w3id.org/kgraph/id/entity/person-bo-lind>",
}


def _told(asked: str, source: Path = SAMPLE) -> list[str]:
    return [
        f"{claim.status} {claim.subject} {claim.predicate} {claim.object}"
        for explanation in explain(source, asked)
        for claim in explanation.claims
    ]


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED.keys())
def test_a_thing_is_found_however_it_is_named(asked: str) -> None:
    """IRI, short IRI and label in any case mean the same thing."""
    assert _told(asked) == LINDS


def test_an_alias_names_its_thing() -> None:
    """What texts also call a thing finds it."""
    found = explain(SAMPLE, "Mayor Ada Quist")[0]
    assert (found.label, found.aliases, found.classes) == ("Ada Quist", ("Mayor Ada Quist",), ("kg:Person",))


def test_a_speaker_is_told_what_she_said() -> None:
    """Statements that are attributed to a thing are about it, too."""
    assert "reported Bo Lind visited Lindholm" in _told("Ada Quist")


@pytest.mark.parametrize(
    ("asked", "count"), [("kg:visited", 2), ("st:4444", 1), ("kg:fundedProject", 1), ("val:money-12000000-eur", 1)]
)
def test_properties_statements_and_values_are_explained(asked: str, count: int) -> None:
    """Whatever has an IRI in the graph can be asked for."""
    assert len(_told(asked)) == count


def test_evidence_says_where() -> None:
    """Each passage has document, offsets, quote, sentence and rule; both documents are cited."""
    claim = next(claim for claim in explain(SAMPLE, "Port Fund")[0].claims if claim.predicate == "fundedProject")
    first, second = claim.passages
    assert (first.document, first.start, first.end, first.rule) == ("doc:harbour.txt", 0, 65, "fundedProject-1")
    assert (second.document, second.title) == ("doc:pier.txt", "Pier opens")
    assert first.quote in first.sentence


def test_time_speaker_and_words_are_told() -> None:
    """The qualifiers of a statement come with it."""
    claims = {claim.iri: claim for claim in explain(SAMPLE, "kg:visited")[0].claims}
    assert claims["st:3333"].speaker == "Ada Quist"
    assert (claims["st:5555"].time, claims["st:5555"].confidence) == ("2024-06", "0.8")
    assert explain(SAMPLE, "st:2222")[0].claims[0].object == "12 million euros"


@pytest.mark.parametrize(
    "asked",
    [
        "ent:org-harbour-ministry kg:fundedProject ent:fund-port-fund",
        "<{0}id/entity/org-harbour-ministry> <{0}ns#fundedProject> <{0}id/entity/fund-port-fund> .",
    ],
    ids=["turtle", "n-triples"],
)
def test_a_triple_gives_the_statements_that_make_it(asked: str) -> None:
    """Short or in full, as a line of graph.nt has it: who says it, and where."""
    (found,) = explain(SAMPLE, asked.format("https://w3id.org/kgraph/"))
    assert ["st:1111"] == [claim.iri for claim in found.claims]
    assert 2 == len(found.claims[0].passages)


@pytest.mark.parametrize("asked", ["may visit", "ADA QUIST may", "Ada Quist\n may visit Lindholm."])
def test_words_of_a_sentence_find_what_it_says(asked: str) -> None:
    """Any part of a sentence gives its statements and what was kept out of it."""
    assert _told(asked) == ["hedged Ada Quist visited Lindholm"]
    assert [found["reason"] for found in explain(SAMPLE, asked)[0].rejections] == ["domain"]


def test_rejections_that_name_a_thing_concern_it() -> None:
    """What was kept out of the graph about a thing stands with it; other rejections do not."""
    assert [found["item"] for found in explain(SAMPLE, "Port Fund")[0].rejections] == [
        "kg:visited(Port Fund, Lindholm)"
    ]
    assert explain(SAMPLE, "Bo Lind")[0].rejections == ()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Copy the sample to where it may be changed."""
    shutil.copytree(SAMPLE, tmp_path / "out")
    return tmp_path / "out"


def test_rejections_are_found_by_the_iri_in_their_statement(out: Path) -> None:
    """A rejected statement concerns its subject and object, whatever the item is called; values are no IRIs."""
    iri = "https://w3id.org/kgraph/id/entity/person-bo-lind"
    records = [
        {"item": "a", "reason": "range", "statement": {"subject": "x:y", "object": iri}},
        {"item": "b\u2028c", "reason": "range", "statement": {"subject": iri, "object": {"kind": "money"}}},
        {"item": "Bo Linden", "reason": "range"},
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (out / "rejections.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [found["item"] for found in explain(out, "Bo Lind")[0].rejections] == ["a", "b\u2028c"]


def test_a_folder_without_rejections_is_explained(out: Path) -> None:
    """A graph alone is enough."""
    (out / "rejections.jsonl").unlink()
    assert _told("Bo Lind", out) == LINDS


def test_broken_rejections_are_an_error(out: Path) -> None:
    """A file that is no JSON Lines is told, not passed over."""
    (out / "rejections.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="bad-rejections"):
        explain(out, "Bo Lind")


def test_all_things_of_one_name_are_explained(out: Path) -> None:
    """A name that two things share gives both."""
    with (out / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('ent:place-bo-lind a kg:Place ; rdfs:label "Bo Lind"@en .\n')
    assert [found.topic for found in explain(out, "Bo Lind")] == ["ent:person-bo-lind", "ent:place-bo-lind"]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("Bo Linde", "Did you mean 'Bo Lind'"),
        ("zzz", "Give an IRI"),
        ("", "Give an IRI"),
        ("ent:nobody", "Give an IRI"),
    ],
    ids=["near", "far", "empty", "iri"],
)
def test_what_is_not_in_the_graph_is_told(asked: str, hint: str) -> None:
    """Nothing found is an error with a hint, with near labels where there are any."""
    with pytest.raises(StoreError, match="not-in-graph") as caught:
        explain(SAMPLE, asked)
    assert hint in caught.value.hint
