"""Where the explorer puts things."""

from __future__ import annotations

import math
import random
from itertools import combinations, count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.explorer.drawing import make_graph, part_of
from kgraph.explorer.layout import positions
from kgraph.explorer.packing import Box, _ring, pack, room

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


def overlapping(placed: dict[str, tuple[int, int]], labels: dict[str, str]) -> int:
    """Count the pairs of nodes whose labels cover each other by more than a few pixels."""
    count = 0
    for one, other in combinations(placed, 2):
        (width, height), (other_width, other_height) = room(labels[one]), room(labels[other])
        across = (width + other_width) / 2 - abs(placed[one][0] - placed[other][0])
        along = (height + other_height) / 2 - abs(placed[one][1] - placed[other][1])
        count += across > 6 and along > 6
    return count


def tangle(size: int, seed: int = 1) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Make a graph with hubs, leaves and loose parts."""
    chance = random.Random(seed)  # noqa: S311 - a test graph, not a secret
    labels = {f"n{number}": f"Thing number {number}" for number in range(size)}
    names = list(labels)
    edges = [(names[number], names[chance.randrange(max(1, number // 3))]) for number in range(1, size * 9 // 10)]
    return labels, edges


@pytest.mark.parametrize("size", [1, 2, 40, 170], ids=["one", "two", "small", "medium"])
def test_labels_do_not_cover_each_other(size: int) -> None:
    """Every node has room for its label, whichever layout drew it."""
    labels, edges = tangle(size)
    placed = positions(labels, edges)
    assert set(placed) == set(labels)
    assert overlapping(placed, labels) <= size // 50


def test_the_same_graph_gets_the_same_places() -> None:
    """Neither the order of the nodes nor that of the edges moves anything."""
    labels, edges = tangle(60)
    chance = random.Random(2)  # noqa: S311 - likewise
    shuffled = [(b, a) for a, b in chance.sample(edges, len(edges))]
    assert positions(dict(reversed(labels.items())), shuffled) == positions(labels, edges)


def test_nodes_beyond_the_overview_stand_near_what_they_belong_to() -> None:
    """A large graph is placed whole: the rest around their neighbours, lone nodes below."""
    labels, edges = tangle(120)
    placed = positions(labels, edges, overview=30)
    assert set(placed) == set(labels)
    lone = [node for node in labels if not any(node in edge for edge in edges)]
    assert len(lone) == 12
    assert min(placed[node][1] for node in lone) > max(y for node, (_, y) in placed.items() if node not in lone)


def test_weak_links_are_longer() -> None:
    """What is not asserted pulls less."""
    labels = {name: name for name in "abcd"}
    placed = positions(labels, [("a", "b"), ("b", "c")], [("c", "d")])
    assert math.dist(placed["c"], placed["d"]) > 1.2 * math.dist(placed["b"], placed["c"])


def test_communities_of_a_large_component_stand_apart() -> None:
    """Two crowds with one link between them do not mix."""
    labels = {f"{side}{number:02}": "x" for side in "ab" for number in range(50)}
    edges = [(f"{side}{number:02}", f"{side}{number // 3:02}") for side in "ab" for number in range(1, 50)]
    placed = positions(labels, [*edges, ("a00", "b00")], groups={node: int(node > "b") for node in labels})
    left, right = ([placed[node][0] for node in labels if node.startswith(side)] for side in "ab")
    assert max(left) < min(right) or max(right) < min(left)


@settings(max_examples=30, deadline=None)
@given(PAIRS)
def test_any_graph_is_placed(pairs: list[tuple[int, int]]) -> None:
    """Loops, double edges, lone nodes and no nodes at all are placed in whole pixels, all apart."""
    labels = {str(number): "x" * number for pair in pairs for number in pair}
    placed = positions(labels, [(str(one), str(other)) for one, other in pairs])
    assert set(placed) == set(labels)
    assert len(set(placed.values())) == len(labels)
    assert all(isinstance(part, int) for place in placed.values() for part in place)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30), st.sets(st.integers(0, 9)))
def test_a_part_is_what_the_library_cuts_out(pairs: list[tuple[int, int]], inside: set[int]) -> None:
    """With nodes and edges in the order of the whole, each edge once with what is told of it."""
    nodes = [str(number) for number in range(10)]
    whole = make_graph(nodes, [(str(one), str(other)) for one, other in pairs], [("1", "2")])
    kept = [node for node in nodes if int(node) in inside]
    part = part_of(whole, reversed(kept))
    assert kept == list(part)
    assert list(part.edges(data=True)) == [
        (one, other, told) for one, other, told in whole.edges(data=True) if one in kept and other in kept
    ]


@given(st.lists(st.sets(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1), max_size=8))
def test_packed_boxes_share_no_cell(shapes: list[set[tuple[int, int]]]) -> None:
    """Whatever their shape: each stands where its cells are free."""
    boxes = [Box({str(number): (0.0, 0.0)}, frozenset(cells)) for number, cells in enumerate(shapes)]
    placed = pack(boxes, 1.45)
    side = 45
    cells = [
        (column + placed[node][0] // side, line + placed[node][1] // side)
        for box in boxes
        for node in box.places
        for column, line in box.cells
    ]
    assert len(placed) == len(boxes)
    assert len(cells) == len(set(cells))


@given(st.lists(st.sets(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1), max_size=8))
@example([{(0, 0)}] * 30)
@example([{(column, 0) for column in range(600)}, {(0, 0), (900, 0)}, {(-700, 3)}])
def test_each_box_stands_as_near_to_the_middle_as_there_is_room(shapes: list[set[tuple[int, int]]]) -> None:
    """Larger ones first; tried shift by shift, the places are the same."""
    boxes = [Box({str(number): (0.0, 0.0)}, frozenset(cells)) for number, cells in enumerate(shapes)]
    taken: set[tuple[int, int]] = set()
    expected: dict[str, tuple[int, int]] = {}
    for box in sorted(boxes, key=lambda box: (-len(box.cells), min(box.places))):
        shifts = (shift for number in count() for shift in _ring(number, 1.45))
        right, down = next(
            (right, down) for right, down in shifts if not taken & {(x + right, y + down) for x, y in box.cells}
        )
        taken |= {(x + right, y + down) for x, y in box.cells}
        expected |= dict.fromkeys(box.places, (right * 45, down * 45))
    assert expected == pack(boxes, 1.45)
