"""Find the stretches of a sentence that a label of an example stands for; examples carry no offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kgraph.learning.cues import Cues
from kgraph.learning.forms import fold
from kgraph.learning.stretches import Stretch
from kgraph.learning.variants import UNSURE, variants
from kgraph.learning.view import View

_TAIL = re.compile(r" \([^)]*\)$")
_LAST_WORD = re.compile(r" [a-z]+$")


class Aligner:
    """The stretches of one sentence by their folded forms.

    Args:
        view: The sentence.
        stretches: The stretches found in it.
    """

    def __init__(self, view: View, stretches: Iterable[Stretch]) -> None:
        self._cues = view.cues
        self._by_form: dict[str, list[Stretch]] = {}
        self._by_unsure_form: dict[str, list[Stretch]] = {}
        self._short: list[tuple[str, Stretch]] = []
        for stretch in stretches:
            for name, text in variants(view, stretch).items():
                found = self._by_unsure_form if name in UNSURE else self._by_form
                same = found.setdefault(self._fold(text), [])
                if stretch not in same:
                    same.append(stretch)
            letters = view.words(*stretch).replace(".", "")
            if letters.isalpha() and letters.isupper():
                self._short.append((letters, stretch))

    def find(self, label: str) -> Sequence[Stretch]:
        """Find the stretches that a label stands for.

        The label as it is; else without a tail in brackets, what follows a comma, or a last word in lower case; else by
        its initials.
        """
        bare = label.replace("_", " ").strip().strip('"')
        for reading in (bare, _TAIL.sub("", bare), bare.split(", ")[0], _LAST_WORD.sub("", bare)):
            form = self._fold(reading)
            found = self._by_form.get(form) or self._by_unsure_form.get(form)
            if form and found:
                return found
        initials = "".join(word[0] for word in bare.split() if word[0].isupper())
        if len(initials) <= 1:
            return ()
        return [stretch for letters, stretch in self._short if _abbreviates(letters, initials)]

    def _fold(self, text: str) -> str:
        return fold(strip_article(text.strip().lower(), self._cues))


def _abbreviates(letters: str, initials: str) -> bool:
    """Tell whether letters are initials, with one more at most ("USA")."""
    return letters.startswith(initials) and len(letters) <= len(initials) + 1


def strip_article(text: str, cues: Cues) -> str:
    """Leave out an article at the beginning."""
    first, _, rest = text.partition(" ")
    return rest if rest and first in cues.articles else text
