"""Say whose a described thing is: "its turnover" and "the club's turnover" become "Brann's turnover".

A description is named by its own words (`descriptions.py`), so that what says the same joins. Only when it is known
what each word stands for, pronouns and descriptions inside it give way to the name they stand for; else a reader of a
triple would have to ask whose turnover it was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from spacy.tokens import Doc, Token

from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children
from kgraph.nlp.words import text_of, words_of

_DESCRIBED = frozenset(("description", "group"))
_NAMELESS = _DESCRIBED | {"pronoun"}
_POSSESSIVES = frozenset(("PRP$", "WP$"))
_SIBILANT = "s"
_MAX_LABEL = 120


class Holders:
    """The names that stand for the words inside the descriptions of one Doc.

    Args:
        doc: A parsed Doc.
        mentions: Its mentions, with chains.
    """

    def __init__(self, doc: Doc, mentions: Sequence[MentionRecord]) -> None:
        self._tokens, self._text = words_of(doc), text_of(doc)
        self._mentions = mentions
        self._by_head = {mention.head: mention for mention in mentions}
        self._names = _names(mentions)
        # What may stand for a name, with its place among the mentions, by its first character.
        self._inner = sorted(
            (mention.start, place)
            for place, mention in enumerate(mentions)
            if mention.kind in _NAMELESS and mention.chain in self._names
        )

    def labelled(self) -> Iterator[MentionRecord]:
        """Give the mentions, descriptions with the names of what is inside them."""
        for mention in self._mentions:
            if mention.kind in _DESCRIBED and mention.chain not in self._names:
                label = self._label(mention)
                yield mention if label == mention.label else mention._replace(label=label)
            else:
                yield mention

    def _label(self, mention: MentionRecord) -> str:
        head = self._tokens[mention.head]
        parts, at, is_changed = [], mention.start, False
        owner = holder(head)
        if owner is not None and owner.idx < mention.start:
            name = self._name(owner, mention)
            words = _genitive(name) if name else self._owner_words(owner)
            parts.append(f"{words} " if words else "")
            is_changed = bool(words)
        for token, name in self._named_inside(mention):
            start, end = self._span(token)
            if start < at or end > mention.end:
                continue
            parts.append(f"{self._text[at:start]}{name}")
            at, is_changed = end, True
        if not is_changed:
            return mention.label
        label = " ".join(f"{''.join(parts)}{self._text[at : mention.end]}".split())
        return label if len(label) <= _MAX_LABEL else mention.label

    def _named_inside(self, mention: MentionRecord) -> Iterator[tuple[Token, str]]:
        """Give the words of a description that stand for a name."""
        first, last = bisect_left(self._inner, (mention.start,)), bisect_left(self._inner, (mention.end + 1,))
        for _, place in sorted(self._inner[first:last], key=itemgetter(1)) if first < last else ():
            inner = self._mentions[place]
            if inner.end <= mention.end and inner.head != mention.head:
                token = self._tokens[inner.head]
                name = self._name(token, mention)
                if name:
                    yield token, _genitive(name) if token.tag_ in _POSSESSIVES else name

    def _name(self, token: Token, around: MentionRecord) -> str:
        """Give the name that a pronoun or description stands for, or nothing."""
        inner = self._by_head.get(token.i)
        if inner is None or inner.kind not in _NAMELESS or inner.chain == around.chain:
            return ""
        return self._names.get(inner.chain, "")

    def _span(self, token: Token) -> tuple[int, int]:
        """Measure a word with its article, or a description."""
        inner = self._by_head[token.i]
        first = next((child.idx for child in children(token, "det")), inner.start)
        return min(first, inner.start), inner.end

    def _owner_words(self, owner: Token) -> str:
        """Give the words of an owner that has no name ("the campaign's headquarters")."""
        inner = self._by_head.get(owner.i)
        return _genitive(inner.label) if inner is not None and inner.kind in _DESCRIBED else ""


def holder(noun: Token) -> Token | None:
    """Give who has what a noun names, by a genitive or a possessive pronoun before it."""
    return next(iter(children(noun, "poss")), None)


def _names(mentions: Sequence[MentionRecord]) -> Mapping[int, str]:
    """Give the longest name of each chain."""
    found: dict[int, str] = {}
    for mention in mentions:
        if mention.kind in {"name", "demonym"} and len(mention.label) > len(found.get(mention.chain, "")):
            found[mention.chain] = mention.label
    return found


def _genitive(name: str) -> str:
    return f"{name}'" if name.endswith(_SIBILANT) and not name.endswith("ss") else f"{name}'s"
