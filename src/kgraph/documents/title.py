"""Find the title among the first paragraphs of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.documents.cues import load_cues
from kgraph.documents.layout import Paragraph, is_terminal

_LONGEST_TITLE = 250
_MOST_WORDS = 40
_MOST_LINES = 3
_KICKER_WORDS = 3
_TITLE_CASE = 0.6
_SURE_TITLE_CASE = 0.9
_ZONE = 6
_UNDERLINE = re.compile(r"[=~^*_-]{3,}\Z")
_MARK = re.compile(r"#{1,6}\s+")


def fold(text: str) -> str:
    """Fold a headline for comparison: letters and digits only, in lower case.

    Example:
        >>> fold("# Bridge  opens!") == fold("Bridge opens")
        True
    """
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def find_title(
    text: str, paragraphs: Sequence[Paragraph], *, known: str = "", has_head: bool = False
) -> tuple[str, list[Paragraph]]:
    """Find the title and leave out what repeats it.

    Args:
        text: The whole text.
        paragraphs: Its paragraphs, head lines left out.
        known: The title where it is known from elsewhere.
        has_head: Whether a line of the head gives a date.

    Returns:
        The title, or an empty string, and the other paragraphs.
    """
    rest = list(paragraphs)
    title = known
    if not title:
        skip = 1 if _has_kicker(rest) else 0
        if not _opens_with_title(text, rest[skip:], has_head=has_head):
            return "", rest
        title = _MARK.sub("", rest[skip].text)
        rest = rest[skip + 1 :]
    head = [paragraph for paragraph in rest[:_ZONE] if not _repeats(paragraph, title)]
    return title, head + rest[_ZONE:]


def _repeats(paragraph: Paragraph, title: str) -> bool:
    """Tell whether a paragraph is the title again, with or without the site's name after it."""
    folded, wanted = fold(paragraph.text), fold(title)
    shorter, longer = sorted((folded, wanted), key=len)
    return bool(shorter) and (
        folded == wanted
        or (longer.startswith(f"{shorter} ") and len(paragraph.lines) == 1 and _is_suffix(paragraph.text, title))
    )


def _is_suffix(text: str, title: str) -> bool:
    longer, shorter = (text, title) if len(text) > len(title) else (title, text)
    return re.match(r"\s*[|\u2013—-]\s+\S", longer[len(shorter.rstrip()) :]) is not None and not is_terminal(text)


def _has_kicker(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether a label of few words stands above a longer headline."""
    if len(paragraphs) < len("abc"):
        return False
    first, second, third = paragraphs[:3]
    is_label = len(first.text.split()) <= _KICKER_WORDS and not is_terminal(first.text)
    is_longer = len(second.text.split()) > _KICKER_WORDS + 1 and not is_terminal(second.text)
    return is_label and is_longer and is_terminal(third.text) and fold(second.text) != fold(first.text)


def _opens_with_title(text: str, paragraphs: Sequence[Paragraph], *, has_head: bool) -> bool:
    if len(paragraphs) <= 1:
        return False
    first, second = paragraphs[:2]
    if len(first.text) > _LONGEST_TITLE or len(first.text.split()) > _MOST_WORDS or len(first.lines) > _MOST_LINES:
        return False
    if _MARK.match(first.text) or fold(first.text) == fold(second.text) or _is_underlined(text, first):
        return True
    if first.text.endswith((":", ";", ",", ".”", '."')) or first.text[:1].islower():
        return False
    is_followed = has_head or any(
        is_terminal(next_.text) and len(next_.text) > len(first.text) for next_ in paragraphs[1:4]
    )
    return is_followed and (not is_terminal(first.text) or _may_end_so(first.text, has_head=has_head))


def _is_underlined(text: str, paragraph: Paragraph) -> bool:
    following = text[paragraph.end : paragraph.end + _LONGEST_TITLE].lstrip(" \t").removeprefix("\r").removeprefix("\n")
    return _UNDERLINE.match(following.splitlines()[0].strip() if following.strip() else "") is not None


def _may_end_so(title: str, *, has_head: bool) -> bool:
    """Tell whether a headline may end with this mark: a question, a call, or an abbreviation's full stop."""
    if title.endswith(("?", "!")):
        return has_head or len(title.split()) <= _MOST_WORDS // 2
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > len("with")]
    share = sum(word[0].isupper() for word in words) / max(1, len(words))
    if title.lower().endswith(load_cues().abbreviations):
        return has_head or share >= _TITLE_CASE
    return share >= _SURE_TITLE_CASE and len(words) >= _KICKER_WORDS
