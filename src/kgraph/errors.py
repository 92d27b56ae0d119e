"""The errors kgraph raises for misuse; bad data becomes a rejection or a validation result instead.

KgraphError
├── OntologyError     an ontology, lexicon, gazetteer or shapes file that cannot be used
├── ReadError         an input that cannot be read
├── PipelineError     a spaCy pipeline that cannot be assembled or run
├── ExportError       an output that cannot be written
├── ValidationError   a graph that does not conform, raised only on request
└── StoreError        a SPARQL store or query that cannot be used
    └── QuerySyntaxError   a query that does not parse, with the place
"""

from __future__ import annotations


class KgraphError(Exception):
    """Say what went wrong, where, with which value, and what to do.

    Args:
        slug: Stable identifier, a section of `docs/errors.md`.
        message: What, where and the value, in one sentence.
        hint: What to do next, in one sentence.

    Example:
        >>> print(ReadError("missing-input", "'a.txt' does not exist.", "Check the path."))
        [missing-input] 'a.txt' does not exist. Check the path.
    """

    def __init__(self, slug: str, message: str, hint: str = "") -> None:
        super().__init__(slug, message, hint)
        self.slug = slug
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return " ".join(part for part in (f"[{self.slug}]", self.message, self.hint) if part)


class OntologyError(KgraphError):
    """An ontology, lexicon, gazetteer or shapes file cannot be used."""


class ReadError(KgraphError):
    """An input cannot be read."""


class PipelineError(KgraphError):
    """A spaCy pipeline cannot be assembled or run."""


class ExportError(KgraphError):
    """An output cannot be written."""


class ValidationError(KgraphError):
    """A graph does not conform to its shapes."""


class StoreError(KgraphError):
    """A SPARQL store or a query cannot be used."""


class QuerySyntaxError(StoreError):
    """A query does not parse.

    Args:
        slug: Stable identifier, as of every error.
        message: Where and after which words.
        hint: What to do.
        line: Number of the line, from 1; 0 if it is not known.
        column: Number of the character in it, from 1.
        excerpt: The line, cut where it is long, and a mark below the place; empty if it is not known.
    """

    def __init__(
        self, slug: str, message: str, hint: str = "", *, line: int = 0, column: int = 0, excerpt: str = ""
    ) -> None:
        super().__init__(slug, message, hint)
        self.line = line
        self.column = column
        self.excerpt = excerpt
