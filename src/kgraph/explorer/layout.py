"""Place the nodes once, when the page is written, so that it opens at once and looks the same every time.

The best connected nodes are drawn with care: each connected component as `drawing` does it; the components are packed.
The other nodes of a large graph are fanned around what they belong to, as force layouts take time with the square of
the nodes. (python-igraph would be faster, but it is GPL.)
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kgraph.explorer.communities import Communities, communities
from kgraph.explorer.drawing import ASPECT, EDGE_LENGTH, draw, make_graph, part_of
from kgraph.explorer.packing import pack
from kgraph.explorer.view import View
from kgraph.model import Status

if TYPE_CHECKING:
    from kgraph.explorer.drawing import Graph

Positions = dict[str, tuple[int, int]]

OVERVIEW = 800
_COLUMN, _ROW = 180, 90


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, and what belongs together.

    Args:
        plain: Pixels by node id for what is seen at first: asserted facts alone, close together.
        whole: Pixels by node id for facts of every status, where there are others.
        communities: What belongs together.
    """

    plain: Positions = field(default_factory=dict)
    whole: Positions = field(default_factory=dict)
    communities: Communities = field(default_factory=Communities)


def lay_out(view: View) -> Layout:
    """Place all nodes of a view, once by its asserted facts alone and once by all, which pull less.

    Example:
        >>> lay_out(View()).plain
        {}
    """
    labels = {node.id: node.label for node in view.nodes}
    plain: list[tuple[str, str]] = []
    weak: list[tuple[str, str]] = []
    for edge in view.edges:
        if edge.target:
            (plain if edge.status == Status.ASSERTED else weak).append((edge.source, edge.target))
    found = communities(labels, plain, weak)
    first = positions(labels, plain, groups=found.of)
    return Layout(first, positions(labels, plain, weak, groups=found.of) if weak else {}, found)


def positions(
    labels: Mapping[str, str],
    edges: Sequence[tuple[str, str]],
    weak: Sequence[tuple[str, str]] = (),
    *,
    groups: Mapping[str, int] | None = None,
    overview: int = OVERVIEW,
) -> Positions:
    """Place nodes on a plane.

    Args:
        labels: Label of each node by id; they need room.
        edges: Pairs of ids.
        weak: Pairs of ids that pull less.
        groups: Community by id: large components are drawn community by community.
        overview: How many nodes are drawn with care, the best connected first.

    Returns:
        Whole pixels by id, the same for the same input in any order.

    Example:
        >>> placed = positions({"a": "Ada", "b": "Byron"}, [("a", "b")])
        >>> sorted(placed), placed == positions({"b": "Byron", "a": "Ada"}, [("b", "a")])
        (['a', 'b'], True)
    """
    import networkx as nx  # noqa: PLC0415 - takes half a second to import

    whole = make_graph(labels, edges, weak)
    linked = [node for node in whole if whole.degree[node]]
    best = sorted(linked, key=lambda node: (-whole.degree[node], node))[:overview]
    core = part_of(whole, best)
    components = [part_of(core, component) for component in nx.connected_components(core)]
    placed = pack([draw(component, labels, groups or {}) for component in components], ASPECT)
    return _add_others(whole, placed)


def _add_others(graph: Graph, placed: Positions) -> Positions:
    """Fan nodes around what they belong to, ring after ring; line up those that belong to nothing placed."""
    found = dict(placed)
    waiting = [node for node in graph if node not in found]
    while waiting:
        leaves: dict[str, list[str]] = {}
        for node in waiting:
            hubs = [hub for hub in graph[node] if hub in found]
            if hubs:
                leaves.setdefault(max(hubs, key=lambda hub: (graph.degree[hub], hub)), []).append(node)
        if not leaves:
            break
        for hub, members in leaves.items():
            found |= _fan(found[hub], members)
        waiting = [node for node in waiting if node not in found]
    return found | _line_up(waiting, found)


def _fan(center: tuple[int, int], leaves: list[str]) -> Positions:
    placed = {}
    radius = EDGE_LENGTH * max(0.7, math.sqrt(len(leaves)) / 3)
    for number, leaf in enumerate(leaves):
        turn = 2 * math.pi * number / len(leaves)
        reach = radius * (1 if number % 2 else 0.7)
        x, y = center[0] + reach * ASPECT * math.cos(turn), center[1] + reach * math.sin(turn)
        placed[leaf] = (round(x), round(y))
    return placed


def _line_up(nodes: list[str], placed: Positions) -> Positions:
    left = min((x for x, _ in placed.values()), default=0)
    bottom = max((y for _, y in placed.values()), default=0) + 2 * _ROW
    columns = math.ceil(math.sqrt(len(nodes)) * ASPECT) or 1
    return {
        node: (left + number % columns * _COLUMN, bottom + number // columns * _ROW)
        for number, node in enumerate(nodes)
    }
