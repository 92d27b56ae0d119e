"""Measure the explorer in Chromium: until it is ready, the longest frame of a filter click, a key, a dragged frame.

    python benchmarks/explorer_speed.py            1,000 / 5,000 / 20,000 nodes
    python benchmarks/explorer_speed.py 5000 15000 one size

Prints a table in milliseconds. Other work on the machine disturbs it.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.explorer import DocumentView, Edge, EvidenceView, Node, View
from kgraph.explorer.layout import lay_out
from kgraph.explorer.network import ExplorerNetwork

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = ((1_000, 1_600), (5_000, 15_000), (20_000, 40_000))
_CLASSES = ("person", "company", "city", "government body", "document", "fund", "law", "country")
_PROPERTIES = ("funds", "works for", "located in", "visited", "member of", "owns", "criticizes", "met with")
_STATUSES = ("asserted",) * 6 + ("reported", "denied", "hedged", "planned")
_WORDS = ("harbour", "bridge", "council", "ferry", "budget", "tender", "quay", "lighthouse", "survey", "crane", "pilot")
_CLICKS = ("denied", "denied", "person", "person", "owns", "owns")
_ROUNDS = 3
_FIGURES = ("ready", "filter", "settled", "search", "drag", "task")
_FRAME = "await new Promise(done => requestAnimationFrame(() => setTimeout(done)));"
_CLICK = """async (names) => {
  const frame = () => new Promise(requestAnimationFrame);
  const told = [];
  for (const name of names) {
    const rows = [...document.querySelectorAll("#legend .row")];
    const box = rows.find(row => row.querySelector(".name").textContent === name).querySelector("input");
    await frame();
    const start = performance.now();
    let [before, longest] = [start, 0];
    box.click();
    for (let quiet = 0; quiet < 2; quiet = kgraphExplorer.busy() ? 0 : quiet + 1) {
      await frame();
      const now = performance.now();
      [before, longest] = [now, Math.max(longest, now - before)];
    }
    told.push([longest, before - start]);
  }
  return told;
}"""
_SEARCH = f"""async () => {{
  const times = [];
  const query = document.getElementById("query");
  for (const words of ["h", "ha", "har", "harb", "harbo", "harbou"]) {{
    const start = performance.now();
    query.value = words;
    query.dispatchEvent(new Event("input"));
    {_FRAME}
    times.push(performance.now() - start);
  }}
  query.value = "";
  query.dispatchEvent(new Event("input"));
  return times;
}}"""
_FRAMES = """() => {
  window.frames_ = [];
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    window.frames_.push(now - before);
    before = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


def crowd(nodes: int, edges: int) -> View:
    """Make a graph in the shape of news: clusters, few that many facts are about, every status, sentences."""
    chance = random.Random(5)  # noqa: S311 - a test graph, not a secret
    names = [f"n{number}" for number in range(nodes)]
    clusters = max(3, nodes // 60)
    home = [chance.randrange(clusters) for _ in names]
    members = [[number for number in range(nodes) if home[number] == cluster] for cluster in range(clusters)]
    documents = tuple(
        DocumentView(
            f"d{number}", f"Article {number}", f"20{20 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}"
        )
        for number in range(max(4, nodes // 20))
    )
    made: list[Edge] = []
    for number in range(edges):
        source = chance.randrange(nodes)
        pool = members[home[source]] if chance.random() < 0.88 else range(nodes)  # noqa: PLR2004 - most stay at home
        target = pool[int(len(pool) * chance.random() ** 2.2)]
        claim = (chance.choice(_PROPERTIES), "", chance.choice(_STATUSES), chance.randrange(50, 99) / 100)
        made.append(Edge(f"s{number}", names[source], names[target], *claim, "", "", "", "", (number,)))
    labels = (f"{chance.choice(_WORDS).title()} {chance.choice(_WORDS)} {number}" for number in range(nodes))
    classes = (_CLASSES[min(int(chance.paretovariate(1.2)) - 1, len(_CLASSES) - 1)] for _ in names)
    return View(
        tuple(
            Node(name, f"urn:{name}", label, "entity", cls, () if number % 10 else (f"the tenth {number}",))
            for number, (name, label, cls) in enumerate(zip(names, labels, classes, strict=True))
        ),
        tuple(made),
        tuple(EvidenceView(number % len(documents), number, 0, 5, "These", "rule", 0) for number in range(edges)),
        tuple(f"These are the words that say fact {number}." for number in range(edges)),
        documents,
    )


def write_page(folder: Path, nodes: int, edges: int) -> Path:
    """Write the explorer of a crowd."""
    shown = crowd(nodes, edges)
    file = folder / f"{nodes}.html"
    page = ExplorerNetwork(shown, lay_out(shown), title=f"{nodes} nodes").generate_html()
    file.write_text(page, encoding="utf-8")
    return file


def measure(browser: Browser, file: Path, *, times: int = 3) -> dict[str, float]:
    """Open a page a few times and use it.

    Args:
        browser: Chromium.
        file: The page.
        times: How often it is opened; the fastest counts, the others were disturbed.

    Returns:
        Milliseconds: until it is `ready`; the longest frame (`filter`) until all that a filter click changes is in
        step, counts included, and how long that takes (`settled`), both of the slowest kind of click; of a `search` key
        and a `drag` frame (medians); and `task`, the processor time of the longest task of all clicks, the first ones
        included, which other work disturbs less.
    """
    ready = []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce")
        page = context.new_page()
        start = time.perf_counter()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready=true]", state="attached")
        ready.append((time.perf_counter() - start) * 1000)
        if len(ready) < times:
            context.close()
    told = {"ready": min(ready)}
    with _processor(browser, page, told):
        clicks = [page.evaluate(_CLICK, _CLICKS) for _ in range(_ROUNDS)]
    for part, name in enumerate(("filter", "settled")):
        told[name] = max(statistics.median(round_[click][part] for round_ in clicks) for click in range(len(_CLICKS)))
    told["search"] = statistics.median(page.evaluate(_SEARCH))
    told["drag"] = _drag(page)
    context.close()
    return told


@contextmanager
def _processor(browser: Browser, page: Page, told: dict[str, float]) -> Iterator[None]:
    """Note the processor time of the longest task of the page's main thread."""
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    yield
    events = json.loads(browser.stop_tracing())["traceEvents"]
    # Scripts of ours run in one thread; whatever it does in one go is a task.
    ours = next((one["pid"], one["tid"]) for one in events if one.get("name") == "FireAnimationFrame")
    tasks = [one.get("tdur", 0) for one in events if one.get("name", "").endswith("RunTask")
             and (one["pid"], one["tid"]) == ours]  # fmt: skip
    told["task"] = max(tasks) / 1000


def _drag(page: Page) -> float:
    """Drag the drawing about and give the median time of a frame."""
    page.evaluate(_FRAMES)
    page.mouse.move(640, 700)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(640 + 6 * step, 700 - 7 * step)
    page.mouse.up()
    return float(statistics.median(page.evaluate("frames_")))


def main(arguments: list[str]) -> None:
    """Measure each size and print a table."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a development dependency

    sizes = [(int(arguments[0]), int(arguments[1]))] if arguments else SIZES
    print(f"{'nodes':>7} {'facts':>7} {'file MB':>8} " + " ".join(f"{name:>7}" for name in _FIGURES))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for nodes, edges in sizes:
            file = write_page(Path(folder), nodes, edges)
            told = measure(chromium, file)
            figures = " ".join(f"{told[name]:7.0f}" for name in _FIGURES)
            print(f"{nodes:7,} {edges:7,} {file.stat().st_size / 1e6:8.1f} {figures}")
        chromium.close()


if __name__ == "__main__":
    main(sys.argv[1:])
