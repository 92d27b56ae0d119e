"""The view as a `pyvis.network.Network`, written as a page of our own.

pyvis (https://pyvis.readthedocs.io) gives the model and the bundled vis-network 9.1.2 (MIT or Apache-2.0). Its own
page loads styles from the web, puts labels into the page as HTML, and lets any script run; so `generate_html` is
replaced. Importing this module imports pyvis, and with it IPython: a second or so.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from kgraph.explorer.colors import class_hues, community_names, hue_color
from kgraph.explorer.layout import OVERVIEW, Layout
from kgraph.explorer.texts import texts_of
from kgraph.explorer.view import Edge, Node, View

_SHAPES = {"entity": "dot", "event": "diamond", "value": "box"}
_PYVIS = ("shape", "color")  # which the page has by class and kind
_SCRIPTS = (
    "data.js", "filters.js", "focus.js", "camera.js", "canvas.js", "labels.js", "paint.js", "pointing.js", "frames.js",
    "evidence.js",
    "decisions.js", "panel.js", "timeline.js", "legend.js", "search.js", "tray.js", "table.js", "text.js", "path.js",
    "picture.js", "keys.js", "views.js", "theme.js", "address.js", "main.js",
)  # fmt: skip
# A JSON string may hold these as escapes; as they are, they could end the script element or a line of JavaScript.
_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class _Ids(list[str]):
    """The ids of nodes: pyvis looks up both ends of each edge in this list, which must not take longer for more."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[object] = set()

    def append(self, name: str) -> None:
        super().append(name)
        self._known.add(name)

    def __contains__(self, name: object) -> bool:
        return name in self._known


class ExplorerNetwork(Network):  # type: ignore[misc] # pyvis has no annotations
    """A view as a pyvis network: pyvis's methods work on it, `generate_html` writes the explorer.

    Args:
        view: What to show.
        layout: Where nodes stand; those without a place are not drawn until they are searched.
        title: Heading of the page.
        overview: How many nodes the page shows before anything is searched.
        texts: Text of documents by their SHA-256, for the view of texts.
    """

    def __init__(
        self,
        view: View,
        layout: Layout,
        *,
        title: str = "kgraph",
        overview: int = OVERVIEW,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        # cdn_resources keeps pyvis from copying files into the working directory.
        super().__init__(directed=True, cdn_resources="in_line", heading=title)
        self.node_ids = _Ids()
        self.view = view
        self.overview = overview
        self.texts = texts_of(view.documents, texts or {})
        self.layout = layout
        self.left_out = 0  # nodes of the graph that the view does not hold
        self.hues = class_hues(view)
        self.communities = community_names(view, layout.communities)
        for node in view.nodes:
            self._add(node)
        for edge in view.edges:
            if edge.target:
                self.add_edge(edge.source, edge.target, **_claim(edge))

    def _add(self, node: Node) -> None:
        options: dict[str, Any] = {}
        if place := self.layout.plain.get(node.id):
            options |= {"x": place[0], "y": place[1]}
        if other := self.layout.whole.get(node.id):
            options["whole"] = other
        group = self.layout.communities.of.get(node.id, len(self.communities))
        if group < len(self.communities):
            options["community"] = group
        self.add_node(
            node.id,
            label=node.label,
            shape=_SHAPES[node.kind],
            color=hue_color(self.hues[node.cls]),
            kind=node.kind,
            cls=node.cls,
            iri=node.iri,
            aliases=node.aliases,
            mentions=node.mentions,
            details=node.details,
            links=node.links,
            **options,
        )

    def payload(self) -> dict[str, Any]:
        """Give what the page's scripts read, as plain data."""
        view = self.view
        return {
            "title": self.heading,
            "overview": self.overview,
            "leftOut": self.left_out,
            "hues": self.hues,
            "communities": self.communities,
            "nodes": [
                {key: value for key, value in node.items() if key not in _PYVIS and value != ()} for node in self.nodes
            ],
            "edges": self.edges,
            "types": [
                {"from": edge.source, "object": edge.object, **_claim(edge)} for edge in view.edges if edge.object
            ],
            "statements": view.statements,
            "evidences": [[e.document, e.sentence, e.start, e.end, e.quote, e.rule, e.at] for e in view.evidences],
            "sentences": view.sentences,
            "documents": [[d.id, d.title, d.date, d.publisher, d.source] for d in view.documents],
            "texts": self.texts,
        }

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Write the page: one file that needs nothing else and lets nothing but its own scripts run.

        Args:
            name: Unused; pyvis's signature.
            local: Unused; pyvis's signature.
            notebook: Unused; pyvis's signature.

        Returns:
            The whole page, the same for the same view.
        """
        del name, local, notebook
        vis, app = _vis_script(), _app_script()
        page = _environment().get_template("explorer.html.j2")
        self.html = page.render(
            title=self.heading,
            summary=summary(self.view),
            policy=f"{_source(vis)} {_source(app)}",
            vis_css=_vis_style(),
            app_css=_app_style(),
            data=embed(self.payload()),
            vis_js=vis,
            app_js=app,
        )
        return str(self.html)


def _claim(edge: Edge) -> dict[str, Any]:
    claim = {
        "id": edge.id,
        "predicate": edge.predicate,
        "status": edge.status,
        "confidence": edge.confidence,
        "speaker": edge.speaker,
        "time": edge.time,
        "words": edge.words,
        "event": edge.event,
        "open": edge.is_open or None,
        "evidences": edge.evidences,
    }
    return {key: value for key, value in claim.items() if value not in ("", None, ())}


def summary(view: View) -> str:
    """Count what a view holds.

    Example:
        >>> summary(View())
        '0 entities · 0 facts · 0 documents'
    """
    things = sum(node.kind != "value" for node in view.nodes)
    counts = (
        (things, "entity", "entities"),
        (len(view.edges), "fact", "facts"),
        (len(view.documents), "document", "documents"),
    )
    return " · ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)


def embed(data: object) -> str:
    r"""Write data as JSON that can stand in a script element.

    Example:
        >>> embed("</script>")
        '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _UNSAFE.items():  # `str.translate` takes twenty times as long
        text = text.replace(char, escape)
    return text


def _source(script: str) -> str:
    """Name a script by its hash for the policy: https://www.w3.org/TR/CSP3/#grammardef-hash-source ."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _environment() -> Environment:
    return Environment(loader=PackageLoader("kgraph.explorer"), autoescape=True, undefined=StrictUndefined)


def _static(name: str) -> str:
    return (files("kgraph.explorer") / "static" / name).read_text("utf-8")


@lru_cache(maxsize=1)
def _app_script() -> str:
    body = "\n".join(_static(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


@lru_cache(maxsize=1)
def _app_style() -> str:
    """Put the styles together: dark where the system is or the reader wants it, light where the reader wants that."""
    light, dark = _static("light.css"), _static("dark.css")
    by_system = f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{\n{dark}}} }}"
    return f":root {{\n{light}}}\n{by_system}\n:root[data-theme=dark] {{\n{dark}}}\n{_static('app.css')}"


def _vis(name: str) -> str:
    return (Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / name).read_text("utf-8")


@lru_cache(maxsize=1)
def _vis_script() -> str:
    # The map it names is not bundled; developer tools would ask the network for it.
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", _vis("vis-network.min.js"))


@lru_cache(maxsize=1)
def _vis_style() -> str:
    # Nine tenths of it are icons of toolbars that the explorer does not show.
    return re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", _vis("vis-network.css"))
