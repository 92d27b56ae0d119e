"""Open whatever file a user gives as a knowledge base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kgraph.kb.database import DatabaseKnowledgeBase, is_database
from kgraph.kb.gazetteer import load_cities, load_knowledge_base
from kgraph.kb.index import Layers, NameIndex
from kgraph.kb.individual import Individual
from kgraph.kb.memory import KnowledgeBase
from kgraph.kb.sources import read_source
from kgraph.ontology import Ontology

# Individuals of a knowledge base whose names are looked for in texts.
MOST_LOOKED_FOR = 100_000


def open_knowledge_base(file: Path, ontology: Ontology) -> KnowledgeBase | DatabaseKnowledgeBase:
    """Open a file that `kgraph kb build` wrote, or read a source of such a file into memory.

    Args:
        file: The file.
        ontology: Says which classes there are.

    Returns:
        What finds its individuals.

    Raises:
        OntologyError: If it cannot be used.
    """
    if is_database(file):
        return DatabaseKnowledgeBase(file)
    return KnowledgeBase(read_source(file, ontology))


def load_names(files: tuple[Path, ...], ontology: Ontology) -> KnowledgeBase:
    """Load the names that are looked for in texts: the gazetteer's, and those of small knowledge bases of the user's.

    A large one would take its time and memory in every process, and has some name for any word; it is only asked about
    names that were found.

    Args:
        files: The user's knowledge bases.
        ontology: Says which classes there are.

    Returns:
        The individuals of all of them; what one has too is the earlier's, with the names of both.

    Raises:
        OntologyError: If one of them cannot be used.
    """
    if not files:
        return load_knowledge_base()
    found = dict(load_knowledge_base().by_iri)
    links = {link: iri for iri, individual in found.items() for link in (iri, *individual.same_as)}
    for file in files:
        for individual in _few(open_knowledge_base(file, ontology)):
            iri = next((links[link] for link in (individual.iri, *individual.same_as) if link in links), "")
            known = found.get(iri, individual)
            names = {*known.aliases, individual.label, *individual.aliases} - {known.label}
            found[known.iri] = replace(known, aliases=tuple(sorted(names)))
            links |= dict.fromkeys((individual.iri, *individual.same_as), known.iri)
    return KnowledgeBase(found.values())


def _few(kb: KnowledgeBase | DatabaseKnowledgeBase) -> Iterator[Individual]:
    if len(kb) <= MOST_LOOKED_FOR:
        yield from kb.by_iri.values() if isinstance(kb, KnowledgeBase) else kb.individuals()


def open_knowledge_bases(files: Sequence[Path], ontology: Ontology) -> NameIndex:
    """Open the packaged gazetteer with its further cities and the user's own knowledge bases below it.

    Raises:
        OntologyError: If one of them cannot be used.
    """
    return Layers([load_knowledge_base(), load_cities(), *(open_knowledge_base(file, ontology) for file in files)])
