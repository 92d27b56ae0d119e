"""The pages of `kgraph serve` in Chromium, which reaches nothing but the server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kgraph.server
from cli_runner import SAMPLE
from kgraph.cli.app import run
from sparql_service import served

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser
EDITOR = Path(str(kgraph.server.__file__)).parent / "static" / "vendor" / "yasgui.min.js"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the sample with its explorer."""
    folder = tmp_path_factory.mktemp("served") / "out"
    shutil.copytree(SAMPLE, folder)
    assert run(["explore", str(folder)]) == 0
    with served(folder) as address:
        yield address


@pytest.fixture
def page(url: str) -> Iterator[Page]:
    """Open a page; a request to elsewhere, or an error on the console, fails the test."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only browser tests need it

    program = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
    wrong: list[str] = []

    def only_ours(route: Route) -> None:
        if route.request.url.startswith((url, "data:", "blob:")):
            route.continue_()
        else:
            wrong.append(route.request.url)
            route.abort()

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.route("**/*", only_ours)
        opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        yield opened
        browser.close()
    assert wrong == []


@pytest.mark.skipif(not EDITOR.is_file(), reason="the editor is not bundled: make editor")
def test_the_editor_answers_an_example(page: Page, url: str) -> None:
    """Choose an example, run it, and see its rows."""
    page.goto(f"{url}/query")
    page.locator(".yasqe .CodeMirror").wait_for()
    page.select_option("#examples", label="facts")
    page.locator(".yasqe_queryButton").first.click()
    page.locator(".yasr table.dataTable tbody tr").first.wait_for(timeout=20_000)
    assert page.locator(".yasr table.dataTable").inner_text().count("Harbour Ministry") >= 1


def test_a_thing_is_reached_by_the_search(page: Page, url: str) -> None:
    """Type a name, open what is found, and see what is said of it by which sentence."""
    page.goto(f"{url}/search")
    page.fill("main input[name=q]", "ada qu")
    page.keyboard.press("Enter")
    page.locator(".hits a").first.click()
    page.get_by_role("heading", name="Ada Quist").wait_for()
    assert "Lindholm" in page.locator("main").inner_text()


def test_the_explorer_leads_to_the_editor(page: Page, url: str) -> None:
    """The explorer of the folder is the first page, and knows its way to the others."""
    page.goto(url)
    page.locator("#canvas canvas").wait_for()
    page.get_by_role("link", name="Query", exact=True).click()
    page.locator("#examples").wait_for()


def test_the_start_page_leads_to_the_search(page: Page, url: str) -> None:
    """What a store shows first, for want of an explorer."""
    page.goto(f"{url}/?page=home")
    page.get_by_role("link", name="search", exact=True).click()
    page.locator("main input[name=q]").wait_for()


def test_the_explorer_leads_from_thing_to_thing(page: Page, url: str) -> None:
    """Found by the search, explored around, and on to the next thing; an unknown name asks the whole graph."""
    page.goto(f"{url}/search?q=ada+quist")
    page.get_by_role("link", name="explore").first.click()
    page.locator("#panel h2").get_by_text("Ada Quist").wait_for()
    page.locator("#panel .fact button.node").first.click()
    page.get_by_role("link", name="Explore around it in the whole graph").click()
    page.wait_for_url(re.compile("explore.iri="))
    page.locator("#panel h2").wait_for()
    page.fill("#query", "zebra")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search.q=zebra"))
