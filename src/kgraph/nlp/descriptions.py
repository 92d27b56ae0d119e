"""Measure descriptions: which words name an unnamed thing ("document for the inspection of the administration").

A description runs from the first modifier of its head noun to the end of its "of", "for" and "on" phrases, and of the
infinitive that tells what a power or a plan is for. Relative clauses, participles and appositions are left out: they
say things of the entity, they do not name it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Token

from kgraph.nlp.syntax import children, children_of, subtree

_WHOLE = frozenset(("amod", "nummod", "compound", "poss", "nmod", "npadvmod"))
_LEADING = frozenset(("det", "predet", "quantmod", "advmod"))
_DROPPED = frozenset(("case", "det", "predet", "punct"))
# With one of these a coordinated noun is a thing of its own.
_OWN = ("det", "poss", "nummod", "appos")
_HYPHENS = frozenset(("-", "\N{EN DASH}"))
_MAX_TAIL = 14
_MAX_AIM = 10
_CLAUSES = frozenset(("advcl", "ccomp", "mark", "relcl"))


def extent(
    token: Token,
    prepositions: Iterable[str],
    values: Container[int] = (),
    *,
    has_aim: bool = False,
    telling: Container[str] = (),
) -> tuple[int, int, str]:
    """Measure a description.

    Args:
        token: Its head noun.
        prepositions: Those whose phrases belong to it.
        values: First characters of values: "a driver on 4 March" is a driver.
        has_aim: Whether an infinitive after it belongs to it ("the power to tax").
        telling: Determiners that belong to it: "some plaintiffs" are not the plaintiffs.

    Returns:
        First character, character after the last, and the words, determiners left out.
    """
    aim = _aim(token) if has_aim else []
    keep = _one_stretch(token, [*_label_tokens(token, frozenset(prepositions), values), *aim])
    while len(keep) > 1 and keep[0] != token and _is_dropped(keep[0], telling) and not _joins(keep[0]):
        keep.pop(0)
    if len(keep) == 1:
        return token.idx, token.idx + len(token), " ".join(token.text.split())
    # The text of the span, not a slice of `doc.text`: spaCy puts that together anew each time it is asked for.
    span = token.doc[keep[0].i : keep[-1].i + 1]
    return span.start_char, span.end_char, " ".join(span.text.split())


def _label_tokens(token: Token, prepositions: frozenset[str], values: Container[int]) -> list[Token]:
    found = [token]
    for child in (*children_of(token), *_stray_preposition(token)):
        if child.i < token.i:
            found.extend(_before(child, token))
        elif child.dep_ == "prep" and child.lower_ in prepositions and child.i <= token.i + 2:
            # An amount after "of" or "from" is what the text says of the thing, not a part of its name.
            nouns = (noun for noun in children(child, "pobj") if noun.pos_ != "NUM" and noun.idx not in values)
            tail = [item for noun in nouns for item in _tail(noun, prepositions, values)]
            is_clear = token.pos_ == "NUM" or not _has_pronoun(tail)
            if tail and len(tail) <= _MAX_TAIL and min(item.i for item in tail) > child.i and is_clear:
                found.extend((child, *tail))
    return found


def _tail(noun: Token, prepositions: frozenset[str], values: Container[int]) -> list[Token]:
    """Give the words of a noun after a preposition, with the bare nouns beside it ("of language and culture")."""
    found = _label_tokens(noun, prepositions, values)
    for other in children(noun, "conj"):
        link = other.left_edge.i - 1
        # "proposals for England and Wales"
        is_like = other.pos_ == noun.pos_ == "NOUN" or other.ent_type_ == noun.ent_type_ == "GPE"
        is_bare = is_like and not children(other, *_OWN) and other.idx not in values
        if not is_bare or link != max(item.i for item in found) + 1 or noun.doc[link].lower_ not in {"and", "&"}:
            break
        found.extend((noun.doc[link], *_label_tokens(other, prepositions, values)))
        noun = other
    return found


def _aim(noun: Token) -> list[Token]:
    """Give the words of an infinitive right after a noun, which the parser may have hung on the verb before."""
    doc, first = noun.doc, noun.i + 1
    if first >= len(doc) or doc[first].tag_ != "TO":
        return []
    verb = doc[first].head
    if verb.i < first or verb.head not in {noun, noun.head}:
        return []
    words = list(doc[first : verb.right_edge.i + 1])
    is_whole = len(words) <= _MAX_AIM and not any(
        word.is_punct or (word.dep_ in _CLAUSES and word != verb) for word in words
    )
    return words if is_whole and not _has_pronoun(words) else []


def _joins(word: Token) -> bool:
    """Tell whether a hyphen joins a word to the next ("all-party committee")."""
    return not word.whitespace_ and word.i + 1 < len(word.doc) and word.nbor().text in _HYPHENS


def _is_dropped(word: Token, telling: Container[str]) -> bool:
    """Tell whether a word before a description says nothing without its text: articles, "their", "today's"."""
    is_possessor = word.dep_ == "poss" and not word.text[0].isupper()
    if word.lower_ in telling:
        return False
    return word.dep_ in _DROPPED or is_possessor or word.is_punct or word.tag_ in {"POS", "PRP$"}


def _has_pronoun(tail: list[Token]) -> bool:
    """Tell whether a phrase needs its text to be understood ("of its new plant")."""
    return any(item.tag_ in {"PRP", "PRP$"} for item in tail)


def _before(child: Token, token: Token) -> Iterator[Token]:
    """Give what stands before a head noun and belongs to its description."""
    is_whole = child.dep_ in _WHOLE or child.text in _HYPHENS
    if is_whole or (child.dep_ in _LEADING and child.i == token.left_edge.i):
        yield from (word for word in subtree(child) if not _is_cut_off(word))


def _is_cut_off(word: Token) -> bool:
    """Tell whether a comma parts a word from the name it is said to modify ("by 1700 GMT, Brann's shares fell")."""
    rest = word.doc[word.i + 1 : word.i + 3]
    is_modifier = word.dep_ in {"compound", "nmod"} and word.head.pos_ == "PROPN"
    return is_modifier and len(rest) > 1 and rest[0].text == "," and rest[1].i == word.head.i


def _one_stretch(token: Token, found: list[Token]) -> list[Token]:
    """Keep what stands next to the head without a gap."""
    if len(found) == 1:
        return found
    inside = {item.i for item in found}
    low = high = token.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside or (high + 2 in inside and token.doc[high + 1].dep_ in _DROPPED | {"poss"}):
        high += 1
    return [token.doc[i] for i in range(low, high + 1)]


def _stray_preposition(token: Token) -> list[Token]:
    """Give a "for" or "of" right after an object that the parser hung on the verb ("support money for residents")."""
    if token.dep_ != "dobj" or token.i + 1 >= len(token.doc):
        return []
    following = token.nbor()
    is_stray = following.dep_ == "prep" and following.lower_ in {"of", "for"} and following.head == token.head
    return [following] if is_stray else []
