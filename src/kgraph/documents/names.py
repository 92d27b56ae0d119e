"""Read the names of authors out of bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgraph.documents.cues import load_cues

_MAIL = re.compile(r"[(<\[]?\s*(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[)>\]]?")
_SPLIT = re.compile(r"\s*(?:[,;|/•·]|&|\band\b|\bwith\b|\s[\u2013—-]\s)\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|at|for|from|of|near)\s+.*\Z")
_MOST_TOKENS = 6
_SHORTEST_BARE_NAME = 2
_LONGEST_BARE_NAME = 4


@dataclass(frozen=True, slots=True)
class Byline:
    """Who a byline names.

    Args:
        authors: Names, in order.
        publisher: The outlet, where the byline names one.
    """

    authors: tuple[str, ...]
    publisher: str = ""


def read_byline(line: str) -> Byline | None:
    """Read a line that opens with a word such as "By" and names authors.

    Returns:
        Who it names, or None for any other line.

    Example:
        >>> read_byline("By Jane Roe and Li Wei, Staff writer").authors
        ('Jane Roe', 'Li Wei')
        >>> read_byline("By 2008 the fund was spent") is None
        True
    """
    bare = line.strip(" *_`()[]")
    cue = load_cues().byline.match(bare)
    if not cue or not bare[:1].isupper():
        return None
    return read_names(bare[cue.end() :].lstrip(" :"))


def read_names(text: str) -> Byline | None:
    """Read a list of names, each with or without a role or a mail address.

    Returns:
        Who it names, or None where a part of it is neither a name nor a role.

    Example:
        >>> read_names("Jae Doe jae@example.org").authors
        ('Jae Doe',)
    """
    cues = load_cues()
    pieces = [piece for piece in _SPLIT.split(_MAIL.sub(",", text)) if piece.strip(" .:()")]
    authors: list[str] = []
    for piece in pieces:
        name = _PLACE.sub("", piece.strip(" .:()"))
        role = cues.role.search(name)
        if authors and (role or cues.editor.match(name)):
            continue
        if not _is_name(name) and not (role and name[:1].isupper()):
            return None
        if authors and name.isupper() and name.lower() not in cues.agencies:
            continue  # a place, as in "AFP, PARIS"
        authors.append(_case(name))
    # An agency beside a person is where the person works.
    authors = [name for name in authors if name.lower() not in cues.agencies] or authors
    outlet = authors[0] if len(authors) == 1 and authors[0].lower() in cues.outlets else ""
    return Byline(tuple(authors), outlet) if authors else None


def read_agency_line(line: str) -> Byline | None:
    """Read a line that names an agency, with or without a place.

    Example:
        >>> read_agency_line("AFP, MANILA").authors
        ('AFP',)
    """
    bare = line.strip(" *_`()[]—-")
    first = re.split(r"\s*[,|/]\s*", bare, maxsplit=1)[0]
    return read_names(bare) if first.lower() in load_cues().agencies else None


def read_bare_name(line: str) -> Byline | None:
    """Read a line that is nothing but names or roles of authors; only a date beside it makes it a byline.

    Example:
        >>> read_bare_name("Jane van der Roe").authors, read_bare_name("Gazette staff reporter").authors
        (('Jane van der Roe',), ('Gazette staff reporter',))
        >>> read_bare_name("Election results") is None
        True
    """
    bare = line.strip(" *_`()[]")
    role = load_cues().role.search(bare)
    if role and "," not in bare:
        return Byline((bare,)) if role.end() == len(bare) and _is_short(bare) and bare[:1].isupper() else None
    pieces = [piece for piece in _SPLIT.split(bare) if piece and not load_cues().role.search(piece)]
    return read_names(bare) if pieces and all(_is_name(piece) and _is_short(piece) for piece in pieces) else None


def _is_short(name: str) -> bool:
    return _SHORTEST_BARE_NAME <= len(name.split()) <= _LONGEST_BARE_NAME


def read_mail_line(line: str) -> Byline | None:
    """Read a line that is a mail address with or without the author's name.

    Example:
        >>> read_mail_line("Jae-Min Doe jmdoe@example.org").authors, read_mail_line("desk@example.org").authors
        (('Jae-Min Doe',), ())
    """
    mail = _MAIL.search(line)
    if not mail:
        return None
    rest = _MAIL.sub(" ", line).strip(" ,;:|()<>-\u2013—/.")
    if not rest or (load_cues().contact.match(rest) and len(rest.split()) <= _MOST_TOKENS):
        return Byline(())
    if len(rest.split()) > 2 * _LONGEST_BARE_NAME or rest.split()[-1].islower():
        return None
    byline = load_cues().byline.match(rest)
    return read_names(rest[byline.end() :] if byline else rest)


def _is_name(text: str) -> bool:
    """Tell whether every word is capitalised, but for short particles between two such (`van der`, `al-`)."""
    tokens = text.split()
    if not 0 < len(tokens) <= _MOST_TOKENS or any(character.isdigit() for character in text):
        return False
    if not all(re.fullmatch(r"[^\W\d_][\w.'\u2019\u2018`­-]*", token) for token in tokens):
        return False
    is_capital = [not token[0].islower() for token in tokens]
    particles = (token for token, capital in zip(tokens, is_capital, strict=True) if not capital)
    return is_capital[0] and is_capital[-1] and all(len(token) <= len("della") for token in particles)


def _case(name: str) -> str:
    """Write a name in capitals as a name; a single word in capitals is an abbreviation."""
    return name.title() if name.isupper() and " " in name else name
