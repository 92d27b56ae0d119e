"""Find which things belong together, and which matter most, by their links alone.

Communities are Louvain's (Blondel et al., Fast unfolding of communities in large networks, 2008), importance is
PageRank. Both run on a graph of numbers with a fixed seed, so the order of names in a set leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

_SEED = 7
_WEAK = 0.35
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Communities:
    """What belongs together.

    Args:
        of: Number of the community by node, 0 for the largest; nodes without a link have none.
        ranked: All nodes, the most important first.
    """

    of: Mapping[str, int] = field(default_factory=dict)
    ranked: tuple[str, ...] = ()


def communities(
    nodes: Iterable[str], edges: Sequence[tuple[str, str]], weak: Sequence[tuple[str, str]] = ()
) -> Communities:
    """Find communities and importance.

    Args:
        nodes: Ids.
        edges: Pairs of ids that belong together.
        weak: Pairs of ids that belong together less.

    Returns:
        The same for the same input in any order.

    Example:
        >>> found = communities("abcde", [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e")])
        >>> found.of["a"], found.of["b"], found.of["d"], found.ranked[0]
        (0, 0, 1, 'a')
    """
    import networkx as nx  # noqa: PLC0415 - takes half a second to import

    names = sorted(set(nodes))
    graph = _numbered(names, edges, weak)
    linked = graph.subgraph([node for node in graph if graph.degree[node]]).copy()
    found = [sorted(part) for part in nx.community.louvain_communities(linked, seed=_SEED)] if len(linked) else []
    found.sort(key=lambda part: (-len(part), part))
    return Communities(
        of={names[node]: number for number, part in enumerate(found) for node in part},
        ranked=_ranked(graph, names),
    )


def importance(nodes: Iterable[str], edges: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Order nodes by PageRank, the most important first.

    Example:
        >>> importance("abc", [("a", "b"), ("b", "c")])
        ('b', 'a', 'c')
    """
    names = sorted(set(nodes))
    return _ranked(_numbered(names, edges, ()), names)


def _ranked(graph: nx.Graph[int], names: Sequence[str]) -> tuple[str, ...]:
    import networkx as nx  # noqa: PLC0415 - as above

    scores = nx.pagerank(graph) if graph.number_of_edges() else dict.fromkeys(graph, 0.0)
    ranked = sorted(graph, key=lambda node: (-round(scores[node], _DIGITS), node))
    return tuple(names[node] for node in ranked)


def _numbered(names: Sequence[str], edges: Iterable[tuple[str, str]], weak: Iterable[tuple[str, str]]) -> nx.Graph[int]:
    """Make a graph of positions in `names`; several links between the same two weigh more than one."""
    import networkx as nx  # noqa: PLC0415 - as above

    number = {name: position for position, name in enumerate(names)}
    weights: dict[tuple[int, int], float] = {}
    for pairs, weight in ((edges, 1.0), (weak, _WEAK)):
        for source, target in pairs:
            if source != target:
                pair = min(number[source], number[target]), max(number[source], number[target])
                weights[pair] = weights.get(pair, 0.0) + weight
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    # Sums of floats depend on their order: round what the order may have touched.
    graph.add_weighted_edges_from((a, b, round(weight, _DIGITS)) for (a, b), weight in sorted(weights.items()))
    return graph
