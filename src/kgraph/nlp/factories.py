"""Every `@Language.factory` of kgraph: names, defaults, what each assigns and requires; nothing else.

Found by spaCy through the entry point group `spacy_factories`, so `nlp.add_pipe("kgraph_relations")` works in any
pipeline once kgraph is installed. Components are imported when they are made, to keep `import spacy` light.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from kgraph.kb import KnowledgeBase
    from kgraph.nlp.learnt import ReadSentences
    from kgraph.ontology import Ontology

Component = Callable[[Doc], Doc]
# spaCy checks annotations with pydantic, which must not see a class that only type checkers import: hence `object`.
_ONTOLOGY = {"ontology": {"@misc": "kgraph.Ontology.v1", "path": None}}
_ONTOLOGY_AND_KB: dict[str, object] = {**_ONTOLOGY, "kb": []}


def load_ontology(path: str | None = None) -> Ontology:
    """Load the ontology that a component's config names (`@misc = "kgraph.Ontology.v1"`)."""
    from kgraph.ontology import load_ontology as load_file  # noqa: PLC0415 - keeps rdflib out of `import spacy`

    return load_file(path)


@Language.factory("kgraph_paragraphs", assigns=["token.is_sent_start"], default_config=_ONTOLOGY)
def make_paragraphs(nlp: Language, name: str, ontology: object) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that starts a sentence at each paragraph."""
    from kgraph.nlp.paragraphs import ParagraphsComponent  # noqa: PLC0415 - made on demand

    return ParagraphsComponent(cast("Ontology", ontology))


@Language.factory("kgraph_values", default_config=_ONTOLOGY)
def make_values(nlp: Language, name: str, ontology: object) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that reads money, dates, counts and other values."""
    from kgraph.nlp.values import ValuesComponent  # noqa: PLC0415 - made on demand

    return ValuesComponent(cast("Ontology", ontology))


@Language.factory("kgraph_names", requires=["doc.ents"], default_config=_ONTOLOGY_AND_KB)
def make_names(nlp: Language, name: str, ontology: object, kb: list[str]) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that finds names, with the gazetteer and the model's entities."""
    from kgraph.nlp.names import NamesComponent  # noqa: PLC0415 - made on demand

    return NamesComponent(cast("Ontology", ontology), _names(kb, ontology))


@Language.factory("kgraph_merge", assigns=["token.norm"], default_config=_ONTOLOGY)
def make_merge(nlp: Language, name: str, ontology: object) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that merges names and values into tokens the parser can read."""
    from kgraph.nlp.merge import MergeComponent  # noqa: PLC0415 - made on demand

    return MergeComponent(cast("Ontology", ontology))


@Language.factory("kgraph_restore", assigns=["token.norm"])
def make_restore(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that undoes what kgraph_merge did to the vocabulary."""
    from kgraph.nlp.merge import RestoreComponent  # noqa: PLC0415 - made on demand

    return RestoreComponent()


@Language.factory("kgraph_lemmas", requires=["token.pos"], assigns=["token.lemma"])
def make_lemmas(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that mends verb lemmas."""
    from kgraph.nlp.lemmas import LemmasComponent  # noqa: PLC0415 - made on demand

    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    return LemmasComponent(getattr(lemmatizer, "lookups", None))


@Language.factory(
    "kgraph_mentions", requires=["token.dep", "token.pos", "token.lemma"], default_config=_ONTOLOGY_AND_KB
)
def make_mentions(nlp: Language, name: str, ontology: object, kb: list[str]) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that finds mentions: names, descriptions, groups and pronouns."""
    from kgraph.nlp.mentions import MentionsComponent  # noqa: PLC0415 - made on demand

    return MentionsComponent(cast("Ontology", ontology), _names(kb, ontology))


@Language.factory("kgraph_coreference", requires=["token.dep"], default_config=_ONTOLOGY_AND_KB)
def make_coreference(nlp: Language, name: str, ontology: object, kb: list[str]) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that joins the mentions of one entity inside a document."""
    from kgraph.nlp.coreference import CoreferenceComponent  # noqa: PLC0415 - made on demand

    return CoreferenceComponent(cast("Ontology", ontology), _names(kb, ontology))


@Language.factory("kgraph_status", requires=["token.dep", "token.lemma"], default_config=_ONTOLOGY)
def make_status(nlp: Language, name: str, ontology: object) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that tells how the text puts each predicate, and who says so."""
    from kgraph.nlp.status import StatusComponent  # noqa: PLC0415 - made on demand

    return StatusComponent(cast("Ontology", ontology))


@Language.factory(
    "kgraph_relations", requires=["token.dep", "token.lemma"], default_config={**_ONTOLOGY, "open_statements": True}
)
def make_relations(nlp: Language, name: str, ontology: object, open_statements: bool) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that matches the ontology's frames."""
    from kgraph.nlp.relations import RelationsComponent  # noqa: PLC0415 - made on demand

    return RelationsComponent(cast("Ontology", ontology), open_statements=open_statements)


@Language.factory(
    "kgraph_learnt",
    requires=["token.dep"],
    default_config={
        **_ONTOLOGY,
        "reader": {"@misc": "kgraph.LearntReader.v1", "model_dir": "", "ontology": None, "model": ""},
    },
)
def make_learnt(nlp: Language, name: str, ontology: object, reader: object) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that adds what a model of `kgraph train` finds."""
    from kgraph.nlp.learnt import LearntComponent  # noqa: PLC0415 - made on demand

    return LearntComponent(cast("Ontology", ontology), cast("ReadSentences", reader))


def _names(files: list[str], ontology: object) -> KnowledgeBase:
    from kgraph.kb.opening import load_names  # noqa: PLC0415 - made on demand

    return load_names(tuple(map(Path, files)), cast("Ontology", ontology))
