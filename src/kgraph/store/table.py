"""Write rows as aligned text that can be read, cut and compared."""

from __future__ import annotations

from collections.abc import Sequence

_GAP = "  "


def render_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Align columns under their names.

    Cells are kept whole, so that an IRI can be copied; line breaks and control characters, which a text may hide to
    move a terminal's cursor, become spaces.

    Args:
        header: Names of the columns.
        rows: Cells, as many in each row as there are columns.

    Returns:
        The lines: header, rule, rows.

    Example:
        >>> render_table(["n", "name"], [["1", "Ada"], ["22", "Bo"]]).splitlines()
        ['n   name', '--  ----', '1   Ada', '22  Bo']
    """
    from rich.cells import cell_len  # noqa: PLC0415 - only a table needs the width of wide letters

    cells = [[clean(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    lines = [
        _GAP.join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (cells[0], ["-" * width for width in widths], *cells[1:])
    ]
    return "\n".join(lines) + "\n"


def clean(text: str) -> str:
    """Replace what is not printable by spaces.

    Example:
        >>> clean(f"a{chr(27)}[2J")
        'a [2J'
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)
