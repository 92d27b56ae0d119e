"""Choose what a page can show of a graph that memory cannot index: what most is said of, and what is said among it.

The graph is gone through subject by subject, a few times, and only counts are held. Names of statements are hashes: the
first of them, where there are more than a page takes, are a fair share of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nsmallest

from kgraph.ntriples import Facts, described, name
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import PROV, RDF, RDF_TYPE, kg
from kgraph.ordered import Block, Ordered
from kgraph.rdf import RdfGraph
from kgraph.spool import Spool, in_order

_SUBJECT, _PREDICATE, _OBJECT = (RDF + part for part in ("subject", "predicate", "object"))
_MENTIONED, _EVIDENCE, _SOURCE = kg("mentionedBy"), kg("evidence"), PROV + "wasDerivedFrom"
_EVENT = kg("partOfEvent")
# What a claim speaks of besides its subject and object.
_SURROUNDINGS = (_PREDICATE, _EVIDENCE, PROV + "wasAttributedTo", kg("time"), _EVENT)
_Claim = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page takes of a large graph.

    Args:
        triples: How many triples are indexed whole, some 450 MB; of more, the most important part is shown.
        things: How many of those that most is said of.
        claims: How many of the claims among them.
        mentions: How many mentions of each.
    """

    triples: int = 1_000_000
    things: int = 3_000
    claims: int = 12_000
    mentions: int = 5


@dataclass(slots=True)
class _Counted:
    """What the whole graph has, by the hash of its IRI: memory does not hold all the names."""

    claims: dict[int, int] = field(default_factory=dict)
    predicates: set[str] = field(default_factory=set)


def select(graph: RdfGraph, ontology: Ontology, limits: Limits) -> tuple[RdfGraph, int]:
    """Select the part of a graph that most is said of.

    Args:
        graph: A built graph.
        ontology: Tells which nodes are values.
        limits: How much to take.

    Returns:
        The graph itself if it is small enough; else its part, and how many of its things are not in it.

    Example:
        >>> select(RdfGraph(()), Ontology(), Limits())[1]
        0
    """
    if len(graph.triples) <= limits.triples:
        return graph, 0
    triples = in_order(graph.triples)
    counted = _count(triples)
    things = _choose(triples, counted, limits.things)
    values = _values(triples, ontology)
    claims, wanted = _claims(triples, things, values, limits.claims)
    part, sources = _copy(triples, wanted, claims, counted.predicates, limits.mentions)
    part += [block for _, _, block in _subjects(triples, sources)]
    shown = sum(1 for claim_end in {end for claim in claims for end in claim[::2]} if claim_end in things)
    return RdfGraph(Spool().gather(part), prefixes=graph.prefixes), len(counted.claims) - shown


def _subjects(triples: Ordered, wanted: frozenset[str] | None = None) -> Iterator[tuple[str, Facts, Block]]:
    """Give each subject, or each that is wanted, with its objects by predicate, and as it stands in the graph."""
    for block in triples.blocks():
        subject = name(block[0])
        if wanted is None or subject in wanted:
            yield subject, described(block[1]), block


def _count(triples: Ordered) -> _Counted:
    """Count how often each thing is an end of a claim."""
    counted = _Counted()
    for subject, about, _ in _subjects(triples):
        if _SUBJECT in about:
            counted.predicates.update(name(term) for term in about.get(_PREDICATE, ()))
            for end in _ends(about):
                counted.claims[hash(end)] = counted.claims.get(hash(end), 0) + 1
        elif _MENTIONED in about:
            counted.claims.setdefault(hash(subject), 0)
    return counted


def _ends(about: Facts) -> set[str]:
    """Give the things that a claim is about; a class is none."""
    is_class = RDF_TYPE in map(name, about.get(_PREDICATE, ()))
    terms = [*about[_SUBJECT], *([] if is_class else about.get(_OBJECT, []))]
    return {name(term) for term in terms if term.startswith("<")}


def _choose(triples: Ordered, counted: _Counted, most: int) -> frozenset[str]:
    """Choose the things that most is said of; of equals those whose IRI comes first."""
    least = min(sorted(counted.claims.values(), reverse=True)[:most], default=0)
    near = (
        (-counted.claims[hash(subject)], subject)
        for subject, about, _ in _subjects(triples)
        if _MENTIONED in about and counted.claims[hash(subject)] >= least
    )
    return frozenset(name for _, name in nsmallest(most, near))


def _values(triples: Ordered, ontology: Ontology) -> frozenset[int]:
    return frozenset(
        hash(subject)
        for subject, about, _ in _subjects(triples)
        if any(ontology.is_a(name(cls), kg("Value")) for cls in about.get(RDF_TYPE, ()))
    )


def _claims(
    triples: Ordered, things: frozenset[str], values: frozenset[int], most: int
) -> tuple[set[_Claim], frozenset[str]]:
    """Take claims among things, and the names of all that they speak of."""
    claims: set[_Claim] = set()
    wanted: set[str] = set()
    for subject, about, _ in _subjects(triples):
        # Without the claim of its class an event is no event: these do not count.
        is_class = RDF_TYPE in map(name, about.get(_PREDICATE, ()))
        if _SUBJECT not in about or (len(claims) >= most and not is_class):
            continue
        ends = _ends(about)
        if things.issuperset(map(name, about.get(_EVENT, ()))) and _are_shown(ends, things, values):
            claims.add((name(about[_SUBJECT][0]), name(about[_PREDICATE][0]), name(about[_OBJECT][0])))
            near = (name(term) for predicate in _SURROUNDINGS for term in about.get(predicate, ()))
            wanted.update((subject, *ends, *near))
    return claims, frozenset(wanted)


def _are_shown(ends: set[str], things: frozenset[str], values: frozenset[int]) -> bool:
    return not ends.isdisjoint(things) and all(end in things or hash(end) in values for end in ends)


def _copy(
    triples: Ordered,
    wanted: frozenset[str],
    claims: set[_Claim],
    predicates: set[str],
    mentions: int,
) -> tuple[list[Block], frozenset[str]]:
    """Give the triples of what is wanted, plain ones only for the claims taken, and the names of their sources."""
    part: list[Block] = []
    sources: set[str] = set()
    plain = predicates - {RDF_TYPE}
    spans = {name(span) for _, about, _ in _subjects(triples, wanted) for span in about.get(_MENTIONED, ())[:mentions]}
    for subject, about, (term, tails) in _subjects(triples, wanted | spans):
        sources.update(map(name, about.get(_SOURCE, ())))
        kept = tuple(
            tail
            for tail, predicate, object_ in map(_parts, tails)
            if (predicate not in plain or (subject, predicate, object_) in claims)
            and (predicate != _MENTIONED or object_ in spans)
        )
        part.append((term, kept))
    return part, frozenset(sources) - wanted - spans


def _parts(tail: str) -> tuple[str, str, str]:
    """Part a tail into the names of its predicate and its object, behind the tail itself."""
    predicate, _, object_ = tail.partition(" ")
    return tail, name(predicate), name(object_)
