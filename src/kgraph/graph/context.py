"""What all writers of triples need to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kgraph.errors import KgraphError
from kgraph.graph.run import Run
from kgraph.graph.terms import Term, types
from kgraph.iris import Minter
from kgraph.model import Document, Evidence, Statement
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import OWL, RDFS, kg
from kgraph.ordered import Block, Tails

Told = tuple[Block, ...]
Description = tuple[Term, tuple[Block, ...]]
"""What stands for something, and what is said of it and of what it speaks of."""

_TOPS = frozenset((kg("Entity"), OWL + "Thing", RDFS + "Resource"))
# Some 150,000 triples, half of what a spool holds in memory.
_MOST_SPANS = 15_000
_MOST_CLAIMS = 10_000


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a graph that is being written.

    Args:
        ontology: Classes and properties.
        minter: Makes the IRIs.
        documents: By `Document.id`.
        labels: Label of each entity by its IRI.
        run: What makes the graph, if that is to be said.
    """

    ontology: Ontology
    minter: Minter
    documents: Mapping[str, Document] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    run: Run | None = None
    _types: dict[str, Tails] = field(default_factory=dict, repr=False, compare=False)

    _spans: dict[Evidence, Description] = field(default_factory=dict, repr=False, compare=False)
    _rules: dict[str, Block] = field(default_factory=dict, repr=False, compare=False)
    _claims: dict[int, tuple[Statement, str, Statement]] = field(default_factory=dict, repr=False, compare=False)
    _told: dict[int, tuple[Statement, str, Told]] = field(default_factory=dict, repr=False, compare=False)

    def types(self, cls: str) -> Tails:
        """Say that something is of a class and of those above it, sorted; the tops that hold everything are left out.

        They are written out because many stores do not infer.
        """
        found = self._types.get(cls)
        if found is None:
            found = self._types[cls] = types(*sorted((self.ontology.ancestors(cls) - _TOPS) | {cls}))
        return found

    def document(self, document_id: str) -> Document:
        """Find a document.

        Raises:
            KgraphError: If it is not among those of this graph.
        """
        try:
            return self.documents[document_id]
        except KeyError:
            raise KgraphError(
                "unknown-document",
                f"an evidence points into document {document_id!r}, which is not part of this graph.",
                "Assemble the graph from the documents that its statements were read in.",
            ) from None

    def span(self, evidence: Evidence, describe: Callable[[Evidence, Context], Description]) -> Description:
        """Describe a span once: it stands in the graph of its document and in the merged view, often several times."""
        found = self._spans.get(evidence)
        if found is None:
            if len(self._spans) >= _MOST_SPANS:
                self._spans.clear()
            found = self._spans[evidence] = describe(evidence, self)
        return found

    def rule(self, name: str, describe: Callable[[str, Context], Block]) -> Block:
        """Describe a rule once: it found much."""
        found = self._rules.get(name)
        if found is None:
            found = self._rules[name] = describe(name, self)
        return found

    def claim(self, statement: Statement) -> tuple[str, Statement]:
        """Give the IRI of the claim that a statement makes, and the statement with the property of its phrase.

        Each is asked for in every graph that it stands in. It is known by its place in memory, which it keeps while it
        is held here: to compare statements takes longer than to name them.
        """
        known = self._claims.get(id(statement))
        if known is None:
            resolved = statement
            if statement.phrase:
                resolved = replace(statement, predicate=self.minter.relation(statement.phrase))
            known = statement, self.minter.statement(resolved), resolved
            if len(self._claims) < _MOST_CLAIMS:
                self._claims[id(statement)] = known
        return known[1:]

    def told(self, statement: Statement, label: str, tell: Callable[[Statement, str, Context], Told]) -> Told:
        """Describe what one statement alone claims, once while its label is the same."""
        known = self._told.get(id(statement))
        if known is None or known[1] != label:
            known = statement, label, tell(statement, label, self)
            if len(self._told) < _MOST_CLAIMS or id(statement) in self._told:
                self._told[id(statement)] = known
        return known[2]

    def name(self, iri: str) -> str:
        """Give the label of an entity, class or property."""
        return self.labels.get(iri) or self.ontology.label(iri)
