"""The pages of `kgraph serve` in Chromium, which reaches nothing but the server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kgraph.server
from cli_runner import SAMPLE
from sparql_service import served

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser
EDITOR = Path(str(kgraph.server.__file__)).parent / "static" / "vendor" / "yasgui.min.js"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Serve the sample."""
    with served(SAMPLE) as address:
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


def test_the_start_page_leads_to_both(page: Page, url: str) -> None:
    """A folder without an explorer has a start page."""
    page.goto(url)
    page.get_by_role("link", name="query", exact=True).click()
    page.locator("#examples").wait_for()
