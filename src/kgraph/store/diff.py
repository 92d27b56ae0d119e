"""Compare two graphs: which facts came, went, are put in another way, or are said by other words.

Comes in: two built folders or RDF files. Goes out: `Difference`. A fact is a statement node; in a graph without any,
each triple is one. Two graphs with blank nodes are compared in their canonical form (https://www.w3.org/TR/rdf-canon/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.store import terms
from kgraph.store.claims import Claim, Names, read_claim
from kgraph.store.source import Source, is_store, load_file, open_source

_PARTS = (terms.RDF_SUBJECT, terms.RDF_PREDICATE, terms.RDF_OBJECT)
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that both graphs have, but not in the same way."""

    old: Claim
    new: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What makes two graphs differ, each list in the order of its facts.

    Args:
        added: Facts of the new graph only.
        removed: Facts of the old graph only.
        changed: The same subject, property and object, but another status, speaker or time.
        evidence: The same claim, said by other words or with another confidence.
        quads_added: What the new graph has more, fact or not.
        quads_removed: What it has less.
    """

    added: tuple[Claim, ...] = ()
    removed: tuple[Claim, ...] = ()
    changed: tuple[Changed, ...] = ()
    evidence: tuple[Changed, ...] = ()
    quads_added: tuple[ox.Quad, ...] = ()
    quads_removed: tuple[ox.Quad, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the graphs are equal."""
        return not self.quads_added and not self.quads_removed


def diff(old: str | Path, new: str | Path) -> Difference:
    """Compare two graphs.

    Args:
        old: Folder made by `kgraph build`, RDF file, or store.
        new: The same.

    Returns:
        What differs.

    Raises:
        StoreError: If one of them cannot be read.
    """
    before, after = _Side(old), _Side(new)
    gone, come = (_in_order(one.quads - other.quads) for one, other in ((before, after), (after, before)))
    if before.statements or after.statements:
        facts = _compare(before, after)
    else:
        facts = Difference(added=tuple(after.facts(come)), removed=tuple(before.facts(gone)))
    return Difference(
        added=facts.added,
        removed=facts.removed,
        changed=facts.changed,
        evidence=facts.evidence,
        quads_added=come,
        quads_removed=gone,
    )


class _Side:
    """One of the two graphs."""

    def __init__(self, path: str | Path) -> None:
        source = _open(Path(path))
        self.store = source.store
        self.names = Names(source.store, source.prefixes)
        self.quads = _canonical(source.store)
        quads = source.store.quads_for_pattern(None, terms.RDF_SUBJECT, None, ox.DefaultGraph())
        self.statements = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}

    def claim(self, statement: ox.NamedNode) -> Claim:
        return read_claim(self.store, self.names, statement)

    def key(self, statement: ox.NamedNode) -> _Key:
        """Give subject, property and object of a statement."""
        return tuple(str(terms.first(self.store, statement, part)) for part in _PARTS)

    def backing(self, statement: ox.NamedNode) -> tuple[object, ...]:
        """Give what may change without making another claim of it: evidence, confidence, and whether it is plain."""
        subject, predicate, object_ = (terms.first(self.store, statement, part) for part in _PARTS)
        is_plain = (
            isinstance(subject, ox.NamedNode)
            and isinstance(predicate, ox.NamedNode)
            and object_ is not None
            and ox.Quad(subject, predicate, object_) in self.store
        )
        evidence = tuple(map(str, terms.objects(self.store, statement, terms.KG_EVIDENCE)))
        return evidence, str(terms.first(self.store, statement, terms.KG_CONFIDENCE)), is_plain

    def facts(self, quads: Iterable[ox.Quad]) -> Iterator[Claim]:
        """Give triples as facts; a triple of several graphs is one."""
        for triple in dict.fromkeys(quad.triple for quad in quads):
            yield Claim(
                iri="",
                subject=self.names.word(triple.subject),
                predicate=self.names.word(triple.predicate),
                object=self.names.word(triple.object),
                status="",
                confidence="",
                speaker="",
                time="",
                passages=(),
            )


def _open(path: Path) -> Source:
    source = open_source(path)
    named = path / "graph.trig"
    if path.is_dir() and not is_store(path) and named.is_file():
        load_file(source.store, named)
    return source


def _canonical(store: ox.Store) -> frozenset[ox.Quad]:
    quads = list(store)
    if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object, quad.graph_name)):
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        quads = list(dataset)
    return frozenset(quads)


def _compare(before: _Side, after: _Side) -> Difference:
    both = before.statements & after.statements
    removed, added = _by_key(before, before.statements - both), _by_key(after, after.statements - both)
    changed: list[Changed] = []
    for key in sorted(removed.keys() & added.keys()):
        pairs = zip(list(removed[key]), list(added[key]), strict=False)
        for old, new in pairs:
            removed[key].remove(old)
            added[key].remove(new)
            changed.append(Changed(before.claim(old), after.claim(new)))
    other = sorted((found for found in both if before.backing(found) != after.backing(found)), key=str)
    return Difference(
        added=_claims(added, after.claim),
        removed=_claims(removed, before.claim),
        changed=tuple(changed),
        evidence=tuple(Changed(before.claim(found), after.claim(found)) for found in other),
    )


def _by_key(side: _Side, statements: Iterable[ox.NamedNode]) -> dict[_Key, list[ox.NamedNode]]:
    found: dict[_Key, list[ox.NamedNode]] = {}
    for statement in sorted(statements, key=str):
        found.setdefault(side.key(statement), []).append(statement)
    return found


def _claims(statements: Mapping[_Key, list[ox.NamedNode]], claim: Callable[[ox.NamedNode], Claim]) -> tuple[Claim, ...]:
    found = [claim(statement) for group in statements.values() for statement in group]
    return tuple(
        sorted(found, key=lambda claim: (claim.subject, claim.predicate, claim.object, claim.status, claim.iri))
    )


def _in_order(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    return tuple(sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.triple))))
