"""Find the stretches of a sentence that a label of an example stands for; examples carry no offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kgraph.learning.cues import Cues
from kgraph.learning.forms import fold, forms_of
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

_TAIL = re.compile(r"[ _]\([^)]*\)$")


class Aligner:
    """The stretches of one sentence by their folded forms.

    Args:
        view: The sentence.
        stretches: The stretches found in it.
    """

    def __init__(self, view: View, stretches: Iterable[Stretch]) -> None:
        self._cues = view.cues
        self._by_form: dict[str, list[Stretch]] = {}
        for stretch in stretches:
            forms = {self._fold(form) for form in forms_of(view.words(*stretch), view.cues).values()}
            for form in forms - {""}:
                self._by_form.setdefault(form, []).append(stretch)

    def find(self, label: str) -> Sequence[Stretch]:
        """Find the stretches that a label stands for: as it is, else without a tail in brackets or after a comma."""
        bare = label.replace("_", " ").strip().strip('"')
        for reading in (bare, _TAIL.sub("", bare), bare.split(", ")[0]):
            found = self._by_form.get(self._fold(reading))
            if found:
                return found
        return ()

    def _fold(self, text: str) -> str:
        return fold(strip_article(text.strip().lower(), self._cues))


def strip_article(text: str, cues: Cues) -> str:
    """Leave out an article at the beginning."""
    first, _, rest = text.partition(" ")
    return rest if rest and first in cues.articles else text
