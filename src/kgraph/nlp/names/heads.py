"""Find names by their head noun: `Ministry of Health and Welfare`, `Grand National Party`, `Paris Agreement`.

A head takes capitalised words before it and, where the lexicon says so, a tail after it. A tail stops before "and the",
before another known name, head or person, and before any lower-case word that is no connector.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.nlp.names.candidate import RANK_HEAD, Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.signs import POSSESSIVES

_MAX_LEFT = 8
_YEAR_DIGITS = 4
_PAIR = len(("Industry", "and", "Energy"))


def head_class(ground: Ground, start: int, end: int) -> str:
    """Give the class that a name's head noun tells; empty if it has none.

    The head is the last word, or the word before the tail.
    """
    words, lexicon = ground.words, ground.lexicon
    for i in range(start, end):
        length = ground.head_length(i)
        if (
            length
            and words.text[i] in lexicon.tailed
            and words.at(i + length) in lexicon.tail_connectors
            and i + length < end
        ):
            return lexicon.heads[tuple(words.text[i : i + length])]
    for i in range(start + 1, end):
        length = ground.head_length(i)
        if length and i + length == end:
            return lexicon.heads[tuple(words.text[i:end])]
    return ""


def headed(ground: Ground) -> Iterator[Candidate]:
    """Find names by their head nouns."""
    words = ground.words
    free = 0
    for i in words.capitals:
        length = ground.head_length(i)
        # "Conference" is no head of its own in "Episcopal Conference".
        if not length or i in words.headline or i < free:
            continue
        free = i + length
        found = _grown(ground, i, i + length)
        if found is not None and not _is_family_name(ground, i, found):
            yield found


def _is_family_name(ground: Ground, i: int, found: Candidate) -> bool:
    """Tell whether the head is the family name of a person that the model sees there ("Jerry Hall")."""
    person = ground.model_at.get(i)
    is_person = person is not None and person.source == "model-person" and person.end == found.end
    return is_person and ground.words.text[i] in ground.lexicon.surname_heads


def _grown(ground: Ground, i: int, after: int) -> Candidate | None:
    words, lexicon = ground.words, ground.lexicon
    if ground.opens_title(i, after) < after:
        return None
    key = tuple(words.text[i:after])
    cls = lexicon.heads[key]
    start = _grow_left(ground, i, cls)
    after += int(words.at(after).islower() and ground.head_length(after) > 0)
    end = _grow_tail(ground, i, after)
    has_tail = end > after
    start, end = _with_year(ground, start, end, cls)
    if not has_tail and (start == i or _is_weak(ground, start, i)) and end == after:
        name = " ".join(words.text[start:after])
        if name not in lexicon.standalone or (words.opens_sentence(start) and start == i):
            return None
    if start == i and not has_tail and end > after:
        return None
    return Candidate(start, end, cls, "head", RANK_HEAD)


def _is_weak(ground: Ground, start: int, i: int) -> bool:
    """Tell whether a plain noun has nothing but demonyms or known places before it ("Russian Forces")."""
    if ground.words.text[i] not in ground.lexicon.weak:
        return False
    if i - start == 1 and ground.words.opens_sentence(start) and ground.words.low(start) in ground.words.lower_words:
        return True
    return all(j in ground.hit_at for j in range(start, i))


def _grow_left(ground: Ground, i: int, cls: str) -> int:
    # Laws often join two matters ("Graves Protection and Repatriation Act"); bodies rarely do.
    is_law = cls == ground.lexicon.kinds["law"]
    start = i
    while i - start < _MAX_LEFT:
        step = _left_step(ground, start, is_law=is_law)
        if not step:
            break
        start -= step
    # A sentence's first word is part of the name only if it is no plain word of the language.
    while start < i and words_open_plainly(ground, start):
        start += 1
    return start


def words_open_plainly(ground: Ground, i: int) -> bool:
    """Tell whether the token is capitalised only because it opens a sentence."""
    words = ground.words
    is_plain = words.low(i) in words.lower_words or ground.opens_plainly(i)
    return words.opens_sentence(i) and is_plain and i not in ground.hit_at


def _left_step(ground: Ground, start: int, *, is_law: bool) -> int:
    """Give how many tokens before `start` belong to the name: 0 if none."""
    words = ground.words
    before = start - 1
    if before < 0:
        return 0
    if ground.is_name_word(before) and not ground.joins(before):
        forms = ground.lexicon.legal_forms
        if words.text[before] in forms and words.text[start] not in forms:
            return 0  # "Orvex Ltd. Corin Inc."
        return 0 if _is_person_title(ground, before) else 1
    if words.text[before] in POSSESSIVES:
        return 2 if words.at(before - 1) in ground.lexicon.owners and words.is_capital(before - 1) else 0
    is_linked = ground.joins(before) or _links(ground, before, start, is_law=is_law)
    return 2 if is_linked and ground.is_name_word(before - 1) else 0


def _links(ground: Ground, link: int, start: int, *, is_law: bool) -> bool:
    """Tell whether a word that is not capitalised joins two parts of one name."""
    words, lexicon = ground.words, ground.lexicon
    word, before = words.text[link], words.at(link - 1)
    if word == "of":
        return before in lexicon.tailed
    return word == "&" or (word in lexicon.ands and (is_law or _model_spans(ground, link - 1, start)))


def _is_person_title(ground: Ground, i: int) -> bool:
    """Tell whether a capitalised word is a title, so that no name of a body runs over it."""
    return ground.is_title(i) and not ground.head_length(i) and ground.words.at(i) not in ground.lexicon.body_titles


def _model_spans(ground: Ground, i: int, j: int) -> bool:
    found = ground.model_at.get(i)
    return found is not None and found.source == "model-organization" and found.start <= i and j < found.end


def _grow_tail(ground: Ground, i: int, after: int) -> int:
    words, lexicon = ground.words, ground.lexicon
    link = words.at(after)
    if words.text[i] not in lexicon.tailed or link not in lexicon.tail_connectors:
        return after
    at = after + 1 + (words.at(after + 1) == "the")
    if link == "on" and words.text[i] not in lexicon.on_heads:
        return after
    if link == "to" and words.at(at) not in lexicon.tail_verbs:
        return after
    if not _is_tail_word(ground, at) or (link != "of" and _starts_person(ground, at)):
        return after
    end = _capital_run(ground, at)
    if words.text[i] not in lexicon.greedy:
        return end
    return _greedy_tail(ground, end, link, at)


def _greedy_tail(ground: Ground, end: int, link: str, first: int) -> int:
    """Follow a long tail: `for Human Rights of the Kidnapped and Defectors from North Korea`."""
    words, lexicon = ground.words, ground.lexicon
    is_aimed = link in lexicon.aims
    while True:
        word = words.at(end)
        at = end + 1
        if word == ",":
            closing = _list_end(ground, end, first)
            if closing == end:
                return end
            end = closing
            continue
        if word not in lexicon.tail_inner:
            return end
        if word in lexicon.ands:
            if words.at(at) == "the" or at in ground.known_start or _starts_other(ground, at, first):
                return end
        else:
            at += words.at(at) == "the"
            if word in lexicon.place_links and not (is_aimed and at in ground.country_start):
                return end
            if word in {"to", "with"} or (word in {"for", "on", "against"} and not is_aimed):
                return end
            is_aimed = is_aimed or word in lexicon.aims
        if not _is_tail_word(ground, at):
            return end
        end = _capital_run(ground, at)


def _list_end(ground: Ground, comma: int, first: int) -> int:
    """Follow `, Sports and Tourism`; give the token after it, or the comma if it is no list in a name."""
    words, ands = ground.words, ground.lexicon.ands
    end = comma
    while words.at(end) == "," and _is_plain_item(ground, end + 1, first):
        end = _capital_run(ground, end + 1)
    end += words.at(end) == "," and words.at(end + 1) in ands
    if end > comma and words.at(end) in ands and _is_plain_item(ground, end + 1, first):
        return _capital_run(ground, end + 1)
    return comma


def _is_plain_item(ground: Ground, i: int, first: int) -> bool:
    return _is_tail_word(ground, i) and i not in ground.hit_at and not _starts_other(ground, i, first)


def _starts_other(ground: Ground, i: int, first: int) -> bool:
    """Tell whether another name starts at the token: a person, a body with a head of its own, or one of the model's."""
    words = ground.words
    found = ground.model_at.get(i)
    # "Committee on Trade, Industry and Energy": a body that the model sees in the rest of a list is part of it.
    if found is not None and found.start == i and found.start > first and not _is_list_end(ground, found):
        # Of single words after "and", the model takes plain plurals for people ("Agnostics").
        return found.source != "model-person" or found.end - found.start > 1
    end = _capital_run(ground, i)
    # "Energy" is the head of a company's name; alone it names none, as "Parliament" and "Bank" do.
    is_bare = end - i == 1 and ground.lexicon.heads.get((words.text[i],)) == ground.lexicon.kinds["company"]
    is_bare = is_bare and words.text[i] not in ground.lexicon.tailed
    if not is_bare and any(ground.head_length(j) for j in range(i, end)):
        return True
    return bool(ground.title_length(i)) or words.at(end) in POSSESSIVES


def _is_list_end(ground: Ground, found: Candidate) -> bool:
    """Tell whether what the model takes for a body after a comma is two words with "and", the last of a list."""
    words = ground.words
    is_pair = found.source == "model-organization" and found.end - found.start == _PAIR
    return is_pair and words.at(found.start - 1) == "," and words.at(found.start + 1) in ground.lexicon.ands


def _starts_person(ground: Ground, i: int) -> bool:
    found = ground.model_at.get(i)
    return found is not None and found.start == i and found.source == "model-person"


def _is_tail_word(ground: Ground, i: int) -> bool:
    return ground.is_name_word(i)


def _capital_run(ground: Ground, i: int) -> int:
    """Give the token after a run of capitalised words, hyphens and owners' possessives within it."""
    words, lexicon = ground.words, ground.lexicon
    while i < len(words):
        if ground.is_name_word(i) and not (words.text[i].isupper() and ground.is_title(i)):
            i += 1
        elif ground.joins(i) and words.at(i + 1).isalpha() and words.at(i + 1) not in lexicon.hyphen_words:
            i += 2
        elif words.at(i) in POSSESSIVES and words.at(i - 1) in lexicon.owners and words.is_capital(i + 1):
            i += 1
        else:
            break
    return i


def _with_year(ground: Ground, start: int, end: int, cls: str) -> tuple[int, int]:
    """Add the year that is part of the name of a law or event: `Act of 1964`, `2024 Summer Olympics`."""
    words, kinds = ground.words, ground.lexicon.kinds
    if cls == kinds["event"] and _is_year(words.at(start - 1)):
        return start - 1, end
    if cls == kinds["law"]:
        at = end + (words.at(end) == "of")
        if _is_year(words.at(at)):
            return start, at + 1
    return start, end


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.isdigit() and word[0] in "12"
