"""The reader's registry as a table, CSV or XLSX: one row an entry, several aliases in a cell with ";" between them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pressfold.actors.own_registry import RawEntry, checked
from pressfold.model.own_entry import FIELDS, Mistake, OwnEntries, OwnEntry

_LISTS = ("aliases", "handles")
#: A cell that begins so would be taken for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: No table has more rows and columns than this: a sheet whose last cell is formatted must not be read for an hour.
_MOST, _WIDEST = 200_000, 100


def from_csv(content: bytes) -> OwnEntries:
    """The entries of a CSV file in UTF-8 (or the old Windows encoding), with commas, semicolons or tabs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    return _entries(_numbered(reader))


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, Sequence[object]]]:
    """The rows of a CSV reader with the line each starts on; it ends where the file can be read no further."""
    line = 1
    while True:
        try:
            row = next(reader)
        except (StopIteration, csv.Error):
            return
        yield line, row
        line = reader.line_num + 1  # type: ignore[attr-defined]  # a csv reader has it


def from_xlsx(content: bytes) -> OwnEntries:
    """The entries of the first sheet of an Excel file. Raises ValueError where it is none."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = enumerate(book.worksheets[0].iter_rows(values_only=True, max_row=_MOST, max_col=_WIDEST), start=1)
        return _entries(list(rows))
    except Exception as error:  # openpyxl raises whatever a broken file makes it stumble over
        raise ValueError(str(error)) from error


def _entries(rows: Iterable[tuple[int, Sequence[object]]]) -> OwnEntries:
    """The entries below a header that names the fields."""
    numbered = iter(rows)
    header = next(((line, row) for line, row in numbered if any(map(_says, row))), None)
    names = [str(cell or "").strip().lower().replace(" ", "_") for cell in header[1]] if header else []
    if "name" not in names:
        line = header[0] if header else 1
        return OwnEntries((), (Mistake(line, "name", "The first row names no column “name”; nothing was taken."),))
    mistakes = [
        Mistake(header[0] if header else 1, name, f"There is no field “{name}”; the column was passed over.")
        for name in names
        if name and name not in FIELDS
    ]
    return checked((_raw(line, names, row) for line, row in numbered if any(map(_says, row))), mistakes)


def _says(cell: object) -> bool:
    return cell is not None and bool(str(cell).strip())


def _raw(line: int, names: Sequence[str], row: Sequence[object]) -> RawEntry:
    values: dict[str, object] = {}
    for name, cell in zip(names, row, strict=False):
        if name in FIELDS and _says(cell):
            text = str(cell).strip()
            text = text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text
            values[name] = [part for part in text.split(";") if part.strip()] if name in _LISTS else text
    return RawEntry(line, {}, values)


def to_csv(entries: Sequence[OwnEntry]) -> bytes:
    """The entries as CSV that Excel opens as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(FIELDS)
    writer.writerows([_guarded(cell) for cell in _row(entry)] for entry in entries)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(entries: Sequence[OwnEntry]) -> bytes:
    """The entries as an Excel file; every cell is text."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Actors"
    sheet.append(FIELDS)
    for entry in entries:
        sheet.append([_guarded(cell) for cell in _row(entry)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _row(entry: OwnEntry) -> list[str]:
    values = (getattr(entry, name) for name in FIELDS)
    return ["; ".join(value) if isinstance(value, tuple) else str(value or "") for value in values]


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


#: What reads and what writes each kind of table, by the file's ending.
READERS = {".csv": from_csv, ".tsv": from_csv, ".txt": from_csv, ".xlsx": from_xlsx, ".xlsm": from_xlsx}
WRITERS = {".csv": to_csv, ".xlsx": to_xlsx}


def is_table(path: Path) -> bool:
    """Whether a file's ending is that of a table."""
    return path.suffix.lower() in READERS
