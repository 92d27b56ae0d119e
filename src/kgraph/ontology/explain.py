"""Say in plain English what a property can catch in a text, for `kgraph ontology check`."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.errors import OntologyError
from kgraph.ontology.schema import Frame, Ontology, Property, Slot
from kgraph.ontology.vocab import local_name

# Order of what follows a verb; prepositions come after these.
_AFTER_VERB = ("object", "indirect", "complement", "modifier")
_PHRASES = {
    "subject": "{who}",
    "object": "{who}",
    "indirect": "{who}",
    "complement": "{who}",
    "holder": "{who} (its holder)",
    "former-holder": "{who} (its holder, once)",
    "possessor": "{who}'s",
    "modifier": "{who} (before the noun)",
    "demonym": "{who} (as an adjective before the noun)",
    "trigger": "{who} (the word itself)",
    "time": "{who} (when it happens)",
}


def explain(ontology: Ontology, property_: str) -> str:
    """Say what a property can and cannot catch.

    Args:
        ontology: Where the property and its frames are.
        property_: Its IRI, local name or label.

    Returns:
        Several lines of text.

    Raises:
        OntologyError: If there is no such property.

    Example:
        >>> heard = Frame("heard-1", "x:heard", Slot(("subject",)), Slot(("from",)), verbs=("hear",))
        >>> onto = Ontology(properties={"x:heard": Property("x:heard", "heard", frames=(heard,))})
        >>> print(explain(onto, "heard"))
        heard (x:heard): anything → anything
          1. verb hear (confidence 0.8)
             active: SUBJECT hear from OBJECT
          Not caught: nouns and adjectives; they have no frame.
    """
    found = _find(ontology, property_)
    lines = [_title(ontology, found)]
    for number, frame in enumerate(found.frames, start=1):
        lines.extend(_frame_lines(ontology, frame, number))
    lines.append(_not_caught(found))
    return "\n".join(lines)


def _find(ontology: Ontology, name: str) -> Property:
    for found in ontology.properties.values():
        if name in {found.iri, local_name(found.iri), found.label}:
            return found
    framed = sorted(local_name(found.iri) for found in ontology.properties.values() if found.frames)
    raise OntologyError(
        "unknown-property",
        f"the ontology has no property {name!r}.",
        f"Give an IRI, a local name or a label; properties with frames: {', '.join(framed) or 'none'}.",
    )


def _title(ontology: Ontology, found: Property) -> str:
    return f"{found.label} ({found.iri}): {_classes(ontology, found.domain)} → {_classes(ontology, found.range)}"


def _classes(ontology: Ontology, classes: tuple[str, ...]) -> str:
    return " or ".join(ontology.label(cls) for cls in classes) or "anything"


def _not_caught(found: Property) -> str:
    if not found.frames:
        return "  It has no frames: kgraph makes some from its label."
    kinds = ("verbs", "nouns", "adjectives")
    missing = [kind for kind in kinds if not any(getattr(frame, kind) for frame in found.frames)]
    if not missing:
        return "  Caught by verbs, nouns and adjectives."
    return f"  Not caught: {' and '.join(missing)}; they have no frame."


def _frame_lines(ontology: Ontology, frame: Frame, number: int) -> Iterator[str]:
    kinds = (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives))
    cues = "; ".join(f"{kind} {', '.join(words)}" for kind, words in kinds if words)
    event = f", event {ontology.label(frame.event)}" if frame.event else ""
    yield f"  {number}. {cues} (confidence {frame.confidence:g}{event})"
    yield from (f"     {line}" for line in _patterns(ontology, frame))
    for slot in frame.optional:
        yield f"     adds: {_phrase(slot, _filler(ontology, slot))}{_role(ontology, slot)}"
    for slot in frame.excludes:
        what = " or ".join(slot.nouns) or "anything"
        yield f"     never with: {' or '.join(_place(path, what) for path in slot.paths)}"
    if frame.status:
        yield f"     never more than: {frame.status}"


def _patterns(ontology: Ontology, frame: Frame) -> Iterator[str]:
    fillers = _fillers(ontology, frame)
    if frame.verbs:
        yield f"active: {_clause(fillers, frame.verbs[0])}"
        if any(slot.paths[0] == "object" for slot, _ in fillers):
            yield f"passive: {_clause(_passive(fillers), f'be {frame.verbs[0]} (past participle)')}"
    for word in (*frame.nouns[:1], *frame.adjectives[:1]):
        yield f"{'noun' if frame.nouns else 'adjective'}: {_noun_phrase(fillers, word)}"


def _fillers(ontology: Ontology, frame: Frame) -> list[tuple[Slot, str]]:
    subject = (frame.subject, f"SUBJECT{_narrow(ontology, frame.subject)}")
    object_ = (frame.object, f"OBJECT{_narrow(ontology, frame.object)}")
    return [subject, object_, *((slot, _filler(ontology, slot)) for slot in frame.requires)]


def _narrow(ontology: Ontology, slot: Slot) -> str:
    wanted = [*(ontology.label(cls) for cls in slot.classes), *(f'"{noun}"' for noun in slot.nouns)]
    return f"({' or '.join(wanted)})" if wanted else ""


def _filler(ontology: Ontology, slot: Slot) -> str:
    wanted = [*(ontology.label(cls) for cls in slot.classes), *(f'"{noun}"' for noun in slot.nouns)]
    return f"[{' or '.join(wanted)}]" if wanted else "[anything]"


def _role(ontology: Ontology, slot: Slot) -> str:
    return f" as {ontology.label(slot.role)}" if slot.role else ""


def _passive(fillers: list[tuple[Slot, str]]) -> list[tuple[Slot, str]]:
    """Turn a clause round: the object comes first, the subject follows "by"."""
    turned = {"subject": ("by",), "object": ("subject",)}
    return [(Slot(turned.get(slot.paths[0], slot.paths)), who) for slot, who in fillers]


def _clause(fillers: list[tuple[Slot, str]], verb: str) -> str:
    before = [who for slot, who in fillers if slot.paths[0] == "subject"]
    after = sorted((item for item in fillers if item[0].paths[0] != "subject"), key=_rank)
    return " ".join([*before, verb, *(_phrase(slot, who) for slot, who in after)])


def _rank(item: tuple[Slot, str]) -> tuple[int, int]:
    first, _, rest = item[0].paths[0].partition(".")
    return (_AFTER_VERB.index(first) if first in _AFTER_VERB else len(_AFTER_VERB), len(rest))


def _noun_phrase(fillers: list[tuple[Slot, str]], word: str) -> str:
    before = [_phrase(slot, who) for slot, who in fillers if slot.paths[0] in _PHRASES]
    after = [_phrase(slot, who) for slot, who in fillers if slot.paths[0] not in _PHRASES]
    return " ".join([*before, word, *after])


def _phrase(slot: Slot, who: str) -> str:
    first, *others = slot.paths
    also = f" (or {', '.join(_place(path, '…') for path in others)})" if others else ""
    return f"{_place(first, who)}{also}"


def _place(path: str, who: str) -> str:
    """Write a slot path as words: `object.of` is "of WHO after the object"."""
    *outer, last = path.split(".")
    words = _PHRASES[last].format(who=who) if last in _PHRASES else f"{last} {who}"
    if who == "…" and last in _PHRASES:
        words = f"the {last}"
    return " ".join([words, *(f"after {_outer(name)}" for name in reversed(outer))])


def _outer(name: str) -> str:
    return f"the {name}" if name in _PHRASES else f'the noun after "{name}"'
