"""The page inside a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

from kgraph.explorer import show_inline


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    """The frame holds the page as it is, and cannot reach the notebook."""
    page = "<!doctype html><p title='a \"b\"'>&amp; <script>1 < 2</script>"
    frames: list[dict[str, str | None]] = []

    class Frames(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            frames.append({"tag": tag, **dict(attrs)})

    Frames().feed(show_inline(page, height=300)._repr_html_())
    assert [frame["tag"] for frame in frames] == ["iframe"]
    assert frames[0]["srcdoc"] == page
    assert frames[0]["sandbox"] == "allow-scripts allow-popups allow-downloads"
    assert "height:300px" in (frames[0]["style"] or "")
