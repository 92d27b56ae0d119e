"""The cue words of heads and feet, as patterns made from `ontology/lexicon/newshead.ttl`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgraph.ontology import load_ontology


@dataclass(frozen=True, slots=True)
class Cues:
    """What tells head and foot from prose; patterns ignore case.

    Args:
        noise: Lower-case lines that are nothing but navigation or a section's name.
        noise_prefix: Opens a line that points elsewhere.
        foot_prefix: Opens a line about the article, at its foot.
        editor: Opens names of people who helped.
        contact: Opens a mail address without an author.
        copyright: Opens a copyright line.
        published: Opens a date of publication.
        updated: Opens a date of change.
        byline: Opens a byline.
        role: What an author is.
        agencies: Lower-case names of news agencies.
        outlets: Lower-case names of outlets that publish.
        credit: A picture's credit at the end of a caption.
        abbreviations: Lower-case abbreviations that may end a title.
        zones: Offsets of time zones by lower-case name; empty where ambiguous.
    """

    noise: frozenset[str]
    noise_prefix: re.Pattern[str]
    foot_prefix: re.Pattern[str]
    editor: re.Pattern[str]
    contact: re.Pattern[str]
    copyright: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    byline: re.Pattern[str]
    role: re.Pattern[str]
    agencies: frozenset[str]
    outlets: frozenset[str]
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
    words = load_ontology().words
    zones = load_ontology().meanings("time-zone")
    return Cues(
        noise=_lower(words("news-noise") | words("news-section")),
        noise_prefix=_prefix(words("news-noise-prefix")),
        foot_prefix=_prefix(words("news-foot-prefix")),
        editor=_prefix(words("editor-mark")),
        contact=_prefix(words("contact-mark")),
        copyright=_prefix(words("copyright-mark")),
        published=_prefix(words("published-mark")),
        updated=_prefix(words("updated-mark")),
        byline=_prefix(words("byline-mark")),
        role=re.compile(rf"\b(?:{_any(words('author-role'))})\b", re.IGNORECASE),
        agencies=_lower(words("news-agency")),
        outlets=_lower(words("news-outlet")),
        credit=re.compile(
            rf"\s*[(\[]?\s*\b(?:{_any(words('picture-credit'))})\s*:\s*[^.:!?]{{1,60}}\.?\s*[)\]]?\s*\Z", re.IGNORECASE
        ),
        abbreviations=tuple(sorted(_lower(words("title-abbreviation")))),
        zones={name.lower(): offset for name, offset in zones.items()},
    )


def field_names(cue_list: str) -> Mapping[str, str]:
    """Give what the names of metadata fields mean (`headline` → `title`)."""
    return load_ontology().meanings(cue_list)


def weekday_abbreviations() -> frozenset[str]:
    """Give abbreviations of weekdays beside those of the locale data."""
    return load_ontology().words("weekday-abbreviation")


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _any(words: Iterable[str]) -> str:
    """Join words into alternatives, the longest first, so that none hides a longer one."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _prefix(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any(words)})(?!\w)", re.IGNORECASE)
