"""Make one token of each name and value, and let the parser read a plain word in its place.

A parser trained on newspaper text stumbles over "36 million won" (it takes "won" for a verb), over long names with
"for", "and" and "from" in them, and over names it has never seen. So each name and value becomes a single token, and
the tagger and parser are given a Doc in which a stand-in takes its place: "millions" for a sum, a number for another
value, a weekday or "yesterday" for a date, the last capitalised word for a name. `RestoreComponent` brings what they
found back to the Doc with the words of the text. The vocabulary stays as it was, so a document reads the same whatever
was read before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Span

from kgraph.model import Value, ValueKind
from kgraph.nlp.records import get_names, get_values, span_at

if TYPE_CHECKING:
    from kgraph.ontology import Ontology

_WORD = re.compile(r"[^\W\d_]+")
_ORIGINAL = "kgraph.original"
_ANNOTATIONS = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
_NUMBER = "24"
# Two bare numbers with "to" between read like one range; two nouns do not ("cut from X to Y").
_SUM = "millions"
_DAY = "Monday"
_ADVERB = "yesterday"
_MERGED_KINDS = frozenset(ValueKind) - {ValueKind.ORDINAL}
# The model knows "n't" and "'s" with the straight apostrophe only; newspapers print the curly one.
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


class MergeComponent:
    """Merge names and values into single tokens and give the parser plain words in their place.

    Args:
        ontology: For its prepositions: "until 2008" stays two words, which the parser reads well.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._prepositions = ontology.words("preposition")

    def __call__(self, doc: Doc) -> Doc:
        """Merge.

        Args:
            doc: A Doc with names and values, not parsed yet.

        Returns:
            A Doc of plain words, which holds the given one, with fewer tokens now, for `RestoreComponent`.
        """
        stand_ins = self._stand_ins(doc)
        with doc.retokenize() as retokenizer:
            for span in stand_ins:
                if len(span) > 1:
                    retokenizer.merge(span)
        places = {span.start_char: word for span, word in stand_ins.items()}
        return _plain_doc(doc, [places.get(token.idx, token.text.replace(_CURLY, "'")) for token in doc])

    def _stand_ins(self, doc: Doc) -> dict[Span, str]:
        """Choose the spans to merge and the word each is read as; names go before values they overlap."""
        chosen: dict[Span, str] = {}
        taken = [False] * len(doc)
        text = doc.text  # spaCy puts it together at every use
        named = ((name.start, name.end, name_stand_in(text[name.start : name.end])) for name in get_names(doc))
        valued = (
            (found.start, found.end, value_stand_in(found.value))
            for found in get_values(doc)
            if found.value.kind in _MERGED_KINDS and not self._is_phrase(found.value)
        )
        for start, end, word in (*named, *valued):
            span = span_at(doc, start, end)
            # Widening to whole tokens must not swallow more than a hyphen's worth: "Seoul-based" stays three tokens.
            if (
                not word
                or span is None
                or span.end_char - span.start_char != end - start
                or any(taken[span.start : span.end])
            ):
                continue
            taken[span.start : span.end] = [True] * len(span)
            if len(span) > 1 or "-" in span.text or not span.text.isascii():
                chosen[span] = word
        return chosen

    def _is_phrase(self, value: Value) -> bool:
        first = value.text.split(maxsplit=1)[0].lower()
        return value.kind in {ValueKind.DATE, ValueKind.INTERVAL} and first in self._prepositions


def name_stand_in(name: str) -> str:
    """Choose the word a name is read as: its last capitalised word of letters.

    Example:
        >>> name_stand_in("Do Hee-yoon"), name_stand_in("Bank of Korea"), name_stand_in("20-F")
        ('Hee', 'Korea', 'F')
    """
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    return words[-1] if words else ""


def value_stand_in(value: Value) -> str:
    """Choose the word a value is read as.

    Example:
        >>> value_stand_in(Value(kind=ValueKind.MONEY, text="36 million won"))
        'millions'
        >>> value_stand_in(Value(kind=ValueKind.DATE, text="last October"))
        'yesterday'
    """
    if value.kind in {ValueKind.MONEY, ValueKind.PERCENT}:
        return _SUM
    if value.kind not in {ValueKind.DATE, ValueKind.INTERVAL}:
        return _NUMBER
    first, *_, last = value.text.split() * 2
    if first.isdigit() and " " not in value.text:
        return value.text
    # "26 September 2005" and "September 26" are read like a weekday, "last October" and "until 2008" like an adverb.
    return _DAY if first[0].isdigit() or (first[0].isupper() and last[0].isdigit()) else _ADVERB


def _plain_doc(doc: Doc, words: list[str]) -> Doc:
    plain = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for token, stand_in in zip(doc, plain, strict=True):
        if token.is_sent_start is not None:
            stand_in.is_sent_start = token.is_sent_start
        if stand_in.text == token.text or _CURLY in token.text:
            # The tokenizer knows contractions: "n't" has the norm "not".
            stand_in.norm_ = token.norm_
    plain.user_data[_ORIGINAL] = doc
    return plain


class RestoreComponent:
    """Bring what the tagger and parser found back to the Doc with the words of the text."""

    def __call__(self, doc: Doc) -> Doc:
        """Restore the words.

        Args:
            doc: A parsed Doc of plain words.

        Returns:
            The Doc that was merged, with the annotations; a Doc that was not is returned as it is.
        """
        original = doc.user_data.pop(_ORIGINAL, None)
        if not isinstance(original, Doc):
            return doc
        # spaCy's stubs call the array one of floats; it holds 64-bit integers.
        original.from_array(_ANNOTATIONS, doc.to_array(_ANNOTATIONS))  # type: ignore[arg-type]
        for token, stand_in in zip(original, doc, strict=True):
            if token.text != stand_in.text and _CURLY not in token.text:
                token.lemma_ = token.text
        return original
