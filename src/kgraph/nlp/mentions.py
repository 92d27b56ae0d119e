"""Find the mentions of a document: names, descriptions ("a document for the inspection"), groups and pronouns.

A mention belongs to the head token of its phrase, so that a filler of a slot leads to its mention at once. Class and
number come from the ontology's class nouns (`ontology/lexicon/nouns.ttl`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kgraph.kb import Individual, KnowledgeBase
from kgraph.model import Value, ValueKind
from kgraph.nlp import nounless, syntax
from kgraph.nlp.descriptions import extent
from kgraph.nlp.nouns import ClassNouns
from kgraph.nlp.records import NameSpan, get_names, get_values
from kgraph.nlp.syntax import children
from kgraph.nlp.words import kept_tree, words_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_KEY = "kgraph.mentions"
# Parts of speech that never head a mention.
_NEVER = frozenset(("ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE"))
_TIMES = frozenset((ValueKind.DATE, ValueKind.DURATION, ValueKind.INTERVAL))
_NAME, _DESCRIPTION, _GROUP, _PRONOUN, _DEMONYM = "name", "description", "group", "pronoun", "demonym"


class MentionRecord(NamedTuple):
    """A mention on a Doc.

    Args:
        head: Index of the head token of its phrase.
        start: First character of the mention, article left out.
        end: Character after it.
        cls: IRI of its class.
        kind: `name`, `description`, `group`, `pronoun`, or `demonym` (the adjective of a country).
        label: How it should be shown.
        individual: IRI in the knowledge base, or empty.
        counted_by: Start character of the value that counts a group, or -1.
        chain: Number of the chain of mentions of one entity; its own index until coreference joins chains.
        rule: Name of the coreference rule that joined it to an earlier mention, or empty.
    """

    head: int
    start: int
    end: int
    cls: str
    kind: str
    label: str
    individual: str = ""
    counted_by: int = -1
    chain: int = -1
    rule: str = ""


def get_mentions(doc: Doc) -> tuple[MentionRecord, ...]:
    """Read the mentions of a Doc, sorted by head token."""
    found: tuple[MentionRecord, ...] = doc.user_data.get(_KEY, ())
    # What spaCy stored or sent comes back as plain lists or tuples.
    return found if found and isinstance(found[0], MentionRecord) else tuple(map(MentionRecord._make, found))


def set_mentions(doc: Doc, mentions: Iterable[MentionRecord]) -> None:
    """Leave the mentions on a Doc."""
    doc.user_data[_KEY] = tuple(mentions)


class MentionsComponent:
    """Leave the mentions on a parsed Doc.

    Args:
        ontology: Where class nouns and cue words are.
        kb: Known individuals; tells which government a capital may stand for.
    """

    def __init__(self, ontology: Ontology, kb: KnowledgeBase | None = None) -> None:
        self._kb = kb or KnowledgeBase()
        self._government_verbs = ontology.words("government-verb")
        self._government_nouns = ontology.words("government-noun")
        self._nouns = ClassNouns(ontology.class_nouns, ontology, self._kb)
        self._people_adjectives = ontology.words("people-adjective")
        self._additions = ontology.words("addition-word")
        self._set_phrases = ontology.words("set-phrase")
        self._sums = ontology.words("sum-noun")
        self._partitives = ontology.words("partitive-noun") | self._sums
        self._generic = ontology.words("generic-noun")
        self._negative_persons = ontology.meanings("negative-person")
        self._of_verbs = ontology.words("of-verb")
        self._partners = ontology.words("partner-noun")
        self._partner_prepositions = ontology.words("partner-preposition")
        self._telling = ontology.words("telling-determiner")
        self._purposes = ontology.words("purpose-noun")
        self._label_prepositions = ontology.words("label-preposition")

    def __call__(self, doc: Doc) -> Doc:
        """Leave the mentions.

        Args:
            doc: A parsed Doc with names and values.

        Returns:
            The same Doc.
        """
        with kept_tree(doc):
            found = self._found(doc)
        set_mentions(doc, (mention._replace(chain=i) for i, mention in enumerate(found)))
        return doc

    def _found(self, doc: Doc) -> list[MentionRecord]:
        names = {name.start: name for name in get_names(doc)}
        ends = {name.end for name in names.values()}
        spans = get_values(doc)
        values = {value.start: value.value for value in spans}
        times = {i for value in spans if value.value.kind in _TIMES for i in range(value.start, value.end)}
        found = []
        for token in words_of(doc):
            start = token.idx
            name = names.get(start)
            if name is not None and start + len(token) in ends:
                found.append(self._named(token, name))
            elif (country := self._demonym(token)) is not None:
                end = token.idx + len(token)
                found.append(MentionRecord(token.i, token.idx, end, country.cls, _DEMONYM, country.label, country.iri))
            elif token.pos_ not in _NEVER and start not in times:
                mention = self._nounless(token, values) or self._common(token, values)
                if mention is not None:
                    found.append(mention)
        return found

    def _named(self, token: Token, name: NameSpan) -> MentionRecord:
        government = self._government(token, name)
        if government is not None:
            cls, label, iri = government.cls, government.label, government.iri
            return MentionRecord(token.i, name.start, name.end, cls, _NAME, label, iri)
        return MentionRecord(token.i, name.start, name.end, name.cls, _NAME, name.label, name.individual)

    def _demonym(self, token: Token) -> Individual | None:
        """Find the one country whose adjective stands before a noun ("Irish")."""
        # "Irish-owned": the parser takes the adjective for an adverb.
        is_joined = token.dep_ in {"npadvmod", "advmod"} and token.i + 1 < len(token.doc) and token.nbor().text == "-"
        is_beside = token.dep_ in {"amod", "compound", "nmod"} or is_joined
        if not is_beside or not token.text[0].isupper():
            return None
        known = self._kb.lookup_demonym(token.text)
        return known[0] if len(known) == 1 and known[0].cls == kg("Country") else None

    def _government(self, token: Token, name: NameSpan) -> Individual | None:
        """Find the government that a capital stands for where it does what governments do ("Seoul said")."""
        known = self._kb.by_iri.get(name.individual)
        is_actor = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.dep_ == "agent")
        if known is not None and token.dep_ == "poss" and known.cls != kg("Country"):
            return (
                self._kb.by_iri.get(known.government) if token.head.lemma_.lower() in self._government_nouns else None
            )
        if known is None or not known.government or not is_actor:
            return None
        verb = syntax.governing_verb(token)
        is_political = verb is not None and verb.lemma_.lower() in self._government_verbs
        return self._kb.by_iri.get(known.government) if is_political else None

    def _nounless(self, token: Token, values: Mapping[int, Value]) -> MentionRecord | None:
        """Make a mention of a group that no noun names."""
        group = nounless.pointed(token) or nounless.characterised(token, self._people_adjectives)
        if group is not None:
            return _group(token, group)
        addition = nounless.added(token, self._additions)
        if addition is None or not _is_count(values.get(addition[0].idx)):
            return None
        return _group(token, addition[1])._replace(counted_by=addition[0].idx)

    def _common(self, token: Token, values: Mapping[int, Value]) -> MentionRecord | None:
        nobody = self._negative_persons.get(self._with_no(token))
        if nobody:
            end = token.idx + len(token)
            return MentionRecord(token.i, token.left_edge.idx, end, kg("Group"), _DESCRIPTION, nobody)
        noun = self._counted(token)
        is_pronoun = token.pos_ == "PRON" and token.tag_ in {"PRP", "PRP$", "WP$", "DT"}
        is_number = token.idx in values
        if noun == token and not self._is_the_number(token, values) and (is_number or self._is_set_phrase(token)):
            return None
        if noun == token and (is_pronoun or is_number):
            return MentionRecord(token.i, token.idx, token.idx + len(token), kg("Entity"), _PRONOUN, token.text)
        if self._is_counted_by_partitive(token):
            return None
        is_noun = token.pos_ in {"NOUN", "PROPN"} or noun != token
        # "paid the hospital 50,000 dirhams", "granted 41 journalists asylum": the parser takes the receiver for a part
        # of what is given.
        is_modifier = token.dep_ in {"compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}
        is_modifier = is_modifier and token.head.idx not in values and not children(token, "nummod")
        if not is_noun or is_modifier:
            return self._title(token) if is_noun else None
        return self._described(token, noun, values)

    @staticmethod
    def _is_the_number(token: Token, values: Mapping[int, Value]) -> bool:
        """Tell whether a number with "the" stands for a group of so many ("the three have refused")."""
        if not _is_count(values.get(token.idx)):
            return False
        is_alone = token.i > 0 and token.nbor(-1).lower_ == "the" and token.nbor(-1).head == token
        return is_alone and token.dep_ in {"nsubj", "nsubjpass", "dobj"} and token.right_edge == token

    def _title(self, token: Token) -> MentionRecord | None:
        """Make a mention of a role noun before a name, as it may be a role that somebody holds."""
        if token.lemma_.lower() not in self._nouns.table:
            return None
        return MentionRecord(token.i, token.idx, token.idx + len(token), kg("Role"), _DESCRIPTION, token.lemma_.lower())

    def _is_set_phrase(self, token: Token) -> bool:
        """Tell whether a bare noun is a part of a phrase that works like one word ("in charge", "on strike")."""
        is_beside = token.dep_ == "pobj" and token.i == token.head.i + 1
        is_phrase = is_beside and f"{token.head.lower_} {token.lower_}" in self._set_phrases
        return is_phrase and token.left_edge == token

    def _with_no(self, token: Token) -> str:
        """Give a negative pronoun in one word or two ("no one")."""
        determiners = children(token, "det")
        return f"{determiners[0].lower_} {token.lower_}" if determiners else token.lower_

    def _is_counted_by_partitive(self, token: Token) -> bool:
        """Tell whether a noun is only what a numeral or sum before "of" counts ("a total of 10 residents")."""
        if token.dep_ != "pobj" or token.head.lower_ != "of" or token.head.dep_ != "prep":
            return False
        partitive = token.head.head
        return self._is_sum(partitive) and self._counted(partitive) == token

    def _is_sum(self, token: Token) -> bool:
        """Tell whether a partitive gives the whole number, not a part of it ("dozens of", not "many of the")."""
        return token.lower_ in self._sums or token.pos_ == "NUM"

    def _counted(self, token: Token) -> Token:
        """Find the noun that a partitive counts ("a total of 10 residents" → residents), or the token itself."""
        if token.lower_ in self._partitives or token.lemma_.lower() in self._partitives or token.pos_ == "NUM":
            for preposition in children(token, "prep"):
                if preposition.lower_ == "of":
                    for noun in children(preposition, "pobj"):
                        return noun
        return token

    def _is_told_of(self, noun: Token) -> bool:
        """Tell whether "of" after an object belongs to its verb ("accused the mayor of fraud")."""
        is_object = noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in self._of_verbs
        return is_object and not any(child.lower_ == "of" for child in children(noun.head, "prep"))

    def _prepositions(self, noun: Token) -> frozenset[str]:
        """Give the prepositions whose phrases belong to a noun: "trade with Norway", but not "a man with Norway"."""
        partners = self._partner_prepositions if noun.lemma_.lower() in self._partners else frozenset[str]()
        return (self._label_prepositions - {"of"} if self._is_told_of(noun) else self._label_prepositions) | partners

    def _described(self, token: Token, noun: Token, values: Mapping[int, Value]) -> MentionRecord | None:
        lemma = noun.lemma_.lower()
        if lemma in self._generic or not any(character.isalpha() for character in noun.text):
            return None
        cls = self._nouns.class_of(noun)
        is_plural = self._nouns.is_plural(noun, cls)
        is_bare_sum = noun != token and self._is_sum(token) and token.idx not in values
        is_whole = noun == token or self._is_sum(token)
        first = noun if is_bare_sum else token
        start, end, label = extent(
            first, self._prepositions(noun), values, has_aim=lemma in self._purposes, telling=self._telling
        )
        count = _count(token, noun, values) if is_plural and is_whole else -1
        if count >= 0 and not values[count].amount.isdigit():
            # "3.1 stars" are no group.
            return MentionRecord(token.i, start, end, kg("Concept"), _DESCRIPTION, label)
        cls = self._nouns.of_several(noun, cls) if is_plural else cls
        return MentionRecord(token.i, start, end, cls, _GROUP if is_plural else _DESCRIPTION, label, counted_by=count)


def _group(token: Token, span: Span) -> MentionRecord:
    return MentionRecord(token.i, span.start_char, span.end_char, kg("Group"), _GROUP, " ".join(span.text.split()))


def _count(token: Token, noun: Token, values: Mapping[int, Value]) -> int:
    """Find the value that counts a group: before its noun, or the partitive itself ("dozens of residents")."""
    # "23 of the 80 miners" are 23: what stands before "of" goes before the number of the whole.
    partitive = [token, *children(token, "nummod")] if noun != token else []
    # "two United States officers": the parser hangs the number on the name that follows.
    first = noun.left_edge
    is_ahead = first.dep_ == "nummod" and first.head.dep_ == "compound" and first.head.head == noun
    candidates = [*partitive, *children(noun, "nummod"), *([first] if is_ahead else [])]
    return next((item.idx for item in candidates if _is_count(values.get(item.idx))), -1)


def _is_count(value: Value | None) -> bool:
    return value is not None and value.kind is ValueKind.COUNT
