"""Draw one connected component: small ones as a whole, large ones community by community.

A force layout of hundreds of nodes is a ball of hair. So the communities of a large component are drawn one by one,
given room, and set next to those that they are linked with.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kgraph.explorer.packing import Box, push, spread

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]
    Graph = nx.Graph[str]

Point = tuple[float, float]

ASPECT = 1.45
EDGE_LENGTH = 120.0
_SEED = 7
_MOST = 400
_TOGETHER = 60
_FEW = 5
_STEPS = 300
_STILL = 1e-2
_GAP = 85.0


def make_graph(nodes: Iterable[str], edges: Iterable[tuple[str, str]], weak: Iterable[tuple[str, str]] = ()) -> Graph:
    """Make a graph whose nodes and edges come in one order whatever the order of the input; weak edges are longer."""
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: Graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    for pairs, weight, length in ((weak, 0.3, 1.5), (edges, 1.0, 1.0)):  # what is asserted as well counts as that
        inside = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
        graph.add_edges_from(inside, weight=weight, length=length)
    return graph


def part_of(graph: Graph, nodes: Iterable[str]) -> Graph:
    """Give the part that some nodes make of a graph of `make_graph`, in the order of the whole."""
    import networkx as nx  # noqa: PLC0415 - heavy

    inside = set(nodes)
    part: Graph = nx.Graph()
    # Nodes are sorted there: to go through the whole for each of hundreds of parts takes long.
    part.add_nodes_from(sorted(inside))
    for node in part:
        part.add_edges_from(
            (node, other, told) for other, told in graph.adj[node].items() if other in inside and other >= node
        )
    return part


def draw(graph: Graph, labels: Mapping[str, str], groups: Mapping[str, int]) -> Box:
    """Draw a connected graph so that its labels do not cover each other.

    Args:
        graph: As `make_graph` makes it.
        labels: Label of each node.
        groups: Community of each node.
    """
    parts: dict[int, list[str]] = {}
    for node in graph:
        parts.setdefault(groups.get(node, -1), []).append(node)
    if len(graph) <= _TOGETHER or len(parts) == 1:
        return spread(_arrange(graph), labels, graph.edges)
    boxes = {number: spread(_arrange(part_of(graph, nodes)), labels, ()) for number, nodes in sorted(parts.items())}
    return spread(_set_apart(graph, boxes, groups), labels, graph.edges)


def _arrange(graph: Graph) -> dict[str, Point]:
    import networkx as nx  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy

    if len(graph) == 1:
        return dict.fromkeys(graph, (0.0, 0.0))
    if len(graph) <= _MOST and nx.is_connected(graph):
        return _lay_flat(list(graph), stress(graph))
    drawn = nx.spring_layout(graph, seed=_SEED, weight="weight", iterations=60)
    return _lay_flat(list(graph), np.array([drawn[node] for node in graph]))


def stress(graph: nx.Graph[Any]) -> Array:
    """Place nodes so that they are as far apart as the ways between them are long (Gansner et al., 2004).

    Args:
        graph: A connected graph whose edges have a `length`.

    Returns:
        A row of coordinates for each node, in the graph's order.
    """
    number = {node: place for place, node in enumerate(graph)}
    pairs = ((*sorted((number[one], number[other])), told["length"]) for one, other, told in graph.edges(data=True))
    size, edges = len(graph), tuple(sorted(pairs))
    return _few(size, edges).copy() if size <= _FEW else _stress(size, edges)


@lru_cache(maxsize=1 << 8)
def _few(size: int, edges: tuple[tuple[int, int, float], ...]) -> Array:
    """Place few nodes once: of small components many are alike."""
    return _stress(size, edges)


def _stress(size: int, edges: tuple[tuple[int, int, float], ...]) -> Array:
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.sparse.csgraph import shortest_path  # noqa: PLC0415 - heavy

    linked = np.zeros((size, size))
    for one, other, length in edges:
        linked[one, other] = linked[other, one] = length
    apart = shortest_path(linked, directed=False)
    weights = 1 / np.where(apart == 0, np.inf, apart) ** 2
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1 / size) - 1 / size
    # From a circle, as a start from the distances themselves puts leaves of one node on one spot.
    turn = 2 * np.pi * np.arange(size) / size
    points: Array = np.column_stack([np.cos(turn), np.sin(turn)]) * apart.max() / 2
    pulls, diagonal = weights * apart, np.arange(size)
    for _ in range(_STEPS):
        across, down = (np.subtract.outer(axis, axis) for axis in points.T)
        gap = np.sqrt(across * across + down * down)
        gap[gap == 0] = np.inf
        pull = pulls / gap
        total = pull.sum(axis=1)
        np.negative(pull, out=pull)
        pull[diagonal, diagonal] = total
        moved = inverse @ (pull @ points)
        done = np.abs(moved - points).max() < _STILL
        points = moved
        if done:
            break
    return points


def _lay_flat(nodes: list[str], points: Array) -> dict[str, Point]:
    """Turn a drawing so that it is widest from left to right, and stretch it to fill a screen."""
    import numpy as np  # noqa: PLC0415 - heavy

    points = points - points.mean(axis=0)
    axes = np.linalg.eigh(points.T @ points)[1][:, ::-1]
    # An axis has no sign of its own: let the first coordinate that is not zero be positive.
    turned = points @ (axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]]))
    deviation = np.maximum(turned.std(axis=0), 1e-6)
    side = EDGE_LENGTH * math.sqrt(len(nodes)) / 3.4
    # A chain stays a chain: only half of the difference between the axes is evened out.
    uneven = np.sqrt(deviation / deviation.max()).clip(0.35, 1.0)
    scaled = turned / deviation * side * uneven * np.array([ASPECT**0.5, ASPECT**-0.5])
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, scaled, strict=True)}


def _set_apart(graph: Graph, boxes: Mapping[int, Box], groups: Mapping[str, int]) -> dict[str, Point]:
    """Place communities near those they are linked with."""
    import networkx as nx  # noqa: PLC0415 - heavy
    import numpy as np  # noqa: PLC0415 - heavy

    links: dict[tuple[int, int], float] = {}
    for a, b in graph.edges:
        one, other = sorted((groups.get(a, -1), groups.get(b, -1)))
        links[one, other] = round(links.get((one, other), 0.0) + graph[a][b]["weight"], 6)
    whole: nx.Graph[int] = nx.Graph()
    whole.add_nodes_from(sorted(boxes))
    for (one, other), weight in sorted(links.items()):
        if one != other:
            reach = math.sqrt(len(boxes[one].places)) + math.sqrt(len(boxes[other].places))
            whole.add_edge(one, other, weight=weight, length=reach / (1 + 0.25 * math.log1p(weight)))
    sizes = np.array([_extent(boxes[number]) for number in whole])
    points = stress(whole)
    points -= points.mean(axis=0)
    room = math.sqrt(float((sizes[:, 0] * sizes[:, 1]).sum()))
    points *= room / 2.2 / np.maximum(points.std(axis=0), 1e-6) * np.array([ASPECT**0.5, ASPECT**-0.5]) / 1.4
    push(points, sizes)
    placed: dict[str, Point] = {}
    for number, (x, y) in zip(whole, points, strict=True):
        placed |= {node: (x + left, y + top) for node, (left, top) in boxes[number].places.items()}
    return placed


def _extent(box: Box) -> Point:
    xs, ys = zip(*box.places.values(), strict=True)
    return max(xs) - min(xs) + 2 * _GAP, max(ys) - min(ys) + 1.5 * _GAP
