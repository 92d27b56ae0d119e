"""One server for all tests of the folder that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli_runner import SAMPLE
from kgraph.store import load
from sparql_service import served


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample, for reading only."""
    store = tmp_path_factory.mktemp("reading") / "store"
    load([SAMPLE / "graph.ttl", SAMPLE / "graph.trig"], store)
    with served(store, "--timeout", "3", "--cors", "*") as url:
        yield url


@pytest.fixture(scope="session")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve a store of the sample that may be changed, and give its folder too."""
    store = tmp_path_factory.mktemp("changing") / "store"
    load([SAMPLE / "graph.ttl", SAMPLE / "graph.trig"], store)
    with served(store, "--updates") as url:
        yield url, store
