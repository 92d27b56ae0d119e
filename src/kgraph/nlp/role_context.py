"""The body of a role that is told without one ("Chairman Ada Park"): the only one that the text speaks of there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.role_bodies import is_rank
from kgraph.nlp.syntax import children
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_RECIPIENTS = frozenset(("dobj", "dative", "pobj"))
_NAMES = frozenset(("NNP", "NNPS"))


class RoleContext:
    """Find the bodies of the roles of one Doc in what the text says before them.

    Args:
        doc: A Doc with mentions.
        ontology: For kinds of bodies, and roles that every body has.
        mentions: Its mentions.
        labels: What the chains of mentions are called.
    """

    def __init__(
        self, doc: Doc, ontology: Ontology, mentions: Sequence[MentionRecord], labels: Mapping[int, str]
    ) -> None:
        self._doc, self._labels = doc, labels
        self._kinds = ontology.nouns_below(kg("Organization"))
        self._roles = ontology.words("board-role")
        self._prefixes = ontology.words("role-prefix")
        self._telling = ontology.words("speech-verb")
        # "the Champions League" is a contest.
        contests = ontology.words("sport-general")
        bodies = (mention for mention in mentions if ontology.is_a(mention.cls, kg("Organization")))
        self._bodies = [mention for mention in bodies if _last_word(mention) not in contests]
        self._named = frozenset(mention.chain for mention in self._bodies if mention.kind == "name")

    def name(self, noun: Token, start: str) -> str:
        """Name a role with its body.

        Args:
            noun: The noun of a role that does not say what it is of.
            start: The role ("committee chairman").

        Returns:
            The role with the only committee that the text spoke of before, or with the only body that its sentence and
            the one before name; of a role that no body needs to have, and where there are several or none, nothing.
        """
        rest, _, last = start.rpartition(" ")
        kind = rest.rpartition(" ")[2]
        if kind in self._kinds:
            body = self._only(mention.chain for mention in self._before(noun) if self._is_of_kind(mention, kind))
            start = f"{rest.removesuffix(kind)}{last}"
        else:
            body = self._only(self._near(noun)) if self._is_of_any_body(noun) else ""
        return f"{start} of {body}" if body else ""

    def _only(self, chains: Iterable[int]) -> str:
        """Give the name of the only one of several chains, or nothing."""
        found = set(chains)
        label = self._labels.get(found.pop(), "") if len(found) == 1 else ""
        return label if any(map(str.isupper, label)) else ""

    def _is_of_kind(self, mention: MentionRecord, kind: str) -> bool:
        return kind in {self._doc[mention.head].lemma_.lower(), _last_word(mention)}

    def _near(self, noun: Token) -> set[int]:
        """Give the named bodies of a sentence and the one before, up to a noun; where they name none, of the text."""
        first = noun.sent.start
        start = self._doc[first - 1].sent.start if first else 0
        said = [mention for mention in self._before(noun) if mention.chain in self._named]
        return {mention.chain for mention in said if mention.head >= start} or {mention.chain for mention in said}

    def _before(self, noun: Token) -> Iterator[MentionRecord]:
        return (body for body in self._bodies if body.head < noun.i and not self._is_told(self._doc[body.head]))

    def _is_told(self, body: Token) -> bool:
        """Tell whether a body is only told something ("told the Courier")."""
        return body.dep_ in _RECIPIENTS and body.head.lemma_.lower() in self._telling

    def _is_of_any_body(self, noun: Token) -> bool:
        """Tell whether any body has such a role, and nothing beside it may say of which it is."""
        words = self._doc[max(0, noun.i - 1) : noun.i + 1].text.lower()
        is_known = noun.lemma_.lower() in self._roles or words in self._roles
        return is_known and not self._is_after_name(noun) and not children(noun, "poss", "prep")

    def _is_after_name(self, noun: Token) -> bool:
        """Tell whether a name stands before a role: of a firm that nobody knows ("Park and Co chairman")."""
        before = noun.i - 1
        while before >= 0 and is_rank(self._doc[before], noun, self._prefixes):
            before -= 1
        return before >= 0 and self._doc[before].tag_ in _NAMES


def _last_word(mention: MentionRecord) -> str:
    return mention.label.lower().split()[-1] if mention.label else ""
