"""Find the body that a description means without its name: "the government", "police", "the attorney's office".

Every rule asks that nothing else can be meant (see `antecedents.py`).
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp.discourse import Discourse, Rules, folded
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.repetitions import Repetitions
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology.vocab import kg

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


class Bodies(Resolver):
    """Find the bodies that descriptions and groups stand for.

    Args:
        discourse: The mentions so far.
        rules: Word lists.
        repetitions: Finds what a body's noun stood for before.
    """

    def __init__(self, discourse: Discourse, rules: Rules, repetitions: Repetitions) -> None:
        super().__init__(discourse, rules)
        self._repetitions = repetitions

    def first_words(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the body whose name begins with the words: "the attorney's office"."""
        words = f"{folded(mention.label)} "
        names = (m for m in self._discourse.done if m.kind == "name" and self._rules.is_compatible(m.cls, mention.cls))
        return self._discourse.only(m for m in names if f"{folded(m.label)} ".startswith(words))

    def default_body(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one body that "the government" means, named before or after; else the one that it meant before."""
        noun = token.lemma_.lower()
        named = [m for m in self._discourse.named() if noun in m.label.casefold().split()]
        named = [m for m in named if self._rules.is_compatible(m.cls, mention.cls)]
        found = self._discourse.only(iter(named))
        if found is not None or named:
            return found or self._repetitions.last_of_noun(mention, noun)
        label = mention.label.casefold()
        return next(
            (m for m in self._discourse.described() if m.label.casefold() == label and m.cls == mention.cls), None
        )

    def staffed(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one body named in the text, before or after, that those who speak for it stand for: "prosecutors".

        So does their office: "the prosecutor's office".
        """
        staff = token if mention.kind == "group" and is_bare(token) else self._holder(token)
        noun = staff.lemma_.lower() if staff is not None else ""
        words = self._rules.staffed.get(noun, ())
        if not words:
            return None
        bodies = (m for m in self._discourse.named() if self._rules.ontology.is_a(m.cls, kg("Organization")))
        return self._discourse.only(m for m in bodies if any(word in folded(m.label) for word in words))

    def township(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the body of a city that acts, named in the sentence before: "the Municipality of Lorvik … the city"."""
        is_actor = token.dep_ in _SUBJECTS and " " not in mention.label
        if not is_actor or token.lemma_.lower() not in self._rules.naming:
            return None
        names = (m for m in self._discourse.recent(token, 1) if m.kind == "name" and self._is_township(m))
        return self._discourse.only(names)

    def _is_township(self, name: MentionRecord) -> bool:
        kind, _, rest = folded(name.label).partition(" ")
        is_body = self._rules.ontology.is_a(name.cls, kg("Organization"))
        return is_body and rest.startswith("of ") and kind in self._rules.naming

    def _holder(self, token: Token) -> Token | None:
        """Give who holds an office that nothing else describes: "the prosecutor's office"."""
        holder = next(iter(children(token, "poss")), None)
        is_held = holder is not None and token.lemma_.lower() in self._rules.held_bodies and is_bare(holder)
        return holder if is_held and not children(token, "amod", "compound") else None


def is_bare(token: Token) -> bool:
    """Tell whether a plural stands alone or with "the": "plaintiffs" are the same all through an article."""
    modifiers = [child for child in children_of(token) if child.i < token.i and not child.is_punct]
    return all(child.dep_ == "det" and child.lower_ == "the" for child in modifiers if child.dep_ != "cc")
