"""Lead descriptions to what they stand for: a name, or an earlier description of the same thing.

Every rule asks that nothing else can be meant; where two things can, the description stays one of its own. This module
has the order of the rules and those that go by a name around, beside or before a description; what a description says
again is found in `repetitions.py`, what it says in other words in `paraphrases.py` and `general_nouns.py`, whose it is
in `possessions.py`, and which body it means in `bodies.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from kgraph.nlp.bodies import Bodies
from kgraph.nlp.discourse import Discourse, Link, Rules
from kgraph.nlp.general_nouns import GeneralNouns
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.paraphrases import Paraphrases
from kgraph.nlp.possessions import Possessions
from kgraph.nlp.repetitions import Repetitions
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import before_aside, children
from kgraph.ontology.vocab import kg

_Rule = Callable[[MentionRecord, Token], MentionRecord | None]
NAME_WITHIN = "name within"
# What the parser makes of an apposition that it misses.
_STRAY = frozenset(("npadvmod", "dep"))


class Descriptions(Resolver):
    """Find the antecedents of descriptions and groups."""

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        super().__init__(discourse, rules)
        self._repetitions = Repetitions(discourse, rules)
        self._general_nouns = GeneralNouns(discourse, rules)
        self._possessions = Possessions(discourse, rules)
        self._bodies = Bodies(discourse, rules, self._repetitions)
        self._paraphrases = Paraphrases(discourse, rules)

    def antecedent(self, mention: MentionRecord) -> Link | None:
        """Find the chain that a description belongs to.

        Args:
            mention: A description or group.

        Returns:
            The chain and the rule that leads to it, or None.
        """
        token = self._doc[mention.head]
        name = self._name_within(mention, token)
        if name is not None:
            return Link(self._discourse.names.chain(name), NAME_WITHIN)
        for rule, find in self._rules_for(mention, token).items():
            found = find(mention, token)
            if found is not None:
                return Link(found.chain, rule)
        self._paraphrases.note_headline(mention, token)
        return None

    def headlined(self, name: MentionRecord) -> list[int]:
        """Give the chains of what a summary spoke of without article, before its name came."""
        return self._paraphrases.headlined(name)

    def _rules_for(self, mention: MentionRecord, token: Token) -> Mapping[str, _Rule]:
        """Give the rules that a description is led by, in the order in which they are asked."""
        always: Mapping[str, _Rule] = {
            "name beside": self._named_beside,
            "group of them": self._grouped,
            "staff of the one such body": self._bodies.staffed,
            "same words": self._repetitions.same_words,
            "same parties": self._repetitions.same_parties,
            "same possession": self._possessions.same_possession,
        }
        if not self._rules.is_definite(token):
            if self._is_before_hyphen(token) and token.lemma_.lower() in self._rules.default_bodies:
                return {**always, "the one such body": self._bodies.default_body}
            return {**always, "event of the summary": self._paraphrases.in_summary}
        if mention.counted_by >= 0:
            return {**always, "same count": self._repetitions.same_count}
        return {**always, **self._rules_for_definite(mention)}

    def _rules_for_definite(self, mention: MentionRecord) -> Mapping[str, _Rule]:
        noun = self._discourse.lemma(mention)
        called: Mapping[str, _Rule] = {"called so": self._called}
        if mention.label.casefold() in self._rules.counting:
            return {**called, "counting word": self._repetitions.counted}
        if " " in mention.label:
            return {
                **called,
                "first words of a name": self._bodies.first_words,
                "same owner": self._repetitions.same_owner,
                "said before": self._repetitions.fewer_words,
                "like name": self._paraphrases.like_name,
                "same words before a like noun": self._paraphrases.like_words,
                "class": self._paraphrases.of_class,
                "incident told before": self._general_nouns.incident,
            }
        if noun in self._rules.default_bodies and mention.kind == "description":
            return {**called, "the one such body": self._bodies.default_body}
        if self._repetitions.is_said_before(mention):
            return {**called, "same noun": self._repetitions.same_noun}
        return {
            **called,
            "body of the place": self._bodies.township,
            "like noun": self._paraphrases.like_noun,
            "like name": self._paraphrases.like_name,
            "class": self._paraphrases.of_class,
            "incident told before": self._general_nouns.incident,
            "person told before": self._general_nouns.person,
        }

    @staticmethod
    def _is_before_hyphen(token: Token) -> bool:
        """Tell whether a bare noun says by or with whom something is done: "the government-run bank"."""
        return token.left_edge == token and token.i + 1 < len(token.doc) and token.nbor().text == "-"

    # ------------------------------------------------------------ around or beside a name

    def _name_within(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the name that a description only classifies: "the city of Valencia", "Logar province"."""
        if mention.kind != "description":
            return None
        lemma = token.lemma_.lower()
        named: Iterator[MentionRecord | None] = iter(())
        if lemma in self._rules.naming:
            ofs = [child for child in children(token, "prep") if child.lower_ == "of"]
            named = (self._discourse.name_at.get(noun.i) for of in ofs for noun in children(of, "pobj"))
        first = next((name for name in named if name is not None), None) or self._name_before(token)
        if first is None or not self._rules.is_compatible(first.cls, mention.cls):
            return None
        return first

    def _name_before(self, token: Token) -> MentionRecord | None:
        """Find a name right before a noun that says what it is: "AP news agency"."""
        start = token.i
        if token.lemma_.lower() in self._rules.classifying:
            start -= 1
        elif start and f"{token.nbor(-1).lower_} {token.lemma_.lower()}" in self._rules.classifying:
            start -= 2
        else:
            return self._quarter(token)
        return self._discourse.name_at.get(start)

    def _quarter(self, token: Token) -> MentionRecord | None:
        """Find the name of a part of a named place: "the Vika area of Oslo"."""
        if token.lemma_.lower() not in self._rules.quarters or not token.i:
            return None
        inside = (
            noun for link in children(token, "prep") if link.lower_ in {"of", "in"} for noun in children(link, "pobj")
        )
        wholes = (self._discourse.name_at.get(noun.i) for noun in inside)
        is_part = any(whole is not None and self._rules.is_place(whole.cls) for whole in wholes)
        return self._discourse.name_at.get(token.i - 1) if is_part else None

    def _named_beside(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the name that a description is an apposition of, unless it is the title of the name after it."""
        # "Eva Lang, a poet and painter": without an article of its own, the second noun is of the same person.
        first = token if token.dep_ != "conj" or children(token, "det", "poss") else token.head
        if mention.kind != "description" or token.i + 1 in self._discourse.name_at:
            return None
        if first.dep_ == "appos":
            name = next((m for m in self._discourse.done if m.head == first.head.i and m.kind == "name"), None)
        else:
            name = self._set_off(token)
        return name if name is not None and self._rules.is_compatible(mention.cls, name.cls) else None

    def _set_off(self, token: Token) -> MentionRecord | None:
        """Find the name before a description between commas that the parser hung elsewhere: "at ABX, its owner,"."""
        edges = token.left_edge.i - 1, token.right_edge.i + 1
        if token.dep_ not in _STRAY or not children(token, "det", "poss") or edges[0] < 1 or edges[1] == len(self._doc):
            return None
        before, after = (self._doc[i] for i in edges)
        name = self._discourse.name_at.get(before_aside(before).i) if before.text == "," and after.is_punct else None
        if name is None or self._rules.is_place(name.cls):
            return None
        return next((m for m in self._discourse.done if m.head == name.head), None)

    def _grouped(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the group that plural nouns after "of" are in: "a group of plaintiffs"."""
        is_inside = token.dep_ == "pobj" and token.head.lower_ == "of" and mention.kind == "group"
        is_vague = self._discourse.lemma(mention) in self._rules.generic_groups or children(token, "det", "poss")
        whole = self._discourse.at(token.head.head) if is_inside and not is_vague else None
        return whole if whole is not None and self._doc[whole.head].lower_ in self._rules.gathering else None

    # ------------------------------------------------------------ called by a name

    def _called(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one that is called so beside its name: "the mayor" after "Mayor Eva Lang", "the paper"."""
        noun = token.lemma_.lower()
        if mention.kind != "description":
            return None
        is_person = mention.cls == kg("Person")
        is_trade = " " in mention.label and noun in self._rules.company_nouns
        if (
            not is_person
            and not is_trade
            and (" " in mention.label or self._rules.alike(noun).isdisjoint(self._rules.evident))
        ):
            return None
        titles = [mention.label] if " " in mention.label else sorted(self._rules.alike(noun))
        names = (m for m in self._discourse.done if m.kind == "name" and (not is_person or m.cls == mention.cls))
        return self._discourse.only(m for m in names if any(self._is_called(m, title) for title in titles))

    def _is_called(self, name: MentionRecord, title: str) -> bool:
        if self._discourse.is_called(name, title):
            return True
        token = self._doc[name.head]
        beside = [*children(token, "appos"), *([token.head] if token.dep_ == "appos" else [])]
        return " " not in title and any(noun.lemma_.lower() == title for noun in beside)
