"""Join the mentions of one entity inside a document: names, short forms, definite descriptions, pronouns.

Small, rule-based, and for precision over recall: a mention joins another one only where the rule leaves no other
choice; else it stays a thing of its own. The rules, in order:

1. names: the same, a part of a person's full name, the first words of a body's name (`aliases.py`);
2. a name and a description in apposition ("their leader, Yoon Tae-ho"), if their classes agree;
3. a description in the same words as an earlier one;
4. a group with the same count ("the 57 residents");
5. a bare definite description ("the ministry", "this fund") and the earlier mention in the same noun, if there is
   only one or it is near; a role noun and the one person who has that role ("the mayor"); a class noun
   and the one name of its class ("the company");
6. "he" and "she" and the nearest earlier person that stands as a subject and does not clash in gender;
7. "it" and "they" as subjects, and the subject of the sentence before, if it can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.nlp import syntax
from kgraph.nlp.aliases import NameChains
from kgraph.nlp.mentions import MentionRecord, class_nouns, get_mentions, set_mentions
from kgraph.nlp.records import get_values
from kgraph.nlp.syntax import children
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_WINDOW = 2
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


class CoreferenceComponent:
    """Number the chains of mentions.

    Args:
        ontology: Where classes and cue words are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._class_by_noun = class_nouns(ontology)
        self._class_words = ontology.words("class-noun")
        self._definite = ontology.words("definite-determiner")
        self._suffixes = ontology.words("name-suffix")
        self._genders = ontology.meanings("gendered-word")
        self._things = ontology.words("thing-pronoun")
        self._plurals = ontology.words("plural-pronoun")

    def __call__(self, doc: Doc) -> Doc:
        """Number the chains.

        Args:
            doc: A Doc with mentions.

        Returns:
            The same Doc.
        """
        mentions = get_mentions(doc)
        reader = _Reader(self, doc, NameChains(mentions, self._ontology, self._suffixes))
        for mention in mentions:
            reader.read(mention)
        set_mentions(doc, reader.done)
        return doc

    def is_compatible(self, one: str, other: str) -> bool:
        """Tell whether two classes may be of one thing."""
        return self._ontology.is_a(one, other) or self._ontology.is_a(other, one)

    def is_definite(self, token: Token) -> bool:
        """Tell whether a description is definite, its partitive's noun included ("many of the residents")."""
        inner = (noun for child in children(token, "prep") for noun in children(child, "pobj"))
        determiners = [*children(token, "det"), *(d for noun in inner for d in children(noun, "det"))]
        return any(child.lower_ in self._definite for child in determiners)

    def gender(self, token: Token) -> str:
        """Tell the gender that a pronoun, or a title before a name, gives."""
        words = [token] if token.pos_ == "PRON" else children(token, "compound", "nmod", "amod")
        return next((self._genders[word.lower_] for word in words if word.lower_ in self._genders), "")

    def class_of(self, noun: str) -> str:
        """Give the class of a class noun that may stand for the one name of its class, or an empty string."""
        return self._class_by_noun.get(noun, "") if noun in self._class_words else ""

    def is_thing(self, token: Token) -> bool:
        """Tell whether a token is "it" or a form of it."""
        return token.lower_ in self._things

    def is_plural(self, token: Token) -> bool:
        """Tell whether a token is "they" or a form of it."""
        return token.lower_ in self._plurals


class _Reader:
    """Read the mentions of one Doc from first to last."""

    def __init__(self, rules: CoreferenceComponent, doc: Doc, names: NameChains) -> None:
        self._rules = rules
        self._doc = doc
        self._names = names
        self._counts = {value.start: value.value.amount for value in get_values(doc)}
        self._sentence = {sent.start: number for number, sent in enumerate(doc.sents)}
        self._gender: dict[int, str] = {}
        self.done: list[MentionRecord] = []

    def read(self, mention: MentionRecord) -> None:
        """Give a mention its chain."""
        found = self._antecedent(mention)
        joined = mention if found is None else mention._replace(chain=found.chain)
        if mention.kind == "name":
            joined = joined._replace(chain=self._names.chain(mention))
            self._take_apposition(mention, joined.chain)
        elif mention.kind == "pronoun" and found is not None:
            joined = joined._replace(cls=found.cls)
        gender = self._rules.gender(self._doc[mention.head])
        if gender:
            self._gender.setdefault(joined.chain, gender)
        self.done.append(joined)

    def _take_apposition(self, name: MentionRecord, chain: int) -> None:
        """Join an earlier description that the name is an apposition of."""
        described = self._described(self._doc[name.head])
        if described is None or not self._rules.is_compatible(name.cls, described.cls):
            return
        self.done = [m._replace(chain=chain) if m.chain == described.chain else m for m in self.done]

    def _described(self, token: Token) -> MentionRecord | None:
        if token.dep_ != "appos":
            return None
        hosts = [token.head]
        if token.head.dep_ == "pobj" and token.head.pos_ == "PROPN":
            # "the mayor of Lisbon, Ada Park": the parser may hang the name on the place; the classes tell.
            hosts.append(token.head.head.head)
        heads = {host.i for host in hosts}
        return next((m for m in self.done if m.head in heads and m.kind == "description"), None)

    def _antecedent(self, mention: MentionRecord) -> MentionRecord | None:
        token = self._doc[mention.head]
        if mention.kind == "name":
            return None
        if mention.kind == "pronoun":
            return self._person(token) or self._subject(token)
        found = self._named_beside(token, mention) or self._same_words(mention)
        if found is not None or not self._rules.is_definite(token):
            return found
        if mention.counted_by >= 0:
            return self._same_count(mention)
        return self._bare(mention, token)

    # ------------------------------------------------------------ descriptions

    def _named_beside(self, token: Token, mention: MentionRecord) -> MentionRecord | None:
        """Find the name that a description is an apposition of."""
        if token.dep_ != "appos" or mention.kind != "description":
            return None
        name = next((m for m in self.done if m.head == token.head.i and m.kind == "name"), None)
        return name if name is not None and self._rules.is_compatible(mention.cls, name.cls) else None

    def _same_words(self, mention: MentionRecord) -> MentionRecord | None:
        """Find an earlier mention in the same words; one word says too little, unless it names a group."""
        if " " not in mention.label or mention.cls == kg("Role"):
            return None
        label = mention.label.casefold()
        same = (m for m in reversed(self.done) if m.label.casefold() == label and m.kind != "pronoun")
        return next((m for m in same if self._rules.is_compatible(m.cls, mention.cls)), None)

    def _same_count(self, mention: MentionRecord) -> MentionRecord | None:
        amount = self._counts.get(mention.counted_by)
        same = (m for m in self.done if m.counted_by >= 0 and m.cls == mention.cls)
        return next((m for m in same if amount and self._counts.get(m.counted_by) == amount), None)

    def _bare(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        if len(mention.label.split()) > 1:
            return None
        noun = token.lemma_.lower()
        same = [m for m in self.done if m.kind in {"name", "description"} and self._names_noun(m, noun, mention.cls)]
        if same:
            near = [m for m in same if m.kind == "name"] or same
            is_only = len({m.chain for m in near}) == 1
            return near[-1] if is_only or self._distance(near[-1], token) <= 1 else None
        if mention.cls == kg("Person"):
            return self._holder(noun)
        cls = self._rules.class_of(noun)
        names = {m.chain: m for m in self.done if m.kind == "name" and m.cls == cls} if cls else {}
        return next(iter(names.values())) if len(names) == 1 else None

    def _names_noun(self, mention: MentionRecord, noun: str, cls: str) -> bool:
        if mention.cls == kg("Role") or not self._rules.is_compatible(mention.cls, cls):
            return False
        if mention.kind == "name":
            return noun in (word.lower() for word in mention.label.split())
        return self._doc[mention.head].lemma_.lower() == noun

    def _holder(self, noun: str) -> MentionRecord | None:
        """Find the one person so far who has the role that a noun names, as a title or in an apposition."""
        holders = {}
        for mention in self.done:
            token = self._doc[mention.head]
            titles = [*children(token, "compound", "nmod", "appos"), *([token.head] if token.dep_ == "appos" else [])]
            if mention.kind == "name" and any(title.lemma_.lower() == noun for title in titles):
                holders[mention.chain] = mention
        return next(iter(holders.values())) if len(holders) == 1 else None

    def _distance(self, mention: MentionRecord, token: Token) -> int:
        return self._sentence[token.sent.start] - self._sentence[self._doc[mention.head].sent.start]

    # ------------------------------------------------------------ pronouns

    def _person(self, token: Token) -> MentionRecord | None:
        gender = self._rules.gender(token)
        if not gender:
            return None
        people = [m for m in self._recent(token) if m.cls == kg("Person") and m.kind in {"name", "pronoun"}]
        fitting = [m for m in people if self._gender.get(m.chain, gender) == gender]
        subjects = [m for m in fitting if syntax.first_conjunct(self._doc[m.head]).dep_ in _SUBJECTS]
        if subjects:
            # "Eva and Bernhard left. He …": two subjects of one verb, and no telling which.
            verbs = [syntax.first_conjunct(self._doc[m.head]).head.i for m in subjects]
            rivals = {m.chain for m, verb in zip(subjects, verbs, strict=True) if verb == verbs[0]}
            return subjects[0] if len(rivals) == 1 else None
        return fitting[0] if len({m.chain for m in fitting}) == 1 else None

    def _recent(self, token: Token) -> Iterator[MentionRecord]:
        for mention in reversed(self.done):
            if self._distance(mention, token) > _WINDOW:
                return
            yield mention

    def _subject(self, token: Token) -> MentionRecord | None:
        """Find the subject of the sentence before for "it" and "they" at the head of theirs."""
        is_it, is_they = self._rules.is_thing(token), self._rules.is_plural(token)
        if not (is_it or is_they) or token.dep_ not in _SUBJECTS or self._is_expletive(token):
            return None
        before = [m for m in self._recent(token) if self._distance(m, token) == 1 and self._is_main_subject(m)]
        if len({m.chain for m in before}) != 1:
            return None
        found = before[0]
        is_group = found.cls == kg("Group") or found.kind == "group"
        return found if (is_they and is_group) or (is_it and not is_group and self._may_be_it(found)) else None

    def _is_main_subject(self, mention: MentionRecord) -> bool:
        token = self._doc[mention.head]
        return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"

    def _may_be_it(self, mention: MentionRecord) -> bool:
        return mention.cls not in {kg("Person"), kg("Group"), kg("Entity"), kg("Concept"), kg("Role")}

    @staticmethod
    def _is_expletive(token: Token) -> bool:
        """Tell whether "it" stands for a clause ("it was found that", "it is clear")."""
        verb = token.head
        return verb.lemma_ == "be" or bool(children(verb, "ccomp", "csubj", "csubjpass")) or syntax.is_passive(verb)
