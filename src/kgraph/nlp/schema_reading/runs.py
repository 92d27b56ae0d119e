"""Find names that the model does not know by how they are written: words in capitals that stand together."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

_JOINING = frozenset(("ADP", "DET", "CCONJ", "PART", "X"))
_OPENING = frozenset(("DET", "PRON", "ADP", "ADV", "SCONJ", "CCONJ", "AUX", "VERB"))
_MAX_JOINED = 2


def iter_runs(doc: Doc) -> Iterator[Span]:
    """Give the longest stretches of capitalised words, with and without small words between ("Bay of Lund").

    Args:
        doc: A parsed Doc.
    """
    start = 0
    while start < len(doc):
        if not _begins(doc[start]):
            start += 1
            continue
        end, parts = start + 1, [start + 1]
        while end < len(doc):
            joined = _joined(doc, end)
            if not joined:
                break
            if joined > 1:
                parts.append(end)
            end += joined
        for cut in sorted({*parts[1:], end}):
            yield doc[start:cut]
        start = end


def _begins(token: Token) -> bool:
    """Tell whether a word may be the first of a name."""
    if not _is_capital(token):
        return False
    return token.pos_ not in _OPENING or (token.i > 0 and not token.is_sent_start)


def _joined(doc: Doc, place: int) -> int:
    """Count the words from a place on that go on with a name: a capitalised one, after small ones."""
    for number in range(min(_MAX_JOINED, len(doc) - 1 - place) + 1):
        token = doc[place + number]
        if token.is_sent_start:
            return 0
        if _is_capital(token) or (number == 0 and (token.like_num or token.text == "-")):
            return number + 1
        if token.pos_ not in _JOINING or token.text == "and":
            return 0
    return 0


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper()
