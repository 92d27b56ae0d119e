"""The graph of a document rests on that document alone; what comparing shows stands in a graph of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from build_samples import View
from kgraph.iris import KINDS, Minter
from kgraph.ontology.vocab import OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, kg
from kgraph.validation import validate

if TYPE_CHECKING:
    from kgraph.result import Result

pytestmark = pytest.mark.model
MINTER = Minter()
COMPARED = MINTER.compared()
MEMBER = "Jon Hale is a member of the Harbour Party."
DOCUMENTS = (
    ("told", "2020-01-05", "The Echo", "Mara Voss is the chief executive of Brill Ltd."),
    ("ended", "2021-03-04", "The Echo", "Mara Voss stepped down as chief executive of Brill Ltd."),
    ("again", "2021-03-05", "Herald", "Mara Voss resigned as chief executive of Brill Ltd. on Thursday."),
    (
        "member",
        "2021-04-01",
        "Herald",
        f"Nadia Rizk leads the choir of Lindholm. {MEMBER}",
    ),
    ("echoed", "2021-04-02", "The Echo", f"Corin Inc. acquired Dorn Ltd. {MEMBER}"),
    ("same", "2021-04-03", "the echo", f"The rain stopped before noon. {MEMBER}"),
)
# What leads to a name that the thing would have by itself, which nothing describes.
_OUTWARD = (OWL_SAME_AS, kg("second"))


def built(folder: Path, ids: Iterable[str], earlier: Result | None = None) -> Result:
    """Build some of the documents."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    wanted = set(ids)
    feed = folder / "feed.jsonl"
    lines = [
        json.dumps({"id": id_, "published": published, "publisher": publisher, "text": text})
        for id_, published, publisher, text in DOCUMENTS
        if id_ in wanted
    ]
    feed.write_text("\n".join(lines), "utf-8")
    return build(feed, kept=earlier.archive if earlier else None)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build all documents."""
    return built(tmp_path_factory.mktemp("whole"), (id_ for id_, *_ in DOCUMENTS))


def counts(result: Result) -> dict[str, str]:
    """Give the number of independent sources by what is said, whenever."""
    view = View(result.rdf.triples)
    return {view.label(node): view.one(node, kg("independentSources")) for node in view.nodes(kg("Statement"))}


def dangling(triples: Iterable[ox.Triple]) -> set[str]:
    """Give what is spoken of but not described."""
    held = list(triples)
    described = {str(one.subject) for one in held if one.predicate.value in {RDF_TYPE, RDFS_LABEL}}
    ours = tuple(f"<{MINTER.namespace(kind)}" for kind in KINDS)
    nodes = (node for one in held if one.predicate.value not in _OUTWARD for node in (one.subject, one.object))
    return {str(one) for one in nodes if str(one).startswith(ours)} - described


def test_the_graph_counts_independent_sources(whole: Result) -> None:
    """Each statement has one number; a publisher counts once, whatever the case of its name."""
    counted = [one.subject for one in whole.rdf.triples if one.predicate.value == kg("independentSources")]
    assert len(whole.statements) == len(counted) == len(set(counted))
    found = counts(whole)
    assert "2" == found["Jon Hale member of Harbour Party [asserted]"]
    assert "1" == found["Mara Voss head of Brill Ltd. [asserted]"]


def test_counts_follow_what_is_added_and_retracted(whole: Result, tmp_path: Path) -> None:
    """Taken out of what was read, the graph is that of a build of the rest, count and all."""
    fewer = ("member", "told")
    kept, fresh = built(tmp_path, fewer, whole), built(tmp_path, fewer)
    assert "1" == counts(kept)["Jon Hale member of Harbour Party [asserted]"]
    assert dict(fresh.files()) == dict(kept.files())
    assert dict(whole.files()) == dict(built(tmp_path, (id_ for id_, *_ in DOCUMENTS), fresh).files())


def test_what_comparing_shows_stands_apart(whole: Result) -> None:
    """Ends and counts are in the merged view and in the graph for them, and in none of a document."""
    named = dict(whole.rdf.named)
    shown = {one for one in named.pop(COMPARED) if str(one.subject) != f"<{COMPARED}>"}
    assert {kg("independentSources"), kg("endedBy"), kg("validUntil")} == {one.predicate.value for one in shown}
    assert shown <= set(whole.rdf.triples)
    assert not shown & {one for triples in named.values() for one in triples}
    assert {MINTER.document(id_) for id_, *_ in DOCUMENTS} == set(named)


@pytest.mark.parametrize("dropped", [id_ for id_, *_ in DOCUMENTS])
def test_a_graph_that_is_dropped_leaves_nothing_hanging(whole: Result, dropped: str) -> None:
    """Without a document's graph and that of what comparing shows, all that is spoken of is described and conforms."""
    gone = {MINTER.document(dropped), COMPARED}
    left = {name: triples for name, triples in whole.rdf.named.items() if name not in gone}
    assert len(DOCUMENTS) - 1 == len(left)
    for triples in left.values():
        assert set() == dangling(triples)
        assert validate(triples).conforms
