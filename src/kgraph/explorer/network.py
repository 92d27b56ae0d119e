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

from kgraph.explorer.layout import OVERVIEW, Positions
from kgraph.explorer.texts import texts_of
from kgraph.explorer.view import Edge, Node, View

_SHAPES = {"entity": "dot", "event": "diamond", "value": "box"}
_SCRIPTS = (
    "data.js", "filters.js", "focus.js", "canvas.js", "evidence.js", "decisions.js", "panel.js", "legend.js",
    "search.js", "tray.js", "table.js", "text.js", "path.js", "picture.js", "views.js", "address.js",
    "main.js",
)  # fmt: skip
# Told apart on white and on near-black, also by readers who see red and green alike (after Paul Tol's schemes).
_PALETTE = (
    "#4477aa", "#ee6677", "#228833", "#ccaa22", "#2ba8cc", "#aa3377", "#ee7733", "#7a6fd0",
    "#009988", "#b0703c", "#8a9a2b", "#d15fa8", "#5b8def", "#c0392b",
    "#3f7d5c", "#a58a4d", "#6c5b7b", "#e08e9b",
)  # fmt: skip
_VALUE_COLOR = "#8a94a3"
# A JSON string may hold these as escapes; as they are, they could end the script element or a line of JavaScript.
_UNSAFE = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


class ExplorerNetwork(Network):  # type: ignore[misc] # pyvis has no annotations
    """A view as a pyvis network: pyvis's methods work on it, `generate_html` writes the explorer.

    Args:
        view: What to show.
        positions: Pixels by node id; nodes without are arranged by the page.
        title: Heading of the page.
        overview: How many nodes the page shows before anything is searched.
        texts: Text of documents by their SHA-256, for the view of texts.
    """

    def __init__(
        self,
        view: View,
        positions: Positions,
        *,
        title: str = "kgraph",
        overview: int = OVERVIEW,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        # cdn_resources keeps pyvis from copying files into the working directory.
        super().__init__(directed=True, cdn_resources="in_line", heading=title)
        self.view = view
        self.overview = overview
        self.texts = texts_of(view.documents, texts or {})
        self.class_colors = class_colors(view)
        for node in view.nodes:
            self._add(node, positions.get(node.id))
        for edge in view.edges:
            if edge.target:
                self.add_edge(edge.source, edge.target, **_claim(edge))

    def _add(self, node: Node, place: tuple[int, int] | None) -> None:
        options: dict[str, Any] = {"x": place[0], "y": place[1]} if place else {}
        self.add_node(
            node.id,
            label=node.label,
            shape=_SHAPES[node.kind],
            color=self.class_colors[node.cls],
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
            "colors": self.class_colors,
            "nodes": self.nodes,
            "edges": self.edges,
            "types": [
                {"from": edge.source, "object": edge.object, **_claim(edge)} for edge in view.edges if edge.object
            ],
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
            app_css=_static("app.css"),
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


def class_colors(view: View) -> dict[str, str]:
    """Choose a colour for each class, the most frequent first; values are all grey."""
    counts: dict[str, int] = {}
    values = {node.cls for node in view.nodes if node.kind == "value"}
    for node in view.nodes:
        counts[node.cls] = counts.get(node.cls, 0) + 1
    ordered = sorted(counts, key=lambda cls: (-counts[cls], cls))
    colored = [cls for cls in ordered if cls not in values]
    palette = {cls: _PALETTE[number % len(_PALETTE)] for number, cls in enumerate(colored)}
    return {cls: palette.get(cls, _VALUE_COLOR) for cls in ordered}


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
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


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
