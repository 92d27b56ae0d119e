"""Say why a frame died: what stands in its slots, and why each filler was refused.

The judgement is `Nodes.choose`; this module only words it, and runs only where somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kgraph.model import ValueKind
from kgraph.nlp.frames import Attempt
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.predications import Filler
from kgraph.nlp.trace_records import TracedFiller, TracedSlot
from kgraph.ontology import Ontology, Slot
from kgraph.ontology.vocab import kg

_AS_SUBJECT = "is the subject already"
_NOT_ALONE = "is one of several loose fillers, none of them sure"
_LESS_SURE = "is loose, and a surer one stands there"
_UNFIT = "does not fit"


class Refusals:
    """Say why the frames of one Doc died.

    Args:
        text: The text of the Doc, which spaCy puts together at every use.
        nodes: Mentions and values of the Doc.
        ontology: For the classes that a slot takes.
    """

    def __init__(self, text: str, nodes: Nodes, ontology: Ontology) -> None:
        self._text = text
        self._nodes = nodes
        self._ontology = ontology

    def slots(self, attempt: Attempt) -> tuple[TracedSlot, ...]:
        """Give the slots of a frame that died, filled or not.

        A frame dies at the first slot that nothing fits; the others tell how far it was from matching.

        Args:
            attempt: A frame that died.

        Returns:
            Subject, object and what must stand there too; or the slot that must be empty and is not. Nothing for a
            frame that matched, or that a word beside it forbids.
        """
        frame, trigger, place = attempt.frame, attempt.trigger, attempt.obstacle.partition(" ")[0]
        if place == "excludes":
            held = next((slot for slot in frame.excludes if self._nodes.holds(trigger, slot)), None)
            return (self._excluding(trigger, held),) if held is not None else ()
        if place not in {"subject", "object", "requires"}:
            return ()
        subjects = {node.token.i for node in self._nodes.choose(trigger, frame.subject)}
        return (
            self._slot("subject", trigger, frame.subject),
            self._slot("object", trigger, frame.object, subjects),
            *(self._slot("requires", trigger, slot) for slot in frame.requires),
        )

    def _slot(
        self, name: str, trigger: Token, slot: Slot, subjects: set[int] | frozenset[int] = frozenset()
    ) -> TracedSlot:
        fillers = tuple(self._fillers(trigger, slot, subjects))
        return TracedSlot(name=name, paths=slot.paths, classes=self._classes(slot), nouns=slot.nouns, fillers=fillers)

    def _excluding(self, trigger: Token, slot: Slot) -> TracedSlot:
        """Give what stands where nothing may stand."""
        found = [
            TracedFiller(path=path, text=self._words(filler.token), is_loose=filler.is_loose)
            for path in slot.paths
            for filler in self._nodes.fill(trigger, path)
            if not slot.nouns or filler.token.lemma_.lower() in slot.nouns
        ]
        return TracedSlot(
            name="excludes", paths=slot.paths, classes=self._classes(slot), nouns=slot.nouns, fillers=tuple(found)
        )

    def _classes(self, slot: Slot) -> tuple[str, ...]:
        return tuple(map(self._ontology.label, slot.classes))

    def _fillers(self, trigger: Token, slot: Slot, subjects: set[int] | frozenset[int]) -> Iterator[TracedFiller]:
        """Give the fillers of each path up to the one that is taken, with the reason against each."""
        for path in slot.paths:
            taken = {node.token.i for node in self._nodes.choose(trigger, replace(slot, paths=(path,)))}
            for filler in self._nodes.fill(trigger, path):
                index = filler.token.i
                reason = self._refusal(filler, slot, path) if index not in taken else ""
                if taken and reason == _NOT_ALONE:
                    reason = _LESS_SURE
                if index in taken and index in subjects:
                    reason = _AS_SUBJECT
                words = self._words(filler.token)
                yield TracedFiller(path=path, text=words, is_loose=filler.is_loose, refusal=reason)
            if taken:
                return

    def _words(self, token: Token) -> str:
        """Give the words of a filler: those of its mention, else of itself."""
        mention = self._nodes.mention(token)
        text = self._text[mention.start : mention.end] if mention is not None else token.text
        return " ".join(text.split()) or token.text

    # ------------------------------------------------------------ reasons

    def _refusal(self, filler: Filler, slot: Slot, path: str) -> str:
        token = filler.token
        if slot.nouns and token.lemma_.lower() not in slot.nouns and token.lower_ not in slot.nouns:
            return "is called none of these"
        value = self._nodes.values.get(token.idx)
        if value is not None and value.value.kind is not ValueKind.ORDINAL:
            kind = value.value.kind
            if not slot.classes or self._ontology.holds(slot.classes, kind):
                return _NOT_ALONE
            if token.i not in self._nodes.by_head:
                return f"is a value of the kind {kind}"
        return self._mention_refusal(token, slot, path) or (_NOT_ALONE if filler.is_loose else _UNFIT)

    def _mention_refusal(self, token: Token, slot: Slot, path: str) -> str:
        mention = self._nodes.mention(token)
        if mention is None:
            return "" if slot.nouns and not slot.classes else "is no mention"
        if mention.kind == "demonym" and path != "demonym":
            return "is only the adjective of a country"
        if mention.kind != "demonym" and path == "demonym":
            return "is not the adjective of a country"
        if mention.kind == "pronoun" and mention.cls == kg("Entity"):
            return "is a pronoun that stands for nobody known"
        if self._ontology.is_any(mention.cls, slot.classes):
            return ""
        return f"is a {self._ontology.label(mention.cls)}"
