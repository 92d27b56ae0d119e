"""Find documents that are copies of one another: wire reports in several papers, one article read twice.

Texts are compared by their runs of five words (Broder, "On the resemblance and containment of documents", 1997);
locality-sensitive hashing (datasketch) finds the pairs to compare, so that the work grows with the number of texts
and not of pairs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from datasketch import MinHash, MinHashLSH

from kgraph.model import Document

_RUN = 5  # words
_HASHES = 128
_ALIKE = 0.3  # estimated resemblance from which two texts are compared
_COPIED = 0.6  # share of the shorter text's runs that the longer one has
_WORD = re.compile(r"\w+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, and so no two words of a run fall together
_UPPER_HALF = np.uint64(32)
_Runs = npt.NDArray[np.uint64]


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
    known: dict[str, int] = {}
    runs = {document.id: _runs(document, known) for document in sorted(documents, key=lambda document: document.id)}
    first = {id_: id_ for id_ in runs}
    for one, other in _alike(runs):
        both = np.intersect1d(runs[one], runs[other], assume_unique=True)
        if len(both) >= _COPIED * min(len(runs[one]), len(runs[other])):
            _join(first, one, other)
    return {id_: _first(first, id_) for id_ in runs}


def _runs(document: Document, known: dict[str, int]) -> _Runs:
    """Give the digests of the runs of a text, each once: of a large collection the words would not fit into memory."""
    words = [
        _digest(word.casefold(), known)
        for segment in document.segments
        for word in _WORD.findall(document.text[segment.start : segment.end])
    ]
    held = np.array(words, dtype=np.uint64)
    # A polynomial in the digests of the words, modulo 2 ** 64 (Karp and Rabin, 1987).
    found = np.zeros(max(0, len(held) - _RUN + 1), dtype=np.uint64)
    for place in range(_RUN):
        found = found * _FACTOR + held[place : place + len(found)]
    return np.unique(found)


def _digest(word: str, known: dict[str, int]) -> int:
    found = known.get(word)
    if found is None:
        hashed = hashlib.blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest()
        found = known[word] = int.from_bytes(hashed)
    return found


def _alike(runs: Mapping[str, _Runs]) -> Sequence[tuple[str, str]]:
    """Give pairs of texts that may be copies, each once."""
    index = MinHashLSH(threshold=_ALIKE, num_perm=_HASHES)
    pairs: list[tuple[str, str]] = []
    for id_, found in runs.items():
        if not len(found):
            continue
        sketch = MinHash(num_perm=_HASHES, hashfunc=int)
        sketch.update_batch(found >> _UPPER_HALF)  # numbers of 32 bits, which datasketch counts on
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
