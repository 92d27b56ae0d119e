"""Show a rendered page inside a notebook, without importing IPython."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that a notebook shows in a frame of its own; any front end that calls `_repr_html_` can.

    Args:
        html: The whole page.
        height: Of the frame, in pixels.
    """

    html: str
    height: int = 640

    def _repr_html_(self) -> str:
        # Without allow-same-origin the page cannot reach the notebook around it.
        return (
            f'<iframe title="kgraph explorer" sandbox="allow-scripts allow-popups allow-downloads" '
            f'style="width:100%;height:{self.height}px;border:0;border-radius:8px" '
            f'srcdoc="{escape(self.html, quote=True)}"></iframe>'
        )


def show_inline(html: str, *, height: int = 640) -> InlinePage:
    """Wrap a page so that a notebook shows it where the cell ends.

    Args:
        html: What `render` returned.
        height: Of the frame, in pixels.

    Example:
        >>> show_inline("<p>hi</p>")._repr_html_().startswith("<iframe")
        True
    """
    return InlinePage(html, height)
