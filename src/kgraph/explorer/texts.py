"""Choose the texts of documents that a page takes along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgraph.explorer.evidence import DocumentView

MOST_TEXT = 2_000_000
"""How many characters of text a page holds; of the others it shows the sentences that its facts quote."""


def texts_of(
    documents: Iterable[DocumentView], texts: Mapping[str, str], *, most: int = MOST_TEXT
) -> tuple[str | None, ...]:
    """Give the text of each document, or None where it is unknown or the page would grow too large.

    Args:
        documents: In the order of the page.
        texts: Text by the SHA-256 of its document.
        most: How many characters all of them may have.

    Example:
        >>> documents = [DocumentView("urn:a", "A", sha256="1"), DocumentView("urn:b", "B", sha256="2")]
        >>> texts_of(documents, {"1": "Rain fell.", "2": "Snow."}, most=9)
        (None, 'Snow.')
    """
    chosen: list[str | None] = []
    for document in documents:
        text = texts.get(document.sha256)
        fits = text is not None and len(text) <= most
        most -= len(text) if text is not None and fits else 0
        chosen.append(text if fits else None)
    return tuple(chosen)
