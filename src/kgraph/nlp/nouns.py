"""Find the class and number of common nouns, as the ontology's lexicon gives them (`ontology/lexicon/nouns.ttl`)."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kgraph.kb import KnowledgeBase
from kgraph.nlp.syntax import children
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

# Several of these are a group.
_MEMBERS = frozenset(map(kg, ("Person", "Organization", "Company", "Country", "GovernmentBody")))


class ClassNouns:
    """Find the class and number of common nouns.

    Args:
        table: The class of each class noun.
        ontology: Where the cue words are.
        kb: For the names of peoples.
    """

    def __init__(self, table: Mapping[str, str], ontology: Ontology, kb: KnowledgeBase) -> None:
        self.table = table
        self._kb = kb
        self._groups = ontology.words("group-noun")
        self._people = ontology.words("people-noun")
        self._additions = ontology.words("addition-word")
        self._officials = ontology.words("official")

    def class_of(self, noun: Token) -> str:
        """Find the class of a common noun: of the longest compound that the ontology knows."""
        forms = _forms(noun)
        for child in reversed(children(noun, "compound", "amod")):
            for form in forms:
                if found := self.table.get(f"{child.lower_} {form}"):
                    return found
        for form in forms:
            found = self.table.get(form) or self.table.get(form.rpartition("-")[2])
            if found:
                return kg("GovernmentBody") if found == kg("Facility") and self._has_official(noun) else found
        if self._is_group(noun, forms):
            return kg("Group")
        if self._is_people(noun, forms):
            return kg("Person")
        is_added = noun.lower_ in self._additions and bool(children(noun, "nummod"))
        return kg("Group") if is_added else kg("Concept")

    @staticmethod
    def of_several(noun: Token, cls: str) -> str:
        """Give the class of several: people and bodies are a group; "police" is one body, though in the plural."""
        is_body = cls == kg("GovernmentBody") and noun.lemma_.lower() == noun.lower_
        return kg("Group") if cls in _MEMBERS and not is_body else cls

    def is_plural(self, noun: Token, cls: str) -> bool:
        """Tell whether a noun names several things."""
        # "Bangladeshis" at the start of a sentence may be tagged as one name.
        is_miscounted = noun.tag_ == "NNP" and cls != kg("Concept") and noun.lemma_.lower() not in self.table
        is_many = noun.tag_ in {"NNS", "NNPS"} or (is_miscounted and noun.lower_.endswith("s"))
        return is_many or self._is_group(noun, _forms(noun))

    def _is_group(self, noun: Token, forms: tuple[str, ...]) -> bool:
        """Tell whether a noun in the singular names several; "one Rohingya" is somebody."""
        is_member = _is_one(noun) and noun.lower_ in self._people
        return not is_member and any(form in self._groups for form in forms)

    def _is_people(self, noun: Token, forms: tuple[str, ...]) -> bool:
        """Tell whether a noun names a people, or people of one: "Bangladeshis", "a Briton"; not "Spanish"."""
        if any(form in self._people for form in forms):
            return True
        is_many = noun.text[0].isupper() and noun.lower_.endswith("s")
        return (is_many or _is_one(noun)) and bool(self._kb.lookup_demonym(noun.text))

    def _has_official(self, noun: Token) -> bool:
        """Tell whether an office or residence is that of somebody who holds an office of the state."""
        prepositions = (child for child in children(noun, "prep") if child.lower_ == "of")
        owners = [*children(noun, "poss"), *(owner for child in prepositions for owner in children(child, "pobj"))]
        return any(owner.lemma_.lower() in self._officials for owner in owners)


def _forms(noun: Token) -> tuple[str, ...]:
    """Give the forms under which a noun may stand in the lexicon: the lemmatizer leaves some plurals as they are."""
    lemma, word = noun.lemma_.lower(), noun.lower_
    if noun.tag_ not in {"NNS", "NNPS"} and not (noun.pos_ == "PROPN" and word.endswith("s")):
        return (lemma,)
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return tuple(dict.fromkeys((word, lemma, singular)))


def _is_one(noun: Token) -> bool:
    return any(child.lower_ in {"a", "an", "one"} for child in children(noun, "det", "nummod"))
