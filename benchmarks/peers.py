"""Measure a peer that also takes triples from text, textacy, on the same articles and with the same model.

    python benchmarks/peers.py            the sample articles
    python benchmarks/peers.py FOLDER     others

Printed is CPU time of spaCy's pipeline alone, of it with textacy's subject-verb-object triples, and of kgraph's
reading. How many triples there are says nothing of how many are right. `make bench` installs textacy apart from kgraph.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from kgraph.documents import iter_documents
from kgraph.model import Document
from kgraph.nlp import choose_model, iter_readings, load_pipeline
from kgraph.ontology import load_ontology

ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles"
Count = Callable[[], int]


def main() -> None:
    """Measure each and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ARTICLES, help="folder of articles")
    documents = [item for item in iter_documents([parser.parse_args().folder]) if isinstance(item, Document)]
    texts = [document.text for document in documents]
    plain = spacy.load(choose_model())
    nlp, ontology = load_pipeline(), load_ontology()
    print(f"{len(documents)} articles           CPU s  triples")
    alone = _measure("spaCy alone", lambda: 0 * sum(len(doc) for doc in plain.pipe(texts)))
    if importlib.util.find_spec("textacy"):
        extract = importlib.import_module("textacy.extract")
        triples = extract.subject_verb_object_triples
        _measure("spaCy, textacy", lambda: sum(len(list(triples(doc))) for doc in plain.pipe(texts)), alone)
    else:
        print("textacy is not installed: make bench does so")
    readings = lambda: sum(len(reading.statements) for reading in iter_readings(documents, nlp, ontology))  # noqa: E731
    _measure("kgraph, reading", readings, alone)


def _measure(name: str, count: Count, alone: float = 0.0) -> float:
    """Run twice, so that nothing is loaded in the second, and print what that took."""
    count()
    start = time.process_time()
    found = count()
    seconds = time.process_time() - start
    times = f"{seconds / alone:6.2f} x spaCy alone" if alone else ""
    print(f"{name:18} {seconds:10.2f} {found:8} {times}".rstrip(), flush=True)
    return seconds


if __name__ == "__main__":
    main()
