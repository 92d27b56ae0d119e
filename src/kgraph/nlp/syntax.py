"""What a dependency tree says about a verb: its voice, its subject, its object, and what is coordinated.

Works on spaCy's English scheme (ClearNLP labels). Pure functions of tokens, so that each rule is tested on a tree
written by hand. Where the tree leaves an argument out (coordination, relative clauses, participles, control), it is
found where English grammar puts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter

from spacy.tokens import Token

from kgraph.nlp.words import Word, once

SUBJECTS = frozenset(("nsubj", "csubj", "nsubjpass", "csubjpass"))
OBJECTS = frozenset(("dobj", "obj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass", "auxpass"))
# What a participle that is coordinated with a passive has left out.
_FINITE = frozenset(("aux", "auxpass", "nsubj"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
# Clauses that may borrow the subject of the verb they hang on.
_BORROWING = frozenset(("xcomp", "advcl", "pcomp", "conj", "parataxis"))
_RELATIVE_TAGS = frozenset(("WP", "WDT", "WP$"))
_FINITE_TAGS = frozenset(("VBD", "VBZ"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_FINITE_OR_MARKED = _FINITE | {"mark", "nsubjpass"}
_FINITE_AUXILIARIES = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MAX_CHAIN = 12
_MAX_ASIDE = 8
_PLACE = attrgetter("i")


def children(token: Token, *deps: str) -> list[Token]:
    """Give the children that stand in one of the relations, in order."""
    try:
        # Rules ask this more often than anything else, and nearly always of a `Word`.
        by_dep: Mapping[str, Sequence[Token]] = token.by_dep  # type: ignore[attr-defined]
    except AttributeError:
        return [child for child in token.children if child.dep_ in deps]
    if not by_dep:
        return []
    if len(deps) == 1:
        return [*by_dep[deps[0]]] if deps[0] in by_dep else []
    found = [dep for dep in deps if dep in by_dep]
    if len(found) == 1:
        return [*by_dep[found[0]]]
    return [child for child in children_of(token) if child.dep_ in found] if found else []


def children_of(token: Token) -> Sequence[Token]:
    """Give all children, in order."""
    return token.below if isinstance(token, Word) else list(token.children)


def relations_of(token: Token) -> AbstractSet[str]:
    """Give the relations in which the children stand."""
    try:
        by_dep: Mapping[str, Sequence[Token]] = token.by_dep  # type: ignore[attr-defined]
    except AttributeError:
        return {child.dep_ for child in token.children}
    return by_dep.keys()


def subtree(token: Token) -> list[Token]:
    """Give a token and all that hangs on it, in order."""
    found = [token]
    for above in found:
        found.extend(children_of(above))
    return sorted(found, key=_PLACE)


@once
def words_below(token: Token) -> frozenset[str]:
    """Give the words of a token and of all that hangs on it."""
    return frozenset(below.lower_ for below in subtree(token))


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb in its clause, auxiliaries of others left out."""
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}


@once
def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: by its own children, as a participle, or as the conjunct of a passive."""
    beside = relations_of(verb)
    if not beside.isdisjoint(_PASSIVE):
        return True
    # "the price dropped by $3": what the parser calls the agent of a verb with a subject is a measure.
    if "agent" in beside and "nsubj" not in beside:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod"}:
        return "dobj" not in beside
    is_bare = beside.isdisjoint(_FINITE)
    return verb.dep_ == "conj" and is_bare and is_verb(verb.head) and is_passive(verb.head)


def with_conjuncts(token: Token) -> list[Token]:
    """Give a noun and what is coordinated with it, in order."""
    found = [token]
    if isinstance(token, Word) and not token.below:
        return found
    for item in found:
        found += [child for child in children(item, "conj") if child.pos_ in _NOMINAL]
        if len(found) > _MAX_CHAIN:
            break
    return found


def first_conjunct(noun: Token) -> Token:
    """Give the first of coordinated nouns, whose place in the sentence they all share."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        noun = noun.head
    return noun


def antecedent(token: Token) -> Token:
    """Give the noun that a relative pronoun stands for, or the token itself."""
    if token.tag_ not in _RELATIVE_TAGS:
        return token
    clause = token
    for _ in range(_MAX_CHAIN):
        if clause.dep_ in {"relcl", "acl"}:
            # A second relative clause on one noun was meant for a nearer one; which, the tree does not say.
            is_second = any(other.i < clause.i for other in children(clause.head, "relcl"))
            return token if is_second else clause.head
        if clause.head.i == clause.i:
            break
        clause = clause.head
    return token


@once
def surface_subject(verb: Token) -> Token | None:
    """Find what stands as the subject of a verb, whatever its voice.

    Args:
        verb: A verb.

    Returns:
        Its own subject; else that of the verb it is coordinated with; else the antecedent, the noun a participle
        modifies, or the subject that a governing verb lends it; None if the tree has none.
    """
    current: Token | None = verb
    for _ in range(_MAX_CHAIN):
        if current is None:
            break
        found = _own_subject(current) or _modified_noun(current) or _lent_object(current)
        # "There were no guards" has none, whatever it hangs on.
        is_own = current.dep_ not in _BORROWING or is_stray_infinitive(current) or bool(children(current, "expl"))
        is_own = is_own or _is_anybodys(current)
        if found is not None or is_own:
            return found
        current = _governing_verb(current)
    return None


def _own_subject(verb: Token) -> Token | None:
    below = relations_of(verb)
    own = None if below.isdisjoint(SUBJECTS) else _nearest_subject(children(verb, *SUBJECTS))
    if own is None and not below.isdisjoint(_AUXILIARIES):
        # "The staff had for years been paid": the parser may hang the subject on the auxiliary.
        own = next((child for aux in children(verb, "aux", "auxpass") for child in children(aux, *SUBJECTS)), None)
    return antecedent(own) if own is not None else None


def _nearest_subject(subjects: list[Token]) -> Token | None:
    """Give the subject of a verb; of two with a comma between them the second.

    "Both teams unbeaten, the visitors won": the first belongs to words without a verb of their own.
    """
    if len(subjects) > 1 and not children(subjects[0], "cc"):
        second = subjects[1]
        edge = second.left_edge
        if second.dep_ == "nsubj" and edge.i and edge.nbor(-1).text == ",":
            return second
    return next(iter(subjects), None)


def _modified_noun(verb: Token) -> Token | None:
    """Give the noun that a participle or a relative clause modifies; an infinitive may be anybody's."""
    if verb.dep_ == "advcl":
        return _noun_before(verb)
    if verb.dep_ not in {"relcl", "acl", "amod"} or (verb.dep_ != "amod" and is_infinitive(verb)):
        return None
    return _nearest_conjunct(verb)


def _noun_before(participle: Token) -> Token | None:
    """Give the noun at the end of a copular clause that a participle goes on ("was part of Brann, bought by Lund")."""
    if participle.tag_ != "VBN" or relations_of(participle) & _FINITE_OR_MARKED or not children(participle, "agent"):
        return None
    first = participle.left_edge.i
    noun = participle.doc[first - 2] if first > 1 and participle.doc[first - 1].text == "," else None
    is_copular = bool(children(participle.head, "attr")) and noun is not None and noun.i > participle.head.i
    return noun if is_copular and noun is not None and noun.dep_ == "pobj" else None


def _lent_object(verb: Token) -> Token | None:
    """Give the object of the governing verb that is the subject of this one ("persuaded him to go")."""
    if verb.dep_ == "xcomp" and not is_passive(verb.head):
        return next(iter(children(verb.head, *OBJECTS)), None)
    lender = _governing_verb(verb) if verb.dep_ == "pcomp" else None
    return _controlling_object(verb, lender) if lender is not None else None


def _is_anybodys(clause: Token) -> bool:
    """Tell whether a gerund after "by" may tell of subject or object ("charged her with fraud by selling it")."""
    preposition, verb = clause.head, clause.head.head
    if clause.dep_ != "pcomp" or preposition.lower_ != "by" or not children(verb, *OBJECTS):
        return False
    return any(before.i < preposition.i and before.lower_ in {"of", "with"} for before in children(verb, "prep"))


def _controlling_object(clause: Token, verb: Token) -> Token | None:
    """Find the object that is the subject of a gerund after a preposition ("accused him of publishing")."""
    preposition = clause.head
    if clause.dep_ != "pcomp" or preposition.head != verb or preposition.lower_ not in {"of", "from", "for", "with"}:
        return None
    objects = children(verb, "nsubjpass") if is_passive(verb) else children(verb, *OBJECTS)
    return objects[0] if objects else None


def _nearest_conjunct(clause: Token) -> Token:
    """Give the noun a clause stands next to: the parser hangs it on the first of several coordinated nouns."""
    nouns = [noun for noun in with_conjuncts(clause.head) if noun.i < clause.i]
    is_bare = clause.dep_ == "acl" and nouns
    return nouns[-1] if is_bare else clause.head


def is_present(verb: Token) -> bool:
    """Tell whether the first word of a verb group is in the present tense."""
    return all(part.tag_ in {"VBZ", "VBP"} for part in children(verb, "aux", "auxpass")[:1] or [verb])


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in children(verb, "aux"))


def is_without_subject(clause: Token) -> bool:
    """Tell whether a finite clause has no subject of its own, so that the noun before it must be it."""
    words = children(clause, "aux", "auxpass", *SUBJECTS, "expl")
    is_finite = clause.tag_ in _FINITE_TAGS or any(word.tag_ in _FINITE_AUXILIARIES for word in words)
    return is_finite and not is_infinitive(clause) and all(word.dep_ in _AUXILIARIES for word in words)


def is_stray_infinitive(verb: Token) -> bool:
    """Tell whether a verb's form shows that it goes on an infinitive, not the finite verb that the parser hung it on.

    "gives to groups that want to close ports, expand the court": the giver expands nothing.
    """
    is_bare = verb.dep_ == "conj" and verb.tag_ == "VB" and not children(verb, "aux", "auxpass", *SUBJECTS)
    return is_bare and verb.head.tag_ in _FINITE_TAGS and not children(verb.head, "aux")


def _governing_verb(verb: Token) -> Token | None:
    """Find the verb that a clause hangs on, over a preposition or a noun."""
    current = verb.head
    for _ in range(_MAX_CHAIN):
        if is_verb(current):
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def governing_verb(token: Token) -> Token | None:
    """Find the nearest verb above a token; None at the root."""
    return None if token.head.i == token.i else _governing_verb(token)


def logical_subjects(verb: Token) -> list[Token]:
    """Find who or what does it: the subject of an active verb, the agent of a passive one."""
    return Verbs().subjects(verb)


def logical_objects(verb: Token) -> list[Token]:
    """Find what it is done to: the object of an active verb, the subject of a passive one."""
    return Verbs().objects(verb)


class Verbs:
    """The voice, logical subjects and logical objects of the verbs of one Doc, each found once."""

    def __init__(self) -> None:
        self._passive: dict[int, bool] = {}
        self._subjects: dict[int, list[Token]] = {}
        self._objects: dict[int, list[Token]] = {}

    def is_passive(self, verb: Token) -> bool:
        """Tell whether a verb is passive; see `syntax.is_passive`."""
        found = self._passive.get(verb.i)
        if found is None:
            found = self._passive[verb.i] = is_passive(verb)
        return found

    def subjects(self, verb: Token) -> list[Token]:
        """Find who or what does it; see `logical_subjects`."""
        found = self._subjects.get(verb.i)
        if found is None:
            found = self._subjects[verb.i] = _agents(verb) if self.is_passive(verb) else _surface_subjects(verb)
        return found

    def objects(self, verb: Token) -> list[Token]:
        """Find what it is done to; see `logical_objects`."""
        found = self._objects.get(verb.i)
        if found is None:
            found = self._objects[verb.i] = _surface_subjects(verb) if self.is_passive(verb) else _own_objects(verb)
        return found


def _agents(verb: Token) -> list[Token]:
    agents = [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
    return [item for noun in agents for item in with_conjuncts(noun)]


def _surface_subjects(verb: Token) -> list[Token]:
    subject = surface_subject(verb)
    if subject is None:
        return []
    if verb.dep_ == "amod":
        # "Oslo-based Brann, the Lund group": what stands before the first is told of the first.
        return [subject]
    if subject.i < verb.i and (clause := _relative_clause(verb, subject)) is not None:
        return _told_of(clause, subject)
    return [item for noun in (subject, *_second_subjects(subject)) for item in with_conjuncts(noun)]


def _relative_clause(verb: Token, noun: Token) -> Token | None:
    """Find the relative clause on a noun that a verb stands in."""
    if noun.head.i == verb.i:
        return None
    for clause in (verb, *iter_ancestors(verb)):
        if clause.head.i == noun.i:
            return clause if clause.dep_ == "relcl" else None
    return None


def _told_of(clause: Token, noun: Token) -> list[Token]:
    """Give which of several coordinated nouns a relative clause tells of; the parser hangs it on the first.

    "Park, who left, and Moen" tells of Park alone, and "Park and Moen, who left" at least of Moen.
    """
    nouns = sorted((item for item in with_conjuncts(noun) if item.i < clause.i), key=lambda item: item.i)
    parts = (clause, *children(clause, "aux", "auxpass"))
    are_several = any(part.tag_ == "VBP" or part.lower_ == "were" for part in parts)
    return nouns if are_several else nouns[-1:]


def _second_subjects(subject: Token) -> list[Token]:
    """Give the subjects that the parser hung beside the first one instead of on it ("the firm and most owners")."""
    if subject.dep_ not in SUBJECTS or not children(subject, "cc"):
        return []
    beside = (child for child in children(subject.head, *SUBJECTS) if child.i > subject.i)
    return [noun for noun in beside if noun.left_edge.i and noun.doc[noun.left_edge.i - 1].head == subject]


def _own_objects(verb: Token) -> list[Token]:
    # "raised its rate, its third increase": a second object is an apposition that the parser took for one.
    own = [antecedent(noun) for noun in children(verb, *OBJECTS)[:1]]
    if not own and verb.dep_ == "relcl" and _has_gap(verb):
        own = [verb.head]
    if own and own[0].i < verb.i and (clause := _relative_clause(verb, own[0])) is not None:
        return _told_of(clause, own[0])
    if not own and verb.dep_ != "conj" and "conj" in relations_of(verb):
        # "drafted and signed the bill": the object hangs on the last verb of a chain without objects of their own.
        own = [noun for other in children(verb, "conj") if is_verb(other) for noun in children(other, *OBJECTS)][:1]
        own = own if verb.i + 3 > min((noun.head.i for noun in own), default=0) else []
    return [item for noun in own for item in with_conjuncts(noun)]


def _has_gap(verb: Token) -> bool:
    """Tell whether a relative clause has a subject of its own, so that its noun is the object."""
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is None or any(word.tag_ in _RELATIVE_TAGS for word in (subject, *children(subject, "poss"))):
        # "the firm whose shares fell" says what fell.
        return False
    return not children(verb, "prep", "xcomp", "ccomp")


def before_aside(comma: Token) -> Token:
    """Give the token before a comma, words in brackets between left out ("ABX (Arbor), the").

    Args:
        comma: A comma; not the first token.
    """
    token = comma.nbor(-1) if comma.i else comma
    if token.text != ")":
        return token
    opening = next((i for i in range(token.i - 1, max(token.i - _MAX_ASIDE, 0), -1) if token.doc[i].text == "("), 0)
    return token.doc[opening - 1] if opening else token


def iter_ancestors(token: Token) -> Iterator[Token]:
    """Walk from a token's head to the root; a Doc made by hand may go round, so no further than there are tokens."""
    for _ in range(len(token.doc)):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


@once
def tense(verb: Token) -> str:
    """Name the tense of a verb by its first auxiliary, or its own form; empty for a form that borrows its tense.

    It is `past`, `before` (the past perfect), `present`, `perfect`, `modal` or `infinitive`.
    """
    auxiliary = next(iter(children(verb, "aux", "auxpass")), None)
    tag = auxiliary.tag_ if auxiliary is not None else verb.tag_
    if tag == "MD":
        return "modal"
    if tag == "TO":
        return "infinitive"
    is_perfect = auxiliary is not None and auxiliary.lemma_.lower() == "have"
    if tag == "VBD" or (auxiliary is None and tag == "VBN" and children(verb, "nsubj")):
        return "before" if is_perfect else "past"
    if tag in {"VBZ", "VBP"}:
        return "perfect" if is_perfect else "present"
    return ""
