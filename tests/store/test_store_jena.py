"""Let Apache Jena's own tools read what kgraph writes, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from store_samples import sample, write

pytestmark = pytest.mark.slow
NAMED = sample(quay=("crane", "ferry"), pier=("ferry",))


@pytest.mark.skipif(shutil.which("riot") is None, reason="Apache Jena's riot is not installed")
@pytest.mark.parametrize("name", ["graph.ttl", "graph.trig"])
def test_riot_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    """Neither an error nor a warning."""
    write(NAMED, tmp_path)
    done = subprocess.run(["riot", "--validate", str(tmp_path / name)], capture_output=True, text=True, check=True)  # noqa: S607 - on the path
    assert (done.stdout.strip(), done.stderr.strip()) == ("", "")


@pytest.mark.skipif(shutil.which("tdb2.tdbloader") is None, reason="Apache Jena's tdb2.tdbloader is not installed")
def test_tdb2_loads_all(tmp_path: Path) -> None:
    """Its database then answers with as many triples as were written."""
    files = write(NAMED, tmp_path)
    location = f"--loc={tmp_path / 'tdb'}"
    subprocess.run(["tdb2.tdbloader", location, *map(str, files)], capture_output=True, check=True)  # noqa: S607 - as above
    command = ["tdb2.tdbquery", location, "--results=CSV", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert answer.split()[-1] == str(len(NAMED.triples))
