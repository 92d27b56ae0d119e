"""Read the names of authors out of bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.documents.cues import load_cues
from kgraph.documents.masthead import is_label, is_outlet

_MAIL = re.compile(r"[(<\[]?\s*(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[)>\]]?")
_SPLIT = re.compile(r"\s*([,;|/•·]|&|\band\b|\bwith\b|\s[\u2013—-]\s)\s*", re.IGNORECASE)
_LOOSE = frozenset(",|/•·\u2013—-")
_BRACKETS = re.compile(r"\s\(([^()]*)\)?\s*\Z")
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
        Who it names, nobody where the names are on the next line, or None for any other line.

    Example:
        >>> read_byline("By Jane Roe and Li Wei, Staff writer").authors
        ('Jane Roe', 'Li Wei')
        >>> read_byline("By 2008 the fund was spent") is None
        True
    """
    bare = line.strip(" *_`()[]")
    mark = load_cues().publisher.match(bare)
    outlet = bare[mark.end() :].strip(" :") if mark else ""
    if mark and (is_outlet(outlet) or (mark[0].endswith(":") and is_label(outlet))):
        return Byline((), outlet)
    cue = load_cues().byline.match(bare)
    if not cue or not bare[:1].isupper():
        return None
    names = bare[cue.end() :].lstrip(" :")
    return read_names(names) if names else Byline(())


def read_names(text: str) -> Byline | None:
    """Read a list of names, each with or without a role or a mail address.

    Returns:
        Who it names, or None where a part of it is neither a name nor a role.

    Example:
        >>> read_names("Jae Doe jae@example.org").authors
        ('Jae Doe',)
    """
    cues = load_cues()
    authors: list[str] = []
    publisher = ""
    for joint, piece in _pieces(_MAIL.sub(",", text)):
        name = _PLACE.sub("", piece)
        publisher = publisher or _outlet_of(piece)
        role = cues.role.search(name)
        if authors and (role or cues.editor.match(name)):
            continue
        if authors and joint in _LOOSE and is_outlet(name):
            publisher = publisher or name
            continue
        if not _is_name(name) and not (role and name[:1].isupper()):
            return None
        if authors and _is_where(name, joint, authors[0]):
            continue
        authors.append(_case(name))
    # An agency beside a person is where the person works.
    authors = [name for name in authors if name.lower() not in cues.agencies] or authors
    outlet = authors[0] if len(authors) == 1 and authors[0].lower() in cues.outlets else ""
    return Byline(tuple(authors), publisher or outlet) if authors else None


def _outlet_of(piece: str) -> str:
    """Give the outlet in "Jane Roe for Harbour Daily"."""
    found = _PLACE.search(piece)
    name = found[0].split(maxsplit=1)[1] if found else ""
    return name if is_outlet(name) else ""


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cut a list of names, and give what joins each to the one before; "Roe, Jr." is one name."""
    suffix = load_cues().suffix
    flat = _BRACKETS.sub(r", \1", text)
    parts = ["", *_SPLIT.split(suffix.sub(lambda found: found[0].lstrip(","), flat))]
    for joint, piece in zip(parts[::2], parts[1::2], strict=True):
        bare = piece.strip(" :()")
        name = bare if ends_with_suffix(bare) else bare.strip(" .:()")
        if name:
            yield joint.strip(), name


def ends_with_suffix(text: str) -> bool:
    """Tell whether a text ends as a name with a suffix does, so that its full stop ends no sentence.

    Example:
        >>> ends_with_suffix("By Jae Doe Jr."), ends_with_suffix("By noon he was gone.")
        (True, False)
    """
    found = list(load_cues().suffix.finditer(text))
    return bool(found) and found[-1].end() == len(text)


def _is_where(name: str, joint: str, author: str) -> bool:
    """Tell whether what a comma joins to an author is a place: in capitals, or one word after a full name."""
    if joint not in _LOOSE or name.lower() in load_cues().agencies:
        return False
    return name.isupper() or (" " in author and " " not in name and name[0].isupper())


def read_continuation(before: str, line: str) -> Byline | None:
    """Read a line right below a byline that names more authors.

    Args:
        before: The byline.
        line: The line below it.

    Returns:
        Who it names, or None for any other line.

    Example:
        >>> [read_continuation("By Jane Roe", line).authors for line in ("and Li Wei", "By Li Wei")]
        [('Li Wei',), ('Li Wei',)]
        >>> read_continuation("By Jane Roe", "Harbour Daily") is None
        True
    """
    joint = re.match(r"(?:and\s|&)\s*", line, re.IGNORECASE)
    if joint:
        return read_names(line[joint.end() :])
    is_open = re.search(r"(?:\sand|&|,)\s*\Z", before, re.IGNORECASE) or read_byline(before) == Byline(())
    return read_names(line) if is_open else read_byline(line)


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
    if is_outlet(bare):
        return None
    pieces = [piece for _, piece in _pieces(bare) if not load_cues().role.search(piece)]
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
    """Tell whether every word is capitalised, but for particles before such (`van der`, `al-`, `d'`)."""
    tokens = text.split()
    if not 0 < len(tokens) <= _MOST_TOKENS or any(character.isdigit() for character in text):
        return False
    if not all(re.fullmatch(r"['\u2019\u2018]?[^\W\d_][\w.'\u2019\u2018`­-]*", token) for token in tokens):
        return False
    particles = load_cues().particles
    return _is_capital(tokens[-1]) and all(
        _is_capital(token) or token.strip("'\u2019") in particles for token in tokens
    )


def _is_capital(token: str) -> bool:
    """Tell whether a word is capitalised, itself or after a particle joined to it: `al-Sayed`, `d'Angelo`."""
    joined = re.match(r"(\w+)['\u2019-](?=(.))", token)
    if joined and joined[1] in load_cues().prefixes:
        return not joined[2].islower()
    return not token.lstrip("'\u2019\u2018")[:1].islower()


def _case(name: str) -> str:
    """Write a name in capitals as a name; a single word in capitals is an abbreviation."""
    return name.title() if name.isupper() and " " in name else name
