"""Find what changed between two files of kgraph, and write it as one SPARQL Update request.

Names, literals and lists of predicates mean the same in Turtle and in https://www.w3.org/TR/sparql11-update/, so the
lines of the files go into the request as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kgraph.store.sections import ForeignFormError, Section, read_sections

# Comes after every IRI, so that the end of a file needs no case of its own.
_END = Section(("\U0010ffff", ""))


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a file says now and did not before, and the other way round.

    Args:
        head: The prefixes of both files.
        removed: Sections of the old file with only the lines that are gone.
        added: Sections of the new file with only the lines that are new.
    """

    head: str
    removed: tuple[Section, ...]
    added: tuple[Section, ...]

    @property
    def size(self) -> int:
        """Count the lines that differ."""
        return sum(len(section.lines) for section in (*self.removed, *self.added))


def compare(old: Path, new: Path, *, most: int) -> FileChange:
    """Compare two files of kgraph, both sorted, while reading them once.

    Args:
        old: File of earlier.
        new: File of now.
        most: How many lines may differ.

    Returns:
        What differs.

    Raises:
        ForeignFormError: If a file is in another form or order, the prefixes differ, or too much does.
    """
    removed: list[Section] = []
    added: list[Section] = []
    with old.open(encoding="utf-8", newline="\n") as old_stream, new.open(encoding="utf-8", newline="\n") as new_stream:
        old_head, olds = read_sections(old_stream)
        new_head, news = read_sections(new_stream)
        if old_head != new_head:
            raise ForeignFormError("other prefixes")
        for before, now in _pairs(olds, news):
            removed.extend(_without(before, now))
            added.extend(_without(now, before))
            most -= abs(len(before.lines) - len(now.lines)) or 1
            if most < 0:
                raise ForeignFormError("too much differs")
    return FileChange(old_head, tuple(removed), tuple(added))


def _pairs(olds: Iterator[Section], news: Iterator[Section]) -> Iterator[tuple[Section, Section]]:
    """Give the old and the new form of each section that differs; one of them is empty where it is new or gone."""
    old, new = next(olds, _END), next(news, _END)
    while old is not _END or new is not _END:
        before, now = old, new
        if old.key > new.key:
            before = Section(new.key)
        elif old.key < new.key:
            now = Section(old.key)
        if before.lines != now.lines:
            yield before, now
        if before is old:
            old = next(olds, _END)
        if now is new:
            new = next(news, _END)


def _without(section: Section, other: Section) -> Iterator[Section]:
    told = set(other.lines)
    lines = tuple(line for line in section.lines if line not in told)
    if lines:
        yield Section(section.key, section.graph, section.subject, lines)


def write_request(changes: Sequence[FileChange], store: ox.Store) -> str:
    """Write changes as one SPARQL Update request.

    Args:
        changes: What differs, under the same prefixes.
        store: Tells which named graphs end up empty: they go as well.
    """
    head = next((change.head for change in changes), "")
    # Once: Oxigraph refuses a second prologue.
    prologue = "".join(line.replace("@prefix", "PREFIX").rstrip(" .") + "\n" for line in head.splitlines())
    return prologue + ";\n".join(operation for change in changes for operation in _operations(change, store))


def _operations(change: FileChange, store: ox.Store) -> Iterator[str]:
    if change.removed:
        yield f"DELETE DATA {{\n{_data(change.removed)}}}"
    if change.added:
        yield f"INSERT DATA {{\n{_data(change.added)}}}"
    for graph in _emptied(change, store):
        yield f"DROP SILENT GRAPH {graph}"


def _data(sections: Sequence[Section]) -> str:
    return "".join(_graph(graph, held) for graph, held in groupby(sections, key=lambda section: section.graph))


def _graph(graph: str, sections: Iterable[Section]) -> str:
    text = "".join(f"{section.subject}\n{''.join(section.lines)}.\n" for section in sections)
    return f"GRAPH {graph} {{\n{text}}}\n" if graph else text


def _emptied(change: FileChange, store: ox.Store) -> Iterator[str]:
    kept = {section.key[0] for section in change.added}
    for graph, sections in groupby(change.removed, key=lambda section: section.key[0]):
        if graph and graph not in kept:
            held = store.quads_for_pattern(None, None, None, ox.NamedNode(graph[1:-1]))
            if sum(1 for _ in held) == sum(len(section.lines) for section in sections):
                yield graph
