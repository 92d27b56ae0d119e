"""Join the names of one document: the same name, a part of a full name, the first words of a body's name.

Names are compared all at once, so that the order in which the long and the short form come does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.nlp.mentions import MentionRecord
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg


class NameChains:
    """Lead each name of a document to its chain.

    Args:
        mentions: All mentions of the document.
        ontology: For classes.
        suffixes: Words after a personal name that do not tell people apart (`Jr.`).
    """

    def __init__(self, mentions: Sequence[MentionRecord], ontology: Ontology, suffixes: Iterable[str]) -> None:
        self._ontology = ontology
        self._suffixes = frozenset(suffixes)
        self._chains: dict[tuple[str, str], int] = {}
        names = [mention for mention in mentions if mention.kind == "name"]
        for mention in names:
            self._chains.setdefault(self._key(mention), self._known(mention, names))
        for mention in sorted(names, key=lambda name: (len(name.label.split()), name.start)):
            self._join_longer(mention, names)

    def chain(self, mention: MentionRecord) -> int:
        """Give the number of a name's chain."""
        return self._chains[self._key(mention)]

    def _key(self, mention: MentionRecord) -> tuple[str, str]:
        is_person = self._ontology.is_a(mention.cls, kg("Person"))
        is_body = self._ontology.is_a(mention.cls, kg("Organization"))
        family = "person" if is_person else "body" if is_body else mention.cls
        return mention.label.casefold(), family

    def _known(self, mention: MentionRecord, names: Sequence[MentionRecord]) -> int:
        """Give the chain of the first name with the same individual, else the name's own."""
        if mention.individual:
            return next(name.chain for name in names if name.individual == mention.individual)
        return mention.chain

    def _join_longer(self, mention: MentionRecord, names: Sequence[MentionRecord]) -> None:
        """Join a short name to the one longer name it is a part of; where two fit, neither is taken."""
        longer = {self.chain(name) for name in names if self._is_part(mention, name)} - {self.chain(mention)}
        if len(longer) == 1:
            old, new = self.chain(mention), longer.pop()
            for key, chain in self._chains.items():
                if chain == old:
                    self._chains[key] = new

    def _is_part(self, short: MentionRecord, long: MentionRecord) -> bool:
        words, parts = self._words(short), self._words(long)
        if len(words) >= len(parts) or self._key(short)[1] != self._key(long)[1]:
            return False
        if self._key(short)[1] == "person":
            return any(parts[i : i + len(words)] == words for i in range(len(parts) - len(words) + 1))
        # A body's short form is how its name begins, and follows the full form; two known bodies are two.
        are_known = bool(short.individual and long.individual)
        is_body = self._key(short)[1] == "body"
        return is_body and not are_known and parts[: len(words)] == words and long.start < short.start

    def _words(self, mention: MentionRecord) -> list[str]:
        return [word for word in mention.label.split() if word.strip(",") not in self._suffixes]
