"""Components of a spaCy model that give the same in less time.

`speed_up` puts them in the place of the model's own. Each looks at how the model is set up first, and leaves what it
does not know as it is: another language, another architecture, a pattern of another kind.
"""

from __future__ import annotations

from spacy.language import Language

from kgraph.nlp.faster.attribute_ruler import QuickRuler
from kgraph.nlp.faster.lemmatizer import QuickLemmatizer
from kgraph.nlp.faster.vectors import quicken


def speed_up(nlp: Language) -> Language:
    """Put quicker components in the place of a model's own, where they give the same.

    Args:
        nlp: A spaCy pipeline.

    Returns:
        The same pipeline.
    """
    for place, (name, component) in enumerate(nlp.pipeline):
        quick = QuickRuler.of(component) or QuickLemmatizer.of(component)
        if quick is not None:
            nlp._components[place] = (name, quick)  # noqa: SLF001 - spaCy replaces by a factory only
        quicken(component)
    return nlp
