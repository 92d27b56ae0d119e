"""The page as text: self-contained, escaped, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer_graphs import Writer, iri, news_graph
from kgraph.explorer import View, render, view
from kgraph.explorer.colors import class_hues
from kgraph.explorer.layout import Layout, lay_out
from kgraph.explorer.network import ExplorerNetwork, embed
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDFS_LABEL, kg

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"'`&amp;\\u003c\\",
    "line\u2028break\u2029 \x7f\ufeff",
    'href="javascript:alert(1)"',
    "{{ 7 * 7 }}{% raw %}",
    "통일부 🙂 é",
)
LABELS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: bool(text.strip()))


class Scripts(HTMLParser):
    """Collect the scripts of a page as a browser would cut them out."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._attributes: dict[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; remember when a script begins."""
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self._attributes = dict(attrs)
            self.scripts.append((self._attributes, ""))

    def handle_data(self, data: str) -> None:
        """Keep the text of the script."""
        if self._attributes is not None:
            self.scripts[-1] = (self._attributes, self.scripts[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        """Note when a script ends."""
        if tag == "script":
            self._attributes = None


def parse(page: str) -> Scripts:
    """Parse a page."""
    parser = Scripts()
    parser.feed(page)
    parser.close()
    return parser


def data(page: str) -> dict[str, Any]:
    """Read the data of a page as its scripts do."""
    ((_, text),) = [script for script in parse(page).scripts if script[0].get("type") == "application/json"]
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def labelled(*labels: str) -> list[ox.Triple]:
    """Make a graph whose nodes have these labels."""
    writer = Writer()
    for number, label in enumerate(labels):
        writer.add(iri("entity", str(number)), RDFS_LABEL, ox.Literal(label))
        writer.add(iri("entity", str(number)), kg("near"), iri("entity", "0"))
    return writer.triples


@pytest.fixture(scope="module")
def page() -> str:
    """Render the graph of the invented news once."""
    return render(news_graph(), load_ontology(), title="Westmark")


def test_the_title_counts_what_is_inside(page: str) -> None:
    """A reader sees in the tab what the file holds."""
    assert "<title>Westmark · 37 entities · 48 facts · 4 documents</title>" in page


def test_the_page_names_nothing_to_fetch(page: str) -> None:
    """No tag refers to anything outside the file."""
    tags = parse(page).tags
    assert not [tag for tag, _ in tags if tag in {"link", "img", "iframe", "object", "embed", "base"}]
    assert not [attributes for _, attributes in tags if {"src", "href"} & attributes.keys()]
    assert "sourceMappingURL" not in page
    assert not re.search(r"@import|url\(", "".join(re.findall(r"<style>.*?</style>", page, re.DOTALL)))


def test_the_policy_lets_only_our_scripts_run(page: str) -> None:
    """The hashes in the policy are those of the two scripts, and nothing else may load."""
    (policy,) = [a["content"] or "" for t, a in parse(page).tags if a.get("http-equiv") == "Content-Security-Policy"]
    scripts = [text for attributes, text in parse(page).scripts if not attributes]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    assert len(digests) == 2
    assert f"script-src 'sha256-{digests[0]}' 'sha256-{digests[1]}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe-eval" not in policy


def test_no_two_of_our_scripts_give_one_name_to_two_things() -> None:
    """They share one scope, where the later function would silently take the place of the earlier."""
    scripts = [file for file in files("kgraph.explorer").joinpath("static").iterdir() if file.name.endswith(".js")]
    names = [name for file in scripts for name in re.findall(r"^function (\w+)", file.read_text("utf-8"), re.MULTILINE)]
    assert len(names) > 100
    assert sorted(set(names)) == sorted(names)


def test_our_scripts_never_parse_html(page: str) -> None:
    """The page is built of nodes and text alone."""
    ours = parse(page).scripts[-1][1]
    assert "kgraphExplorer" in ours
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|DOMParser", ours)


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_labels_stay_data(label: str) -> None:
    """A label cannot leave the data it is in, neither from a node nor from the title."""
    page = render(labelled(label), load_ontology(), title=label)
    assert [node["label"] for node in data(page)["nodes"]] == [label]
    assert len(parse(page).scripts) == 3
    assert "onerror" not in {name for _, attributes in parse(page).tags for name in attributes}


@settings(max_examples=40, deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=4, unique=True))
def test_any_label_survives(labels: list[str]) -> None:
    """What the page's scripts read is what the graph says, character by character."""
    page = ExplorerNetwork(view(labelled(*labels), load_ontology()), Layout()).generate_html()
    assert sorted(node["label"] for node in data(page)["nodes"]) == sorted(labels)


@given(st.recursive(st.text(st.characters(exclude_categories=["Cs"])), lambda inner: st.lists(inner, max_size=3)))
def test_embedded_json_reads_back(value: object) -> None:
    """Escaping for the script element changes nothing that JSON says."""
    text = embed(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_the_same_graph_gives_the_same_bytes() -> None:
    """The order of the triples leaves no trace."""
    triples = news_graph().triples
    ontology = load_ontology()
    assert render(triples, ontology) == render(reversed(triples), ontology)


def test_another_hash_seed_gives_the_same_bytes(page: str) -> None:
    """Nothing in the page hangs on the order of sets."""
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1])\n"
        "from explorer_graphs import news_graph\n"
        "from kgraph.explorer import render\n"
        "from kgraph.ontology import load_ontology\n"
        "page = render(news_graph(), load_ontology(), title='Westmark')\n"
        "sys.stdout.write(hashlib.sha256(page.encode()).hexdigest())\n"
    )
    tests = str(Path(__file__).resolve().parents[1])
    run = subprocess.run(
        [sys.executable, "-c", code, tests],
        env={**os.environ, "PYTHONHASHSEED": "77"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == hashlib.sha256(page.encode()).hexdigest()


def test_rendering_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pyvis copies a folder beside the page; the explorer leaves the working directory alone."""
    monkeypatch.chdir(tmp_path)
    render(labelled("a"), load_ontology())
    assert list(tmp_path.iterdir()) == []


def test_the_stage_is_light_to_import() -> None:
    """Importing the stage loads neither pyvis nor networkx nor IPython."""
    heavy = "pyvis networkx IPython numpy scipy spacy"
    code = f"import sys, kgraph.explorer; sys.stdout.write(' '.join(n for n in {heavy.split()} if n in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == ""


def test_communities_are_named_after_their_most_important_entity(page: str) -> None:
    """Each node of a community of three or more knows it; the largest comes first."""
    found = data(page)
    sizes = [
        sum(node.get("community") == number for node in found["nodes"]) for number in range(len(found["communities"]))
    ]
    assert len(sizes) >= 3
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 3
    labels = {node["label"]: node.get("community") for node in found["nodes"] if node["kind"] == "entity"}
    assert [labels[name] for name in found["communities"]] == list(range(len(sizes)))


def test_what_is_seen_at_first_stands_close_together() -> None:
    """Asserted facts are placed without the others, so that what is switched off leaves no hole."""
    layout = lay_out(view(news_graph(), load_ontology()))
    assert layout.plain.keys() == layout.whole.keys()
    assert layout.plain != layout.whole


def test_an_empty_graph_is_a_page() -> None:
    """Nothing found is no error."""
    page = render([], load_ontology())
    assert "0 entities · 0 facts · 0 documents" in page
    assert data(page)["nodes"] == []


def test_the_network_is_a_pyvis_network() -> None:
    """Pyvis's own methods see what the explorer holds."""
    network = ExplorerNetwork(view(news_graph(), load_ontology()), Layout())
    assert (network.num_nodes(), network.num_edges()) == (40, 47)
    assert network.get_node("ent:dana-holt")["label"] == "Dana Holt"
    assert "ent:works-minister" in network.get_adj_list()["ent:dana-holt"]


def test_frequent_classes_have_hues_of_their_own() -> None:
    """Each class has one hue, values have none and are grey."""
    hues = class_hues(view(news_graph(), load_ontology()))
    assert hues["literal"] is hues["monetary amount"] is None
    others = [hue for name, hue in hues.items() if name not in {"literal", "monetary amount"}]
    assert len(set(others)) == len(others) == 15
    assert class_hues(View()) == {}


def test_both_styles_have_the_same_hues() -> None:
    """A dark page colours whatever a light one does."""
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", _style(name))) for name in ("light.css", "dark.css"))
    assert light.keys() == dark.keys()
    assert len(light) == 35


@pytest.mark.parametrize("name", ["light.css", "dark.css"])
def test_colours_stand_out_from_the_ground(name: str) -> None:
    """Words reach 4.5 to 1 on every ground they stand on, dots and lines 3 to 1 (WCAG 2.2, AA)."""
    colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", _style(name)))
    words = [color for key, color in colors.items() if key in WORDS]
    marks = [color for key, color in colors.items() if key.startswith("hue-") or key in {"asserted", "grey"}]
    assert (len(words), len(marks)) == (8, 20)
    for ground in ("canvas", "surface", "raised"):
        assert min(contrast(color, colors[ground]) for color in words) >= 4.5
    assert min(contrast(color, colors["canvas"]) for color in marks) >= 3.0


WORDS = {"text", "muted", "accent", "reported", "denied", "hedged", "planned", "conditional"}


def _style(name: str) -> str:
    return (files("kgraph.explorer") / "static" / name).read_text("utf-8")


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio ."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
