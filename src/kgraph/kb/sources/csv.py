"""Individuals as a table: columns `iri`, `label`, `class`; `aliases`, `demonyms`, `same_as`, `country`, `prior`."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kgraph.errors import OntologyError
from kgraph.kb.individual import Individual
from kgraph.kb.sources.classes import Classes
from kgraph.kb.sources.opening import opened_text, uncompressed_name

_NEEDED = ("iri", "label", "class")
_FURTHER = ("aliases", "demonyms", "same_as", "country", "prior")


def read_csv(file: Path, classes: Classes) -> Iterator[Individual]:
    """Read a table with a header; `|` parts several names in one cell, a `.tsv` has tabs between its columns.

    Raises:
        OntologyError: If a column is missing or unknown, or a row has no IRI, no label, or no class of the ontology.
    """
    is_tabbed = uncompressed_name(file).lower().endswith(".tsv")
    with opened_text(file) as stream:
        rows = csv.DictReader(stream, dialect="excel-tab" if is_tabbed else "excel", strict=True)
        try:
            _require_columns(file, rows.fieldnames or ())
            for row in rows:
                yield _individual(row, classes, f"'{file}', line {rows.line_num}")
        except csv.Error as error:
            raise OntologyError(
                "unreadable-kb",
                f"'{file}', line {rows.line_num}: {error}.",
                "Quote cells that hold quotes or line breaks.",
            ) from None


def _require_columns(file: Path, columns: object) -> None:
    given = [name for name in columns if isinstance(name, str)] if isinstance(columns, list | tuple) else []
    missing = [name for name in _NEEDED if name not in given]
    unknown = [name for name in given if name not in (*_NEEDED, *_FURTHER)]
    if missing or unknown:
        what = f"has no column {missing[0]!r}" if missing else f"has a column {unknown[0]!r}, which means nothing here"
        hint = f"Columns: {', '.join(_NEEDED)}; also {', '.join(_FURTHER)}."
        raise OntologyError("kb-columns", f"'{file}' {what}.", hint)


def _individual(row: Mapping[str, str | None], classes: Classes, place: str) -> Individual:
    cells = {name: (row.get(name) or "").strip() for name in (*_NEEDED, *_FURTHER)}
    cls = classes.named(cells["class"])
    prior = cells["prior"] or "0"
    for is_right, what in (
        (_is_iri(cells["iri"]), f"{cells['iri']!r} is no IRI"),
        (bool(cells["label"]), "there is no label"),
        (bool(cls), f"{cells['class']!r} is no class of the ontology"),
        (prior.isdecimal(), f"prior {prior!r} is no whole number"),
        (None not in row, "there are more cells than columns"),
    ):
        if not is_right:
            raise OntologyError("kb-row", f"{place}: {what}.", "Mend the row.")
    names, adjectives, links = (_names(cells[name]) for name in ("aliases", "demonyms", "same_as"))
    found = Individual(cells["iri"], cells["label"], cls, names, adjectives, links)
    return replace(found, country=cells["country"], prior=int(prior))


def _is_iri(text: str) -> bool:
    scheme, colon, rest = text.partition(":")
    return bool(colon and rest and scheme.isascii() and scheme.isalnum()) and not set(text) & set(' <>"{}|\\^`\n\t')


def _names(cell: str) -> tuple[str, ...]:
    return tuple(sorted({name.strip() for name in cell.split("|")} - {""}))
