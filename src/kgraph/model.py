"""The records that travel between the stages: plain frozen dataclasses, no behaviour but derived facts.

Offsets are characters into `Document.text`, end exclusive. Names follow the table of words in CONTRIBUTING.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """How the text puts a statement; the local names of the individuals of `kg:Status`."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DENIED = "denied"
    HEDGED = "hedged"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class ValueKind(StrEnum):
    """What a value measures."""

    MONEY = "money"
    DATE = "date"
    INTERVAL = "interval"
    COUNT = "count"
    PERCENT = "percent"
    DURATION = "duration"
    QUANTITY = "quantity"
    ORDINAL = "ordinal"
    TEXT = "text"


class Verdict(StrEnum):
    """What was decided about two entities; the local names of the individuals of `kg:Verdict`."""

    SAME = "same"
    POSSIBLY = "possiblySame"
    DIFFERENT = "different"


class Engine(StrEnum):
    """What hands documents out to be read."""

    LOCAL = "local"
    DASK = "dask"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of prose in a document: one paragraph, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A source text with what its head says of it.

    Args:
        id: Stable name, unique in a build; the IRI's local name is made from it.
        text: The decoded text that every offset points into; never changed after reading.
        source: Where it came from, as given (relative path with `/`, or `-`).
        media_type: Of the source, such as `text/plain`.
        sha256: Hex digest of the source's bytes.
        segments: The paragraphs of prose, in order, not overlapping.
        title: Headline, or empty.
        authors: Names of the authors.
        publisher: Name of the publisher, or empty.
        published: ISO 8601 date or date-time, as precise as the text gives it, or empty.
        language: ISO 639-1 code.
    """

    id: str
    text: str
    source: str
    media_type: str
    sha256: str
    segments: tuple[Segment, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A literal value as the text gives it, normalised.

    Args:
        kind: What it measures.
        text: The words of the text.
        amount: Canonical decimal (`24000000`, `45.5`), lower end of a range; empty for dates.
        upper: Upper end of a range, or empty.
        unit: ISO 4217 code for money, `percent`, a singular noun for counts and quantities; empty otherwise.
        start: ISO 8601 date, month or year (`2004-12`), or first day of an interval; ISO 8601 duration for durations.
        end: Last date of an interval; empty when open or not an interval.
        per: What the amount is for: an ISO 8601 duration (`P1Y`) or a noun phrase (`person`, `2 people`).
        bound: Local name of a `kg:Bound` individual (`about`, `atLeast`, `atMost`, `moreThan`, `lessThan`), or empty.
    """

    kind: ValueKind
    text: str
    amount: str = ""
    upper: str = ""
    unit: str = ""
    start: str = ""
    end: str = ""
    per: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One span that says a statement: `document.text[start:end] == quote`.

    Args:
        document: `Document.id`.
        start: First character of the quote.
        end: Character after the quote.
        quote: The words that say it.
        sentence_start: First character of the sentence around it.
        sentence_end: Character after that sentence.
        sentence: That sentence.
        rule: Local name of the rule that found it.
    """

    document: str
    start: int
    end: int
    quote: str
    sentence_start: int
    sentence_end: int
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about an entity and another one.

    Args:
        verdict: Whether they are one thing.
        other: IRI of the other one; of one thing, the IRI that it would have by itself.
        label: Name of the other one.
        score: How sure it is, 0 to 1.
        reasons: Why, in words.
    """

    verdict: Verdict
    other: str
    label: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing in the world.

    Args:
        id: IRI once grounded; before that a key local to its document (`#3`).
        label: Its canonical name, or a descriptive phrase where it has none.
        cls: IRI of its class.
        aliases: Other names of it in the texts.
        is_named: Whether it has a name of its own; described things never merge across documents.
        count: How many members, for a group; None if not said.
        evidence: Where it is named or described.
        individual: IRI of it in the knowledge base, or empty.
        same_as: IRIs of it elsewhere (Wikidata, GeoNames), as the knowledge base links them, sorted.
        decisions: What resolution decided about it and others, sorted by verdict and IRI.
    """

    id: str
    label: str
    cls: str
    aliases: tuple[str, ...] = ()
    is_named: bool = True
    count: Value | None = None
    evidence: tuple[Evidence, ...] = ()
    individual: str = ""
    same_as: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a text says: subject, predicate, object, and how it says it.

    Args:
        subject: `Entity.id`.
        predicate: IRI of a property.
        object: `Entity.id`, class IRI (for `rdf:type` of an event), or a value.
        status: How the text puts it.
        confidence: 0 to 1.
        evidence: At least one.
        speaker: `Entity.id` of who said it, or empty.
        time: When it holds or happened.
        phrase: The relation's own words, for an open statement; empty for the ontology's properties.
        event: `Entity.id` of the event this belongs to, or empty.
    """

    subject: str
    predicate: str
    object: str | Value
    status: Status
    confidence: float
    evidence: tuple[Evidence, ...]
    speaker: str = ""
    time: Value | None = None
    phrase: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """That a statement, once true, is so no more.

    Args:
        statement: IRI of the statement that is over.
        by: IRI of the statement that says so.
        until: ISO 8601 date of the end, or empty.
    """

    statement: str
    by: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something kept out of the graph, and why.

    Args:
        item: What it was, in words (`kg:funds(Act, 24,000,000 USD)`).
        reason: Stable slug (`domain`, `range`, `evidence`, `property`, `reflexive`, `shape`, `ignored`, `wrong`;
            `unreadable`, `too-long`, `duplicate`, `reader-failed` for documents).
        detail: The reason in one sentence.
        document: `Document.id`, or the input's name where no document came of it.
        sentence: The sentence it came from, or empty.
        shape: IRI of the violated shape, or empty.
        statement: The statement kept out, if it was one.
        sha256: Hex digest of the bytes of an input that was opened and could not be read.
    """

    item: str
    reason: str
    detail: str
    document: str = ""
    sentence: str = ""
    shape: str = ""
    statement: Statement | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document; entity ids are local to it until grounding.

    Args:
        document: The document that was read.
        entities: Things it mentions.
        statements: What it says of them.
        rejections: Candidates that died on the way.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    rejections: tuple[Rejection, ...] = field(default=())
