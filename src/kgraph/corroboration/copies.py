"""Find documents that are copies of one another: wire reports in several papers, one article read twice.

Texts are compared by their runs of five words (Broder, "On the resemblance and containment of documents", 1997);
locality-sensitive hashing (datasketch) finds the pairs to compare, so that the work grows with the number of texts
and not of pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from datasketch import MinHash, MinHashLSH

from kgraph.model import Document

_RUN = 5  # words
_HASHES = 128
_ALIKE = 0.3  # estimated resemblance from which two texts are compared
_COPIED = 0.6  # share of the shorter text's runs that the longer one has
_WORD = re.compile(r"\w+")


def group_copies(documents: Iterable[Document]) -> Mapping[str, str]:
    """Tell which documents are copies of one another.

    A paper may shorten what an agency wrote, so what counts is how much of the shorter text is in the longer.

    Args:
        documents: In any order.

    Returns:
        For each document's id the id of the group's first document; its own where nothing is like it.

    Example:
        >>> from kgraph.model import Segment
        >>> words = "the council of the town opened a new library by the river on Monday after two years of work"
        >>> papers = [Document(id, text, id, "", "", (Segment(0, len(text)),)) for id, text in
        ...           (("a", words), ("b", words + " and much dispute"), ("c", "a ferry sank off the coast at night"))]
        >>> dict(group_copies(papers))
        {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    runs = {document.id: _runs(document) for document in sorted(documents, key=lambda document: document.id)}
    first = {id_: id_ for id_ in runs}
    for one, other in _alike(runs):
        shorter, longer = sorted((runs[one], runs[other]), key=len)
        if len(shorter & longer) >= _COPIED * len(shorter):
            _join(first, one, other)
    return {id_: _first(first, id_) for id_ in runs}


def _runs(document: Document) -> frozenset[bytes]:
    words = [
        word.casefold()
        for segment in document.segments
        for word in _WORD.findall(document.text[segment.start : segment.end])
    ]
    return frozenset(
        " ".join(words[i : i + _RUN]).encode(errors="surrogatepass") for i in range(max(0, len(words) - _RUN + 1))
    )


def _alike(runs: Mapping[str, frozenset[bytes]]) -> Sequence[tuple[str, str]]:
    """Give pairs of texts that may be copies, each once."""
    index = MinHashLSH(threshold=_ALIKE, num_perm=_HASHES)
    pairs: list[tuple[str, str]] = []
    for id_, found in runs.items():
        if not found:
            continue
        sketch = MinHash(num_perm=_HASHES)
        sketch.update_batch(sorted(found))
        pairs += [(other, id_) for other in sorted(index.query(sketch))]
        index.insert(id_, sketch)
    return pairs


def _first(first: Mapping[str, str], id_: str) -> str:
    while first[id_] != id_:
        id_ = first[id_]
    return id_


def _join(first: dict[str, str], one: str, other: str) -> None:
    early, late = sorted((_first(first, one), _first(first, other)))
    first[late] = early
