"""Write a parsed `Doc` as one line, so that rules are tested on trees that a person has read.

A token is `word/TAG/DEP/HEAD`, HEAD being the index of its head (a root's own): `Kim/NNP/nsubj/1 left/VBD/ROOT/1`.

- An underscore in a word stands for a blank, as in names and values that are one token (`Kim_Moon-soo`).
- A lemma follows the word after a bar where the rules below miss it (`went|go/VBD/ROOT/1`).
- Braces hold what the names and values components left: a class (`Oslo{City}`), or a kind of value with its fields
  (`36_million_won{money;amount=36000000;unit=KRW}`, `2004{date;start=2004}`).
- `¶` is the blank line between paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from spacy.tokens import Doc

from kgraph.model import Value, ValueKind
from kgraph.nlp.coreference import CoreferenceComponent
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from kgraph.nlp.phrases import span_of_words
from kgraph.nlp.records import NameSpan, ValueSpan, get_values, set_names, set_values
from kgraph.nlp.relations import RelationsComponent
from kgraph.nlp.statement_records import StatementRecord, get_statements
from kgraph.nlp.status import StatusComponent
from kgraph.ontology.vocab import kg, local_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from _pytest.mark import ParameterSet
    from spacy.tokens import Token
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

_TOKEN = re.compile(
    r"(?P<word>[^\s|{]+?)(\|(?P<lemma>[^\s/{]+))?(\{(?P<mark>[^}]*)\})?/(?P<tag>[^\s/]+)/(?P<dep>[^\s/]+)/(?P<head>\d+)"
)
_BREAK = "\n\n"
_CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
_NO_BLANK_BEFORE = frozenset(
    (".", ",", ";", ":", "?", "!", ")", "%", "n't", f"n{_CURLY}t", "'s", f"{_CURLY}s", "'", _CURLY, "”", "''", "-")
)
_NO_BLANK_AFTER = frozenset(("(", "“", "``", "$", "-"))
_IRREGULAR = {
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "'s": "be", "has": "have",
    "had": "have", "having": "have", "did": "do", "does": "do", "done": "do", "said": "say", "says": "say",
    "men": "man", "women": "woman", "children": "child", "people": "people", "n't": "not", f"n{_CURLY}t": "not",
}  # fmt: skip
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "SCONJ", "IN": "ADP", "TO": "PART", "RP": "ADP", "CD": "NUM",
    "DT": "DET", "PDT": "DET", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "EX": "PRON",
    "CC": "CCONJ", "POS": "PART", "$": "SYM", "_SP": "SPACE", "UH": "INTJ",
}  # fmt: skip


class _Parsed(NamedTuple):
    word: str
    lemma: str
    mark: str
    tag: str
    pos: str
    dep: str
    head: int


def parse(notation: str, vocab: Vocab) -> Doc:
    """Build the Doc of a line of notation, with the names and values that its braces give.

    Args:
        notation: Tokens, separated by white space of any kind.
        vocab: The vocabulary that the Doc's strings go into.

    Returns:
        A Doc as the parser leaves it, ready for the mentions component.

    Raises:
        ValueError: If a token does not follow the notation.
    """
    tokens = [_token(part) for part in notation.split()]
    words = [token.word for token in tokens]
    doc = Doc(
        vocab,
        words=words,
        spaces=_spaces(words),
        tags=[token.tag for token in tokens],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.dep for token in tokens],
    )
    _mark(doc, [token.mark for token in tokens])
    return doc


def lemma_of(word: str, tag: str) -> str:
    """Guess a lemma by the commonest suffix rules; the notation gives those that this misses."""
    if tag.startswith("NNP") or tag == "CD":
        return word
    lower = word.lower()
    if lower in _IRREGULAR and (tag.startswith("V") or tag in {"NNS", "RB"}):
        return _IRREGULAR[lower]
    if tag in {"NNS", "VBZ"}:
        return re.sub(r"ies$", "y", lower) if lower.endswith("ies") else lower.removesuffix("s")
    if tag in {"VBD", "VBN"}:
        return lower.removesuffix("ed")
    return lower.removesuffix("ing") if tag == "VBG" else lower


def pos_of(tag: str, dep: str, lemma: str) -> str:
    """Derive the part of speech as spaCy's English models do."""
    if tag.startswith("V"):
        return "AUX" if dep in {"aux", "auxpass"} or lemma == "be" else "VERB"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    if tag == "TO" and dep != "aux":
        return "ADP"
    if tag == "DT" and dep not in {"det", "predet", "preconj", "quantmod"}:
        return "PRON"
    return _POS.get(tag, "PUNCT")


def words(tokens: Sequence[Token]) -> list[str]:
    """Give the words of tokens, as tests compare them."""
    return [token.text for token in tokens]


def at(doc: Doc, word: str) -> Token:
    """Find the first token of a word."""
    return next(token for token in doc if token.text == word)


def _token(part: str) -> _Parsed:
    found = _TOKEN.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} is no token of the notation word|lemma{{mark}}/TAG/DEP/HEAD")
    word = _BREAK if found["word"] == "¶" else found["word"].replace("_", " ")
    lemma = found["lemma"] or lemma_of(word, found["tag"])
    pos = pos_of(found["tag"], found["dep"], lemma)
    return _Parsed(word, lemma, found["mark"] or "", found["tag"], pos, found["dep"], int(found["head"]))


def _spaces(words: list[str]) -> list[bool]:
    """Put a blank after each token but before closing marks and after opening ones; straight quotes take turns."""
    spaces, is_open = [], False
    for word, following in zip(words, [*words[1:], _BREAK], strict=True):
        is_open = is_open != (word == '"')
        closes = following in _NO_BLANK_BEFORE or (following == '"' and is_open) or following == _BREAK
        opens = word in _NO_BLANK_AFTER or (word == '"' and is_open) or word == _BREAK
        spaces.append(not (closes or opens))
    return spaces


def _mark(doc: Doc, marks: list[str]) -> None:
    names, values = [], []
    for token, mark in zip(doc, marks, strict=True):
        start, end = token.idx, token.idx + len(token)
        kind, *fields = mark.replace("_", " ").split(";")
        if kind in set(ValueKind):
            given = dict(field.split("=") for field in fields)
            value = Value(kind=ValueKind(kind), text=token.text, **given)
            values.append(ValueSpan(start, end, value))
        elif kind:
            label, *individual = (*fields, token.text)
            names.append(NameSpan(start, end, kg(kind), label, individual[0] if len(fields) > 1 else ""))
    set_names(doc, names)
    set_values(doc, values)


class Case(NamedTuple):
    """A tree with what is expected of it.

    Args:
        name: What the case shows.
        expected: What stands after the colon of the first line.
        tree: Notation.
        lines: The lines that begin with an equals sign, without it.
    """

    name: str
    expected: str
    tree: str
    lines: tuple[str, ...] = ()


def read_cases(text: str) -> list[Case]:
    """Read cases: blocks with a blank line between.

    The first line of a block is `name: expected`; then follow the tree and the lines that begin with an equals sign.
    """
    cases = []
    for block in text.strip().split("\n\n"):
        head, *rest = block.strip().split("\n")
        name, _, expected = head.partition(":")
        lines = tuple(line[1:].strip() for line in rest if line.startswith("= "))
        tree = " ".join(line for line in rest if not line.startswith("= "))
        cases.append(Case(name.strip(), expected.strip(), tree, lines))
    return cases


def params(cases: list[Case], wrong: Mapping[str, str] | None = None) -> list[ParameterSet]:
    """Make a parametrization of cases, those that the reader still gets wrong marked with the reason."""
    reasons = wrong or {}
    return [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(strict=True, reason=reasons[case.name])] if case.name in reasons else [],
        )
        for case in cases
    ]


class Reader:
    """Run the components after the parser: mentions, coreference, status, relations.

    Args:
        ontology: Where frames, nouns and cue words are.
        vocab: The vocabulary of the Docs.
        open_statements: Whether to offer what no frame covers.
    """

    def __init__(self, ontology: Ontology, vocab: Vocab, *, open_statements: bool = False) -> None:
        self._ontology = ontology
        self._vocab = vocab
        self._components = (
            MentionsComponent(ontology),
            CoreferenceComponent(ontology),
            StatusComponent(ontology),
            RelationsComponent(ontology, open_statements=open_statements),
        )

    def read(self, notation: str) -> Doc:
        """Give the Doc of a line of notation with its statements."""
        doc = parse(notation, self._vocab)
        for component in self._components:
            doc = component(doc)
        return doc

    def said(self, notation: str) -> list[str]:
        """Write the statements of a line of notation, sorted: `subject | property | object | status`.

        A speaker follows the status after "by", the time after "at"; a second event of one trigger has a number.
        """
        doc = self.read(notation)
        return sorted(self._line(doc, record) for record in get_statements(doc))

    def _line(self, doc: Doc, record: StatementRecord) -> str:
        property_ = record.phrase or local_name(record.predicate)
        words = (self._subject(doc, record), property_, self._object(doc, record), record.status)
        speaker = f" by {get_mentions(doc)[record.speaker].label}" if record.speaker >= 0 else ""
        return " | ".join(words) + speaker + (f" at {_value_at(doc, record.time)}" if record.time >= 0 else "")

    def _subject(self, doc: Doc, record: StatementRecord) -> str:
        if record.subject_kind == "mention":
            return get_mentions(doc)[record.subject].label
        number, trigger = divmod(record.subject, len(doc))
        return doc[trigger].lemma_ + (f" {number + 1}" if number else "")

    def _object(self, doc: Doc, record: StatementRecord) -> str:
        if record.object_kind == "text":
            return doc.text[slice(*span_of_words(doc[record.object]))]
        if record.object_kind == "mention":
            return get_mentions(doc)[record.object].label
        if record.object_kind == "value":
            return _value_at(doc, record.object) + (f" per {record.per}" if record.per else "")
        return doc[record.object].lemma_ if record.object_kind == "role" else local_name(record.object_class)


def _value_at(doc: Doc, start: int) -> str:
    return next(found.value.text for found in get_values(doc) if found.start == start)
