"""How a role is called: its noun, the words around it that make it another role, and what it is of.

"Deputy finance minister", "head of research and development" and "transport and environment spokesman" are named whole;
a name, a people or a word that only praises ("the popular Norwegian mayor") is no part of a role, unless it says what
the role is of (`role_bodies.py`).
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from kgraph.nlp.role_bodies import ANDS, TITLES, Body, IsName, Names, RoleBodies, is_hyphen, is_people, is_rank
from kgraph.nlp.role_sides import RoleSides
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology import Ontology

_BEFORE = frozenset(("compound", "amod", "nmod"))


class Role(NamedTuple):
    """How a role is called.

    Args:
        name: The role in lower case, its proper nouns apart; empty where the noun alone says nothing.
        start: The role without what it is of, and without the names before it.
        is_whole: Whether it says what the role is: not a "president" without a body.
    """

    name: str
    start: str
    is_whole: bool


class RoleNames:
    """Name roles by their nouns and the words that make them other roles ("chief financial officer").

    Args:
        ontology: For words that make another role and that do not, and nouns that say too little by themselves.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._unessential = ontology.words("unessential-adjective") | ontology.words("former-adjective")
        self._prefixes = ontology.words("role-prefix")
        self._courtesies = ontology.words("gendered-word")
        self._bodies = RoleBodies(ontology)
        self._people = self._bodies.people
        self._sides = RoleSides(ontology)

    def name(self, noun: Token, names: Names) -> Role:
        """Name the role of a noun.

        Args:
            noun: The noun.
            names: What the names of its text tell; that a role is held there, other statements tell.

        Returns:
            The role.
        """
        is_name = names.is_name
        if (_goes_on_after(noun, is_name) and not self._is_before_courtesy(noun)) or self._is_of_name(noun):
            return Role("", "", is_whole=False)
        words = noun.doc[noun.i if self._is_courtesy_after_role(noun) else self._first(noun, is_name) : noun.i]
        told = (
            (word.text if is_name(word) or _is_proper(word, noun) else word.lower_) + word.whitespace_ for word in words
        )
        start = "".join([*told, noun.lemma_.lower()])
        start = " ".join(start.split()) + _joined_end(noun)
        bare = start
        body, start = self._bodies.add(noun, start, names)
        is_open = self._bodies.needs(noun) and not self._says_which(noun, start, body)
        if is_open and (which := self._which(noun, noun.i - len(words), body, names)):
            # "Liberal chairman Ada Park", "European head of Corvane": only these words tell which one it is.
            body, start = body._replace(is_known=True), f"{which} {start}"
        if beside := self._sides.before(noun, noun.i - len(words), names, f"{start} {body.text}"):
            body, start = body._replace(is_known=True), f"{beside} {start}"
        if start in self._bodies.incomplete and not body.text:
            return Role("", bare, is_whole=False)
        is_alone = not body.is_known and self._bodies.needs(noun) and not self._bodies.is_alone(noun)
        return Role(f"{start} {body.text}".strip(), bare, is_whole=not is_alone or self._says_which(noun, start, body))

    def _is_of_name(self, noun: Token) -> bool:
        """Tell whether a capitalised title after a role is rather a part of the name ("the singer King Aldo")."""
        if noun.dep_ not in TITLES or noun.i == noun.sent.start or not noun.text[0].isupper():
            return False
        before = noun.nbor(-1)
        # At the start of a sentence any role is capitalised, also that of "Attorney General Ada Park".
        is_plain = before.text.islower() or (before.i == noun.sent.start and noun.lower_ in self._courtesies)
        return is_plain and before.dep_ in TITLES and before.lemma_.lower() in self._people

    def _is_before_courtesy(self, noun: Token) -> bool:
        """Tell whether a courtesy stands between a role and the name ("Defence Minister Prince Aldo")."""
        return noun.i + 1 < len(noun.doc) and self._is_courtesy_after_role(noun.nbor())

    def _is_courtesy_after_role(self, noun: Token) -> bool:
        """Tell whether a noun is a title of its own after another role, not the end of that."""
        is_courtesy = noun.lower_ in self._courtesies and noun.text[0].isupper() and noun.dep_ in TITLES
        return is_courtesy and noun.i > noun.sent.start and noun.nbor(-1).lemma_.lower() in self._people

    def _says_which(self, noun: Token, start: str, body: Body) -> bool:
        """Tell whether the words before a noun say what it is of ("tax commissioner").

        Not only its rank ("vice chairman"), nor of what kind of body it is a chairman ("committee chairman").
        """
        words = start.replace("-", " ").split()[: -self._bodies.needing(noun)]
        return not body.text and any(word not in self._prefixes | self._bodies.kinds for word in words)

    def _which(self, noun: Token, first: int, body: Body, names: Names) -> str:
        """Give the capitalised words before a role where nothing else tells its body, or what part of it is meant."""
        if any(_is_ordinal(child) for child in children(noun, "amod")):
            # "the first Republican president" was one long ago.
            return ""
        start = first
        while start > noun.sent.start and self._tells_which(noun.doc[start - 1], noun, names):
            start -= 1
        words = noun.doc[start:first]
        told = [names.country(word) or word.text for word in words]
        is_of_people = all(map(is_people, words)) and not any(name in body.text for name in told)
        # "Nordic secretary of the union"; in a title with capitals they may be of any kind.
        is_part = body.is_known and noun.text.islower() and all(word.tag_ == "NNP" for word in words)
        if not len(words) or (body.text and not is_of_people and not is_part) or words.text in body.text:
            return ""
        is_split = start > noun.sent.start and noun.doc[start - 1].lower_ in self._prefixes
        return noun.doc[start - is_split : first].text

    def _tells_which(self, word: Token, noun: Token, names: Names) -> bool:
        is_of_land = is_people(word) or bool(names.country(word))
        if word.pos_ == "VERB" or word.tag_ in {"VBN", "VBD"}:
            return False
        is_sure = word.i > noun.sent.start or word.tag_ in {"NNP", "NNPS"} or is_of_land
        is_other = word.lower_ in self._unessential or (names.is_name(word) and not is_of_land)
        return is_sure and word.text[0].isupper() and _is_before(word, noun) and not is_other

    # ------------------------------------------------------------ before the noun

    def _first(self, noun: Token, is_name: IsName) -> int:
        """Find the first word of a role; whatever belongs to it stands before its noun without a gap."""
        first = noun.i
        while first > noun.sent.start:
            before = self._step(noun, first, is_name)
            if before == first:
                break
            first = before
        return first - 2 if self._has_split_prefix(noun, first, is_name) else first

    def _has_split_prefix(self, noun: Token, first: int, is_name: IsName) -> bool:
        """Tell whether a name stands between a role and what makes it another ("assistant US attorney")."""
        start = first - 2
        if start < noun.sent.start or not is_name(noun.doc[start + 1]):
            return False
        prefix, name = noun.doc[start], noun.doc[start + 1]
        heads = {noun, noun.head, name} if noun.dep_ in TITLES else {noun, name}
        return prefix.lower_ in self._prefixes and name.dep_ in _BEFORE and prefix.head in heads

    def _step(self, noun: Token, first: int, is_name: IsName) -> int:
        """Give the first token of the part of a role that ends before `first`; `first` if none does."""
        doc, word = noun.doc, noun.doc[first - 1]
        joined = doc[first] if is_hyphen(word) else word
        start = _joined_start(joined)
        if start < joined.i:
            return start if self._is_joined_part(doc[start : joined.i + 1], noun, is_name) else first
        if is_rank(word, noun, self._prefixes) and not word.ent_type_:
            return word.i
        if word.lower_ in ANDS:
            return self._coordinated(noun, first, is_name)
        if word.tag_ == "POS":
            return self._possessive(noun, word, is_name)
        return word.i if _is_before(word, noun) and not self._is_unessential(word, noun, is_name) else first

    def _is_joined_part(self, words: Span, noun: Token, is_name: IsName) -> bool:
        """Tell whether words with hyphens make another role: "vice-", not "Oslo-based" or "award-winning"."""
        parts = [token for token in words if token.text != "-"]
        if any(part.lower_ in self._unessential for part in parts):
            return False
        if parts[0].lower_ in self._prefixes:
            return True
        capitals = [part for part in parts[1:] if part.text[0].isupper() and not noun.text[0].isupper()]
        is_proper = any(is_name(part) or part.pos_ == "NUM" or part.ent_type_ == "NORP" for part in parts)
        return not (is_proper or capitals or parts[-1].tag_ in {"VBN", "VBG", "VBD"})

    def _coordinated(self, noun: Token, first: int, is_name: IsName) -> int:
        """Give where the first of two fields begins ("transport and environment spokesman"); not of two roles."""
        if first < 2:  # noqa: PLR2004 - an "and" and a word before it
            return first
        one, other = noun.doc[first - 2], noun.doc[first]
        # "a child and adolescent psychiatrist", but not "a doctor and football coach".
        is_somebody = one.lemma_.lower() in self._people and (other == noun or other.lemma_.lower() not in self._people)
        is_field = one.pos_ in {"NOUN", "ADJ", "PROPN"} and not is_name(one) and not is_somebody
        beside = [noun, *noun.doc[first : noun.i]]
        is_pair = any(word.dep_ == "conj" and word.head == one for word in beside)
        has_own = any(child.dep_ in {"det", "poss"} for child in children_of(noun) if child.i > one.i)
        if not (is_field and is_pair) or has_own:
            return first
        if noun.dep_ == "conj" and noun.head == one:
            # "a business development and corporate strategy executive": the parser takes them for two things.
            has_article = any(child.lower_ in {"a", "an"} for child in children(one, "det"))
            return one.i if has_article and other != noun else first
        return one.i

    def _possessive(self, noun: Token, mark: Token, is_name: IsName) -> int:
        """Give where a plural begins whose members a role is for ("women's coach")."""
        owner = mark.head
        is_kind = owner.dep_ == "poss" and owner.head == noun and owner.tag_ == "NNS" and owner.i == mark.i - 1
        is_bare = is_kind and not children(owner, "det", "poss", "amod", "nummod") and not is_name(owner)
        return owner.i if is_bare else mark.i + 1

    def _is_unessential(self, word: Token, role: Token, is_name: IsName) -> bool:
        # The first word of a sentence is capitalised for that.
        is_first = word.i == role.sent.start and word.pos_ in {"ADJ", "NOUN"}
        is_capital = word.text[0].isupper() and not role.text[0].isupper() and not is_first
        if _is_ordinal(word):
            # "First Minister"
            return not (word.text[0].isupper() and role.text[0].isupper())
        is_of_people = word.ent_type_ == "NORP"
        return (
            is_of_people
            or is_capital
            or word.tag_ in {"VBN", "VBD"}
            or word.lower_ in self._unessential
            or is_name(word)
        )


def _is_ordinal(word: Token) -> bool:
    return word.ent_type_ == "ORDINAL" or word.lower_ == "first"


def _is_proper(word: Token, noun: Token) -> bool:
    """Tell whether a capitalised word before a role is so for itself: "Conservative MP", "Forest chairman"."""
    if not word.text[0].isupper() or word.tag_ not in {"NN", "NNP", "JJ"}:
        return False
    if not word.is_sent_start or noun.text[0].isupper():
        return len(noun) > 1 and noun.text.isupper()
    # Any word that opens a sentence is capitalised; a name is so elsewhere, too.
    return any(other.text == word.text and not other.is_sent_start for other in word.doc)


def _is_before(word: Token, noun: Token) -> bool:
    """Tell whether a word belongs to a role noun after it, also where the parser hangs both on the name they title."""
    is_beside = noun.dep_ in TITLES and word.head == noun.head
    is_inside = word.head.i in range(word.i + 1, noun.i + 1)
    # "research and development chief", "economic and fiscal policy minister"
    is_conjunct = word.dep_ == "conj" and word.head.i < word.i and word.head.head.i in range(word.i + 1, noun.i + 1)
    return is_conjunct or (word.dep_ in _BEFORE and (is_beside or is_inside))


def _joined_start(word: Token) -> int:
    """Give the first of the words that hyphens join to a word."""
    start = word.i
    while start >= 2 and is_hyphen(word.doc[start - 1]) and not word.doc[start - 2].whitespace_:  # noqa: PLR2004
        start -= 2
    return start


def _joined_end(noun: Token) -> str:
    """Give what hyphens join to a noun, where it starts with a preposition ("-in-chief")."""
    end = noun.i
    while end + 2 < len(noun.doc) and not noun.doc[end].whitespace_ and is_hyphen(noun.doc[end + 1]):
        end += 2
    rest = noun.doc[noun.i + 1 : end + 1]
    return rest.text.lower() if len(rest) > 1 and rest[1].pos_ == "ADP" else ""


def _goes_on_after(noun: Token, is_name: IsName) -> bool:
    """Tell whether a title is only the start of a longer one ("attorney" in "Attorney General Ada Park")."""
    if noun.i + 1 >= len(noun.doc):
        return False
    after = noun.nbor()
    if is_hyphen(after) and not noun.whitespace_:
        # "Secretary-General"; an "editor-in-chief" is named below.
        return not _joined_end(noun)
    if noun.dep_ not in _BEFORE:
        return False
    if after == noun.head:
        return after.pos_ in {"NOUN", "PROPN"} and not is_name(after)
    return after.head == noun.head and after.dep_ in TITLES and after.pos_ in {"NOUN", "PROPN"}
