"""Give names and descriptions the user's classes where the text says so: "Kestrel Airport", "the film Cold Rain".

A narrower class of the user's (`kgraph.ontology.alignment`) is told by its noun: as the last word of a name, beside a
name, or in a description of the same thing. Classes that mean the same as ours need nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kgraph.nlp.mentions import MentionRecord, get_mentions, set_mentions
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import NS, kg

_BESIDE = ("compound", "nmod", "appos", "amod")
_COPULAR = frozenset(("attr", "oprd"))
_VAGUE = frozenset((kg("Concept"), kg("Entity")))


@dataclass(frozen=True)
class OwnClasses:
    """The user's narrower classes by their nouns.

    Args:
        ontology: The user's ontology.
        table: Class by noun.
    """

    ontology: Ontology
    table: Mapping[str, str]

    @classmethod
    def of(cls, ontology: Ontology) -> OwnClasses:
        """Collect the nouns of the user's classes; where two classes share one, none has it."""
        found: dict[str, set[str]] = {}
        for iri, own in ontology.classes.items():
            for noun in own.nouns if not iri.startswith(NS) else ():
                found.setdefault(noun, set()).add(iri)
        return cls(ontology, {noun: iris.copy().pop() for noun, iris in sorted(found.items()) if len(iris) == 1})

    def narrow(self, doc: Doc) -> None:
        """Narrow the classes of a Doc's mentions; all mentions of one thing get the same."""
        if not self.table:
            return
        mentions = get_mentions(doc)
        told: dict[int, str] = {}
        for mention in mentions:
            own = self._told(doc, mention)
            if own:
                told.setdefault(mention.chain, own)
        set_mentions(doc, (self._narrowed(mention, told.get(mention.chain, "")) for mention in mentions))

    def _told(self, doc: Doc, mention: MentionRecord) -> str:
        """Find the class that a mention tells of itself."""
        token = doc[mention.head]
        if mention.kind in {"description", "group"}:
            return self._of_noun(token)
        if mention.kind != "name":
            return ""
        beside = next((own for noun in _nouns_beside(token) if (own := self._of_noun(noun))), "")
        last = self.table.get(mention.label.lower().split()[-1], "") if " " in mention.label else ""
        return beside or (last if mention.cls in _VAGUE or self.ontology.is_a(last, mention.cls) else "")

    def _of_noun(self, noun: Token) -> str:
        for child in reversed(children(noun, "compound", "amod")):
            if found := self.table.get(f"{child.lower_} {noun.lemma_.lower()}"):
                return found
        return self.table.get(noun.lemma_.lower(), "")

    def _narrowed(self, mention: MentionRecord, own: str) -> MentionRecord:
        is_kept = not own or mention.kind in {"demonym", "pronoun"} or self.ontology.is_a(mention.cls, own)
        return mention if is_kept else mention._replace(cls=own)


def _nouns_beside(name: Token) -> Iterator[Token]:
    """Give the common nouns that say what a name is: "the film X", "X, a film", "X is a film"."""
    yield from (child for child in children(name, *_BESIDE) if child.pos_ == "NOUN")
    if name.dep_ in _BESIDE and name.head.pos_ == "NOUN" and (name.dep_ == "appos" or name.i > name.head.i):
        yield name.head
    if name.dep_ == "nsubj":
        yield from (child for child in children_of(name.head) if child.dep_ in _COPULAR and child.pos_ == "NOUN")
