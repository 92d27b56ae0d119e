"""Punctuation marks that the rules look at, the typographic ones by their Unicode names."""

from __future__ import annotations

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
LEFT_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}"
LEFT_DOUBLE = "\N{LEFT DOUBLE QUOTATION MARK}"
RIGHT_DOUBLE = "\N{RIGHT DOUBLE QUOTATION MARK}"
EN_DASH = "\N{EN DASH}"
EM_DASH = "\N{EM DASH}"

HYPHENS = frozenset({"-", EN_DASH, "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"})
POSSESSIVES = frozenset({"'s", APOSTROPHE + "s", "'", APOSTROPHE})
SENTENCE_ENDS = frozenset({".", "!", "?", ":", ";", "...", "…", EN_DASH, EM_DASH, "•", "*", "|", "#"})
OPENERS = frozenset({'"', "'", LEFT_DOUBLE, LEFT_SINGLE, "(", "[", "«", "-", "''", "``"})
CLOSERS = frozenset({'"', RIGHT_DOUBLE, APOSTROPHE, ")", "]", "»", "''"})
CLOSING_QUOTES = {LEFT_DOUBLE: RIGHT_DOUBLE, '"': '"', LEFT_SINGLE: APOSTROPHE, "'": "'"}
# A name never runs over these.
CUTTING = frozenset({"(", ")", '"', LEFT_DOUBLE, RIGHT_DOUBLE, ";", ":", "[", "]", EM_DASH})
