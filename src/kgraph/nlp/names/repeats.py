"""Find names again: parts of a person's name, and names that the model saw in one place and missed in another."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.nlp.names.candidate import RANK_REPEAT, Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.words import is_initial

_MIN_PART = 2


def repeated(ground: Ground, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Find repeated mentions of chosen names.

    Args:
        ground: The document.
        chosen: The names found so far.
    """
    taken = {i for candidate in chosen for i in range(candidate.start, candidate.end)}
    person = ground.lexicon.kinds["person"]
    parts = person_parts(ground, chosen)
    whole = _whole_names(ground, chosen)
    for i in ground.words.capitals:
        if i in taken:
            continue
        found = _whole_at(ground, whole, i, taken)
        if found is None and (end := _part_end(ground, parts, i)) > i and not _in_longer_name(ground, i, end, taken):
            start = _with_particles(ground, i, taken)
            found = Candidate(start, end, person, "repeat", RANK_REPEAT)
        if found is not None:
            yield found


def person_parts(ground: Ground, chosen: list[Candidate]) -> dict[str, int]:
    """Collect the words of full personal names, each with how many tokens it takes (`Moon-soo` takes three)."""
    person = ground.lexicon.kinds["person"]
    parts: dict[str, int] = {}
    for candidate in chosen:
        if candidate.cls != person or candidate.end - candidate.start < _MIN_PART:
            continue
        i = candidate.start
        while i < candidate.end:
            end = i + 1
            while end < candidate.end and ground.joins(end):
                end += 2
            word = "".join(ground.words.text[i:end])
            if _is_part(ground, word):
                parts[word] = end - i
            i = max(end, i + 1)
    return parts


def _is_part(ground: Ground, word: str) -> bool:
    if is_initial(word) or word in ground.lexicon.suffixes or word.islower():
        return False
    return len(word) >= _MIN_PART and word[0].isupper()


def _part_end(ground: Ground, parts: dict[str, int], i: int) -> int:
    words = ground.words
    end = i + 1
    if ground.joins(i - 1):
        return i
    while ground.joins(end) and "".join(words.text[i : end + 2]) in parts:
        end += 2
    if "".join(words.text[i:end]) not in parts:
        return i
    return end if _is_person_here(ground, i, end) else i


def _with_particles(ground: Ground, i: int, taken: set[int]) -> int:
    """Take in the particles before a family name: "von der Leyen"."""
    while i > 0 and i - 1 not in taken and ground.words.at(i - 1) in ground.lexicon.left_particles:
        i -= 1
    return i


def _is_person_here(ground: Ground, i: int, end: int) -> bool:
    """Tell whether a part of a name stands for the person where it is also a word ("Do not", "May 3", "Will he")."""
    words, lexicon = ground.words, ground.lexicon
    low = words.low(i)
    is_word = low in lexicon.common_words or low in lexicon.function_words or low in words.lower_words
    if not is_word:
        return True
    if words.opens_sentence(i) or i in words.headline:
        return words.low(end) in lexicon.person_verbs
    return not words.at(end).isdigit()


def _in_longer_name(ground: Ground, i: int, end: int, taken: set[int]) -> bool:
    """Tell whether the word is part of an unknown longer name ("Kim Foundation", "Fort Kim")."""
    if i in ground.words.headline:
        return False
    after = ground.is_name_word(end) and end not in taken and not ground.title_length(end)
    before = (
        ground.is_name_word(i - 1)
        and i - 1 not in taken
        and not ground.is_title(i - 1)
        and i - 1 not in ground.hit_at
        and not ground.words.opens_sentence(i - 1)
    )
    return after or before


def _whole_names(ground: Ground, chosen: list[Candidate]) -> dict[str, list[tuple[tuple[str, ...], Candidate]]]:
    """Index the chosen names by first word, the longest first; known names are found everywhere already."""
    found: dict[str, dict[tuple[str, ...], Candidate]] = {}
    for candidate in chosen:
        if not candidate.individual:
            texts = tuple(ground.words.text[candidate.start : candidate.end])
            found.setdefault(texts[0], {}).setdefault(texts, candidate)
    return {first: sorted(group.items(), key=lambda item: (-len(item[0]), item[0])) for first, group in found.items()}


def _whole_at(
    ground: Ground, whole: dict[str, list[tuple[tuple[str, ...], Candidate]]], i: int, taken: set[int]
) -> Candidate | None:
    words = ground.words
    for texts, candidate in whole.get(words.text[i], ()):
        end = i + len(texts)
        if tuple(words.text[i:end]) != texts or not taken.isdisjoint(range(i, end)):
            continue
        if len(texts) > 1 or _stands_alone(ground, i, end, taken):
            return candidate._replace(start=i, end=end, source="repeat", rank=RANK_REPEAT)
    return None


def _stands_alone(ground: Ground, i: int, end: int, taken: set[int]) -> bool:
    words = ground.words
    if ground.is_function(i) or _in_longer_name(ground, i, end, taken) or ground.joins(i - 1) or i in ground.hit_at:
        return False
    return not (words.opens_sentence(i) or i in words.headline) or words.low(i) not in words.lower_words
