"""All that the explorer promises, walked through on three graphs: invented news, 5,000 nodes, and hostile texts.

What is expected is worked out from the data inside the page, not from the page's own scripts.
"""

from __future__ import annotations

import csv
import importlib
import json
import re
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from explorer_graphs import HOSTILE, HOSTILE_TEXTS, hostile_graph, news_graph
from explorer_visits import Visit, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology
from kgraph.resolution.corrections import read_corrections

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SVG = "{http://www.w3.org/2000/svg}"


@dataclass
class Walk:
    """A page of a graph, and what its data say."""

    file: Path
    seen: Visit

    @cached_property
    def data(self) -> dict[str, Any]:
        """Give what the page was given."""
        found: dict[str, Any] = json.loads(self.seen.page.locator("#graph-data").text_content() or "")
        return found

    @cached_property
    def nodes(self) -> dict[str, Any]:
        """Give the nodes by id."""
        return {node["id"]: node for node in self.data["nodes"]}

    @cached_property
    def asserted(self) -> list[dict[str, Any]]:
        """Give the links that are shown at first."""
        return [edge for edge in self.data["edges"] if edge["status"] == "asserted"]

    @cached_property
    def near(self) -> dict[str, set[str]]:
        """Give what each node has an asserted link with."""
        found: dict[str, set[str]] = {}
        for edge in self.asserted:
            found.setdefault(edge["from"], set()).add(edge["to"])
            found.setdefault(edge["to"], set()).add(edge["from"])
        return found

    @cached_property
    def hub(self) -> str:
        """Give the entity with the most neighbours."""
        entities = [name for name in self.near if self.nodes[name]["kind"] == "entity" and self.nodes[name]["iri"]]
        return max(entities, key=lambda name: (len(self.near[name]), name))

    def fragment(self) -> str:
        """Give the address after everything under way is done."""
        self.seen.explorer("shown()")
        return "#" + self.seen.page.url.partition("#")[2]

    def shown(self) -> tuple[set[str], set[str]]:
        """Give the nodes and links that are drawn."""
        told = self.seen.explorer("shown()")
        return set(told["nodes"]), set(told["edges"])

    def saved(self, button: str, folder: Path) -> Path:
        """Save by the menu and give the file."""
        self.seen.page.locator("#save summary").click()
        with self.seen.page.expect_download() as download:
            self.seen.page.get_by_role("button", name=button).click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file


_ALL_OF = "kept => { const all = new Set(kept); return kgraphExplorer.shown().edges.every((id) => all.has(id)); }"
"""Whether all links that are drawn are among some."""


@pytest.fixture(scope="module", params=["news", "5000", "hostile"])
def page_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of each graph once."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "5000":
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(str(BENCHMARKS))
            large: Path = importlib.import_module("explorer_speed").write_page(folder, 5_000, 15_000)
        return large
    if request.param == "hostile":
        return write(folder, render(hostile_graph(), load_ontology(), title="".join(HOSTILE), texts=HOSTILE_TEXTS))
    return write(folder, render(news_graph(), load_ontology(), title="Westmark news"))


@pytest.fixture
def walk(browser: Browser, page_file: Path) -> Iterator[Walk]:
    """Open the page, and see that it behaved."""
    seen = visit(browser, page_file)
    yield Walk(page_file, seen)
    seen.assert_clean()
    seen.page.context.close()


def test_search_finds_every_alias_by_keyboard(walk: Walk) -> None:
    """Typed as it is, an alias leads to a thing that has it; the arrows go down the list and up."""
    page = walk.seen.page
    having = [node for node in walk.data["nodes"] if node.get("aliases")][:5]
    assert having
    for node in having:
        page.keyboard.press("Escape")
        page.locator("#canvas canvas").focus()
        page.keyboard.press("/")
        page.keyboard.insert_text(node["aliases"][0])
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        found = walk.nodes[walk.seen.explorer("selected()")]
        assert node["aliases"][0] in (found["label"], *found["aliases"])
        expect(page.locator("#panel h2")).to_have_text(found["label"], use_inner_text=False)


def test_the_legend_counts_and_filters(walk: Walk) -> None:
    """The counts are those of the data; each facet, switched off, takes away what it says and no more."""
    page = walk.seen.page
    claims = [*walk.data["edges"], *walk.data["types"]]
    for status in ("asserted", "denied"):
        row = page.locator("#legend .row").filter(has=page.get_by_role("checkbox", name=re.compile(f"^{status}")))
        count = sum(claim["status"] == status for claim in claims)
        expect(row.locator(".number")).to_have_text(f"{count:,}")
    everything = walk.shown()
    by_id = {edge["id"]: edge for edge in walk.data["edges"]}
    for key, names in (("property", {by_id[name]["predicate"] for name in everything[1]}), ("cls", set())):
        value = min(names) if names else walk.nodes[walk.hub]["cls"]
        walk.seen.page.evaluate(f"value => {{ location.hash = 'no.{key}=' + encodeURIComponent(value) }}", value)
        sides = {edge["id"]: {walk.nodes[edge[end]]["cls"] for end in ("from", "to")} for edge in walk.asserted}
        kept = {
            name for name, ends in sides.items() if value not in (ends if key == "cls" else {by_id[name]["predicate"]})
        }
        page.wait_for_function(_ALL_OF, arg=sorted(kept))
        nodes, edges = walk.shown()
        assert len(kept) < len(walk.asserted)
        # Of a large graph the most important part of what is left is drawn.
        assert edges == kept if len(everything[1]) == len(walk.asserted) else edges
        assert not [name for name in nodes if key == "cls" and walk.nodes[name]["cls"] == value]
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="Hide all: Sources").click()
    assert not {by_id[name]["id"] for name in walk.shown()[1] if by_id[name].get("evidences")}
    page.get_by_role("button", name="Reset").click()
    slider = page.get_by_label("Confidence at least")
    slider.focus()
    page.keyboard.press("End")
    assert not [name for name in walk.shown()[1] if by_id[name].get("confidence", 1) < 1]
    page.get_by_role("button", name="Reset").click()
    assert walk.shown() == everything


def test_time_leaves_what_was_published_in_it(walk: Walk) -> None:
    """With both handles on the first day only facts of its articles are drawn."""
    dates = [re.sub(r"T.*", "", document[2]) for document in walk.data["documents"]]
    first = min(date for date in dates if re.fullmatch(r"\d{4}-\d\d-\d\d", date))
    walk.seen.page.get_by_label("Time until").focus()
    walk.seen.page.keyboard.press("Home")
    edges = walk.shown()[1]
    evidences = walk.data["evidences"]
    days = {edge["id"]: {dates[evidences[at][0]] for at in edge.get("evidences", ())} for edge in walk.data["edges"]}
    assert edges
    assert all(first in days[name] for name in edges)
    walk.seen.page.get_by_role("button", name="Play the time").click()
    expect(walk.seen.page.get_by_role("button", name="Pause")).to_be_visible()


def test_the_record_of_a_thing_is_complete(walk: Walk) -> None:
    """Class, aliases, address, number of facts, and each fact with its words."""
    walk.seen.explorer(f"select({json.dumps(walk.hub)})")
    node, panel = walk.nodes[walk.hub], walk.seen.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text(node["label"], use_inner_text=False)
    expect(panel.locator(".class").first).to_have_text(node["cls"])
    expect(panel.locator(".iri")).to_have_text(node["iri"])
    for alias in node.get("aliases", ()):
        expect(panel).to_contain_text(alias, use_inner_text=False)
    claims = [*walk.asserted, *(one for one in walk.data["types"] if one["status"] == "asserted")]
    count = sum(walk.hub in (claim["from"], claim.get("to")) for claim in claims)
    expect(panel.locator(".count")).to_have_text(f"{count:,} fact{'s' * (count != 1)}")
    expect(panel.locator("mark").first).to_be_visible()


def test_a_fact_shows_who_says_it_where_and_how(walk: Walk) -> None:
    """Of each status: the words in their sentence, title and date of the article, speaker, confidence, and the rule."""
    panel = walk.seen.page.locator("#panel")
    first = {edge["status"]: edge for edge in reversed(walk.data["edges"]) if edge.get("evidences")}
    assert len(first) >= 5
    for status, edge in first.items():
        document, sentence, start, end, quote, rule, _ = walk.data["evidences"][edge["evidences"][0]]
        title, date = walk.data["documents"][document][1:3]
        walk.seen.page.evaluate("id => { location.hash = 'no.status=&e=' + encodeURIComponent(id) }", edge["id"])
        figure = panel.locator("figure").first
        expect(figure.locator("mark")).to_have_text(quote, use_inner_text=False)
        assert walk.data["sentences"][sentence] in (figure.locator("blockquote").text_content() or "")
        assert walk.data["sentences"][sentence][start:end] == quote
        for words in (title, date[:10], rule):
            assert words in (figure.locator("figcaption").text_content() or "")
        expect(panel.locator(".badge").first).to_have_text(status)
        expect(panel).to_contain_text(f"confidence {round(edge['confidence'] * 100)} %")
        if edge.get("speaker"):
            assert f"said by {edge['speaker']}" in (panel.text_content() or "")


def test_a_neighbourhood_and_a_path_are_those_of_the_data(walk: Walk) -> None:
    """One step, two steps; the path to a thing two steps away has two steps."""
    near = walk.near[walk.hub]
    next_ones = set().union(*(walk.near[name] for name in near)) - near - {walk.hub}
    walk.seen.explorer(f"select({json.dumps(walk.hub)})")
    walk.seen.page.get_by_role("button", name="1 step").click()
    assert walk.shown()[0] == {walk.hub, *near}
    walk.seen.page.get_by_role("button", name="2 steps").click()
    both = {walk.hub, *near, *next_ones}
    assert walk.shown()[0] == both or (len(both) > 800 and len(walk.shown()[0]) == 800)
    walk.seen.page.get_by_role("button", name="Whole graph").first.click()
    target = min(next_ones or near)
    walk.seen.page.get_by_role("button", name="Path to").click()
    walk.seen.explorer(f"select({json.dumps(target)})")
    steps = distance(walk.near, walk.hub, target)
    expect(walk.seen.page.locator("#panel .count")).to_have_text(f"{steps} step{'s' * (steps != 1)}")
    assert len(walk.shown()[0]) == steps + 1
    again = walk.fragment()
    walk.seen.page.get_by_role("button", name="Reset").click()
    walk.seen.page.evaluate("words => { location.hash = words }", again)
    assert len(walk.shown()[0]) == steps + 1


def distance(near: dict[str, set[str]], start: str, target: str) -> int:
    """Count the steps of a shortest path."""
    steps, waiting = {start: 0}, deque([start])
    while target not in steps:
        name = waiting.popleft()
        for other in near[name] - steps.keys():
            steps[other] = steps[name] + 1
            waiting.append(other)
    return steps[target]


def test_hidden_pinned_coloured_undone_and_linked_to(walk: Walk, browser: Browser) -> None:
    """What is hidden is gone, what is pinned stays whatever the filters say; a link brings it back, undo undoes it."""
    page, first = walk.seen.page, walk.shown()
    pinned = min(walk.near[walk.hub])
    walk.seen.explorer(f"select({json.dumps(walk.hub)})")
    page.get_by_role("button", name="Hide", exact=True).click()
    assert walk.hub not in walk.shown()[0]
    walk.seen.explorer(f"select({json.dumps(pinned)})")
    page.get_by_role("button", name="Pin", exact=True).click()
    page.get_by_role("button", name="Hide all: Status").or_(page.get_by_role("button", name="Show all: Status")).click()
    page.get_by_role("button", name="Hide all: Status").click()
    assert pinned in walk.shown()[0]
    if walk.data["communities"][1:]:
        page.get_by_role("button", name="Community", exact=True).click()
    again = visit(browser, walk.file, fragment=walk.fragment())
    assert again.explorer("shown()") == walk.seen.explorer("shown()")
    assert again.explorer("colors()") == walk.seen.explorer("colors()")
    again.assert_clean()
    again.page.context.close()
    while page.get_by_role("button", name="Undo").is_enabled():
        page.get_by_role("button", name="Undo").click()
    assert walk.shown() == first


def test_the_status_is_seen_in_the_drawing(walk: Walk, tmp_path: Path) -> None:
    """In the saved drawing lines have the dashes and the colour of their status; all that is shown is there."""
    walk.seen.page.evaluate("location.hash = 'no.status='")
    nodes, edges = walk.shown()
    root = ET.parse(walk.saved("Drawing (SVG)", tmp_path)).getroot()  # noqa: S314 - the page made it
    looks: dict[str, set[tuple[str | None, str | None]]] = {}
    for line in root.iter(f"{SVG}path"):
        told = re.search(r"\((\w+)\)$", line.findtext(f"{SVG}title") or "")
        if told and line.get("fill") == "none":
            looks.setdefault(told[1], set()).add((line.get("stroke"), line.get("stroke-dasharray")))
    assert looks.keys() == {edge["status"] for edge in walk.data["edges"] if edge["id"] in edges}
    assert {dashes for _, dashes in looks.pop("asserted")} == {""}
    assert all(dashes for found in looks.values() for _, dashes in found)
    assert len({stroke for found in looks.values() for stroke, _ in found}) == len(looks)
    assert len(set().union(*looks.values())) == len(looks) >= 4
    assert len(list(root.iter(f"{SVG}title"))) == 1 + len(nodes) + len(edges)
    assert walk.saved("Picture (PNG)", tmp_path).read_bytes().startswith(b"\x89PNG")


def test_the_facts_are_a_table_and_csv(walk: Walk, tmp_path: Path) -> None:
    """The rows are the asserted facts, sorted by any column; the file has them all, as they are said."""
    page = walk.seen.page
    page.locator("#view-table").click()
    count = sum(claim["status"] == "asserted" for claim in [*walk.data["edges"], *walk.data["types"]])
    expect(page.locator("#table [role=status]")).to_have_text(f"{count:,} facts")
    page.get_by_role("columnheader", name="Property").get_by_role("button").click()
    cells = page.locator("#table tbody td:nth-child(2)").all_inner_texts()
    assert cells == sorted(cells, key=str.lower)
    with walk.saved("Facts (CSV)", tmp_path).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    by_id = {claim["id"]: claim for claim in [*walk.data["edges"], *walk.data["types"]]}
    assert len(rows) == count
    assert all(row["Property"].lstrip("'") == " ".join(by_id[row["Statement"]]["predicate"].split()) for row in rows)
    page.locator("#table tbody tr").first.locator("td").nth(3).click()
    expect(page.locator("#panel mark").first).to_be_visible()


def test_an_article_is_read_with_its_marks(walk: Walk) -> None:
    """From a fact into the text, at its words; a click on other words leads to what they say."""
    page = walk.seen.page
    edge = next(edge for edge in walk.asserted if edge.get("evidences"))
    walk.seen.page.evaluate("id => { location.hash = 'e=' + encodeURIComponent(id) }", edge["id"])
    document = walk.data["evidences"][edge["evidences"][0]][0]
    page.get_by_role("button", name="in the text").first.click()
    expect(page.locator("#text h2")).to_have_text(" ".join(walk.data["documents"][document][1].split()))
    expect(page.locator("#text .chosen").first).to_be_in_viewport()
    text = walk.data["texts"][document]
    if text is not None:
        assert page.locator(".words").text_content() == text
    page.locator("#text .words [role=button]").last.click()
    expect(page.locator("#panel h2")).to_be_visible()


def test_corrections_are_exported(walk: Walk, tmp_path: Path) -> None:
    """Same, different, no entity and wrong facts come out as a file that the build reads."""
    page, node = walk.seen.page, walk.nodes[walk.hub]
    others = [one for one in walk.data["nodes"] if one["kind"] == "entity" and one["id"] != walk.hub][:3]
    for button, other in zip(("Same as", "Different from"), others, strict=False):
        walk.seen.explorer(f"select({json.dumps(walk.hub)})")
        if not page.locator(".corrections[open]").count():
            page.locator(".corrections summary").click()
        page.get_by_role("button", name=button).click()
        walk.seen.explorer(f"select({json.dumps(other['id'])})")
    walk.seen.explorer(f"select({json.dumps(others[2]['id'])})")
    page.locator(".corrections summary").click()
    page.get_by_role("button", name="No entity").click()
    wrong = page.locator("#panel .fact").first.get_by_role("button", name="Wrong?")
    can_be_wrong = wrong.count() == 1  # only a statement has an address of its own
    if can_be_wrong:
        wrong.click()
    page.locator("#tray-open").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download decisions.ttl").click()
    file = tmp_path / "decisions.ttl"
    download.value.save_as(file)
    found = read_corrections(file)
    assert found.same == ((node["iri"], others[0]["iri"]),)
    assert found.different == ((node["iri"], others[1]["iri"]),)
    assert found.ignored == {others[2]["iri"]}
    assert len(found.wrong) == can_be_wrong


@pytest.mark.parametrize("width", [390, 1280])
def test_dark_or_light_wide_or_narrow_it_can_be_read(browser: Browser, page_file: Path, width: int) -> None:
    """At a phone's width and a desk's, dark and light: nothing sticks out, axe-core objects to nothing."""
    for dark in (False, True):
        seen = visit(browser, page_file, dark=dark, width=width)
        for name in ("table", "text", "graph"):
            seen.page.locator(f"#view-{name}").click()
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        seen.explorer("select(kgraphExplorer.shown().nodes[0])")
        expect(seen.page.locator("#panel h2")).to_be_visible()
        found = Axe().run(seen.page).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        seen.assert_clean()
        seen.page.context.close()
