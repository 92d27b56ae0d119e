"""Make the classes of the names agree within a document.

What the model calls an organisation in one sentence it may call a person in the next. The surest word counts: the
gazetteer and the rules first, then a telling noun beside the name, then parts of full names, then the majority.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.heads import head_class
from kgraph.nlp.names.repeats import person_parts

_REACH = 3
_TELLING = 3
_NAME_WORDS = 3
_LIST_REACH = 20
_FOUNDER_WORDS = 2


def agreed(ground: Ground, chosen: list[Candidate], groups: frozenset[str]) -> list[Candidate]:
    """Settle the class of each name that only the model found.

    Args:
        ground: The document.
        chosen: Names that do not overlap.
        groups: Texts that the model takes for groups of people ("Rohingya"), which are no names here.

    Returns:
        The names with classes that agree; groups and portfolios ("Communications Minister") left out.
    """
    votes = _votes(ground, chosen)
    parts = person_parts(ground, chosen)
    longer = _classes_of_parts(ground, chosen, votes)
    longer_persons = _family_names(ground, chosen)
    full_names = _full_names(ground, chosen, votes)
    settled = []
    for found in chosen:
        if not _is_open_question(found):
            settled.append(found)
            continue
        text = _text(ground, found)
        if text.replace(" ", "") in parts or text in longer_persons or text in full_names:
            settled.append(found._replace(cls=ground.lexicon.kinds["person"]))
        elif text not in groups and not _is_portfolio(ground, found):
            cls = longer.get(text) or max(votes[text], key=lambda cls: (votes[text][cls], cls))
            settled.append(found._replace(cls=cls))
    return settled


def _family_names(ground: Ground, chosen: list[Candidate]) -> frozenset[str]:
    """Collect the endings of full personal names: "Del Toro" of "Carlos Del Toro"."""
    person = ground.lexicon.kinds["person"]
    return frozenset(
        ground.words.folded(start, found.end)
        for found in chosen
        if found.cls == person
        for start in range(found.start + 1, found.end)
    )


def _full_names(ground: Ground, chosen: list[Candidate], votes: Mapping[str, Counter[str]]) -> frozenset[str]:
    """Collect bodies without a head noun whose last word, alone, is a person that speaks: "Eva-Marie Persson"."""
    kinds, words = ground.lexicon.kinds, ground.words
    speaking = {_text(ground, found) for found in chosen if words.low(found.end) in ground.lexicon.speech_verbs}
    people = {text for text in speaking if votes[text][kinds["person"]] * 2 > votes[text].total()}
    return frozenset(
        _text(ground, found)
        for found in chosen
        if found.source == "model-organization"
        and found.cls == kinds["organization"]
        and _NAME_WORDS >= len(_text(ground, found).split()) > 1
        and words.text[found.end - 1] in people
        and not head_class(ground, found.start, found.end)
    )


def _is_open_question(found: Candidate) -> bool:
    return not found.individual and (found.source.startswith("model") or found.source == "repeat")


def _text(ground: Ground, found: Candidate) -> str:
    return ground.words.folded(found.start, found.end)


def _votes(ground: Ground, chosen: list[Candidate]) -> Mapping[str, Counter[str]]:
    """Count the classes that each name has in the document; a telling noun counts for many."""
    votes: dict[str, Counter[str]] = {}
    lexicon = ground.lexicon
    for found in chosen:
        counter = votes.setdefault(_text(ground, found), Counter())
        hint = _hint(ground, found)
        if hint and (found.cls != lexicon.kinds["person"] or hint in _hints_for_persons(ground)):
            counter[hint] += _TELLING * len(chosen)
        does = _doer(ground, found)
        if does:
            counter[does] += _TELLING * len(chosen)
        listed = _listed(ground, found)
        if listed:
            counter[listed] += _TELLING * len(chosen)
        weight = 1 if found.source == "repeat" else 2 if _is_open_question(found) else len(chosen)
        counter[found.cls] += weight
    return votes


def _hints_for_persons(ground: Ground) -> frozenset[str]:
    """Give the classes that a noun may make of the model's person: newspapers and ships, not companies ("founder")."""
    return frozenset(ground.lexicon.kinds[kind] for kind in ("organization", "work", "product", "place"))


def _hint(ground: Ground, found: Candidate) -> str:
    """Give the class that a noun right before or after the name tells; empty if none does."""
    words, lexicon = ground.words, ground.lexicon
    if words.at(found.end) in lexicon.place_nouns and not words.is_capital(found.start - 1):
        return lexicon.kinds["place"]
    for length in range(_REACH, 0, -1):
        start = found.start - length
        if start >= 0 and (cls := lexicon.nouns_before.get(tuple(words.lower[start : found.start]))):
            return cls
    return _apposition(ground, found)


def _apposition(ground: Ground, found: Candidate) -> str:
    """Give the class that a noun after the name tells: "Addison, a small village"."""
    words, lexicon = ground.words, ground.lexicon
    if words.at(found.end) != "," or words.low(found.end + 1) not in ground.lexicon.articles - {"the"}:
        return ""
    for i in range(found.end + 2, found.end + 2 + _REACH):
        if words.low(i) in lexicon.place_nouns:
            return lexicon.kinds["place"]
        if cls := lexicon.nouns_before.get((words.low(i),)):
            return cls
    return ""


def _doer(ground: Ground, found: Candidate) -> str:
    """Give the class of bodies to what the model takes for a place or thing and that does business: "Halden sold …"."""
    kinds = ground.lexicon.kinds
    is_thing = _is_open_question(found) and found.cls in {
        kinds["place"],
        kinds["product"],
        kinds["work"],
        kinds["event"],
    }
    is_doing = ground.words.low(found.end) in ground.lexicon.company_verbs
    return kinds["organization"] if is_thing and is_doing else ""


def _listed(ground: Ground, found: Candidate) -> str:
    """Give the class of a list that the name stands in: "companies such as Orlen, Skoda and OTP"."""
    words, lexicon = ground.words, ground.lexicon
    if found.end - found.start > 1 and found.cls == lexicon.kinds["person"]:
        return ""
    i = found.start - 1
    while i >= 0 and found.start - i < _LIST_REACH:
        for length in (2, 1):
            if tuple(words.lower[max(0, i - length + 1) : i + 1]) in lexicon.list_links:
                noun = i - length - (words.at(i - length) == ",")
                return lexicon.list_nouns.get(words.low(noun), "")
        if not (words.capital[i] or words.text[i] == "," or words.text[i] in lexicon.ands | lexicon.articles):
            return ""
        i -= 1
    return ""


def _classes_of_parts(ground: Ground, chosen: list[Candidate], votes: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Map parts of long names to their classes: "Datu Cabaylo" is a ship, "Emirates" an airline."""
    kinds = ground.lexicon.kinds
    parts: dict[str, str] = {}
    for found in chosen:
        if found.source == "prefix" and found.cls == kinds["product"]:
            for start in range(found.start + 1, found.end):
                parts.setdefault(ground.words.folded(start, found.end), found.cls)
        elif found.cls == kinds["company"] and found.source == "head":
            for end in range(found.start + 1, found.end):
                if not _is_founder(ground, votes, found.start, end):
                    parts.setdefault(ground.words.folded(found.start, end), found.cls)
    return parts


def _is_founder(ground: Ground, votes: Mapping[str, Counter[str]], start: int, end: int) -> bool:
    """Tell whether the first words of a company's name are who it is called after: "Eva Lund" of "Eva Lund Media"."""
    counted = votes.get(ground.words.folded(start, end), Counter())
    is_full = end - start == _FOUNDER_WORDS and ground.words.text[start] in ground.lexicon.given
    return is_full and counted[ground.lexicon.kinds["person"]] * 2 > counted.total()


def _is_portfolio(ground: Ground, found: Candidate) -> bool:
    words = ground.words
    titles = ground.lexicon.portfolio_titles
    if words.low(found.start - 1) in ground.lexicon.portfolio_links and words.low(found.start - 2) in titles:
        return True
    return found.end - found.start == 1 and words.low(found.end) in titles and words.is_capital(found.end)


def without_people(ground: Ground, candidates: list[Candidate]) -> list[Candidate]:
    """Cut a person's full name off the end of a body's, as captions run them together."""
    person = ground.lexicon.kinds["person"]
    words = ground.words.text
    people = sorted({tuple(words[p.start : p.end]) for p in candidates if p.cls == person and p.end - p.start > 1})
    cut = []
    for found in candidates:
        texts = tuple(words[found.start : found.end])
        tails = [
            name for name in people if found.cls != person and len(texts) > len(name) and texts[-len(name) :] == name
        ]
        cut.append(found._replace(end=found.end - len(tails[-1])) if tails else found)
    return cut
