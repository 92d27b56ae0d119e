"""Read what a clause relates to its subject: objects, complements, what follows prepositions, and what hangs on those.

Every argument comes with the words that relate it, in the order of the text ("locate remains of"), as the arguments of
an open relation do in Open IE (Banko et al. 2007). Only the parser's own attachments are used; nothing is loose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.complements import clauses_of, contents, gerunds
from kgraph.nlp.examples import leads_examples
from kgraph.nlp.syntax import Verbs, children, relations_of, with_conjuncts

RECEIVING = "to"
OF = "of"
AROUND = "in"
"""The word that "Bergen, Norway" leaves out."""

_COMPLEMENTS = ("attr", "oprd", "acomp")
_BEFORE = ("compound", "nmod")
# Where clauses hang, or the prepositions before gerunds; and all that leads on from a noun or adjective.
_LEADING_ON = frozenset(("ccomp", "xcomp", "prep"))
_DEEPER = _LEADING_ON | {"poss", "compound", "nmod", "acl", "relcl"}
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM"))
_FINITE = frozenset(("VBD", "VBP", "VBZ"))
NO = "no"


class Argument(NamedTuple):
    """What a clause or a noun relates to its subject.

    Args:
        phrase: The words in between, the verb as its lemma.
        token: Head of the argument.
        depth: How many nouns lie between the verb and the argument.
    """

    phrase: str
    token: Token
    depth: int = 0


def iter_arguments(verb: Token, prepositions: frozenset[str], verbs: Verbs) -> Iterator[Argument]:
    """Give what a verb relates to its logical subject.

    Args:
        verb: A verb.
        prepositions: Those that may relate.
        verbs: What is known of the verbs of its Doc already.

    Yields:
        Arguments, each with what hangs on it after it.
    """
    is_passive, objects, beside = verbs.is_passive(verb), verbs.objects(verb), relations_of(verb)
    words = verb.lemma_.lower()
    if "prt" in beside:
        words = " ".join((words, *(child.lower_ for child in children(verb, "prt"))))
    for noun in objects:
        yield from _with_deeper(Argument(words, noun), prepositions)
    for child in children(verb, *_COMPLEMENTS):
        for token in with_conjuncts(child):
            phrase = f"be {verb.lower_}" if is_passive else words
            yield from _with_deeper(Argument(phrase, token), prepositions)
    if "ccomp" in beside:
        yield from _existing(verb, words)
        yield from _qualified(verb, words)
    stem = _stem(verb, words, objects)
    yield from _prepositional(verb, stem, prepositions)
    if "ccomp" in beside or "xcomp" in beside:
        yield from _controlled(verb, words, verbs)
    for argument in _clauses(verb, words):
        has_object = not is_passive and any(verb.i < noun.i < argument.token.i for noun in objects)
        if not has_object:
            yield argument
        elif stem != words:
            # Without a word for whom, "urged Norway to pay" says nothing of who urges.
            yield argument._replace(phrase=f"{stem}{argument.phrase.removeprefix(words)}")


def _clauses(token: Token, words: str) -> Sequence[Argument]:
    if relations_of(token).isdisjoint(_LEADING_ON) or not (clauses := clauses_of(token)):
        return ()
    # "made clear that"
    qualities = [child.lower_ for child in children(token, "acomp", "oprd", "ccomp") if child.pos_ == "ADJ"]
    words = " ".join((words, *qualities[:1]))
    return [Argument(f"{words} {lead}".rstrip(), clause) for lead, clause in clauses]


def _existing(verb: Token, words: str) -> Iterator[Argument]:
    """Give what somebody says to exist ("confirmed that there are 20 guards"), not what may or does not."""
    for inner in children(verb, "ccomp"):
        if inner.tag_ in _FINITE and children(inner, "expl") and not children(inner, "aux", "neg"):
            phrase = f"{words} there {inner.lemma_.lower()}"
            yield from (Argument(phrase, noun) for noun in children(inner, "attr") if not _is_none(inner, noun))


def _is_none(verb: Token, noun: Token) -> bool:
    """Tell whether "no" stands between a verb and a noun."""
    return any(word.lower_ == NO for word in verb.doc[verb.i : noun.i])


def _qualified(verb: Token, words: str) -> Iterator[Argument]:
    """Give an object behind the quality that the verb gives it ("made public the report")."""
    for noun in children(verb, "ccomp"):
        qualities = [word for word in children(noun, "acomp", "amod") if word.i == verb.i + 1]
        if noun.pos_ == "NOUN" and qualities:
            yield Argument(f"{words} {qualities[0].lower_}", noun)


def existing(verb: Token) -> list[Token]:
    """Give what a verb says to exist ("there are 20 guards in the tower")."""
    if "expl" not in relations_of(verb):
        return []
    return [noun for first in children(verb, "attr") for noun in with_conjuncts(first)]


def iter_places(verb: Token, prepositions: frozenset[str]) -> Iterator[Argument]:
    """Give where and when something exists (be in, tower)."""
    for preposition in children(verb, "prep"):
        if preposition.lower_ in prepositions:
            yield from (
                Argument(f"{verb.lemma_.lower()} {preposition.lower_}", token) for token in _governed(preposition)
            )


def _controlled(verb: Token, words: str, verbs: Verbs) -> Iterator[Argument]:
    """Give what somebody else is to do: "ordered them to prepare a plan", "wants Norway to pay the fine"."""
    for inner in children(verb, "xcomp", "ccomp"):
        own = children(inner, "nsubj")
        if syntax.is_infinitive(inner) and (own or children(verb, *syntax.OBJECTS)):
            yield from (Argument(words, token) for token in own)
            phrase = f"{words} to {inner.lemma_.lower()}"
            yield from (Argument(phrase, token, 1) for token in verbs.objects(inner))


def passive_words(verb: Token) -> str:
    """Give the words of an active verb's passive."""
    # A past tense in -ed is the participle too; of other forms the tree does not tell the participle.
    is_regular = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lower_.endswith("ed"))
    return f"be {verb.lower_}" if is_regular else f"be object of {verb.lemma_.lower()}"


def iter_object_arguments(verb: Token, prepositions: frozenset[str]) -> Iterator[Argument]:
    """Give what an active verb relates to its object ("tabled the budget in parliament": be tabled in)."""
    words = passive_words(verb)
    for preposition in children(verb, "prep", "dative"):
        if preposition.lower_ in prepositions:
            yield from (Argument(f"{words} {preposition.lower_}", token) for token in _governed(preposition))
    yield from _clauses(verb, words)


def receivers(verb: Token) -> list[Token]:
    """Give who gets what an active verb gives ("allocated 4m rand to the agency": be allocated)."""
    return [
        token
        for preposition in children(verb, "prep", "dative")
        if preposition.lower_ == RECEIVING
        for token in _governed(preposition)
    ]


def iter_passive_arguments(verb: Token, prepositions: frozenset[str]) -> Iterator[Argument]:
    """Give what a passive verb relates to what it is done to ("was founded in Bilbao"); see `iter_arguments`."""
    words = f"be {verb.lower_}"
    for child in children(verb, *_COMPLEMENTS):
        yield from (Argument(words, token) for token in with_conjuncts(child))
    yield from _prepositional(verb, words, prepositions)
    yield from _clauses(verb, words)


def iter_noun_arguments(noun: Token, prepositions: frozenset[str]) -> Iterator[Argument]:
    """Give what follows the prepositions of a noun, and as what it is `of` its possessors and the names before it."""
    for preposition in children(noun, "prep"):
        if preposition.lower_ in prepositions:
            yield from [Argument(preposition.lower_, token) for token in _governed(preposition)]
    for owner in children(noun, "poss"):
        yield from [Argument("of", token) for token in with_conjuncts(owner)]
    if noun.i > 1 and noun.nbor(-1).text == "-":
        # "Norfell co-founder Kim": the parser may hang the name on the part before the hyphen.
        yield from (Argument("of", name) for name in children(noun.nbor(-2), "compound") if name.pos_ == "PROPN")
    names = children(noun, *_BEFORE)
    names += children(noun.head, "poss", *_BEFORE) if noun.dep_ in _BEFORE else []
    yield from (Argument("of", name) for name in names if name.pos_ == "PROPN" and name.i < noun.i)


def iter_pairs(noun: Token, prepositions: frozenset[str]) -> Iterator[tuple[Token, Argument]]:
    """Give whose a noun is with what follows its other prepositions.

    "The withdrawal of the troops from Mali" relates the troops to Mali, "Japan's invasion of Manchuria" Japan to
    Manchuria.
    """
    owners = [token for owner in children(noun, "poss") for token in with_conjuncts(owner)]
    others = [child for child in children(noun, "prep") if child.lower_ in prepositions]
    if not owners:
        owners = [name for name in children(noun, *_BEFORE) if name.pos_ == "PROPN"]
        owners = owners or [token for child in others if child.lower_ == OF for token in _governed(child)]
        others = [child for child in others if child.lower_ != OF]
    for owner in owners:
        for preposition in others:
            words = f"{noun.lemma_.lower()} {preposition.lower_}"
            yield from ((owner, Argument(words, token)) for token in _governed(preposition))


def iter_name_arguments(name: Token, prepositions: frozenset[str]) -> Iterator[Argument]:
    """Give what follows the prepositions of a name, and the name after its comma, which may be the place around it."""
    for preposition in children(name, "prep"):
        if preposition.lower_ in prepositions:
            yield from (Argument(preposition.lower_, token) for token in _governed(preposition))
    for around in children(name, "appos", "npadvmod", "conj"):
        if around.i == name.i + 2 and name.nbor(1).text == "," and around.pos_ == "PROPN":
            yield Argument(AROUND, around)


def iter_owners(noun: Token, unfit: frozenset[str]) -> Iterator[Argument]:
    """Give what a noun is a side of, but after unfit prepositions: "the cost of the jet" is about the jet."""
    beside = children(noun, "compound", "poss", "prep", "acl")
    if not beside:
        return
    before = (child.lower_ for child in beside if child.dep_ == "compound" and child.pos_ == "NOUN")
    words = " ".join((*before, noun.lemma_.lower()))
    for owner in beside:
        if owner.dep_ == "poss":
            yield from (Argument(words, token) for token in with_conjuncts(syntax.antecedent(owner)))
    for verb in (child for child in beside if child.dep_ == "acl"):
        # "the cost borne by the state"
        agents = _governed(agent[0]) if (agent := children(verb, "agent")) else []
        yield from (Argument(f"{verb.lemma_.lower()} {words}", token) for token in agents)
    for preposition in beside:
        if preposition.dep_ == "prep" and preposition.lower_ not in unfit:
            phrase = words if preposition.lower_ == "of" else f"{words} {preposition.lower_}"
            yield from (Argument(phrase, token) for token in _governed(preposition))


def _stem(verb: Token, words: str, objects: list[Token]) -> str:
    """Give the words before a preposition: "sign agreement (with)"; what has a name is not part of the words."""
    if objects and objects[0].i > verb.i and objects[0].pos_ == "NOUN" and objects[0].text.isalpha():
        return f"{words} {objects[0].lemma_.lower()}"
    return words


def _prepositional(verb: Token, words: str, prepositions: frozenset[str]) -> list[Argument]:
    found: list[Argument] = []
    for preposition in children(verb, "prep", "dative"):
        if preposition.lower_ in prepositions:
            phrase = f"{words} {preposition.lower_}"
            for token in _governed(preposition):
                found += _with_deeper(Argument(phrase, token), prepositions)
        for inner in children(preposition, "prep", "pcomp"):
            both = f"{preposition.lower_} {inner.lower_}"
            # Of "due to" the parser may take the first word for the preposition.
            nouns = _governed(inner) if inner.dep_ == "prep" else []
            nouns = nouns or (_governed(preposition) if both in prepositions else [])
            found += [Argument(f"{words} {both}", token) for token in nouns]
    return found


def _governed(preposition: Token) -> list[Token]:
    """Give what follows a preposition; examples belong to what they are examples of."""
    nouns = children(preposition, "pobj")
    if not nouns or leads_examples(preposition):
        return []
    if len(nouns) == 1:
        return with_conjuncts(nouns[0])
    return [token for noun in nouns for token in with_conjuncts(noun)]


def _with_deeper(argument: Argument, prepositions: frozenset[str]) -> list[Argument]:
    """Give an argument, what follows the prepositions of its noun, and what its infinitive does ("deal to buy")."""
    noun, pos, found = argument.token, argument.token.pos_, [argument]
    beside = relations_of(noun)
    is_quality = pos == "ADJ" or noun.dep_ == "acomp"
    if beside.isdisjoint(_DEEPER) or (pos not in _NOMINAL and not is_quality):
        return found
    words = f"{argument.phrase} {noun.lemma_.lower() if pos == 'NOUN' else noun.text}"
    if pos == "NOUN":
        owners = (token for token in children(noun, "poss", "compound", "nmod") if token.pos_ in {"PROPN", "PRON"})
        found += [Argument(f"{words} of", token, argument.depth + 1) for token in owners]
    for preposition in children(noun, "prep"):
        if preposition.lower_ in prepositions:
            phrase = f"{words} {preposition.lower_}"
            # What an adjective is about ("aware of the plan") is as near as what a verb is about.
            depth = argument.depth + (not is_quality)
            found += [Argument(phrase, token, depth) for token in _governed(preposition)]
    if is_quality:
        found += _clauses(noun, words)
    else:
        clauses = (*gerunds(noun), *contents(noun))
        found += [Argument(f"{words} {lead}", clause) for lead, clause in clauses]
    for verb in children(noun, "acl", "relcl"):
        if syntax.is_infinitive(verb):
            found += _infinitive(verb, words, argument.depth + 1, prepositions)
    return found


def _infinitive(verb: Token, words: str, depth: int, prepositions: frozenset[str]) -> list[Argument]:
    """Give the objects of an infinitive; without any, what follows its prepositions."""
    phrase = f"{words} to {verb.lemma_.lower()}"
    if objects := syntax.logical_objects(verb):
        return [Argument(phrase, token, depth) for token in objects]
    before = [preposition for preposition in children(verb, "prep") if preposition.lower_ in prepositions]
    return [Argument(f"{phrase} {word.lower_}", token, depth) for word in before for token in _governed(word)]
