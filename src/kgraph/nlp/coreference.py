"""Join the mentions of one entity inside a document: names, short forms, definite descriptions, pronouns.

Small, rule-based, and for precision over recall: a mention joins another one only where the rule leaves no other
choice; else it stays a thing of its own. The rules, in order (each mention names the one that
joined it, for `kgraph explain`):

1. names: the same, a part of a person's full name, the first words of a body's name (`aliases.py`);
2. a description around its name ("the city of Valencia", "AP news agency") or in apposition ("their leader, Yoon
   Tae-ho"), if their classes agree; whom the opening did not name ("A man was held. Tomas Riedl, 41, …");
3. a description in the same words as an earlier one; of one word, only a group ("plaintiffs");
4. a group with the same count ("the 57 residents", "the three", "the trio", "both");
5. a definite description: the one who has that title ("the mayor"); the earlier mention in the same noun ("the
   ministry") or one of like meaning ("the blaze" after "a fire"); the one thing of that noun of which all was said
   before ("the state-owned airline"); the one name of a class ("the company"), the one crash ("the incident"), the one
   body ("prosecutors"), the one thing of an owner ("its fleet") (2 to 5: `antecedents.py`, which asks `repetitions.py`,
   `paraphrases.py`, `general_nouns.py`, `bodies.py` and `possessions.py`);
6. "he" and "she" and the nearest earlier person, named or described, that stands as a subject, does not clash in
   gender and is not the one whose words they are in; "his" only where nobody stands between;
7. "it" and "they" and the subject of a clause they are in, or of the sentence before, if nothing else can be meant;
   "whose" and its noun (`pronouns.py`);
8. "I" and "we" in a quotation, and who says it or the body that person speaks for (`speakers.py`).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.kb import KnowledgeBase
from kgraph.nlp.antecedents import NAME_WITHIN, Descriptions
from kgraph.nlp.discourse import Discourse, Rules
from kgraph.nlp.mentions import MentionRecord, get_mentions, set_mentions
from kgraph.nlp.pronouns import Pronouns
from kgraph.nlp.speakers import Speakers
from kgraph.nlp.syntax import before_aside, children
from kgraph.nlp.words import kept_tree
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ARGUMENTS = _SUBJECTS | {"dobj", "pobj", "attr", "conj"}
_LEAST = 2
_LEAD = 4
_OPENING = 8
_AGE = 3
_DIGITS = 2


class CoreferenceComponent:
    """Number the chains of mentions.

    Args:
        ontology: Where classes and cue words are.
        kb: Known individuals; tells which words say of which country a body is.
    """

    def __init__(self, ontology: Ontology, kb: KnowledgeBase | None = None) -> None:
        self._rules = Rules(ontology, kb or KnowledgeBase())

    def __call__(self, doc: Doc) -> Doc:
        """Number the chains.

        Args:
            doc: A Doc with mentions.

        Returns:
            The same Doc.
        """
        mentions = get_mentions(doc)
        with kept_tree(doc):
            reader = _Reader(Discourse(doc, mentions, self._rules), self._rules)
            for mention in mentions:
                reader.read(mention)
            reader.discourse.done = Speakers(reader.discourse, self._rules).resolved()
            set_mentions(doc, reader.discourse.refined())
        return doc


class _Reader:
    """Read the mentions of one Doc from first to last."""

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        self.discourse = discourse
        self._rules = rules
        self._doc = discourse.doc
        self._descriptions = Descriptions(discourse, rules)
        self._pronouns = Pronouns(discourse, rules)

    def read(self, mention: MentionRecord) -> None:
        """Give a mention its chain."""
        joined = self._joined(mention)
        self._pronouns.note_gender(joined)
        self.discourse.add(joined)

    def _joined(self, mention: MentionRecord) -> MentionRecord:
        if mention.kind == "name":
            chain = self.discourse.names.chain(mention)
            self._take_apposition(mention, chain)
            self._take_spelled_out(mention, chain)
            self._take_lead(mention, chain)
            for told in self._descriptions.headlined(mention):
                self._take(told, chain, "like name")
            label = self._titled(mention) if mention.start in self.discourse.spouses else mention.label
            return mention._replace(chain=chain, rule=self._name_rule(mention, chain), label=label)
        if mention.kind == "pronoun":
            found = self._pronouns.antecedent(self._doc[mention.head])
            return mention if found is None else mention._replace(chain=found.chain, cls=found.cls, rule="pronoun")
        link = self._descriptions.antecedent(mention)
        if link is None:
            return mention
        if link.rule == NAME_WITHIN:
            self._take_words_before_name(mention, link.chain)
        return mention._replace(chain=link.chain, rule=link.rule)

    def _titled(self, name: MentionRecord) -> str:
        """Give a name with the title that tells it from another of the same family: "Mrs Lund"."""
        before = self._doc[name.head].left_edge
        return self.discourse.text[before.idx : name.end]

    def _take_words_before_name(self, mention: MentionRecord, chain: int) -> None:
        """Join what was told without its name: "police in Spanish city" before "the Spanish city of Valencia"."""
        token = self._doc[mention.head]
        words = self.discourse.text[mention.start : token.idx + len(token)]
        if " " in words:
            for told in list(self.discourse.labelled(words)):
                if told.kind == "description":
                    self._take(told.chain, chain, NAME_WITHIN)

    def _name_rule(self, name: MentionRecord, chain: int) -> str:
        """Tell by what a name belongs to its chain; empty for the first mention of the chain."""
        before = [m for m in self.discourse.done if m.chain == chain and m.kind == "name"]
        if not before:
            return ""
        label = name.label.casefold()
        return "same name" if any(m.label.casefold() == label for m in before) else "other form of the name"

    def _take_apposition(self, name: MentionRecord, chain: int) -> None:
        """Join an earlier description that the name is an apposition of, if it is not of another name already."""
        described = self._described(name)
        if described is not None and self._rules.is_compatible(name.cls, described.cls):
            self._take(described.chain, chain, "name beside")

    def _take(self, old: int, chain: int, rule: str) -> None:
        """Lead the mentions of a chain without a name to the chain of one."""
        done = self.discourse.done
        if old != chain and not any(m.chain == old and m.kind == "name" for m in done):
            own = (m._replace(chain=chain, rule=m.rule or rule) if m.chain == old else m for m in done)
            self.discourse.done = list(own)

    def _described(self, name: MentionRecord) -> MentionRecord | None:
        token = self._doc[name.head]
        called = self._called(token)
        if called is not None:
            return called
        if token.dep_ == "attr":
            return self._identified(token)
        if token.dep_ != "appos":
            return self._after_place(name, token) or self._set_off(name, token)
        if self._is_in_place(name):
            return None
        hosts = [token.head]
        is_bare = token.head.pos_ == "PROPN" or not children(token.head, "det", "poss")
        if token.head.dep_ == "pobj" and is_bare:
            # "the mayor of Lisbon, Ada Park", "the candidate for mayor, Ada Park": the parser may hang the name on what
            # is inside; the classes tell.
            hosts.append(token.head.head.head)
        heads = {host.i for host in hosts}
        return next((m for m in self.discourse.done if m.head in heads and m.kind == "description"), None)

    def _set_off(self, name: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the person whose name stands between commas, but hangs elsewhere: "the head of ABX, Eva Lang, left".

        After words that belong to a verb a comma may end a clause instead ("When he met the mayor, Lang left").
        """
        if name.cls != kg("Person") or token.i < _LEAST or token.nbor(-1).text != "," or children(token, "conj", "cc"):
            return None
        last = before_aside(token.nbor(-1))
        found = next(
            (m for m in reversed(self.discourse.done) if m.start <= last.idx < m.end and _is_somebody(m)), None
        )
        if found is None:
            return None
        noun = self._doc[found.head]
        start = noun.left_edge
        is_opening = start.is_sent_start or start.nbor(-1).is_punct
        is_definite = self._rules.has_article(noun) or bool(children(noun, "poss"))
        return found if is_opening and is_definite and self._stands_aside(noun, token) else None

    def _stands_aside(self, noun: Token, name: Token) -> bool:
        """Tell whether a description and the name after it are one subject."""
        if name.i + 1 < len(self._doc) and name.nbor().text == ",":
            return noun.dep_ in _SUBJECTS and noun.head.i > name.i
        return noun.dep_ not in _ARGUMENTS and name.dep_ in _SUBJECTS

    def _after_place(self, name: MentionRecord, token: Token) -> MentionRecord | None:
        """Find whose name the parser took a place before for a part of: "the envoy to Oslo Ada Park"."""
        before = [self.discourse.name_at.get(child.i) for child in children(token, "compound", "nmod")]
        is_after = any(place is not None and self._rules.is_place(place.cls) for place in before)
        if token.dep_ != "pobj" or name.cls != kg("Person") or not is_after:
            return None
        whole = self.discourse.at(token.head.head)
        return whole if whole is not None and whole.kind == "description" and whole.cls == kg("Person") else None

    def _called(self, token: Token) -> MentionRecord | None:
        """Find the person or body right before its name ("the store chain Velmart"), wherever the parser hung them."""
        before = self.discourse.at(token.nbor(-1)) if token.i and token.dep_ not in _SUBJECTS else None
        if before is None or before.kind != "description":
            return None
        is_body = self._rules.ontology.is_a(before.cls, kg("Organization"))
        return before if is_body or before.cls == kg("Person") else None

    def _identified(self, name: Token) -> MentionRecord | None:
        """Find what a relative clause says is the same: "the chartered plane, which was the Airbus A350"."""
        verb = name.head
        noun = verb.head
        is_plain = verb.lemma_ == "be" and verb.dep_ == "relcl" and not children(verb, "neg", "aux")
        is_definite = any(child.lower_ == "the" for child in (*children(noun, "det"), *children(name, "det")))
        has_pronoun = any(child.tag_ in {"WDT", "WP"} for child in children(verb, "nsubj"))
        return self.discourse.at(noun) if is_plain and is_definite and has_pronoun else None

    def _take_spelled_out(self, name: MentionRecord, chain: int) -> None:
        """Join a description in the very words of a name: "the spending outline (LRSO)"."""
        if " " in name.label:
            for told in list(self.discourse.labelled(name.label.casefold())):
                if told.kind == "description":
                    self._take(told.chain, chain, "words of the name")

    def _take_lead(self, name: MentionRecord, chain: int) -> None:
        """Join whom the lead did not name yet: "An Oslo man was held. Tomas Riedl, 41, …"."""
        token = self._doc[name.head]
        if name.cls != kg("Person") or token.dep_ not in _SUBJECTS or not self._has_age(token):
            return
        unnamed = [m for m in self.discourse.recent(token, _LEAD) if self._is_unnamed(m)]
        if self.discourse.sentence(token) <= _OPENING and len({m.chain for m in unnamed}) == 1:
            self._take(unnamed[0].chain, chain, "person of the lead")

    def _has_age(self, token: Token) -> bool:
        after = [word.text for word in self._doc[token.i + 1 : token.i + 4]]
        return len(after) == _AGE and after[0] == after[2] == "," and after[1].isdigit() and len(after[1]) == _DIGITS

    def _is_unnamed(self, mention: MentionRecord) -> bool:
        """Tell whether a mention brings in a person as the subject of a verb ("an Oslo man")."""
        token = self._doc[mention.head]
        is_person = mention.kind == "description" and mention.cls == kg("Person") and token.dep_ in _SUBJECTS
        return is_person and any(child.lower_ in {"a", "an"} for child in children(token, "det"))

    def _is_in_place(self, name: MentionRecord) -> bool:
        """Tell whether a place stands after a smaller one that ends in a name: "the coast of Aceh, Indonesia"."""
        before: Token | None = self._doc[name.head - 2] if name.head > 1 else None
        smaller = self.discourse.name_at.get(before.i) if before is not None else None
        return smaller is not None and self._rules.is_place(smaller.cls) and self._rules.is_place(name.cls)


def _is_somebody(mention: MentionRecord) -> bool:
    return mention.kind == "description" and mention.cls == kg("Person")
