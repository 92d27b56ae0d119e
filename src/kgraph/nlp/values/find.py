"""Find the values of a text: read at every word that can begin one, then keep what is longest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from kgraph.model import ValueKind
from kgraph.nlp.records import ValueSpan
from kgraph.nlp.values.anchor import Anchor
from kgraph.nlp.values.counts import read_count
from kgraph.nlp.values.dates import read_dates
from kgraph.nlp.values.labels import is_cut
from kgraph.nlp.values.lexicon import Lexicon
from kgraph.nlp.values.measures import Measure, read_measures, without_unit
from kgraph.nlp.values.money import read_money
from kgraph.nlp.values.ordinals import read_ordinals
from kgraph.nlp.values.page import Found, Page
from kgraph.nlp.values.quantities import read_percent, read_quantity
from kgraph.nlp.values.shares import read_half
from kgraph.nlp.values.spans import read_time
from kgraph.nlp.values.tokens import tokenise
from kgraph.ontology.schema import Ontology

_READERS: dict[str, Callable[[Page, Measure], Found | None]] = {
    "money": read_money,
    "percent": read_percent,
    "time": read_time,
    "measure": read_quantity,
    "": read_count,
}
_NUMBER_READERS = "dmo"
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            ValueKind.MONEY,
            ValueKind.PERCENT,
            ValueKind.DATE,
            ValueKind.INTERVAL,
            ValueKind.DURATION,
            ValueKind.QUANTITY,
            ValueKind.COUNT,
            ValueKind.ORDINAL,
        )
    )
}


def find_values(text: str, *, published: str, ontology: Ontology) -> tuple[ValueSpan, ...]:
    """Find the money, dates, counts, percents, durations, quantities and ordinals of a text.

    Args:
        text: Raw characters; every offset points into them.
        published: ISO 8601 date or date-time that relative dates count from; empty leaves them out.
        ontology: Where the words come from (`ontology/lexicon/values.ttl`).

    Returns:
        Values with their places, in order, none over another; the longest reading wins.

    Example:
        >>> from kgraph.ontology.loader import load_ontology
        >>> found = find_values("It paid $24 million last October.", published="2005-09-26", ontology=load_ontology())
        >>> [(span.value.text, span.value.amount, span.value.unit, span.value.start) for span in found]
        [('$24 million', '24000000', 'USD', ''), ('last October', '', '', '2004-10')]
    """
    lexicon = _lexicon(_Same(ontology))
    tokens = tokenise(text)
    page = Page(text, tokens, lexicon, Anchor.parse(published), len(tokens))
    return tuple(_chosen(_read(page)))


class _Same:
    """An ontology compared by identity, for it is not hashable."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def __hash__(self) -> int:
        return id(self.ontology)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.ontology is self.ontology


@lru_cache(maxsize=8)
def _lexicon(key: _Same) -> Lexicon:
    return Lexicon(key.ontology)


def _read(page: Page) -> Iterator[Found]:
    starts = page.lexicon.starts
    for at, token in enumerate(page.tokens):
        readers = _NUMBER_READERS if token.kind == "number" else starts.get(token.lower)
        if readers is None:
            continue
        if "m" in readers:
            yield from _read_amounts(page, at)
        found = read_dates(page, at) if "d" in readers else None
        if found:
            yield found
        found = read_ordinals(page, at) if "o" in readers else None
        if found:
            yield found


def _read_amounts(page: Page, at: int) -> Iterator[Found]:
    half = read_half(page, at)
    if half:
        yield half
    if is_cut(page, at) or _is_mere_article(page, at):
        return
    for measure in read_measures(page, at):
        found = _READERS[measure.low.kind](page, measure)
        if found is None and measure.low.kind == "money":
            found = read_count(page, without_unit(measure))
        if found:
            yield found


def _is_mere_article(page: Page, at: int) -> bool:
    is_number = page.lower(at + 1) in page.lexicon.after_article or page.is_glued(at + 1)
    return not is_number and page.is_in(at, "value-article")


def _chosen(candidates: Iterator[Found]) -> list[ValueSpan]:
    """Keep the longest, then what has a value, then by kind; drop what overlaps one already kept."""
    kept: list[Found] = []
    for found in sorted(candidates, key=_order):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    return [ValueSpan(found.start, found.end, found.value) for found in sorted(kept, key=_place) if found.value]


def _order(found: Found) -> tuple[int, int, int]:
    rank = _RANK[found.value.kind] if found.value else len(_RANK)
    return found.start - found.end, rank, found.start


def _place(found: Found) -> int:
    return found.start
