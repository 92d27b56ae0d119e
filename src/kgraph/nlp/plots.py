"""Find what a text tells as the plot of a work: it happens in a film or a book, not in the world.

What a film is about, what it follows, whom somebody plays in it, and the sentences in the present tense that go on
with the story. The words are those of `ontology/lexicon/status.ttl`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kgraph.nlp import syntax
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.syntax import children, subtree
from kgraph.nlp.words import words_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_ABOUT, _AS, _OF = frozenset(("about",)), frozenset(("as",)), frozenset(("of",))
_MANY = 3
_SIMPLE_PRESENT = frozenset(("VBZ", "VBP"))


class Plots:
    """Know the words that lead to a plot.

    Args:
        ontology: Where the words are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._works = ontology.words("fiction-noun")
        self._tales = ontology.words("tale-noun")
        self._telling = ontology.words("plot-verb")
        self._setting = ontology.words("plot-participle")
        self._acting = ontology.words("acting-verb")
        self._playing = ontology.words("playing-verb")
        self._parts = ontology.words("part-noun")
        self._screen = ontology.words("screen-noun") | self._works
        self._speech = ontology.words("speech-verb")
        self._leads = self._works | self._tales | self._telling | self._setting | self._acting | self._playing
        self._people = (kg("Person"), kg("Group"))
        self._ontology = ontology

    def words(self, doc: Doc) -> frozenset[int]:
        """Give the indices of the tokens that tell a plot.

        Args:
            doc: A parsed Doc with mentions.
        """
        leading = [token for token in words_of(doc) if token.lemma_.lower() in self._leads]
        if not leading:
            return frozenset()
        mentions = {mention.head: mention for mention in get_mentions(doc)}
        found: set[int] = set()
        openings: set[int] = set()
        for token in leading:
            told = [*self._told_by(token, mentions)]
            if told and (syntax.is_verb(token) or syntax.is_verb(told[0].head.head)):
                # What "a film about X" has won is no plot; "the film is about X" begins one.
                openings.add(token.i)
            found.update(word.i for top in told for word in subtree(top))
            found.update(self._played(token, mentions))
        return frozenset(found | self._going_on(doc, openings))

    def _acts(self, token: Token) -> bool:
        return token.lemma_.lower() in self._acting or token.lemma_.lower() in self._playing

    def _told_by(self, token: Token, mentions: dict[int, MentionRecord]) -> Iterator[Token]:
        """Give the words on which a plot hangs that a noun or a verb leads to."""
        lemma = token.lemma_.lower()
        if token.pos_ in {"NOUN", "PROPN"} and lemma in self._works | self._tales:
            yield from self._told_in(token)
        elif syntax.is_verb(token) and lemma in (self._setting if syntax.is_passive(token) else self._telling):
            yield from self._told_of(token, mentions)

    def _told_in(self, noun: Token) -> Iterator[Token]:
        """Give what a work is about ("a film about a girl who", "the film is about", "a novel in which")."""
        is_copular = noun.dep_ == "nsubj" and noun.head.lemma_ == "be"
        yield from _after(noun, _ABOUT)
        if is_copular and noun.lemma_.lower() in self._works:
            yield from _after(noun.head, _ABOUT)
        for clause in children(noun, "relcl"):
            if any(word.lower_ == "which" and word.head.lower_ == "in" for word in subtree(clause)[:2]):
                yield from [] if self._acts(clause) else [clause]

    def _told_of(self, verb: Token, mentions: dict[int, MentionRecord]) -> Iterator[Token]:
        """Give what a work tells of ("the novel follows a girl who"), and what the story is of that somebody tells."""
        subject = syntax.surface_subject(verb)
        if subject is not None and self._is_work(subject, mentions):
            yield from (child for child in children(verb, "dobj", "prep", "advcl", "ccomp") if child.i > verb.i)
            return
        for noun in children(verb, "dobj"):
            if noun.lemma_.lower() in self._tales:
                yield from _after(noun, _OF | _ABOUT)

    def _is_work(self, noun: Token, mentions: dict[int, MentionRecord]) -> bool:
        mention = mentions.get(noun.i)
        is_named = mention is not None and mention.kind == "name" and mention.cls == kg("Work")
        # "Hollin End, her fourth novel, follows"
        called = (noun, *children(noun, "appos"))
        return is_named or any(word.pos_ == "NOUN" and word.lemma_.lower() in self._works for word in called)

    def _played(self, verb: Token, mentions: dict[int, MentionRecord]) -> Iterator[int]:
        """Give the words that tell of a part ("stars as the mayor of", "plays a clerk who", "the mayor, played by")."""
        lemma = verb.lemma_.lower()
        is_acting, is_playing = lemma in self._acting, lemma in self._playing
        if not (is_acting or is_playing) or not syntax.is_verb(verb) or not self._is_of_screen(verb, mentions):
            return
        parts = [*_after(verb, _AS)] if is_acting else []
        if is_playing:
            # "played the mayor and was the clerk Ned Holt"
            parts += [
                name for other in children(verb, "conj") if other.lemma_ == "be" for name in children(other, "attr")
            ]
            for noun in children(verb, "dobj"):
                is_part = noun.lemma_.lower() in self._parts
                parts += _after(noun, _OF) if is_part else [noun] if self._is_person(noun, mentions) else []
        yield from (word.i for part in parts for word in subtree(part))
        if is_playing and verb.dep_ == "acl" and children(verb, "agent") and self._is_person(verb.head, mentions):
            yield from (word.i for word in subtree(verb.head) if word.i < verb.i)

    def _is_person(self, noun: Token, mentions: dict[int, MentionRecord]) -> bool:
        mention = mentions.get(noun.i)
        return mention is not None and self._ontology.is_any(mention.cls, self._people)

    def _is_of_screen(self, verb: Token, mentions: dict[int, MentionRecord]) -> bool:
        """Tell whether a sentence speaks of a film or a play, or its whole text does."""
        words = _sentence(verb)
        if (
            sum(word.lemma_.lower() in self._screen and not syntax.is_verb(word) for word in words_of(verb.doc))
            >= _MANY
        ):
            return True
        is_named = any(word.lemma_.lower() in self._screen for word in words if not syntax.is_verb(word))
        return is_named or any(self._is_work(word, mentions) for word in words)

    def _going_on(self, doc: Doc, openings: set[int]) -> set[int]:
        """Give the words of the sentences that go on with a story, in the present tense and in the same paragraph."""
        found: set[int] = set()
        is_plot = False
        for sent in doc.sents if openings else ():
            is_plot = not openings.isdisjoint(range(sent.start, sent.end)) or (is_plot and self._goes_on(sent))
            if is_plot and openings.isdisjoint(range(sent.start, sent.end)):
                found.update(range(sent.start, sent.end))
            is_plot = is_plot and "\n\n" not in sent[-1].text
        return found

    def _goes_on(self, sent: Span) -> bool:
        root = words_of(sent.doc)[sent.root.i]
        if root.tag_ not in _SIMPLE_PRESENT or children(root, "aux", "auxpass"):
            return False
        subject = syntax.surface_subject(root)
        is_of_work = subject is None or subject.lower_ == "it" or subject.lemma_.lower() in self._works
        return not is_of_work and root.lemma_.lower() not in self._speech


def _after(word: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Give the words after prepositions that hang on a word, gerunds among them."""
    for link in children(word, "prep"):
        if link.lower_ in prepositions:
            yield from children(link, "pobj", "pcomp")


def _sentence(token: Token) -> list[Token]:
    """Give the words of the sentence in which a token stands."""
    root = token
    while root.head.i != root.i:
        root = root.head
    return subtree(root)
