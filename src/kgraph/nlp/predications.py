"""Predications: a word that says something (verb, noun or adjective) with the fillers of its slots.

A slot is a logical role, the same for "the ministry submitted the report to Kim", "the report was submitted to Kim by
the ministry", "the report submitted by the ministry to Kim" and "the submission of the report to Kim by the ministry".
Slot names: `subject`, `object`, `indirect`, `complement`, `holder` (who has the role a noun names), `former-holder`
(who had it), `possessor`,
`modifier` (a noun before a noun), `demonym` (the adjective of a country), `time`, `trigger` (the word itself), and
every preposition. A dotted path goes on from the filler: `object.of` is what follows "of" after the object.

Fillers come in order of certainty. Those that the parser attached elsewhere, but that may belong here, are marked as
loose: the ontology's classes decide whether they are taken (`relations.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.roles import COPULAR, iter_former_holders, iter_holders
from kgraph.nlp.syntax import Verbs, children, with_conjuncts

_PLACING = frozenset(("at", "for", "in"))
_COMPARING = frozenset(("like", "unlike", "as", "than"))
_MODIFIERS = ("compound", "nmod", "amod", "npadvmod", "nummod")


class Filler(NamedTuple):
    """What fills a slot.

    Args:
        token: Head of the phrase.
        is_loose: Whether the parser attached it elsewhere.
    """

    token: Token
    is_loose: bool = False


def fill(trigger: Token, path: str, verbs: Verbs) -> list[Filler]:
    """Find what fills a slot of a predication.

    Args:
        trigger: The verb, noun or adjective that evokes it.
        path: Slot name, or a dotted path.
        verbs: What is known of the verbs of the trigger's Doc already.

    Returns:
        Fillers, the most certain first, each token once.
    """
    first, _, rest = path.partition(".")
    found = _unique(_fill_one(trigger, first, verbs))
    if not rest:
        return found
    return _unique(
        Filler(inner.token, inner.is_loose or outer.is_loose)
        for outer in found
        for inner in fill(outer.token, rest, verbs)
    )


def _unique(fillers: Iterator[Filler]) -> list[Filler]:
    found = list(fillers)
    if len(found) > 1:
        seen: dict[int, Filler] = {}
        for filler in found:
            seen.setdefault(filler.token.i, filler)
        found = list(seen.values())
    return found


def _fill_one(trigger: Token, slot: str, verbs: Verbs) -> Iterator[Filler]:
    if slot == "trigger":
        return iter((Filler(trigger),))
    is_verb = syntax.is_verb(trigger) or trigger.tag_ in {"VBN", "VBG"}
    if is_verb and slot in _VERB_ARGUMENTS:
        return _VERB_ARGUMENTS[slot](trigger, verbs)
    reader = (_VERB_SLOTS if is_verb else _NOUN_SLOTS).get(slot)
    if reader is not None:
        return reader(trigger)
    if slot not in syntax.words_below(trigger):
        # Most slots ask for a preposition that is not there at all.
        return iter(())
    return _verb_preposition(trigger, slot) if is_verb else _noun_preposition(trigger, slot)


# ---------------------------------------------------------------- verbs


def _verb_subject(verb: Token, verbs: Verbs) -> Iterator[Filler]:
    yield from map(Filler, verbs.subjects(verb))
    if verbs.is_passive(verb):
        # "a document on X by the ministry": the parser may hang the by-phrase on a noun inside.
        for noun in verbs.objects(verb):
            yield from (Filler(token, is_loose=True) for token in _preposition(noun, "by"))


def _verb_object(verb: Token, verbs: Verbs) -> Iterator[Filler]:
    found = [noun for noun in verbs.objects(verb) if not _is_of_clause(noun, verb)]
    yield from map(Filler, found)
    for noun in found if verb.dep_ != "amod" else ():
        # "the nomination of an envoy and an annual fund": a coordinated noun with a determiner of its own may belong
        # to the verb, not to the noun beside it.
        if syntax.relations_of(noun):
            inner = (token for token in syntax.subtree(noun) if token.dep_ == "conj" and children(token, "det"))
            yield from (Filler(token, is_loose=True) for token in inner)
    yield from _swallowed(verb)
    if verb.dep_ in {"acl", "relcl"} and verb.head in found:
        # "a document for the inspection of the administration submitted by …": any noun of the chain may be meant.
        yield from (Filler(token, is_loose=True) for token in _noun_chain_above(verb.head))


def _is_of_clause(noun: Token, verb: Token) -> bool:
    """Tell whether an object is rather what the clause after it is about ("found her husband had left Oslo")."""
    if noun.head != verb:
        return False
    clauses = [clause for clause in children(verb, "ccomp") if clause.i > noun.i]
    if children(noun, "appos") and not children(verb, "cc"):
        # "found her husband, Ned Holt, had left": the parser goes on from the verb.
        clauses += [clause for clause in children(verb, "conj") if children(clause, "aux", "auxpass")]
    return any(syntax.is_without_subject(clause) for clause in clauses)


def _noun_chain_above(noun: Token) -> Iterator[Token]:
    """Walk up from a noun over prepositions to the nouns it hangs on."""
    current = noun
    while current.dep_ == "pobj" and current.head.dep_ == "prep" and current.head.head.pos_ in {"NOUN", "PROPN"}:
        if current.head.lower_ in _COMPARING:
            # "small probes like the box proposed by Kim": only the box was.
            return
        current = current.head.head
        yield current


def _verb_indirect(verb: Token) -> Iterator[Filler]:
    for child in children(verb, "dative"):
        if child.pos_ != "ADP":
            yield from (Filler(token) for token in with_conjuncts(child))
    for noun in children(verb, *syntax.OBJECTS):
        # "paid the hospital 50,000 dirhams": the parser takes the receiver for a part of the sum.
        if any(character.isdigit() for character in noun.text):
            yield from (Filler(child) for child in children(noun, "compound", "nmod"))
    yield from _swallowed(verb)


def _swallowed(verb: Token) -> Iterator[Filler]:
    """Find a first object that the parser took for a part of the second ("granted 41 journalists asylum")."""
    for noun in children(verb, *syntax.OBJECTS):
        # "announced his Davis Cup retirement": whose it is stands before all of it.
        for child in () if children(noun, "poss") else children(noun, "compound"):
            if child.pos_ == "PROPN" or children(child, "nummod", "det"):
                yield Filler(child, is_loose=True)


def _verb_complement(verb: Token, verbs: Verbs) -> Iterator[Filler]:
    for child in children(verb, "attr", "oprd", "acomp"):
        yield from (Filler(token) for token in with_conjuncts(child))
    if verbs.is_passive(verb):
        # "no one was granted asylum": the second object stays behind.
        yield from (Filler(child) for child in children(verb, *syntax.OBJECTS))
    # "made public any information": the model may tag the adjective as an adverb.
    yield from (Filler(child, is_loose=True) for child in children(verb, "advmod"))


def _verb_modifier(verb: Token) -> Iterator[Filler]:
    for child in children(verb, "npadvmod", "compound", "nmod"):
        yield Filler(child)


def _verb_preposition(verb: Token, name: str) -> Iterator[Filler]:
    hosts = [verb, *children(verb, "advmod", "prt")]
    if name == "to":
        hosts.extend(child for child in children(verb, "dative") if child.lower_ == "to")
    for host in hosts:
        yield from (Filler(token) for token in _preposition(host, name))
    if name == "to":
        for child in children(verb, "dative"):
            if child.pos_ == "ADP" and child.lower_ == name:
                yield from (Filler(t) for noun in children(child, "pobj") for t in with_conjuncts(noun))
    if verb.dep_ == "conj" and syntax.is_verb(verb.head) and not children(verb, "prep"):
        return
    yield from (Filler(token, is_loose=True) for token in _loose_preposition(verb, name))


def _preposition(host: Token, name: str) -> Iterator[Token]:
    """Give the nouns after a preposition that hangs on a token, coordinated ones too."""
    for child in children(host, "prep", "agent", "dative"):
        if child.lower_ == name:
            yield from _pobjects(child)
        elif name == "to" and child.dep_ == "prep" and child.lower_ == "from":
            yield from (noun for noun in children(child, "pobj") if _range_start(noun) is not None)
        elif child.dep_ == "prep" and child.tag_ not in {"VBN", "VBG"}:
            # "across from", "out of": a preposition on a preposition; what something is compared to is not said of it.
            for inner in children(child, "prep"):
                if inner.lower_ == name:
                    yield from _pobjects(inner)


def _pobjects(preposition: Token) -> Iterator[Token]:
    # "voted not for Lang but for Moen"
    nouns = () if children(preposition, "neg") else children(preposition, "pobj", "pcomp")
    for noun in nouns:
        start = _range_start(noun) if preposition.lower_ == "from" else _converted(noun)
        if start is not None:
            yield start
            continue
        # "from speaking or voting in the chamber or the gallery": what follows a gerund is not coordinated with it.
        yield from with_conjuncts(noun) if noun.dep_ == "pobj" else (noun,)
        if noun.tag_ == "NNS":
            yield from _examples(noun)
    # "from A to B and from C to D": the second preposition is coordinated with the first.
    for other in children(preposition, "conj"):
        if other.lower_ == preposition.lower_:
            yield from _pobjects(other)


def _range_start(amount: Token) -> Token | None:
    """Find the first of two amounts that the parser took for one ("from 90 to 70 kilometres")."""
    before = children(amount, "quantmod")
    is_range = any(word.lower_ == "to" for word in before)
    return next((word for word in before if is_range and word.pos_ == "NUM"), None)


def _converted(amount: Token) -> Token | None:
    """Find the amount before one in brackets that the parser took for the head ("by 1% to $33m (£17m)")."""
    if not amount.i or amount.nbor(-1).text != "(":
        return None
    return next((word for word in amount.lefts if word.i < amount.i - 1 and any(c.isdigit() for c in word.text)), None)


def _examples(noun: Token) -> Iterator[Token]:
    """Give the examples after a plural ("countries such as Canada or Mexico"), wherever the parser hung them."""
    for token in syntax.subtree(noun):
        is_such_as = token.lower_ == "as" and token.i and token.nbor(-1).lower_ == "such"
        if is_such_as or (token.lower_ == "including" and token.dep_ == "prep"):
            for example in children(token, "pobj"):
                yield from with_conjuncts(example)


def _loose_preposition(verb: Token, name: str) -> Iterator[Token]:
    """Give the nouns after a preposition anywhere right of the verb, as long as no other clause lies between.

    What hangs on a noun after another preposition ("spoke amid rumours of a rift with Kim", "came back from a mission
    to Kenya") belongs to that noun, unless it is a name or an amount; what follows the object may belong to the verb.
    """
    for token in syntax.subtree(verb):
        is_wanted = token.i > verb.i and token.lower_ == name and token.pos_ in {"ADP", "SCONJ", "PART"}
        is_wanted = is_wanted and not children(token, "neg")
        if is_wanted and not _belongs_to_noun(token, verb) and _same_clause(token, verb):
            for noun in children(token, "pobj"):
                start = _range_start(noun) if name == "from" else _converted(noun)
                yield from with_conjuncts(noun) if start is None else (start,)


def _belongs_to_noun(preposition: Token, verb: Token) -> bool:
    noun = preposition.head
    is_amount = any(character.isdigit() for character in noun.text) or bool(children(noun, "nummod", "quantmod"))
    if noun.pos_ != "NOUN" or is_amount:
        return False
    top = next((above for above in (noun, *syntax.iter_ancestors(noun)) if above.head == verb), noun)
    return top.dep_ in {"prep", "agent", "prt", "advmod"}


def _same_clause(token: Token, verb: Token) -> bool:
    for ancestor in syntax.iter_ancestors(token):
        if ancestor == verb:
            return True
        is_aside = ancestor.lower_ == "with" and ancestor.i > 0 and ancestor.nbor(-1).text == ","
        if is_aside or syntax.is_verb(ancestor) or children(ancestor, *syntax.SUBJECTS):
            # ", with the euro up 1% to": a clause without a verb.
            return False
    return False


def _verb_time(verb: Token) -> Iterator[Filler]:
    """Find when: a bare date, or one after a preposition of time."""
    for child in children(verb, "npadvmod", "advmod", "dobj"):
        yield Filler(child)
    for child in children(verb, "prep"):
        # The value of "until 2008" or "from 1998 to 2003" begins with its preposition.
        yield Filler(child)
        yield from (Filler(noun) for noun in children(child, "pobj"))


# ---------------------------------------------------------------- nouns and adjectives


def _noun_holder(noun: Token) -> Iterator[Filler]:
    """Find who has the role that a noun names: by apposition, title, copula, or "as"."""
    yield from (Filler(token) for token in iter_holders(noun))
    # "the mayor of Lisbon, Ada Park": the parser may hang the name on the place; the classes tell.
    for preposition in children(noun, "prep"):
        for place in children(preposition, "pobj"):
            if place.pos_ == "PROPN":
                names = (name for name in children(place, "appos") if name.pos_ == "PROPN")
                yield from (Filler(name, is_loose=True) for name in names)


def _noun_former_holder(noun: Token) -> Iterator[Filler]:
    yield from map(Filler, iter_former_holders(noun))


def _noun_subject(noun: Token) -> Iterator[Filler]:
    if noun.dep_ in COPULAR or noun.pos_ == "ADJ":
        yield from _adjective_subject(noun)
    yield from (Filler(token) for token in _preposition(noun, "by"))
    yield from (Filler(token) for child in children(noun, "poss") for token in with_conjuncts(child))


def _adjective_subject(adjective: Token) -> Iterator[Filler]:
    if adjective.dep_ == "amod":
        yield Filler(adjective.head)
    elif (subject := syntax.surface_subject(adjective.head)) is not None:
        yield from (Filler(token) for token in with_conjuncts(subject))


def _noun_object(noun: Token) -> Iterator[Filler]:
    yield from (Filler(token) for token in _preposition(noun, "of"))


def _noun_possessor(noun: Token) -> Iterator[Filler]:
    yield from (Filler(token) for child in children(noun, "poss") for token in with_conjuncts(child))
    if noun.dep_ in {"compound", "nmod"}:
        # "Norway's Prime Minister Helga Moen": the parser hangs the owner on the name.
        yield from (Filler(token, is_loose=True) for token in children(noun.head, "poss") if token.i < noun.i)


def _noun_demonym(noun: Token) -> Iterator[Filler]:
    """Find the adjective of a country, of a noun or of the name it is the title of."""
    yield from (Filler(child) for child in children(noun, "amod", "compound", "nmod"))
    if noun.dep_ in {"compound", "nmod"}:
        siblings = children(noun.head, "amod", "compound", "nmod")
        yield from (Filler(child, is_loose=True) for child in siblings if child.i < noun.i)


def _noun_modifier(noun: Token) -> Iterator[Filler]:
    for child in children(noun, *_MODIFIERS):
        yield Filler(child)
    if noun.dep_ in {"compound", "nmod", "amod"}:
        # "Grand National Party lawmaker Kim": all may hang on the name; those left of the noun belong to it.
        for sibling in children(noun.head, *_MODIFIERS):
            if sibling.i < noun.i:
                yield Filler(sibling, is_loose=True)


def _noun_preposition(noun: Token, name: str) -> Iterator[Filler]:
    yield from (Filler(token) for token in _preposition(noun, name))
    if noun.dep_ in {"compound", "nmod"}:
        return
    for preposition in children(noun, "prep"):
        if name == "of" and preposition.lower_ in _PLACING:
            # "the doctor at the hospital of Bergen" is no doctor of Bergen.
            continue
        for inner in children(preposition, "pobj"):
            yield from (Filler(token, is_loose=True) for token in _preposition(inner, name))


_Reader = Callable[[Token], Iterator[Filler]]
_VERB_ARGUMENTS: dict[str, Callable[[Token, Verbs], Iterator[Filler]]] = {
    "subject": _verb_subject,
    "object": _verb_object,
    "complement": _verb_complement,
}
_VERB_SLOTS: dict[str, _Reader] = {
    "indirect": _verb_indirect,
    "modifier": _verb_modifier,
    "time": _verb_time,
}
_NOUN_SLOTS: dict[str, _Reader] = {
    "holder": _noun_holder,
    "former-holder": _noun_former_holder,
    "subject": _noun_subject,
    "object": _noun_object,
    "possessor": _noun_possessor,
    "modifier": _noun_modifier,
    "demonym": _noun_demonym,
}


def cues(token: Token) -> list[str]:
    """Give the lemmas under which a token may evoke a frame: its own, and with each particle or adverb.

    Args:
        token: A verb, noun or adjective.

    Returns:
        Lemmas, those with a particle first.
    """
    lemma = token.lemma_.lower()
    if not syntax.is_verb(token):
        return [lemma]
    particles = [child.lower_ for child in children(token, "prt", "advmod") if child.lower_.isalpha()]
    return [*(f"{lemma} {particle}" for particle in particles), lemma]
