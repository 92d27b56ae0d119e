"""Find what users' ontologies leave out or contradict, beyond what makes single frames wrong (`check.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.ontology.cues import CueReader
from kgraph.ontology.problem import Problem
from kgraph.ontology.schema import Frame, Ontology, Property, Slot
from kgraph.ontology.vocab import NS, OWL, local_name

_ANYTHING = frozenset((OWL + "Thing", NS + "Entity"))


def source_problems(ontology: Ontology) -> Iterator[Problem]:
    """Find missing imports, labels and uses, and contradictions between properties and their frames.

    Args:
        ontology: The ontology with its frames.

    Yields:
        Problems; kgraph's own terms are not judged.

    Example:
        >>> [problem.slug for problem in source_problems(Ontology(missing_imports=(("a.ttl", "http://example.org/b"),)))]
        ['missing-import']
    """
    for file, iri in ontology.missing_imports:
        message = f"{file!r} imports {iri!r}, which no file beside it answers; nothing is fetched."
        yield Problem(
            "missing-import", iri, message, "Save it beside the ontology, or list it in catalog-v001.xml.", False
        )
    reader = CueReader(ontology)
    for property_ in _own_properties(ontology):
        yield from _label_problems(property_, reader)
        yield from _inverse_problems(ontology, property_)
        for frame in property_.frames:
            if not frame.is_induced:
                yield from _hopeless(ontology, property_, frame)
    yield from _unreachable(ontology)


def _own_properties(ontology: Ontology) -> list[Property]:
    return [found for found in ontology.properties.values() if not found.iri.startswith(NS) and not found.is_deprecated]


def _label_problems(property_: Property, reader: CueReader) -> Iterator[Problem]:
    name = local_name(property_.iri)
    if not property_.labels:
        message = f"the property {name!r} has no rdfs:label, so its local name is read instead."
        yield Problem("property-without-label", property_.iri, message, "Give it an rdfs:label.", is_error=False)
    has_words = any(len(word) > 1 and not word.isdigit() for word in reader.read(property_).words)
    is_written = any(not frame.is_induced for frame in property_.frames)
    if not is_written and not property_.is_role and not has_words:
        message = f"nothing in the label {property_.label!r} is a word that a text could say."
        yield Problem("unreadable-property", property_.iri, message, "Give it a label, or a kg:frame.", is_error=False)


def _inverse_problems(ontology: Ontology, property_: Property) -> Iterator[Problem]:
    for iri in property_.inverses:
        other = ontology.properties.get(iri)
        if other is None:
            message = f"{local_name(property_.iri)!r} is the inverse of {iri!r}, which is not declared."
            yield Problem("unknown-inverse", property_.iri, message, "Declare it as a property.", is_error=False)
        elif _are_apart(ontology, property_.domain, other.range) or _are_apart(ontology, property_.range, other.domain):
            message = f"{local_name(property_.iri)!r} and its inverse {local_name(iri)!r} join different classes."
            hint = "The domain of one should be the range of the other."
            yield Problem("inverse-mismatch", property_.iri, message, hint, is_error=False)


def _are_apart(ontology: Ontology, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether no class of one list is the same as one of another, above it or below it."""
    return bool(some and others) and not any(
        ontology.is_a(one, other) or ontology.is_a(other, one) for one in some for other in others
    )


def _hopeless(ontology: Ontology, property_: Property, frame: Frame) -> Iterator[Problem]:
    """Find frames whose statements would all be rejected, or whose words no lemma can be."""
    for side, slot, allowed in (
        ("subject", frame.subject, property_.domain),
        ("object", frame.object, property_.range),
    ):
        if _is_outside(ontology, slot, allowed):
            message = f"the frame {frame.id!r} wants a {side} that its property does not allow, so it can never match."
            hint = f"Choose a class of the property's {'domain' if side == 'subject' else 'range'}."
            yield Problem("hopeless-frame", property_.iri, message, hint)
    words = [
        word for word in (*frame.verbs, *frame.nouns, *frame.adjectives) if word != word.lower() or not word.strip()
    ]
    if words:
        message = f"the frame {frame.id!r} has the cue {words[0]!r}, but lemmas are in lower case: it can never match."
        yield Problem("hopeless-frame", property_.iri, message, "Write the lemma in lower case.")


def _is_outside(ontology: Ontology, slot: Slot, allowed: tuple[str, ...]) -> bool:
    known = [cls for cls in slot.classes if cls in ontology.classes]
    return bool(known) and len(known) == len(slot.classes) and _are_apart(ontology, slot.classes, allowed)


def _unreachable(ontology: Ontology) -> Iterator[Problem]:
    """Find classes that no property reaches, by themselves or by a class above or below them."""
    own = _own_properties(ontology)
    if not own or any(not found.domain or not found.range for found in own):
        # A property without a domain or range takes anything.
        return
    slots = [slot for found in own for frame in found.frames for slot in (frame.subject, frame.object)]
    used = {iri for found in own for iri in (*found.domain, *found.range)} | {cls for s in slots for cls in s.classes}
    for iri, cls in ontology.classes.items():
        if iri.startswith(NS) or cls.is_deprecated or used & _ANYTHING:
            continue
        if not any(ontology.is_a(iri, other) or ontology.is_a(other, iri) for other in used):
            message = f"no property has the class {cls.label!r}, or one above or below it, as domain or range."
            yield Problem("unreachable-class", iri, message, "Use it in a property, or leave it out.", is_error=False)
