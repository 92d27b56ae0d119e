"""The knowledge base: known individuals by IRI and by name, read from `ontology/gazetteer/*.ttl`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from rdflib import OWL, RDF, SKOS, Graph, URIRef

from kgraph.ontology.loader import ontology_folder, parse_file
from kgraph.ontology.vocab import NS


@dataclass(frozen=True, slots=True)
class Individual:
    """A known entity.

    Args:
        iri: As given in the gazetteer; `kgraph.grounding` keeps it.
        label: `skos:prefLabel`.
        cls: IRI of its class.
        aliases: `skos:altLabel`, sorted.
        demonyms: Adjectives and nouns for what belongs to it (`kg:demonym`), sorted.
        same_as: `owl:sameAs` links, sorted.
        place: `kg:capitalOf` and the like: IRI of the country a place belongs to, or empty.
        government: IRI of the government that its name may stand for (`kg:hasGovernment`), or empty.
    """

    iri: str
    label: str
    cls: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    place: str = ""
    government: str = ""


def fold(name: str) -> str:
    """Fold a name for look-up: case, a leading article, dots and runs of white space.

    Example:
        >>> fold("The  U.S."), fold("US")
        ('us', 'us')
    """
    words = name.replace(".", "").casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class KnowledgeBase:
    """Individuals by IRI and by folded name.

    Args:
        individuals: The known entities.

    Example:
        >>> kb = KnowledgeBase([Individual("x:us", "United States", "x:Country", ("U.S.",))])
        >>> [found.label for found in kb.lookup("the US")]
        ['United States']
    """

    def __init__(self, individuals: Iterable[Individual] = ()) -> None:
        ordered = sorted(individuals, key=lambda individual: individual.iri)
        self.by_iri: Mapping[str, Individual] = MappingProxyType({found.iri: found for found in ordered})
        names: dict[str, list[Individual]] = {}
        demonyms: dict[str, list[Individual]] = {}
        for individual in ordered:
            for name in sorted({fold(name) for name in (individual.label, *individual.aliases)}):
                names.setdefault(name, []).append(individual)
            for name in sorted({fold(name) for name in individual.demonyms}):
                demonyms.setdefault(name, []).append(individual)
        self._names = {name: tuple(found) for name, found in names.items()}
        self._demonyms = {name: tuple(found) for name, found in demonyms.items()}

    def lookup(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name or alias, sorted by IRI."""
        return self._names.get(fold(name), ())

    def lookup_demonym(self, word: str) -> tuple[Individual, ...]:
        """Find the individuals of a demonym (`Korean`), sorted by IRI."""
        return self._demonyms.get(fold(word), ())

    def __len__(self) -> int:
        return len(self.by_iri)


@lru_cache(maxsize=4)
def load_knowledge_base(folder: str | Path | None = None) -> KnowledgeBase:
    """Load every Turtle file of a gazetteer folder; the packaged one by default.

    Raises:
        OntologyError: If a file does not parse.
    """
    graph = Graph()
    for file in sorted((Path(folder) if folder else ontology_folder() / "gazetteer").glob("*.ttl")):
        graph += parse_file(file)
    return read_knowledge_base(graph)


def read_knowledge_base(graph: Graph) -> KnowledgeBase:
    """Read the individuals of a parsed gazetteer: every node with a `skos:prefLabel`."""
    return KnowledgeBase(_individual(graph, node) for node in sorted(set(graph.subjects(SKOS.prefLabel)), key=str))


def _individual(graph: Graph, node: object) -> Individual:
    subject = URIRef(str(node))

    def strings(predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(str(value) for value in graph.objects(subject, predicate)))

    def first(predicate: URIRef) -> str:
        return next(iter(strings(predicate)), "")

    return Individual(
        iri=str(subject),
        label=first(SKOS.prefLabel),
        cls=first(RDF.type),
        aliases=strings(SKOS.altLabel),
        demonyms=strings(URIRef(NS + "demonym")),
        same_as=strings(OWL.sameAs),
        place=first(URIRef(NS + "capitalOf")),
        government=first(URIRef(NS + "hasGovernment")),
    )
