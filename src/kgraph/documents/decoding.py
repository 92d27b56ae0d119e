"""Decode bytes to text, or say why they are no text.

Only encodings that prove themselves are read: UTF-8, and UTF-16 by its byte order mark. Guessing an 8-bit encoding
always succeeds and is often wrong, and a wrong letter in a name makes a wrong entity: such input is rejected with the
command that converts it.
"""

from __future__ import annotations

import codecs

from kgraph.documents.errors import UnreadableError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes) -> str:
    """Decode a text file, without its byte order mark.

    Args:
        data: The bytes of the file.

    Returns:
        The text; its line ends stay as they are, so that offsets fit the file.

    Raises:
        UnreadableError: If the bytes are empty, binary, or in another encoding.

    Example:
        >>> decode("Café".encode("utf-8-sig"))
        'Café'
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if encoding == "utf-8" and b"\0" in data:
        raise UnreadableError(f"it is binary: NUL at byte {data.index(0)}; give the text itself.")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(_wrong_encoding(data, len(mark), error)) from error
    return check_text(text)


def check_text(text: str) -> str:
    """Return a text that can be read and written, unchanged.

    Raises:
        UnreadableError: If it is empty or blank, or holds NUL characters or lone surrogates.
    """
    if not text.strip():
        raise UnreadableError("it is empty.")
    if "\0" in text:
        raise UnreadableError(f"it is binary: NUL at character {text.index(chr(0))}; give the text itself.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(f"character {error.start} is a lone surrogate, which is no text.") from error
    return text


def _wrong_encoding(data: bytes, offset: int, error: UnicodeDecodeError) -> str:
    position = error.start + offset
    return (
        f"wrong encoding: byte {position} (0x{data[position]:02X}) is not {error.encoding.upper()}; "
        "convert it first, as with 'iconv -f WINDOWS-1252 -t UTF-8'."
    )
