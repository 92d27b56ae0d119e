"""Find quotations and who speaks them.

A quotation runs from an opening to a closing mark and may span sentences; one that is not closed at a paragraph's end
goes on if the next paragraph opens with a mark again. Short quotations without a verb ("scare quotes") say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kgraph.nlp import syntax
from kgraph.nlp.words import known_of, words_of

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_STRAIGHT = '"'
_MIN_TOKENS = 3
# Around one word the single marks too: no apostrophe stands on both sides.
_SCARE_OPENING = _OPENING | {_STRAIGHT, "\N{LEFT SINGLE QUOTATION MARK}", "'", "`"}
_SCARE_CLOSING = _CLOSING | {_STRAIGHT, "\N{RIGHT SINGLE QUOTATION MARK}", "'"}


class Quotation(NamedTuple):
    """A stretch of quoted speech.

    Args:
        start: First token inside the marks.
        end: Token after the last inside.
        speaker: Head token of who says it, or None.
    """

    start: int
    end: int
    speaker: Token | None


def find_quotations(doc: Doc, speech_verbs: frozenset[str]) -> tuple[Quotation, ...]:
    """Find the quotations of a Doc with their speakers.

    Args:
        doc: A parsed Doc.
        speech_verbs: Lemmas of verbs of saying.

    Returns:
        Quotations in order.
    """
    known, key = known_of(doc), (find_quotations, speech_verbs)
    if key not in known:
        known[key] = _find(doc, speech_verbs)
    found: tuple[Quotation, ...] = known[key]
    return found


def _find(doc: Doc, speech_verbs: frozenset[str]) -> tuple[Quotation, ...]:
    spans = [span for span in _quoted_spans(doc) if _is_speech(span)]
    inside = {i for span in spans for i in range(span.start, span.end)}
    found: list[Quotation] = []
    for span in reversed(spans):
        speaker = _speaker(span, inside, speech_verbs)
        if speaker is None and found and _goes_on(span, found[-1]):
            speaker = found[-1].speaker
        found.append(Quotation(span.start, span.end, speaker))
    return tuple(reversed(found))


def is_in_scare_quotes(token: Token) -> bool:
    """Tell whether one word stands in quotation marks of its own, so that the text does not vouch for it.

    Args:
        token: Any token.
    """
    doc = token.doc
    if not 0 < token.i < len(doc) - 1:
        return False
    return doc[token.i - 1].text in _SCARE_OPENING and doc[token.i + 1].text in _SCARE_CLOSING


def _goes_on(span: Span, following: Quotation) -> bool:
    """Tell whether a quotation is left open at a paragraph's end and the next paragraph opens with a mark again."""
    between = [token for token in span.doc[span.end : following.start] if not token.is_space]
    is_open = span.doc[span.end].is_space
    return is_open and len(between) == 1 and (between[0].text in _OPENING or between[0].text == _STRAIGHT)


def _quoted_spans(doc: Doc) -> Iterator[Span]:
    start: int | None = None
    for token in words_of(doc):
        # Marks and breaks are the same in lower case.
        text = token.lower_
        if start is not None and "\n\n" in text and token.is_space:
            # Unclosed at the paragraph's end: the quotation so far stands; it may go on after the break.
            yield doc[start : token.i]
            start = None
        elif start is not None and _is_turned(token, to_right=True):
            # The mark that should have closed the one before is missing: what follows is not outside for that.
            yield doc[start : token.i]
            start = token.i + 1
        elif text in _OPENING or (text == _STRAIGHT and start is None and not _is_turned(token, to_right=False)):
            start = token.i + 1
        elif start is not None and (text in _CLOSING or text == _STRAIGHT):
            if token.i > start:
                yield doc[start : token.i]
            start = None


def _is_turned(token: Token, *, to_right: bool) -> bool:
    """Tell whether a straight mark stands close to one side and away from the other: then it opens, or closes."""
    if token.text != _STRAIGHT or token.i == 0:
        return False
    before = token.nbor(-1)
    is_away = bool(before.whitespace_) or before.is_space
    return is_away == to_right and bool(token.whitespace_) != to_right


def _is_speech(span: Span) -> bool:
    return len(span) >= _MIN_TOKENS and any(token.pos_ in {"VERB", "AUX"} for token in span)


def _speaker(span: Span, inside: set[int], speech_verbs: frozenset[str]) -> Token | None:
    sentences = list(span.doc.sents)
    first = next(i for i, sent in enumerate(sentences) if sent.end > span.start)
    last = next(i for i, sent in enumerate(sentences) if sent.end >= span.end)
    # The sentence the quotation starts in, the one it ends in, then the neighbours that lead in or out.
    for index in dict.fromkeys((first, last, first - 1, last + 1)):
        if 0 <= index < len(sentences) and _same_paragraph(span, sentences[index]):
            speaker = _speaker_in(sentences[index], inside, speech_verbs)
            if speaker is not None:
                return speaker
    return None


def _same_paragraph(span: Span, sentence: Span) -> bool:
    # The break after a paragraph is the last token of its last sentence.
    end = max(span.end, next((token.i + 1 for token in reversed(sentence) if not token.is_space), sentence.start))
    low = min(span.start, sentence.start)
    return not any(token.is_space and "\n\n" in token.text for token in span.doc[low:end])


def _speaker_in(sentence: Span, inside: set[int], speech_verbs: frozenset[str]) -> Token | None:
    for token in words_of(sentence.doc)[sentence.start : sentence.end]:
        if token.i not in inside and token.lemma_.lower() in speech_verbs and syntax.is_verb(token):
            subject = next(iter(syntax.logical_subjects(token)), None)
            if subject is not None and subject.i not in inside:
                return subject
    return None
