"""Choose colours for classes and communities: numbers of hues, whose colours `static/light.css` and `dark.css` hold."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from kgraph.explorer.communities import Communities
from kgraph.explorer.view import View

_SMALLEST = 3


def class_hues(view: View) -> dict[str, int | None]:
    """Choose a hue for each class, the most frequent first; values have none.

    Example:
        >>> class_hues(View())
        {}
    """
    counts: dict[str, int] = {}
    values = {node.cls for node in view.nodes if node.kind == "value"}
    for node in view.nodes:
        counts[node.cls] = counts.get(node.cls, 0) + 1
    ordered = sorted(counts, key=lambda cls: (-counts[cls], cls))
    hued = {cls: number % len(hues()) for number, cls in enumerate(cls for cls in ordered if cls not in values)}
    return {cls: hued.get(cls) for cls in ordered}


def community_names(view: View, communities: Communities) -> list[str]:
    """Name each community after its most important entity; those of less than three nodes have no name.

    Example:
        >>> community_names(View(), Communities())
        []
    """
    sizes: dict[int, int] = {}
    for number in communities.of.values():
        sizes[number] = sizes.get(number, 0) + 1
    nodes = {node.id: node for node in view.nodes}
    names: dict[int, str] = {}
    for kinds in (("entity",), ("entity", "event", "value")):
        for node in communities.ranked:
            number = communities.of.get(node, -1)
            if sizes.get(number, 0) >= _SMALLEST and nodes[node].kind in kinds:
                names.setdefault(number, nodes[node].label)
    return [names[number] for number in sorted(names)]


@lru_cache(maxsize=1)
def hues() -> tuple[str, ...]:
    """List the hues as they are on a light page, by number."""
    style = (files("kgraph.explorer") / "static" / "light.css").read_text("utf-8")
    return tuple(re.findall(r"--hue-\d+: (#[0-9a-f]{6})", style))


def hue_color(hue: int | None) -> str:
    """Give the colour of a hue on a light page; without one, grey.

    Example:
        >>> hue_color(0), hue_color(None)
        ('#4477aa', '#7d8796')
    """
    return "#7d8796" if hue is None else hues()[hue]
