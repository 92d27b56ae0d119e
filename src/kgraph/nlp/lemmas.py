"""Mend the lemmas of verbs.

spaCy 3.8.8 and later let the last suffix rule win that hits the list of known lemmas, which gives "hoped" → "hop" and
"rated" → "rat" (https://github.com/explosion/spaCy/pull/13816). Relations hang on verb lemmas, so here the first rule
that hits wins, as before. Other parts of speech keep what spaCy gives.
"""

from __future__ import annotations

from spacy.lookups import Lookups
from spacy.tokens import Doc, Token


class LemmasComponent:
    """Give each verb the lemma of the first rule that hits.

    Args:
        lookups: Tables `lemma_index`, `lemma_exc` and `lemma_rules` of the pipeline's lemmatizer; without them the
            lemmas stay as they are.
    """

    def __init__(self, lookups: Lookups | None = None) -> None:
        names = ("lemma_index", "lemma_exc", "lemma_rules")
        tables = [lookups.get_table(name, {}).get("verb") for name in names] if lookups else [None] * len(names)
        self._index = frozenset(tables[0] or ())
        self._exceptions = tables[1] or {}
        self._rules = tables[2] or ()
        self._cache: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Mend the lemmas.

        Args:
            doc: A tagged and lemmatized Doc.

        Returns:
            The same Doc.
        """
        if self._index:
            for token in doc:
                if token.pos_ in {"VERB", "AUX"}:
                    self._mend(token)
        return doc

    def _mend(self, token: Token) -> None:
        form = token.lower_
        if form not in self._cache:
            self._cache[form] = self.lemma(form)
        if self._cache[form]:
            token.lemma_ = self._cache[form]

    def lemma(self, form: str) -> str:
        """Find the lemma of a lower-case verb form, or an empty string if no rule hits."""
        if form in self._exceptions:
            return str(self._exceptions[form][0])
        for old, new in self._rules:
            if form.endswith(old):
                stem = form[: len(form) - len(old)] + new
                if stem in self._index:
                    return str(stem)
        return form if form in self._index else ""
