"""Let Apache Jena's own tools read what kgraph writes, where they are installed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jena_tools import jena
from store_samples import sample, write

RIOT, LOADER, QUERY = (jena(tool) or [] for tool in ("riot", "tdb2.tdbloader", "tdb2.tdbquery"))
NAMED = sample(quay=("crane", "ferry"), pier=("ferry",))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (RIOT and LOADER and QUERY), reason="Apache Jena's tools are not installed"),
]


def _run(*command: str) -> tuple[int, str, str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip(), done.stderr.strip()


@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig"])
def test_riot_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    """Neither an error nor a warning; of a number that is none there is one."""
    write(NAMED, tmp_path)
    assert _run(*RIOT, "--validate", str(tmp_path / name)) == (0, "", "")
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text('<x:a> <x:b> "x"^^<http://www.w3.org/2001/XMLSchema#integer> .\n', encoding="utf-8")
    assert "not valid for datatype" in "".join(_run(*RIOT, "--validate", str(wrong))[1:])


def test_tdb2_loads_all(tmp_path: Path) -> None:
    """Its database then answers with as many triples as were written."""
    files = write(NAMED, tmp_path)
    location = f"--loc={tmp_path / 'tdb'}"
    assert _run(*LOADER, location, *map(str, files))[0] == 0
    _, answer, _ = _run(*QUERY, location, "--results=CSV", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert answer.split()[-1] == str(len(NAMED.triples))
