"""The answer to a SPARQL query and the ways to write it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.ontology.vocab import XSD
from kgraph.store.table import render_table

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_XSD_STRING = XSD + "string"


class AnswerFormat(StrEnum):
    """How a query's answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TURTLE = "turtle"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryAnswer:
    """What a query gave: rows (SELECT), a truth value (ASK), or triples (CONSTRUCT, DESCRIBE).

    Args:
        variables: Names of the columns.
        rows: One term for each column, None where it is not bound.
        boolean: The truth value of an ASK query; None for other queries.
        triples: The triples, sorted, without duplicates; None for other queries.
        prefixes: Namespaces that shorten IRIs in tables and Turtle.
        is_truncated: Whether there were more rows or triples than the limit.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
    is_truncated: bool = False

    def to_text(self, form: AnswerFormat = AnswerFormat.TABLE) -> str:
        """Write the answer.

        Args:
            form: Of rows and truth values; triples are always written in Turtle.

        Returns:
            Text that ends in a line break, or is empty.

        Raises:
            StoreError: If rows should be written as Turtle.

        Example:
            >>> QueryAnswer(boolean=True).to_text().strip()
            'true'
        """
        if self.triples is not None:
            return to_turtle(self.triples, self.prefixes)
        if form is AnswerFormat.TURTLE:
            raise StoreError(
                "answer-not-triples",
                "rows cannot be written as Turtle.",
                "Ask by CONSTRUCT or DESCRIBE, or give another --format.",
            )
        if form is AnswerFormat.JSON:
            return self._to_json()
        if self.boolean is not None:
            return f"{str(self.boolean).lower()}\n"
        writers = {AnswerFormat.CSV: self._to_csv, AnswerFormat.TSV: self._to_tsv}
        return writers.get(form, self._to_table)()

    def _to_table(self) -> str:
        return render_table(self.variables, [[shorten_term(term, self.prefixes) for term in row] for row in self.rows])

    def _to_csv(self) -> str:
        """Follow https://www.w3.org/TR/sparql11-results-csv-tsv/#csv: plain values, CRLF."""
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(self.variables)
        writer.writerows([plain_term(term) for term in row] for row in self.rows)
        return buffer.getvalue()

    def _to_tsv(self) -> str:
        """Follow https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv: terms as in Turtle, one row a line."""
        head = "\t".join(f"?{name}" for name in self.variables)
        rows = ("\t".join("" if term is None else _tsv_term(term) for term in row) for row in self.rows)
        return "\n".join([head, *rows]) + "\n"

    def _to_json(self) -> str:
        """Follow https://www.w3.org/TR/sparql11-results-json/."""
        answer: dict[str, object] = {"head": {}, "boolean": self.boolean}
        if self.boolean is None:
            bindings = [
                {name: _json_term(term) for name, term in zip(self.variables, row, strict=True) if term is not None}
                for row in self.rows
            ]
            answer = {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def plain_term(term: Term | None) -> str:
    """Write a term without marks of its kind: the IRI, or the literal's text."""
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def shorten_term(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """Write a term for people: an IRI by its prefix where there is one, a literal's text as it is.

    Example:
        >>> shorten_term(ox.NamedNode("https://w3id.org/kgraph/ns#Person"), {"kg": "https://w3id.org/kgraph/ns#"})
        'kg:Person'
    """
    if not isinstance(term, ox.NamedNode):
        return plain_term(term)
    fitting = [(len(namespace), name) for name, namespace in prefixes.items() if term.value.startswith(namespace)]
    if not fitting:
        return term.value
    length, name = max(fitting)
    return f"{name}:{term.value[length:]}"


def to_turtle(triples: tuple[ox.Triple, ...], prefixes: Mapping[str, str]) -> str:
    """Write triples in Turtle with the prefixes that they use."""
    text = "\n".join(str(triple) for triple in triples)
    used = {name: namespace for name, namespace in sorted(prefixes.items()) if f"<{namespace}" in text}
    buffer = io.BytesIO()
    ox.serialize(triples, buffer, format=ox.RdfFormat.TURTLE, prefixes=used)
    lines = buffer.getvalue().decode().split("\n")
    # The serialiser writes prefixes in an order of its own, which differs from run to run.
    return "\n".join([*sorted(lines[: len(used)]), *lines[len(used) :]])


def _tsv_term(term: Term) -> str:
    # N-Triples escapes line breaks but not tabs.
    return str(term).replace("\t", "\\t")


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == _XSD_STRING:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
