"""Join the mentions of one entity inside a document: names, short forms, definite descriptions, pronouns.

Small, rule-based, and for precision over recall: a mention joins another one only where the rule leaves no other
choice; else it stays a thing of its own. The rules, in order:

1. names: the same, a part of a person's full name, the first words of a body's name (`aliases.py`);
2. a description around its name ("the city of Valencia", "AP news agency") or in apposition ("their leader, Yoon
   Tae-ho"), if their classes agree;
3. a description in the same words as an earlier one; of one word, only a group ("plaintiffs");
4. a group with the same count ("the 57 residents");
5. a definite description: the one who has that title ("the mayor"); the earlier mention in the same noun ("the
   ministry") or one of like meaning ("the blaze" after "a fire"); the one thing of that noun of which all was said
   before ("the state-owned airline"); the one name of a class ("the company") (`antecedents.py`);
6. "he" and "she" and the nearest earlier person that stands as a subject and does not clash in gender;
7. "it" and "they" and the subject of a clause they are in, or of the sentence before, if nothing else can be meant;
   "whose" and its noun (`pronouns.py`);
8. "I" and "we" in a quotation, and who says it or the body that person speaks for (`speakers.py`).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.kb import KnowledgeBase
from kgraph.nlp.antecedents import Descriptions
from kgraph.nlp.discourse import Discourse, Rules
from kgraph.nlp.mentions import MentionRecord, get_mentions, set_mentions
from kgraph.nlp.pronouns import Pronouns
from kgraph.nlp.speakers import Speakers
from kgraph.ontology import Ontology


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
            for told in self._descriptions.headlined(mention):
                self._take(told, chain)
            return mention._replace(chain=chain)
        if mention.kind == "pronoun":
            found = self._pronouns.antecedent(self._doc[mention.head])
            return mention if found is None else mention._replace(chain=found.chain, cls=found.cls)
        chain = self._descriptions.antecedent(mention)
        return mention if chain < 0 else mention._replace(chain=chain)

    def _take_apposition(self, name: MentionRecord, chain: int) -> None:
        """Join an earlier description that the name is an apposition of, if it is not of another name already."""
        described = self._described(name)
        if described is not None and self._rules.is_compatible(name.cls, described.cls):
            self._take(described.chain, chain)

    def _take(self, old: int, chain: int) -> None:
        """Lead the mentions of a chain without a name to the chain of one."""
        done = self.discourse.done
        if not any(m.chain == old and m.kind == "name" for m in done):
            self.discourse.done = [m._replace(chain=chain) if m.chain == old else m for m in done]

    def _described(self, name: MentionRecord) -> MentionRecord | None:
        token = self._doc[name.head]
        if token.dep_ != "appos" or self._is_in_place(name):
            return None
        hosts = [token.head]
        if token.head.dep_ == "pobj" and token.head.pos_ == "PROPN":
            # "the mayor of Lisbon, Ada Park": the parser may hang the name on the place; the classes tell.
            hosts.append(token.head.head.head)
        heads = {host.i for host in hosts}
        return next((m for m in self.discourse.done if m.head in heads and m.kind == "description"), None)

    def _is_in_place(self, name: MentionRecord) -> bool:
        """Tell whether a place stands after a smaller one that ends in a name: "the coast of Aceh, Indonesia"."""
        before: Token | None = self._doc[name.head - 2] if name.head > 1 else None
        smaller = self.discourse.name_at.get(before.i) if before is not None else None
        return smaller is not None and self._rules.is_place(smaller.cls) and self._rules.is_place(name.cls)
