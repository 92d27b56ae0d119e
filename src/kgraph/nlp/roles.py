"""Roles that nouns name: who holds one, or held it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.syntax import children, with_conjuncts

COPULAR = frozenset(("attr", "oprd", "acomp"))
_BEFORE = frozenset(("compound", "amod", "nmod"))
# With "was" they say that it goes on.
_ONGOING = frozenset(("still", "already", "now"))


def iter_holders(noun: Token) -> Iterator[Token]:
    """Find who holds the role that a noun names.

    Args:
        noun: A noun such as "mayor".

    Yields:
        The name it is the title or the apposition of, the subject it is said of, or the name that explains it.
    """
    if _is_surname(noun):
        return
    yield from _found_above(noun)
    yield from _sharing(noun)
    is_aim = noun.dep_ == "pobj" and (noun.head.lower_ == "for" or _is_of_another(noun.head))
    for child in children(noun, "appos") if not is_aim and noun.dep_ != "appos" and not _is_listed(noun) else ():
        # "the mayor, Ada Park", but not "the candidate for mayor, Ada Park" or "his predecessor as mayor, Ada Park".
        if child.pos_ == "PROPN" and not _is_of_other(noun, child):
            yield child


def _is_surname(noun: Token) -> bool:
    """Tell whether a word is somebody's name beside another one ("King and partner Ada Park")."""
    is_name = noun.ent_type_ == "PERSON" and noun.tag_ == "NNP" and noun.dep_ in _BEFORE
    return is_name and noun.nbor().dep_ == "cc"


def _is_of_other(noun: Token, name: Token) -> bool:
    """Tell whether a name explains another role between ("the mayor and his aide Ada Park")."""
    between = (other for other in children(noun, "conj") if noun.i < other.i < name.i)
    return any(children(other, "det", "poss") for other in between)


def _is_of_another(preposition: Token) -> bool:
    return preposition.lower_ == "as" and preposition.head.pos_ == "NOUN"


def _found_above(noun: Token) -> list[Token]:
    """Give the holders that the noun hangs on."""
    head = noun.head
    if noun.dep_ == "appos":
        return _apposed(noun, head)
    if noun.dep_ in _BEFORE and head.pos_ == "PROPN" and head.i > noun.i:
        return _titled(noun, head)
    if noun.dep_ in COPULAR:
        return _copular(noun)
    if noun.dep_ == "pobj" and head.lower_ == "as" and syntax.is_verb(head.head):
        return syntax.logical_objects(head.head)[:1] or syntax.logical_subjects(head.head)[:1]
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        # "The mayor and his aide, Ada Park": the parser explains the first by the name.
        named = [name for name in children(head, "appos") if name.i > noun.i and _is_of_other(head, name)]
        return named or list(iter_holders(head))
    return _second_subject(noun) if noun.dep_ in syntax.SUBJECTS else []


def _apposed(noun: Token, head: Token) -> list[Token]:
    """Give who has the role of an apposition: whom it stands beside, unless it is the title of the name after it."""
    names = [name for name in children(noun, "appos") if name.i == noun.i + 1 and name.pos_ == "PROPN"]
    if names and head.pos_ == "PROPN" and names[0].ent_type_ == head.ent_type_:
        # "Ada Park, minister Helga Moen and the mayor left": a list, which the parser took for an apposition.
        return names
    # "he, minister Ada Park and the mayor": who follows a pronoun is somebody else.
    return [_nearest(noun, head)] if head.pos_ != "PRON" and not _is_listed(head) else []


def _is_listed(noun: Token) -> bool:
    """Tell whether a noun is one of several roles ("became a judge, and later Attorney General, now a senator")."""
    return noun.dep_ == "conj" and syntax.is_verb(noun.head) and bool(children(noun.head, "attr"))


def _nearest(noun: Token, head: Token) -> Token:
    """Give whom an apposition stands beside: the parser may hang it on the first of several."""
    before = noun.left_edge.i - 1
    before -= before > 0 and noun.doc[before].text == ","
    beside = noun.doc[before]
    is_conjunct = beside.i > head.i and beside.dep_ == "conj" and head.is_ancestor(beside)
    return beside if is_conjunct and beside.ent_type_ == "PERSON" else head


def _sharing(noun: Token) -> list[Token]:
    """Find the name before which two titles stand, where the parser coordinates the first with it.

    "Group chairman and chief executive Ada Park left": a bare noun in the singular stands for nobody by itself.
    """
    if noun.tag_ != "NN" or noun.dep_ not in syntax.SUBJECTS or children(noun, "det", "poss", "appos"):
        return []
    names = [name for name in children(noun, "conj") if name.pos_ == "PROPN" and name.left_edge.i == noun.i + 2]
    return [name for name in names if any(child.pos_ == "NOUN" for child in children(name, *_BEFORE))][:1]


def _titled(noun: Token, name: Token) -> list[Token]:
    """Give who has the title that stands before a name."""
    if noun.tag_ in {"NNS", "NNPS"}:
        # "ministers Park and Moen"; a plural before one name is a body ("at analysts Fjordvik").
        named = with_conjuncts(name)
        return named if len(named) > 1 else []
    is_after_comma = name.dep_ == "appos" and name.left_edge.i == noun.left_edge.i and name.head.pos_ == "PROPN"
    is_alone = name.ent_type_ != "PERSON" or not children(name, "conj", "appos")
    # "Ada Park, President Fjordvik Europe, said": the parser takes the body for somebody with the title.
    return [name.head] if is_after_comma and name.head.ent_type_ == "PERSON" and is_alone else [name]


def _copular(noun: Token) -> list[Token]:
    verb = noun.head
    if _is_over(verb):
        return []
    if noun.dep_ == "oprd" and not syntax.is_passive(verb):
        return syntax.logical_objects(verb)
    subject = syntax.surface_subject(verb)
    return with_conjuncts(subject) if subject is not None else []


def iter_former_holders(noun: Token) -> Iterator[Token]:
    """Find who held the role that a noun names, where the copula says that it is over ("Park was the mayor").

    Args:
        noun: A noun such as "mayor".

    Yields:
        The subject of the copula.
    """
    first = syntax.first_conjunct(noun)
    verb = first.head
    is_ongoing = any(child.lower_ in _ONGOING for child in children(verb, "advmod")) or _is_of_a_time(noun, verb)
    if first.dep_ == "attr" and _is_over(verb) and not is_ongoing:
        subject = syntax.surface_subject(verb)
        yield from with_conjuncts(subject) if subject is not None else []


def _is_of_a_time(noun: Token, verb: Token) -> bool:
    """Tell whether somebody only is said to have had a role at some time ("was the mayor at the time")."""
    links = (link for word in (noun, verb) for link in children(word, "prep") if link.lower_ == "at")
    return any(inner.lower_ == "time" for link in links for inner in children(link, "pobj"))


def _is_over(verb: Token) -> bool:
    """Tell whether a copula says that a role is over; after "said" the past tense need not mean the past."""
    if verb.lemma_.lower() == "be" and verb.dep_ == "xcomp" and verb.head.lower_ == "used":
        # "used to be the mayor"
        return True
    if verb.lemma_.lower() != "be" or verb.tag_ != "VBD" or children(verb, "aux", "auxpass"):
        return False
    return not any(above.dep_ == "ccomp" for above in (verb, *syntax.iter_ancestors(verb)))


def _second_subject(noun: Token) -> list[Token]:
    """Find the name that the parser made a subject beside its title ("the minister, Helga Moen said")."""
    start = noun.right_edge.i + 1
    start += start < len(noun.doc) and noun.doc[start].text == ","
    names = [name for name in children(noun.head, *syntax.SUBJECTS) if name.pos_ == "PROPN"]
    return [name for name in names if name.left_edge.i == start][:1]
