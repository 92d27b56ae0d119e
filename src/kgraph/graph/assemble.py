"""Put a graph together: documents, entities, statements, and the plain triples that may be claimed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import pyoxigraph as ox

from kgraph.errors import KgraphError
from kgraph.graph.compared import Comparison, alone, compared_blocks, comparison_blocks
from kgraph.graph.context import Context
from kgraph.graph.documents import document_block
from kgraph.graph.entities import entity_blocks
from kgraph.graph.run import Run, run_block
from kgraph.graph.statements import statement_blocks
from kgraph.graph.triples import check_plain, is_sure, plain_block
from kgraph.iris import Minter
from kgraph.model import Document, Entity, Reading, Statement, Status
from kgraph.ontology import Ontology
from kgraph.ordered import Block, Ordered
from kgraph.rdf import RdfGraph, prefixes
from kgraph.spool import Spool

ASSERTED_ONLY = frozenset((Status.ASSERTED,))
_NOTHING = Comparison()


class Assembler:
    """Write graphs in one way, and what stands in several of them once.

    Args:
        ontology: Gives classes above classes, and labels.
        minter: Makes the IRIs.
        plain: Statuses whose statements become plain triples: asserted, and reported where asked for.
        run: What makes the graphs; None says nothing of it.

    Raises:
        KgraphError: If a status in `plain` may not be claimed.
    """

    def __init__(
        self, ontology: Ontology, minter: Minter, plain: frozenset[Status] = ASSERTED_ONLY, run: Run | None = None
    ) -> None:
        check_plain(plain)
        self._context = Context(ontology, minter, run=run)
        self._plain = plain
        self._spool = Spool()
        self._shown: Ordered = self._spool.gather(())

    def merge(
        self,
        documents: Iterable[Document],
        entities: Collection[Entity],
        statements: Collection[Statement],
        comparison: Comparison = _NOTHING,
    ) -> RdfGraph:
        """Write the merged view alone; no graph that was written before is needed any more.

        Args:
            documents: Those that the evidence points into.
            entities: Those of all documents, merged.
            statements: Those of all documents, merged: each claim once.
            comparison: What comparing them shows of the statements.

        Raises:
            KgraphError: As `assemble`, and if two documents have one id.
        """
        self._spool = Spool()
        minter = self._context.minter
        claims = ((iri, (one,)) for iri, one in map(self._context.claim, statements))
        self._shown = self._spool.gather(comparison_blocks(comparison, statements, self._context))
        return RdfGraph(self.write(documents, entities, claims, self._shown.blocks()), {}, prefixes(minter))

    def split(self, graph: RdfGraph, readings: Sequence[Reading]) -> RdfGraph:
        """Add to a merged view one named graph per document, and one of what comparing them shows.

        Args:
            graph: The merged view of the same readings, that which was made last.
            readings: What was read in each document, grounded and sorted by its id; each becomes a graph with the
                document's IRI.
        """
        minter = self._context.minter
        named = {
            minter.document(reading.document.id): self.write(
                (reading.document,), tuple(map(alone, reading.entities)), self.claims(reading.statements)
            )
            for reading in readings
        }
        entities = (entity for reading in readings for entity in reading.entities)
        if compared := self._spool.gather(compared_blocks(self._shown.blocks(), entities, self._context)):
            named[minter.compared()] = compared
        return replace(graph, named=named)

    def claims(self, statements: Iterable[Statement]) -> Iterable[tuple[str, Sequence[Statement]]]:
        """Group statements that make the same claim by its IRI, in an order of their own."""
        found: dict[str, list[Statement]] = {}
        for statement in statements:
            iri, resolved = self._context.claim(statement)
            found.setdefault(iri, []).append(resolved)
        return ((iri, same if len(same) == 1 else sorted(same, key=repr)) for iri, same in found.items())

    def write(
        self,
        documents: Iterable[Document],
        entities: Collection[Entity],
        claims: Iterable[tuple[str, Sequence[Statement]]],
        shown: Iterable[Block] = (),
    ) -> Sequence[ox.Triple]:
        """Write grounded records as sorted triples.

        Args:
            documents: Those that the evidence points into.
            entities: Their ids are IRIs.
            claims: Each claim's IRI with the statements that make it, predicates of open ones resolved.
            shown: What comparing documents shows of the claims.

        Raises:
            KgraphError: As `assemble`.
        """
        context = replace(self._context, documents=_by_id(documents), labels=_labels(entities))
        return self._spool.gather(chain(_all_blocks(context, entities, claims, self._plain), shown))


def assemble(  # noqa: PLR0913 - the records, and all that their form depends on
    documents: Iterable[Document],
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    *,
    ontology: Ontology,
    minter: Minter,
    plain: frozenset[Status] = ASSERTED_ONLY,
    run: Run | None = None,
) -> Sequence[ox.Triple]:
    """Write grounded records as triples.

    Args:
        documents: Those that the evidence points into.
        entities: Their ids are IRIs.
        statements: Their subjects and objects are those IRIs; the same claim twice becomes one node.
        ontology: As for `Assembler`.
        minter: As for `Assembler`.
        plain: As for `Assembler`.
        run: As for `Assembler`.

    Returns:
        Triples without blank nodes or duplicates, sorted by their N-Triples form.

    Raises:
        KgraphError: If a status in `plain` may not be claimed, an id is no IRI, or an evidence does not fit its text.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> from kgraph.ontology.vocab import kg
        >>> minter = Minter()
        >>> kim = Entity(id=minter.entity("person", "Kim Moon-soo"), label="Kim Moon-soo", cls=kg("Person"))
        >>> triples = assemble([], [kim], [], ontology=load_ontology(), minter=minter)
        >>> [triple.object.value for triple in triples if triple.predicate.value.endswith("type")]
        ['https://w3id.org/kgraph/ns#Agent', 'https://w3id.org/kgraph/ns#Person']
    """
    assembler = Assembler(ontology, minter, plain, run)
    return assembler.write(documents, tuple(entities), assembler.claims(statements))


def build_graph(  # noqa: PLR0913 - as `assemble`
    readings: Iterable[Reading],
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    *,
    ontology: Ontology,
    minter: Minter,
    plain: frozenset[Status] = ASSERTED_ONLY,
    run: Run | None = None,
) -> RdfGraph:
    """Write the merged view and one named graph per document.

    Args:
        readings: What was read in each document, grounded; each becomes a named graph with the document's IRI.
        entities: Those of all documents, merged.
        statements: Those of all documents, merged.
        ontology: As for `Assembler`.
        minter: As for `Assembler`.
        plain: As for `Assembler`.
        run: As for `Assembler`.

    Returns:
        The graph with its prefixes.

    Raises:
        KgraphError: As `assemble`, and if two documents have one id.
    """
    held = sorted(readings, key=lambda reading: reading.document.id)
    assembler = Assembler(ontology, minter, plain, run)
    documents = [reading.document for reading in held]
    written = assembler.write(documents, tuple(entities), assembler.claims(statements))
    merged = RdfGraph(written, {}, prefixes(minter))
    return assembler.split(merged, held)


def _all_blocks(
    context: Context,
    entities: Iterable[Entity],
    claims: Iterable[tuple[str, Sequence[Statement]]],
    plain: frozenset[Status],
) -> Iterator[Block]:
    for document in context.documents.values():
        yield document_block(document, context)
    if context.run is not None and context.documents:
        used = map(context.minter.document, context.documents)
        yield run_block(context.run, used, context.minter)
    for entity in entities:
        yield from entity_blocks(entity, context)
    for iri, same in claims:
        yield from statement_blocks(iri, same, context)
        if same[0].status in plain and is_sure(same, context):
            yield plain_block(same[0], context)


def _labels(entities: Iterable[Entity]) -> Mapping[str, str]:
    """Give the label of each entity; where records disagree on it, the choice must not depend on their order."""
    labels: dict[str, str] = {}
    for entity in entities:
        labels[entity.id] = min(entity.label, labels.get(entity.id, entity.label))
    return labels


def _by_id(documents: Iterable[Document]) -> Mapping[str, Document]:
    found: dict[str, Document] = {}
    for document in documents:
        if document.id in found:
            raise KgraphError(
                "duplicate-document",
                f"two documents have the id {document.id!r}: {found[document.id].source!r} and {document.source!r}.",
                "Rename one of them.",
            )
        found[document.id] = document
    return found
