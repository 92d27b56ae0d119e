"""Measure what each component of the pipeline costs, and a whole build, against spaCy's own pipeline on the same text.

    python benchmarks/cpu_shares.py            the sample articles
    python benchmarks/cpu_shares.py FOLDER     others
    python benchmarks/cpu_shares.py --runs 9   more runs, for a busy machine

Every run reads all articles from the start as `kgraph build` does: components of the model in batches, one after the
other; between them each document goes through kgraph's before the next does. Printed is the median over the runs, after
one run to warm up. In each run spaCy reads the same text with the same model, as spaCy loads it and untouched, by
`nlp.pipe` in batches of its own size; and a whole build (reading, grounding, resolving, all files) is measured with and
without validation. What follows reading is measured of one article alone, too: most of that is what a build pays once,
however many articles it has. Shares and ratios hold on other machines, seconds do not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgraph.archive import Archive, collect
from kgraph.build import build_collection
from kgraph.documents import iter_documents
from kgraph.model import Document, Reading
from kgraph.nlp import choose_model, load_pipeline
from kgraph.nlp.collect import Collector
from kgraph.nlp.prose import prose_of
from kgraph.nlp.read import iter_readings, settled
from kgraph.nlp.records import set_published
from kgraph.ontology import Ontology, load_ontology

ARTICLES = Path(__file__).resolve().parents[1] / "data" / "articles"
PARSER, VECTORS, RELATIONS, OURS = "parser", "tok2vec", "kgraph_relations", "kgraph_"
TOKENIZER, COLLECT, PLAIN = "tokenizer", "(collecting the statements)", "(spaCy's own pipeline on the same text)"
READ, WRITE, VALIDATE = "(reading as a build does)", "(grounding, graph and all files)", "(validation)"
ONCE = "(grounding to files of one article)"
_APART = frozenset((COLLECT, PLAIN, READ, WRITE, VALIDATE, ONCE))
_BATCH = 32
_MOST = 1.1
"""What a build may cost, in times of spaCy's own pipeline."""
Times = Mapping[str, float]
Component = Callable[[Doc], Doc]
Reader = Callable[[Doc, Document], Reading]
Made = TypeVar("Made")


class Batched(Protocol):
    """A component that takes batches."""

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Read Docs."""


def measure(documents: Sequence[Document], nlp: Language, plain: Language, ontology: Ontology) -> Times:
    """Read all documents once by component, once as a build does, and once with spaCy; give CPU-seconds by name."""
    times: dict[str, float] = defaultdict(float)
    with settled():
        texts = _by_component(times, documents, nlp, ontology)
    _clock(times, PLAIN, lambda: list(plain.pipe(texts)))
    _whole(times, documents, nlp, ontology)
    return times


def _by_component(
    times: dict[str, float], documents: Sequence[Document], nlp: Language, ontology: Ontology
) -> list[str]:
    docs = _clock(times, TOKENIZER, lambda: [nlp.make_doc(prose_of(document)) for document in documents])
    for doc, document in zip(docs, documents, strict=True):
        set_published(doc, document.published)
    for is_batched, group in groupby(nlp.pipeline, key=lambda item: hasattr(item[1], "pipe")):
        components = list(group)
        if is_batched:
            for name, component in components:
                docs = _clock(times, name, partial(_batched, component, docs))
        else:
            is_last = components[-1] == nlp.pipeline[-1]
            reader = partial(_collect, ontology) if is_last else None
            docs = [_through(times, components, *pair, reader) for pair in zip(docs, documents, strict=True)]
    return [doc.text for doc in docs]


def _whole(times: dict[str, float], documents: Sequence[Document], nlp: Language, ontology: Ontology) -> None:
    """Build the graph and write all files; the model is loaded before, as it is for spaCy."""
    readings = _clock(times, READ, lambda: list(iter_readings(documents, nlp, ontology)))
    times[WRITE], times[VALIDATE] = _finish(readings)
    times[ONCE], _ = _finish(readings[:1])


def _finish(readings: Sequence[Reading]) -> tuple[float, float]:
    """Do all that follows reading; give its CPU-seconds without validation, and those of validation."""
    collection = collect(reading.document for reading in readings)
    kept = Archive(collection, {reading.document: reading for reading in readings})
    building = vars(sys.modules[build_collection.__module__])
    validate, times = building["validate"], defaultdict[str, float](float)
    building["validate"] = partial(_clock_call, times, validate)
    try:
        with TemporaryDirectory() as folder:
            _clock(times, WRITE, lambda: build_collection(collection, kept=kept).save(Path(folder) / "out"))
    finally:
        building["validate"] = validate
    return times[WRITE] - times[VALIDATE], times[VALIDATE]


def _clock_call(times: dict[str, float], call: Callable[..., Made], *args: object, **options: object) -> Made:
    return _clock(times, VALIDATE, lambda: call(*args, **options))


def _clock(times: dict[str, float], name: str, step: Callable[[], Made]) -> Made:
    started = time.process_time()
    made = step()
    times[name] += time.process_time() - started
    return made


def _batched(component: Component, docs: list[Doc]) -> list[Doc]:
    return list(cast("Batched", component).pipe(docs, batch_size=_BATCH))


def _through(
    times: dict[str, float], components: list[tuple[str, Component]], doc: Doc, document: Document, last: Reader | None
) -> Doc:
    """Read one Doc with components that take no batches, one after the other, as `Language.pipe` does."""
    for name, component in components:
        doc = _clock(times, name, partial(component, doc))
    if last is not None:
        _clock(times, COLLECT, partial(last, doc, document))
    return doc


def _collect(ontology: Ontology, doc: Doc, document: Document) -> Reading:
    return Collector(doc, document, ontology).collect()


def middle(runs: Sequence[Times]) -> Times:
    """Give the median of each component over the runs."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for run in runs:
        for name, seconds in run.items():
            found[name].append(seconds)
    return {name: median(seconds) for name, seconds in found.items()}


def show(times: Times, runs: Sequence[Times], tokens: int) -> None:
    """Print the table and the ratios; those of one run are compared with each other, then the median is taken."""
    inside = {name: seconds for name, seconds in times.items() if name not in _APART}
    whole = sum(inside.values())
    print(f"{'component':<36} {'CPU ms':>8} {'share':>7} {'ms per 1000 tokens':>19}")
    for name, seconds in times.items():
        share = f"{seconds / whole:7.1%}" if name in inside else f"{'':>7}"
        print(f"{name:<36} {1000 * seconds:8.1f} {share} {1e6 * seconds / tokens:19.2f}")
    print(f"{'whole pipeline':<36} {1000 * whole:8.1f} {1:7.1%} {1e6 * whole / tokens:19.2f}\n")

    def ratio(above: Callable[[Times], float], below: Callable[[Times], float]) -> float:
        return median(above(run) / below(run) for run in runs)

    relations = ratio(lambda run: run[RELATIONS], lambda run: run[PARSER])
    verdict = "ok" if relations < 1 else f"too much by {relations - 1:.2f}"
    print(f"relation components / parser: {relations:.2f} (asked: less than 1) {verdict}")
    if VECTORS in times:
        with_vectors = ratio(lambda run: run[RELATIONS], lambda run: run[PARSER] + run[VECTORS])
        print(f"relation components / parser with the {VECTORS} that it shares: {with_vectors:.2f}")
    components = ratio(_ours, lambda run: run[PLAIN])
    print(f"all kgraph components / spaCy's own pipeline: {components:.2f}")
    print(f"whole pipeline / spaCy's own pipeline: {ratio(_all, lambda run: run[PLAIN]):.2f}")
    built = ratio(lambda run: run[READ] + run[WRITE], lambda run: run[PLAIN])
    verdict = "ok" if built <= _MOST else f"too much by {built - _MOST:.2f}"
    print(f"whole build without validation / spaCy's own pipeline: {built:.2f} (asked: at most {_MOST}) {verdict}")
    growing = ratio(lambda run: run[READ] + run[WRITE] - run[ONCE], lambda run: run[PLAIN])
    print(f"the same without what one article alone costs after reading: {growing:.2f}")
    validated = ratio(lambda run: run[READ] + run[WRITE] + run[VALIDATE], lambda run: run[PLAIN])
    print(f"whole build with validation / spaCy's own pipeline: {validated:.2f}")


def _ours(run: Times) -> float:
    return sum(seconds for name, seconds in run.items() if name.startswith(OURS))


def _all(run: Times) -> float:
    return sum(seconds for name, seconds in run.items() if name not in _APART)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ARTICLES, help="folder of articles")
    parser.add_argument("--runs", type=int, default=5, help="how often the articles are read")
    options = parser.parse_args()
    documents = [item for item in iter_documents([options.folder]) if isinstance(item, Document)]
    if not documents:
        sys.exit(f"{options.folder} holds nothing that can be read")
    nlp, ontology = load_pipeline(), load_ontology()
    plain = spacy.load(choose_model(), exclude=["senter"])
    tokens = sum(len(nlp.make_doc(prose_of(document))) for document in documents)
    measure(documents, nlp, plain, ontology)
    runs = [measure(documents, nlp, plain, ontology) for _ in range(options.runs)]
    print(f"{len(documents)} documents, {tokens} tokens, median of {options.runs} runs, model {choose_model()}\n")
    show(middle(runs), runs, tokens)


if __name__ == "__main__":
    main()
