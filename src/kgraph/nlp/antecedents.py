"""Lead descriptions to what they stand for: a name, or an earlier description of the same thing.

Every rule asks that nothing else can be meant; where two things can, the description stays one of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from kgraph.nlp.discourse import Discourse, Link, Rules, folded
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_Rule = Callable[[MentionRecord, Token], MentionRecord | None]
NAME_WITHIN = "name within"
_NEAR = 2
_FEW = 10
_TOPIC = 4
_LEAD = 3


class Descriptions:
    """Find the antecedents of descriptions and groups.

    Args:
        discourse: The mentions so far.
        rules: Word lists.
    """

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        self._discourse = discourse
        self._doc = discourse.doc
        self._rules = rules
        self._headlined: list[MentionRecord] = []

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
        if self._is_headlined(mention, token):
            self._headlined.append(mention)
        return None

    def _rules_for(self, mention: MentionRecord, token: Token) -> Mapping[str, _Rule]:
        """Give the rules that a description is led by, in the order in which they are asked."""
        always: Mapping[str, _Rule] = {
            "name beside": self._named_beside,
            "group of them": self._grouped,
            "same words": self._same_words,
            "same parties": self._same_parties,
        }
        if not self._rules.is_definite(token):
            return {**always, "event of the summary": self._in_summary}
        if mention.counted_by >= 0:
            return {**always, "same count": self._same_count}
        return {**always, **self._rules_for_definite(mention)}

    def _rules_for_definite(self, mention: MentionRecord) -> Mapping[str, _Rule]:
        noun = self._discourse.lemma(mention)
        called: Mapping[str, _Rule] = {"called so": self._called}
        if mention.label.casefold() in self._rules.counting:
            return {**called, "counting word": self._counted}
        if " " in mention.label:
            return {
                **called,
                "first words of a name": self._first_words,
                "same owner": self._same_owner,
                "said before": self._fewer_words,
                "like name": self._like_name,
                "same words before a like noun": self._like_words,
                "class": self._of_class,
            }
        if noun in self._rules.default_bodies and mention.kind == "description":
            return {**called, "the one such body": self._default_body}
        if any(self._names_noun(m, noun, mention) for m in self._discourse.done):
            return {**called, "same noun": self._same_noun_still}
        return {**called, "like noun": self._like_noun, "like name": self._like_name, "class": self._of_class}

    # ------------------------------------------------------------ with a name

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
            return None
        return self._discourse.name_at.get(start)

    def _named_beside(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the name that a description is an apposition of, unless it is the title of the name after it."""
        # "Eva Lang, a poet and painter": without an article of its own, the second noun is of the same person.
        first = token if token.dep_ != "conj" or children(token, "det", "poss") else token.head
        if first.dep_ != "appos" or mention.kind != "description" or token.i + 1 in self._discourse.name_at:
            return None
        name = next((m for m in self._discourse.done if m.head == first.head.i and m.kind == "name"), None)
        return name if name is not None and self._rules.is_compatible(mention.cls, name.cls) else None

    def _grouped(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the group that plural nouns after "of" are in: "a group of plaintiffs"."""
        is_inside = token.dep_ == "pobj" and token.head.lower_ == "of" and mention.kind == "group"
        is_vague = self._discourse.lemma(mention) in self._rules.generic_groups or children(token, "det", "poss")
        whole = self._discourse.at(token.head.head) if is_inside and not is_vague else None
        return whole if whole is not None and self._doc[whole.head].lower_ in self._rules.gathering else None

    # ------------------------------------------------------------ in the same words

    def _same_words(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find an earlier mention in the same words; one word says too little, unless it names a group."""
        label = mention.label.casefold()
        is_bare_group = self._is_group(mention) and self._is_bare(token)
        if (
            mention.cls == kg("Role")
            or (" " not in label and not is_bare_group)
            or self._is_one_of_many(mention, token)
        ):
            return None
        same = (m for m in self._discourse.labelled(label) if m.kind != "pronoun")
        if is_bare_group and " " not in label:
            same = (m for m in same if self._is_group(m) and self._is_bare(self._doc[m.head]))
        return next((m for m in same if self._rules.is_compatible(m.cls, mention.cls)), None)

    def _is_group(self, mention: MentionRecord) -> bool:
        """Tell whether a mention is of several, or of a body in the plural ("police")."""
        is_body = mention.cls == kg("GovernmentBody") and mention.kind == "group"
        return is_body or mention.cls == kg("Group")

    def _is_bare(self, token: Token) -> bool:
        """Tell whether a plural stands alone or with "the": "plaintiffs" are the same all through an article."""
        modifiers = [child for child in token.children if child.i < token.i and not child.is_punct]
        return all(child.dep_ == "det" and child.lower_ == "the" for child in modifiers if child.dep_ != "cc")

    def _is_one_of_many(self, mention: MentionRecord, token: Token) -> bool:
        """Tell whether a description takes one or some out of many: "one plaintiff" need not be the one before."""
        first = self._discourse.text[mention.start : mention.end].split()[:1]
        determiners = {child.lower_ for child in children(token, "det", "nummod", "amod")} | {w.lower() for w in first}
        return not determiners.isdisjoint(self._rules.picking)

    def _same_count(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the group with the same number, of which all that is said now was said before."""
        counts = self._discourse.counts
        amount = counts[mention.counted_by].amount if mention.counted_by in counts else ""
        same = (m for m in self._described() if m.counted_by in counts and m.cls == mention.cls)
        equal = (m for m in same if amount and counts[m.counted_by].amount == amount)
        # Hardly anything else in a text is 57; of two threes, the words must tell.
        is_telling = amount.isdigit() and int(amount) > _FEW and int(amount) % _FEW > 0
        return next((m for m in equal if is_telling or self._uncounted(mention) <= self._uncounted(m)), None)

    def _uncounted(self, mention: MentionRecord) -> frozenset[str]:
        number = self._discourse.counts[mention.counted_by].text.casefold().split()
        return frozenset(self._discourse.words_before_head(mention)) - frozenset(number)

    # ------------------------------------------------------------ definite descriptions

    def _counted(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the group of as many as a word says: "the trio"."""
        return self._discourse.counted_alike(self._rules.counting[mention.label.casefold()], token, _FEW)

    def _same_noun_still(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find what the same noun stands for, unless the text went on to another thing."""
        noun = token.lemma_.lower()
        same = self._same_noun(mention, noun)
        return None if same is None or self._is_left(same, mention, noun) else same

    def _is_left(self, found: MentionRecord, mention: MentionRecord, noun: str) -> bool:
        """Tell whether the text went on to another thing with a noun of like meaning: "a fire … the blaze"."""
        like = self._rules.alike(noun) - {noun}
        last = max(m.head for m in self._discourse.done if m.chain == found.chain)
        later = (m for m in self._discourse.done if m.kind == mention.kind and m.head > last)
        return any(self._discourse.lemma(m) in like and m.chain != found.chain and m.cls == mention.cls for m in later)

    def _default_body(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one body that "the government" means, named before or after; else the one that it meant before."""
        noun = token.lemma_.lower()
        names = self._discourse.names
        named = [m for m in self._discourse.name_at.values() if noun in m.label.casefold().split()]
        named = [m for m in named if self._rules.is_compatible(m.cls, mention.cls)]
        found = self._discourse.only(m._replace(chain=names.chain(m)) for m in named)
        if found is not None or named:
            return found or self._same_noun(mention, noun)
        label = mention.label.casefold()
        return next((m for m in self._described() if m.label.casefold() == label and m.cls == mention.cls), None)

    def _same_noun(self, mention: MentionRecord, noun: str) -> MentionRecord | None:
        """Find the name or description of the same noun: the only one, or for a single thing the last if it is near."""
        same = [m for m in self._discourse.done if self._names_noun(m, noun, mention)]
        near = [m for m in same if m.kind == "name"] or same
        if not near or len({m.chain for m in near}) == 1:
            return near[-1] if near else None
        is_single, token = mention.kind == "description", self._doc[mention.head]
        if is_single and self._discourse.distance(near[-1], token) <= 1:
            return near[-1]
        # "The inquiry" goes on to mean what it meant last, while no other inquiry is spoken of.
        is_same = near[-1].label.casefold() == mention.label.casefold() and mention.cls != kg("Person")
        if is_same and self._rules.is_definite(self._doc[near[-1].head]):
            return near[-1]
        return self._plain_one(near) if is_single else None

    def _plain_one(self, same: list[MentionRecord]) -> MentionRecord | None:
        """Find the one of a noun that nothing tells from others: "an inquiry … an earlier inquiry … the inquiry"."""
        plain = [m for m in same if self._rules.telling_apart.isdisjoint(m.label.casefold().split())]
        is_bare = len(plain) < len(same) and not any(map(self._discourse.words_before_head, plain))
        return self._discourse.only(iter(plain)) if is_bare else None

    def _names_noun(self, before: MentionRecord, noun: str, mention: MentionRecord) -> bool:
        if noun in self._rules.held_bodies and not self._has_holder(before, self._doc[mention.head]):
            return False
        if before.kind == "name":
            has_noun = mention.kind == "description" and noun in before.label.lower().split()
            return has_noun and self._rules.is_compatible(before.cls, mention.cls)
        if before.kind != mention.kind or self._discourse.lemma(before) != noun or before.cls == kg("Role"):
            return False
        if not self._rules.is_compatible(before.cls, mention.cls):
            return False
        # "The artists" are not just the "other new artists".
        picked = self._rules.picking.intersection(before.label.casefold().split())
        introduced = self._rules.introducing if self._is_bare(self._doc[mention.head]) else frozenset()
        is_whole = before.counted_by >= 0 or picked <= introduced
        return mention.kind == "description" or (is_whole and noun not in self._rules.generic_groups)

    def _has_holder(self, before: MentionRecord, token: Token) -> bool:
        """Tell whether a body before is held by the same: "the sheriff's office" after "Kern Sheriff's Office"."""
        holders = {noun.lemma_.lower() for noun in children(token, "poss")}
        if before.kind != "name":
            return holders <= {noun.lemma_.lower() for noun in children(self._doc[before.head], "poss")}
        return holders <= {word.removesuffix("'s") for word in folded(before.label).split()}

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

    def _first_words(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the body whose name begins with the words: "the attorney's office"."""
        words = f"{folded(mention.label)} "
        names = (m for m in self._discourse.done if m.kind == "name" and self._rules.is_compatible(m.cls, mention.cls))
        return self._discourse.only(m for m in names if f"{folded(m.label)} ".startswith(words))

    def _same_owner(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing of the same noun that belongs to the same name: "the verdict of the court"."""
        # "Part of the group": there may be several.
        owner = self._owner(token) if self._rules.has_article(token) else -1
        if owner < 0:
            return None
        noun, words = self._discourse.lemma(mention), self._discourse.words_before_head(mention)
        same = (m for m in self._described() if m.kind == mention.kind and self._discourse.lemma(m) == noun)
        alike = (m for m in same if self._discourse.words_before_head(m) == words)
        return self._discourse.only(m for m in alike if self._owner(self._doc[m.head]) == owner)

    def _owner(self, token: Token) -> int:
        """Give the chain of the name in a noun's "of" phrase, or -1."""
        nouns = (noun for of in children(token, "prep") if of.lower_ == "of" for noun in children(of, "pobj"))
        names = [self._discourse.name_at[noun.i] for noun in nouns if noun.i in self._discourse.name_at]
        return self._discourse.names.chain(names[0]) if len(names) == 1 else -1

    def _same_parties(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing of like meaning between the same names: "Boliden's takeover of Norsk Hydro"."""
        parties, like = self._parties(token), self._rules.alike(self._discourse.lemma(mention))
        if len(parties) < 2 or len(like) == 1:  # noqa: PLR2004 - it takes two
            return None
        same = (m for m in self._described() if m.kind == mention.kind and self._discourse.lemma(m) in like)
        return self._discourse.only(m for m in same if self._parties(self._doc[m.head]) == parties)

    def _parties(self, token: Token) -> frozenset[int]:
        """Give the chains of the names before a noun and after its prepositions."""
        nouns = [*token.lefts, *(noun for link in children(token, "prep") for noun in children(link, "pobj"))]
        words = (word for noun in nouns for word in (noun, *noun.lefts, *noun.conjuncts))
        names = (self._discourse.name_at.get(word.i) for word in words)
        return frozenset(self._discourse.names.chain(name) for name in names if name is not None)

    def _fewer_words(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing of this noun so far, where all that the description says of it was said before.

        A country may be added: "the joint Greek exercises" after "joint exercises".
        """
        if self._has_tail(mention, token):
            return None
        said = frozenset(self._discourse.words_before_head(mention))
        if not said.isdisjoint(self._rules.telling_apart):
            return None
        countries = frozenset(filter(self._rules.names_countries, said))
        noun = self._discourse.lemma(mention)
        same = (m for m in self._described() if m.kind == mention.kind and m.cls == mention.cls)
        before = [(m, _said(m.label)) for m in same if self._discourse.lemma(m) == noun]
        if said == countries:
            # The country alone tells it from others of the noun.
            found = self._discourse.only(m for m, _ in before)
            return found if any(said <= words for _, words in before) else None
        return self._discourse.only(
            m for m, words in before if said - countries <= words and self._is_of_countries(words, countries)
        )

    def _is_of_countries(self, words: frozenset[str], countries: frozenset[str]) -> bool:
        """Tell whether words name no other countries than these."""
        own = frozenset(filter(self._rules.names_countries, words))
        return not own or not countries or own == countries

    def _has_tail(self, mention: MentionRecord, token: Token) -> bool:
        return token.idx + len(token) != mention.end

    def _described(self) -> Iterator[MentionRecord]:
        """Give the descriptions and groups so far, the latest last."""
        return (m for m in self._discourse.done if m.kind in {"description", "group"} and m.cls != kg("Role"))

    # ------------------------------------------------------------ by like nouns

    def _like_noun(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the one thing that a noun of like meaning takes up: "the blaze" after "a fire"."""
        like = self._rules.alike(self._discourse.lemma(mention))
        if len(like) == 1:
            return None
        same = (m for m in self._described() if m.kind == mention.kind and m.cls == mention.cls)
        return self._discourse.only(m for m in same if self._discourse.lemma(m) in like)

    def _like_words(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing with the same words before a noun of like meaning: "the rescue plan", "… package"."""
        like = self._rules.alike(self._discourse.lemma(mention))
        words = self._discourse.words_before_head(mention)
        if len(like) == 1 or self._has_tail(mention, token):
            return None
        same = (m for m in self._described() if m.kind == mention.kind and self._discourse.lemma(m) in like)
        return self._discourse.only(m for m in same if self._discourse.words_before_head(m)[-len(words) :] == words)

    def _like_name(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one body whose name has a like word for each: "the tax authority", "Revenue Service"."""
        if self._has_tail(mention, token):
            return None
        return self._discourse.only(m for m in self._discourse.done if m.kind == "name" and self._is_like(mention, m))

    def _is_like(self, mention: MentionRecord, name: MentionRecord) -> bool:
        noun = self._discourse.lemma(mention)
        is_body = mention.kind == "description" and noun in self._rules.body_nouns
        if not is_body or not self._rules.is_compatible(name.cls, mention.cls):
            return False
        words = frozenset(name.label.casefold().split())
        return not any(
            self._rules.alike(w).isdisjoint(words) for w in (*self._discourse.words_before_head(mention), noun)
        )

    def _is_headlined(self, mention: MentionRecord, token: Token) -> bool:
        """Tell whether a summary speaks of a body without article: "Tax agency will hire 1,000"."""
        is_body = " " in mention.label and self._discourse.lemma(mention) in self._rules.body_nouns
        is_bare = is_body and token.tag_ in {"NN", "NNP"} and not children(token, "det", "poss")
        return is_bare and not self._has_tail(mention, token)

    def headlined(self, name: MentionRecord) -> list[int]:
        """Give the chains of what a summary spoke of without article, before its name came."""
        return [mention.chain for mention in self._headlined if self._is_like(mention, name)]

    def _in_summary(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the event that a summary told in the style of headlines: "after blaze that …" before "a fire"."""
        if mention.kind != "description" or mention.cls != kg("Event") or not self._is_indefinite(token):
            return None
        like = self._rules.alike(self._discourse.lemma(mention))
        told = [m for m in self._described() if m.kind == "description" and self._discourse.lemma(m) in like]
        found = self._discourse.only(iter(told))
        return found if found is not None and all(self._has_no_article(self._doc[m.head]) for m in told) else None

    def _is_indefinite(self, token: Token) -> bool:
        # With words of its own it may be another one: "a second fire", "a fire in Oslo".
        return [child.lower_ for child in token.children if child.i < token.i] in (["a"], ["an"])

    def _has_no_article(self, token: Token) -> bool:
        return token.tag_ == "NN" and not children(token, "det", "poss", "nummod", "amod", "compound")

    # ------------------------------------------------------------ by class

    def _of_class(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one name of a class that its noun stands for: "the company", "the low-cost airline"."""
        if mention.kind != "description" or mention.cls == kg("Role") or self._has_tail(mention, token):
            return None
        noun, words = self._discourse.lemma(mention), self._discourse.words_before_head(mention)
        if mention.cls == kg("Person"):
            is_profile = noun in self._rules.profiles and all(map(self._rules.is_demonym, words))
            return self._topic(token) if is_profile else None
        if any(map(self._rules.is_demonym, words)):
            return self._at_home(noun, words)
        cls = self._rules.class_of(noun)
        # A body of no special class is a newspaper only if the text has called it so.
        if not cls or (cls == kg("Organization") and noun in self._rules.evident):
            return None
        return self._one_of(cls, token) if all(word in self._rules.describing for word in words) else None

    def _one_of(self, cls: str, token: Token) -> MentionRecord | None:
        """Find the one body of a class, or the one company that the sentence names before."""
        named = [m for m in self._discourse.done if m.kind == "name"]
        fitting = {m.chain for m in self._discourse.done if m.cls == cls} & {m.chain for m in named}
        # A body that the text does not classify may be meant as well.
        is_body = self._rules.is_compatible(cls, kg("Organization"))
        open_ = {m.chain for m in named if is_body and m.cls == kg("Organization") and not m.individual}
        found = self._leading(named, fitting | open_)
        if found is not None and found.chain in fitting:
            return found
        return self._nearest(token, fitting | open_) if cls == kg("Company") else None

    def _nearest(self, token: Token, chains: set[int]) -> MentionRecord | None:
        """Give the only one of the chains that the sentence names before a token, in or out of quotes like it."""
        found = self._discourse.only(
            m for m in self._discourse.recent(token, 0) if m.kind == "name" and m.chain in chains
        )
        is_told = found is not None and self._discourse.quotation(found.head) == self._discourse.quotation(token.i)
        return found if is_told else None

    def _at_home(self, noun: str, words: list[str]) -> MentionRecord | None:
        """Find the one known company of a country: "the French manufacturer"."""
        country, *rest = words
        trades = [word.removesuffix("-") for word in rest]
        if noun not in self._rules.company_nouns or any(word not in self._rules.describing for word in trades):
            return None
        named = (m for m in self._discourse.done if m.kind == "name" and m.individual)
        return self._discourse.only(m for m in named if self._rules.is_at_home(m.label, country))

    def _leading(self, named: list[MentionRecord], chains: set[int]) -> MentionRecord | None:
        """Give the name of the only chain, or of the one that is named far more often than every other."""
        ranked = Counter(m.chain for m in named if m.chain in chains).most_common(2)
        if not ranked or (len(ranked) > 1 and (ranked[0][1] < _TOPIC or ranked[0][1] < _LEAD * ranked[1][1])):
            return None
        return next(m for m in named if m.chain == ranked[0][0])

    def _topic(self, token: Token) -> MentionRecord | None:
        """Find the person that the document is about: named far more often than any other, and lately."""
        names = self._discourse.names
        people = [m._replace(chain=names.chain(m)) for m in self._discourse.name_at.values() if m.cls == kg("Person")]
        found = self._leading(people, {m.chain for m in people}) if len(people) >= _TOPIC else None
        if found is None:
            return None
        return next((m for m in self._discourse.recent(token, _NEAR) if m.chain == found.chain), None)


def _said(label: str) -> frozenset[str]:
    """Give the words of a label in lower case, each model number also without its variant: "A350-900", "A350"."""
    words = label.casefold().split()
    models = (word.split("-")[0] for word in words if any(character.isdigit() for character in word))
    return frozenset((*words, *models))
