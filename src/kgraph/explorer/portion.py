"""Take the most important part of a view that is too large for one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kgraph.explorer.communities import importance
from kgraph.explorer.view import View

MOST_NODES = 20_000
"""How many nodes a page holds; of a larger graph it holds the most important, and says so."""


def portion(view: View, *, most: int = MOST_NODES) -> View:
    """Give the part of a view that its most important nodes make, with all that is said among them.

    Args:
        view: Of any size.
        most: How many nodes to keep.

    Returns:
        The view itself if it is small enough; else one that holds no more evidence than its facts need.

    Example:
        >>> from kgraph.explorer import Node
        >>> nodes = tuple(Node(name, "", name, "entity", "thing") for name in "abc")
        >>> [node.id for node in portion(View(nodes), most=2).nodes]
        ['a', 'b']
    """
    if len(view.nodes) <= most:
        return view
    links = [(edge.source, edge.target) for edge in view.edges if edge.target]
    kept = set(importance((node.id for node in view.nodes), links)[:most])
    nodes = [node for node in view.nodes if node.id in kept]
    edges = [edge for edge in view.edges if edge.source in kept and (not edge.target or edge.target in kept)]
    said = [edge.evidences for edge in edges] + [node.mentions for node in nodes]
    used = sorted({position for positions in said for position in positions})
    moved = {position: number for number, position in enumerate(used)}
    evidences = [view.evidences[position] for position in used]
    sentences = sorted({one.sentence for one in evidences})
    documents = sorted({one.document for one in evidences if one.document >= 0})
    at_sentence, at_document = _places(sentences), {-1: -1, **_places(documents)}
    return View(
        tuple(replace(node, mentions=tuple(moved[position] for position in node.mentions)) for node in nodes),
        tuple(
            replace(
                edge,
                evidences=tuple(moved[position] for position in edge.evidences),
                event=edge.event if edge.event in kept else "",
            )
            for edge in edges
        ),
        tuple(
            replace(one, sentence=at_sentence[one.sentence], document=at_document[one.document]) for one in evidences
        ),
        tuple(view.sentences[position] for position in sentences),
        tuple(view.documents[position] for position in documents),
        view.statements,
    )


def _places(positions: Iterable[int]) -> Mapping[int, int]:
    return {position: number for number, position in enumerate(positions)}
