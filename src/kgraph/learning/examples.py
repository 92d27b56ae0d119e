"""Read examples: JSON Lines of sentences with the triples they say.

A line is `{"id": …, "text": …, "triples": [{"subject": …, "predicate": …, "object": …}]}`; the predicate is the label
of a property, subject and object are names as the data set writes them. `sent`, `sub`, `rel` and `obj`, as benchmarks
have them, do as well. No offsets are needed: they are found by alignment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import ReadError
from kgraph.ontology import Ontology

_NAMES = (("subject", "sub"), ("predicate", "rel"), ("object", "obj"))


@dataclass(frozen=True, slots=True)
class ExampleTriple:
    """A triple that an example gives: names and the label of a property."""

    subject: str
    relation: str
    object: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its triples, and the line it stands on."""

    id: str
    text: str
    triples: tuple[ExampleTriple, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file of examples that cannot be used."""

    file: str
    line: int
    reason: str
    detail: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}: {self.detail}"


def relation_key(label: str) -> str:
    """Fold the label of a property, so that ontologies which spell it alike share what is learnt.

    Example:
        >>> relation_key("publication_date ")
        'publication date'
    """
    return " ".join(label.replace("_", " ").split()).casefold()


def relations_of(ontology: Ontology) -> dict[str, str]:
    """Give the labels of an ontology's properties by key."""
    labels = sorted((found.label for found in ontology.properties.values() if not found.is_role), reverse=True)
    return {relation_key(label): label for label in labels}


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Read JSON Lines: the number of each line with its object, or with why there is none.

    Raises:
        ReadError: If the file cannot be read.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ReadError("missing-input", f"'{path}' cannot be read: {error.strerror}.", "Check the path.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except ValueError:
            yield number, line.decode("utf-8", errors="replace")[:60]
            continue
        yield number, content if isinstance(content, dict) else str(content)[:60]


def text_of(content: Mapping[str, Any]) -> str:
    """Give the text of a line: `text`, or `sent`; empty where there is none."""
    text = content.get("text", content.get("sent"))
    return text if isinstance(text, str) else ""


def read_examples(path: Path, ontology: Ontology) -> tuple[list[Example], list[Problem]]:
    """Read a file of examples.

    Args:
        path: JSON Lines.
        ontology: Whose properties the triples name.

    Returns:
        The examples that can be used, and a problem for every line or triple that cannot.

    Raises:
        ReadError: If the file cannot be read or no line of it can be used.
    """
    examples: list[Example] = []
    problems: list[Problem] = []
    relations = relations_of(ontology)
    for number, content in read_lines(path):
        if isinstance(content, str):
            problems.append(Problem(path.name, number, "not a JSON object", content))
        elif not text_of(content).strip() or not isinstance(content.get("triples"), list):
            problems.append(Problem(path.name, number, "no sentence or no triples", str(content)[:60]))
        else:
            triples, wrong = _read_triples(content["triples"], relations)
            problems += [Problem(path.name, number, reason, detail) for reason, detail in wrong]
            examples.append(Example(str(content.get("id", number)), text_of(content), triples, number))
    if not any(example.triples for example in examples):
        reason = str(problems[0]) if problems else "it is empty"
        raise ReadError(
            "no-examples", f"'{path}' holds no example that can be learnt from: {reason}.", "See docs/how-to/train.md."
        )
    return examples, problems


def parts_of(item: object) -> tuple[str, str, str]:
    """Give subject, predicate and object of a triple in JSON; empty where one is missing.

    Example:
        >>> parts_of({"sub": "Marrowby", "rel": "year built", "obj": 1961})
        ('Marrowby', 'year built', '1961')
    """
    given = item if isinstance(item, dict) else {}
    subject, relation, object_ = (
        next((str(given[name]) for name in names if given.get(name) is not None), "") for names in _NAMES
    )
    return subject, relation, object_


def _read_triples(
    items: list[Any], relations: Mapping[str, str]
) -> tuple[tuple[ExampleTriple, ...], list[tuple[str, str]]]:
    triples: list[ExampleTriple] = []
    wrong: list[tuple[str, str]] = []
    for item in items:
        parts = parts_of(item)
        if not all(part.strip() for part in parts):
            wrong.append(("no triple with subject, predicate and object", str(item)[:60]))
        elif relation_key(parts[1]) not in relations:
            wrong.append(("relation not in the ontology", repr(parts[1])))
        else:
            triples.append(ExampleTriple(*parts))
    return tuple(triples), wrong
