"""The explorer for readers who do not see it, do not point, or need contrast: axe-core, keys, and what is announced."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from explorer_visits import Visit, visit

pytestmark = pytest.mark.browser


def search(seen: Visit) -> None:
    """Leave the list of hits open."""
    seen.page.fill("#query", "e")


def correct(seen: Visit) -> None:
    """Decide something and look at the tray."""
    seen.explorer("select('ent:dana-holt')")
    seen.page.get_by_text("Correct it").click()
    seen.page.get_by_role("button", name="No entity: ignore").click()
    seen.page.get_by_role("button", name="Decisions 1").click()


def show_all(seen: Visit) -> None:
    """Switch every status on, so that each badge and line is there."""
    seen.page.get_by_role("button", name="Show all: Status").click()
    seen.explorer("select('ent:dana-holt')")


STATES: dict[str, tuple[str, Callable[[Visit], None]]] = {
    "start": ("", lambda _: None),
    "community": ("colour=community", lambda _: None),
    "record": ("", show_all),
    "fact": ("view=table&no.status=", lambda seen: seen.page.locator("#table tbody tr").first.click()),
    "table": ("view=table&no.status=", lambda _: None),
    "text": ("view=text&no.status=", lambda _: None),
    "path": ("path=ent:sunward&to=ent:port-elin", lambda _: None),
    "search": ("", search),
    "decisions": ("", correct),
    "nothing": ("only.status=", lambda _: None),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, file: Path, theme: str) -> None:
    """No state of the page breaks a rule of WCAG 2.2 A or AA that axe-core can see, nor one of its good practices."""
    assert len(STATES) == 10
    seen = visit(browser, file, dark=theme == "dark")
    found = {}
    for name, (address, prepare) in STATES.items():
        seen.page.evaluate("address => { location.hash = address; }", address)
        prepare(seen)
        result = Axe().run(seen.page).response
        found[name] = [(rule["id"], rule["impact"], rule["nodes"][0]["html"]) for rule in result["violations"]]
        seen.page.keyboard.press("Escape")
        seen.page.evaluate("() => { location.hash = ''; document.querySelector('#query').value = ''; }")
    assert found == {name: [] for name in STATES}
    seen.page.context.close()


def test_axe_would_find_something(news: Visit) -> None:
    """The check sees what it is there for."""
    news.page.evaluate("document.querySelector('#fit').textContent = ''")
    assert "button-name" in [rule["id"] for rule in Axe().run(news.page).response["violations"]]


def test_arrows_go_from_thing_to_thing(news: Visit) -> None:
    """The drawing is walked by arrows, each thing is announced, and Enter leads into its details and Escape back."""
    news.page.locator("#canvas canvas").focus()
    news.page.keyboard.press("ArrowRight")
    first = news.page.locator("#panel h2").inner_text()
    expect(news.page.locator("#spoken")).to_have_text(re.compile(rf"^{first}, .*, \d+ facts?$"))
    before = news.explorer("nodeSpot(kgraphExplorer.selected())")
    news.page.keyboard.press("ArrowDown")
    expect(news.page.locator("#panel h2")).not_to_have_text(first)
    assert news.explorer("nodeSpot(kgraphExplorer.selected())")["y"] > before["y"]
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel")).to_be_focused()
    news.page.keyboard.press("Escape")
    expect(news.page.locator("#canvas canvas")).to_be_focused()
    expect(news.page.locator("#spoken")).to_have_text("")


def test_keys_move_and_zoom_the_view(news: Visit) -> None:
    """Plus is nearer, Shift with an arrow moves, 0 shows all again."""
    at = "nodeSpot('ent:dana-holt')"
    start = news.explorer(at)
    news.page.locator("#canvas canvas").focus()
    for keys in ("+", "Shift+ArrowRight"):
        before = news.explorer(at)
        news.page.keyboard.press(keys)
        assert news.explorer(at) != before
    news.page.keyboard.press("0")
    assert news.explorer(at) == start


def test_the_drawing_has_a_list(news: Visit) -> None:
    """Tab leads from the drawing to a list of all that is drawn; Enter opens what is chosen there."""
    news.page.locator("#canvas canvas").focus()
    news.page.keyboard.press("Tab")
    listing = news.page.get_by_label("Things in the drawing, as a list")
    expect(listing).to_be_focused()
    expect(listing.locator("option")).to_have_count(len(news.explorer("shown().nodes")))
    news.page.keyboard.type("Orla")
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel h2")).to_have_text("Orla River Accord")
    expect(news.page.locator("#panel")).to_be_focused()


def test_the_focus_is_never_lost(news: Visit) -> None:
    """What rebuilds the legend or the panel leaves the focus where it was, or where reading goes on."""
    for name in (re.compile("^person"), re.compile("^without a fact")):
        box = news.page.get_by_role("checkbox", name=name)
        box.focus()
        news.page.keyboard.press("Space")
        expect(news.page.get_by_role("checkbox", name=name)).to_be_focused()
    only = news.page.get_by_role("button", name="Only Solar makers join forces")
    only.focus()
    news.page.keyboard.press("Enter")
    expect(news.page.get_by_role("button", name="Only Solar makers join forces")).to_be_focused()
    news.page.get_by_role("button", name="Hide all: Properties").focus()
    news.page.keyboard.press("Enter")
    expect(news.page.get_by_role("button", name="Show all: Properties")).to_be_focused()
    news.page.get_by_role("button", name="Reset").click()
    news.page.fill("#query", "sunward")
    news.page.keyboard.press("Enter")
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel")).to_be_focused()
    news.page.locator("#panel").get_by_role("button", name="Helio Panels").focus()
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel")).to_be_focused()
    news.page.keyboard.press("Tab")
    expect(news.page.get_by_role("button", name="Close details")).to_be_focused()
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#canvas canvas")).to_be_focused()
