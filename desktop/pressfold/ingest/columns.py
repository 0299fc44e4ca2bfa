"""Columns: which field of an article a column of a table, or a key of an export, fills.

A table of names in many languages knows the usual ones; a user names the others, on the command line or in a file
beside the export: lines such as `title = Headline`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from pressfold.ingest.reader import Columns
from pressfold.model.errors import BadColumns
from pressfold.resources import resource

#: The fields that a column can fill: those of `Metadata`, and the text.
TEXT = "text"
#: A file beside an export that says what its columns are: "export.csv.map" beside "export.csv".
BESIDE = ".map"
_LONGEST = 64_000
_CAPITAL = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_APART = re.compile(r"[\s_.:/-]+")


@cache
def known_names() -> Mapping[str, Sequence[str]]:
    """The usual names of columns for each field, in the order in which they are looked for."""
    names: dict[str, list[str]] = tomllib.loads(resource("ingest", "columns.toml").read_text(encoding="utf-8"))
    return names


def plain_name(name: str) -> str:
    """A column's name as it is compared: "pubDate" and "PUB_DATE" are "pub date"."""
    return _APART.sub(" ", _CAPITAL.sub(" ", name.strip("\ufeff \t\"'"))).strip().casefold()


def guessed(names: Iterable[str]) -> dict[str, str]:
    """The columns by the fields that their names say they fill; each column fills one field at most."""
    present: dict[str, str] = {}
    for name in names:
        present.setdefault(plain_name(name), name)
    found: dict[str, str] = {}
    for field, usual in known_names().items():
        column = next(
            (present[name] for name in usual if name in present and present[name] not in found.values()), None
        )
        if column is not None:
            found[field] = column
    return found


def parsed(text: str) -> dict[str, str]:
    """What `title=Headline,text=Body` says, or lines of a file: columns by field. Raises BadColumns."""
    found: dict[str, str] = {}
    for entry in re.split(r"[,\n]", text):
        field, equals, column = (piece.strip() for piece in entry.partition("="))
        if not field or field.startswith("#"):
            continue
        if not equals or not column or field not in known_names():
            raise BadColumns(entry.strip(), ", ".join(known_names()))
        found[field] = column
    return found


def beside(path: Path) -> dict[str, str]:
    """What the file beside an export says about its columns, nothing where there is none. Raises BadColumns."""
    try:
        with path.with_name(path.name + BESIDE).open(encoding="utf-8-sig") as file:
            return parsed(file.read(_LONGEST))
    except (OSError, ValueError):  # none there, or no text
        return {}


def chosen(names: Sequence[str], asked: Columns) -> dict[str, str]:
    """The columns by field: those that were asked for, and the guessed ones for the fields that were not."""
    taken = {column for columns in asked.values() for column in columns.split("+")}
    return {**guessed(name for name in names if name not in taken), **asked}
