"""Which class of the ontology a source means."""

from __future__ import annotations

from collections.abc import Mapping

from kgraph.ontology import Ontology
from kgraph.ontology.vocab import NS, kg, local_name


class Classes:
    """Finds classes by IRI, name or label, and by the codes of other data sets.

    Args:
        ontology: The classes, and the cue lists `wikidata-class` and `geonames-feature`.
    """

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._by_name: dict[str, str] = {}
        for iri, found in sorted(ontology.classes.items()):
            for name in (iri, local_name(iri), found.label):
                self._by_name.setdefault(name.casefold(), iri)
            if iri.startswith(NS):
                self._by_name[f"kg:{local_name(iri)}".casefold()] = iri

    def named(self, name: str) -> str:
        """Give the class of an IRI, a name such as `kg:City` or `City`, or a label; empty if there is none."""
        return self._by_name.get(name.strip().casefold(), "")

    def codes(self, cue_list: str) -> Mapping[str, str]:
        """Give the classes of another data set's codes, in the order of the codes."""
        return {code: kg(name) for code, name in sorted(self.ontology.meanings(cue_list).items())}
