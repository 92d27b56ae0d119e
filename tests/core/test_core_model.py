"""The records agree with the ontology and travel between processes."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given

from graph_samples import MINISTRY, MONEY, SUBMITTED
from kgraph.model import Reading, Status, ValueKind
from kgraph.ontology.loader import default_files
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.schema import Ontology
from kgraph.ontology.vocab import RDF_TYPE, kg
from strategies import BOUNDS, readings


def individuals(cls: str) -> set[str]:
    """Give the local names of a class's individuals in the default ontology."""
    triples = (triple for file in default_files() for triple in parse_file(file))
    return {str(s).removeprefix(kg("")) for s, p, o in triples if (str(p), str(o)) == (RDF_TYPE, kg(cls))}


def test_statuses_are_those_of_the_ontology() -> None:
    """Python and Turtle know the same statuses."""
    assert individuals("Status") == {status.value for status in Status}


def test_bounds_are_those_of_the_ontology() -> None:
    """The bounds that tests draw are the individuals of kg:Bound."""
    assert individuals("Bound") == {bound for bound in BOUNDS if bound}


def test_value_kinds_are_known(ontology: Ontology) -> None:
    """What the ontology says to hold are kinds of the model, and each kind but text and ordinals is held somewhere."""
    held = {kind for kinds in ontology.value_kinds.values() for kind in kinds}
    assert set() == held - set(ValueKind)
    assert set() == set(ValueKind) - held - {ValueKind.TEXT, ValueKind.ORDINAL}


@pytest.mark.parametrize("record", [SUBMITTED, MINISTRY, MONEY], ids=lambda record: type(record).__name__)
def test_records_are_frozen(record: object) -> None:
    """A record that left a stage never changes."""
    name = fields(record)[0].name  # type: ignore[arg-type]
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, "")


@given(reading=readings())
def test_readings_travel_between_processes(reading: Reading) -> None:
    """A reading comes back from a worker as it was, and is equal to itself only."""
    assert reading == pickle.loads(pickle.dumps(reading))  # noqa: S301 - our own bytes
    assert hash(reading) == hash(pickle.loads(pickle.dumps(reading)))  # noqa: S301 - our own bytes
