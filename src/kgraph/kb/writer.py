"""Write a knowledge base into one SQLite file, whole or not at all, in bounded memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile

from kgraph.errors import ExportError, OntologyError
from kgraph.kb.database import FORMAT, SCHEMA
from kgraph.kb.individual import Individual, fold, skeleton

_BATCH = 10_000
# Sorting goes through files beyond this; kibibytes, negative as SQLite wants it.
_CACHE = -262_144
_INSERT = "INSERT INTO individual VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def write_database(
    individuals: Iterable[Individual],
    file: Path,
    *,
    sources: Iterable[str] = (),
    progress: Callable[[int, str], None] | None = None,
) -> int:
    """Write individuals into a file that `DatabaseKnowledgeBase` reads.

    Args:
        individuals: In any order, each IRI once.
        file: Replaced when all is written.
        sources: Names of where they are from, kept in the file.
        progress: Called with how many are written and the name of the last.

    Returns:
        How many there are.

    Raises:
        OntologyError: If an IRI comes twice, or there is no individual.
        ExportError: If the file cannot be written.
    """
    with _staged(file) as path, closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size={_CACHE};{SCHEMA}"
        )
        # Names are put in order at the end: into the middle of a large table each would cost a page.
        connection.execute("ATTACH '' AS staging")
        for table in ("name", "spelling"):
            connection.execute(f"CREATE TABLE staging.{table} (name TEXT, id INTEGER)")
        count = _fill(connection, individuals, progress)
        if not count:
            raise OntologyError(
                "empty-kb", "The source has no individual with a name and a class.", "Check its format."
            )
        for table in ("name", "spelling"):
            connection.execute(
                f"INSERT OR IGNORE INTO main.{table} SELECT name, id FROM staging.{table} ORDER BY name, id"  # noqa: S608
            )
        _require_unique(connection)
        meta = {"format": FORMAT, "sources": json.dumps(sorted(sources)), "individuals": str(count)}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        connection.commit()
    return count


@contextmanager
def _staged(file: Path) -> Iterator[Path]:
    """Give a file beside the wanted one, which takes its place at the end."""
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as made:
            path = Path(made.name)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError("unwritable-output", f"'{file}' cannot be written: {reason}.", "Name another file.") from None
    try:
        yield path
        path.chmod(0o644)
        path.replace(file)
    except sqlite3.OperationalError as error:
        raise ExportError("unwritable-output", f"'{file}' cannot be written: {error}.", "Free some space.") from None
    finally:
        path.unlink(missing_ok=True)


def _fill(
    connection: sqlite3.Connection, individuals: Iterable[Individual], progress: Callable[[int, str], None] | None
) -> int:
    count = 0
    waiting = iter(individuals)
    while batch := list(islice(waiting, _BATCH)):
        rows, names, spellings = [], [], []
        for individual in batch:
            count += 1
            rows.append(_row(count, individual))
            known = (individual.label, *individual.aliases)
            names += [(name, count) for name in sorted({fold(name) for name in known} - {""})]
            spellings += [(name, count) for name in sorted({skeleton(name) for name in known} - {""})]
        connection.executemany(_INSERT, rows)
        connection.executemany("INSERT INTO staging.name VALUES (?, ?)", names)
        connection.executemany("INSERT INTO staging.spelling VALUES (?, ?)", spellings)
        if progress is not None:
            progress(count, batch[-1].label)
    return count


def _row(number: int, individual: Individual) -> tuple[object, ...]:
    lists = (individual.aliases, individual.demonyms, individual.same_as)
    return (
        number,
        individual.iri,
        individual.label,
        individual.cls,
        *(json.dumps(names, ensure_ascii=False) for names in lists),
        individual.place,
        individual.government,
        individual.country,
        individual.prior,
    )


def _require_unique(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("CREATE UNIQUE INDEX individual_iri ON individual (iri)")
    except sqlite3.IntegrityError:
        query = "SELECT iri FROM individual GROUP BY iri HAVING count(*) > 1 ORDER BY iri LIMIT 1"
        (iri,) = connection.execute(query).fetchone()
        raise OntologyError("duplicate-individual", f"The source has <{iri}> twice.", "Join its names.") from None
