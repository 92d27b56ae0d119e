"""Tell whether what a text tells of a role, a membership or a job is so now, or was so at the moment it tells of.

"In 1991 she met PepsiCo's chief executive, Ada Park" names whoever was that in 1991; "the director, Ada Park, resigned"
tells that she no longer is. Such statements are kept, but less sure.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.model import Value, ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.frames import Match
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.records import get_published
from kgraph.nlp.syntax import children
from kgraph.nlp.times import Times
from kgraph.ontology import Ontology

_YEAR, _MONTH, _MONTHS = len("2005"), len("2005-09"), 12
_DATES = frozenset((ValueKind.DATE, ValueKind.INTERVAL))


class Tenures:
    """Tell when the roles, memberships and jobs of one Doc are held.

    Args:
        doc: A Doc with mentions and values.
        nodes: Its mentions and values.
        times: Its dates, by what they date.
        ontology: For the properties that come to an end, and the verbs that tell of it.
    """

    def __init__(self, doc: Doc, nodes: Nodes, times: Times, ontology: Ontology) -> None:
        self._nodes, self._times = nodes, times
        self._ending = ontology.tenures
        self._offices = ontology.words("relational-role") | ontology.words("incomplete-role")
        self._becoming = ontology.words("becoming-verb")
        self._starting = ontology.words("starting-verb")
        self._holding = ontology.words("holding-verb")
        self._removing = ontology.words("removing-verb")
        self._retiring = ontology.words("retiring-verb")
        self._resigning = ontology.words("resigning-verb")
        dated = [span.value.start for span in nodes.values.values() if span.value.kind in _DATES]
        self._today = get_published(doc) or max((day for day in dated if day[:_YEAR].isdigit()), default="")

    def is_over(self, match: Match, subject: Node) -> bool:
        """Tell whether nothing says that a match is so now.

        Args:
            match: A frame that fits.
            subject: Whom it tells of.

        Returns:
            True if its property comes to an end and the clause tells of a moment long ago or of the end.
        """
        if match.frame.property not in self._ending:
            return False
        if self._is_stage(match.trigger):
            return True
        role = match.objects[0].token if match.objects[0].kind == "role" else None
        is_calling = role is not None and role.lemma_.lower() not in self._offices
        if match.frame.requires or is_calling:
            # Who was an economist then still is one.
            return False
        if syntax.is_verb(match.trigger):
            return self._is_told_of_past(match.trigger)
        verb = syntax.governing_verb(subject.token)
        return verb is not None and (self._is_long_ago(verb) or self._is_end(verb, subject.token))

    def _is_stage(self, noun: Token) -> bool:
        """Tell whether a role is one that somebody once came to ("became a judge"): what came of it is not told."""
        above = syntax.first_conjunct(noun).head
        # "started out as a singer"
        is_first = above.lower_ == "as" and above.head.lemma_.lower() in self._starting
        verb = above.head if is_first else above
        is_reached = is_first or (noun.dep_ in {"attr", "conj"} and verb.lemma_.lower() in self._becoming)
        # "worked in Oslo before becoming a teacher"
        told = syntax.governing_verb(verb) if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "pcomp"} else verb
        return is_reached and told is not None and syntax.tense(told) == "past"

    def _is_long_ago(self, verb: Token) -> bool:
        time = self._times.of(verb) if syntax.tense(verb) in {"past", "before", ""} else -1
        return time >= 0 and self._is_old(self._nodes.values[time].value)

    def _is_told_of_past(self, verb: Token) -> bool:
        """Tell whether a verb says that something was held; after "said" the past tense need not mean the past."""
        if verb.lemma_.lower() not in self._holding or syntax.tense(verb) not in {"past", "before"}:
            return False
        return not any(above.dep_ == "ccomp" for above in (verb, *syntax.iter_ancestors(verb)))

    def _is_old(self, value: Value) -> bool:
        """Tell whether a date lies a year or more before the text."""
        if value.kind is ValueKind.INTERVAL and not value.end:
            return False
        day, today = value.end or value.start, self._today
        if not (day[:_YEAR].isdigit() and today[:_YEAR].isdigit()):
            return False
        years = int(today[:_YEAR]) - int(day[:_YEAR])
        if min(len(day), len(today)) < _MONTH:
            return years > 0
        return _MONTHS * years + int(today[_YEAR + 1 : _MONTH]) - int(day[_YEAR + 1 : _MONTH]) >= _MONTHS

    def _is_end(self, verb: Token, holder: Token) -> bool:
        """Tell whether a clause says that its subject or object goes ("the director, Ada Park, resigned")."""
        if syntax.tense(verb) not in {"past", "perfect", "before"}:
            return False
        named = {holder, holder.head} if holder.dep_ == "appos" else {holder}
        if verb.lemma_.lower() in self._removing and named.intersection(syntax.logical_objects(verb)):
            return True
        particles = [verb.lemma_.lower(), *(child.lower_ for child in children(verb, "prt", "advmod"))]
        is_resigning = not self._resigning.isdisjoint((particles[0], " ".join(particles[:2])))
        # "The minister resigned as party leader" tells of another role.
        # Who retired "from rugby" has left every role in it.
        links = {"as"} if verb.lemma_.lower() in self._retiring else {"as", "from"}
        is_of_another = any(child.lower_ in links for child in children(verb, "prep"))
        is_alone = not is_of_another and not children(verb, *syntax.OBJECTS)
        return is_resigning and is_alone and bool(named.intersection(syntax.logical_subjects(verb)))
