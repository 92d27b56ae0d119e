"""Find which things belong together, and which matter most, by their links alone.

Communities are Louvain's, importance is PageRank (Page et al., The PageRank citation ranking, 1999). Both run on
numbers in the order of names, so the order of names in a set leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.explorer.louvain import Links, louvain

_WEAK = 0.35
_DIGITS = 9
_FOLLOWED = 0.85
"""How likely a reader of PageRank follows a link rather than opens any page."""
_ROUNDS = 100
_STILL = 1e-6


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
    names = sorted(set(nodes))
    links = _links(names, edges, weak)
    parts: dict[int, list[int]] = {}
    for node, number in enumerate(louvain(links)):
        if links[node]:
            parts.setdefault(number, []).append(node)
    found = sorted(parts.values(), key=lambda part: (-len(part), part))
    return Communities(
        of={names[node]: number for number, part in enumerate(found) for node in part},
        ranked=_ranked(links, names),
    )


def importance(nodes: Iterable[str], edges: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Order nodes by PageRank, the most important first.

    Example:
        >>> importance("abc", [("a", "b"), ("b", "c")])
        ('b', 'a', 'c')
    """
    names = sorted(set(nodes))
    return _ranked(_links(names, edges, ()), names)


def _ranked(links: Links, names: Sequence[str]) -> tuple[str, ...]:
    """Order nodes by PageRank, by power iteration as networkx does it."""
    import numpy as np  # noqa: PLC0415 - heavy

    ends = [len(around) for around in links]
    count = len(names)
    if not any(ends):
        return tuple(names)
    sources = np.repeat(np.arange(count), ends)
    targets = np.fromiter((other for around in links for other in around), dtype=np.int64)
    weights = np.fromiter((weight for around in links for weight in around.values()), dtype=np.float64)
    shares = weights / np.bincount(sources, weights, count)[sources]
    is_lone = np.array(ends) == 0
    scores = np.full(count, 1 / count)
    for _ in range(_ROUNDS):
        before = scores
        passed = np.bincount(targets, before[sources] * shares, count) + before[is_lone].sum() / count
        scores = _FOLLOWED * passed + (1 - _FOLLOWED) / count
        if np.abs(scores - before).sum() < count * _STILL:
            break
    rounded = scores.round(_DIGITS).tolist()
    return tuple(names[node] for node in sorted(range(count), key=lambda node: (-rounded[node], node)))


def _links(names: Sequence[str], edges: Iterable[tuple[str, str]], weak: Iterable[tuple[str, str]]) -> Links:
    """Link positions in `names`, both ways; several links between the same two weigh more than one."""
    number = {name: position for position, name in enumerate(names)}
    weights: dict[tuple[int, int], float] = {}
    for pairs, weight in ((edges, 1.0), (weak, _WEAK)):
        for source, target in pairs:
            one, other = number[source], number[target]
            if one != other:
                pair = (one, other) if one < other else (other, one)
                weights[pair] = weights.get(pair, 0.0) + weight
    links: list[dict[int, float]] = [{} for _ in names]
    for (one, other), weight in sorted(weights.items()):
        # Sums of floats depend on their order: round what the order may have touched.
        links[one][other] = links[other][one] = round(weight, _DIGITS)
    return links
