"""The component: collect candidates from the gazetteer, the model and the rules, choose, and leave names on the Doc."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from kgraph.kb import KnowledgeBase
from kgraph.nlp.names.acronyms import acronym_candidates, definitions
from kgraph.nlp.names.agreement import agreed, without_people
from kgraph.nlp.names.candidate import Candidate, choose
from kgraph.nlp.names.gazetteer import Gazetteer
from kgraph.nlp.names.ground import Ground, Phrases
from kgraph.nlp.names.heads import headed
from kgraph.nlp.names.lexicon import read_lexicon
from kgraph.nlp.names.model_names import model_candidates
from kgraph.nlp.names.pairs import paired
from kgraph.nlp.names.people import hyphenated, titled
from kgraph.nlp.names.repeats import repeated
from kgraph.nlp.names.teams import TeamWords, teams
from kgraph.nlp.names.things import called, country_bodies, designations, model_numbers, prefixed, quoted_works
from kgraph.nlp.names.words import Words
from kgraph.nlp.records import NameSpan, get_values, set_names
from kgraph.ontology import Ontology

_GROUP = "NORP"


class NamesComponent:
    """Decide the proper names of a Doc.

    Args:
        ontology: Its lexicon holds the words the rules go by.
        kb: Known individuals with their names.

    Raises:
        OntologyError: If the lexicon lacks a list.
    """

    def __init__(self, ontology: Ontology, kb: KnowledgeBase) -> None:
        self._lexicon = read_lexicon(ontology)
        self._phrases = Phrases(self._lexicon)
        self._team_words = TeamWords.of(ontology)
        self._gazetteer = Gazetteer(kb, self._lexicon, self._lexicon.kinds["country"])

    def __call__(self, doc: Doc) -> Doc:
        """Find the names and leave them on the Doc.

        Args:
            doc: A tokenized Doc, with the model's entities and kgraph's values if there are any.

        Returns:
            The same Doc.
        """
        ground = self._survey(doc)
        chosen = choose(self._first_candidates(ground))
        defined = definitions(ground, chosen)
        if defined:
            long = [candidate for candidate in defined.values() if candidate.source == "acronym"]
            chosen = choose([*_without(chosen, defined, ground), *long, *acronym_candidates(ground, defined)])
        chosen = agreed(ground, chosen, _groups(doc))
        chosen = agreed(ground, choose([*chosen, *repeated(ground, chosen)]), frozenset())
        chosen = teams(ground, paired(ground, chosen), self._team_words)
        set_names(doc, (_name_span(ground, candidate) for candidate in chosen))
        return doc

    def _survey(self, doc: Doc) -> Ground:
        words = Words(doc, _closed(doc))
        hits = self._gazetteer.find(words)
        known = [*self._gazetteer.candidates(words, hits), *self._gazetteer.states(words)]
        ground = Ground(words, self._lexicon, self._phrases, hits, known)
        model = list(model_candidates(doc, ground))
        return Ground(words, self._lexicon, self._phrases, hits, known, model)

    def _first_candidates(self, ground: Ground) -> list[Candidate]:
        person = self._lexicon.kinds["person"]
        bodies = [*(found for found in ground.model if not _is_headline_guess(ground, found)), *headed(ground)]
        return [
            *ground.known,
            *without_people(ground, bodies),
            *titled(ground, person),
            *hyphenated(ground, person),
            *prefixed(ground),
            *country_bodies(ground),
            *called(ground),
            *designations(ground),
            *model_numbers(ground),
            *quoted_works(ground),
        ]


def _closed(doc: Doc) -> Callable[[int, int], bool]:
    """Make the test whether characters belong to a value."""
    covered = {at for span in get_values(doc) for at in range(span.start, span.end)}
    return lambda start, _end: start in covered


def _is_headline_guess(ground: Ground, found: Candidate) -> bool:
    """Tell whether the model's name of several words stands only in a line where every word is capitalised."""
    if found.start not in ground.words.headline or found.source != "model-organization" or found.end - found.start == 1:
        return False
    text = ground.words.folded(found.start, found.end)
    return ground.words.raw.count(text) == 1


def _without(chosen: list[Candidate], defined: dict[str, Candidate], ground: Ground) -> list[Candidate]:
    """Leave out what was taken for a name and is a defined acronym."""
    return [found for found in chosen if " ".join(ground.words.text[found.start : found.end]) not in defined]


def _groups(doc: Doc) -> frozenset[str]:
    """Collect what the model takes for groups of people anywhere in the document."""
    return frozenset(entity.text for entity in doc.ents if entity.label_ == _GROUP)


def _name_span(ground: Ground, candidate: Candidate) -> NameSpan:
    words = ground.words
    return NameSpan(
        start=words.start[candidate.start],
        end=words.end(candidate.end - 1),
        cls=candidate.cls,
        label=candidate.label or words.folded(candidate.start, candidate.end),
        individual=candidate.individual,
        source=candidate.source.partition("-")[0],
    )
