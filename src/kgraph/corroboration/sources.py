"""Count the independent sources of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from kgraph.corroboration.copies import group_copies
from kgraph.model import Document, Statement


class Sources:
    """The documents of a graph as sources.

    Two documents are one source where one is a copy of the other or both have the same publisher: neither bears the
    other out.

    Args:
        documents: All documents of the graph.

    Example:
        >>> Sources([Document("a", "", "a", "", "", (), publisher="The Echo")]).of([])
        ()
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.id: document for document in documents}

    @cached_property
    def _copy_of(self) -> Mapping[str, str]:
        """Compare the texts, once somebody asks of two: most claims have one source."""
        return group_copies(self.documents.values())

    def of(self, statements: Iterable[Statement]) -> tuple[tuple[str, ...], ...]:
        """Group the documents that say something.

        Args:
            statements: What they say, with its evidence.

        Returns:
            The ids of the documents of each independent source, sorted.
        """
        said = sorted({evidence.document for statement in statements for evidence in statement.evidence})
        if len(said) <= 1:
            return tuple((id_,) for id_ in said)
        groups: list[tuple[set[str], list[str]]] = []
        for id_ in said:
            marks = self._marks(id_)
            near = [group for group in groups if group[0] & marks]
            merged = (marks.union(*(group[0] for group in near)), [*(one for group in near for one in group[1]), id_])
            groups = [group for group in groups if group not in near] + [merged]
        return tuple(sorted(tuple(sorted(ids)) for _, ids in groups))

    def _marks(self, id_: str) -> set[str]:
        """Give what makes a document one source with another."""
        publisher = " ".join(self.documents[id_].publisher.casefold().split()) if id_ in self.documents else ""
        return {f"copy {self._copy_of.get(id_, id_)}", *([f"publisher {publisher}"] if publisher else [])}
