"""What belongs together, and what matters most."""

from __future__ import annotations

import os
import random
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.explorer.communities import Communities, communities

CLIQUES = [(f"{side}{one}", f"{side}{other}") for side in "abc" for one in range(6) for other in range(one)]
BRIDGES = [("a0", "b0"), ("b1", "c0")]
NODES = sorted({node for edge in CLIQUES for node in edge})


def test_crowds_are_told_apart() -> None:
    """Three cliques with a bridge between each are three communities."""
    found = communities(NODES, CLIQUES + BRIDGES)
    assert [len({node[0] for node in NODES if found.of[node] == number}) for number in range(3)] == [1, 1, 1]


def test_weak_links_bind_less() -> None:
    """A node goes with what is asserted of it rather than with what is only said."""
    edges = [*CLIQUES, ("x", "a0"), ("x", "a1")]
    found = communities([*NODES, "x"], edges, [("x", "b0"), ("x", "b1"), ("x", "b2")])
    assert found.of["x"] == found.of["a0"] != found.of["b0"]


def test_nodes_without_links_belong_to_nothing() -> None:
    """They are ranked last and have no community."""
    found = communities(["lone", "a", "b"], [("a", "b"), ("lone", "lone")])
    assert "lone" not in found.of
    assert found.ranked[-1] == "lone"
    assert communities([], []) == Communities()


def test_the_order_of_the_input_leaves_no_trace() -> None:
    """Shuffled and turned links give the same."""
    chance = random.Random(3)  # noqa: S311 - a test graph, not a secret
    edges = [(b, a) for a, b in chance.sample(CLIQUES + BRIDGES, len(CLIQUES + BRIDGES))]
    assert communities(reversed(NODES), edges) == communities(NODES, CLIQUES + BRIDGES)


def test_another_hash_seed_gives_the_same_communities() -> None:
    """Nothing hangs on the order of sets."""
    code = (
        "import random, sys\n"
        "from kgraph.explorer.communities import communities\n"
        "chance = random.Random(1)\n"
        "edges = [(str(chance.randrange(60)), str(chance.randrange(60))) for _ in range(120)]\n"
        "sys.stdout.write(repr(communities([str(n) for n in range(60)], edges)))\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert "ranked" in told[0]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25))
def test_any_graph_has_communities(pairs: list[tuple[int, int]]) -> None:
    """Every node is ranked once, and every linked one belongs to one community; numbers have no holes."""
    edges = [(str(one), str(other)) for one, other in pairs]
    found = communities({node for edge in edges for node in edge}, edges)
    assert sorted(found.ranked) == sorted({node for edge in edges for node in edge})
    assert found.of.keys() == {node for one, other in edges if one != other for node in (one, other)}
    assert set(found.of.values()) == set(range(len(set(found.of.values()))))
