"""Lead "I" and "we" inside quotations to who speaks, or to the body that the speaker speaks for.

"I" is the person who says it. "We" is the body or group that says it; of a person, the body that a title or an
apposition makes the person speak for ("Norsk Hydro chief Eva Lang", "Eva Lang, head of Norsk Hydro"). "Our company" is
the company that speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from spacy.tokens import Token

from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_SPEAKER = "speaker"
_BEFORE_ROLE = ("compound", "nmod", "poss", "amod")
_AFTER_ROLE = frozenset(("of", "for", "at", "with"))


class Speakers(Resolver):
    """Find who the first persons of a Doc are."""

    def resolved(self) -> list[MentionRecord]:
        """Give all mentions, those in the first person with the chain of who is meant."""
        done = self._discourse.done
        if not any(self._number(mention) for mention in done):
            return done
        by_head = {mention.head: mention for mention in done}
        led = {m.head: self._led(m, by_head) for m in done if self._number(m)}
        return [led.get(mention.head) or self._own_body(mention, led) for mention in done]

    def _own_body(self, mention: MentionRecord, led: Mapping[int, MentionRecord]) -> MentionRecord:
        """Give "our organization" the chain of the body that "our" stands for."""
        noun = self._doc[mention.head]
        owner = next((led[child.i] for child in children(noun, "poss") if child.i in led), None)
        if owner is None or owner.rule != _SPEAKER or " " in mention.label:
            return mention
        if any(m.chain == mention.chain for m in self._discourse.done if m.head != mention.head):
            return mention
        cls = self._rules.class_of(self._discourse.lemma(mention))
        is_it = bool(cls) and mention.kind == "description" and self._rules.is_compatible(cls, owner.cls)
        return mention._replace(chain=owner.chain, rule=_SPEAKER) if is_it else mention

    def _led(self, mention: MentionRecord, by_head: Mapping[int, MentionRecord]) -> MentionRecord:
        quotation = self._discourse.quotation(mention.head)
        token = quotation.speaker if quotation is not None else None
        speaker = by_head.get(token.i) if token is not None else None
        if token is None or speaker is None or children(token, "conj") or not _says(token):
            return mention
        meant = self._one(speaker) if self._number(mention) == "one" else self._several(speaker)
        return mention if meant is None else mention._replace(chain=meant.chain, cls=meant.cls, rule=_SPEAKER)

    def _number(self, mention: MentionRecord) -> str:
        # "US" is a country.
        is_pronoun = mention.kind == "pronoun"
        return self._rules.first_persons.get(self._doc[mention.head].lower_, "") if is_pronoun else ""

    @staticmethod
    def _one(speaker: MentionRecord) -> MentionRecord | None:
        return speaker if speaker.cls == kg("Person") else None

    def _several(self, speaker: MentionRecord) -> MentionRecord | None:
        if speaker.cls != kg("Person"):
            is_body = self._rules.ontology.is_a(speaker.cls, kg("Organization")) or speaker.cls == kg("Group")
            return speaker if is_body else None
        own = (m for m in self._discourse.done if m.chain == speaker.chain and m.kind in {"name", "description"})
        return self._discourse.only(body for m in own for body in self._bodies(self._doc[m.head]))

    def _bodies(self, person: Token) -> Iterator[MentionRecord]:
        """Give the bodies that the words around a person's mention say the person speaks for."""
        above = [person.head] if person.dep_ == "appos" else []
        titles = children(person, "compound", "nmod", "appos")
        for role in (person, *titles, *above):
            if role.lemma_.lower() in self._rules.speaking_roles and not self._is_former(role):
                # "Norsk Hydro chief Eva Lang": the parser may hang all words before a name on the name.
                beside = (word for word in titles if word.i == role.i - 1)
                links = (link for link in children(role, "prep") if link.lower_ in _AFTER_ROLE)
                after = (noun for link in links for noun in children(link, "pobj"))
                yield from self._named(chain(children(role, *_BEFORE_ROLE), beside, after))

    def _is_former(self, role: Token) -> bool:
        before = self._doc[role.left_edge.i : role.i]
        return any(word.lower_ in self._rules.former for word in before)

    def _named(self, words: Iterator[Token]) -> Iterator[MentionRecord]:
        for word in words:
            name = self._discourse.name_at.get(word.i)
            if name is not None and self._rules.ontology.is_a(name.cls, kg("Organization")):
                yield name._replace(chain=self._discourse.names.chain(name))


def _says(speaker: Token) -> bool:
    """Tell whether a speaker is the subject of the verb of saying, not lent to it by another verb."""
    return speaker.dep_ in {"nsubj", "nsubjpass"} or (speaker.dep_ == "pobj" and speaker.head.dep_ == "agent")
