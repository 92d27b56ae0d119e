"""Take the pictures of the README: `make screenshots` builds the sample articles and writes `docs/images/*.png`.

    python benchmarks/screenshots.py [FOLDER]      FOLDER: a built folder to take them of, instead of building one

Needs Chromium. The pictures change with the sample articles, the reader, the explorer and the fonts of the machine.
"""

from __future__ import annotations

import shutil
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Args:
        name: Of the file.
        address: What the explorer's address holds.
        search: Name to go to.
        press: Buttons to press then.
        size: Width and height of the window.
        dark: Whether the system is dark.
    """

    name: str
    address: str = ""
    search: str = ""
    press: tuple[str, ...] = ()
    size: tuple[int, int] = (1280, 800)
    dark: bool = False


SHOTS = (
    Shot("explorer", search="Ministry of Unification"),
    Shot(
        "explorer-dark", "colour=community&no.status=", search="Central Bank of Samarra", press=("2 steps",), dark=True
    ),
    Shot("explorer-text", "view=text&no.status=", search="Kim Moon-soo"),
    Shot("explorer-phone", search="Lumenca", press=("1 step", "Close details"), size=(390, 720)),
)


def take(browser: Browser, page_file: Path, shot: Shot) -> bytes:
    """Open the explorer as a reader would and take a picture of it."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        offline=True,
        reduced_motion="reduce",
        color_scheme="dark" if shot.dark else "light",
    )
    page: Page = context.new_page()
    page.goto(f"{page_file.as_uri()}#{shot.address}")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    if shot.search:
        page.fill("#query", shot.search)
        page.keyboard.press("Enter")
    for button in shot.press:
        page.get_by_role("button", name=button, exact=True).click()
    page.fill("#query", "")
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(width // 2, 30)
    page.wait_for_timeout(300)
    picture = page.screenshot()
    context.close()
    return picture


def squeeze(picture: bytes) -> bytes:
    """Pack the pixels of a PNG as tightly as zlib can."""
    head, pixels, out = picture[:8], b"", []
    for kind, content in _chunks(picture):
        if kind == b"IDAT":
            pixels += content
        elif kind in {b"IHDR", b"PLTE"}:
            out.append((kind, content))
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_FILTERED)
    packed = packer.compress(zlib.decompress(pixels)) + packer.flush()
    out += [(b"IDAT", packed), (b"IEND", b"")]
    return head + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in out
    )


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length


def main(arguments: list[str]) -> None:
    """Build, open, take and write."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a development dependency

    with tempfile.TemporaryDirectory() as temporary:
        page_file = _page(Path(arguments[0]) if arguments else None, Path(temporary))
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for shot in SHOTS:
                picture = squeeze(take(browser, page_file, shot))
                assert len(picture) < MOST_BYTES, f"{shot.name}: {len(picture)} bytes"
                (IMAGES / f"{shot.name}.png").write_bytes(picture)
                print(f"docs/images/{shot.name}.png  {len(picture):,} bytes")
            browser.close()


def _page(folder: Path | None, temporary: Path) -> Path:
    """Give the explorer of a built folder under the name that its title shall have."""
    import kgraph  # noqa: PLC0415 - takes seconds
    from kgraph.explorer import render  # noqa: PLC0415 - as above
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - as above
    from kgraph.store import read_graph  # noqa: PLC0415 - as above

    if folder is None:
        folder = temporary / "out"
        kgraph.build(ROOT / "data" / "articles").save(folder)
    from kgraph.export import load_documents  # noqa: PLC0415 - as above

    texts = {document.sha256: document.text for document in load_documents(folder / "documents.jsonl")}
    page_file = temporary / "graph.html"
    page_file.write_text(render(read_graph(folder), load_ontology(), title="Sample articles", texts=texts), "utf-8")
    return page_file


if __name__ == "__main__":
    main(sys.argv[1:])
