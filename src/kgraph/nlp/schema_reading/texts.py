"""Read texts for an ontology: through the whole pipeline, by labels, and by the frames that its author has written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.model import Status
from kgraph.nlp.mentions import get_mentions
from kgraph.nlp.parse import mend
from kgraph.nlp.records import get_values, span_at
from kgraph.nlp.schema_reading.labels import shown
from kgraph.nlp.schema_reading.reader import SchemaReader
from kgraph.nlp.schema_reading.things import Thing, to_thing
from kgraph.nlp.schema_reading.weights import Weights
from kgraph.nlp.statement_records import StatementRecord, get_statements
from kgraph.ontology import Ontology
from kgraph.parsed import Extracted, Name

_BATCH = 32


class TextReader:
    """Extract triples from texts without examples.

    Args:
        nlp: A pipeline made by `load_pipeline` for the ontology.
        ontology: Whose properties are read: what its written frames find, and what its labels find beside that.
        weights: How much each feature tells; None for those that come with kgraph.
    """

    def __init__(self, nlp: Language, ontology: Ontology, weights: Weights | None = None) -> None:
        self._nlp = nlp
        self._ontology = ontology
        self._reader = SchemaReader(ontology, weights=weights)
        written = (found for found in ontology.properties.values() if not found.is_role)
        self._frames = {frame.id for found in written for frame in found.frames if not frame.is_induced}

    def iter_extracted(self, texts: Iterable[str]) -> Iterator[list[Extracted]]:
        """Read texts in order; what is surest of each comes first.

        Args:
            texts: Sentences or short paragraphs; offsets are characters into them.
        """
        pairs = ((mended, places) for text in texts for mended, places in (mend(text),))
        for doc, places in self._nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
            framed = list(self._framed(doc))
            told = {found.relation for found in framed}
            taken = {(found.object.start, found.object.end) for found in framed}
            read = self._reader.read(doc)
            # Where a frame has found a property, or something else of an object, labels have nothing to add.
            others = [f for f in read if f.relation not in told and (f.object.start, f.object.end) not in taken]
            yield [_moved(found, places) for found in (*framed, *others)]

    def _framed(self, doc: Doc) -> Iterator[Extracted]:
        """Give what the frames of the ontology's author find, the surest first."""
        asserted = (record for record in get_statements(doc) if record.status == Status.ASSERTED)
        found = [record for record in asserted if record.rule in self._frames and record.subject_kind == "mention"]
        for record in sorted(found, key=lambda record: (-record.confidence, record.start)):
            object_ = _object(doc, record)
            if object_ is not None and record.predicate in self._ontology.properties:
                property_ = self._ontology.properties[record.predicate]
                yield Extracted(
                    self._name(_named(doc, record.subject), property_.domain),
                    property_.label,
                    self._name(object_, property_.range),
                    record.confidence,
                    (record.start, record.end),
                )

    def _name(self, thing: Thing, classes: tuple[str, ...]) -> Name:
        return Name(*shown(thing, classes, self._ontology), thing.start, thing.end)


def _named(doc: Doc, number: int) -> Thing:
    """Give the name of the thing that a mention mentions, or the mention where it has none."""
    mentions = get_mentions(doc)
    own = mentions[number]
    names = [mention for mention in mentions if mention.chain == own.chain and mention.kind == "name"]
    return to_thing(doc, own if own.kind == "name" else next(iter(names), own))


def _object(doc: Doc, record: StatementRecord) -> Thing | None:
    if record.object_kind == "mention":
        return _named(doc, record.object)
    found = next((value for value in get_values(doc) if value.start == record.object), None)
    span = span_at(doc, found.start, found.end) if found is not None else None
    if record.object_kind != "value" or found is None or span is None:
        return None
    return Thing(span.root, found.start, found.end, found.value.text, kind="value", value=found.value)


def _moved(found: Extracted, places: Sequence[int]) -> Extracted:
    """Lead offsets back into the text as given."""
    subject, object_ = (
        name._replace(start=places[name.start], end=places[name.end]) for name in (found.subject, found.object)
    )
    said = (places[found.said[0]], places[found.said[1]]) if found.said else None
    return found._replace(subject=subject, object=object_, said=said)
