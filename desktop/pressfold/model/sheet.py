"""A sheet: rows of one kind of thing for other programs, one value a column."""

from __future__ import annotations

from dataclasses import dataclass

#: What a cell may hold; a writer without lists joins them.
Cell = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` name the values of every row, in the words of the command line's JSON."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
