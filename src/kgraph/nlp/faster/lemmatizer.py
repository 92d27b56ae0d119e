"""The lemmatizer, which looks known lemmas up in a set instead of a list, and remembers all it found.

What spaCy's English rules give depends on the word, its part of speech and its morphology.
"""

from __future__ import annotations

from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import Lookups
from spacy.tokens import Doc

_INDEX = "lemma_index"
_MOST = 50_000


class QuickLemmatizer(EnglishLemmatizer):
    """A lemmatizer that remembers.

    Args:
        stock: The lemmatizer whose tables it takes over.
    """

    def __init__(self, stock: EnglishLemmatizer) -> None:
        super().__init__(stock.vocab, stock.model, stock.name, mode="rule", overwrite=stock.overwrite)
        self.lookups, self.scorer = stock.lookups, stock.scorer
        self._rules = EnglishLemmatizer(stock.vocab, stock.model, stock.name, mode="rule")
        self._rules.lookups = _with_sets(stock.lookups)
        self._found: dict[tuple[int, int, int], str] = {}

    @classmethod
    def of(cls, component: object) -> QuickLemmatizer | None:
        """Make one of spaCy's English lemmatizer; None for another component or another mode.

        Args:
            component: A component of a pipeline.
        """
        if type(component) is not EnglishLemmatizer or component.mode != "rule" or _INDEX not in component.lookups:
            return None
        return cls(component)

    def __call__(self, doc: Doc) -> Doc:
        """Give each token its lemma.

        Args:
            doc: A tagged Doc.

        Returns:
            The same Doc.
        """
        found = self._found
        for place, (word, pos, morphology, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            if lemma and not self.overwrite:
                continue
            key = word, pos, morphology
            if key not in found:
                self._look_up(doc, place, key)
            doc[place].lemma_ = found[key]
        return doc

    def _look_up(self, doc: Doc, place: int, key: tuple[int, int, int]) -> None:
        if len(self._found) >= _MOST:
            self._found.clear()
            self._rules.cache.clear()
        self._found[key] = self._rules.rule_lemmatize(doc[place])[0]


def _with_sets(lookups: Lookups) -> Lookups:
    tables = Lookups()
    for name in lookups.tables:
        table = lookups.get_table(name)
        tables.add_table(name, {pos: frozenset(table[pos]) for pos in table} if name == _INDEX else table)
    return tables
