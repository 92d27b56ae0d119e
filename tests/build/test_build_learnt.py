"""Building with a trained model: what it finds becomes statements like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.errors import OntologyError
from learning_samples import OTHER_ONTOLOGY, examples, write_lines, write_ontology

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.build import Result
    from kgraph.model import Statement

pytestmark = pytest.mark.model
BUILDER = "https://example.org/ferries#builder"
SURE = 0.6
SAID = "The Norrick Head was built by Ashdown Slips and launched on 5 August 1972."
STATUSES = {
    "asserted": SAID,
    "denied": "The ferry Kestrel was not built by Ashdown Slips.",
    "planned": "The ferry Kestrel will be built by Ashdown Slips.",
    "hedged": "The ferry Kestrel may have been built by Ashdown Slips.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a model beside two ontologies."""
    from kgraph.extraction import train  # noqa: PLC0415 - tests without spaCy must start fast
    from kgraph.learning import save_model  # noqa: PLC0415 - as above

    path = tmp_path_factory.mktemp("learnt")
    write_ontology(path, OTHER_ONTOLOGY, "other.ttl")
    pair = (write_ontology(path), write_lines(path / "x.jsonl", examples()))
    save_model(train([pair])[0], path / "model")
    return path


def build_learnt(folder: Path, text: str, ontology: str = "ferries.ttl") -> Result:
    """Build a text with the model."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    settings = BuildConfig(ontology=folder / ontology, model_dir=folder / "model", open_statements=False)
    return build(text, config=settings)


def learnt(result: Result) -> list[Statement]:
    """Give the statements that the model found."""
    return [s for s in result.statements if any(e.rule.startswith("learnt-") for e in s.evidence)]


@pytest.mark.parametrize("status", STATUSES)
def test_what_the_model_finds_has_status_and_evidence(folder: Path, status: str) -> None:
    """The words around it tell whether it is so, and only what is asserted may be a plain triple."""
    result = build_learnt(folder, STATUSES[status])
    (builder,) = (statement for statement in learnt(result) if statement.predicate == BUILDER)
    labels = {entity.id: entity.label for entity in result.entities}
    assert {"Ashdown Slips"} == {labels[str(builder.object)]}
    assert labels[builder.subject] in STATUSES[status]
    assert status == str(builder.status)
    (evidence,) = (e for e in builder.evidence if e.rule == "learnt-builder")
    assert evidence.quote in STATUSES[status]
    assert evidence.quote.endswith("Ashdown Slips")
    assert result.report.conforms
    plain = [triple for triple in result.graph if str(triple[1]) == BUILDER]
    assert (status == "asserted" and builder.confidence >= SURE) == bool(plain)


def test_values_are_typed(folder: Path) -> None:
    """A date that the model finds is the value that the reader has read there."""
    result = build_learnt(folder, SAID)
    (launch,) = (s for s in learnt(result) if s.predicate.endswith("#launchDate"))
    assert "1972-08-05" == getattr(launch.object, "start", "")


def test_a_model_of_another_ontology_is_refused(folder: Path) -> None:
    """Before anything is read."""
    with pytest.raises(OntologyError) as caught:
        build_learnt(folder, SAID, "other.ttl")
    assert "ontology-mismatch" == caught.value.slug
