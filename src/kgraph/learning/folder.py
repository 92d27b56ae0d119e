"""Keep a model in a folder: `model.json`, `labels.json`, and for each stage weights (`.npz`) and names (`.json`)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from kgraph.errors import ExportError, PipelineError
from kgraph.learning.labels import LabelForms
from kgraph.learning.linear import Linear
from kgraph.learning.model import LearntOntology, Model

FORMAT = 1
_MODEL, _LABELS = "model.json", "labels.json"
_STAGES = ("subjects", "objects", "pairs")


def save_model(model: Model, folder: Path) -> None:
    """Write a model; the same model gives the same bytes.

    Raises:
        ExportError: If the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _STAGES:
            _save_stage(getattr(model, name), folder / name)
        _write(folder / _LABELS, {"counts": model.labels.counts, "known": model.labels.known})
        _write(
            folder / _MODEL,
            {
                "format": FORMAT,
                "about": model.about,
                "threshold": model.threshold,
                "always": model.always,
                "ontologies": [asdict(learnt) for learnt in model.ontologies],
            },
        )
    except OSError as error:
        raise ExportError(
            "unwritable-model", f"'{folder}' cannot be written: {error.strerror}.", "Name another folder with --output."
        ) from error


def load_model_folder(folder: Path) -> Model:
    """Read a model.

    Raises:
        PipelineError: If the folder holds none, or one of another version.
    """
    try:
        head = _read(folder / _MODEL)
        if head.get("format") != FORMAT:
            raise PipelineError(
                "model-version",
                f"'{folder}' holds a model of format {head.get('format')!r}, not {FORMAT}.",
                "Train it anew with this version.",
            )
        labels = {
            name: {key: Counter(counts) for key, counts in table.items()}
            for name, table in _read(folder / _LABELS).items()
        }
        subjects, objects, pairs = (_load_stage(folder / name) for name in _STAGES)
        return Model(
            about=head["about"],
            ontologies=tuple(LearntOntology(**learnt) for learnt in head["ontologies"]),
            subjects=subjects,
            objects=objects,
            pairs=pairs,
            labels=LabelForms(labels["counts"], labels["known"]),
            threshold=float(head["threshold"]),
            always=bool(head["always"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise PipelineError(
            "bad-model", f"'{folder}' holds no model of ours: {reason}.", "Give a folder written by kgraph train."
        ) from error


def _save_stage(stage: Linear, path: Path) -> None:
    weights = sp.csc_matrix(stage.weights)
    with path.with_suffix(".npz").open("wb") as file:
        np.savez_compressed(
            file,
            values=weights.data,
            rows=weights.indices,
            starts=weights.indptr,
            shape=np.array(weights.shape),
            bias=stage.bias,
        )
    _write(path.with_suffix(".json"), {"columns": stage.columns, "features": list(stage.features)})


def _load_stage(path: Path) -> Linear:
    names = _read(path.with_suffix(".json"))
    with np.load(path.with_suffix(".npz"), allow_pickle=False) as table:
        weights = sp.csc_matrix((table["values"], table["rows"], table["starts"]), shape=tuple(table["shape"]))
        bias = table["bias"]
    features = {feature: number for number, feature in enumerate(names["features"])}
    return Linear(features, tuple(names["columns"]), weights, bias)


def _write(path: Path, content: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content
