"""Places of GeoNames: `allCountries`, `cities15000` and the like (https://download.geonames.org/export/dump/readme.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgraph.errors import OntologyError
from kgraph.kb.individual import Individual
from kgraph.kb.sources.classes import Classes
from kgraph.kb.sources.opening import opened_text

GEONAMES = "https://sws.geonames.org/"
_COLUMNS = 19
_COUNTRY = "A.PCLI"


def read_geonames(file: Path, classes: Classes) -> Iterator[Individual]:
    """Read the places whose feature is a class of the ontology; the prior is the number of inhabitants.

    The file is read twice: first for the countries, which the others lie in.

    Raises:
        OntologyError: If a line is none of such a table.
    """
    features = classes.codes("geonames-feature")
    countries = {row[8]: _iri(row) for row in _rows(file) if f"{row[6]}.{row[7]}" == _COUNTRY}
    for row in _rows(file):
        cls = features.get(f"{row[6]}.{row[7]}") or features.get(row[6], "")
        if cls:
            country = countries.get(row[8], "")
            iri = _iri(row)
            names = {row[2], *row[3].split(",")} - {row[1], ""}
            yield Individual(
                iri,
                row[1],
                cls,
                tuple(sorted(names)),
                country=country if country != iri else "",
                prior=int(row[14]) if row[14].isdecimal() else 0,
            )


def _rows(file: Path) -> Iterator[list[str]]:
    with opened_text(file) as stream:
        for number, line in enumerate(stream, start=1):
            row = line.rstrip("\r\n").split("\t")
            if len(row) != _COLUMNS or not row[0].isdecimal():
                raise OntologyError(
                    "kb-row",
                    f"'{file}', line {number}: {len(row)} columns, where a table of GeoNames has {_COLUMNS}.",
                    "Give another --format, or fetch the file again.",
                )
            yield row


def _iri(row: list[str]) -> str:
    return f"{GEONAMES}{row[0]}/"
