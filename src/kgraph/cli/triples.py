"""Evaluate triples of sentences: from a file of predictions, or extracted in passing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.cli.console import say, show_progress
from kgraph.errors import ReadError

if TYPE_CHECKING:
    from kgraph.evaluation.triples import Scores, StringTriple
    from kgraph.learning import Example

_SHOWN = 5


def holds_triples(gold: Path) -> bool:
    """Tell whether a file holds sentences with triples, as `kgraph train` takes them, and no statements."""
    from kgraph.learning import read_lines  # noqa: PLC0415 - starts scipy

    contents = (content for _, content in read_lines(gold) if isinstance(content, dict))
    first = next(contents, {})
    return "triples" in first and "statements" not in first


def score_file(
    gold: Path, predictions: Path | None, ontology: Path | None, model_dir: Path | None, model: str
) -> Scores:
    """Score triples against gold; what cannot be used in either file is counted and named by line.

    Args:
        gold: Sentences with their triples.
        predictions: What `kgraph extract` wrote for them; None to extract in passing.
        ontology: The ontology of both.
        model_dir: Learnt model to extract with.
        model: Installed spaCy model to read with.

    Returns:
        A row of figures for each sentence.

    Raises:
        KgraphError: If a file cannot be used.
    """
    import numpy as np  # noqa: PLC0415 - --help stays quick

    from kgraph.evaluation import score_triples  # noqa: PLC0415 - as above
    from kgraph.learning import read_examples  # noqa: PLC0415 - starts scipy
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib

    read = load_ontology(ontology)
    examples, problems = read_examples(gold, read)
    for problem in problems[:_SHOWN]:
        say(f"not used    {problem}")
    if len(problems) > _SHOWN:
        say(f"not used    {len(problems) - _SHOWN} more of {gold.name}")
    found = _read(predictions, examples) if predictions else _extract(examples, ontology, model_dir, model)
    relations = {property_.label for property_ in read.properties.values()}
    rows = [
        score_triples(triples, [(t.subject, t.relation, t.object) for t in example.triples], example.text, relations)
        for example, triples in zip(examples, found, strict=True)
    ]
    return np.array(rows)


def _extract(
    examples: list[Example], ontology: Path | None, model_dir: Path | None, model: str
) -> list[list[StringTriple]]:
    from kgraph.extraction import extract  # noqa: PLC0415 - starts spaCy

    found: list[list[StringTriple]] = []
    with show_progress("sentence") as progress:
        for triples in extract((example.text for example in examples), model_dir, ontology, model=model):
            found.append([(triple.subject.label, triple.relation, triple.object.label) for triple in triples])
            progress(len(found), examples[len(found) - 1].id)
    return found


def _read(path: Path, examples: list[Example]) -> list[list[StringTriple]]:
    """Read predictions by id; a sentence without a line has none."""
    from kgraph.learning import parts_of, read_lines  # noqa: PLC0415 - starts scipy

    found: dict[str, list[StringTriple]] = {}
    bad: list[int] = []
    for number, content in read_lines(path):
        triples = content.get("triples") if isinstance(content, dict) else None
        if not isinstance(content, dict) or "id" not in content or not isinstance(triples, list):
            bad.append(number)
        else:
            found[str(content["id"])] = [parts_of(triple) for triple in triples]
    if bad:
        more = f" and {len(bad) - _SHOWN} more" if len(bad) > _SHOWN else ""
        say(
            f"not read    lines {', '.join(map(str, bad[:_SHOWN]))}{more} of {path.name}: no object with id and triples"
        )
    absent = [example.id for example in examples if example.id not in found]
    if len(absent) == len(examples):
        raise ReadError(
            "nothing-predicted",
            f"'{path}' has no line for any of the {len(examples)} sentences; the first is {absent[0]!r}.",
            "Give what kgraph extract wrote for them.",
        )
    if absent:
        say(f"no line     for {len(absent)} of {len(examples)} sentences, such as {absent[0]!r}: nothing is predicted")
    return [found.get(example.id, []) for example in examples]
