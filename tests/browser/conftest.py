"""Chromium, and the explorer of the invented news opened in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from explorer_graphs import news_graph
from explorer_visits import ARGUMENTS, Visit, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    # By any name that `.ci/run` takes for it, or CI would skip all of this where it has another.
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("needs 'chromium' on the PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the explorer of the invented news."""
    page = render(news_graph(), load_ontology(), title="Westmark news")
    return write(tmp_path_factory.mktemp("explorer"), page)


@pytest.fixture
def news(browser: Browser, file: Path) -> Iterator[Visit]:
    """Open the invented news, and see that it behaved."""
    seen = visit(browser, file)
    yield seen
    seen.assert_clean()
    seen.page.context.close()
