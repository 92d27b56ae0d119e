"""Texts that builds are tested with, and what is read out of a built graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from contract_sources import PROJECT
from kgraph.ontology.vocab import NS, OA, OWL_SAME_AS, PROV, RDF, RDF_TYPE, RDFS_LABEL, SKOS, kg

ARTICLES = PROJECT / "data" / "articles"
SEEDS = PROJECT.parent / "shared" / "seeds"
PURCHASE = "Acme Corp. acquired Initech Ltd. for $5 million in 2004."
MEETING = "Mara Voss, the chief executive of Brill Ltd., met Jon Hale in Geneva on March 3, 2021."
DENIAL = (
    "Corin Inc. did not acquire Dorn Ltd.\n\nNadia Rizk may acquire Fenn Ltd.\n\n"
    "Mara Voss said Alden Corp. had acquired Juno Inc."
)
TEXTS = (PURCHASE, MEETING, DENIAL)
# What the graph says of an entity without claiming it of the world: no text has to say so.
DESCRIPTIONS = {RDFS_LABEL, SKOS + "prefLabel", SKOS + "altLabel", OWL_SAME_AS, kg("mentionedBy")}


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement node of a graph.

    Args:
        triple: Subject, predicate and object, in N-Triples.
        status: Local name.
        evidence: IRIs of its evidence.
        speaker: Label of who said it, or empty.
        confidence: 0 to 1.
    """

    triple: tuple[str, str, str]
    status: str
    evidence: tuple[str, ...]
    speaker: str
    confidence: float


@dataclass(slots=True)
class View:
    """A graph to look things up in.

    Args:
        triples: Of the merged view.
    """

    triples: Iterable[ox.Triple]
    _about: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.triples = tuple(self.triples)
        for triple in self.triples:
            facts = self._about.setdefault(str(triple.subject), {})
            facts.setdefault(triple.predicate.value, []).append(str(triple.object))

    def all(self, node: str, predicate: str) -> list[str]:
        """Give all objects, in N-Triples."""
        return self._about.get(node, {}).get(predicate, [])

    def one(self, node: str, predicate: str) -> str:
        """Give the only object, without its marks; empty where there is none."""
        found = self.all(node, predicate)
        assert len(found) <= 1, (node, predicate, found)
        return bare(found[0]) if found else ""

    def nodes(self, cls: str) -> list[str]:
        """Give the nodes of a class."""
        return [node for node, facts in self._about.items() if f"<{cls}>" in facts.get(RDF_TYPE, ())]

    def called(self, name: str) -> list[str]:
        """Give the things of a name or alias."""
        names = (RDFS_LABEL, SKOS + "altLabel")
        wanted = {name}
        return [
            node
            for node, facts in self._about.items()
            if wanted & {bare(o) for p in names for o in facts.get(p, ())}
            if SKOS + "prefLabel" in facts
        ]

    def claims(self) -> list[Claim]:
        """Give the statement nodes."""
        return [
            Claim(
                (self._part(node, "subject"), self._part(node, "predicate"), self._part(node, "object")),
                self.one(node, kg("status")).removeprefix(NS),
                tuple(self.all(node, kg("evidence"))),
                self.label(next(iter(self.all(node, PROV + "wasAttributedTo")), "")),
                float(self.one(node, kg("confidence"))),
            )
            for node in self.nodes(kg("Statement"))
        ]

    def _part(self, node: str, name: str) -> str:
        (found,) = self.all(node, RDF + name)
        return found

    def label(self, node: str) -> str:
        """Give the label of a node, or its words if it is a literal."""
        return self.one(node, RDFS_LABEL) if node.startswith("<") else bare(node)

    def plain(self) -> set[tuple[str, str, str]]:
        """Give what is claimed outright of entities and events."""
        kinds = ("/entity/", "/event/")
        found = {
            (str(triple.subject), str(triple.predicate), str(triple.object))
            for triple in self.triples
            if SKOS + "prefLabel" in self._about[str(triple.subject)] and triple.predicate.value not in DESCRIPTIONS
        }
        return {
            (s, p, o)
            for s, p, o in found
            if any(kind in s for kind in kinds) and (p != f"<{RDF_TYPE}>" or "/event/" in s)
        }

    def quote(self, evidence: str) -> tuple[str, int, int, str]:
        """Give document, start, end and quote of an evidence."""
        start, end = int(self.one(evidence, OA + "start")), int(self.one(evidence, OA + "end"))
        return self.one(evidence, PROV + "wasDerivedFrom"), start, end, self.one(evidence, OA + "exact")


def bare(term: str) -> str:
    """Give the IRI or the words of a term in N-Triples."""
    if not term.startswith('"'):
        return term.strip("<>")
    line = f"<x:s> <x:p> {term} ."
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    return quad.object.value if isinstance(quad.object, ox.Literal) else term
