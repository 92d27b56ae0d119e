"""The explorer stage: a built graph comes in, one self-contained HTML page goes out.

`view` turns triples into what a reader looks at, `positions` places it, `ExplorerNetwork` (a `pyvis.network.Network`)
holds it, and `render` writes the page: `docs/explanation/explorer.md`.
"""

from kgraph.explorer.inline import InlinePage, show_inline
from kgraph.explorer.render import render
from kgraph.explorer.view import DocumentView, Edge, EvidenceView, Node, View, view

__all__ = ["DocumentView", "Edge", "EvidenceView", "InlinePage", "Node", "View", "render", "show_inline", "view"]
