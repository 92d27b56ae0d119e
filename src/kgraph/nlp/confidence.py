"""Say how sure a statement is: its frame's own confidence, less for what made such statements wrong when judged.

What is taken off was measured on judged statements (`benchmarks/reliability.py`): one number a statement, the same for
every text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Token

from kgraph.nlp.anchoring import Anchors
from kgraph.nlp.frames import Match
from kgraph.nlp.indefinites import Indefinites
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.syntax import children_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

OPEN = 0.45
"""Open statements: below the threshold of `kg:related`."""
COUNT, VAGUE_COUNT = 0.85, 0.5
"""The number of a group: as a number, or as "dozens of"."""
FICTION = 0.35
"""Taken off what is told of a character of fiction."""
OVER = 0.35
"""Taken off what is told of a past moment and may be over: below the threshold of its property."""
PART_OF_ROLE = 0.5
"""At most for a role without what it is of ("chairman"): below the threshold of its property."""

_PAIR = 2
_LEAST = 0.05
_LOOSE = 0.1
_PRONOUN = 0.05
_BARE = 0.35
_UNNAMED = 0.35
# For each sign of doubt: a thing that is described and not named, once more if it is definite, and a clause inside
# another's words. Each told right from wrong in both halves of the judged lists; weights of their own did no better.
_SIGN = 0.05
_INNER_CLAUSES = frozenset(("acl", "relcl"))
_PEOPLE = (kg("Person"), kg("Group"))


class Confidence:
    """Rate the statements of one Doc.

    Args:
        nodes: Its mentions and values.
        ontology: For nouns that tell by themselves which one is meant ("the government"), and idle adjectives.
        anchors: Which described things are known.
        indefinites: Which are any or some of their kind.
    """

    def __init__(self, nodes: Nodes, ontology: Ontology, anchors: Anchors, indefinites: Indefinites) -> None:
        self._nodes = nodes
        self._unique = ontology.words("unique-noun")
        self._idle = ontology.words("idle-adjective")
        self._anchors = anchors
        self._indefinites = indefinites
        self._named = anchors.named
        people = (mention for mention in nodes.mentions if mention.kind == "name" and mention.cls == kg("Person"))
        self._people = {mention.chain: mention.label for mention in sorted(people, key=lambda found: len(found.label))}

    @cached_property
    def _told(self) -> set[int]:
        """Give the chains that a description in more than a noun and idle adjectives tells of."""
        described = (mention for mention in self._nodes.mentions if mention.kind in {"description", "group"})
        return {mention.chain for mention in described if not self._is_one_noun(mention)}

    def rate(self, start: float, trigger: Token, *parts: Node) -> float:
        """Rate a statement.

        Args:
            start: Confidence of the frame.
            trigger: The word that evokes it.
            parts: What fills its slots.

        Returns:
            From 0.05 to 1, in hundredths.
        """
        return self._less(start, trigger, bare=start > OPEN and self._are_bare(*parts), parts=parts)

    def _are_bare(self, first: Node, *others: Node) -> bool:
        """Tell whether nothing says which one is meant by one of the parts; the first may be whose the others are."""
        if self.is_bare(first) or self._is_indefinite(first, is_told=True) or any(map(self._is_indefinite, others)):
            return True
        is_known = first.kind == "mention"
        return any(self.is_bare(part, beside_owner=is_known and self._may_own(first, part)) for part in others)

    def rate_event(self, start: float, match: Match, event: Node, part: Node) -> float:
        """Rate a role of an event: less where nobody can know which event it is ("the output fell in 2002").

        Args:
            start: Confidence of the frame.
            match: Who does it, or else what it is done to: by this it is told from other events.
            event: The event.
            part: What fills the role.

        Returns:
            From 0.05 to 1, in hundredths.
        """
        is_open = any(map(self._is_open, match.subjects or match.objects))
        is_open |= not match.subjects and any(map(self._is_any, match.objects))
        # "£400m is spent yearly": by nobody, on nothing.
        told = [node for _, nodes in match.roles for node in nodes]
        things = [node for node in (*match.subjects, *match.objects, *told) if node.kind != "value"]
        is_open |= not (match.subjects or any(map(self._is_known, things))) and self._is_value(match.objects)
        is_open |= not things
        # "Some employers cut their contributions": nothing beside tells whose.
        is_any = any(self._is_indefinite(node, is_told=True) for node in match.subjects)
        is_open |= is_any and not any(map(self._is_known, (*match.objects, *told)))
        is_told = part in (match.subjects or match.objects)
        bare = is_open or self._is_indefinite(part, is_told=is_told) or self.is_bare(part, beside_owner=not is_told)
        return self._less(start, match.trigger, bare=bare, parts=(event, part))

    def _less(self, start: float, trigger: Token, *, bare: bool, parts: Sequence[Node]) -> float:
        loose = pronouns = 0
        for part in parts:
            loose += part.is_loose
            pronouns += self._nodes.mentions[part.ref].kind == "pronoun" if part.kind == "mention" else False
        taken = _LOOSE * ((loose > 0) + (loose == len(parts))) + _PRONOUN * pronouns
        if start > OPEN:
            is_unclear = bare or self._share_name(parts)
            signs = (trigger.dep_ in _INNER_CLAUSES) + sum(map(self._signs, parts))
            taken = taken + _BARE * is_unclear + _SIGN * signs
        return round(max(_LEAST, start - taken), 2)

    def _signs(self, part: Node) -> int:
        """Count what speaks against knowing a thing: it is described and not named; it is definite or somebody's."""
        mention = self._nodes.mentions[part.ref] if part.kind == "mention" else None
        if mention is None or mention.kind != "description" or mention.chain in self._named or self.is_bare(part):
            return 0
        is_owned = any(child.dep_ == "poss" for child in children_of(part.token))
        is_unique = part.token.lemma_.lower() in self._unique
        return 0 if is_unique else 1 + (is_owned or self._anchors.is_definite(mention))

    def rate_role(self, start: float, trigger: Token, holder: Node, *parts: Node) -> float:
        """Rate who has a role: less where only another description tells who ("the director, secretary of the fund").

        Args:
            start: Confidence of the frame.
            trigger: The noun of the role.
            holder: Who has it.
            parts: What else fills its slots.

        Returns:
            From 0.05 to 1, in hundredths.
        """
        is_unnamed = holder.kind == "mention" and self._nodes.mentions[holder.ref].chain not in self._named
        return self.rate(start - _UNNAMED * (is_unnamed and not self.is_bare(holder)), trigger, holder, *parts)

    def is_bare(self, part: Node, *, beside_owner: bool = False) -> bool:
        """Tell whether nothing says which one a mention means: whose "staff", which "people", what "state budget"?

        A pronoun is as bare as what it stands for.

        Args:
            part: What fills a slot.
            beside_owner: Whether somebody known stands in the other slot, who may be whose it is.
        """
        if part.kind != "mention":
            return False
        mention = self._nodes.mentions[part.ref]
        if mention.chain in self._named:
            return False
        if self._anchors.is_loose(mention, beside_owner=beside_owner):
            return True
        if mention.kind == "pronoun":
            return mention.chain not in self._told
        if mention.kind == "description" and _has_name_beside(part.token):
            return True
        is_common = mention.kind in {"description", "group"} and self._is_one_noun(mention)
        return is_common and part.token.lemma_.lower() not in self._unique

    def _is_indefinite(self, part: Node, *, is_told: bool = False) -> bool:
        """Tell whether a mention is of any or some of a kind, or of a part of what it names."""
        mention = self._nodes.mentions[part.ref] if part.kind == "mention" else None
        if mention is None:
            return False
        return self._indefinites.is_any(mention, is_told=is_told) or self._indefinites.is_part(mention)

    def _may_own(self, first: Node, part: Node) -> bool:
        """Tell whether who acts may be whose the other thing is: a person is not whom "its record" is of."""
        if part.kind != "mention" or not self._nodes.is_any(first, (kg("Person"),)):
            return True
        return not self._anchors.is_of_thing(self._nodes.mentions[part.ref])

    def _is_open(self, part: Node) -> bool:
        """Tell whether a mention, or what a pronoun stands for, points at something that the text does not tell."""
        if part.kind != "mention":
            return False
        mention = self._nodes.mentions[part.ref]
        return self._anchors.is_loose(mention) or (mention.kind == "pronoun" and self.is_bare(part))

    def _is_known(self, part: Node) -> bool:
        return part.kind == "mention" and self._anchors.is_known(self._nodes.mentions[part.ref])

    def _is_value(self, parts: Sequence[Node]) -> bool:
        return all(part.kind == "value" for part in parts)

    def _is_any(self, part: Node) -> bool:
        """Tell whether a mention is of a thing of which there are many ("a joint statement"); numbers tell more."""
        if part.kind != "mention" or self._nodes.is_any(part, _PEOPLE):
            return False
        mention = self._nodes.mentions[part.ref]
        return mention.counted_by < 0 and not self._anchors.is_known(mention)

    def _share_name(self, parts: Sequence[Node]) -> bool:
        """Tell whether one of two people has only a name that is a part of the other's: which of the family is it?"""
        chains = [self._nodes.mentions[part.ref].chain for part in parts if part.kind == "mention"]
        names = [self._people[chain] for chain in chains if chain in self._people]
        if len(names) != _PAIR:
            return False
        short, long = sorted((name.casefold().split() for name in names), key=len)
        return len(short) == 1 < len(long) and short[0] in long

    def _is_one_noun(self, mention: MentionRecord) -> bool:
        counted = self._nodes.values.get(mention.counted_by)
        words = mention.label.removeprefix(counted.value.text if counted is not None else "")
        telling = [word for word in words.split() if counted is not None or word.lower() not in self._idle]
        return len(telling) <= 1


def _has_name_beside(noun: Token) -> bool:
    """Tell whether the text names a thing beside its description ("the ranch, Hollin End"), which nothing joined."""
    beside = [noun.head] if noun.dep_ == "appos" else [child for child in children_of(noun) if child.dep_ == "appos"]
    return noun.tag_ == "NN" and any(word.pos_ == "PROPN" for word in beside)
