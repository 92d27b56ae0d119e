"""Read documents and evidence, and find the words of each evidence inside its sentence.

The graph says where a quote stands in its document, and which sentence is around it, but not where that sentence
begins. Where the quote occurs once in the sentence that is plain; where it occurs more often, the other evidence of
the same sentence settles it, as all must agree on one beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.explorer.index import Index, keys
from kgraph.ontology.vocab import DCTERMS, OA, PROV, SCHEMA, kg, local_name


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A source as a reader cites it; fields the graph does not give are empty."""

    id: str
    title: str
    date: str = ""
    publisher: str = ""
    source: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One span that says a statement or names an entity.

    Args:
        document: Position in `View.documents`, or -1.
        sentence: Position in `View.sentences`.
        start: First character of the words in that sentence, or -1 if they are not in it.
        end: Character after the words.
        quote: The words.
        rule: Local name of the rule that found them, or empty.
        at: First character of the words in the text of the document, or -1.
    """

    document: int
    sentence: int
    start: int
    end: int
    quote: str
    rule: str = ""
    at: int = -1


@dataclass(frozen=True, slots=True)
class _Span:
    iri: str
    document: str
    sentence: str
    quote: str
    start: int
    rule: str

    @property
    def place(self) -> tuple[str, str]:
        return self.document, self.sentence


@dataclass(frozen=True, slots=True)
class Sources:
    """All evidence of a view: documents, sentences and spans, and where each evidence is among the spans."""

    documents: tuple[DocumentView, ...]
    sentences: tuple[str, ...]
    evidences: tuple[EvidenceView, ...]
    position: dict[str, int]


def read_sources(index: Index, evidence: Iterable[str]) -> Sources:
    """Read the evidence nodes named, with their documents.

    Args:
        index: The triples.
        evidence: IRIs of evidence nodes; those the graph does not describe are left out.

    Returns:
        Everything in a stable order, each sentence and document once.
    """
    spans = [span for span in (_span(index, iri) for iri in sorted(set(evidence))) if span.sentence]
    documents = sorted({span.document for span in spans if span.document})
    sentences = list(dict.fromkeys(span.sentence for span in spans))
    at_document = {iri: number for number, iri in enumerate(documents)}
    at_sentence = {sentence: number for number, sentence in enumerate(sentences)}
    begins = _beginnings(spans)
    views = []
    for span in spans:
        start, end = _inside(span, begins[span.place])
        place = at_document.get(span.document, -1), at_sentence[span.sentence]
        views.append(EvidenceView(*place, start, end, span.quote, span.rule, span.start))
    return Sources(
        tuple(_document(index, iri) for iri in documents),
        tuple(sentences),
        tuple(views),
        {span.iri: number for number, span in enumerate(spans)},
    )


def _span(index: Index, iri: str) -> _Span:
    about = index.about(iri)
    quote = index.text(iri, f"{OA}exact")
    start = index.number(iri, f"{OA}start")
    rule = next(iter(keys(about, f"{PROV}wasGeneratedBy")), "")
    return _Span(
        iri=iri,
        document=next(iter(keys(about, f"{PROV}wasDerivedFrom")), ""),
        sentence=index.text(iri, kg("sentence")) or quote,
        quote=quote,
        start=-1 if start is None else int(start),
        rule=local_name(rule),
    )


def _document(index: Index, iri: str) -> DocumentView:
    return DocumentView(
        id=iri,
        title=index.text(iri, f"{SCHEMA}headline") or index.label(iri),
        date=index.text(iri, f"{SCHEMA}datePublished"),
        publisher=index.text(iri, f"{SCHEMA}publisher"),
        source=index.text(iri, f"{DCTERMS}source"),
        sha256=index.text(iri, f"{SCHEMA}sha256"),
    )


def _occurrences(sentence: str, quote: str) -> Iterator[int]:
    at = sentence.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = sentence.find(quote, at + 1)


def _beginnings(spans: Iterable[_Span]) -> dict[tuple[str, str], frozenset[int]]:
    """Give where each sentence may begin in its document, as far as its spans agree."""
    begins: dict[tuple[str, str], frozenset[int]] = {}
    for span in spans:
        possible = frozenset(span.start - at for at in _occurrences(span.sentence, span.quote) if span.start >= at)
        agreed = begins.get(span.place, possible) & possible
        # A sentence that stands twice in a document has two beginnings: keep both, each span finds its own.
        begins[span.place] = agreed or begins.get(span.place, frozenset()) | possible
    return begins


def _inside(span: _Span, begins: frozenset[int]) -> tuple[int, int]:
    places = list(_occurrences(span.sentence, span.quote))
    if not places:
        return -1, -1
    agreed = [at for at in places if span.start - at in begins]
    start = (agreed or places)[0]
    return start, start + len(span.quote)
