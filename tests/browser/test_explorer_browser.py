"""The explorer in Chromium: opened from a file with the network off, and used as a reader would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer_graphs import HOSTILE, Writer, hostile_graph, iri, news_graph
from explorer_visits import Visit, edge_between, visit, write
from kgraph.explorer import render, show_inline, view
from kgraph.explorer.layout import lay_out
from kgraph.explorer.network import ExplorerNetwork
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg

pytestmark = pytest.mark.browser

VALUES = "JSON.parse(document.getElementById('graph-data').textContent).nodes.filter(node => node.kind === 'value')"


def colors(page: Page) -> int:
    """Count the colours on the canvas."""
    found = page.evaluate(
        "() => { const canvas = document.querySelector('#canvas canvas');"
        "const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        "const seen = new Set();"
        "for (let at = 0; at < pixels.length; at += 4)"
        " if (pixels[at + 3] > 200) seen.add((pixels[at] << 16) + (pixels[at + 1] << 8) + pixels[at + 2]);"
        "return seen.size; }"
    )
    return int(found)


def test_it_opens_and_draws(news: Visit) -> None:
    """The page is drawn at once, with the network off; only what is asserted is shown."""
    expect(news.page).to_have_title("Westmark news · 37 entities · 48 facts · 4 documents")
    expect(news.page.locator("#state")).to_have_text("Showing 38 of 40 nodes and 38 of 47 links.")
    assert colors(news.page) > 30
    assert len(news.page.locator("#canvas").screenshot()) > 10_000


def test_names_do_not_cover_each_other(news: Visit) -> None:
    """Whatever the zoom, each name on the drawing can be read, and nearer there are more of them."""
    counts = []
    for turns in (0, 3, 6):
        news.page.mouse.move(700, 400)
        for _ in range(turns):
            news.page.mouse.wheel(0, 120)
        boxes = news.explorer("names()")
        assert not [
            (a, b)
            for number, a in enumerate(boxes)
            for b in boxes[:number]
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ]
        counts.append(len(boxes))
    assert counts[0] > counts[1] > counts[2] > 0


def hub_page(folder: Path) -> Path:
    """Write a graph of a hub that many small things stand close around, and of pairs that make the drawing wide."""
    made = Writer()
    made.document("hub", "The council and its offices")

    def link(one: str, other: str) -> None:
        evidence = made.evidence("hub", one, f"{one} {other}.")
        made.statement(iri("entity", one), kg("owns"), iri("entity", other), evidence)

    made.entity("hub", "Organization", "Westmark Harbour Council")
    for number in range(24):
        made.entity(f"leaf-{number}", "Organization", f"Office of Very Long Names {number}")
        link("hub", f"leaf-{number}")
    for number in range(40):
        made.entity(f"one-{number}", "Organization", f"Committee Without End {number}")
        made.entity(f"two-{number}", "Organization", f"Commission {number}")
        link(f"one-{number}", f"two-{number}")
    return write(folder, render(made.graph(), load_ontology()))


@pytest.mark.parametrize("width", [390, 1100])
def test_the_view_of_all_names_the_hub_and_cuts_no_name(browser: Browser, tmp_path: Path, width: int) -> None:
    """What most hangs on is named, however close its neighbours; every name is inside the stage."""
    seen = visit(browser, hub_page(tmp_path), width=width)
    stage = seen.page.locator("#canvas").bounding_box()
    assert stage is not None
    named = seen.explorer("named()")
    assert any(one["id"].endswith("hub") for one in named)
    assert len(named) > 10
    assert not [one for one in named if one["from"]["x"] < 0 or one["to"]["x"] > stage["width"]]
    assert not [one for one in named if one["from"]["y"] < 0 or one["to"]["y"] > stage["height"]]
    seen.page.context.close()


def test_search_finds_a_node_by_an_alias_without_its_accent(news: Visit) -> None:
    """A reader types an alias as it comes, moves with the arrows and goes with Enter."""
    news.page.keyboard.press("/")
    news.page.keyboard.type("ELIN")
    expect(news.page.get_by_role("option").first).to_contain_text("Port Elin")
    expect(news.page.get_by_role("option").first).to_contain_text("also: Élin")
    news.page.keyboard.press("ArrowDown")
    expect(news.page.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    news.page.keyboard.press("ArrowUp")
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel h2")).to_have_text("Port Elin")
    expect(news.page.locator("#hits")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("audt ofice", "Audit Office"),
        ("Prot Elin", "Port Elin"),
        ("elni", "Port Elin"),
        ("office audit", "Audit Office"),
    ],
    ids=["letters-missing", "swapped", "alias-swapped", "other-order"],
)
def test_search_forgives_slips(news: Visit, typed: str, first: str) -> None:
    """A letter too few, two swapped, words in another order: the thing that was meant comes first."""
    news.page.fill("#query", typed)
    expect(news.page.get_by_role("option").first).to_contain_text(first)


def test_values_at_a_chosen_thing_are_named(news: Visit) -> None:
    """The box of a value stands where its dot would, which is no obstacle to it."""
    shown = set(news.explorer("shown()")["nodes"])
    values = {one["id"] for one in news.page.evaluate(VALUES)} & shown
    assert values & {one["id"] for one in news.explorer("named()")}


def test_search_says_when_nothing_fits(news: Visit) -> None:
    """An unknown name is told, and Escape closes the list."""
    news.page.fill("#query", "zzzz")
    expect(news.page.locator("#hits")).to_have_text("Nothing has that name.")
    news.page.keyboard.press("Escape")
    expect(news.page.locator("#hits")).to_be_hidden()


def test_clicking_a_node_shows_its_facts_with_the_words_marked(news: Visit) -> None:
    """A node's panel shows every fact with its status, sentence and source."""
    news.click_at("nodeSpot('ent:audit-office')")
    panel = news.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("National Audit Office")
    expect(panel).to_contain_text("also: NAO")
    fact = panel.locator(".fact").filter(has_text="audit report")
    expect(fact.locator(".badge")).to_have_text("asserted")
    expect(fact.locator("mark")).to_have_text("The National Audit Office published its report on roads")
    expect(fact.locator("blockquote")).to_have_text(
        "The National Audit Office published its report on roads a week earlier."
    )
    expect(fact).to_contain_text("Minister leaves after audit")
    expect(fact).to_contain_text("2021-04-17")
    expect(fact).to_contain_text("confidence 80 %")


def test_clicking_an_edge_shows_its_sentence(news: Visit) -> None:
    """An edge opens on the words that say it; a source on the web is a link that tells nothing."""
    edge = edge_between(news, "ent:harbour-bridge", "ent:port-elin")
    news.click_at(f"edgeSpot('{edge}')")
    panel = news.page.locator("#panel")
    expect(panel.locator(".line")).to_have_text("Harbour Bridge located in Port Elin")
    expect(panel.locator("mark")).to_have_text("Harbour Bridge in Port Elin")
    link = panel.get_by_role("link", name="Harbour bridge gets its money")
    expect(link).to_have_attribute("href", "https://news.example/harbour-bridge")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_statuses_are_switched_in_the_legend(news: Visit) -> None:
    """Denied facts are hidden until asked for, and hidden again."""
    denied = news.page.get_by_role("checkbox", name=re.compile("^denied"))
    before = news.explorer("shown().edges")
    expect(denied).not_to_be_checked()
    denied.check()
    assert len(news.explorer("shown().edges")) == len(before) + 2
    news.page.get_by_role("checkbox", name=re.compile("^denied")).uncheck()
    assert news.explorer("shown().edges") == before


def test_the_panel_says_what_the_filters_hide(news: Visit) -> None:
    """A reader learns that there is more, of another status, and can ask for it."""
    news.explorer("select('ent:dana-holt')")
    panel = news.page.locator("#panel")
    expect(panel).to_contain_text("3 more are of a status that is switched off.")
    panel.get_by_role("button", name="Show all statuses").click()
    expect(panel.locator(".badge.denied")).to_have_count(1)
    expect(panel.locator(".badge.reported")).to_have_count(1)
    expect(panel.locator(".badge.hedged")).to_have_count(1)


def test_a_reported_fact_names_its_speaker(news: Visit) -> None:
    """Who said it stands with the fact."""
    news.page.get_by_role("checkbox", name=re.compile("^reported")).check()
    news.explorer("select('ent:residents')")
    expect(news.page.locator("#panel .fact").first).to_contain_text("said by Ola Fjeld")


def test_classes_are_switched_in_the_legend(news: Visit) -> None:
    """Without persons no person is shown; with nothing there is a way back."""
    news.page.get_by_role("checkbox", name=re.compile("^person")).uncheck()
    assert "ent:dana-holt" not in news.explorer("shown().nodes")
    news.page.get_by_role("button", name="Hide all: Status").or_(
        news.page.get_by_role("button", name="Show all: Status")
    ).click()
    news.page.get_by_role("button", name="Hide all: Status").click()
    expect(news.page.locator("#message")).to_contain_text("Nothing fits these filters")
    news.page.get_by_role("button", name="Show everything").click()
    assert len(news.explorer("shown().nodes")) == 40


def test_a_neighbourhood_is_focused_and_left(news: Visit) -> None:
    """One step, two steps, the whole graph."""
    news.explorer("select('ent:dana-holt')")
    news.page.get_by_role("button", name="1 step").click()
    near = set(news.explorer("shown().nodes"))
    assert near == {"ent:dana-holt", "ent:progress", "ent:works-minister", "evt:resignation-1"}
    news.page.get_by_role("button", name="2 steps").click()
    assert set(news.explorer("shown().nodes")) > near
    news.page.get_by_role("button", name="Reset").click()
    assert len(news.explorer("shown().nodes")) == 38
    expect(news.page.locator("#panel")).to_be_hidden()


def test_the_panel_leads_on_by_keyboard(news: Visit) -> None:
    """Every thing named in the panel is a button; Escape closes the panel."""
    news.explorer("select('ent:dana-holt')")
    news.page.locator("#panel").get_by_role("button", name="Progress Party").focus()
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel h2")).to_have_text("Progress Party")
    assert news.page.url.endswith("#n=ent%3Aprogress")
    news.page.keyboard.press("Escape")
    expect(news.page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize("name", ["ent:dana-holt", iri("entity", "dana-holt")], ids=["short", "iri"])
def test_an_address_leads_to_a_node(browser: Browser, file: Path, name: str) -> None:
    """A link with a node's name or IRI opens on it."""
    seen = visit(browser, file, fragment=f"#n={name}")
    expect(seen.page.locator("#panel h2")).to_have_text("Dana Holt")
    seen.page.context.close()


def test_dark_mode_follows_the_system(browser: Browser, file: Path) -> None:
    """A dark system gives a dark page."""
    seen = visit(browser, file, dark=True)
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 20, 28)"
    assert colors(seen.page) > 30
    seen.assert_clean()
    seen.page.context.close()


def test_dark_mode_is_switched_and_kept_in_the_address(browser: Browser, file: Path) -> None:
    """The switch turns page and drawing; the address alone remembers it, and only where it is not the system's."""
    seen = visit(browser, file)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = seen.explorer("colors()")
    seen.page.get_by_role("button", name="Dark mode").click()
    expect(seen.page.get_by_role("button", name="Dark mode")).to_have_attribute("aria-pressed", "true")
    assert seen.page.evaluate(ground) == "rgb(16, 20, 28)"
    assert seen.explorer("colors()")["ent:dana-holt"] != light["ent:dana-holt"]
    assert seen.page.url.endswith("#theme=dark")
    assert seen.page.evaluate("localStorage.length") == 0
    again = visit(browser, file, fragment="#theme=dark")
    assert again.page.evaluate(ground) == "rgb(16, 20, 28)"
    again.page.context.close()
    seen.page.get_by_role("button", name="Dark mode").click()
    assert seen.page.evaluate(ground) == "rgb(251, 251, 253)"
    assert "theme" not in seen.page.url
    seen.page.emulate_media(color_scheme="dark")
    assert seen.page.evaluate(ground) == "rgb(16, 20, 28)"
    seen.assert_clean()
    seen.page.context.close()


def test_a_phone_shows_everything_within_its_width(browser: Browser, file: Path) -> None:
    """At 390 pixels the legend waits to be asked for, the panel covers the graph, and nothing sticks out."""
    seen = visit(browser, file, width=390)
    expect(seen.page.locator("#legend")).to_be_hidden()
    for name in ("table", "text", "graph"):
        seen.page.locator(f"#view-{name}").click()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 390
    for name in ("Legend", "Undo", "Fit", "Reset"):
        box = seen.page.get_by_role("button", name=name).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
    seen.page.get_by_role("button", name="Legend").click()
    for element in (seen.page.locator("#legend"), seen.page.locator("#legend .number").first):
        box = element.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] < 360
    seen.page.get_by_role("button", name="Legend").click()
    seen.explorer("select('ent:dana-holt')")
    box = seen.page.locator("#panel").bounding_box()
    assert box is not None
    assert box["width"] >= 375
    seen.page.get_by_role("button", name="Close details").click()
    expect(seen.page.locator("#panel")).to_be_hidden()
    seen.explorer("select('ent:dana-holt')")
    seen.page.locator("#view-table").click()
    expect(seen.page.locator("#panel")).to_be_hidden()  # it would cover the table
    seen.assert_clean()
    seen.page.context.close()


def test_everything_that_acts_has_a_name(news: Visit) -> None:
    """Each button, field and frame of each view is told to a screen reader by a name of its own."""
    news.explorer("select('ent:dana-holt')")
    for name in ("table", "text", "graph"):
        news.page.locator(f"#view-{name}").click()
        nameless = news.page.locator("body").aria_snapshot()
        found = re.findall(
            r"^\s*- (?:button|checkbox|textbox|searchbox|combobox|slider|link|option)(?::| \[|$)",
            nameless,
            re.MULTILINE,
        )
        assert found == []


def test_hostile_texts_are_only_texts(browser: Browser, tmp_path: Path) -> None:
    """Whatever a text holds, the page shows it and runs none of it."""
    page = render(hostile_graph(), load_ontology(), title="".join(HOSTILE))
    seen = visit(browser, write(tmp_path, page))
    for number, text in enumerate(HOSTILE):
        seen.explorer(f"select('ent:{number}')")
        expect(seen.page.locator("#panel h2")).to_have_text(text, use_inner_text=False)
        expect(seen.page.locator("#panel mark").first).to_have_text(text)
        seen.page.fill("#query", text)
        expect(seen.page.get_by_role("option").first).to_be_visible()
        seen.page.keyboard.press("Enter")
    for edge in seen.explorer("shown().edges"):
        # Whatever the details lie over is drawn beside them only when they are closed.
        seen.page.get_by_role("button", name="Close").first.click()
        seen.page.get_by_role("button", name="Fit").click()
        seen.click_at(f"edgeSpot('{edge}')")
    expect(seen.page.locator("#panel a")).to_have_count(0)
    seen.page.wait_for_timeout(200)
    seen.assert_clean()
    seen.page.context.close()


def test_injected_markup_would_not_run(browser: Browser, file: Path) -> None:
    """Even if a label became markup, the policy refuses its handler and its picture."""
    seen = visit(browser, file)
    seen.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
    seen.page.wait_for_timeout(200)
    assert seen.dialogs == []
    assert any("Content Security Policy" in error for error in seen.errors)
    seen.page.context.close()


def test_an_empty_graph_says_so(browser: Browser, tmp_path: Path) -> None:
    """Nothing to show is told in words."""
    seen = visit(browser, write(tmp_path, render([], load_ontology())))
    expect(seen.page.locator("#message")).to_contain_text("Nothing to explore yet")
    seen.assert_clean()
    seen.page.context.close()


def test_a_large_graph_shows_its_best_connected_part(browser: Browser, tmp_path: Path) -> None:
    """Beyond the overview the page says that there is more, and search reaches it."""
    writer = Writer()
    for number in range(1, 1200):
        writer.add(iri("entity", str(number)), kg("near"), iri("entity", str(number // 3)))
    seen = visit(browser, write(tmp_path, render(writer.triples, load_ontology())))
    expect(seen.page.locator("#state")).to_contain_text("Showing 800 of 1,200 nodes")
    last = f"{iri('entity', '')}999"
    assert last not in seen.explorer("shown().nodes")
    seen.page.fill("#query", "999")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator("#panel h2")).to_have_text("999")
    assert set(seen.explorer("shown().nodes")) == {last, f"{iri('entity', '')}333"}
    seen.page.get_by_role("button", name="Reset").click()
    seen.page.get_by_role("button", name="Show more").click()
    expect(seen.page.locator("#state")).to_contain_text("Showing 1,200 of 1,200 nodes")
    seen.assert_clean()
    seen.page.context.close()


def test_a_part_says_what_it_leaves_out(browser: Browser, tmp_path: Path) -> None:
    """A page of the most important nodes says so, and how to reach the others."""
    shown = view(news_graph(), load_ontology())
    network = ExplorerNetwork(shown, lay_out(shown))
    network.left_out = 1000
    seen = visit(browser, write(tmp_path, network.generate_html()))
    expect(seen.page.locator("#state")).to_contain_text("the 40 most important of 1,040 nodes. kgraph serve reaches")
    seen.assert_clean()
    seen.page.context.close()


def test_a_notebook_shows_it_inline(browser: Browser, file: Path, tmp_path: Path) -> None:
    """Inside a sandboxed frame the page works as well."""
    frame = show_inline(file.read_text("utf-8"))._repr_html_()
    html = f"<!doctype html><html data-ready='true'><meta charset='utf-8'>{frame}</html>"
    seen = visit(browser, write(tmp_path, html, "notebook.html"))
    inside = seen.page.frame_locator("iframe")
    inside.locator("#query").fill("holt")
    inside.locator("#query").press("Enter")
    expect(inside.locator("#panel h2")).to_have_text("Dana Holt")
    assert (seen.dialogs, seen.errors) == ([], [])
    seen.page.context.close()
