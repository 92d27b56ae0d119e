"""The attribute ruler, which asks its patterns once for each kind of token and remembers what they say.

spaCy matches all patterns on every token. But what a pattern of one token says depends on the tag, on the word and the
relation where a pattern names them, and on whether the token is a space: some hundreds of kinds. Patterns of several
tokens ("there is", "gonna") are few; where one may stand, spaCy's own ruler looks at these tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_ATTRIBUTES = frozenset(("TAG", "LOWER", "DEP", "IS_SPACE"))
_COMPARED = {"LOWER": {"IN", "NOT_IN", "REGEX"}, "DEP": {"IN", "NOT_IN"}}
"""How a pattern may name words and relations."""
_OTHER = "\N{REPLACEMENT CHARACTER}"
"""A word or relation that no pattern names."""
_MOST = 50_000
Kind = tuple[int, int, int, int]
Pattern = Sequence[Mapping[str, Any]]


class _Sign(NamedTuple):
    """A word or relation that shows where a pattern of several tokens may stand."""

    length: int
    place: int


class QuickRuler(AttributeRuler):
    """An attribute ruler that remembers.

    Args:
        stock: The ruler whose patterns it takes over.
    """

    def __init__(self, stock: AttributeRuler) -> None:
        super().__init__(stock.vocab, stock.name, validate=stock.validate, scorer=stock.scorer)
        self.add_patterns(stock.patterns)
        patterns = list(_iter_patterns(stock))
        strings = self.vocab.strings
        self._other = strings.add(_OTHER)
        self._words = {strings.add(word): word for word in _named(patterns, "LOWER", "IN", "NOT_IN")}
        self._expressions = [re.compile(found) for found in _named(patterns, "LOWER", "REGEX")]
        self._relations = frozenset(map(strings.add, _named(patterns, "DEP", "IN", "NOT_IN")))
        self._signs: dict[int, list[_Sign]] = {}
        for pattern in patterns:
            if len(pattern) > 1:
                place, shown = _signs(pattern)
                for word in shown:
                    self._signs.setdefault(strings.add(word), []).append(_Sign(len(pattern), place))
        self._as_named: dict[int, int] = {}
        self._said: dict[Kind, dict[int, int]] = {}

    @classmethod
    def of(cls, component: object) -> QuickRuler | None:
        """Make one of spaCy's ruler; None for another component, or if a pattern asks for more than it knows.

        Args:
            component: A component of a pipeline.
        """
        if type(component) is not AttributeRuler or not all(map(_is_known, _iter_patterns(component))):
            return None
        return cls(component)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes that the patterns give.

        Args:
            doc: A tagged and parsed Doc.

        Returns:
            The same Doc.
        """
        as_named, relations, other, said, signs = (
            self._as_named,
            self._relations,
            self._other,
            self._said,
            self._signs,
        )
        windows = []
        for place, (tag, word, relation, space) in enumerate(doc.to_array([TAG, LOWER, DEP, IS_SPACE]).tolist()):
            named = as_named.get(word) or self._name(word)
            kind = tag, named, relation if relation in relations or not relation else other, space
            found = said.get(kind)
            if found is None:
                found = said[kind] = self._ask(kind)
            if found:
                set_token_attrs(doc[place], found)
            if word in signs or relation in signs:
                windows += [(place, sign) for sign in (*signs.get(word, ()), *signs.get(relation, ()))]
        if windows:
            self.set_annotations(doc, self._long_matches(doc, windows))  # type: ignore[no-untyped-call]
        return doc

    def _name(self, word: int) -> int:
        """Give the word itself if a pattern names it, else the one that stands for all others."""
        is_named = word in self._words
        if not is_named and self._expressions:
            shown = self.vocab.strings[word]
            is_named = any(expression.search(shown) for expression in self._expressions)
        if len(self._as_named) >= _MOST:
            self._as_named.clear()
        named = self._as_named[word] = word if is_named else self._other
        return named

    def _ask(self, kind: Kind) -> dict[int, int]:
        """Ask spaCy's ruler what the patterns say of a kind of token."""
        tag, word, relation, is_space = kind
        shown = " " if is_space and word == self._other else self.vocab.strings[word]
        doc = Doc(self.vocab, words=[shown])
        doc[0].tag, doc[0].dep = tag, relation
        said: dict[int, int] = {}
        for number, *_ in self.match(doc):
            said.update(self.attrs[number])
        return said

    def _long_matches(self, doc: Doc, windows: Iterable[tuple[int, _Sign]]) -> list[tuple[int, int, int, int]]:
        """Match all patterns on the tokens where one of several tokens may stand, in the order of the patterns."""
        found: set[tuple[int, int, int, int]] = set()
        for shown, (length, place) in windows:
            start = shown - place
            if 0 <= start <= len(doc) - length:
                # spaCy's stubs ask for a Doc, its matcher takes a Span.
                span: Any = doc[start : start + length]
                found.update((number, key, start + low, start + high) for number, key, low, high in self.match(span))
        return sorted(found)


def _iter_patterns(ruler: AttributeRuler) -> Iterator[Pattern]:
    for row in ruler.patterns:
        yield from row["patterns"]  # type: ignore[misc]


def _is_known(pattern: Pattern) -> bool:
    """Tell whether a pattern asks for what is known only; of several tokens, one must show where it may stand."""
    for token in pattern:
        if not token.keys() <= _ATTRIBUTES:
            return False
        named = ((known, token[name]) for name, known in _COMPARED.items() if name in token)
        if not all(isinstance(value, str) or value.keys() <= known for known, value in named):
            return False
    return len(pattern) == 1 or bool(_signs(pattern)[1])


def _named(patterns: Iterable[Pattern], name: str, *comparisons: str) -> list[str]:
    """List the strings that patterns name in an attribute, by itself or in one of the comparisons."""
    found: list[str] = []
    for value in (token[name] for pattern in patterns for token in pattern if name in token):
        if isinstance(value, str):
            found += [value] if "IN" in comparisons else []
        else:
            for listed in (value[comparison] for comparison in comparisons if comparison in value):
                found += [listed] if isinstance(listed, str) else listed
    return found


def _signs(pattern: Pattern) -> tuple[int, list[str]]:
    """Find the token of a pattern that fewest words or relations fit, and these; none if it names none."""
    shown = [
        (place, listed)
        for place in range(len(pattern))
        for name in _COMPARED
        if (listed := _named([pattern[place : place + 1]], name, "IN"))
    ]
    return min(shown, key=lambda pair: len(pair[1]), default=(0, []))
