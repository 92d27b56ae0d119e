"""The gazetteer: the knowledge base that comes with kgraph, read from `ontology/gazetteer`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef

from kgraph.errors import OntologyError
from kgraph.iris import Minter
from kgraph.kb.individual import Individual, fold
from kgraph.kb.memory import KnowledgeBase
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import NS, kg

CITIES = "cities.csv"
COLUMNS = ("name", "country", "geonames", "inhabitants")
GEONAMES = "https://sws.geonames.org/"
# So many inhabitants make a city known everywhere.
_KNOWN = 1_000_000


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


@lru_cache(maxsize=1)
def load_cities() -> KnowledgeBase:
    """Load the large cities whose names are too often somebody's or something else's to be looked for in texts.

    A place that is found by other means may be one of them.

    Example:
        >>> [(city.label, city.country.rpartition("/")[2]) for city in load_cities().lookup("Bydgoszcz")]
        [('Bydgoszcz', 'country-poland')]
    """
    minter, countries = Minter(), load_knowledge_base().by_iri
    home = minter.namespace("entity")
    with (ontology_folder() / "gazetteer" / CITIES).open(encoding="utf-8", newline="") as stream:
        return KnowledgeBase(_city(row, countries[home + row["country"]], minter) for row in csv.DictReader(stream))


def _city(row: Mapping[str, str], country: Individual, minter: Minter) -> Individual:
    return Individual(
        iri=minter.entity("City", f"{fold(row['name'])} {fold(country.label)}"),
        label=row["name"],
        cls=kg("City"),
        same_as=(f"{GEONAMES}{row['geonames']}/",),
        country=country.iri,
        prior=int(row["inhabitants"]),
        needs_country=int(row["inhabitants"]) < _KNOWN,
    )


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
        country=first(URIRef(NS + "locatedIn")),
    )


def _labels(graph: Graph, node: URIRef) -> list[str]:
    """Give the preferred labels, the English one first; those of other languages are further names."""
    labels = [label for label in graph.objects(node, SKOS.prefLabel) if isinstance(label, Literal)]
    ordered = sorted(labels, key=lambda label: (label.language not in {"en", None}, str(label)))
    return [str(label) for label in ordered] or [str(node)]
