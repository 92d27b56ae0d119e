"""Read Turtle and TriG as kgraph writes them: blocks of one subject in a known order, without parsing their triples.

Whoever wrote a file in another form or order is told so by None: such a file can be loaded, but not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Section:
    """What one graph says of one subject.

    Args:
        key: Graph and subject as full IRIs between < and >; the graph is empty for the default graph.
        graph: The graph as it is written, or empty.
        subject: The subject as it is written.
        lines: Its predicates and objects, one a line, each with its closing semicolon.
    """

    key: tuple[str, str]
    graph: str = ""
    subject: str = ""
    lines: tuple[str, ...] = ()


class ForeignFormError(Exception):
    """A file is not written the way kgraph writes."""


def read_sections(stream: TextIO) -> tuple[str, Iterator[Section]]:
    """Read the prefixes of a file; its sections follow as they are asked for.

    Returns:
        The head of the file as it is written, and the sections in order.
    """
    head: list[str] = []
    namespaces: dict[str, str] = {}
    first = ""
    for line in stream:
        if not line.startswith("@prefix "):
            first = line
            break
        head.append(line)
        name, namespace = _prefix(line)
        namespaces[name] = namespace
    return "".join(head), _in_order(_sections(_lines(first, stream), namespaces))


def _prefix(line: str) -> tuple[str, str]:
    words = line.split()
    if len(words) != 4 or not words[1].endswith(":") or words[3] != ".":  # noqa: PLR2004 - @prefix name: <iri> .
        raise ForeignFormError(line)
    return words[1][:-1], words[2][1:-1]


def _lines(first: str, stream: TextIO) -> Iterator[str]:
    if first:
        yield first
    yield from stream


def _sections(lines: Iterable[str], namespaces: Mapping[str, str]) -> Iterator[Section]:
    """Tell the lines apart by how they begin; a literal never holds a line break in our files."""
    graph = graph_key = subject = ""
    held: list[str] = []
    for line in lines:
        if line.startswith("    ") and subject and line.endswith(" ;\n"):
            held.append(line)
        elif line == ".\n" and held:
            yield Section((graph_key, _full(subject, namespaces)), graph, subject, tuple(held))
            subject, held = "", []
        elif line == "}\n" and graph and not subject:
            graph = graph_key = ""
        elif line.endswith(" {\n") and not graph and not subject:
            graph = line[:-3]
            graph_key = _full(graph, namespaces)
        elif _is_subject(line) and not subject:
            subject = line[:-1]
        elif line != "\n" or subject:
            raise ForeignFormError(line)
    if subject or graph:
        message = "cut off"
        raise ForeignFormError(message)


def _is_subject(line: str) -> bool:
    # Blank nodes have no name to compare by.
    return line[0] not in " @#.}\n_[(" and " " not in line and line.endswith("\n")


def _full(name: str, namespaces: Mapping[str, str]) -> str:
    if name.startswith("<"):
        return name
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in namespaces:
        raise ForeignFormError(name)
    return f"<{namespaces[prefix]}{local}>"


def _in_order(sections: Iterator[Section]) -> Iterator[Section]:
    before = ("", "")
    for section in sections:
        if section.key <= before:
            raise ForeignFormError(section.subject)
        before = section.key
        yield section
