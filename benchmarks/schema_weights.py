"""Fit what each feature tells of a triple that labels alone may say: `src/kgraph/nlp/schema_reading/weights.json`.

    python benchmarks/schema_weights.py FOLDER            fit, and write the file
    python benchmarks/schema_weights.py FOLDER --check    fit, and exit 1 if the file holds anything else
    python benchmarks/schema_weights.py FOLDER --halves   what weights give for ontologies that they were not fitted on

FOLDER is laid out as for `text2kg.py`. Only `fit.jsonl` of ontologies with an odd number is used, so that those with an
even number, and every `dev.jsonl`, stay unseen. Features name places in the grammar, kinds of things, prepositions and
other small words, never another word of a text or a property of an ontology, so the weights serve ontologies that were
never seen. Each ontology counts the
same; a triple of a relation that the gold of the sentence does not have counts half, as gold is seldom complete.

`--halves` fits once on the ontologies with an odd number and once on the others, and measures each on every `dev.jsonl`
of the half it has not seen: the figures of `text2kg.py --no-examples` without its kindness to the ontologies fitted on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kgraph.evaluation import triples_to_table
from kgraph.learning.linear import fit_column, number_features, to_rows
from kgraph.nlp import load_pipeline
from kgraph.nlp.parse import mend
from kgraph.nlp.schema_reading import SchemaReader, TextReader
from kgraph.nlp.schema_reading.weights import Weights
from kgraph.ontology import load_ontology

if TYPE_CHECKING:
    from benchmarks.text2kg import list_lessons, read_part, score_lesson

    from kgraph.evaluation.triples import Scores
else:
    from text2kg import list_lessons, read_part, score_lesson

TARGET = Path(__file__).resolve().parents[1] / "src" / "kgraph" / "nlp" / "schema_reading" / "weights.json"
SENTENCES, LEAST, LOOSENESS, SMALLEST, INCOMPLETE = 100, 20, 0.015, 0.02, 0.5


class Row(NamedTuple):
    """A triple that a sentence may say: what tells of it, whether it is right, and how much it counts."""

    features: tuple[str, ...]
    is_right: bool
    importance: float


def main() -> int:
    """Fit the weights, and write, compare or measure them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="compare with the file")
    parser.add_argument("--halves", action="store_true", help="measure each half with the weights of the other")
    options = parser.parse_args()
    odd = fit_half(options.folder, 1)
    if options.halves:
        measure_halves(options.folder, {0: odd, 1: fit_half(options.folder, 0)})
        return 0
    data = {"bias": round(odd.bias, 3), "features": dict(sorted(odd.features.items()))}
    written = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    if options.check:
        is_same = TARGET.read_text("utf-8") == written
        print(f"{TARGET.name} {'holds' if is_same else 'does not hold'} what was fitted")
        return 0 if is_same else 1
    TARGET.write_text(written, "utf-8")
    return 0


def fit_half(folder: Path, odd: int) -> Weights:
    """Fit on the ontologies with an odd number, or an even one."""
    seen = (path for data_set in list_data_sets(folder) for path in list_half(data_set, odd))
    rows = [row for path in seen for row in read_rows(path)]
    weights = fit(rows)
    half = "odd" if odd else "even"
    print(f"{half}: {len(rows)} triples, {sum(row.is_right for row in rows)} right, {len(weights.features)} weights")
    return weights


def measure_halves(folder: Path, weights: Mapping[int, Weights]) -> None:
    """Print what each half of each data set gives.

    Args:
        folder: The data sets.
        weights: What to read the ontologies with an even number (0) and an odd one (1) with.
    """
    for data_set in list_data_sets(folder):
        scores = {
            f"{path.name}{'*' if odd else ''}": measure_ontology(path, weights[odd])
            for odd in (0, 1)
            for path in list_half(data_set, odd)
        }
        for name, table in (
            ("even", {name: score for name, score in scores.items() if not name.endswith("*")}),
            ("odd", {name: score for name, score in scores.items() if name.endswith("*")}),
            ("all", scores),
        ):
            print(f"\n{data_set.name}: {name}, read with weights of the other half")
            print(triples_to_table(table, 0), end="")


def measure_ontology(path: Path, weights: Weights) -> Scores:
    """Score the `dev.jsonl` of an ontology."""
    ontology = load_ontology(path / "ontology.ttl")
    nlp = load_pipeline("", ontology=path / "ontology.ttl", open_statements=False)
    examples = read_part(path, "dev", ontology)
    predicted = list(TextReader(nlp, ontology, weights).iter_extracted(example.text for example in examples))
    return score_lesson(ontology, examples, predicted)


def list_data_sets(folder: Path) -> list[Path]:
    """List the data sets of a folder."""
    return sorted(path for path in folder.iterdir() if path.is_dir())


def list_half(data_set: Path, odd: int) -> list[Path]:
    """List the ontologies of a data set with an odd number, or an even one."""
    return [path for path in list_lessons(data_set) if int(path.name.split("_")[0]) % 2 == odd]


def read_rows(path: Path) -> Iterator[Row]:
    """Weigh what the sentences of an ontology may say."""
    ontology = load_ontology(path / "ontology.ttl")
    nlp = load_pipeline("", ontology=path / "ontology.ttl", open_statements=False)
    reader = SchemaReader(ontology, weights=Weights(0.0, {}))
    examples = read_part(path, "fit", ontology)[:SENTENCES]
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
