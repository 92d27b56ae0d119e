"""Fit what each feature tells of a triple that labels alone may say: `src/kgraph/nlp/schema_reading/weights.json`.

    python benchmarks/schema_weights.py FOLDER            fit, and write the file
    python benchmarks/schema_weights.py FOLDER --dry-run  fit, and say what it would hold

FOLDER is laid out as for `text2kg.py`. Only `fit.jsonl` of ontologies with an odd number is used, so that those with an
even number, and every `dev.jsonl`, stay unseen. Features name places in the grammar and kinds of things, never a word
of a text or a property of an ontology, so the weights serve ontologies that were never seen. Each ontology counts the
same; a triple of a relation that the gold of the sentence does not have counts half, as gold is seldom complete.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kgraph.learning import read_examples
from kgraph.learning.linear import fit_column, number_features, to_rows
from kgraph.nlp import load_pipeline
from kgraph.nlp.parse import mend
from kgraph.nlp.schema_reading import SchemaReader
from kgraph.nlp.schema_reading.weights import Weights
from kgraph.ontology import load_ontology

TARGET = Path(__file__).resolve().parents[1] / "src" / "kgraph" / "nlp" / "schema_reading" / "weights.json"
SENTENCES, LEAST, LOOSENESS, SMALLEST, INCOMPLETE = 100, 20, 0.015, 0.02, 0.5


class Row(NamedTuple):
    """A triple that a sentence may say: what tells of it, whether it is right, and how much it counts."""

    features: tuple[str, ...]
    is_right: bool
    importance: float


def main() -> int:
    """Fit the weights, and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    rows = [row for path in list_seen(options.folder) for row in read_rows(path)]
    weights = fit(rows)
    if not options.dry_run:
        data = {"bias": round(weights.bias, 3), "features": dict(sorted(weights.features.items()))}
        TARGET.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(rows)} triples, {sum(row.is_right for row in rows)} right, {len(weights.features)} weights")
    return 0


def list_seen(folder: Path) -> Iterator[Path]:
    """List the ontologies to fit on."""
    for data_set in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield from (path for path in sorted(data_set.iterdir()) if int(path.name.split("_")[0]) % 2)


def read_rows(path: Path) -> Iterator[Row]:
    """Weigh what the sentences of an ontology may say."""
    ontology = load_ontology(path / "ontology.ttl")
    nlp = load_pipeline("", ontology=path / "ontology.ttl", open_statements=False)
    reader = SchemaReader(ontology, weights=Weights(0.0, {}))
    examples = read_examples(path / "fit.jsonl", ontology)[0][:SENTENCES]
    for example in examples:
        right = {key(triple.subject, triple.relation, triple.object) for triple in example.triples}
        relations = {key(triple.relation) for triple in example.triples}
        scene = reader.look(nlp(mend(example.text)[0]))
        for pair in reader.weigh(scene):
            found = reader.extracted(pair, scene)
            is_right = key(found.subject.label, found.relation, found.object.label) in right
            is_sure = is_right or key(found.relation) in relations
            yield Row(pair.features, is_right, SENTENCES / len(examples) * (1.0 if is_sure else INCOMPLETE))


def key(*parts: str) -> str:
    """Make a string as the benchmark compares it."""
    return re.sub(r"[_\s]+", "", "\t".join(parts)).lower()


def fit(rows: list[Row]) -> Weights:
    """Fit one logistic regression, and drop what hardly tells anything."""
    features = number_features((row.features for row in rows), least=LEAST)
    column, _ = fit_column(
        to_rows([row.features for row in rows], features),
        np.array([row.is_right for row in rows]),
        np.array([row.importance for row in rows]),
        LOOSENESS,
    )
    kept = {name: round(float(column[number]), 3) for name, number in features.items()}
    return Weights(float(column[-1]), {name: weight for name, weight in kept.items() if abs(weight) > SMALLEST})


if __name__ == "__main__":
    sys.exit(main())
