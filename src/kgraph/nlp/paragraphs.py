"""Start a sentence at each paragraph, so that no sentence runs over a paragraph's end.

And one where a picture's caption runs into the text ("Eva Lang of the Labour Party In the north, turnout fell").

Comes in: a tokenized Doc whose paragraphs are separated by blank lines. Goes out: the Doc with the sentence starts the
parser has to keep.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.ontology import Ontology

_COMMA_WITHIN = 12


class ParagraphsComponent:
    """Mark the first token of each paragraph as a sentence start.

    Args:
        ontology: Its lexicon holds the prepositions that may open a sentence.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._openers = ontology.words("opening-preposition")
        self._determiners = ontology.words("phrase-determiner")

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentence starts.

        Args:
            doc: A tokenized Doc.

        Returns:
            The same Doc.
        """
        starts_paragraph = False
        for token in doc:
            if token.is_space and token.text.count("\n") > 1:
                starts_paragraph = True
                token.is_sent_start = False if token.i else None
            elif not token.is_space and (starts_paragraph or self._follows_caption(token)):
                token.is_sent_start = True
                starts_paragraph = False
        return doc

    def _follows_caption(self, token: Token) -> bool:
        """Tell whether a capitalised preposition after a name opens a phrase that ends in a comma, as sentences do."""
        if not token.i or not token.is_title or token.lower_ not in self._openers:
            return False
        after = token.doc[token.i + 1 : token.i + 1 + _COMMA_WITHIN]
        is_phrase = len(after) > 1 and after[0].text in self._determiners
        before = token.nbor(-1)
        # Without a stop between; a title in which every word is capitalised has no "the" in lower case.
        is_run_in = before.is_alpha and before.text[0].isupper() and not before.is_sent_start
        return is_phrase and is_run_in and any(word.text == "," for word in after)
