"""Sentences that each property must and must not match, read with the whole pipeline."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kgraph.documents import read_text_string
from kgraph.model import Status
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.vocab import NS, local_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from kgraph.model import Reading, Statement, Value
    from kgraph.ontology.schema import Ontology

FOLDER = ontology_folder() / "examples" / "sentences"
PUBLISHED = "2024-05-15"
MIN_MATCH, MIN_REFUSE = 3, 2


class Case(NamedTuple):
    """A sentence with what a property must, or must not, make of it."""

    property: str
    text: str
    subject: str
    object: str


def _load() -> tuple[list[Case], list[Case], dict[str, str]]:
    match, refuse, known = [], [], {}
    for file in sorted(FOLDER.glob("*.toml")):
        for name, examples in tomllib.loads(file.read_text()).items():
            match += [Case(name, *row) for row in examples["match"]]
            refuse += [Case(name, text, "", "") for text in examples["refuse"]]
            known.update({f"{name}: {text}": reason for text, reason in examples.get("known_failures", {}).items()})
    return match, refuse, known


MATCH, REFUSE, KNOWN_FAILURES = _load()


def _params(cases: list[Case]) -> Sequence[object]:
    params = []
    for case in cases:
        name = f"{case.property}: {case.text}"
        reason = KNOWN_FAILURES.get(name)
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        params.append(pytest.param(case, id=name, marks=marks))
    return params


def _read(text: str, nlp: Language, ontology: Ontology) -> Reading:
    from kgraph.nlp.collect import Collector  # noqa: PLC0415 - starts spaCy
    from kgraph.nlp.prose import prose_of  # noqa: PLC0415 - as above
    from kgraph.nlp.records import set_published  # noqa: PLC0415 - as above
    from kgraph.statements import check  # noqa: PLC0415 - only here

    document = read_text_string(text)
    doc = nlp.make_doc(prose_of(document))
    set_published(doc, PUBLISHED)
    return check(Collector(nlp(doc), document, ontology).collect(), ontology)


def _asserted(reading: Reading, name: str) -> list[Statement]:
    """Give the asserted statements that frames of a property made."""
    found = [s for s in reading.statements if s.evidence[0].rule.rpartition("-")[0] == name]
    return [statement for statement in found if statement.status is Status.ASSERTED]


def _said(reading: Reading, name: str, ontology: Ontology) -> list[tuple[str, str]]:
    """Give subject and object of what a property says; the subject is empty for an event without an agent."""
    labels = {entity.id: entity.label for entity in reading.entities}

    def show(term: str | Value) -> str:
        return labels.get(term, term) if isinstance(term, str) else term.text

    statements = _asserted(reading, name)
    direct = [(show(s.subject), show(s.object)) for s in statements if s.predicate == NS + name]
    frames = ontology.properties[NS + name].frames
    roles = {frame.object.role for frame in frames}
    return direct + [("", show(s.object)) for s in statements if s.predicate in roles]


@pytest.mark.parametrize("case", _params(MATCH))
def test_ontology_sentences_match(case: Case, nlp: Language, ontology: Ontology) -> None:
    """A property is found in each sentence that says it, with the right subject and object."""
    said = _said(_read(case.text, nlp, ontology), case.property, ontology)
    fitting = [s for s in said if case.subject.lower() in s[0].lower() and case.object.lower() in s[1].lower()]
    assert fitting, f"found {said}"


@pytest.mark.parametrize("case", _params(REFUSE))
def test_ontology_sentences_refuse(case: Case, nlp: Language, ontology: Ontology) -> None:
    """A property is not asserted where a sentence denies it or means something else."""
    assert [] == _said(_read(case.text, nlp, ontology), case.property, ontology)


def test_ontology_sentences_size(ontology: Ontology) -> None:
    """Each property with examples has enough of both kinds, and the corpus has its size."""
    names = {case.property for case in MATCH}
    assert names <= {local_name(iri) for iri in ontology.properties}
    poor = [name for name in sorted(names) if sum(c.property == name for c in MATCH) < MIN_MATCH]
    poor += [name for name in sorted(names) if sum(c.property == name for c in REFUSE) < MIN_REFUSE]
    assert [] == poor
    assert (248, 758, 602) == (len(names), len(MATCH), len(REFUSE))
