"""The records of a trace: how one sentence was read, in plain words and numbers.

Offsets are characters of the document's text; entities have the ids of the reading (`#3`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.model import Reading, Statement, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedMention:
    """A mention of the sentence.

    Args:
        text: Its words.
        start: First character.
        end: Character after it.
        label: How it is shown.
        cls: Label of its class.
        kind: `name`, `description`, `group`, `pronoun` or `demonym`.
        entity: Id of the entity that it is a mention of.
        joined: Words of the nearest other mention of that entity in the document, or empty.
        is_before: Whether that mention comes before this one.
        rule: Name of the coreference rule that joined them.
    """

    text: str
    start: int
    end: int
    label: str
    cls: str
    kind: str
    entity: str
    joined: str = ""
    is_before: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedValue:
    """A value of the sentence: its words, where they stand, and what they were read as."""

    text: str
    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedPredicate:
    """A word that says something: its status, and the words of who says so, or nothing."""

    text: str
    start: int
    status: str
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFiller:
    """What stands in a slot.

    Args:
        path: Slot path that led to it.
        text: Its words.
        is_loose: Whether the parser attached it elsewhere.
        refusal: Why it was not taken; empty if it was.
    """

    path: str
    text: str
    is_loose: bool = False
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSlot:
    """A slot of a frame that was tried.

    Args:
        name: `subject`, `object`, `requires` or `excludes`.
        paths: Its alternative paths.
        classes: Labels of the classes one of which a filler must have; empty for any.
        nouns: Lemmas one of which it must be; empty for any.
        fillers: What stands there, in the order in which it was looked at.
    """

    name: str
    paths: tuple[str, ...]
    classes: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    fillers: tuple[TracedFiller, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Tell whether nothing that stands there was taken."""
        return all(filler.refusal for filler in self.fillers)


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedStatement:
    """A statement that a frame or another rule gave.

    Args:
        subject: Label of its subject.
        predicate: Label of its property, or the phrase of an open statement.
        object: Label of its object, or words of its value.
        status: How the text puts it.
        confidence: 0 to 1.
        covered_by: Rule of the statement that says the same already, or empty.
        statement: The statement with ids of the reading; None for a role without a name that says something.
        iri: Of the statement in a graph, once looked up there.
        fate: What became of it, in words, once looked up.
    """

    subject: str
    predicate: str
    object: str
    status: str
    confidence: float
    covered_by: str = ""
    statement: Statement | None = None
    iri: str = ""
    fate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedFrame:
    """A frame that was tried, or another rule that gave statements.

    Args:
        rule: Its name (`signed-1`, `open`).
        property: Label of its property.
        trigger: The word that evokes it.
        start: First character of that word.
        confidence: What the frame gives a statement at most; 0 for other rules.
        obstacle: Where it died; empty if it matched.
        slots: Its slots with what stands there, if it died at one of them.
        statements: What it gave.
    """

    rule: str
    property: str
    trigger: str
    start: int
    confidence: float = 0.0
    obstacle: str = ""
    slots: tuple[TracedSlot, ...] = ()
    statements: tuple[TracedStatement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedSentence:
    """One sentence with all that was found in it.

    Frames that matched come first, then those that died, the nearest to a match first.
    """

    text: str
    start: int
    end: int
    mentions: tuple[TracedMention, ...]
    values: tuple[TracedValue, ...]
    predicates: tuple[TracedPredicate, ...]
    frames: tuple[TracedFrame, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """How the sentences of a document that were asked for were read, and the reading of the whole document."""

    reading: Reading
    sentences: tuple[TracedSentence, ...]
