"""Learn from examples and extract with what was learnt: where `nlp` and `learning` meet.

parse → examples → learn → model folder, and parse → model → triples. Without a model: labels and frames → triples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kgraph.learning import (
    Extractor,
    Lesson,
    Model,
    Problem,
    Settings,
    learn,
    load_model_folder,
    read_examples,
)
from kgraph.nlp import load_pipeline
from kgraph.nlp.parse import iter_parsed, load_parser
from kgraph.nlp.schema_reading import TextReader
from kgraph.ontology import load_ontology
from kgraph.ontology.check import require_sound
from kgraph.parsed import Extracted

Progress = Callable[[int, str], None]


def train(
    pairs: Sequence[tuple[Path, Path]],
    *,
    settings: Settings | None = None,
    base: Model | None = None,
    model: str = "",
    progress: Progress | None = None,
) -> tuple[Model, list[Problem]]:
    """Learn one model from pairs of an ontology and a file of examples.

    Args:
        pairs: Ontology and examples.
        settings: How to learn.
        base: An earlier model to start from.
        model: Installed spaCy model to parse with.
        progress: Called with the number of steps done and the name of the next.

    Returns:
        The model, and a problem for each line, triple or name that could not be used.

    Raises:
        KgraphError: If a file cannot be used, or nothing can be learnt.
    """
    nlp = load_parser(model)
    lessons: list[Lesson] = []
    problems: list[Problem] = []
    for done, (ontology_file, examples_file) in enumerate(pairs):
        if progress is not None:
            progress(done, f"reading {examples_file}")
        ontology = load_ontology(ontology_file)
        examples, wrong = read_examples(examples_file, ontology)
        problems += wrong
        parsed = tuple(iter_parsed((example.text for example in examples), nlp))
        lessons.append(Lesson(examples_file.name, ontology, examples, parsed))
    learnt, not_found = learn(lessons, settings, progress, base)
    return learnt, problems + not_found


def extract(
    texts: Iterable[str], folder: Path | Model | None, ontology: Path | None, *, model: str = ""
) -> Iterator[list[Extracted]]:
    """Extract triples from texts, in order.

    Args:
        texts: Sentences or short paragraphs.
        folder: A model, or the folder it is kept in; None to read by the ontology's labels and frames alone.
        ontology: The ontology to extract for: one of those the model was learnt for; None for ours.
        model: Installed spaCy model to parse with.

    Raises:
        KgraphError: If the model or the ontology cannot be used.
    """
    read = load_ontology(ontology)
    if folder is None:
        require_sound(read)
        nlp = load_pipeline(model, ontology=ontology, open_statements=False)
        return TextReader(nlp, read).iter_extracted(texts)
    return LearntReader(folder, ontology, model=model)(texts)


class LearntReader:
    """Read texts with a learnt model.

    Args:
        folder: A model, or the folder it is kept in.
        ontology: The ontology to extract for, one of those the model was learnt for; None for ours.
        model: Installed spaCy model to parse with.

    Raises:
        KgraphError: If the model or the ontology cannot be used.
    """

    def __init__(self, folder: Path | Model, ontology: Path | None, *, model: str = "") -> None:
        learnt = load_model_folder(folder) if isinstance(folder, Path) else folder
        self._extractor = Extractor(learnt, load_ontology(ontology))
        self._nlp = load_parser(model)

    def __call__(self, texts: Iterable[str]) -> Iterator[list[Extracted]]:
        """Extract the triples of texts, in order."""
        return (self._extractor.extract(parsed) for parsed in iter_parsed(texts, self._nlp))


def load_reader(model_dir: str, ontology: str | None = None, model: str = "") -> LearntReader:
    """Load what the component `kgraph_learnt` reads with (`@misc = "kgraph.LearntReader.v1"`)."""
    return LearntReader(Path(model_dir), Path(ontology) if ontology else None, model=model)
