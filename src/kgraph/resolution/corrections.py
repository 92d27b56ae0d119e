"""Corrections that a user wrote down in `decisions.ttl`: they count before all that is decided here.

    ent:person-ada-vane  owl:sameAs         ent:person-a-vane .
    ent:person-ed-vane   owl:differentFrom  ent:person-ed-p-vane .
    ent:person-ada-vane  owl:sameAs         <http://www.wikidata.org/entity/Q1> .
    ent:organization-it  a                  kg:Ignored .
    st:5f0c2a9e1b7d      a                  kg:Wrong .

An IRI may be an entity's own, or one that it had under another name. What a graph does not have is passed over, so that
a file goes on to hold when articles go and come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from rdflib import URIRef
from rdflib.term import Node

from kgraph.errors import KgraphError, ReadError
from kgraph.model import Verdict
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import OWL_DIFFERENT_FROM, OWL_SAME_AS, RDF_TYPE, kg, local_name
from kgraph.resolution.decide import Judgement
from kgraph.resolution.profiles import Profile
from kgraph.resolution.union import Pair

_CERTAIN = 1.0


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a user decided.

    Args:
        same: Pairs of IRIs of one thing; the second may be one of another data set.
        different: Pairs of IRIs of two things.
        ignored: IRIs of what is no entity.
        source: Name of the file.
        wrong: IRIs of statements that were read wrongly.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    ignored: frozenset[str] = frozenset()
    source: str = ""
    wrong: frozenset[str] = frozenset()


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections.

    Args:
        path: Turtle or another RDF format.

    Returns:
        What it decides.

    Raises:
        ReadError: If it does not parse, says something else, or says of two things that they are one and two.
    """
    try:
        graph = parse_file(path)
    except KgraphError as error:
        raise ReadError("bad-decisions", f"decisions: {error.message}", "Correct it, or remove it.") from error
    pairs: dict[str, set[tuple[str, str]]] = defaultdict(set)
    classed: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, object_ in sorted(graph):
        _require_known(path, subject, predicate, object_)
        if str(predicate) == RDF_TYPE:
            classed[str(object_)].add(str(subject))
        elif subject != object_:
            pairs[str(predicate)].add((str(subject), str(object_)))
    same, different = (tuple(sorted(pairs[name])) for name in (OWL_SAME_AS, OWL_DIFFERENT_FROM))
    _require_agreement(path, same, different)
    ignored, wrong = (frozenset(classed[kg(name)]) for name in ("Ignored", "Wrong"))
    return Corrections(same, different, ignored, path.name, wrong)


def _require_known(path: Path, subject: Node, predicate: Node, object_: Node) -> None:
    is_classed = str(predicate) == RDF_TYPE and str(object_) in {kg("Ignored"), kg("Wrong")}
    is_pair = str(predicate) in {OWL_SAME_AS, OWL_DIFFERENT_FROM} and isinstance(object_, URIRef)
    if not isinstance(subject, URIRef) or not (is_classed or is_pair):
        said = f"{local_name(str(subject))} {local_name(str(predicate))} {local_name(str(object_))}"
        raise ReadError(
            "bad-decisions",
            f"'{path}' says {said!r}, which is no decision.",
            "Use owl:sameAs or owl:differentFrom with two IRIs, 'a kg:Ignored', or 'a kg:Wrong'.",
        )


def _require_agreement(path: Path, same: Iterable[tuple[str, str]], different: Iterable[tuple[str, str]]) -> None:
    for one, other in sorted({frozenset(pair) for pair in same} & {frozenset(pair) for pair in different}, key=sorted):
        names = " and ".join(sorted((local_name(one), local_name(other))))
        raise ReadError("bad-decisions", f"'{path}' says that {names} are one and two.", "Keep one of the two lines.")


@dataclass(frozen=True, slots=True)
class Told:
    """Corrections as they apply to certain profiles.

    Args:
        pairs: Judgements by positions of profiles, the smaller first.
        links: IRIs of other data sets, by position of a profile.
        ignored: Positions of profiles that are no entity.
    """

    pairs: Mapping[Pair, Judgement] = field(default_factory=dict)
    links: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ignored: frozenset[int] = frozenset()


def apply_to(profiles: Sequence[Profile], corrections: Corrections) -> Told:
    """Find the profiles that corrections are about.

    Args:
        profiles: Sorted by IRI.
        corrections: What the user decided.
    """
    places = _places(profiles)
    reason = (f"decided in {corrections.source}",)
    same, different = (Judgement(verdict, _CERTAIN, reason) for verdict in (Verdict.SAME, Verdict.DIFFERENT))
    pairs: dict[Pair, Judgement] = {}
    linked: dict[str, set[int]] = defaultdict(set)
    for one, other in corrections.same:
        if other in places:
            pairs |= dict.fromkeys(_between(places.get(one, ()), places[other]), same)
        elif one in places:
            linked[other].update(places[one])
    for held in linked.values():
        pairs |= {pair: same for pair in combinations(sorted(held), 2) if pair not in pairs}
    for one, other in corrections.different:
        pairs |= dict.fromkeys(_between(places.get(one, ()), places.get(other, ())), different)
    links: dict[int, list[str]] = defaultdict(list)
    for iri, held in sorted(linked.items()):
        for number in held:
            links[number].append(iri)
    ignored = frozenset(number for iri in corrections.ignored for number in places.get(iri, ()))
    return Told(pairs, {number: tuple(iris) for number, iris in links.items()}, ignored)


def _places(profiles: Sequence[Profile]) -> Mapping[str, list[int]]:
    """Find profiles by their own IRI, else by the IRI of the name alone, or by that of the same thing elsewhere."""
    found: dict[str, list[int]] = {profile.iri: [number] for number, profile in enumerate(profiles)}
    further: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        joined = (decision.other for decision in profile.joined)
        for iri in {profile.base, *profile.same_as, *joined} - {profile.iri}:
            further[iri].append(number)
    return {**further, **found}


def _between(ones: Iterable[int], others: Iterable[int]) -> Iterator[Pair]:
    for one in ones:
        for other in others:
            if one != other:
                yield min(one, other), max(one, other)
