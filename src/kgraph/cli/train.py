"""`kgraph train`: learn from example sentences how to extract for an ontology."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import say, show_progress
from kgraph.errors import ReadError

if TYPE_CHECKING:
    from kgraph.learning import Model, Problem

EXAMPLE = (
    "\b\nExample:\n  kgraph train --ontology ferries.ttl --examples ferries.jsonl --output ferries-model\n"
    "  kgraph train --ontology a.ttl --examples a.jsonl --ontology b.ttl --examples b.jsonl --output both"
)
_SHOWN = 5


def run(
    ontology: Annotated[list[Path], typer.Option(metavar="FILE", help="Ontology; once for each --examples.")],
    examples: Annotated[list[Path], typer.Option(metavar="FILE", help="JSON Lines: sentences with their triples.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder of the model to write.")],
    base: Annotated[Path | None, typer.Option(metavar="DIR", help="Earlier model to start from.")] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Decides how the examples are split while learning.")] = 0,
    model: Annotated[str, typer.Option(metavar="NAME", help="Installed spaCy model to read with.")] = "",
) -> None:
    """Learn from example sentences how to extract for an ontology.

    A line of the examples is {"id", "sent", "triples": [{"sub", "rel", "obj"}]}, rel the label of a property; no
    offsets are needed. Several ontologies are learnt together in one model that serves each. What cannot be used is
    counted and named by line number, all of it in DIR/problems.txt.
    """
    pairs = pair_files(ontology, examples)
    from kgraph.extraction import train  # noqa: PLC0415 - starts spaCy
    from kgraph.learning import Settings, load_model_folder, save_model  # noqa: PLC0415 - starts scipy

    earlier = load_model_folder(base) if base else None
    with show_progress("step") as progress:
        learnt, problems = train(pairs, settings=Settings(seed=seed), base=earlier, model=model, progress=progress)
    save_model(learnt, output)
    (output / "problems.txt").write_text("".join(f"{problem}\n" for problem in problems), "utf-8")
    for line in summarise(learnt, problems, output):
        say(line)


def pair_files(ontologies: Sequence[Path], examples: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Pair ontologies with files of examples, in order; one ontology serves all files.

    Raises:
        ReadError: If their numbers differ.

    Example:
        >>> len(pair_files([Path("a.ttl")], [Path("a.jsonl"), Path("b.jsonl")]))
        2
    """
    given = list(ontologies) * len(examples) if len(ontologies) == 1 else list(ontologies)
    if len(given) != len(examples):
        raise ReadError(
            "unpaired-examples",
            f"--ontology is given {len(ontologies)} times and --examples {len(examples)} times.",
            "Give one --ontology for each --examples, in the same order.",
        )
    return list(zip(given, examples, strict=True))


def summarise(model: Model, problems: Sequence[Problem], folder: Path) -> list[str]:
    """Sum up what was learnt and what could not be used in a few lines."""
    counts = Counter(problem.reason for problem in problems)
    lines = []
    for reason, count in sorted(counts.items()):
        shown = [f"{problem.file}:{problem.line}" for problem in problems if problem.reason == reason][:_SHOWN]
        more = f" and {count - len(shown)} more" if count > len(shown) else ""
        lines.append(f"not used    {reason}: {count} ({', '.join(shown)}{more})")
    triples = sum(lesson["triples"] for lesson in model.about["lessons"])
    sentences = sum(lesson["examples"] for lesson in model.about["lessons"])
    relations = f"{len(model.pairs.columns)} relations of {len(model.ontologies)} ontologies"
    return [*lines, f"learnt      {relations} from {triples} triples in {sentences} examples: {folder}"]
