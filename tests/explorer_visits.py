"""Open a page of the explorer in Chromium with the network off, and watch what it does."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page, Request, expect

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Visit:
    """A page, and what it did that it should not."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def assert_clean(self) -> None:
        """No dialog, no error, no request but for the file itself."""
        assert (self.dialogs, self.errors, self.requests) == ([], [], [])

    def explorer(self, call: str) -> Any:
        """Call the page's own console interface."""
        return self.page.evaluate(f"kgraphExplorer.{call}")

    def click_at(self, call: str) -> None:
        """Click the canvas where a node or an edge is drawn."""
        spot = self.explorer(call)
        self.page.locator("#canvas canvas").click(position={"x": spot["x"], "y": spot["y"]})


def visit(browser: Browser, file: Path, *, fragment: str = "", dark: bool = False, width: int = 1280) -> Visit:
    """Open a file with the network off and watch it."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        offline=True,
        reduced_motion="reduce",
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    seen = Visit(page)
    address = file.as_uri() + fragment

    def refuse(dialog: Dialog) -> None:
        seen.dialogs.append(dialog.message)
        dialog.dismiss()

    def note(request: Request) -> None:
        if request.url.partition("#")[0] != file.as_uri():
            seen.requests.append(request.url)

    page.on("dialog", refuse)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda message: seen.errors.append(message.text))
    page.on("request", note)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    return seen


def write(folder: Path, page: str, name: str = "graph.html") -> Path:
    """Save a page."""
    file = folder / name
    file.write_text(page, encoding="utf-8")
    return file


def edge_between(seen: Visit, source: str, target: str) -> str:
    """Find the id of the edge between two nodes in the page's data."""
    data = json.loads(seen.page.locator("#graph-data").text_content() or "")
    return next(str(edge["id"]) for edge in data["edges"] if (edge["from"], edge["to"]) == (source, target))
