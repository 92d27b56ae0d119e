"""Examples made ready to learn from: stretches found, and names aligned with them."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.learning.alignment import Aligner
from kgraph.learning.cues import find_cues
from kgraph.learning.examples import Example, ExampleTriple, Problem, relation_key
from kgraph.learning.forms import fold
from kgraph.learning.stretches import Stretch, find_stretches
from kgraph.learning.view import View
from kgraph.ontology import Ontology
from kgraph.parsed import ParsedText

_TAIL = re.compile(r"[ _]\([^)]*\)$")
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Lesson:
    """A file of examples with the ontology that they are of.

    Args:
        file: Name of the file.
        ontology: Their ontology.
        examples: What the file holds.
        parsed: Each example's text, parsed.
    """

    file: str
    ontology: Ontology
    examples: Sequence[Example]
    parsed: Sequence[ParsedText]


@dataclass(frozen=True, slots=True)
class AlignedTriple:
    """A triple of an example with the stretches that its names stand on."""

    triple: ExampleTriple
    relation: str
    subjects: Sequence[Stretch]
    objects: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Item:
    """An example ready to learn from.

    Args:
        view: Its text.
        stretches: The stretches found in it.
        ontology: Fingerprint of its ontology.
        triples: Its triples.
        part: Which part of the examples it belongs to; examples about one subject are in one part.
    """

    view: View
    stretches: Mapping[Stretch, frozenset[str]]
    ontology: str
    triples: tuple[AlignedTriple, ...]
    part: int


def prepare(lesson: Lesson, ontology: str, seed: int, folds: int) -> tuple[list[Item], list[Problem]]:
    """Find stretches in the examples of one file and align its names with them.

    Args:
        lesson: The file.
        ontology: Fingerprint of its ontology.
        seed: Decides with `folds` which examples are scored by models that have not seen them.
        folds: How many parts there are.

    Returns:
        The examples in order, and a problem for each name that is not found in its sentence.
    """
    cues = find_cues(lesson.ontology)
    items: list[Item] = []
    problems: list[Problem] = []
    parts = divide(lesson.examples, seed, folds)
    # What stands in an example says nothing of it: only objects of the other parts are known, as for new texts.
    met = {
        part: count_objects(
            example.triples for example, other in zip(lesson.examples, parts, strict=True) if other != part
        )
        for part in range(folds)
    }
    for example, parsed, part in zip(lesson.examples, lesson.parsed, parts, strict=True):
        view = View(parsed, cues)
        stretches = find_stretches(view, met[part])
        triples = _align(example, Aligner(view, stretches))
        problems += _not_found(lesson.file, example, triples)
        items.append(Item(view, stretches, ontology, triples, part))
    return items, problems


def count_objects(examples: Iterable[Iterable[ExampleTriple]]) -> dict[str, Counter[str]]:
    """Count objects: how often each is one of which relation, by its folded name without a tail.

    Args:
        examples: The triples of each example.

    Example:
        >>> count_objects([[ExampleTriple("Marrowby", "home_port", "Mere_(town)")]])
        {'mere': Counter({'home port': 1})}
    """
    found: dict[str, Counter[str]] = {}
    for triples in examples:
        for triple in triples:
            name = fold(_TAIL.sub("", triple.object))
            if len(name) >= _SHORTEST_NAME and not name.isdigit():
                found.setdefault(name, Counter())[relation_key(triple.relation)] += 1
    return found


def divide(examples: Sequence[Example], seed: int, folds: int) -> list[int]:
    """Divide examples into parts of about one size, those about one thing in one part.

    What an example is about is the one of its subjects that most examples have: a fact that several examples word
    stands in one part, so that a model of the other parts meets it as it will meet the facts of new texts. A thing that
    more than three quarters of the examples are about is divided all the same.

    Args:
        examples: The examples of one file.
        seed: Decides which things are in one part.
        folds: How many parts there are.

    Returns:
        The number of each example's part.
    """
    counts = Counter(name for example in examples for name in {triple.subject for triple in example.triples})
    about = [_about(example, counts) for example in examples]
    sizes = Counter(about)
    groups = [
        example.text if 4 * sizes[name] > 3 * len(examples) else name
        for example, name in zip(examples, about, strict=True)
    ]
    sizes = Counter(groups)
    taken = [0] * folds
    places = {}
    for group in sorted(sizes, key=lambda group: (zlib.crc32(f"{seed} {group}".encode()), group)):
        places[group] = taken.index(min(taken))
        taken[places[group]] += sizes[group]
    return [places[group] for group in groups]


def _about(example: Example, counts: Counter[str]) -> str:
    return min(
        (triple.subject for triple in example.triples), key=lambda name: (-counts[name], name), default=example.text
    )


def _align(example: Example, aligner: Aligner) -> tuple[AlignedTriple, ...]:
    return tuple(
        AlignedTriple(triple, relation_key(triple.relation), aligner.find(triple.subject), aligner.find(triple.object))
        for triple in example.triples
    )


def _not_found(file: str, example: Example, triples: Iterable[AlignedTriple]) -> list[Problem]:
    names = [
        name
        for found in triples
        for name, stretches in ((found.triple.subject, found.subjects), (found.triple.object, found.objects))
        if not stretches
    ]
    return [
        Problem(file, example.line, "entity not found in its sentence", repr(name)) for name in dict.fromkeys(names)
    ]
