"""Find and mend the names of people.

Three ways to a person: after a title (`Judge Maria Lopez Garcia`), with a hyphenated given name beside a family name
(`Kim Moon-soo`, `Jae-Myoung Lee`), and from the model, whose spans are freed of titles and completed.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.nlp.names.candidate import RANK_PERSON, Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.words import is_initial

_MAX_WORDS = 6
# Participles after a hyphen make adjectives: "Grammy-nominated".
_VERBAL = ("ed", "ing", "ly")
_MAX_GIVEN = 8
_SURNAME_WORDS = 2


def strip_titles(ground: Ground, start: int, end: int) -> int:
    """Give the first token after the titles that open a stretch."""
    while start < end and (length := ground.title_length(start)):
        if start + length >= end and not ground.words.low(start).endswith("."):
            break
        start += length
    return min(start, end)


def complete(ground: Ground, start: int, end: int) -> tuple[int, int]:
    """Complete a personal name: initials before it; hyphenated parts, particles, words and suffixes after it."""
    while start > 0 and is_initial(ground.words.at(start - 1)) and start - 1 not in ground.hit_at:
        start -= 1
    # "Leyen" alone is no name where "von der" stands before it.
    while start > 1 and ground.words.at(start - 1) in ground.lexicon.left_particles:
        start -= 1
    return start, _run(ground, start, end)


def with_given(ground: Ground, start: int, end: int) -> int:
    """Take in a given name that the model left out before a family name ("Junius" of "with Junius Dahl winning").

    Without it the family name would be taken for that of somebody else in the text.
    """
    words, lexicon, i = ground.words, ground.lexicon, start - 1
    if end - start > 1 or i <= 0 or not ground.is_name_word(i) or ground.is_name_word(i - 1) or i in ground.hit_at:
        return start
    if words.opens_sentence(i) or i in words.headline or not words.text[i].istitle():
        return start
    is_noun = bool(ground.title_length(i) or ground.is_title(i) or ground.head_length(i))
    word = words.low(i)
    is_known = word in lexicon.common_words or word in words.lower_words or word in lexicon.function_words
    return start if is_noun or is_known else i


def _run(ground: Ground, start: int, end: int) -> int:
    """Follow a personal name from token `end` on for as long as it goes."""
    while end - start < 2 * _MAX_WORDS:
        following = _next_part(ground, end) if end > start else end + 1
        if following == end:
            return end
        end = following
    return end


def _next_part(ground: Ground, i: int) -> int:
    """Give the token after the part of a personal name that starts at `i`; `i` if none does."""
    words, lexicon = ground.words, ground.lexicon
    if i >= len(words):
        return i
    if ground.joins(i) and words.at(i + 1).isalpha() and is_given_part(ground, i + 1):
        return i + 2
    if words.at(i) in lexicon.suffixes:
        return i + 1
    if words.at(i) == "," and words.at(i + 1) in {"Jr", "Jr.", "Sr", "Sr."}:
        return i + 2
    j = i
    while words.at(j) in lexicon.particles and j < i + _SURNAME_WORDS + 1:
        j += 1 + ground.joins(j + 1)
    return j + 1 if _is_person_word(ground, j) else i


def is_given_part(ground: Ground, i: int) -> bool:
    """Tell whether a word after a hyphen may end a name: "soo", not "based" or "nominated"."""
    word = ground.words.text[i]
    return word not in ground.lexicon.hyphen_words and (word[0].isupper() or not word.endswith(_VERBAL))


def _is_person_word(ground: Ground, i: int) -> bool:
    words = ground.words
    if not ground.is_name_word(i) or i in ground.hit_at or ground.head_length(i):
        return False
    if ground.title_length(i) and words.at(i) not in ground.lexicon.surnames:
        return False
    return words.at(i) not in ground.lexicon.not_names or words.at(i).istitle()


def _person_run(ground: Ground, i: int) -> int:
    """Follow a personal name that starts at token `i`; give the token after it."""
    words = ground.words
    start = i
    if words.at(i) in ground.lexicon.particles and ground.joins(i + 1):
        i += 2
    if not _starts_person(ground, i):
        return start
    return _run(ground, i, i + 1)


def _starts_person(ground: Ground, i: int) -> bool:
    hit = ground.hit_at.get(i)
    if hit is not None and (hit.is_demonym or not ground.is_name_word(hit.end) or hit.end in ground.hit_at):
        return False
    return ground.is_name_word(i) and not ground.head_length(i)


def titled(ground: Ground, person: str) -> Iterator[Candidate]:
    """Find people after a title."""
    words = ground.words
    i = 0
    while i < len(words):
        length = ground.title_length(i)
        if not length:
            i += 1
            continue
        start = i + length
        while (further := ground.title_length(start)) and words.at(start) not in ground.lexicon.surnames:
            start += further
        end = _person_run(ground, start) if start < len(words) else start
        if end > start and _is_credible(ground, i, start, end):
            yield Candidate(start, end, person, "title", RANK_PERSON)
        i = max(start, end)


def _is_credible(ground: Ground, title: int, start: int, end: int) -> bool:
    """Tell whether words after a title are a person; plain roles ("owner") take a full name or the model's word."""
    words = ground.words
    if title in words.headline or end - start > _MAX_WORDS:
        return False
    found = ground.model_at.get(start)
    if found is not None and found.start <= start and found.end > end and found.source == "model-organization":
        return False
    if end - start == 1 and len(words.text[start]) == 1:
        return False
    if words.capital[title] and not words.opens_sentence(title):
        return True
    if words.capital[title] and words.low(start - 1) in ground.lexicon.honorifics:
        return True
    return (end - start > 1 and found is None) or (found is not None and found.source == "model-person")


def hyphenated(ground: Ground, person: str) -> Iterator[Candidate]:
    """Find East Asian names with a hyphenated given name, before or after the family name."""
    words, surnames = ground.words, ground.lexicon.surnames
    for i in words.capitals:
        if not ground.joins(i + 1) or not _is_given(ground, i):
            continue
        if words.is_capital(i - 1) and words.text[i - 1] in surnames and not words.touches(i - 1):
            yield Candidate(i - 1, i + 3, person, "hyphenated", RANK_PERSON)
        elif _is_family_after(ground, i + 3):
            yield Candidate(i, i + 4, person, "hyphenated", RANK_PERSON)


def _is_given(ground: Ground, i: int) -> bool:
    """Tell whether tokens `i` to `i + 2` look like a given name of two syllables."""
    words = ground.words
    first, second = words.text[i], words.at(i + 2)
    if i in ground.hit_at or second in ground.lexicon.hyphen_words or ground.joins(i + 3):
        return False
    return first.istitle() and first.isalpha() and second.isalpha() and max(len(first), len(second)) <= _MAX_GIVEN


def _is_family_after(ground: Ground, i: int) -> bool:
    words, lexicon = ground.words, ground.lexicon
    if not words.is_capital(i) or words.text[i] not in lexicon.surnames:
        return False
    found = ground.model_at.get(i)
    return words.low(i) not in lexicon.common_words or (found is not None and found.source == "model-person")
