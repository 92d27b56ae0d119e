"""Find things by their names and sentences by their words: SQLite's FTS5 (https://www.sqlite.org/fts5.html)."""

from __future__ import annotations

import math
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.store.terms import (
    ACTIVITY,
    ALIAS,
    KG_EVIDENCE,
    KG_MENTIONED_BY,
    KG_SENTENCE,
    KG_VERDICT,
    LABELS,
    RDF_SUBJECT,
    RDF_TYPE,
    first,
    objects,
    subjects,
)

INDEX = "search.sqlite"
_SECONDS = 2.0
_STEPS = 10_000
_OFTEN = 6
_MOST_WORDS = 12
_RECORDS = (RDF_SUBJECT, KG_VERDICT)
_MARK = ("\u00ab", "\u00bb")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing or sentence that was found.

    Args:
        iri: The thing, or the statement that the sentence says.
        kind: `name` or `sentence`.
        text: The name or the sentence, with the words that were found between « and ».
    """

    iri: str
    kind: str
    text: str


def build_index(store: ox.Store, file: Path) -> int:
    """Write an index of all names and sentences of a store.

    Returns:
        How many there are.
    """
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as connection, connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(
            "CREATE VIRTUAL TABLE found USING fts5"
            "(iri UNINDEXED, kind UNINDEXED, weight UNINDEXED, text, tokenize='unicode61 remove_diacritics 2')"
        )
        cursor = connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", _entries(store))
        count = cursor.rowcount
    part.replace(file)
    return count


def find(file: Path, words: str, limit: int) -> list[Hit]:
    """Find names and sentences that hold all words; the last may be the beginning of one.

    Args:
        file: The index.
        words: What a person types; nothing in it is an operator.
        limit: Most hits.

    Returns:
        The best first: names, those before others that texts mention often, then sentences. Each thing and each
        sentence comes once.

    Raises:
        TimeoutError: If it takes too long.
    """
    tokens = re.findall(r"\w+", words)[:_MOST_WORDS]
    if not tokens:
        return []
    asked = " ".join(f'"{token}"' for token in tokens) + "*"
    end = time.monotonic() + _SECONDS
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            rows = connection.execute(
                "SELECT iri, kind, highlight(found, 3, ?, ?) FROM found WHERE found MATCH ?"
                " ORDER BY kind = 'sentence', rank * weight, text LIMIT ?",
                (*_MARK, asked, _OFTEN * limit),
            ).fetchall()
        except sqlite3.OperationalError as error:
            raise TimeoutError from error
    # A thing has several names, and a sentence says several things.
    once: dict[str, Hit] = {}
    for hit in (Hit(*row) for row in rows):
        once.setdefault(hit.text if hit.kind == "sentence" else hit.iri, hit)
    return list(once.values())[:limit]


def _entries(store: ox.Store) -> Iterator[tuple[str, str, float, str]]:
    seen: set[tuple[str, str]] = set()
    for predicate in (*LABELS, ALIAS):
        for quad in store.quads_for_pattern(None, predicate, None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                entry = (quad.subject.value, quad.object.value)
                if entry not in seen and not _is_record(store, quad.subject):
                    seen.add(entry)
                    yield entry[0], "name", _weight(store, quad.subject), entry[1]
    for quad in store.quads_for_pattern(None, KG_SENTENCE, None, ox.DefaultGraph()):
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
            for statement in subjects(store, KG_EVIDENCE, quad.subject):
                yield statement.value, "sentence", 1, quad.object.value


def _is_record(store: ox.Store, node: ox.NamedNode) -> bool:
    """Tell whether a node is no thing that has a name, but what is said, decided or done, with a label for readers."""
    return any(first(store, node, mark) is not None for mark in _RECORDS) or ACTIVITY in objects(store, node, RDF_TYPE)


def _weight(store: ox.Store, node: ox.NamedNode) -> float:
    """Give how much a name counts by how often texts mention the thing."""
    return 1 + math.log1p(len(objects(store, node, KG_MENTIONED_BY)))


if __name__ == "__main__":
    build_index(ox.Store.read_only(sys.argv[1]), Path(sys.argv[2]))
