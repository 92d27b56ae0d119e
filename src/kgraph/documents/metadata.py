"""Read what an HTML page's metadata say: JSON-LD (https://schema.org/NewsArticle), meta tags, and marked times.

Nothing is taken from the visible page: dates guessed there are often those of other stories.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kgraph.documents.assemble import known_head
from kgraph.documents.cues import field_names
from kgraph.documents.head import Head
from kgraph.documents.title import fold

_Fields = dict[str, list[object]]


def read_metadata(tree: Any) -> Head:  # noqa: ANN401 - lxml has no types
    """Read the metadata of a parsed page.

    Args:
        tree: Root element, as lxml gives it.

    Returns:
        What they say; an author that is the publisher itself is left out.
    """
    linked, tagged = _linked_data(tree), _meta_tags(tree)
    fields: _Fields = {
        name: [*linked.get(name, ()), *tagged.get(name, ())] for name in ("title", "authors", "published")
    }
    # The name of the site is written for readers; JSON-LD often has a technical one.
    fields["publisher"] = [*tagged.get("publisher", ()), *linked.get("publisher", ())]
    fields["published"].extend(tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime"))
    fields["title"].extend(text.strip() for text in tree.xpath("//head/title/text()"))
    head = known_head(fields)
    head.title = _without_site(head.title, head.publisher)
    publisher = fold(head.publisher)
    head.authors = tuple(name for name in head.authors if fold(name) != publisher and "://" not in name)
    return head


def _linked_data(tree: Any) -> _Fields:  # noqa: ANN401 - lxml has no types
    fields: _Fields = {}
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken metadata are as good as none
        for item in _articles(data):
            for name, key in (("title", "headline"), ("authors", "author"), ("published", "datePublished")):
                fields.setdefault(name, []).append(item.get(key))
            fields.setdefault("publisher", []).append(item.get("publisher"))
    return fields


def _articles(data: object, depth: int = 6) -> Iterator[Mapping[str, object]]:
    """Find objects that describe an article: those with a headline and a date."""
    if depth and isinstance(data, list):
        for item in data:
            yield from _articles(item, depth - 1)
    elif depth and isinstance(data, dict):
        if "headline" in data and "datePublished" in data:
            yield data
        yield from _articles(data.get("@graph"), depth - 1)
        yield from _articles(data.get("mainEntity"), depth - 1)


def _meta_tags(tree: Any) -> _Fields:  # noqa: ANN401 - lxml has no types
    meanings = field_names("meta-tag")
    fields: _Fields = {}
    for tag in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            meaning = meanings.get((tag.get(attribute) or "").lower())
            if meaning:
                fields.setdefault(meaning, []).append(tag.get("content"))
    return fields


def _without_site(title: str, publisher: str) -> str:
    """Cut the site's name off a title."""
    cut = re.fullmatch(r"(.+?)\s*[|\u2013—»·-]\s+([^|\u2013—»·]+)", title)
    return cut[1] if cut and publisher and fold(cut[2]) == fold(publisher) else title
