"""Tell which described things a reader of a triple alone can know: "the state legislature" is that of which state?

What has a name is known, and so is what a name restricts ("a port in Norway", "Brann's turnover"), what there is one of
("the government"), and what a text brings in itself ("a lorry killed two men"). But what it points at ("the plan", "its
plan", "other members"), or measures ("turnover"), says nothing without its text, unless further words tell which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from kgraph.nlp.holders import holder
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children, is_infinitive
from kgraph.nlp.words import words_of
from kgraph.ontology import Ontology

_DESCRIBED = frozenset(("description", "group"))
_YEAR = 4
_OF = frozenset(("of", "for", "in"))
_NAMES = frozenset(("name", "demonym"))
_PLURALS = frozenset(("NNS", "NNPS"))


class Anchors:
    """Which chains of one Doc are known by a name, or need none.

    Args:
        doc: A parsed Doc.
        mentions: Its mentions, with chains.
        ontology: For articles, and nouns that measure something.
    """

    def __init__(self, doc: Doc, mentions: Sequence[MentionRecord], ontology: Ontology) -> None:
        self._doc = words_of(doc)
        self._words: dict[int, list[Token]] = {}
        self._mentions = mentions
        self._by_head = {mention.head: mention for mention in mentions}
        self._definite = ontology.words("definite-determiner")
        self._pointing = ontology.words("pointing-adjective")
        self._measures = ontology.words("measure-noun")
        self._unique = ontology.words("unique-noun")
        self._scopes = ontology.words("scope-word")
        self._first_persons = ontology.words("first-person")
        self._prizes = ontology.words("prize-adjective")
        self._negating = ontology.words("negating-prefix")
        self._times = ontology.words("weekday-word") | ontology.words("month-word")
        self._purposes = ontology.words("purpose-noun")
        self._telling_links = ontology.words("telling-preposition")
        self.named = {mention.chain for mention in mentions if mention.kind in _NAMES}
        self._homes = ontology.words("agentless-participle")
        self._told = self._descriptions()
        # Most chains are never asked for.
        self._loose: dict[int, bool] = {}
        self._owned: dict[int, bool] = {}
        self._known: dict[int, bool] = {}
        self._names: dict[int, bool] = {}

    def is_of_thing(self, mention: MentionRecord) -> bool:
        """Tell whether all descriptions of a chain are of a thing ("its record"), and so of no person.

        Args:
            mention: A description, or a pronoun that stands for one.
        """
        owners = [holder(self._doc[told.head]) for told in self._told.get(mention.chain, ())]
        return bool(owners) and all(owner is not None and owner.lower_ == "its" for owner in owners)

    def is_loose(self, mention: MentionRecord, *, beside_owner: bool = False) -> bool:
        """Tell whether nothing in the text says which one a description means.

        Args:
            mention: A description, or a pronoun that stands for one.
            beside_owner: Whether somebody known does something to it, who then is whose it is.
        """
        chain = mention.chain
        if chain not in self._loose:
            told = self._told.get(chain)
            self._loose[chain] = told is not None and all(map(self._points, told))
        return self._loose[chain] and not (beside_owner and self._is_owned(chain))

    def _is_owned(self, chain: int) -> bool:
        """Tell whether all descriptions of a chain are of whoever acts."""
        if chain not in self._owned:
            self._owned[chain] = all(map(self._is_of_actor, self._told[chain]))
        return self._owned[chain]

    def is_known(self, mention: MentionRecord) -> bool:
        """Tell whether a thing has a name, or one is among the words that describe it."""
        chain = mention.chain
        if chain not in self._known:
            self._known[chain] = chain in self.named or any(map(self._is_told, self._told.get(chain, ())))
        return self._known[chain]

    def _is_told(self, mention: MentionRecord) -> bool:
        owner = holder(self._doc[mention.head])
        is_owned = owner is not None and self._is_known(owner)
        return is_owned or self._has_name(mention)

    def _descriptions(self) -> Mapping[int, Sequence[MentionRecord]]:
        """Give the descriptions of each chain without a name."""
        told: dict[int, list[MentionRecord]] = {}
        for mention in self._mentions:
            if mention.kind in _DESCRIBED and mention.chain not in self.named:
                told.setdefault(mention.chain, []).append(mention)
        return told

    def _points(self, mention: MentionRecord) -> bool:
        """Tell whether a description points at something that its own words do not tell."""
        head = self._doc[mention.head]
        if self._is_cut(mention, head):
            return True
        owner = holder(head)
        if owner is not None:
            return not self._is_known(owner) and not self._has_name(mention, head.i)
        if self._has_name(mention) or self._is_unique(mention, head):
            return False
        # "The money for new residents" tells which one, unless what restricts it points too ("the head of the group").
        is_restricted = any(token.i > head.i for token in self._tokens(mention))
        is_open = (self.is_definite(mention) and not is_restricted) or self._is_measure(mention)
        is_open |= self._is_prize(head)
        return is_open or any(map(self._points, self._inside(mention)))

    def _is_unique(self, mention: MentionRecord, head: Token) -> bool:
        """Tell whether there is one where the text speaks of: "the government", but not "the state legislature"."""
        is_alone = all(token.i == head.i or token.dep_ == "det" for token in self._tokens(mention))
        return is_alone and head.lemma_.lower() in self._unique

    def _is_cut(self, mention: MentionRecord, head: Token) -> bool:
        """Tell whether a description stops before what says which one is meant.

        "The clerks who left", "fewer jobs than before", "a new plan for its plants": all that is left is "the clerks",
        "fewer jobs" and "new plan".
        """
        inside = self._tokens(mention)
        after = inside[-1].i + 1 if inside else head.i + 1
        if any(map(self._leads_on, (link for link in children(head, "prep") if link.i == after))):
            return True
        if any(clause.left_edge.i == after and self._is_content(clause) for clause in children(head, "acl", "ccomp")):
            return True
        if after < len(self._doc) and self._is_name_beside(self._doc[after], head):
            return True
        links = [link for token in inside for link in children(token, "prep") if link.i >= after]
        if any(token.tag_ == "JJR" for token in inside) and any(link.lower_ == "than" for link in links):
            return True
        is_open = head.tag_ in _PLURALS or not self._has_name(mention)
        clauses = (clause for token in inside for clause in children(token, "relcl"))
        return is_open and self.is_definite(mention) and any(clause.left_edge.i == after for clause in clauses)

    def _is_content(self, clause: Token) -> bool:
        """Tell whether a clause says what a thing is about or for ("a claim that it failed", "powers to tax them")."""
        is_aim = is_infinitive(clause) and clause.head.lemma_.lower() in self._purposes
        return is_aim or any(mark.lower_ == "that" for mark in children(clause, "mark"))

    def _is_name_beside(self, word: Token, head: Token) -> bool:
        """Tell whether a name follows a thing of the kind that a description gives ("the TV show Hollin End")."""
        name = self._by_head.get(word.i)
        return name is not None and name.kind == "name" and word.dep_ == "appos" and word.left_edge.i > head.i

    def _leads_on(self, link: Token) -> bool:
        """Tell whether a preposition leads to what tells which one is meant, but needs its text for that."""
        if link.lower_ not in self._telling_links:
            return False
        return any(owner.tag_ == "PRP$" for noun in children(link, "pobj") for owner in children(noun, "poss"))

    def _is_prize(self, noun: Token) -> bool:
        """Tell whether a description is of a prize among others of its name ("best album")."""
        return any(child.lower_ in self._prizes for child in children(noun, "amod"))

    def _is_of_actor(self, mention: MentionRecord) -> bool:
        """Tell whether a description is of whoever acts: "raised rates", "cut its staff"."""
        head = self._doc[mention.head]
        owner = holder(head)
        if self._is_cut(mention, head) or self._is_prize(head) or any(map(self._points, self._inside(mention))):
            return False
        if owner is None:
            return not self.is_definite(mention)
        return owner.tag_ == "PRP$" and owner.lower_ not in self._first_persons

    def is_definite(self, mention: MentionRecord) -> bool:
        """Tell whether "the", "that" or "other" says that the reader knows which one is meant."""
        head = self._doc[mention.head]
        first = next(iter(self._tokens(mention)), head)
        before = [first.nbor(-1)] if first.i else []
        is_other = any(child.lower_ in self._pointing for child in children(head, "amod"))
        return is_other or any(word.lower_ in self._definite for word in (*children(head, "det"), *before))

    def _is_known(self, owner: Token) -> bool:
        inner = self._by_head.get(owner.i)
        if inner is None:
            return owner.pos_ == "PROPN" and owner.lower_ not in self._times
        if inner.kind in _NAMES or inner.chain in self.named:
            return True
        return inner.kind in _DESCRIBED and self._has_name(inner)

    def _has_name(self, mention: MentionRecord, end: int = -1) -> bool:
        """Tell whether there is a name or a year among the words of a description, or before one of them."""
        return any(self._is_name(token) for token in self._tokens(mention) if end < 0 or token.i < end)

    def _is_name(self, token: Token) -> bool:
        known = self._names.get(token.i)
        if known is None:
            known = self._names[token.i] = self._reads_as_name(token)
        return known

    def _reads_as_name(self, token: Token) -> bool:
        inner = self._by_head.get(token.i)
        is_named = inner is not None and (inner.kind in _NAMES or inner.chain in self.named)
        text = token.text
        is_capital = text[0].isupper() and not token.is_sent_start
        is_proper = is_capital or (token.pos_ == "PROPN" and text[0].isalnum())
        is_year = text.isdigit() and len(text) == _YEAR
        # "Sunday's ceremony" is any.
        is_name = is_named or is_year or (is_proper and token.lower_ not in self._times)
        return is_name and not self._is_negated(token) and not self._is_home(token)

    def _is_home(self, name: Token) -> bool:
        """Tell whether a name says no more than where something is from ("the Oslo-based company")."""
        _, hyphen, after = name.lower_.partition("-")
        if hyphen:
            return after in self._homes
        rest = name.doc[name.i + 1 : name.i + 3]
        return len(rest) > 1 and rest[0].text == "-" and rest[1].lower_ in self._homes

    def _is_negated(self, name: Token) -> bool:
        """Tell whether a prefix makes a name what is meant not ("non-EU countries")."""
        before, hyphen, _ = name.lower_.partition("-")
        if hyphen and before in self._negating:
            return True
        return name.i > 1 and name.nbor(-1).text == "-" and name.nbor(-2).lower_ in self._negating

    def _is_measure(self, mention: MentionRecord) -> bool:
        """Tell whether a description is a figure of nobody ("output", "the yearly turnover")."""
        head = self._doc[mention.head]
        if head.lemma_.lower() not in self._measures and mention.label.lower() not in self._measures:
            return False
        is_of = any(child.lower_ in _OF and child.idx < mention.end for child in children(head, "prep"))
        is_of_all = any(child.lower_ in self._scopes for child in self._tokens(mention))
        return not is_of and not is_of_all

    def _inside(self, mention: MentionRecord) -> Iterator[MentionRecord]:
        """Give the descriptions inside a description."""
        for token in self._tokens(mention):
            inner = self._by_head.get(token.i)
            if inner is not None and inner.kind in _DESCRIBED and inner.head != mention.head:
                yield inner

    def _tokens(self, mention: MentionRecord) -> list[Token]:
        found = self._words.get(mention.head)
        if found is None:
            head = self._doc[mention.head]
            inside = self._doc[head.left_edge.i : head.right_edge.i + 1]
            found = self._words[mention.head] = [t for t in inside if mention.start <= t.idx < mention.end]
        return found
