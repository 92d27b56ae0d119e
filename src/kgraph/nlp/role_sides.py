"""What stands beside a role and belongs to its name, however the parser hangs it.

"Fjordvik committee chairman", "culture, media and sport secretary", "Irish and Nordvale Lions coach": the parser takes
the first words for appositions or other things; a role without them is cut short. Here the order of the words counts.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp.role_bodies import ANDS, TITLES, Names, is_people
from kgraph.ontology import Ontology

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))
_MARKS = ANDS | {","}


class RoleSides:
    """Find the words right before a role that its name lacks.

    Args:
        ontology: For what offices are of, and roles that many have in one place.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._fields = ontology.words("office-field")
        self._offices = ontology.words("sent-role")
        self._employed = (
            ontology.words("employed-role") | ontology.words("relational-role") | ontology.words("incomplete-role")
        )
        self._unessential = ontology.words("unessential-adjective") | ontology.words("former-adjective")

    def before(self, noun: Token, first: int, names: Names, said: str) -> str:
        """Give the names and fields right before a role.

        Args:
            noun: The noun of the role.
            first: The place of the first word of its name.
            names: What the names of its text tell.
            said: What its name says already.

        Returns:
            The words as the text has them, fields of an office in lower case; empty if there are none.
        """
        doc = noun.doc
        start = self._listed(noun, first, names)
        while start > noun.sent.start and self._belongs(doc[start - 1], noun, names, said):
            start = self._listed(noun, start - 1, names)
        start -= start < first and self._is_of_land(doc[start - 1], noun, names, said)
        fields = self._fields if noun.lemma_.lower() in self._offices else frozenset()
        words = doc[start:first]
        told = ((word.lower_ if word.lower_ in fields else word.text) + word.whitespace_ for word in words)
        return "".join(told).strip()

    def _belongs(self, word: Token, noun: Token, names: Names, said: str) -> bool:
        """Tell whether a word right before a role is a name that says whose or where somebody has it."""
        is_noun = word.tag_ in _NOUNS or names.is_body(word)
        is_other = word.lower_ in self._unessential or not is_noun or not word.text[0].isupper()
        is_opening = word.i == word.sent.start and not (names.is_name(word) or word.tag_ in {"NNP", "NNPS"})
        is_of_land = names.country(word) or (is_people(word) and not names.is_name(word))
        if is_other or is_opening or is_of_land or not _is_beside(word, noun):
            return False
        # "The Oslo singer", but the "Oslo trade official"
        is_employer = noun.lemma_.lower() in self._employed or names.is_body(word)
        is_field = noun.lemma_.lower() in self._offices and word.lower_ in self._fields
        is_named = names.is_name(word) or _is_acronym(word)
        return (is_field or (is_named and is_employer)) and word.text not in said

    def _is_of_land(self, word: Token, noun: Token, names: Names, said: str) -> bool:
        """Tell whether the adjective of a land stands before the fields of an office ("Nordic work minister")."""
        land = names.country(word) or word.text
        is_unknown = word.tag_ == "NNP" and not (word.is_sent_start or names.is_name(word))
        is_adjective = word.i >= noun.sent.start and (bool(names.country(word)) or is_people(word) or is_unknown)
        return is_adjective and noun.lemma_.lower() in self._offices and land not in said and _is_beside(word, noun)

    def _listed(self, noun: Token, start: int, names: Names) -> int:
        """Find the first of several fields, or of two peoples, the last of which begins at a place of the text."""
        doc = noun.doc
        while start - 2 >= noun.sent.start and doc[start - 1].lower_ in _MARKS:
            before = doc[start - 2]
            is_pair = before.lower_ in self._fields and (doc[start].lower_ in self._fields)
            if not is_pair and not self._is_people_pair(doc[start - 1], before, doc[start], names):
                break
            start -= 2
        return start

    def _is_people_pair(self, mark: Token, before: Token, after: Token, names: Names) -> bool:
        is_adjective = bool(names.country(before)) or is_people(before)
        return mark.lower_ in ANDS and is_adjective and names.is_name(after) and after.head == before


def _is_acronym(word: Token) -> bool:
    return word.tag_ in {"NNP", "NNPS"} and word.text.isupper() and len(word) > 1


def _is_beside(word: Token, noun: Token) -> bool:
    """Tell whether a word hangs on the role, on what stands between or on whom the role is a title of."""
    last = noun.head.i if noun.dep_ in TITLES and noun.head.i > noun.i else noun.i
    first = word.head if word.dep_ == "conj" and word.head.i < word.i else word
    return first.head.i in range(word.i + 1, last + 1)
