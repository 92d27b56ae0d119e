"""Keep a model in a folder: `model.json`, `labels.json`, `trees.json`, and of each stage weights (`.npz`) and names."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import scipy.sparse as sp

from kgraph.errors import ExportError, PipelineError
from kgraph.learning.comparing import NUMBERS, Judge
from kgraph.learning.labels import LabelForms
from kgraph.learning.linear import Linear
from kgraph.learning.memory import Memory
from kgraph.learning.model import LearntOntology, Model
from kgraph.learning.trees import Trees

FORMAT = 5
_MODEL, _LABELS = "model.json", "labels.json"
_STAGES = ("subjects", "objects", "pairs")
_JUDGE, _TREES = "judge", "trees.json"
_FORMS = "forms"


def save_model(model: Model, folder: Path) -> None:
    """Write a model; the same model gives the same bytes.

    Raises:
        ExportError: If the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _STAGES:
            _save_stage(getattr(model, name), folder / name)
        _save_stage(model.labels.weights, folder / _FORMS)
        _save_stage(model.judge.weights, folder / _JUDGE)
        _write(folder / _TREES, _from_trees(model.judge.trees))
        _write(folder / _LABELS, {"known": model.labels.memory.known, "tails": model.labels.memory.tails})
        _write(
            folder / _MODEL,
            {
                "format": FORMAT,
                "about": model.about,
                "coverage": model.coverage,
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
    with _reading(folder / _MODEL):
        head = _read(folder / _MODEL)
        _require_format(head.get("format"), folder)
        about, coverage, always = head["about"], float(head["coverage"]), bool(head["always"])
        ontologies = tuple(LearntOntology(**learnt) for learnt in head["ontologies"])
        if not isinstance(about["lessons"], list) or not all(
            isinstance(o.relations, dict) and isinstance(o.examples, dict) for o in ontologies
        ):
            raise TypeError
    with _reading(folder / _LABELS):
        labels = {
            name: {key: Counter(counts) for key, counts in table.items()}
            for name, table in _read(folder / _LABELS).items()
        }
        memory = Memory(labels["known"], labels["tails"])
    subjects, objects, pairs, weights, forms = (_load_stage(folder / name) for name in (*_STAGES, _JUDGE, _FORMS))
    with _reading(folder / _TREES):
        judge = Judge(weights, _to_trees(_read(folder / _TREES)))
    return Model(about, ontologies, subjects, objects, pairs, judge, LabelForms(memory, forms), coverage, always)


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Turn whatever goes wrong while a file of a model is read into one line that names the file."""
    hint = "Give a folder written by kgraph train, or train anew."
    try:
        yield
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise PipelineError("bad-model", f"'{file}' cannot be read: {reason}.", hint) from error
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, EOFError, BadZipFile, zlib.error) as error:
        raise PipelineError("bad-model", f"'{file}' is damaged, or no part of a model.", hint) from error


def _require_format(found: object, folder: Path) -> None:
    if found != FORMAT:
        raise PipelineError(
            "model-version",
            f"'{folder}' holds a model of format {found!r}, not {FORMAT}.",
            "Train it anew with this version.",
        )


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
    file = path.with_suffix(".json")
    with _reading(file):
        names = _read(file)
        features = {feature: number for number, feature in enumerate(names["features"])}
        columns = tuple(names["columns"])
    file = path.with_suffix(".npz")
    with _reading(file), np.load(file, allow_pickle=False) as table:
        shape = (len(features), len(columns))
        weights = sp.csc_matrix((table["values"], table["rows"], table["starts"]), shape=shape)
        # Numbers that lead beyond the matrix would be followed without a word.
        weights.check_format(full_check=True)
        bias = table["bias"]
        if tuple(table["shape"]) != shape or bias.shape != (len(columns),):
            raise ValueError
    return Linear(features, columns, weights, bias)


def _from_trees(trees: Trees | None) -> dict[str, Any]:
    """Write trees as questions ("is this number above that?") and values."""
    if trees is None:
        return {"bias": 0.0, "trees": []}
    return {
        "bias": trees.bias,
        "trees": [
            {"questions": [[trees.names[n], bound] for n, bound in zip(numbers, bounds, strict=True)], "values": values}
            for numbers, bounds, values in zip(
                trees.numbers.tolist(), trees.bounds.tolist(), trees.values.tolist(), strict=True
            )
        ],
    }


def _to_trees(content: dict[str, Any]) -> Trees | None:
    """Read trees back.

    Raises:
        ValueError: If one asks about no number there is, or has not a value for each row of answers.
    """
    trees = content["trees"]
    if not trees:
        return None
    numbers = np.array([[NUMBERS.index(name) for name, _ in tree["questions"]] for tree in trees], np.intp)
    bounds = np.array([[float(bound) for _, bound in tree["questions"]] for tree in trees])
    values = np.array([tree["values"] for tree in trees], np.float64)
    if values.shape != (len(trees), 1 << numbers.shape[1]):
        raise ValueError
    return Trees(NUMBERS, numbers, bounds, values, float(content["bias"]))


def _write(path: Path, content: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    path.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content
