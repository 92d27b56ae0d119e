"""Clean the statistical model's entities: cut off what is no part of the name, drop what is no name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kgraph.nlp.names.candidate import RANK_MODEL, Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.heads import head_class
from kgraph.nlp.names.people import complete, is_given_part, strip_titles, with_given
from kgraph.nlp.names.signs import CUTTING, OPENERS, POSSESSIVES
from kgraph.nlp.names.words import is_initial

_ACRONYM = 2
_FULL_NAME = 3


def model_candidates(doc: Doc, ground: Ground) -> Iterator[Candidate]:
    """Turn the model's entities into candidates.

    Args:
        doc: The Doc with `doc.ents`.
        ground: Its words; `ground.model` is not used.
    """
    words, labels = ground.words, ground.lexicon.model_labels
    for entity in doc.ents:
        cls = labels.get(entity.label_)
        if cls is None:
            continue
        numbers = [words.number[i] for i in range(entity.start, entity.end) if i in words.number]
        for piece in _pieces(ground, numbers):
            found = _cleaned(ground, piece, cls, numbers[0])
            if found is not None:
                yield found


def _pieces(ground: Ground, numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Cut an entity at line breaks, values and lower-case words that stand in no name."""
    start, end = None, 0
    for i in [*numbers, -1]:
        if start is not None and i >= 0 and _follows_legal_form(ground, i):
            yield start, end
            start = None
        if i >= 0 and not _cuts(ground, i):
            start = i if start is None else start
            end = i + 1
        elif start is not None:
            yield start, end
            start = None


def _follows_legal_form(ground: Ground, i: int) -> bool:
    """Tell whether a name starts after the legal form of another: "Orvex Ltd. Corin Inc."."""
    words, forms = ground.words, ground.lexicon.legal_forms
    return words.is_capital(i) and words.at(i - 1) in forms and words.text[i] not in forms


def _cuts(ground: Ground, i: int) -> bool:
    """Tell whether a name of the model's is cut at the token."""
    words, lexicon = ground.words, ground.lexicon
    word = words.text[i]
    if words.is_break(i) or not words.is_open(i) or word in CUTTING or word in lexicon.cut_words:
        return True
    if word == ",":
        return not ground.head_length(i + 1)
    if word in POSSESSIVES:
        return _is_owner_end(ground, i)
    if word in lexicon.ands:
        return bool(ground.title_length(i + 1))
    return word.islower() and _is_plain(ground, i)


def _is_plain(ground: Ground, i: int) -> bool:
    """Tell whether a lower-case word is no part of a name: "soo" in "Moon-soo" and "plc" are."""
    word, lexicon = ground.words.text[i], ground.lexicon
    if word in lexicon.connectors or word in lexicon.particles:
        return False
    return word in lexicon.hyphen_words or not (ground.joins(i - 1) or ground.head_length(i))


def _is_owner_end(ground: Ground, i: int) -> bool:
    """Tell whether a possessive ends one name before another: "USDA's Food Safety Service", "Astros' Ronel Blanco"."""
    words = ground.words
    owner = words.at(i - 1)
    if owner in ground.lexicon.owners:
        return False
    return i - 1 in ground.hit_at or (owner.isupper() and len(owner) > 1) or not words.text[i][1:]


def _cleaned(ground: Ground, piece: tuple[int, int], cls: str, first: int) -> Candidate | None:
    kinds = ground.lexicon.kinds
    start, end = _trim(ground, *piece)
    end = ground.opens_title(start, end)
    end = start if all(ground.opens_plainly(i) for i in range(start, end)) else end
    if start < end and ground.title_length(start) and _is_titled(ground, piece, start):
        cls = kinds["person"]
    if start < end:
        head = "" if _is_surname_head(ground, start, end, cls) else head_class(ground, start, end)
        if cls == kinds["person"] and not head:
            start = strip_titles(ground, start, end)
            start = _after_position(ground, start, end)
            start, end = complete(ground, *_trim(ground, start, end)) if start < end else (start, end)
            start = with_given(ground, start, end) if start == piece[0] < end else start
            # Where the model saw the title alone as a person, its bearer stands after it.
            start = strip_titles(ground, start, end)
        else:
            told = _given_class(ground, start, end, head) or head or _first_class(ground, start, end)
            cls = told or _credible_class(ground, start, end, cls)
    if start >= end or not _is_name(ground, start, end):
        return None
    if cls != kinds["person"] and start > first and ground.words.low(start - 1) in ground.lexicon.cut_words:
        cls = kinds["place"]
    if cls == kinds["person"] and end - start == 1 and ground.words.text[start].isupper():
        cls = kinds["organization"]
    if cls != kinds["person"]:
        start = _without_titled(ground, start, end)
    kind = "person" if cls == kinds["person"] else "place" if cls == kinds["place"] else "organization"
    return Candidate(start, end, cls, f"model-{kind}", RANK_MODEL)


def _is_titled(ground: Ground, piece: tuple[int, int], start: int) -> bool:
    """Tell whether a title tells a person: "Mr", or any beside the "and" at which a name of the model's was cut."""
    ands = ground.lexicon.ands
    if ground.words.low(start) in ground.lexicon.honorifics:
        return True
    return ground.words.at(piece[0] - 1) in ands or (ground.words.at(piece[1]) in ands)


def _given_class(ground: Ground, start: int, end: int, head: str) -> str:
    """Give the class of persons where a given name opens a short name: "Ada Park", not "the Charles Bridge"."""
    words, lexicon = ground.words, ground.lexicon
    is_short = 1 < end - start <= _FULL_NAME and words.text[start] in lexicon.given
    if not is_short or any(i in ground.hit_at for i in (start, end - 1)) or words.low(start - 1) in lexicon.articles:
        return ""
    if not all(words.capital[i] and (words.text[i].isalpha() or is_initial(words.text[i])) for i in range(start, end)):
        return ""
    # "Ada Park" stays a place unless it does what people do.
    if head and (words.text[end - 1] not in lexicon.surname_heads or words.low(end) not in lexicon.person_verbs):
        return ""
    return lexicon.kinds["person"]


def _first_class(ground: Ground, start: int, end: int) -> str:
    """Give the class that a name's first word tells ("Air Astana"); empty if it tells none or stands alone."""
    return ground.lexicon.first_words.get(ground.words.text[start], "") if end - start > 1 else ""


def _credible_class(ground: Ground, start: int, end: int, cls: str) -> str:
    """Doubt the model's laws without a head noun or number, and its works of one word outside quotation marks."""
    words, kinds = ground.words, ground.lexicon.kinds
    has_number = any(not word.isalpha() or word in ground.lexicon.suffixes for word in words.text[start:end])
    is_lone_work = cls == kinds["work"] and end - start == 1 and words.at(start - 1) not in OPENERS
    if is_lone_work or (cls == kinds["law"] and not has_number):
        return kinds["organization"]
    return cls


def _is_surname_head(ground: Ground, start: int, end: int, cls: str) -> bool:
    """Tell whether the model's person ends in a head noun that is also a family name ("Jerry Hall")."""
    is_short = end - start <= _FULL_NAME
    return (
        cls == ground.lexicon.kinds["person"] and is_short and ground.words.at(end - 1) in ground.lexicon.surname_heads
    )


def _without_titled(ground: Ground, start: int, end: int) -> int:
    """Skip a title that opens another name ("President Lincoln Hospital" is kept, "Mr Smith" is not)."""
    length = ground.title_length(start)
    return start + length if length and ground.words.at(start).endswith(".") and start + length < end else start


def _trim(ground: Ground, start: int, end: int) -> tuple[int, int]:
    """Cut off articles, possessives, punctuation and lower-case words at the edges."""
    words, lexicon = ground.words, ground.lexicon
    while start < end and (skip := _skip_at_start(ground, start)):
        start += skip
    while start < end and (
        (_is_loose(ground, end - 1) and not _ends_given_name(ground, end - 1) and not ground.head_length(end - 1))
        or (words.text[end - 1].isdigit() and end - 2 in ground.hit_at)
        or _is_score(ground, end - 1)
        or (words.text[end - 1] in lexicon.calendar and not _may_be_person(ground, start, end))
        or (words.text[end - 1] in lexicon.captions and end - start > 1)
        or (end - start > 1 and ground.is_title(end - 1) and _is_holder(ground, start, end))
    ):
        end -= 1
    while end - start > 1 and words.opens_sentence(start) and ground.opens_plainly(start):
        start += 1
    while end - start > 1 and words.opens_sentence(end - 1) and ground.is_function(end - 1):
        end -= 1
    return start, end


def _is_score(ground: Ground, i: int) -> bool:
    """Tell whether a word is the score after a name ("beat Ida Holm 7-5"), or one side of it."""
    words = ground.words
    home, hyphen, away = words.text[i].partition("-")
    if hyphen:
        return home.isdigit() and away.isdigit()
    is_first, is_last = words.at(i + 1) == "-", words.at(i - 1) == "-"
    return home.isdigit() and ((is_first and words.at(i + 2).isdigit()) or (is_last and words.at(i - 2).isdigit()))


def _skip_at_start(ground: Ground, start: int) -> int:
    """Give how many tokens at a name's start are no part of it: an article, "pro-Beijing", punctuation."""
    words = ground.words
    if words.low(start) in ground.lexicon.hyphen_prefixes and ground.joins(start + 1):
        return 3
    return int(_is_loose(ground, start) or words.low(start) in ground.lexicon.articles)


def _ends_given_name(ground: Ground, i: int) -> bool:
    """Tell whether a lower-case word ends a hyphenated given name: "soo" in "Moon-soo"."""
    return ground.joins(i - 1) and is_given_part(ground, i)


def _may_be_person(ground: Ground, start: int, end: int) -> bool:
    """Tell whether a month at a name's end may be a family name ("Theresa May", not "Paris May 3")."""
    words = ground.words
    return end - start > 1 and words.low(end - 1) in ground.lexicon.common_words and not words.at(end).isdigit()


def _is_holder(ground: Ground, start: int, end: int) -> bool:
    """Tell whether a title after a name is its holder's ("NASA Administrator"), no part of it."""
    if ground.head_length(end - 1):
        return False
    return end - start >= _FULL_NAME or ground.words.text[start].isupper() or start in ground.hit_at


def _after_position(ground: Ground, start: int, end: int) -> int:
    """Skip a team and position before a name ("Browns DL Sheldon Richardson"); initials at its start are kept."""
    texts = ground.words.text[start:end]
    marks = [
        i
        for i, word in enumerate(texts)
        if 0 < i < len(texts) - 1 and word.isupper() and word.isalpha() and len(word) > 1
    ]
    return start + marks[-1] + 1 if marks and not all(word.isupper() for word in texts) else start


def _is_loose(ground: Ground, i: int) -> bool:
    """Tell whether a word at a name's edge is no part of it."""
    word = ground.words.text[i]
    if word in ground.lexicon.particles and (ground.joins(i + 1) or word in {"van", "de", "von", "al", "bin", "el"}):
        return False
    return word.islower() or not word[0].isalnum() or word in POSSESSIVES


def _is_name(ground: Ground, start: int, end: int) -> bool:
    """Tell whether a cleaned entity can be a name at all."""
    words, lexicon = ground.words, ground.lexicon
    texts = words.text[start:end]
    if " ".join(texts) in lexicon.not_names or not any(word[0].isupper() or word[-1].isupper() for word in texts):
        return False
    if all(i in ground.hit_at and ground.hit_at[i].is_demonym for i in range(start, end)):
        return False
    if all(word in lexicon.calendar or not any(map(str.isalpha, word)) for word in texts):
        return False
    if ground.title_length(start) == len(texts) and words.capital[start]:
        return False
    if len(texts) == 1:
        return _is_lone_name(ground, start)
    return not all(words.is_shouted(i) for i in range(start, end) if words.text[i].isalpha())


def _is_lone_name(ground: Ground, i: int) -> bool:
    words, lexicon = ground.words, ground.lexicon
    word = words.text[i]
    if is_initial(word) or len(word) < _ACRONYM or words.is_shouted(i) or not words.capital[i]:
        return False
    if (words.low(i) in lexicon.function_words | lexicon.openers and not word.isupper()) or ground.is_title(i):
        return False
    if ground.head_length(i) and word not in lexicon.standalone and (word,) in lexicon.heads and not word.isupper():
        return False
    # A word that the document also writes in lower case is capitalised only by its place.
    return not ((words.opens_sentence(i) or i in words.headline) and words.low(i) in words.lower_words)
