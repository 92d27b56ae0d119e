"""Read Markdown (https://spec.commonmark.org) with markdown-it-py.

`Document.text` keeps the length of the file, so that offsets fit it: inside paragraphs, marks of emphasis, targets of
links and the like are overwritten with blanks, and nothing moves. Headings, code, tables, images and HTML are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kgraph.documents.assemble import Raw, known_head, make_document
from kgraph.documents.cues import field_names
from kgraph.documents.decoding import decode
from kgraph.documents.readers import reads
from kgraph.model import Document

if TYPE_CHECKING:
    from markdown_it.token import Token

MEDIA_TYPE = "text/markdown"
_NEWLINE = re.compile(r"\r\n?|\n")
_FRONT = re.compile(r"---[ \t]*(?:\r\n?|\n)(.*?)(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_MARKERS = re.compile(r"(?:[ \t]*(?:>[ \t]?|(?:[-+*]|[0-9]{1,9}[.)])[ \t]+))*[ \t]*")
_TARGET = re.compile(r"\]\s*(?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?", re.DOTALL)
_IMAGE = re.compile(r"!\[(?:[^\[\]\\]|\\.|\[[^\]]*\])*\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?", re.DOTALL)
_PARAGRAPH_SEPARATOR = "\u2029"


@reads(".md", ".markdown")
def read_markdown(data: bytes, source: str) -> Iterator[Document]:
    r"""Read one Markdown file.

    Args:
        data: The bytes of the file.
        source: Its name.

    Yields:
        The document.

    Raises:
        UnreadableError: If it is empty, binary, in another encoding, without prose or too long.

    Example:
        >>> (document,) = read_markdown(b"# Bridge opens\n\nThe *mayor* opened it.\n", "bridge.md")
        >>> document.title, [document.text[segment.start : segment.end] for segment in document.segments]
        ('Bridge opens', ['The  mayor  opened it.'])
    """
    text = decode(data)
    fields, length = _front_matter(text)
    tokens = _parse(_blank(text[:length]) + text[length:])
    title = next((inline.content for opening, inline in pairwise(tokens) if opening.type == "heading_open"), "")
    fields = {"title": _plain(title), **fields}
    masked, view = _mask(text, tokens)
    yield make_document(Raw(data, source, MEDIA_TYPE), masked, known_head(fields), view=view)


def _front_matter(text: str) -> tuple[Mapping[str, object], int]:
    """Read `key: value` lines between two rules at the top; give the fields and the length of the whole."""
    match = _FRONT.match(text)
    if not match:
        return {}, 0
    meanings = field_names("document-field")
    fields: dict[str, list[str]] = {}
    key = ""
    for line in _NEWLINE.split(match[1]):
        field = _FIELD.match(line)
        if field:
            key = meanings.get(field[1].lower(), "")
            fields.setdefault(key, []).extend(_values(field[2]))
        elif line.strip() and line[0] not in " \t-#":
            return {}, 0
        else:
            fields.setdefault(key, []).extend(_values(line.strip().removeprefix("- ")))
    return {name: values for name, values in fields.items() if name and values}, match.end()


def _values(written: str) -> list[str]:
    bare = written.strip()
    items = bare[1:-1].split(",") if bare.startswith("[") and bare.endswith("]") else [bare]
    return [value for item in items if (value := item.strip().strip("\"'"))]


def _parse(text: str) -> list[Token]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - few inputs are Markdown

    return MarkdownIt("commonmark").enable("table").disable("text_join").parse(text)


def _plain(content: str) -> str:
    inlines = _parse(content.replace("\n", " ").lstrip("#> -+*"))
    return "".join(child.content for token in inlines for child in token.children or () if child.type != "html_inline")


def _blank(text: str) -> str:
    return "".join(character if character.isspace() else " " for character in text)


def _mask(text: str, tokens: Sequence[Token]) -> tuple[str, str]:
    """Overwrite the markup inside paragraphs with blanks; and, in a second text, all that is no paragraph too."""
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text)), len(text)]
    masked, view = list(text), list(_blank(text))
    for opening, inline in pairwise(tokens):
        if opening.type != "paragraph_open" or not inline.map:
            continue
        start, end = starts[inline.map[0]], starts[min(inline.map[1], len(starts) - 1)]
        prose = _visible(text[start:end], inline.children or [])
        masked[start:end] = prose
        view[start:end] = prose
        if text[start] in "-+*>0123456789" and prose[0] == " ":
            # Items of a list stand on lines of their own without a blank line between.
            view[start] = _PARAGRAPH_SEPARATOR
    return "".join(masked), "".join(view)


def _visible(raw: str, children: Sequence[Token]) -> list[str]:
    """Blank all of a paragraph but the words that its inline tokens show, each found in its turn."""
    shown = list(_blank(raw))
    markers = _MARKERS.match(raw)
    cursor = markers.end() if markers else 0
    for child in children:
        if child.type == "image":
            image = _IMAGE.search(raw, cursor)
            cursor = image.end() if image else cursor
        elif child.type == "link_close" and child.markup != "autolink":
            target = _TARGET.match(raw, raw.find("]", cursor))
            cursor = target.end() if target else cursor
        elif child.type in {"text", "code_inline", "text_special"} and child.content:
            cursor = _show(raw, shown, child, cursor)
    return shown


def _show(raw: str, shown: list[str], child: Token, cursor: int) -> int:
    """Show one token's words; a word that the markers of a list seem to hold is looked for from the start."""
    written = child.markup if child.type == "text_special" else child.content
    start = raw.find(written, cursor)
    if start < 0:
        start = raw.find(written)
    if start < 0:
        return cursor
    content = child.content[: len(written)]
    shown[start : start + len(content)] = content
    return start + len(written)
