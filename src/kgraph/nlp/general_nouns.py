"""Find what a general noun takes up: "the incident" after a crash, "the woman" after the complainant.

Every rule asks that nothing else can be meant (see `antecedents.py`).
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_NEAR = 3


class GeneralNouns(Resolver):
    """Find what general nouns stand for."""

    def incident(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the one mishap or deed that a text tells of, or the only one that it took up again: "the incident"."""
        words = self._discourse.words_before_head(mention)
        is_plain = self._rules.incident_words.issuperset(words) and not self._discourse.has_tail(mention)
        if self._discourse.lemma(mention) not in self._rules.incident_nouns or not is_plain:
            return None
        told = [m for m in self._discourse.described() if m.kind == "description" and self._is_incident(m)]
        often = Counter(m.chain for m in told).most_common(2)
        if not often or (len(often) > 1 and (often[0][1] == 1 or often[1][1] > 1)):
            return None
        return next(m for m in told if m.chain == often[0][0])

    def _is_incident(self, mention: MentionRecord) -> bool:
        return mention.cls == kg("Event") and self._discourse.lemma(mention) in self._rules.incidents

    def person(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one person without a name that the sentences before tell of: "the woman"."""
        if token.lemma_.lower() not in self._rules.person_nouns or " " in mention.label:
            return None
        near = [m for m in self._discourse.recent(token, _NEAR) if m.kind == "description" and m.cls == kg("Person")]
        named = {m.chain for m in self._discourse.done if m.kind == "name"}
        open_ = [m for m in near if m.chain not in named]
        found = self._discourse.only(iter(open_))
        return found if found is not None and self._may_be(self._doc[found.head], token) else None

    def _may_be(self, noun: Token, general: Token) -> bool:
        """Tell whether somebody brought in by a noun may be the woman or the man."""
        genders = {self._rules.gender(noun, is_described=True), self._rules.gender(general, is_described=True)} - {""}
        is_predicate = noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
        is_bare = not children(noun, "det", "poss", "nummod")
        # "The lawyer met the girl": two who take part in one deed are two.
        is_other = noun.head == general.head
        return len(genders) < 2 and not (is_predicate or is_bare or is_other)  # noqa: PLR2004 - two genders clash
