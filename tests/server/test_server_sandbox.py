"""What a worker cannot do, whatever its query says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kgraph.server.errors import Refusal
from kgraph.server.guard import check_query, check_update
from kgraph.server.negotiate import best

CHILD = """
import socket, sys
from kgraph.server.sandbox import close_network, limit_memory
limit_memory(1_000_000_000)
closed = close_network()
try:
    socket.socket()
except PermissionError:
    print("no socket")
try:
    held = bytearray(2_000_000_000)
except MemoryError:
    print("no memory")
print(closed, open(sys.argv[1]).read())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is of Linux")
def test_a_worker_has_no_sockets_and_little_memory(tmp_path: object) -> None:
    """Files can still be read: the store is made of them."""
    file = f"{tmp_path}/file"
    with open(file, "w", encoding="ascii") as stream:  # noqa: PTH123 - a fixture's path
        stream.write("content")
    done = subprocess.run([sys.executable, "-c", CHILD, file], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["no socket", "no memory", "True content"]


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p '((((((((((((' }",
        'SELECT * { ?s ?p """ { { { " { { { """ }',
        "ASK { <x:((((((((> ?p ?o } # ((((((((((((",
        "ASK { ?service ?load 'SERVICE <x:y> { }' }",
    ],
    ids=["string", "long-string", "iri-and-comment", "words"],
)
def test_what_is_quoted_is_not_counted(sparql: str) -> None:
    """Brackets and words in strings, IRIs and comments mean nothing."""
    check_query(sparql, 5)
    check_update("INSERT DATA { <x:LOAD> <x:b> 'SERVICE' }", 5)


@pytest.mark.parametrize(
    "deep", ["{" * 6, "(" * 6, "[" * 6, "{([{(["], ids=["braces", "parentheses", "square", "mixed"]
)
def test_depth_is_counted_over_all_brackets(deep: str) -> None:
    """What nests deeper than allowed is refused, closed or not."""
    with pytest.raises(Refusal, match="nest 6 deep"):
        check_query(f"ASK {deep}", 5)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [("", "a/b"), ("*/*", "a/b"), ("c/d", "c/d"), ("c/*;q=0.5, a/b;q=0.4", "c/d"), ("a/b;q=0", None), (";;,", "a/b")],
    ids=["nothing", "anything", "one", "group", "zero", "nonsense"],
)
def test_types_are_chosen_by_quality(accept: str, expected: str | None) -> None:
    """https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1."""
    assert best(accept, ["a/b", "c/d"]) == expected
