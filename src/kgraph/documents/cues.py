"""The cue words of heads and feet, as patterns made from `ontology/lexicon/newshead.ttl`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Cues:
    """What tells head and foot from prose; patterns ignore case.

    Args:
        noise: Lower-case lines that are nothing but navigation or a section's name.
        reading_time: A line that tells how long the article takes to read.
        noise_prefix: Opens a line that points elsewhere.
        foot_prefix: Opens a line about the article, at its foot.
        editor: Opens names of people who helped.
        contact: Opens a mail address without an author.
        copyright: Opens a copyright line.
        published: Opens a date of publication.
        updated: Opens a date of change.
        byline: Opens a byline.
        publisher: Opens the name of an outlet.
        role: What an author is.
        agencies: Lower-case names of news agencies.
        outlets: Lower-case names of outlets that publish.
        outlet: The last word of an outlet's name.
        outlet_inside: A first or last word that names an outlet only between a byline and a date.
        article_places: Lower-case places whose name opens with an article.
        particles: Words in lower case inside a person's name.
        prefixes: Particles that are joined to the next word of a name.
        suffix: What follows a person's name and is part of it, with the comma before it.
        place_particles: Words in lower case inside a place's name.
        credit: A picture's credit at the end of a caption.
        abbreviations: Lower-case abbreviations that may end a title.
        zones: Offsets of time zones by lower-case name; empty where ambiguous.
    """

    noise: frozenset[str]
    reading_time: re.Pattern[str]
    noise_prefix: re.Pattern[str]
    foot_prefix: re.Pattern[str]
    editor: re.Pattern[str]
    contact: re.Pattern[str]
    copyright: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    byline: re.Pattern[str]
    publisher: re.Pattern[str]
    role: re.Pattern[str]
    agencies: frozenset[str]
    outlets: frozenset[str]
    outlet: re.Pattern[str]
    outlet_inside: re.Pattern[str]
    article_places: frozenset[str]
    particles: frozenset[str]
    prefixes: frozenset[str]
    suffix: re.Pattern[str]
    place_particles: frozenset[str]
    credit: re.Pattern[str]
    abbreviations: tuple[str, ...]
    zones: Mapping[str, str]


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Load the cues of the default lexicon, once.

    Example:
        >>> "go to contents" in load_cues().noise
        True
    """
    words = _lexicon().words
    zones = _lexicon().meanings("time-zone")
    inside = _any(words("outlet-word-inside"))
    return Cues(
        noise=_lower(words("news-noise") | words("news-section")),
        reading_time=re.compile(rf"[0-9]{{1,3}}[\s-]*(?:{_any(words('reading-time'))})\Z", re.IGNORECASE),
        noise_prefix=_prefix(words("news-noise-prefix")),
        foot_prefix=_prefix(words("news-foot-prefix")),
        editor=_prefix(words("editor-mark")),
        contact=_prefix(words("contact-mark")),
        copyright=_prefix(words("copyright-mark")),
        published=_prefix(words("published-mark")),
        updated=_prefix(words("updated-mark")),
        byline=_prefix(words("byline-mark")),
        publisher=_prefix(words("publisher-mark")),
        role=re.compile(rf"\b(?:{_any(words('author-role'))})\b", re.IGNORECASE),
        agencies=_lower(words("news-agency")),
        outlets=_lower(words("news-outlet")),
        outlet=re.compile(rf"\s(?:{_any(words('outlet-word'))})\Z", re.IGNORECASE),
        outlet_inside=re.compile(rf"\A(?:{inside})\s|\s(?:{inside})\Z", re.IGNORECASE),
        article_places=_lower(words("article-place")),
        particles=_lower(words("name-particle")),
        prefixes=_lower(words("name-prefix")),
        suffix=re.compile(rf",?\s+(?:{_any(words('name-suffix'))})(?!\w)"),
        place_particles=_lower(words("place-particle")),
        credit=re.compile(
            rf"\s*[(\[]?\s*\b(?:{_any(words('picture-credit'))})\s*:\s*[^.:!?]{{1,60}}\.?\s*[)\]]?\s*\Z", re.IGNORECASE
        ),
        abbreviations=tuple(sorted(_lower(words("title-abbreviation")))),
        zones={name.lower(): offset for name, offset in zones.items()},
    )


def field_names(cue_list: str) -> Mapping[str, str]:
    """Give what the names of metadata fields mean (`headline` → `title`)."""
    return _lexicon().meanings(cue_list)


def weekday_abbreviations() -> frozenset[str]:
    """Give abbreviations of weekdays beside those of the locale data."""
    return _lexicon().words("weekday-abbreviation")


def _lexicon() -> Ontology:
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - brings rdflib, which a light import must not

    return load_ontology()


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _any(words: Iterable[str]) -> str:
    """Join words into alternatives, the longest first, so that none hides a longer one."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _prefix(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any(words)})(?!\w)", re.IGNORECASE)
