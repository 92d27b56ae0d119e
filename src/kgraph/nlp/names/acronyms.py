"""Tie acronyms to the names they stand for, checked letter by letter.

After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB
2003): the letters of the short form are found from right to left in the long form, the first at the start of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.nlp.names.candidate import RANK_HEAD, Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.heads import head_class
from kgraph.nlp.names.signs import EM_DASH, EN_DASH

_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][\w&.-]{1,9}")
_WORD = re.compile(r"[^\W\d_]+")
_SPARE_WORDS = 5
_MIN_LETTERS = 2
_MAX_LETTERS = 8
_MIN_SURE = 3
_AFTER = frozenset({")", ",", ";"})
_SETTING_OFF = frozenset({",", EM_DASH, EN_DASH})


def is_acronym(word: str) -> bool:
    """Tell whether a word has the form of an acronym: two capitals at least, ten characters at most.

    Example:
        >>> is_acronym("MOU"), is_acronym("MoD"), is_acronym("Ministry")
        (True, True, False)
    """
    return bool(_ACRONYM.fullmatch(word))


def stands_for(short: str, long: str) -> bool:
    """Tell whether a short form's letters are found in order in the long form, the first at its very start.

    Example:
        >>> stands_for("MOU", "Ministry of Unification"), stands_for("MOU", "Grand National Party")
        (True, False)
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    text = long.lower()
    at = len(text)
    for number, letter in enumerate(reversed(letters)):
        is_first = number == len(letters) - 1
        at = text.rfind(letter, 0, at)
        while at > 0 and is_first and text[at - 1].isalnum():
            at = text.rfind(letter, 0, at)
        if at < 0:
            return False
    # Every capital of the short form should open a word or stand in one; the first opens the name.
    return at == 0 and len(long.split()) > 1


def definitions(ground: Ground, chosen: list[Candidate]) -> dict[str, Candidate]:
    """Find the acronyms that the document defines, in brackets ("MOU (Ministry of …)") or beside commas.

    Args:
        ground: The document.
        chosen: The names found so far.

    Returns:
        Acronym to the candidate of the long name; the longest-standing definition wins.
    """
    words = ground.words
    by_end = {candidate.end: candidate for candidate in chosen}
    by_start = {candidate.start: candidate for candidate in chosen}
    found: dict[str, Candidate] = {}
    for i in range(1, len(words) - 2):
        if words.text[i] != "(":
            if words.text[i] in _SETTING_OFF:
                _define_aside(ground, i, by_end, by_start, found)
            continue
        short, after, before = words.text[i + 1], words.text[i + 2], words.text[i - 1]
        long = by_start.get(i + 1)
        if (
            long is not None
            and long.end < len(words)
            and words.text[long.end] == ")"
            and _names(before, ground, long, is_bracketed=False)
        ):
            found.setdefault(before, long)
        elif after in _AFTER and short[0].isupper():
            defined = _long_before(ground, i, short, by_end.get(i), chosen)
            if defined is not None:
                found.setdefault(short, defined)
    for short, long in _undefined(ground, chosen):
        found.setdefault(short, long)
    return found


def _define_aside(
    ground: Ground, i: int, by_end: dict[int, Candidate], by_start: dict[int, Candidate], found: dict[str, Candidate]
) -> None:
    """Read a definition set off by a comma or dash: "the Ministry of Unification, or MOU," and the other way round."""
    words = ground.words
    at = i + 1
    at += (words.low(at),) in ground.lexicon.other_names
    at += words.low(at) in ground.lexicon.articles
    before, after, closing = by_end.get(i), by_start.get(at), words.at(at + 1)
    if before is not None and closing in _SETTING_OFF and _is_aside(words.at(at), ground, before):
        found.setdefault(words.at(at), before)
    elif after is not None and words.at(after.end) in _SETTING_OFF and _is_aside(words.at(i - 1), ground, after):
        found.setdefault(words.at(i - 1), after)


def _is_aside(short: str, ground: Ground, long: Candidate) -> bool:
    """Tell whether a word without brackets is an acronym of a name: only the initials themselves are sure enough."""
    return is_acronym(short) and short.isalnum() and is_initials(short, _expanded(ground, long))


def _undefined(ground: Ground, chosen: list[Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Find acronyms that no sentence defines, but that are the initials of just one name of the document."""
    lexicon = ground.lexicon
    long: dict[str, dict[str, Candidate]] = {}
    for candidate in chosen:
        text = _expanded(ground, candidate)
        initials = "".join(_initials(text))
        if len(initials) >= _MIN_SURE and candidate.cls not in {lexicon.kinds["person"], lexicon.kinds["work"]}:
            long.setdefault(initials, {}).setdefault(text, candidate)
    if not long:
        return
    known = {_expanded(ground, found): found.label for found in ground.known}
    for short in sorted({ground.words.text[i] for i in ground.words.capitals} & long.keys() - lexicon.not_names):
        # What the gazetteer knows the letters for goes only where its own long name is in the text.
        if len(long[short]) == 1 and (short not in known or known[short] not in ground.words.raw):
            yield short, next(iter(long[short].values()))


def _names(short: str, ground: Ground, long: Candidate, *, is_bracketed: bool) -> bool:
    """Tell whether a word is an acronym of a long name; one capital is enough in brackets ("Sars").

    Where the acronym is of the name in another language, its letters may come in another order: "Italian Episcopal
    Conference (CEI)".
    """
    text = _expanded(ground, long)
    if not short[:1].isupper() or not short.isalnum() or not _MIN_LETTERS <= len(short) <= _MAX_LETTERS:
        return False
    if len(short) >= _MIN_SURE and short.isupper() and sorted(short) == sorted(_initials(text)):
        return True
    return stands_for(short, text) if is_acronym(short) or is_bracketed else is_initials(short, text)


def _long_before(
    ground: Ground, bracket: int, short: str, known: Candidate | None, chosen: list[Candidate]
) -> Candidate | None:
    if known is not None and _names(short, ground, known, is_bracketed=True):
        return known
    if not is_acronym(short):
        return None
    return _search_back(ground, bracket, short, chosen) or _phrase_before(ground, bracket, short)


def _phrase_before(ground: Ground, bracket: int, short: str) -> Candidate | None:
    """Find the lower-case phrase whose initials an acronym is: "special economic zone (SEZ)" names a concept."""
    words, lexicon = ground.words, ground.lexicon
    letters = list(short.lower())
    at = bracket
    while letters and at > 0:
        at -= 1
        if words.text[at] in lexicon.connectors or words.text[at] in lexicon.articles or ground.joins(at):
            continue
        if words.low(at)[:1] != letters.pop():
            return None
    if letters:
        return None
    return Candidate(at, bracket, lexicon.kinds["concept"], "phrase", RANK_HEAD)


def is_initials(short: str, long: str) -> bool:
    """Tell whether a word is made of the initials of a name's capitalised words.

    Example:
        >>> is_initials("Sars", "South African Revenue Service"), is_initials("Sea", "South African Revenue Service")
        (True, False)
    """
    capitals = _initials(long)
    return len(capitals) > 1 and "".join(capitals).lower() == short.lower()


def _initials(long: str) -> list[str]:
    return [word[0] for word in _WORD.findall(long) if word[0].isupper()]


def _expanded(ground: Ground, candidate: Candidate) -> str:
    return ground.words.folded(candidate.start, candidate.end)


def _search_back(ground: Ground, bracket: int, short: str, chosen: list[Candidate]) -> Candidate | None:
    """Look for the long form among the capitalised words before the bracket."""
    words, lexicon = ground.words, ground.lexicon
    first = max(0, bracket - len(short) * 2 - _SPARE_WORDS)
    best = None
    for start in range(bracket - 1, first - 1, -1):
        word = words.text[start]
        if not (
            words.is_capital(start) or word in lexicon.connectors or ground.joins(start) or ground.joins(start - 1)
        ):
            break
        if words.is_capital(start) and word[0] == short[0] and stands_for(short, words.folded(start, bracket)):
            best = start
            break
    if best is None or bracket - best < 2:  # noqa: PLR2004 - a name of one word has no acronym
        return None
    inner = [found for found in chosen if found.start >= best and found.end <= bracket]
    cls = head_class(ground, best, bracket) or (inner[-1].cls if inner else lexicon.kinds["organization"])
    if cls in {lexicon.kinds["person"], lexicon.kinds["place"]}:
        cls = lexicon.kinds["organization"]
    return Candidate(best, bracket, cls, "acronym", RANK_HEAD)


def acronym_candidates(ground: Ground, defined: dict[str, Candidate]) -> list[Candidate]:
    """Make candidates of every mention of the defined acronyms, labelled with the long name."""
    words = ground.words
    found = []
    for i in words.capitals:
        long = defined.get(words.text[i])
        if long is not None:
            label = long.label or words.folded(long.start, long.end)
            found.append(Candidate(i, i + 1, long.cls, "acronym", RANK_HEAD + 2, label, long.individual))
    return found
