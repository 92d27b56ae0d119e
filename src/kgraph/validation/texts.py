"""Compare evidence with the texts it points into: offsets and quote must agree, and the sentence stand around them.

No shape can say that, for the texts are no part of the graph. An evidence is forgotten as soon as it has been compared,
so that memory does not grow with the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox
from rdflib import SH

from kgraph.iris import Minter
from kgraph.model import Document
from kgraph.ontology.vocab import OA, PROV, SCHEMA, kg
from kgraph.validation.data import Data
from kgraph.validation.report import VIOLATION, WARNING, ValidationResult
from kgraph.validation.shapes import ARTICLE_TEXT, EVIDENCE_TEXT, Shapes

_START, _END, _EXACT = OA + "start", OA + "end", OA + "exact"
_SENTENCE, _DOCUMENT = kg("sentence"), PROV + "wasDerivedFrom"
_PARTS = frozenset((_START, _END, _EXACT, _SENTENCE, _DOCUMENT))
_HASH = SCHEMA + "sha256"
_COMPONENT = str(SH.SPARQLConstraintComponent)
_SHOWN = 80  # letters of a text in a message
_SURROGATE = re.compile("[\ud800-\udfff]")  # what no file can hold: graphs have U+FFFD for it
_KIND = "document/"


def untrue_to_text(data: Data, documents: Iterable[Document], shapes: Shapes) -> Iterator[ValidationResult]:
    """Report each evidence whose words do not stand in its article where it says.

    Args:
        data: The graph.
        documents: The articles with their texts.
        shapes: For the messages.

    Yields:
        A violation for each evidence or article that does not agree with the texts, and a warning for each article
        that evidence points into and that has no text here.
    """
    known = {_tail(Minter().document(document.id)): document for document in documents}
    unknown: set[str] = set()
    for triple, evidence in _evidence(data):
        article = evidence.get(_DOCUMENT) or _text(triple.subject)
        document = known.get(_tail(article))
        if document is None:
            unknown.update([article] if evidence else [])
        elif not evidence:
            yield from _wrong_hash(triple, document, shapes)
        else:
            yield from _wrong_words(_text(triple.subject), evidence, document, shapes)
    for article in sorted(unknown):
        message = shapes.messages[ARTICLE_TEXT]
        yield ValidationResult(article, "", "", _COMPONENT, WARNING, ARTICLE_TEXT, message)


def _evidence(data: Data) -> Iterator[tuple[ox.Triple, Mapping[str, str]]]:
    """Give each evidence with all its parts once it has them, and each hash of an article with none."""
    open_: dict[str, dict[str, str]] = {}
    for triple in data:
        if triple.predicate.value == _HASH:
            yield triple, {}
        if triple.predicate.value not in _PARTS:
            continue
        parts = open_.setdefault(_text(triple.subject), {})
        parts[triple.predicate.value] = _text(triple.object)
        if len(parts) == len(_PARTS):
            yield triple, open_.pop(_text(triple.subject))


def _wrong_hash(triple: ox.Triple, document: Document, shapes: Shapes) -> Iterator[ValidationResult]:
    found = _text(triple.object)
    if found != document.sha256:
        message = f"{shapes.messages[EVIDENCE_TEXT]} The text of {document.source!r} was read from other bytes."
        focus = _text(triple.subject)
        yield ValidationResult(focus, _HASH, str(ox.Literal(found)), _COMPONENT, VIOLATION, EVIDENCE_TEXT, message)


def _wrong_words(
    focus: str, evidence: Mapping[str, str], document: Document, shapes: Shapes
) -> Iterator[ValidationResult]:
    start, end = (int(offset) if offset.isdecimal() else -1 for offset in (evidence[_START], evidence[_END]))
    text = _SURROGATE.sub("\ufffd", document.text)
    found = text[start:end] if 0 <= start <= end else ""
    place = f"{document.source!r}, characters {evidence[_START]} to {evidence[_END]}"
    if found != evidence[_EXACT] or not found:
        yield _result(focus, _EXACT, evidence, f"{place} are {_short(found)!r}", shapes)
    if not _stands_around(evidence[_SENTENCE], start, end, text):
        yield _result(focus, _SENTENCE, evidence, f"{place} do not stand in this sentence", shapes)


def _stands_around(sentence: str, start: int, end: int, text: str) -> bool:
    first = max(0, end - len(sentence))
    return 0 <= text.find(sentence, first, start + len(sentence)) <= start


def _result(focus: str, path: str, evidence: Mapping[str, str], where: str, shapes: Shapes) -> ValidationResult:
    message = f"{shapes.messages[EVIDENCE_TEXT]} In {where}."
    value = str(ox.Literal(evidence[path]))
    return ValidationResult(focus, path, value, _COMPONENT, VIOLATION, EVIDENCE_TEXT, message)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _tail(iri: str) -> str:
    """Give the end of a document's IRI, which does not depend on the base."""
    return iri.rpartition(_KIND)[2]


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
