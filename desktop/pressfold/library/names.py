"""Lists of names in files: a text file with a name a line, or the first column of a CSV file."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from pressfold.model.errors import FileMissing, FileUnreadable


def names_in(path: Path) -> list[str]:
    """The names of a list in their order. Raises FileMissing, FileUnreadable."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FileMissing(str(path)) from error
    except OSError as error:
        raise FileUnreadable(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise FileUnreadable(str(path), "it is not UTF-8 text") from error
    return names_of(text, table=path.suffix.lower() == ".csv")


def names_of(text: str, *, table: bool = False) -> list[str]:
    """The lines of a text, or the first column of a table in CSV; blank ones left out."""
    found = [row[0] for row in csv.reader(StringIO(text)) if row] if table else text.splitlines()
    return [name.strip() for name in found if name.strip()]
