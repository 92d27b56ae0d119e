"""A knowledge base in one SQLite file, for tens of millions of names: nothing is loaded, a look-up reads a few pages.

Tables: `individual` holds what is known of each, `name` and `spelling` lead from a folded name and from its skeleton to
them, in the order of the names, so that a file of any size answers at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from kgraph.errors import OntologyError
from kgraph.kb.individual import Individual, fold, skeleton

FORMAT = "1"
_MAGIC = b"SQLite format 3\x00"
# Texts repeat their names; what was looked up last is kept.
_KEPT = 65_536
_COLUMNS = "iri, label, cls, aliases, demonyms, same_as, place, government, country, prior"

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE individual (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, label TEXT NOT NULL, cls TEXT NOT NULL, aliases TEXT NOT NULL,
    demonyms TEXT NOT NULL, same_as TEXT NOT NULL, place TEXT NOT NULL, government TEXT NOT NULL,
    country TEXT NOT NULL, prior INTEGER NOT NULL
);
CREATE TABLE name (name TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
CREATE TABLE spelling (name TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID;
"""


def is_database(file: Path) -> bool:
    """Tell whether a file is a database, by its first bytes."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


class DatabaseKnowledgeBase:
    """Individuals of a file that `kgraph kb build` wrote; read only.

    Args:
        file: The file.

    Raises:
        OntologyError: If it cannot be read, is no knowledge base, or is of another version.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self._connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            found = dict(self._connection.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise OntologyError(
                "unusable-kb", f"'{file}' is no knowledge base: {error}.", "Make one: kgraph kb build SOURCE -o FILE."
            ) from None
        if found.get("format") != FORMAT:
            raise OntologyError(
                "kb-version",
                f"'{file}' is a knowledge base of format {found.get('format')!r}, not {FORMAT!r}.",
                "Make it anew: kgraph kb build SOURCE -o FILE.",
            )
        self.meta = found
        self._find = lru_cache(_KEPT)(self._query)

    def lookup(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name or alias, sorted by IRI."""
        return self._find("name", fold(name))

    def resembling(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name that is spelt so or nearly so, sorted by IRI."""
        return self._find("spelling", skeleton(name))

    def get(self, iri: str) -> Individual | None:
        """Find the individual of an IRI."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM individual WHERE iri = ?", (iri,))  # noqa: S608
        return next(_read(rows), None)

    def individuals(self) -> Iterator[Individual]:
        """Read all individuals, in the order they were written."""
        return _read(self._connection.execute(f"SELECT {_COLUMNS} FROM individual ORDER BY id"))  # noqa: S608

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM individual").fetchone()
        return int(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def _query(self, table: str, name: str) -> tuple[Individual, ...]:
        query = f"SELECT {_COLUMNS} FROM {table} JOIN individual USING (id) WHERE {table}.name = ? ORDER BY iri"  # noqa: S608 - a table of ours
        return tuple(_read(self._connection.execute(query, (_storable(name),)))) if name else ()


def _read(rows: Iterable[tuple[str, ...]]) -> Iterator[Individual]:
    for iri, label, cls, aliases, demonyms, same_as, place, government, country, prior in rows:
        names, adjectives, links = (tuple(json.loads(text)) for text in (aliases, demonyms, same_as))
        yield Individual(iri, label, cls, names, adjectives, links, place, government, country, int(prior))


def _storable(name: str) -> str:
    """Replace lone surrogates, which SQLite cannot store."""
    return name.encode("utf-8", "replace").decode("utf-8")
