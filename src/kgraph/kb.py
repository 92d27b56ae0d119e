"""The knowledge base: known individuals by IRI and by name, read from `ontology/gazetteer/*.ttl`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef

from kgraph.errors import OntologyError
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import NS

# One name is typed in several ways: curly quotes, hyphens that do not break, soft hyphens and zero-width spaces.
_TYPOGRAPHY = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00ad": None, "\u200b": None}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


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
    """Fold a name for look-up: case, a leading article, dots, runs of white space, and how it is typed.

    Letters with accents are composed in one way (https://unicode.org/reports/tr15/), quotes and hyphens are plain.

    Example:
        >>> fold("The  U.S."), fold("US"), fold("The People\u2019s Bank")
        ('us', 'us', "people's bank")
    """
    plain = unicodedata.normalize("NFKC", name).translate(_TYPOGRAPHY).replace(".", "")
    words = unicodedata.normalize("NFKC", plain.casefold()).split()
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
        OntologyError: If it is no folder, or a file does not parse.
    """
    place = Path(folder) if folder else ontology_folder() / "gazetteer"
    if not place.is_dir():
        raise OntologyError("missing-ontology", f"'{place}' is no folder.", "Name the folder of the gazetteer's files.")
    graph = Graph()
    for file in sorted(place.glob("*.ttl")):
        graph += parse_file(file)
    return read_knowledge_base(graph)


def read_knowledge_base(graph: Graph) -> KnowledgeBase:
    """Read the individuals of a parsed gazetteer: every node with an IRI and a `skos:prefLabel`.

    Example:
        >>> read_knowledge_base(Graph()).lookup("Seoul")
        ()
    """
    nodes = {node for node in graph.subjects(SKOS.prefLabel) if isinstance(node, URIRef)}
    return KnowledgeBase(_individual(graph, node) for node in sorted(nodes))


def _individual(graph: Graph, node: URIRef) -> Individual:
    def strings(predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted({str(value) for value in graph.objects(node, predicate)}))

    def first(predicate: URIRef) -> str:
        return next(iter(strings(predicate)), "")

    label, *other_labels = _labels(graph, node)
    classes = [cls for cls in strings(RDF.type) if not cls.startswith(str(OWL))]
    return Individual(
        iri=str(node),
        label=label,
        cls=next(iter(classes), ""),
        aliases=tuple(sorted({*strings(SKOS.altLabel), *other_labels} - {label})),
        demonyms=strings(URIRef(NS + "demonym")),
        same_as=strings(OWL.sameAs),
        place=first(URIRef(NS + "capitalOf")),
        government=first(URIRef(NS + "hasGovernment")),
    )


def _labels(graph: Graph, node: URIRef) -> list[str]:
    """Give the preferred labels, the English one first; those of other languages are further names."""
    labels = [label for label in graph.objects(node, SKOS.prefLabel) if isinstance(label, Literal)]
    ordered = sorted(labels, key=lambda label: (label.language not in {"en", None}, str(label)))
    return [str(label) for label in ordered] or [str(node)]
