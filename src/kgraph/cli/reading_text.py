"""Write how a sentence was read as lines of text: one item a line, what died with the reasons below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kgraph.cli.console import one_line

if TYPE_CHECKING:
    from kgraph.cli.reading import ReadAgain
    from kgraph.nlp.trace_records import (
        TracedFiller,
        TracedFrame,
        TracedMention,
        TracedPredicate,
        TracedSentence,
        TracedSlot,
        TracedStatement,
        TracedValue,
    )

_DEATHS = {
    "subject": "no subject",
    "object": "no object",
    "not now": "the role is over or to come",
}


def render_reading(reading: ReadAgain) -> Iterator[str]:
    """Write the sentences that were read again line by line."""
    if reading.note:
        yield one_line(f"reading: {reading.note}")
        yield ""
    for document, sentences in reading.documents.items():
        for sentence in sentences:
            yield from _sentence(document, sentence)


def _sentence(document: str, sentence: TracedSentence) -> Iterator[str]:
    place = f"{document}:{sentence.start}-{sentence.end}" if document else "the text given"
    yield one_line(f"how {place} was read")
    yield f"  {one_line(sentence.text)}"
    yield ""
    yield from _part("mentions", map(_mention, sentence.mentions))
    yield from _part("values", map(_value, sentence.values))
    yield from _part("predicates", map(_predicate, sentence.predicates))
    yield from _part("matched", (line for frame in sentence.frames if not frame.obstacle for line in _matched(frame)))
    yield from _part("died", (line for frame in sentence.frames if frame.obstacle for line in _died(frame)))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Write one part; one without items says so, as a sentence where nothing was found is what people ask about."""
    found = [f"    {line}" for line in lines]
    yield f"  {title}:" if found else f"  {title}: none"
    yield from found
    yield ""


def _quoted(text: str) -> str:
    return f'"{one_line(text)}"'


def _mention(mention: TracedMention) -> str:
    label = f" shown as {_quoted(mention.label)}" if mention.label != mention.text else ""
    entity = f" = {mention.entity}" if mention.entity else "; no entity: nothing is said of it"
    rule = f" by {_quoted(mention.rule)}" if mention.rule else ""
    joined = f", joined with {_quoted(mention.joined)} {'before' if mention.is_before else 'after'} it{rule}"
    if mention.kind == "pronoun" and not mention.joined:
        joined, entity = " that stands for nobody known", ""
    kind = mention.kind if mention.kind in {mention.cls, "pronoun"} else f"{mention.cls}, {mention.kind}"
    return one_line(f"{_quoted(mention.text)}{label}: {kind}{joined if mention.joined or not entity else ''}{entity}")


def _value(found: TracedValue) -> str:
    from kgraph.graph.labels import value_label  # noqa: PLC0415 - starts Oxigraph

    return one_line(f"{_quoted(found.text)}: {found.value.kind}, {value_label(found.value)}")


def _predicate(predicate: TracedPredicate) -> str:
    speaker = f" by {_quoted(predicate.speaker)}" if predicate.speaker else ""
    return f"{_quoted(predicate.text)}: {predicate.status}{speaker}"


def _head(frame: TracedFrame) -> str:
    return one_line(f"{frame.rule} ({frame.property}) by {_quoted(frame.trigger)}")


def _matched(frame: TracedFrame) -> Iterator[str]:
    own = f", the frame's own confidence {frame.confidence:g}" if frame.confidence else ""
    yield f"{_head(frame)}{own}"
    for statement in frame.statements:
        yield from (f"  {line}" for line in _statement(statement))


def _statement(statement: TracedStatement) -> Iterator[str]:
    words = one_line(f"{statement.subject} — {statement.predicate} → {statement.object}")
    if not statement.iri:
        yield one_line(f"{words}: {statement.fate}")
        return
    yield words
    yield one_line(f"  {statement.iri}, {statement.status}, confidence {statement.confidence:g}; {statement.fate}")


def _died(frame: TracedFrame) -> Iterator[str]:
    yield f"{_head(frame)}: {_death(frame.obstacle)}"
    for slot in frame.slots:
        yield from (f"  {line}" for line in _slot(slot))


def _death(obstacle: str) -> str:
    what, _, rest = obstacle.partition(" ")
    if what == "requires":
        return one_line(f"lacks what must stand there ({rest})")
    if what == "excludes":
        word = rest.removeprefix("word ")
        return one_line(
            f"the word {_quoted(word)} stands before it" if word != rest else "what may not stand there does"
        )
    return _DEATHS.get(obstacle, one_line(obstacle))


def _slot(slot: TracedSlot) -> Iterator[str]:
    paths = " or ".join(slot.paths)
    taken = ", ".join(_quoted(filler.text) for filler in slot.fillers if not filler.refusal)
    if slot.name == "excludes":
        yield one_line(f"{slot.name} {_wanted(slot)} ({paths}): {taken}")
    elif taken:
        yield f"{slot.name}: {taken} taken"
    else:
        nothing = "" if slot.fillers else ": nothing stands there"
        yield one_line(f"{slot.name} ({paths}) takes {_wanted(slot)}{nothing}")
        yield from (f"  {_filler(filler)}" for filler in slot.fillers)


def _wanted(slot: TracedSlot) -> str:
    words = " or ".join(map(_quoted, slot.nouns))
    return f"{' or '.join(slot.classes) or 'anything'}{f' called {words}' if words else ''}"


def _filler(filler: TracedFiller) -> str:
    loose = ", attached elsewhere" if filler.is_loose else ""
    return one_line(f"{_quoted(filler.text)} ({filler.path}{loose}) {filler.refusal}")
