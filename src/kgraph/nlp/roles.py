"""Roles that nouns name: who holds one, and how it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.syntax import children, with_conjuncts
from kgraph.ontology import Ontology

COPULAR = frozenset(("attr", "oprd", "acomp"))
_BEFORE = frozenset(("compound", "amod", "nmod"))
_TITLES = frozenset(("compound", "nmod"))


def iter_holders(noun: Token) -> Iterator[Token]:
    """Find who holds the role that a noun names.

    Args:
        noun: A noun such as "mayor".

    Yields:
        The name it is the title or the apposition of, the subject it is said of, or the name that explains it.
    """
    yield from _found_above(noun)
    is_aim = noun.dep_ == "pobj" and noun.head.lower_ == "for"
    for child in children(noun, "appos") if not is_aim and noun.dep_ != "appos" else ():
        # "the mayor, Ada Park", but not "the candidate for mayor, Ada Park".
        if child.pos_ == "PROPN":
            yield child


def _found_above(noun: Token) -> list[Token]:
    """Give the holders that the noun hangs on."""
    head = noun.head
    if noun.dep_ == "appos":
        # "he, minister Ada Park and the mayor": who follows a pronoun is somebody else.
        return [head] if head.pos_ != "PRON" else []
    if noun.dep_ in _BEFORE and head.pos_ == "PROPN" and head.i > noun.i:
        return _titled(noun, head)
    if noun.dep_ in COPULAR:
        return _copular(noun)
    if noun.dep_ == "pobj" and head.lower_ == "as" and syntax.is_verb(head.head):
        return syntax.logical_objects(head.head)[:1] or syntax.logical_subjects(head.head)[:1]
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return list(iter_holders(head))
    return _second_subject(noun) if noun.dep_ in syntax.SUBJECTS else []


def _titled(noun: Token, name: Token) -> list[Token]:
    """Give who has the title that stands before a name."""
    if noun.tag_ in {"NNS", "NNPS"}:
        # "ministers Park and Moen"; a plural before one name is a body ("at analysts Fjordvik").
        named = with_conjuncts(name)
        return named if len(named) > 1 else []
    is_after_comma = name.dep_ == "appos" and name.left_edge.i == noun.left_edge.i and name.head.pos_ == "PROPN"
    # "Ada Park, President Fjordvik Europe, said": the parser takes the body for somebody with the title.
    return [name.head] if is_after_comma and name.head.ent_type_ == "PERSON" != name.ent_type_ else [name]


def _copular(noun: Token) -> list[Token]:
    verb = noun.head
    if _is_over(verb):
        return []
    if noun.dep_ == "oprd" and not syntax.is_passive(verb):
        return syntax.logical_objects(verb)
    subject = syntax.surface_subject(verb)
    return with_conjuncts(subject) if subject is not None else []


def _is_over(verb: Token) -> bool:
    """Tell whether a copula says that a role is over; after "said" the past tense need not mean the past."""
    if verb.lemma_.lower() != "be" or verb.tag_ != "VBD" or children(verb, "aux", "auxpass"):
        return False
    return not any(above.dep_ == "ccomp" for above in (verb, *syntax.iter_ancestors(verb)))


def _second_subject(noun: Token) -> list[Token]:
    """Find the name that the parser made a subject beside its title ("the minister, Helga Moen said")."""
    start = noun.right_edge.i + 1
    start += start < len(noun.doc) and noun.doc[start].text == ","
    names = [name for name in children(noun.head, *syntax.SUBJECTS) if name.pos_ == "PROPN"]
    return [name for name in names if name.left_edge.i == start][:1]


class RoleNames:
    """Name roles by their nouns and the words that make them other roles ("chief financial officer").

    Args:
        ontology: For adjectives that make no other role, and the nouns that say too little by themselves.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._unessential = ontology.words("unessential-adjective") | ontology.words("former-adjective")
        self._incomplete = ontology.words("incomplete-role")

    def name(self, noun: Token, is_name: Callable[[Token], bool]) -> str:
        """Name the role of a noun.

        Args:
            noun: The noun.
            is_name: Tells whether a token is a name; that the role is one there, other statements tell.

        Returns:
            The role in lower case, its proper nouns apart; empty where the noun alone says too little.
        """
        if _goes_on_after(noun):
            return ""
        words = [noun.lemma_.lower()]
        for before in reversed(noun.doc[noun.sent.start : noun.i]):
            is_hyphen = before.text == "-" and not before.whitespace_
            is_joined = before.nbor().text == "-" and not before.whitespace_
            if is_joined and (is_name(before) or before.pos_ == "PROPN"):
                # "Oslo-based": where somebody works is no part of the role.
                del words[-2:]
                break
            is_essential = _is_before(before, noun) and not self._is_unessential(before, noun, is_name)
            if not (is_hyphen or is_essential or (is_joined and before.lower_ not in self._unessential)):
                break
            words.append(before.lower_ + before.whitespace_)
        start = " ".join("".join(reversed(words)).split()).lstrip("- ")
        complement = self._complement(noun, is_name)
        is_incomplete = start in self._incomplete and not complement
        return "" if is_incomplete else f"{start} {complement}".strip()

    def _is_unessential(self, word: Token, role: Token, is_name: Callable[[Token], bool]) -> bool:
        # The first word of a sentence is capitalised for that.
        is_first = word.i == role.sent.start and word.pos_ in {"ADJ", "NOUN"}
        is_capital = word.text[0].isupper() and not role.text[0].isupper() and not is_first
        return word.ent_type_ == "NORP" or is_capital or word.lower_ in self._unessential or is_name(word)

    def _complement(self, noun: Token, is_name: Callable[[Token], bool]) -> str:
        """Give what the noun is of or for ("secretary of state"); whose name it is, only where the noun needs it."""
        needs = noun.lemma_.lower() in self._incomplete
        for preposition in children(noun, "prep"):
            for inner in children(preposition, "pobj"):
                if preposition.lower_ in {"of", "for"} and (needs or not (is_name(inner) or children(inner, "det"))):
                    words = noun.doc[inner.left_edge.i : inner.i + 1]
                    return f"{preposition.lower_} {words.text}"
        beside = children(noun.head, "poss", *_TITLES) if noun.dep_ in _TITLES else []
        owners = [word for word in (*children(noun, "poss", *_TITLES), *beside) if word.i < noun.i and is_name(word)]
        return f"of {owners[-1].text}" if needs and owners else ""


def _is_before(word: Token, noun: Token) -> bool:
    """Tell whether a word belongs to a role noun after it, also where the parser hangs both on the name they title."""
    is_beside = noun.dep_ in _TITLES and word.head == noun.head
    return word.dep_ in _BEFORE and (is_beside or word.head.i in range(word.i + 1, noun.i + 1))


def _goes_on_after(noun: Token) -> bool:
    """Tell whether a title is only the start of a longer one ("attorney" in "Attorney General Ada Park")."""
    if noun.dep_ not in _TITLES or noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor()
    return after != noun.head and after.head == noun.head and after.dep_ in _TITLES and after.pos_ in {"NOUN", "PROPN"}
