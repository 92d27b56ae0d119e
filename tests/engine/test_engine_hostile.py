"""One document in a hundred is broken, in ten ways: every other one comes out unchanged, and each is named."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from engine_samples import FAILING, KILLING, dangerous
from kgraph.documents.assemble import MAX_CHARACTERS
from kgraph.upkeep import rebuild

pytestmark = [pytest.mark.model, pytest.mark.slow]
GOOD = 990
LINES: Mapping[str, bytes] = {
    "no-json": b'{"id": "x", "text": ',
    "no-object": b'["Note 1 cost $ 1 million."]',
    "no-text": b'{"id": "x1"}',
    "text-of-another-type": b'{"id": "x2", "text": 3}',
    "no-prose": b'{"id": "x3", "text": " "}',
    "nul": b'{"id": "x4", "text": "Note\\u0000 cost."}',
    "half-a-letter": b'{"id": "x5", "text": "Note \\ud800 cost $ 1 million."}',
    "too-long": json.dumps({"id": "x6", "text": "Word. " * (MAX_CHARACTERS // 5)}).encode(),
}
LOST: Mapping[str, str] = {"failing": FAILING, "killing": KILLING}


def line(name: str, wish: str = "all is well") -> bytes:
    """Write a note."""
    return json.dumps({"id": name, "text": f"Note {name} cost $ {len(name)} million; {wish}."}).encode()


def test_the_others_are_as_they_were(tmp_path: Path) -> None:
    """Entities and statements are those of a build without the broken ones; the rejections name all of these."""
    broken = [*LINES.values(), *(line(name, wish) for name, wish in LOST.items())]
    assert len(broken) == 10
    config = replace(dangerous(tmp_path), workers=2)
    good = [line(f"n{number}") for number in range(GOOD)]
    place = GOOD // len(broken)
    mixed = list(good)
    for number, bad in enumerate(broken):
        mixed.insert(number * place, bad)
    (tmp_path / "good.jsonl").write_bytes(b"\n".join(good))
    (tmp_path / "mixed.jsonl").write_bytes(b"\n".join(mixed))
    whole = rebuild(tmp_path / "good", [tmp_path / "good.jsonl"], config).result
    result = rebuild(tmp_path / "mixed", [tmp_path / "mixed.jsonl"], config).result
    assert GOOD == len(whole.documents)
    assert len(whole.entities) >= GOOD
    assert (whole.entities, whole.statements) == (result.entities, result.statements)
    told = {rejection.item for rejection in result.rejections} - {rejection.item for rejection in whole.rejections}
    numbers = [mixed.index(bad) + 1 for bad in LINES.values()]
    assert {*(f"mixed.jsonl, line {number}" for number in numbers), *LOST} == told
