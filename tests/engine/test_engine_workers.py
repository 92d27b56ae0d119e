"""Whoever reads a document, what is read is the same; who dies is replaced, and what killed them is set aside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from engine_samples import FAILING, KILLING, dangerous, notes
from kgraph.archive import Journal, cut
from kgraph.config import BuildConfig
from kgraph.engine import read_documents
from kgraph.engine.pool import read_in_workers
from kgraph.engine.shard import Job
from kgraph.errors import PipelineError
from kgraph.model import Document, Reading

READER = "r"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> BuildConfig:
    """Give a pipeline with a component that fails or dies when it is asked to."""
    return dangerous(tmp_path_factory.mktemp("danger"))


def here(documents: list[Document], config: BuildConfig) -> Mapping[Document, Reading]:
    """Read in this process."""
    return read_documents(documents, config, READER)


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_workers_read_what_this_process_reads(config: BuildConfig, workers: int) -> None:
    """The number of processes changes nothing."""
    documents = notes(150)
    told: list[tuple[int, int]] = []
    many = read_documents(
        documents,
        replace(config, workers=workers),
        READER,
        progress=lambda done, _, total=0: told.append((done, total)),
    )
    assert here(documents, config) == many
    assert (150, 150) == told[-1]


def test_a_document_that_fails_is_told(config: BuildConfig) -> None:
    """The others of its batch are read; it holds nothing, and a rejection gives the component's own words."""
    documents = notes(5, n3=FAILING)
    readings = here(documents, config)
    assert [] == list(readings[documents[3]].entities)
    (rejection,) = readings[documents[3]].rejections
    assert ("reader-failed", documents[3].id) == (rejection.reason, rejection.document)
    assert "ValueError" in rejection.detail
    whole = here(notes(5), config)
    assert all(readings[document] == whole[document] for document in documents if document != documents[3])


@pytest.mark.slow
def test_a_document_that_kills_is_set_aside(config: BuildConfig, tmp_path: Path) -> None:
    """The workers that it kills are replaced, and everything else is read."""
    documents = notes(70, n3=KILLING)
    journal = Journal(tmp_path / "journal", READER)
    readings = read_documents(documents, replace(config, workers=2), READER, journal=journal)
    (rejection,) = readings[documents[3]].rejections
    assert "died" in rejection.detail
    whole = here(notes(70), config)
    assert all(readings[document] == whole[document] for document in documents if document != documents[3])
    assert readings == journal.load()


@pytest.mark.slow
def test_what_cannot_be_loaded_is_told_as_here(config: BuildConfig, tmp_path: Path) -> None:
    """An error in the worker is the error of the build."""
    broken = replace(config, model=str(tmp_path / "no-model"))
    with pytest.raises(PipelineError, match="unknown-model"):
        read_documents(notes(1), replace(broken, workers=1), READER)


def test_workers_that_die_at_once_are_not_started_for_ever(
    config: BuildConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some attempts the build gives up and says why."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(PipelineError, match=r"worker-died.*exit code 1"):
        read_in_workers(cut(notes(1)), Job(config, tmp_path, READER), 1)


@pytest.mark.slow
def test_the_parent_never_loads_the_model(config: BuildConfig, tmp_path: Path) -> None:
    """Handing out shards needs no spaCy."""
    code = (
        "import sys; from pathlib import Path; from kgraph.config import BuildConfig; "
        "from kgraph.documents import read_text_string; from kgraph.engine import read_documents; "
        f"config = BuildConfig(model={config.model!r}, config=Path({str(config.config)!r}), workers=1); "
        "read_documents([read_text_string('Note 1 cost $ 1 million.')], config, 'r'); "
        "sys.exit('spacy' in sys.modules or 'thinc' in sys.modules)"
    )
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, cwd=tmp_path, check=False, timeout=120
    )
    assert 0 == done.returncode
