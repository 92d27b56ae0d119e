"""Place the nodes once, when the page is written, so that it opens at once and looks the same every time.

The best connected nodes are drawn: each connected component by networkx, turned to lie flat and spread until its labels
do not cover each other; the components are packed. The other nodes of a large graph are fanned around what they belong
to, as force layouts take time with the square of the nodes. (python-igraph would be faster, but it is GPL.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kgraph.explorer.packing import Box, pack, spread

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]
    Graph = nx.Graph[str]

Point = tuple[float, float]
Positions = dict[str, tuple[int, int]]

OVERVIEW = 800
_SEED = 7
_ASPECT = 1.35
_EDGE_LENGTH = 135.0
# Up to so many nodes Kamada and Kawai's layout, the clearer one, takes about a second.
_SMALL = 150
_MEDIUM = 400
_COLUMN, _ROW = 180, 90


def positions(labels: Mapping[str, str], edges: Sequence[tuple[str, str]], *, overview: int = OVERVIEW) -> Positions:
    """Place nodes on a plane.

    Args:
        labels: Label of each node by id; they need room.
        edges: Pairs of ids.
        overview: How many nodes are drawn with care, the best connected first.

    Returns:
        Whole pixels by id, the same for the same input in any order.

    Example:
        >>> placed = positions({"a": "Ada", "b": "Byron"}, [("a", "b")])
        >>> sorted(placed), placed == positions({"b": "Byron", "a": "Ada"}, [("b", "a")])
        (['a', 'b'], True)
    """
    import networkx as nx  # noqa: PLC0415 - takes half a second to import

    whole = _graph(labels, edges)
    core = whole
    if len(whole) > overview:
        best = set(sorted(whole, key=lambda node: (-whole.degree[node], node))[:overview])
        core = _graph(best, [edge for edge in edges if best.issuperset(edge)])
    components = [sorted(component) for component in nx.connected_components(core)]
    placed = pack([_component(core, nodes, labels) for nodes in components], _ASPECT)
    return _add_others(whole, placed)


def _graph(nodes: Mapping[str, str] | set[str], edges: Iterable[tuple[str, str]]) -> Graph:
    """Make a graph whose nodes and edges come in one order whatever the order of the input."""
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: Graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]}))
    return graph


def _component(graph: Graph, nodes: list[str], labels: Mapping[str, str]) -> Box:
    inside = set(nodes)
    edges = sorted(graph.edges(nodes))
    return spread(_draw(_graph(inside, edges)), labels, edges)


def _draw(graph: Graph) -> dict[str, Point]:
    import networkx as nx  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy

    size = len(graph)
    if size == 1:
        return dict.fromkeys(graph, (0.0, 0.0))
    if size <= _SMALL:
        drawn = nx.kamada_kawai_layout(graph)
    else:
        drawn = nx.spring_layout(graph, seed=_SEED, iterations=200 if size <= _MEDIUM else 60)
    return _lay_flat(list(graph), np.array([drawn[node] for node in graph]))


def _lay_flat(nodes: list[str], points: Array) -> dict[str, Point]:
    """Turn a drawing so that it is widest from left to right, and stretch it to fill a screen."""
    import numpy as np  # noqa: PLC0415 - heavy

    points = points - points.mean(axis=0)
    axes = np.linalg.eigh(points.T @ points)[1][:, ::-1]
    # An axis has no sign of its own: let the first coordinate that is not zero be positive.
    turned = points @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]]))
    deviation = np.maximum(turned.std(axis=0), 1e-6)
    side = _EDGE_LENGTH * math.sqrt(len(nodes)) / 3.4
    scaled = turned / deviation * side * np.array([_ASPECT**0.5, _ASPECT**-0.5])
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, scaled, strict=True)}


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
    radius = _EDGE_LENGTH * max(0.7, math.sqrt(len(leaves)) / 3)
    for number, leaf in enumerate(leaves):
        turn = 2 * math.pi * number / len(leaves)
        reach = radius * (1 if number % 2 else 0.7)
        x, y = center[0] + reach * _ASPECT * math.cos(turn), center[1] + reach * math.sin(turn)
        placed[leaf] = (round(x), round(y))
    return placed


def _line_up(nodes: list[str], placed: Positions) -> Positions:
    left = min((x for x, _ in placed.values()), default=0)
    bottom = max((y for _, y in placed.values()), default=0) + 2 * _ROW
    columns = math.ceil(math.sqrt(len(nodes)) * _ASPECT) or 1
    return {
        node: (left + number % columns * _COLUMN, bottom + number // columns * _ROW)
        for number, node in enumerate(nodes)
    }
