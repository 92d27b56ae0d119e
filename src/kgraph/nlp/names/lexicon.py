"""The word lists of `ontology/lexicon/names.ttl` in the shapes that the rules use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.ontology import Ontology

Heads = Mapping[tuple[str, ...], str]
Index = Mapping[str, tuple[tuple[str, ...], ...]]

# Field of `Lexicon` to the cue list it is read from.
_LISTS = {
    "aims": "name-aim-link",
    "anchors": "name-document-anchor",
    "ands": "name-and",
    "articles": "name-article",
    "body_titles": "name-title-in-body",
    "calendar": "name-calendar",
    "captions": "name-caption-word",
    "common_words": "name-common-word",
    "company_verbs": "name-company-verb",
    "connectors": "name-connector",
    "country_bodies": "name-country-body",
    "cut_words": "name-cut-word",
    "function_words": "name-function-word",
    "given": "name-given",
    "greedy": "name-head-greedy",
    "honorifics": "name-honorific",
    "hyphen_prefixes": "name-hyphen-prefix",
    "hyphen_words": "name-hyphen-word",
    "left_particles": "name-left-particle",
    "legal_forms": "name-legal-form",
    "makers": "name-maker",
    "not_names": "name-not",
    "number_words": "name-number-word",
    "on_heads": "name-head-on",
    "openers": "name-opener",
    "owners": "name-possessive-owner",
    "particles": "name-particle",
    "person_verbs": "name-person-verb",
    "place_links": "name-place-link",
    "place_nouns": "name-place-noun",
    "portfolio_links": "name-portfolio-link",
    "portfolio_titles": "name-portfolio-title",
    "role_openers": "name-role-opener",
    "speech_verbs": "name-speech-verb",
    "standalone": "name-standalone",
    "suffixes": "name-suffix",
    "surname_heads": "name-head-surname",
    "surnames": "name-surname",
    "tail_connectors": "name-tail-connector",
    "tail_inner": "name-tail-inner",
    "tail_verbs": "name-tail-verb",
    "tailed": "name-head-tailed",
    "weak": "name-head-weak",
}


@dataclass(frozen=True)
class Lexicon:
    """Words that the names reader goes by; each list is explained in `ontology/lexicon/names.ttl`.

    Args:
        titles: Titles and roles before a personal name, as tuples of lower-case words.
        list_links: Words between a plural noun and the names it covers, as tuples.
        other_names: Words between two names of one thing, as tuples.
        nouns_before: Nouns right before a name, as tuples of words, with the IRI of the class they tell.
        heads: Head nouns, as tuples of words, with the IRI of the class of what they name.
        prefix_heads: The same for heads that open a name.
        first_words: First words that tell the class of a name that the model found, with its IRI.
        list_nouns: Plural nouns before "such as", with the class of what is listed.
        kinds: Classes that the rules treat in their own ways, by a word for each.
        model_labels: Label of the statistical model to class IRI.
        ambiguous: Name to the IRI of the individual it means by default.
        state_codes: Abbreviation to the IRI of a state.
        in_context: Name to the IRI of the country that the document must speak of.
    """

    titles: frozenset[tuple[str, ...]]
    list_links: frozenset[tuple[str, ...]]
    other_names: frozenset[tuple[str, ...]]
    surnames: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    connectors: frozenset[str]
    country_bodies: frozenset[str]
    tail_connectors: frozenset[str]
    tail_inner: frozenset[str]
    function_words: frozenset[str]
    given: frozenset[str]
    common_words: frozenset[str]
    company_verbs: frozenset[str]
    person_verbs: frozenset[str]
    calendar: frozenset[str]
    not_names: frozenset[str]
    owners: frozenset[str]
    role_openers: frozenset[str]
    speech_verbs: frozenset[str]
    standalone: frozenset[str]
    number_words: frozenset[str]
    anchors: frozenset[str]
    tailed: frozenset[str]
    tail_verbs: frozenset[str]
    hyphen_words: frozenset[str]
    greedy: frozenset[str]
    weak: frozenset[str]
    ands: frozenset[str]
    aims: frozenset[str]
    place_links: frozenset[str]
    body_titles: frozenset[str]
    portfolio_titles: frozenset[str]
    makers: frozenset[str]
    openers: frozenset[str]
    honorifics: frozenset[str]
    articles: frozenset[str]
    cut_words: frozenset[str]
    portfolio_links: frozenset[str]
    hyphen_prefixes: frozenset[str]
    on_heads: frozenset[str]
    captions: frozenset[str]
    surname_heads: frozenset[str]
    left_particles: frozenset[str]
    legal_forms: frozenset[str]
    place_nouns: frozenset[str]
    nouns_before: Heads
    heads: Heads
    prefix_heads: Heads
    first_words: Mapping[str, str]
    list_nouns: Mapping[str, str]
    kinds: Mapping[str, str]
    model_labels: Mapping[str, str]
    ambiguous: Mapping[str, str]
    in_context: Mapping[str, str]
    state_codes: Mapping[str, str]


def match(phrases: Mapping[str, tuple[tuple[str, ...], ...]], words: Sequence[str], i: int) -> int:
    """Give how many words from `i` on the longest phrase covers; 0 if none does.

    Example:
        >>> match(by_first({("vice", "president"), ("vice",)}), ["the", "vice", "president"], 1)
        2
    """
    for phrase in phrases.get(words[i], ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Sort phrases under their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda words: (-len(words), words)):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(group) for first, group in found.items()}


def read_lexicon(ontology: Ontology) -> Lexicon:
    """Read the lists out of an ontology.

    Raises:
        OntologyError: If a list is missing.
    """
    lists = {field: ontology.words(name) for field, name in _LISTS.items()}
    return Lexicon(
        titles=frozenset(split_words(ontology.words("name-title"))),
        list_links=frozenset(split_words(ontology.words("name-list-link"))),
        other_names=frozenset(split_words(ontology.words("name-other-name"))),
        nouns_before=_by_words(ontology.meanings("name-noun-before")),
        heads=_by_words(ontology.meanings("name-head")),
        prefix_heads=_by_words(ontology.meanings("name-prefix-head")),
        first_words=ontology.meanings("name-first-word"),
        list_nouns=ontology.meanings("name-list-noun"),
        kinds=ontology.meanings("name-kind"),
        model_labels=ontology.meanings("name-model-label"),
        ambiguous=ontology.meanings("name-ambiguous"),
        in_context=ontology.meanings("name-in-context"),
        state_codes=ontology.meanings("name-state-code"),
        **lists,
    )


def split_words(phrases: Iterable[str]) -> set[tuple[str, ...]]:
    """Split phrases as spaCy splits them: at spaces and around inner hyphens.

    Example:
        >>> sorted(split_words(["vice-president", "prime minister"]))
        [('prime', 'minister'), ('vice', '-', 'president')]
    """
    return {tuple(phrase.replace("-", " - ").split()) for phrase in phrases}


def _by_words(meanings: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.replace("-", " - ").split()): cls for phrase, cls in meanings.items()}
