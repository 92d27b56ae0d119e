"""Make frames of the labels of properties that have none: how English would say "founder" or "birth place".

Comes in: the user's ontology, aligned with kgraph's classes. Goes out: the same with frames. A frame that only the
label's own words give may yield plain triples; one of a synonym stays below the threshold, as the ontology does not say
so itself. No spaCy: frames are matched later, as those that a person has written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgraph.ontology.cues import CueReader, Cues, expressed
from kgraph.ontology.schema import Frame, Ontology, Property, Slot
from kgraph.ontology.vocab import NS, local_name

_OWN, _SYNONYM = 0.8, 0.55
# Confidence without a domain or range to hold a frame by.
_UNHELD = 0.5
_NEVER_ALONE = frozenset(("be", "have", "do", "make", "work", "play", "know", "come", "use"))
_TIME = ("time", "in", "on", "since", "from")
_PLACES = ("in", "at", "near", "on")


def induce(ontology: Ontology) -> Ontology:
    """Make frames for the user's properties that have none and are not deprecated.

    Args:
        ontology: The user's ontology with the lexicon.

    Returns:
        The ontology with frames; those that a person has written are left alone.

    Example:
        >>> property_ = Property("x:acquired", "acquired", domain=("x:Firm",), range=("x:Firm",))
        >>> induced = induce(Ontology(properties={"x:acquired": property_}))
        >>> induced.properties["x:acquired"].frames[0].verbs
        ('acquired',)
    """
    reader = CueReader(ontology)
    properties = {
        iri: replace(found, frames=_frames(found, reader.read(found), ontology)) if _needs_frames(found) else found
        for iri, found in ontology.properties.items()
    }
    return replace(ontology, properties=properties)


def _needs_frames(found: Property) -> bool:
    return not (found.frames or found.is_deprecated or found.is_role or found.iri.startswith(NS))


def _frames(found: Property, cues: Cues, ontology: Ontology) -> tuple[Frame, ...]:
    made = [frame for frame in _candidates(found, cues, ontology) if frame.verbs or frame.nouns or frame.adjectives]
    return tuple(
        replace(frame, id=f"{local_name(found.iri)}-label-{number}") for number, frame in enumerate(made, start=1)
    )


def _candidates(found: Property, cues: Cues, ontology: Ontology) -> Iterator[Frame]:
    own = tuple(verb for verb in cues.verbs if verb not in _NEVER_ALONE)
    synonyms = tuple(verb for verb in expressed(cues.synonyms, "verbs") if verb not in own and verb not in _NEVER_ALONE)
    own += tuple(verb for verb in synonyms if _is_inflected(verb, cues.words))
    others = tuple(verb for verb in synonyms if verb not in own)
    subject, object_ = _verb_slots(found, cues, ontology)
    # Of several words only the whole says what is meant: "award received" is not whatever "award" may say.
    is_clear = len(cues.words) == 1
    yield _frame(found, subject, object_, _confidence(found, _OWN if is_clear else _SYNONYM), verbs=own)
    yield _frame(found, subject, object_, _confidence(found, _SYNONYM), verbs=others)
    if cues.words and not _is_value(found, ontology):
        # "the director of Solaris is …", "Solaris' director, …"
        owner = ("of", "possessor", "at", "for")
        yield _frame(found, owner, ("holder",), _confidence(found, _OWN), nouns=(" ".join(cues.words),))


def _is_inflected(verb: str, words: tuple[str, ...]) -> bool:
    """Tell whether a verb of the lexicon is only another form of a word of the label ("write", "written")."""
    return any(word[:4] == verb[:4] for word in words if len(verb) > len("set"))


def _verb_slots(found: Property, cues: Cues, ontology: Ontology) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell where subject and object of a property stand beside a verb."""
    prepositions = tuple(p for p in cues.prepositions if p != "by")
    if "date" in cues.kinds or ontology.holds(found.range, "date"):
        return ("object", "subject"), _TIME
    if cues.is_agent:
        return ("object",), ("subject",)
    if prepositions:
        return ("object", "subject"), prepositions
    if "place" in cues.kinds:
        return ("object", "subject"), _PLACES
    return ("subject",), ("object",)


def _is_value(found: Property, ontology: Ontology) -> bool:
    return any(iri in ontology.value_kinds for iri in found.range)


def _confidence(found: Property, confidence: float) -> float:
    """Lower the confidence where no class holds the frame."""
    return confidence if found.domain and found.range else min(confidence, _UNHELD)


def _frame(
    found: Property,
    subject: tuple[str, ...],
    object_: tuple[str, ...],
    confidence: float,
    *,
    verbs: tuple[str, ...] = (),
    nouns: tuple[str, ...] = (),
) -> Frame:
    return Frame(
        id="",
        property=found.iri,
        subject=Slot(subject, found.domain),
        object=Slot(object_, found.range),
        verbs=verbs,
        nouns=nouns,
        confidence=confidence,
        is_induced=True,
    )
