"""JSON: a sheet as a list of objects, readable by people as well."""

from __future__ import annotations

import json

from pressfold.model.sheet import Cell, Sheet
from pressfold.text.printable import printable


def rendered(sheet: Sheet) -> bytes:
    """The bytes of the file: UTF-8, one list."""
    rows = [dict(zip(sheet.columns, map(_value, row), strict=True)) for row in sheet.rows]
    return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()


def _value(cell: Cell) -> object:
    if isinstance(cell, tuple):
        return [printable(part) for part in cell]
    return printable(cell) if isinstance(cell, str) else cell
