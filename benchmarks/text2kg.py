"""Measure learning from examples on a folder of ontologies such as Text2KGBench.

    python benchmarks/text2kg.py FOLDER                  every data set in FOLDER, all examples
    python benchmarks/text2kg.py FOLDER --curve          with 10, 50, 200 and all examples of each ontology
    python benchmarks/text2kg.py FOLDER --no-examples    by the labels of the ontologies alone: nothing is learnt
    python benchmarks/text2kg.py FOLDER --only NAME      one data set
    python benchmarks/text2kg.py FOLDER --part fit       measured on another part

FOLDER/DATASET/ONTOLOGY/ holds `ontology.ttl`, `fit.jsonl` (learnt from) and `dev.jsonl` (measured on). One model is
learnt for each data set, over its ontologies together. Nothing of the data or of the model is kept. Figures are means
over sentences, then over ontologies, as the benchmark defines them (https://doi.org/10.5281/zenodo.7916716):

- official: predicted triples whose relation is not in the sentence's gold are thrown away before counting
- strict: they count against precision
- conformance: share of predicted relations that the ontology has
- hallucination: share of predicted subjects and of objects that the sentence does not hold, case, accents and
  punctuation aside; normalised dates, numbers and labels of the examples count as such

Time is that of sentences parsed and their triples extracted, as `kgraph extract` does it, beside the time that spaCy
takes for the same sentences with the same model as spaCy loads it. Loading is not in it, and each has read other
sentences before: of `fit.jsonl`, so that nothing of the sentences measured is remembered.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kgraph.evaluation import score_triples, triples_to_table
from kgraph.extraction import extract
from kgraph.learning import Example, Extractor, Lesson, Settings, learn, read_examples
from kgraph.nlp.load import load_model
from kgraph.nlp.parse import iter_parsed, load_parser
from kgraph.ontology import Ontology, load_ontology
from kgraph.parsed import Extracted

if TYPE_CHECKING:
    from spacy.language import Language

    from kgraph.evaluation.triples import Scores

SIZES = (10, 50, 200)
WARM_UP = 100


def main() -> int:
    """Measure each data set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", metavar="NAME", help="one data set")
    parser.add_argument("--curve", action="store_true", help="learn from 10, 50 and 200 examples an ontology too")
    parser.add_argument("--no-examples", action="store_true", help="read by the ontologies' labels alone")
    parser.add_argument("--part", default="dev", metavar="NAME", help="part to measure on")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    names = [options.only] if options.only else sorted(path.name for path in options.folder.iterdir() if path.is_dir())
    nlp = None if options.no_examples else load_parser()
    for name in names:
        if nlp is None:
            measure_labels(options.folder / name, options.part, options.seed)
        else:
            measure(options.folder / name, nlp, SIZES if options.curve else (), options)
    return 0


def measure_labels(folder: Path, part: str, seed: int) -> None:
    """Measure on one data set what labels alone give, and print the figures."""
    scores = {}
    started = time.process_time()
    for path in list_lessons(folder):
        ontology = load_ontology(path / "ontology.ttl")
        examples = read_part(path, part, ontology)
        predicted = list(extract((example.text for example in examples), None, path / "ontology.ttl"))
        scores[path.name] = score_lesson(ontology, examples, predicted)
    print(f"\n{folder.name}: no examples, {time.process_time() - started:.0f} s of CPU")
    print(triples_to_table(scores, seed), end="")


def measure(folder: Path, nlp: Language, sizes: Sequence[int], options: argparse.Namespace) -> None:
    """Measure one data set, and print its figures."""
    seed = options.seed
    fit = list(read_lessons(folder, "fit", nlp))
    dev = list(read_lessons(folder, options.part, nlp))
    parsing, stock = time_parsers(dev, nlp)
    for size in (*sizes, 0):
        lessons = [cut(lesson, size, seed) for lesson in fit]
        started = time.process_time()
        model, problems = learn(lessons, Settings(seed=seed))
        learning = time.process_time() - started
        scores, extracting = {}, 0.0
        for taught, lesson in zip(fit, dev, strict=True):
            extractor = Extractor(model, lesson.ontology)
            for parsed in taught.parsed[:WARM_UP]:
                extractor.extract(parsed)
            started = time.process_time()
            predicted = [extractor.extract(parsed) for parsed in lesson.parsed]
            extracting += time.process_time() - started
            scores[lesson.file] = score_lesson(lesson.ontology, lesson.examples, predicted)
        print(f"\n{folder.name}: {size or 'all'} examples an ontology, learnt in {learning:.0f} s of CPU,", end=" ")
        print(f"{len(problems)} names not found; extraction, parsing included, takes", end=" ")
        print(f"{(parsing + extracting) / stock:.2f} x the time of spaCy's own pipeline", end=" ")
        print(f"(parsing {parsing / stock:.2f}, the rest {extracting / stock:.2f})")
        print(triples_to_table(scores, seed), end="")


def time_parsers(lessons: Sequence[Lesson], nlp: Language) -> tuple[float, float]:
    """Parse the texts of lessons with kgraph's parser and with spaCy's own pipeline, in turns.

    Returns:
        Seconds of CPU of each; files, ontologies and models are not read meanwhile.
    """
    stock = load_model(quick=False)
    batches = [[example.text for example in lesson.examples] for lesson in lessons]
    list(stock.pipe(batches[0]))
    seconds = [(time_all(iter_parsed(texts, nlp)), time_all(stock.pipe(texts))) for texts in batches]
    return sum(quick for quick, _ in seconds), sum(plain for _, plain in seconds)


def time_all(results: Iterable[object]) -> float:
    """Go through what is made on demand.

    Returns:
        Seconds of CPU.
    """
    started = time.process_time()
    for _ in results:
        pass
    return time.process_time() - started


def list_lessons(folder: Path) -> list[Path]:
    """List the ontologies of a data set in the order of their numbers."""
    return sorted(folder.iterdir(), key=lambda path: (len(path.name.split("_")[0]), path.name))


def read_part(folder: Path, part: str, ontology: Ontology) -> list[Example]:
    """Read the examples of one part for one ontology."""
    examples, problems = read_examples(folder / f"{part}.jsonl", ontology)
    for problem in problems:
        print(problem, file=sys.stderr)
    return examples


def read_lessons(folder: Path, part: str, nlp: Language) -> Iterator[Lesson]:
    """Read and parse one part of a data set."""
    for path in list_lessons(folder):
        ontology = load_ontology(path / "ontology.ttl")
        examples = read_part(path, part, ontology)
        yield Lesson(path.name, ontology, examples, tuple(iter_parsed((example.text for example in examples), nlp)))


def cut(lesson: Lesson, size: int, seed: int) -> Lesson:
    """Draw some examples of a lesson; 0 for all."""
    if not size:
        return lesson
    drawn = np.random.default_rng(seed).permutation(len(lesson.examples))[:size]
    places = sorted(drawn.tolist())
    return replace(
        lesson,
        examples=[lesson.examples[place] for place in places],
        parsed=[lesson.parsed[place] for place in places],
    )


def score_lesson(ontology: Ontology, examples: Sequence[Example], predicted: Sequence[Sequence[Extracted]]) -> Scores:
    """Score the sentences of one ontology."""
    known = frozenset(found.label for found in ontology.properties.values())
    rows = [
        score_triples(
            [(found.subject.label, found.relation, found.object.label) for found in triples],
            [(triple.subject, triple.relation, triple.object) for triple in example.triples],
            example.text,
            known,
        )
        for example, triples in zip(examples, predicted, strict=True)
    ]
    return np.array(rows)


if __name__ == "__main__":
    sys.exit(main())
