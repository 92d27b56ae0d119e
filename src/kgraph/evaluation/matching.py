"""Tell whether a term of gold and a term of the system are the same: names folded, values field by field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from kgraph.evaluation.gold import GoldStatement, GoldTerm
from kgraph.model import Entity, Statement, Value, ValueKind
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import local_name

Entities = Mapping[str, Entity]
# Determiners, in the wide sense: they say which one, not what it is called.
_DETERMINER = re.compile(r"^(?:the|an?|its|his|her|their|our|my|your|this|that|these|those) ")
_NAME_BEFORE = re.compile(r"^(?:[A-Z]\S* )+(?=[a-z])")
_LINKS = ("of", "for", "to", "at")
_WEEKS = re.compile(r"P(\d+)W")
_UNIT_MATTERS = frozenset((ValueKind.MONEY, ValueKind.QUANTITY))


def fold_name(name: str) -> str:
    """Fold a name: case, articles, possessives and punctuation do not tell two names apart.

    Example:
        >>> fold_name("The U.S.-based firm"), fold_name("Viktoria Lang's")
        ('us based firm', 'viktoria lang')
    """
    folded = (
        unicodedata.normalize("NFKC", name).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace(".", "")
    )
    folded = re.sub(r"'s\b|(?<=s)'(?=\s|$)", "", folded)
    folded = " ".join(re.sub(r"[^\w\s]+", " ", folded).split())
    return _DETERMINER.sub("", folded)


def same_term(gold: GoldTerm, term: str | Value, entities: Entities) -> bool:
    """Tell whether an entity (by id) or value of the system is what gold means."""
    if isinstance(term, Value):
        if term.kind is ValueKind.TEXT and gold.names:
            return same_words(gold.names, term.text)
        return _anything(gold) or (bool(gold.value) and same_value(gold, term))
    if gold.value:
        return False
    entity = entities.get(term)
    if entity is None:
        return False
    if gold.event:
        return local_name(entity.cls) == gold.event
    return _anything(gold) or not _folded(gold.names).isdisjoint(_folded((entity.label, *entity.aliases)))


def same_words(names: tuple[str, ...], text: str) -> bool:
    """Tell whether words say what gold names; what the thing is of or for may follow, and a name may stand before.

    Example:
        >>> same_words(("Founder",), "founder of Norfell"), same_words(("founder",), "co-founder")
        (True, False)
        >>> same_words(("ambassador",), "UN ambassador"), same_words(("mayor",), "deputy mayor")
        (True, False)
    """
    found = {fold_name(text), fold_name(_NAME_BEFORE.sub("", text))}
    return any(
        words == name or words.startswith(tuple(f"{name} {link} " for link in _LINKS))
        for name in _folded(names)
        for words in found
    )


def same_value(gold: GoldTerm, value: Value) -> bool:
    """Tell whether a value has the fields that gold gives, and no others.

    The unit counts where gold gives one; without it, it still counts for money and quantities.
    """
    wanted = dict(gold.value)
    if value.kind.value not in wanted["kind"]:
        return False
    fields = ["amount", "upper", "start", "end", "per", "bound"]
    if "unit" in wanted or value.kind in _UNIT_MATTERS:
        fields.append("unit")
    return all(_same_field(wanted.get(name, ("",)), getattr(value, name)) for name in fields)


def same_time(gold: tuple[str, ...], time: Value | None) -> bool:
    """Tell whether a statement's time is what gold gives, to the same precision.

    Example:
        >>> same_time(("2004-12",), Value(kind=ValueKind.DATE, text="December", start="2004-12"))
        True
    """
    return (show_time(time) if time else "") in gold


def show_time(time: Value | None) -> str:
    """Write a time as gold does: a date, or an interval with `/`; `never` for none."""
    if time is None:
        return "never"
    return f"{time.start}/{time.end}" if time.kind is ValueKind.INTERVAL else time.start


def same_speaker(gold: GoldTerm | None, speaker: str, entities: Entities) -> bool:
    """Tell whether a statement's speaker is what gold gives."""
    return not speaker if gold is None else bool(speaker) and same_term(gold, speaker, entities)


def same_predicate(gold: str, predicate: str) -> bool:
    """Tell whether gold, by local name or IRI, means a property."""
    return gold in {predicate, local_name(predicate)}


def same_arguments(gold: GoldStatement, statement: Statement, entities: Entities, ontology: Ontology) -> bool:
    """Tell whether subject and object agree; in a symmetric property also the other way round."""
    if same_term(gold.subject, statement.subject, entities) and same_term(gold.object, statement.object, entities):
        return True
    found = ontology.properties.get(statement.predicate)
    if not found or not found.is_symmetric or isinstance(statement.object, Value):
        return False
    return same_term(gold.subject, statement.object, entities) and same_term(gold.object, statement.subject, entities)


def _anything(gold: GoldTerm) -> bool:
    return not (gold.names or gold.event or gold.value)


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_name(name) for name in names) - {""}


def _same_field(wanted: tuple[str, ...], found: str) -> bool:
    return any(_number(option) == _number(found) or fold_name(option) == fold_name(found) for option in wanted)


def _number(text: str) -> Decimal | str:
    """Read a number; a duration in weeks is one in days (ISO 8601), and other text stays as it is."""
    weeks = _WEEKS.fullmatch(text)
    if weeks:
        return f"P{7 * int(weeks[1])}D"
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
