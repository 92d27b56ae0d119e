"""Find what a description says again: in the same words, count or noun, of the same owner or parties.

Every rule asks that nothing else can be meant (see `antecedents.py`).
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp.discourse import folded
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology.vocab import kg

_FEW = 10


class Repetitions(Resolver):
    """Find what descriptions and groups say again."""

    # ------------------------------------------------------------ in the same words

    def same_words(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
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
        modifiers = [child for child in children_of(token) if child.i < token.i and not child.is_punct]
        return all(child.dep_ == "det" and child.lower_ == "the" for child in modifiers if child.dep_ != "cc")

    def _is_one_of_many(self, mention: MentionRecord, token: Token) -> bool:
        """Tell whether a description takes one or some out of many: "one plaintiff" need not be the one before."""
        first = self._discourse.text[mention.start : mention.end].split()[:1]
        determiners = {child.lower_ for child in children(token, "det", "nummod", "amod")} | {w.lower() for w in first}
        return not determiners.isdisjoint(self._rules.picking)

    def fewer_words(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the one thing of this noun so far, where all that the description says of it was said before.

        A country may be added: "the joint Greek exercises" after "joint exercises".
        """
        if self._discourse.has_tail(mention):
            return None
        said = frozenset(self._discourse.words_before_head(mention))
        if not said.isdisjoint(self._rules.telling_apart):
            return None
        countries = frozenset(filter(self._rules.names_countries, said))
        noun = self._discourse.lemma(mention)
        same = (m for m in self._discourse.described_as((noun,)) if m.kind == mention.kind and m.cls == mention.cls)
        before = [(m, _said(m.label)) for m in same]
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

    # ------------------------------------------------------------ of the same count

    def same_count(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the group with the same number, of which all that is said now was said before."""
        counts = self._discourse.counts
        amount = counts[mention.counted_by].amount if mention.counted_by in counts else ""
        same = (m for m in self._discourse.described() if m.counted_by in counts and m.cls == mention.cls)
        equal = (m for m in same if amount and counts[m.counted_by].amount == amount)
        # Hardly anything else in a text is 57; of two threes, the words must tell.
        is_telling = amount.isdigit() and int(amount) > _FEW and int(amount) % _FEW > 0
        return next((m for m in equal if is_telling or self._uncounted(mention) <= self._uncounted(m)), None)

    def _uncounted(self, mention: MentionRecord) -> frozenset[str]:
        number = self._discourse.counts[mention.counted_by].text.casefold().split()
        return frozenset(self._discourse.words_before_head(mention)) - frozenset(number)

    def counted(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the group of as many as a word says: "the trio"."""
        return self._discourse.counted_alike(self._rules.counting[mention.label.casefold()], token, _FEW)

    # ------------------------------------------------------------ in the same noun

    def is_said_before(self, mention: MentionRecord) -> bool:
        """Tell whether the noun of a description stands for anything so far."""
        noun = self._discourse.lemma(mention)
        return any(self._names_noun(m, noun, mention) for m in self._discourse.called(noun))

    def same_noun(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find what the same noun stands for, unless the text went on to another thing, or tells here which one."""
        if mention.cls == kg("Concept") and _is_told_apart(token):
            # "The letter signed by them" is the letter before; "the cost borne by the state" another cost.
            return None
        noun = token.lemma_.lower()
        same = self.last_of_noun(mention, noun)
        return None if same is None or self._is_left(same, mention, noun) else same

    def _is_left(self, found: MentionRecord, mention: MentionRecord, noun: str) -> bool:
        """Tell whether the text went on to another thing with a noun of like meaning: "a fire … the blaze"."""
        like = self._rules.alike(noun) - {noun}
        if not like:
            return False
        last = max(m.head for m in self._discourse.done if m.chain == found.chain)
        later = (m for m in self._discourse.done if m.kind == mention.kind and m.head > last)
        return any(self._discourse.lemma(m) in like and m.chain != found.chain and m.cls == mention.cls for m in later)

    def last_of_noun(self, mention: MentionRecord, noun: str) -> MentionRecord | None:
        """Find the name or description of the same noun: the only one, or for a single thing the last if it is near."""
        same = [m for m in self._discourse.called(noun) if self._names_noun(m, noun, mention)]
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

    # ------------------------------------------------------------ of the same names

    def same_owner(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing of the same noun that belongs to the same name: "the verdict of the court"."""
        # "Part of the group": there may be several.
        owner = self._owner(token) if self._rules.has_article(token) else -1
        if owner < 0:
            return None
        noun, words = self._discourse.lemma(mention), self._discourse.words_before_head(mention)
        same = (m for m in self._discourse.described_as((noun,)) if m.kind == mention.kind)
        alike = (m for m in same if self._discourse.words_before_head(m) == words)
        return self._discourse.only(m for m in alike if self._owner(self._doc[m.head]) == owner)

    def _owner(self, token: Token) -> int:
        """Give the chain of the name in a noun's "of" phrase, or -1."""
        nouns = (noun for of in children(token, "prep") if of.lower_ == "of" for noun in children(of, "pobj"))
        names = [self._discourse.name_at[noun.i] for noun in nouns if noun.i in self._discourse.name_at]
        return self._discourse.names.chain(names[0]) if len(names) == 1 else -1

    def same_parties(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing of like meaning between the same names: "Boliden's takeover of Norsk Hydro"."""
        like = self._rules.alike(self._discourse.lemma(mention))
        parties = self._parties(token) if len(like) > 1 else frozenset()
        if len(parties) < 2:  # noqa: PLR2004 - it takes two
            return None
        same = (m for m in self._discourse.described_as(like) if m.kind == mention.kind)
        return self._discourse.only(m for m in same if self._parties(self._doc[m.head]) == parties)

    def _parties(self, token: Token) -> frozenset[int]:
        """Give the chains of the names before a noun and after its prepositions."""
        nouns = [*token.lefts, *(noun for link in children(token, "prep") for noun in children(link, "pobj"))]
        words = (word for noun in nouns for word in (noun, *noun.lefts, *noun.conjuncts))
        names = (self._discourse.name_at.get(word.i) for word in words)
        return frozenset(self._discourse.names.chain(name) for name in names if name is not None)


def _said(label: str) -> frozenset[str]:
    """Give the words of a label in lower case, each model number also without its variant: "A350-900", "A350"."""
    words = label.casefold().split()
    models = (word.split("-")[0] for word in words if any(character.isdigit() for character in word))
    return frozenset((*words, *models))


def _is_told_apart(noun: Token) -> bool:
    """Tell whether a participle or clause right after a noun says which one it is: "the cost borne by the state"."""
    return any(
        clause.left_edge.i == noun.i + 1 and clause.right_edge.i > clause.i for clause in children(noun, "acl", "relcl")
    )
