"""The gold that comes with kgraph covers the ontology, the statuses and the values, and is what its page says."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest

from contract_sources import PROJECT
from kgraph.evaluation import GoldRecord, GoldStatement, read_gold
from kgraph.model import Status, ValueKind
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import local_name

FOLDER = PROJECT / "data" / "gold"
PARTS = {part: read_gold(FOLDER / f"{part}.jsonl") for part in ("dev", "test")}
RECORDS = [record for records in PARTS.values() for record in records]
REQUIRED = [item for record in RECORDS for item in record.statements if not item.is_optional]


def _part(record: GoldRecord) -> str:
    """Say where a record belongs: by its id alone, so that nobody chooses."""
    return "dev" if int(hashlib.sha256(record.id.encode()).hexdigest(), 16) % 3 else "test"


def _properties(ontology: Ontology) -> Iterator[str]:
    return (local_name(iri) for iri, found in ontology.properties.items() if found.frames or found.is_role)


def test_size() -> None:
    """There are this many sentences, and two thirds of them are for development."""
    assert {"dev": 760, "test": 381} == {part: len(records) for part, records in PARTS.items()}


def test_split_is_by_id() -> None:
    """The hash of the id decides, and no sentence is in both parts."""
    assert [] == [record.id for part, records in PARTS.items() for record in records if _part(record) != part]
    assert [] == [text for text, count in Counter(record.text for record in RECORDS).items() if count > 1]


def test_checksums_are_written_down() -> None:
    """`data/README.md` lists both files with their checksums."""
    page = (PROJECT / "data" / "README.md").read_text("utf-8")
    table = dict(re.findall(r"^\| `gold/(\S+)` \|.*\| `([0-9a-f]{64})` \|$", page, re.MULTILINE))
    assert {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FOLDER.iterdir()} == table


def test_every_property_is_covered(ontology: Ontology) -> None:
    """Every property has at least three sentences that say it and one that must not, here or among its examples."""
    said = Counter(item.predicate for item in REQUIRED if item.statuses[0] is Status.ASSERTED)
    forbidden = Counter(item.predicate for record in RECORDS for item in record.must_not)
    files = sorted(PROJECT.joinpath("ontology", "examples", "sentences").glob("*.toml"))
    for name, sentences in (item for file in files for item in tomllib.loads(file.read_text("utf-8")).items()):
        said[name] += len(sentences["match"])
        forbidden[name] += len(sentences["refuse"])
    unsaid = [name for name in _properties(ontology) if said[name] < 3 or not forbidden[name]]
    # Roles that the newer frames fill are seen in the examples of their properties.
    roles = {local_name(iri) for iri, found in ontology.properties.items() if found.is_role}
    assert [] == sorted(set(unsaid) - roles)


def test_every_property_is_looked_for(ontology: Ontology) -> None:
    """The development part says every property that has frames, so that no reading of one goes unjudged there."""
    said = {item.predicate for record in PARTS["dev"] for item in record.statements if not item.is_optional}
    framed = {local_name(iri) for iri, found in ontology.properties.items() if found.frames}
    assert len(framed) >= 280
    assert [] == sorted(framed - said)


def test_near_misses_are_covered(ontology: Ontology) -> None:
    """At least three quarters of the properties have something in the development part that must not become one."""
    forbidden = {item.predicate for record in PARTS["dev"] for item in record.must_not}
    framed = {local_name(iri) for iri, found in ontology.properties.items() if found.frames}
    assert 4 * len(framed & forbidden) >= 3 * len(framed)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ASSERTED])
def test_every_status_is_covered(status: Status) -> None:
    """Every status has at least 40 statements."""
    assert sum(item.statuses[0] is status for item in REQUIRED) >= 40


def test_values_are_covered() -> None:
    """There are at least 350 values, with every bound, ranges, periods, unclear currencies and dates of statements."""
    values = [dict(item.object.value) for item in REQUIRED if item.object.value]
    bounds = Counter(bound for value in values for bound in value.get("bound", ()))
    money = [value for value in values if ValueKind.MONEY in value["kind"]]
    assert len(values) >= 350
    assert {"about", "atLeast", "atMost", "moreThan", "lessThan"} == set(bounds) - {""}
    assert min(bounds[bound] for bound in bounds if bound) >= 7
    assert min(sum("upper" in value for value in values), sum("per" in value for value in values)) >= 12
    assert sum(len(value.get("unit", ())) > 1 for value in money) >= 10
    assert len({unit for value in values for unit in value.get("unit", ())}) >= 50
    assert sum(item.times != ("",) for item in REQUIRED) >= 350


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (ValueKind.COUNT, 100),
        (ValueKind.MONEY, 100),
        (ValueKind.DATE, 25),
        (ValueKind.PERCENT, 25),
        (ValueKind.QUANTITY, 25),
        (ValueKind.DURATION, 25),
        (ValueKind.INTERVAL, 10),
    ],
)
def test_kind_of_value_is_covered(kind: ValueKind, least: int) -> None:
    """Every kind of value that a property takes has its sentences."""
    assert sum(item.object.kind == kind for item in REQUIRED) >= least


def test_names_stand_in_their_text() -> None:
    """A subject, object or speaker is named in its passage, by one of its names at least in part."""
    strange = [
        f"{record.id}: {item}"
        for record in RECORDS
        for item in record.statements
        if not item.is_optional and not _is_grounded(item, record.text.casefold())
    ]
    assert [] == strange


def _is_grounded(item: GoldStatement, text: str) -> bool:
    terms = [term for term in (item.subject, item.object, item.speaker) if term and term.names]
    return all(any(word in text for name in term.names for word in name.casefold().split()) for term in terms)
