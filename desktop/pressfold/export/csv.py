"""CSV: a sheet as RFC 4180 with a header row, in UTF-8 with the mark by which spreadsheets know it.

A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
from io import StringIO

from pressfold.model.sheet import Cell, Sheet
from pressfold.text.printable import printable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rendered(sheet: Sheet) -> bytes:
    """The bytes of the file; rows end in CR LF, as the standard asks."""
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(sheet.columns)
    writer.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8", "replace")


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return cell
    text = printable("; ".join(cell) if isinstance(cell, tuple) else cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
