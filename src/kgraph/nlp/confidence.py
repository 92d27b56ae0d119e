"""Say how sure a statement is: its frame's own confidence, less for what made such statements wrong when judged.

What is taken off was measured on judged statements (`benchmarks/reliability.py`): one number a statement, the same for
every text.
"""

from __future__ import annotations

from kgraph.nlp import syntax
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.nodes import Node, Nodes

OPEN = 0.45
"""Open statements: below the threshold of `kg:related`."""
COUNT, VAGUE_COUNT = 0.85, 0.5
"""The number of a group: as a number, or as "dozens of"."""

_LEAST = 0.05
_LOOSE = 0.1
_PRONOUN = 0.05
_BARE = 0.35
_UNNAMED = 0.35


class Confidence:
    """Rate the statements of one Doc.

    Args:
        nodes: Its mentions and values.
        unique: Nouns that need nothing to tell which one is meant ("the government").
        definite: Determiners that say that the reader knows which one is meant.
    """

    def __init__(self, nodes: Nodes, unique: frozenset[str], definite: frozenset[str]) -> None:
        self._nodes = nodes
        self._unique, self._definite = unique, definite
        self._named = {mention.chain for mention in nodes.mentions if mention.kind in {"name", "demonym"}}
        described = (mention for mention in nodes.mentions if mention.kind in {"description", "group"})
        self._told = {m.chain for m in described if not self._is_one_noun(m) and not self._is_known_only(m)}

    def rate(self, start: float, *parts: Node) -> float:
        """Rate a statement.

        Args:
            start: Confidence of the frame.
            parts: What fills its slots.

        Returns:
            From 0.05 to 1, in hundredths.
        """
        loose = any(part.is_loose for part in parts) + all(part.is_loose for part in parts)
        pronouns = sum(self._kind(part) == "pronoun" for part in parts)
        bare = start > OPEN and any(map(self.is_bare, parts))
        return round(max(_LEAST, start - _LOOSE * loose - _PRONOUN * pronouns - _BARE * bare), 2)

    def rate_role(self, start: float, holder: Node, *parts: Node) -> float:
        """Rate who has a role: less where only another description tells who ("the director, secretary of the fund").

        Args:
            start: Confidence of the frame.
            holder: Who has it.
            parts: What else fills its slots.

        Returns:
            From 0.05 to 1, in hundredths.
        """
        is_unnamed = holder.kind == "mention" and self._nodes.mentions[holder.ref].chain not in self._named
        return self.rate(start - _UNNAMED * (is_unnamed and not self.is_bare(holder)), holder, *parts)

    def is_bare(self, part: Node) -> bool:
        """Tell whether the words of a mention do not say which one it is: whose "staff", which "people"?

        One common noun does not, nor does a definite one that only adjectives describe, unless the text has said more
        of the same: which "fire chief", whose "first offer"? A pronoun is as bare as what it stands for.
        """
        if part.kind != "mention":
            return False
        mention = self._nodes.mentions[part.ref]
        if mention.chain in self._named:
            return False
        if mention.kind == "pronoun":
            return mention.chain not in self._told
        if mention.kind not in {"description", "group"} or part.token.lemma_.lower() in self._unique:
            return False
        return self._is_one_noun(mention) or (mention.chain not in self._told and self._is_known_only(mention))

    def _is_known_only(self, mention: MentionRecord) -> bool:
        """Tell whether "the" or "his" stands for what else would say which one: a name, a number, further words."""
        head = self._nodes.doc[mention.head]
        determiners = syntax.children(head, "det", "poss")
        if mention.counted_by >= 0 or not any(d.dep_ == "poss" or d.lower_ in self._definite for d in determiners):
            return False
        words = mention.label.split()
        first = head.left_edge
        is_capital_by_place = first.idx == mention.start and first.is_sent_start and first.pos_ != "PROPN"
        telling = words[1:] if is_capital_by_place else words
        named = any(word[0].isupper() or any(c.isdigit() for c in word) for word in telling)
        return not named and words[-1].lower() == head.lower_

    def _is_one_noun(self, mention: MentionRecord) -> bool:
        counted = self._nodes.values.get(mention.counted_by)
        words = mention.label.removeprefix(counted.value.text if counted is not None else "")
        return len(words.split()) == 1

    def _kind(self, part: Node) -> str:
        return self._nodes.mentions[part.ref].kind if part.kind == "mention" else part.kind
