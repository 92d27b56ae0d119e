"""Spark reads what a build reads, by its own workers: `make spark` installs it, and it needs Java."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine_samples import dangerous
from kgraph.build import build, build_collection
from kgraph.config import BuildConfig
from kgraph.engine.frames import SCHEMA, archive_of, pandas_batches

sql = pytest.importorskip("pyspark.sql", reason="needs PySpark: make spark")
pytestmark = [
    pytest.mark.spark,
    pytest.mark.model,
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
    # Spark leaves sockets to the end of the process.
    pytest.mark.filterwarnings("ignore"),
]
LINES = 100


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> BuildConfig:
    """Give a pipeline that starts at once, on the path of the workers too."""
    config = dangerous(tmp_path_factory.mktemp("danger"))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return config


@pytest.fixture(scope="module")
def spark(config: BuildConfig) -> Iterator[Any]:
    """Start Spark on this machine with two workers."""
    assert config.config is not None
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


def test_spark_reads_what_a_build_reads(spark: Any, config: BuildConfig, tmp_path: Path) -> None:
    """Every file of the folder has the bytes of a build of the same lines."""
    file = tmp_path / "notes.jsonl"
    lines = (f'{{"id": "n{number}", "text": "Note {number} cost $ {number} million."}}\n' for number in range(LINES))
    file.write_text("".join(lines), encoding="utf-8")
    read = pandas_batches(file.name, config)
    records = spark.read.text(str(file)).repartition(4).mapInPandas(read, SCHEMA)
    kept = archive_of(row.record for row in records.toLocalIterator())
    result = build_collection(kept.collection, config=config, kept=kept)
    assert LINES == result.taken_over
    assert dict(build([file], config=config).files()) == dict(result.files())
