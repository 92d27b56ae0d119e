"""Measure how much of the gold is read, and how much of what is read is right, for development and for test.

    python benchmarks/quality.py                       the whole tables
    python benchmarks/quality.py --format json         the same for a program
    python benchmarks/quality.py --part dev --errors   every error of the development part

Errors of the test part are never listed: a figure is worth something only as long as nobody tunes on it. Needs the
language model, and about half a minute.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kgraph import build
from kgraph.evaluation import Evaluation, evaluate, gold_documents, read_gold, to_json, to_table

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold"
PARTS = ("dev", "test")


def measure(part: str) -> Evaluation:
    """Read one part of the gold and compare."""
    records = read_gold(GOLD / f"{part}.jsonl")
    result = build(gold_documents(records))
    return evaluate(records, result.entities, result.statements, result.ontology)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--part", choices=PARTS, action="append", help="which part; both if not given")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--errors", action="store_true", help="list the errors of the development part")
    options = parser.parse_args()
    found = {part: measure(part) for part in options.part or PARTS}
    if options.format == "json":
        contents = {part: json.loads(to_json(evaluation)) for part, evaluation in found.items()}
        hidden = {part: content | {"findings": []} for part, content in contents.items() if part != "dev"}
        print(json.dumps(contents | hidden, indent=2, sort_keys=True, ensure_ascii=False))
        return
    for part, evaluation in found.items():
        print(f"== {part}\n{to_table(evaluation)}")
        if options.errors and part == "dev":
            print("\n".join(evaluation.findings))


if __name__ == "__main__":
    main()
