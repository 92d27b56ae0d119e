"""Start a sentence at each paragraph, so that no sentence runs over a paragraph's end.

Comes in: a tokenized Doc whose paragraphs are separated by blank lines. Goes out: the Doc with the sentence starts the
parser has to keep.
"""

from __future__ import annotations

from spacy.tokens import Doc


class ParagraphsComponent:
    """Mark the first token of each paragraph as a sentence start."""

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
            elif starts_paragraph and not token.is_space:
                token.is_sent_start = True
                starts_paragraph = False
        return doc
