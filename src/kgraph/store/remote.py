"""Load a built graph into any SPARQL server: each document's graph by itself, and only those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kgraph.errors import StoreError
from kgraph.store.parcels import Parcel, read_parcels
from kgraph.store.records import RECORDS, read_records, write_records
from kgraph.store.services import GraphStore, Service, Update, check_iri, query_addresses
from kgraph.store.session import Session

_BATCH = 100


class How(StrEnum):
    """What becomes of the graphs of a built folder on the server."""

    REPLACE = "replace"
    ADD = "add"
    DELETE = "delete"


class Way(StrEnum):
    """How a server takes graphs."""

    AUTO = "auto"
    GRAPH_STORE = "graph-store"
    UPDATE = "update"


@dataclass(slots=True, kw_only=True)
class Pushed:
    """What a remote load did so far.

    Args:
        graphs: How many graphs were sent or deleted.
        triples: How many triples were sent.
        skipped: How many graphs were there already, by their digest.
        is_recorded: Whether the server keeps digests for the next time.
    """

    graphs: int = 0
    triples: int = 0
    skipped: int = 0
    is_recorded: bool = True


def push(  # noqa: PLR0913 - each is a choice of the user
    graph_files: Sequence[str | Path],
    url: str,
    *,
    how: How = How.REPLACE,
    way: Way = Way.AUTO,
    default_graph: str = "",
    query_url: str = "",
    progress: Callable[[int, str], None] | None = None,
) -> Pushed:
    """Load files into a SPARQL server, which may be stopped and done again: what is there already is not sent again.

    Args:
        graph_files: RDF files, such as `graph.ttl` and `graph.trig` of a built folder.
        url: Address of the Graph Store or the update service.
        how: Whether each graph is replaced, added to, or deleted; other graphs are not touched.
        way: The protocol; by default what the server answers to.
        default_graph: IRI under which the merged graph goes there; empty for the server's default graph.
        query_url: Address of the query service beside an update service; guessed if empty.
        progress: Called with how many graphs are done and the name of the last.

    Returns:
        How much was sent.

    Raises:
        StoreError: If the server cannot be reached or refuses, or a file cannot be read.
    """
    if default_graph:
        check_iri(default_graph)
    parcels = read_parcels([Path(file) for file in graph_files], default_graph=default_graph)
    with Session(url) as session:
        service, known = _choose(session, way, query_url)
        work = _Push(service, known, how, progress or (lambda _done, _name: None))
        return work.run(parcels)


def _choose(session: Session, way: Way, query_url: str) -> tuple[Service, dict[str, str] | None]:
    """Find out which protocol the address speaks by asking for our records."""
    if way is not Way.UPDATE:
        store = GraphStore(session)
        told = store.read(RECORDS)
        # An update service that describes itself answers with triples too, but not with records.
        if told is not None and not any("sparql-service-description" in str(triple) for triple in told):
            return store, read_records(told)
        if way is Way.GRAPH_STORE:
            raise StoreError(
                "no-graph-store",
                f"'{session.url}' does not answer to the Graph Store HTTP Protocol.",
                "Give the address of its graph store, or --protocol update.",
            )
    update = Update(session, (query_url,) if query_url else query_addresses(str(session.url)))
    told = update.read(RECORDS)
    return update, None if told is None else read_records(told)


class _Push:
    """Send parcels one by one and keep the records right at every moment."""

    def __init__(
        self, service: Service, known: dict[str, str] | None, how: How, progress: Callable[[int, str], None]
    ) -> None:
        self._service = service
        self._known = dict(known or {})
        self._how = how
        self._progress = progress
        self._pushed = Pushed(is_recorded=known is not None)

    def run(self, parcels: Iterable[Parcel]) -> Pushed:
        for batch in _batches(parcels):
            wanted = [parcel for parcel in batch if self._digest(parcel) != self._known.get(parcel.graph)]
            self._pushed.skipped += len(batch) - len(wanted)
            if wanted:
                self._forget(wanted)
                for parcel in wanted:
                    self._send(parcel)
                self._remember(wanted)
        return self._pushed

    def _digest(self, parcel: Parcel) -> str:
        """Give what the record of a parcel says when it is done; an absent graph has none."""
        return {How.REPLACE: parcel.digest, How.ADD: f"with {parcel.digest}"}.get(self._how, "")

    def _send(self, parcel: Parcel) -> None:
        if self._how is How.DELETE:
            self._service.delete(parcel.graph)
        else:
            first, *others = parcel.pieces
            (self._service.replace if self._how is How.REPLACE else self._service.add)(parcel.graph, first)
            for piece in others:
                self._service.add(parcel.graph, piece)
            self._pushed.triples += parcel.triples
        self._pushed.graphs += 1
        self._progress(self._pushed.graphs + self._pushed.skipped, parcel.graph or "default graph")

    def _forget(self, parcels: Sequence[Parcel]) -> None:
        """Take the records away of what is about to change."""
        stale = [parcel.graph for parcel in parcels if parcel.graph in self._known]
        for graph in stale:
            del self._known[graph]
        if stale and self._pushed.is_recorded:
            self._service.replace(RECORDS, write_records(self._known))

    def _remember(self, parcels: Sequence[Parcel]) -> None:
        done = {parcel.graph: self._digest(parcel) for parcel in parcels if self._digest(parcel)}
        self._known.update(done)
        if done and self._pushed.is_recorded:
            self._service.add(RECORDS, write_records(done))


def _batches(parcels: Iterable[Parcel]) -> Iterator[list[Parcel]]:
    """Take parcels together so that records cost little, but no more than a few pieces at once."""
    held: list[Parcel] = []
    for parcel in parcels:
        held.append(parcel)
        if len(held) >= _BATCH or sum(len(one.pieces) for one in held) > _BATCH:
            yield held
            held = []
    if held:
        yield held
