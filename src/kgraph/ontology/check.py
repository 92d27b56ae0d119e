"""Check an ontology before texts are read with it: `kgraph ontology check`.

Comes in: `Ontology`. Goes out: problems. An error makes frames useless or wrong; a warning leaves something unchecked,
as in most ontologies that were not written for kgraph. SHACL cannot do this: frames are no part of a graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from rdflib import RDF, RDFS

from kgraph.errors import OntologyError
from kgraph.model import Status
from kgraph.ontology.explain import explain
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.problem import Problem
from kgraph.ontology.schema import Frame, Ontology, Property, Slot
from kgraph.ontology.sources import source_problems
from kgraph.ontology.vocab import NS, OWL, XSD, kg, local_name
from kgraph.ontology.vocab import RDF as RDF_NS
from kgraph.ontology.vocab import RDFS as RDFS_NS

__all__ = ["Problem", "check", "explain", "require_sound"]

# The logical roles of `kgraph.nlp.predications`; a preposition of the lexicon is a slot too.
SLOTS = (
    "subject",
    "object",
    "indirect",
    "holder",
    "former-holder",
    "possessor",
    "modifier",
    "demonym",
    "complement",
    "trigger",
    "time",
)
_PREPOSITIONS = "preposition"


def check(ontology: Ontology) -> tuple[Problem, ...]:
    """Find what is wrong with an ontology.

    Args:
        ontology: The ontology with its frames and cue lists.

    Returns:
        Problems, errors first, then by slug and subject.

    Example:
        >>> check(Ontology())
        ()
    """
    found = set(_class_problems(ontology))
    for property_ in ontology.properties.values():
        found.update(_property_problems(ontology, property_))
        for frame in _written(property_):
            found.update(_frame_problems(ontology, frame))
        found.update(_duplicates(property_))
    found.update(source_problems(ontology))
    found.update(_clashes(ontology))
    return tuple(sorted(found, key=lambda problem: (not problem.is_error, problem)))


def require_sound(ontology: Ontology) -> None:
    """Refuse an ontology with an error in it.

    Raises:
        OntologyError: With the first error.

    Example:
        >>> require_sound(Ontology())
    """
    for problem in check(ontology):
        if problem.is_error:
            raise OntologyError("unsound-ontology", f"{problem.slug}: {problem.message}", problem.hint)


# ---------------------------------------------------------------- classes and properties


def _class_problems(ontology: Ontology) -> Iterator[Problem]:
    for cls in ontology.classes.values():
        if cls.iri in _above(ontology, cls.iri):
            message = f"the class {local_name(cls.iri)!r} is below itself."
            yield Problem("class-cycle", cls.iri, message, "Remove one rdfs:subClassOf of the circle.")


def _above(ontology: Ontology, iri: str) -> set[str]:
    """Collect what stands above a class in the files themselves; classes of the same meaning are no circle."""
    found: set[str] = set()
    waiting = [iri]
    while waiting:
        cls = ontology.classes.get(waiting.pop())
        parents = [parent for parent in (cls.parents if cls else ()) if parent not in found]
        found.update(parents)
        waiting.extend(parents)
    return found


def _written(property_: Property) -> tuple[Frame, ...]:
    """Give the frames that a person has written; those made of labels are nobody's mistake."""
    return tuple(frame for frame in property_.frames if not frame.is_induced)


def _property_problems(ontology: Ontology, property_: Property) -> Iterator[Problem]:
    name = local_name(property_.iri)
    is_framed = bool(_written(property_))
    # What kgraph itself writes is checked by shapes, so only properties that texts are read for need both.
    is_read = is_framed or not property_.iri.startswith(NS)
    for side, classes in (("domain", _domain(ontology, property_)), ("range", _range(ontology, property_))):
        if is_read and not classes:
            message = f"the property {name!r} has no rdfs:{side}, so any {_ROLES[side]} is taken."
            hint = f"Give it an rdfs:{side}; owl:Thing if anything goes."
            yield Problem(f"property-without-{side}", property_.iri, message, hint, is_framed)
        for cls in classes:
            if not _is_known(ontology, cls):
                message = f"the rdfs:{side} of {name!r} is {cls!r}, which is no class of the ontology."
                hint = "Declare it as an owl:Class, or use an XSD datatype."
                yield Problem("unknown-class", property_.iri, message, hint, is_framed)


_ROLES = {"domain": "subject", "range": "object"}


def _domain(ontology: Ontology, property_: Property) -> tuple[str, ...]:
    """Give the domain of a property, or else that of a property above it."""
    return next((found.domain for found in _with_parents(ontology, property_) if found.domain), ())


def _range(ontology: Ontology, property_: Property) -> tuple[str, ...]:
    return next((found.range for found in _with_parents(ontology, property_) if found.range), ())


def _with_parents(ontology: Ontology, property_: Property) -> list[Property]:
    found = [property_]
    for item in found:
        parents = (ontology.properties[parent] for parent in item.parents if parent in ontology.properties)
        found.extend(parent for parent in parents if parent not in found)
    return found


def _is_known(ontology: Ontology, cls: str) -> bool:
    is_standard = cls.startswith((XSD, RDF_NS, RDFS_NS, OWL))
    return is_standard or cls in ontology.classes or cls in ontology.value_kinds or cls in _core_datatypes()


@lru_cache(maxsize=1)
def _core_datatypes() -> frozenset[str]:
    """List the datatypes that the default ontology defines; `Ontology` keeps only classes."""
    graph = parse_file(ontology_folder() / "kgraph.ttl")
    return frozenset(str(node) for node in graph.subjects(RDF.type, RDFS.Datatype))


# ---------------------------------------------------------------- frames


def _frame_problems(ontology: Ontology, frame: Frame) -> Iterator[Problem]:
    for slot in _slots(frame):
        yield from _slot_problems(ontology, frame, slot)
    for slot in frame.excludes:
        yield from _slot_problems(ontology, frame, slot)
    if frame.event and not ontology.is_a(frame.event, kg("Event")):
        message = f"the frame {frame.id!r} tells of {frame.event!r}, which is no event class."
        yield Problem("unknown-event", frame.property, message, "Declare it as a subclass of kg:Event.")
    if frame.status and frame.status not in set(Status):
        message = f"the frame {frame.id!r} gives the status {frame.status!r}."
        yield Problem("unknown-status", frame.property, message, f"Use one of {', '.join(sorted(Status))}.")
    if not 0 <= frame.confidence <= 1:
        message = f"the frame {frame.id!r} has the confidence {frame.confidence}."
        yield Problem("bad-confidence", frame.property, message, "Give a number from 0 to 1.")


def _slots(frame: Frame) -> tuple[Slot, ...]:
    return (frame.subject, frame.object, *frame.requires, *frame.optional)


def _slot_problems(ontology: Ontology, frame: Frame, slot: Slot) -> Iterator[Problem]:
    for path in slot.paths:
        yield from _path_problems(ontology, frame, path)
    if not slot.paths:
        message = f"a slot of the frame {frame.id!r} has no path."
        yield Problem("unknown-slot", frame.property, message, "Give kg:slot a name such as 'object' or 'to'.")
    for cls in slot.classes:
        if not _is_known(ontology, cls):
            message = f"a slot of the frame {frame.id!r} wants the class {cls!r}, which the ontology does not have."
            yield Problem("unknown-class", frame.property, message, "Declare it as an owl:Class.")
    if slot.role and not _is_role(ontology, slot.role):
        message = f"a slot of the frame {frame.id!r} has the role {slot.role!r}, which is no role property."
        yield Problem("unknown-role", frame.property, message, "Declare it with the type kg:RoleProperty.")


def _is_role(ontology: Ontology, role: str) -> bool:
    found = ontology.properties.get(role)
    return found is not None and found.is_role


def _path_problems(ontology: Ontology, frame: Frame, path: str) -> Iterator[Problem]:
    prepositions = frozenset(ontology.cue_lists.get(_PREPOSITIONS, ()))
    unknown = [name for name in path.split(".") if name not in SLOTS and name not in prepositions]
    if unknown:
        message = f"the frame {frame.id!r} has the slot path {path!r}, but {unknown[0]!r} is no slot."
        hint = f"Use {', '.join(SLOTS)}, or a preposition of the lexicon's list {_PREPOSITIONS!r}."
        yield Problem("unknown-slot", frame.property, message, hint)


def _duplicates(property_: Property) -> Iterator[Problem]:
    for one, other in combinations(_written(property_), 2):
        if replace(one, id="") == replace(other, id=""):
            message = f"the frames {one.id!r} and {other.id!r} are the same."
            yield Problem("duplicate-frame", property_.iri, message, "Remove one of them.")


def _clashes(ontology: Ontology) -> Iterator[Problem]:
    """Find frames of two properties that no text can tell apart: same cue, same slots, same classes."""
    by_cue: dict[tuple[object, ...], list[Frame]] = {}
    for property_ in ontology.properties.values():
        for frame in _written(property_):
            for cue in _cues(frame):
                by_cue.setdefault((cue, *_grammar(frame)), []).append(frame)
    pairs: dict[tuple[str, str], set[str]] = {}
    for key, frames in by_cue.items():
        for one, other in combinations(sorted({frame.property for frame in frames}), 2):
            if not _are_related(ontology, one, other):
                pairs.setdefault((one, other), set()).add(_word(key[0]))
    for (one, other), words in sorted(pairs.items()):
        listed = ", ".join(sorted(words))
        message = f"{local_name(one)!r} and {local_name(other)!r} take the same slots of: {listed}."
        hint = "Tell them apart by kg:subjectClass, kg:objectClass or kg:requires, or make one a subproperty."
        yield Problem("clashing-frames", one, message, hint, is_error=False)


def _cues(frame: Frame) -> Iterable[tuple[str, str]]:
    kinds = (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives))
    return [(kind, word) for kind, words in kinds for word in words]


def _word(cue: object) -> str:
    return cue[1] if isinstance(cue, tuple) else str(cue)


def _grammar(frame: Frame) -> tuple[object, ...]:
    """Give what decides whether a frame matches, roles left out."""
    sides = (replace(frame.subject, role=""), replace(frame.object, role=""))
    return (*sides, tuple(replace(slot, role="") for slot in frame.requires), frame.excludes)


def _are_related(ontology: Ontology, one: str, other: str) -> bool:
    properties = ontology.properties
    return any(
        child in properties and above in {found.iri for found in _with_parents(ontology, properties[child])}
        for child, above in ((one, other), (other, one))
    )
