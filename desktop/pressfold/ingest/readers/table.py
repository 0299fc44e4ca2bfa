"""Tables: CSV and its kin, a row an article, from the exports of databases and monitoring services.

The delimiter is the one that gives the most even rows; the header is known by its names, or named by the user.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from pressfold.ingest.columns import TEXT, chosen, guessed
from pressfold.ingest.encoding import decoded, looks_like_text
from pressfold.ingest.entries import entry
from pressfold.ingest.reader import Columns, Extracted, NotThisFormat, Reader, Refused
from pressfold.ingest.stated_dates import days_come_first
from pressfold.model.article import DATED
from pressfold.model.errors import ColumnsNeeded, FileDamaged, NoSuchColumn

_DELIMITERS = ",;\t|"
#: Rows that tell delimiter, header and the order of dates.
_SAMPLE = 60
#: A field is no longer than the longest article; the module's own limit is 131,072.
_LONGEST_FIELD = 5_000_000


def extract(content: bytes, columns: Columns) -> Iterator[Extracted]:
    """The article of each row in turn, numbered as in the file without its header.

    Raises NotThisFormat, or Refused with ColumnsNeeded where no column is known to hold the text.
    """
    text, encoding = decoded(content)
    text = text if "\n" in text else text.replace("\r", "\n")
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = _delimiter(text[:400_000])
    header, *sample = list(islice(_rows(text, delimiter), _SAMPLE))
    names = [name.strip("\ufeff \t") for name in header]
    named = chosen(names, columns)
    missing = [column for field in named.values() for column in field.split("+") if column not in names]
    if missing:
        raise Refused(NoSuchColumn, _list(missing), _list(names))
    if TEXT not in named:
        raise Refused(ColumnsNeeded, _list(names))
    first = {
        field: days_come_first(row[names.index(named[field])] for row in sample if len(row) >= len(names))
        for field in DATED
        if named.get(field) in names
    }
    rows = _rows(text, delimiter)
    next(rows)
    for nth, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row):
            cells = dict(zip(names, _fitted(row, len(names), delimiter), strict=False))
            yield entry(cells, named, encoding=encoding, part=str(nth), day_first=first)


def _fitted(row: list[str], width: int, delimiter: str) -> list[str]:
    """The row in so many cells: a text whose own signs cut it, unquoted as it stood in the last, is put together."""
    return row if len(row) <= width else [*row[: width - 1], delimiter.join(row[width - 1 :])]


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:20])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that hold anything. Raises Refused where the table breaks off inside a quoted cell."""
    try:
        yield from (row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if row)
    except csv.Error as error:
        raise Refused(FileDamaged, f"its table cannot be read any further: {error}") from error


def _delimiter(text: str) -> str:
    """The delimiter that gives the most rows of the same number of cells, two at least. Raises NotThisFormat."""
    best, found = 0.0, ""
    for delimiter in _DELIMITERS:
        try:
            rows = [len(row) for row in islice(csv.reader(io.StringIO(text), delimiter=delimiter), _SAMPLE) if row]
        except csv.Error:
            continue
        cells, count = Counter(rows).most_common(1)[0] if rows else (0, 0)
        score = (count / len(rows) + min(cells, 8) / 100) if cells > 1 else 0.0
        if score > best:
            best, found = score, delimiter
    if not found:
        raise NotThisFormat
    return found


def is_table(beginning: bytes) -> bool:
    """Whether a file that begins like this has a header that names an article's text and title."""
    if not looks_like_text(beginning):
        return False
    line = beginning.split(b"\n", 1)[0].decode("utf-8", "replace")
    return any(_is_header(line.strip().split(delimiter)) for delimiter in _DELIMITERS)


def _is_header(cells: Sequence[str]) -> bool:
    names = guessed(cell.strip('" \ufeff') for cell in cells)
    return len(cells) > 1 and {TEXT, "title"} <= names.keys()


READER = Reader("table 1", frozenset((".csv", ".tsv", ".tab")), is_table, extract, kind="a table")
